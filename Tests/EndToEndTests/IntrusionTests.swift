import Glibc
import TestSupport
import Testing

extension EndToEnd {
  /// What somebody who may write to a shared folder, or hands over a path, can bring about.
  @Suite struct IntrusionTests {
    private func started() throws -> Sandbox {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      try Files.makeFolder(sandbox("elsewhere"))
      try Files.write("theirs", to: sandbox("elsewhere/file"))
      return sandbox
    }

    @Test func `repairing follows no link out of the folder, and says what it left`() throws {
      let sandbox = try started()
      try Files.write("left by a crash", to: sandbox("a/.new-1"))
      try Files.write("not ours", to: sandbox("elsewhere/.new-2"))
      try #require(symlink("../elsewhere", sandbox("a/recovered")) == 0)
      try #require(symlink("../../elsewhere", sandbox("a/ledger/mallory")) == 0)
      let before = Files.contents(sandbox("elsewhere"))
      let run = try sandbox.run("doctor", "a", "--repair")
      #expect(run.code == 1)
      #expect(run.text.contains("It could not be done: recovered: "), "\(run.text)")
      #expect(Files.contents(sandbox("elsewhere")) == before)
      #expect(Files.names(sandbox("a")).contains(".new-1"))
      try #require(unlink(sandbox("a/recovered")) == 0)
      try #require(unlink(sandbox("a/ledger/mallory")) == 0)
      try sandbox.succeed("doctor", "a", "--repair")
      #expect(Files.names(sandbox("a/recovered")) == ["new-1"])
    }

    @Test(arguments: [
      ["sign", "a", "--key", "pipe", "--out", "signed"],
      ["verify", "a", "--signature", "pipe", "--signers", "a/appraisal.json", "--signer", "x"],
      ["verify", "a", "--signature", "a/appraisal.json", "--signers", "pipe", "--signer", "x"],
      ["verify", "a", "--report", "pipe"],
    ])
    func `what would be read from a pipe is refused and waits for nobody`(
      _ arguments: [String]
    ) throws {
      let sandbox = try started()
      try #require(mkfifo(sandbox("pipe"), 0o600) == 0)
      let run = try sandbox.run(arguments)
      #expect(run.code == 66)
      #expect(run.words.contains("pipe can"), "\(run.words)")
      #expect(!Files.names(sandbox.path).contains("signed"))
    }

    @Test func `a signature is never written through a link that is there`() throws {
      let sandbox = try started()
      try Files.write("no key", to: sandbox("key"))
      try #require(symlink("elsewhere/file", sandbox("signed.sig")) == 0)
      let run = try sandbox.run("sign", "a", "--key", "key", "--out", "signed")
      #expect(run.code == 73)
      #expect(run.words.contains("signed.sig is there already. Choose another place."))
      #expect(Files.read(sandbox("elsewhere/file")) == Array("theirs".utf8))
      #expect(!Files.names(sandbox.path).contains("signed"))
    }

    @Test func `thousands of strays lock nobody out, and are told by number`() throws {
      let sandbox = try started()
      for number in 1...1001 { try Files.write("", to: sandbox("a/stray-\(number)")) }
      for number in 1...1001 { try Files.write("", to: sandbox("a/ledger/stray.\(number)")) }
      for number in 1...1001 { try Files.write("", to: sandbox("a/snapshots/stray-\(number)")) }
      for number in 1...10_001 { try Files.makeFolder(sandbox("a/ledger/x\(number)")) }
      let run = try sandbox.run(
        "score", "a", "--option", "arms-length", "--criterion", "care", "--value", "40")
      #expect(run.code == 0, "\(run.words)")
      try sandbox.succeed("snapshot", "a", "--name", "Now")
      let verified = try sandbox.succeed("verify", "a")
      for words in [
        "stray-1 is not a part of the record",
        "Besides, 991 files and folders here are not a part of the record",
        "ledger: Besides, 991 files and folders", "snapshots: Besides, 991 files and folders",
      ] {
        #expect(verified.text.contains(words), "\(words)")
      }
      #expect(verified.text.split(separator: "\n").count < 60)
    }
  }
}
