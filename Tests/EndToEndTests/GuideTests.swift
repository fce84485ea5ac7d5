import Glibc
import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// The decision, withholding, repairing, and what an auditor asks.
  @Suite struct GuideTests {
    private static let folder = "mk-2010.appraisal"

    /// An appraisal in which everything that an auditor asks about has happened.
    private func prepared() throws -> Sandbox {
      let sandbox = try Sandbox()
      let path = Self.folder
      try sandbox.succeed("new", path, "--case", "mk-2010")
      try sandbox.succeed(
        "score", path, "--option", "arms-length", "--criterion", "care", "--value", "61",
        "--reason", "Joint teams are there", "--evidence", "integrated-today")
      try sandbox.succeed("snapshot", path, "--name", "Before the meeting")
      try Files.write("The report.", to: sandbox("report.txt"))
      try sandbox.succeed(
        "decide", path, "--day", "2010-03-25", "--words", "Resolved to join the council.",
        "--chosen", "join-council", "--mover", "Ann", "--vote", "5:1:0", "--response",
        "Union | Keep us together | Read out", "--equality-day", "2010-03-01",
        "--equality-version", "2", "--report", "report.txt")
      try sandbox.succeed("snapshot", path, "--name", "Decided", "--final", "--anyway")
      return sandbox
    }

    @Test func `each of the eleven questions is answered by one command`() throws {
      let sandbox = try prepared()
      let guide = String(
        decoding: Files.read(Program.checkout + "/docs/guide/auditor.md"), as: UTF8.self)
      let commands = guide.split(separator: "\n").filter { $0.hasPrefix("appraise ") }
      #expect(guide.split(separator: "\n").count { $0.hasPrefix("## ") && $0.hasSuffix("?") } == 11)
      try #require(commands.count == 11)
      let expected = [
        "Decided by: ", "joined as member and facilitator", "The record holds nothing of this kind",
        "started the appraisal from the case", "marked Stay at arm's length on",
        "rested the mark of Stay at arm's length on", "gave a reason for Stay at arm's length",
        "Consultation: Union: Keep us together (considered: Read out). Equality assessment of "
          + "1 March 2010, version 2",
        "Before the meeting lay: report.txt, whose hash begins with", "Hash of the record: ",
        "member-1 wrote by the key ",
      ]
      for (command, words) in zip(commands, expected) {
        let answer = try sandbox.run(command.split(separator: " ").dropFirst().map(String.init))
        #expect(answer.code == 0, "\(command): \(answer.words)")
        #expect(answer.text.contains(words), "\(command): \(answer.text)")
      }
    }

    @Test func `the report is held against the hash that the decision names`() throws {
      let sandbox = try prepared()
      let same = try sandbox.succeed("verify", Self.folder, "--report", "report.txt")
      #expect(
        same.text.hasPrefix(
          "report.txt is the report that the decision names.\nWho recorded the decision: member-1 "
            + "wrote by the key "))
      try Files.write("Another report.", to: sandbox("report.txt"))
      let other = try sandbox.run("verify", Self.folder, "--report", "report.txt")
      #expect(other.code == 1)
      #expect(other.words.contains("report.txt is not the report that the decision names"))
    }

    private static let openssl = "/usr/bin/openssl"

    /// What is printed to be typed is typed, in a shell.
    @Test(
      .enabled(
        if: access(openssl, X_OK) == 0, "OPENSSL IS NOT INSTALLED: no signature was checked."))
    func `who wrote a line is shown by openssl, and not of a line that was changed`() throws {
      let sandbox = try prepared()
      let lines = try sandbox.succeed("log", Self.folder, "--about", "marks", "--json").json()
      let line = try #require(lines.elements?.first)
      #expect(line["known"]?.text == "said")
      let hash = try #require(line["hash"]?.text)
      let answer = try sandbox.succeed("keys", Self.folder, "--wrote", hash)
      #expect(answer.text.contains("member-1 wrote by the key "))
      #expect(answer.text.contains(": who they are was said."))
      let typed = answer.text.split(separator: "\n").filter {
        $0.hasPrefix("printf ") || $0.hasPrefix("openssl ")
      }.joined(separator: "\n")
      func check(_ script: String) throws -> Int32 {
        try sandbox.run("/bin/sh", ["-e", "-c", "cd \(sandbox.path) && \(script)"], [:]).code
      }
      #expect(try check(typed) == 0)
      #expect(
        try check(typed.replacing("appraise.signature.v1", with: "appraise.signature.v2")) != 0)
      let proof = try sandbox.succeed("keys", Self.folder, "--wrote", hash, "--json").json()
      #expect(proof["key"]?.text == line["key"]?.text)
      #expect(proof["hash"]?.text == hash)
    }

    @Test func `a decision can be given as JSON, and a bad one is refused at its place`() throws {
      let sandbox = try prepared()
      try Files.write(
        #"{"day":"2010-04-01","words":"Resolved again.","votes":[{"inFavour":6,"against":0,"abstained":0}]}"#,
        to: sandbox("d.json"))
      let given = try sandbox.succeed("decide", Self.folder, "--input", "d.json", "--json").json()
      #expect(given["day"]?.text == "2010-04-01")
      #expect(given["votes"]?.elements?.count == 1)
      #expect(try sandbox.run("decide", Self.folder, "--input", "d.json").code == 1)
      try Files.write(#"{"day":5}"#, to: sandbox("d.json"))
      let bad = try sandbox.run("decide", Self.folder, "--input", "d.json")
      #expect(bad.code == 65)
      #expect(bad.words.contains("d.json, line 1, column 8"))
      let unknown = try sandbox.run("decide", Self.folder, "--chosen", "fly")
      #expect(unknown.code == 1)
      let stranger = try sandbox.run(["decide", Self.folder, "--words", "Mine"], as: "member-9")
      #expect(stranger.code == 1)
    }

    @Test func `a withheld line keeps the chain whole and says by whom and why`() throws {
      let sandbox = try prepared()
      let lines = try sandbox.succeed("log", Self.folder, "--about", "marks", "--json").json()
      let reason = try #require(
        lines.elements?.first { $0["sentence"]?.text?.contains("gave a reason") == true })
      let hash = try #require(reason["hash"]?.text)
      try sandbox.succeed(
        "score", Self.folder, "--option", "arms-length", "--criterion", "care", "--value", "61",
        "--reason", "Another one")
      let before = try #require(try sandbox.succeed("verify", Self.folder, "--json").json()["head"])
      let refused = try sandbox.run(["redact", Self.folder, hash, "--reason", "x"], as: "member-9")
      #expect(refused.code == 1)
      #expect(refused.words.contains("it takes a facilitator"))
      let done = try sandbox.succeed("redact", Self.folder, hash, "--reason", "A name")
      #expect(done.text.contains("Snapshots made after it still hold what it led to: 1 and 2."))
      #expect(done.text.contains("Other lines set the same value and may repeat what it said: "))
      let judged = try sandbox.run("verify", Self.folder, "--json")
      #expect(judged.code == 2)
      #expect(judged.words.contains("is not fully rebuildable: 1 entry is withheld"))
      let verified = try judged.json()
      #expect(verified["withheld"]?.integer == 1)
      let noted = try #require(before.text)
      #expect(
        try sandbox.run("verify", Self.folder, "--expect", noted).text.contains(
          "but what 1 of its lines said is withheld by now"))
      let log = try sandbox.succeed("log", Self.folder).text
      #expect(!log.contains(": Joint teams"))
      #expect(
        log.contains(/is withheld by member-1 \(member-1\), \d{1,2} [A-Z][a-z]+ \d{4}: A name\n/))
      #expect(try sandbox.run("replay", Self.folder).code == 2)
      #expect(try sandbox.run("redact", Self.folder, hash, "--reason", "Again").code == 1)
    }

    @Test func `a doctor repairs what is safe and changes nothing unasked`() throws {
      let sandbox = try prepared()
      let path = sandbox(Self.folder)
      #expect(
        try sandbox.succeed("doctor", Self.folder).text == "Nothing is wrong with the folder.\n")
      try Files.write("half", to: path + "/.new-1234")
      Files.remove(path + "/.gitattributes")
      let tree = Files.contents(path)
      let ill = try sandbox.run("doctor", Self.folder)
      #expect(ill.code == 1)
      #expect(ill.text.contains(".new-1234 was left by a crash and is a part of nothing."))
      #expect(
        ill.words
          == "appraise: \(Self.folder): 2 things need your attention. What --repair can do is "
          + "done by: appraise doctor \(Self.folder) --repair\n")
      #expect(Files.contents(path) == tree)
      let repaired = try sandbox.succeed("doctor", Self.folder, "--repair")
      #expect(repaired.text.contains("Repaired."))
      #expect(Files.names(path + "/recovered") == ["new-1234"])
      try sandbox.succeed("doctor", Self.folder)
    }

    /// The file of the newest snapshot.
    private static func latest(_ sandbox: Sandbox) -> String {
      Files.names(sandbox("\(folder)/snapshots")).last ?? ""
    }

    private static let keygen = "/usr/bin/ssh-keygen"

    @Test(
      .enabled(
        if: access(keygen, X_OK) == 0, "SSH-KEYGEN IS NOT INSTALLED: no signature was checked."))
    func `a signature holds for what was signed`() throws {
      let sandbox = try prepared()
      let key = sandbox("key")
      let made = try sandbox.run(Self.keygen, ["-q", "-t", "ed25519", "-N", "", "-f", key], [:])
      try #require(made.code == 0)
      try sandbox.succeed("sign", Self.folder, "--key", key, "--out", "head.txt")
      try Files.write(Array("chair ".utf8) + Files.read(key + ".pub"), to: sandbox("signers"))
      let check = [
        "verify", Self.folder, "--signature", "head.txt.sig", "--signers", "signers", "--signer",
        "chair",
      ]
      let good = try sandbox.run(check)
      #expect(good.code == 0)
      #expect(good.text.contains("chair signed the hash"))
      try sandbox.succeed("snapshot", Self.folder, "--name", "Later")
      let grown = try sandbox.run(check)
      #expect(grown.code == 0)
      #expect(grown.text.contains("is still there. Since then 0 lines and 1 snapshot came."))
      Files.remove(sandbox("\(Self.folder)/snapshots/\(Self.latest(sandbox))"))
      #expect(try sandbox.run(check).code == 0)
      Files.remove(sandbox("\(Self.folder)/snapshots/\(Self.latest(sandbox))"))
      let cut = try sandbox.run(check)
      #expect(cut.code == 1)
      #expect(cut.words.contains("the snapshot whose fingerprint begins with"), "\(cut.words)")
      try Files.write("changed", to: sandbox("head.txt"))
      #expect(try sandbox.run(check).code == 1)
    }
  }
}
