import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// Nothing that comes from outside reaches a terminal as a control sequence.
  @Suite struct ControlByteTests {
    /// Sets the title of a window; and the same sequence's opening as one character.
    static let hostile = "\u{1B}]0;x\u{07}\u{9B}31m"

    @Test(arguments: [
      ["show", "a", "--as", hostile], ["show", hostile], [hostile], ["rank", hostile, "--json"],
      ["new", "b", "--case", hostile], ["new", hostile + "/b", "--case", "nope"],
      ["score", "a", "--option", hostile, "--criterion", "care", "--value", "5"],
      ["score", "a", "--option", "join-council", "--criterion", hostile, "--value", "5"],
      ["score", "a", "--option", "join-council", "--criterion", "care", "--value", hostile],
      [
        "score", "a", "--option", "join-council", "--criterion", "care", "--value", "5",
        "--evidence", hostile,
      ],
      ["--" + hostile], ["show", "a", hostile], ["show", "a", "--json=" + hostile],
      ["help", hostile],
    ])
    func `what was typed is repeated without its control characters`(arguments: [String]) throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      let finished = try sandbox.run(arguments)
      #expect(finished.isSafe, "\(finished)")
    }

    @Test func `names in a case and of folders are shown without their control characters`() throws
    {
      let sandbox = try Sandbox()
      let folder = "a" + Self.hostile
      try makeHostile(sandbox)
      let started = try sandbox.succeed("new", folder, "--case", "c.json")
      #expect(started.isSafe)
      try sandbox.succeed(
        "score", folder, "--option", "join-council", "--criterion", "care", "--value", "5",
        "--reason", Self.hostile)
      for arguments in [
        ["show", folder], ["show", folder, "--json"], ["show", folder, "--as-case"],
        ["rank", folder], ["rank", folder, "--json"], ["rank", folder, "--csv"],
        ["weigh", folder, "--show", "--csv"], ["log", folder],
        ["response", folder, "--body", "nhs"], ["health", folder],
        ["snapshot", folder, "--name", Self.hostile, "--note", Self.hostile, "--json"],
        ["snapshot", folder, "--name", Self.hostile], ["show", folder],
      ] {
        let finished = try sandbox.run(arguments)
        #expect(finished.code == 0, "\(finished.words)")
        #expect(finished.isSafe, "\(arguments)")
        #expect(finished.output.count > 50)
      }
      try lookEverywhere(sandbox, folder)
    }

    /// The case with the sequence before every text that people read.
    private func makeHostile(_ sandbox: Sandbox) throws {
      let sound = Files.read(Program.cases + "/mk-2010.json")
      var hostile = String(decoding: sound, as: UTF8.self)
      for key in ["label", "short", "words", "title", "question", "place", "summary"] {
        hostile.replace("\"\(key)\": \"", with: "\"\(key)\": \"\\u001b]0;x\\u0007\\u009b31m")
      }
      try Files.write(hostile, to: sandbox("c.json"))
    }

    private func lookEverywhere(_ sandbox: Sandbox, _ folder: String) throws {
      let desk = try Desk(folder, in: sandbox, columns: 132, rows: 50)
      for keys in [
        "g0", "i", Keys.escape, "d", "\r", "v", "\r", "g1", "\r", "c", "\r", "g2", "e", Keys.escape,
        "m", "x", Keys.escape, "g3", "g4", "g7", "\r", Keys.escape, "?", Keys.escape,
      ] {
        // The mark of a hidden character stands wherever a name does.
        try desk.type(keys)
      }
      try desk.leave()
      let written = String(decoding: desk.terminal.output, as: UTF8.self)
      #expect(written.contains("U+001B"))
      #expect(!written.contains("\u{1B}]0;"))
      #expect(!written.unicodeScalars.contains { (0x80..<0xA0).contains($0.value) })
    }

    @Test func `the check sees a control character`() {
      let finished = Finished(output: Array(Self.hostile.utf8), complaint: [], code: 0)
      #expect(!finished.isSafe)
      #expect(!Finished(output: [0xC2, 0x9B], complaint: [], code: 0).isSafe)
      #expect(!Finished(output: [], complaint: [0xFF], code: 0).isSafe)
      #expect(Finished(output: Array("é\n".utf8), complaint: [], code: 0).isSafe)
    }
  }
}
