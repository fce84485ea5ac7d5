import Glibc
import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// The verbs that check and explain a record.
  @Suite struct AuditTests {
    private func started() throws -> Sandbox {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      return sandbox
    }

    private func markAll(_ sandbox: Sandbox) throws {
      let desk = try Desk("a", in: sandbox)
      try desk.mark(cells: 0..<48)
      try desk.waitSaved()
      try desk.leave()
    }

    private func mark(
      _ sandbox: Sandbox, _ option: String, _ value: String, criterion: String = "care",
      reason: String? = nil
    ) throws {
      let why = reason.map { ["--reason", $0] } ?? []
      let run = try sandbox.run(
        ["score", "a", "--option", option, "--criterion", criterion, "--value", value] + why)
      try #require(run.code == 0, "\(run.words)")
    }

    private func segments(_ sandbox: Sandbox) throws -> [String] {
      Files.names(sandbox("a/ledger")).flatMap { writer in
        Files.names(sandbox("a/ledger/\(writer)")).map { "a/ledger/\(writer)/\($0)" }
      }
    }

    private func segment(_ sandbox: Sandbox, _ number: Int) throws -> String {
      let files = try segments(sandbox)
      // Names begin with seconds; what counts is who was there first.
      let first = files.first {
        String(decoding: Files.read(sandbox($0)), as: UTF8.self).contains("adopt")
      }
      return try #require(number == 0 ? first : files.filter { $0 != first }.first)
    }

    // MARK: Verify

    @Test func `a record as it was written is good, and its hash is shown`() throws {
      let sandbox = try started()
      try mark(sandbox, "join-council", "61")
      try sandbox.succeed("snapshot", "a", "--name", "First")
      let verified = try sandbox.succeed("verify", "a", "--json").json()
      #expect(verified["verdict"]?.text == "good")
      let head = try #require(verified["head"]?.text)
      #expect(head.count == 64)
      #expect(try sandbox.succeed("show", "a").text.contains("Hash of the record: \(head)\n"))
      let text = try sandbox.succeed("verify", "a", "--expect", head).text
      #expect(text.contains("The record is exactly as it was when the hash was noted."))
      #expect(text.contains("Checked "))
      #expect(text.contains("Signatures do not show who holds a key: the program does not check"))
      #expect(!text.contains("prove"))
    }

    @Test func `a changed line is named by file and line`() throws {
      let sandbox = try started()
      try mark(sandbox, "join-council", "61", reason: "Joint teams")
      let file = try segment(sandbox, 1)
      let text = String(decoding: Files.read(sandbox(file)), as: UTF8.self)
      for (old, new) in [("\"61\"", "\"91\""), ("Joint", "Giant")] {
        try Files.write(text.replacing(old, with: new), to: sandbox(file))
        let verified = try sandbox.run("verify", "a")
        #expect(verified.code == 1)
        let name = file.dropFirst(2)
        #expect(
          verified.words.hasPrefix("appraise: a is damaged. First: \(name)"), "\(verified.words)")
        #expect(verified.words.contains("ine \(old == "\"61\"" ? 2 : 3)"), "\(verified.words)")
      }
    }

    @Test func `a removed sitting that somebody had seen is noticed`() throws {
      let sandbox = try started()
      try mark(sandbox, "join-council", "61")
      try mark(sandbox, "dispersal", "21")
      let middle = try #require(
        try segments(sandbox).first {
          String(decoding: Files.read(sandbox($0)), as: UTF8.self).contains(#""new":"61""#)
        })
      Files.remove(sandbox(middle))
      let verified = try sandbox.run("verify", "a")
      #expect(verified.code == 1)
      #expect(verified.words.contains("which is not here: it was removed or cut"))
    }

    @Test func `a noted hash finds what was cut off, and lets the record grow`() throws {
      let sandbox = try started()
      try mark(sandbox, "join-council", "61")
      let noted = try #require(try sandbox.succeed("verify", "a", "--json").json()["head"]?.text)
      try mark(sandbox, "dispersal", "21")
      let grown = try sandbox.succeed("verify", "a", "--expect", noted)
      #expect(
        grown.text.contains(
          "Everything that was there when the hash was noted is still there. Since then 3 lines "
            + "and 0 snapshots came."), "\(grown.text)")
      let later = try #require(try sandbox.succeed("verify", "a", "--json").json()["head"]?.text)
      let file = try segment(sandbox, 0)
      let kept = Files.read(sandbox(file))
      for path in try segments(sandbox) where path != file { Files.remove(sandbox(path)) }
      #expect(Files.read(sandbox(file)) == kept)
      #expect(try sandbox.run("verify", "a").code == 0)
      let cut = try sandbox.run("verify", "a", "--expect", later)
      #expect(cut.code == 1)
      #expect(cut.words.contains("The record does not hold what it held when"))
    }

    @Test func `a note of all ends needs no search, and what is no hash is an error of use`() throws
    {
      let sandbox = try started()
      let first = try sandbox.succeed("verify", "a", "--note", "noted").text
      let hash = try sandbox.run("/usr/bin/sha256sum", [sandbox("noted")], [:]).text.prefix(64)
      #expect(first.contains("Hash of the record: \(hash)\n"))
      #expect(try sandbox.run("verify", "a", "--note", "noted").code == 73)
      try mark(sandbox, "dispersal", "21")
      let grown = try sandbox.succeed("verify", "a", "--expect", "noted").text
      #expect(grown.contains("is still there. Since then 3 lines and 0 snapshots came."))
      for wrong in ["hash", String(hash.dropLast()), String(hash.dropLast()) + "g", "case.json"] {
        try Files.write("{}", to: sandbox("case.json"))
        #expect(try sandbox.run("verify", "a", "--expect", wrong).code == 64, "\(wrong)")
      }
    }

    @Test func `nothing final is recorded while the record is damaged, and log and diff say so`()
      throws
    {
      let sandbox = try started()
      try sandbox.succeed("snapshot", "a", "--name", "First")
      try sandbox.succeed("snapshot", "a", "--name", "Second")
      let file = try #require(Files.names(sandbox("a/snapshots")).last)
      let path = sandbox("a/snapshots/\(file)")
      chmod(path, 0o600)
      let text = String(decoding: Files.read(path), as: UTF8.self)
      try Files.write(text.replacing("Second", with: "Third"), to: path)
      for verb in [
        ["decide", "a", "--day", "2010-03-01", "--words", "A."],
        ["snapshot", "a", "--name", "Last", "--final", "--anyway"],
      ] {
        let refused = try sandbox.run(verb)
        #expect(refused.code == 1)
        #expect(
          refused.words.contains("Nothing final is recorded while the record is damaged. First:"),
          "\(refused.words)")
      }
      for verb in [["log", "a"], ["diff", "a", "1"]] {
        let told = try sandbox.run(verb)
        #expect(told.code == 1 && !told.text.isEmpty)
        #expect(told.words.contains("The record is damaged. First:"), "\(told.words)")
      }
    }

    @Test func `a changed or removed snapshot is noticed`() throws {
      let sandbox = try started()
      try sandbox.succeed("snapshot", "a", "--name", "First")
      try sandbox.succeed("snapshot", "a", "--name", "Second")
      let files = Files.names(sandbox("a/snapshots"))
      let first = sandbox("a/snapshots/\(files[0])")
      let bytes = Files.read(first)
      chmod(first, 0o600)
      try Files.write(
        String(decoding: bytes, as: UTF8.self).replacing("First", with: "Worst"), to: first)
      #expect(try sandbox.run("verify", "a").code == 1)
      Files.remove(first)
      let gone = try sandbox.run("verify", "a")
      #expect(gone.code == 1)
      #expect(gone.words.contains("follows a snapshot that is not here"))
    }

    @Test func `a result of another version cannot be verified here`() throws {
      let sandbox = try started()
      try sandbox.succeed("snapshot", "a", "--name", "First")
      let saved = try #require(Files.names(sandbox("a/snapshots")).first)
      let text = String(decoding: Files.read(sandbox("a/snapshots/\(saved)")), as: UTF8.self)
      let other = text.replacing(#""engine": "0.2.0""#, with: #""engine": "9.9.9""#)
      try #require(other != text)
      Files.remove(sandbox("a/snapshots/\(saved)"))
      let path = sandbox("a/snapshots/other")
      try Files.write(other, to: path)
      let sum = try sandbox.run("/usr/bin/sha256sum", [path], [:]).text.prefix(16)
      rename(path, sandbox("a/snapshots/000001-\(sum).json"))
      for verb in ["verify", "replay"] {
        let checked = try sandbox.run(verb, "a")
        #expect(checked.code == 2)
        #expect(checked.words.contains("was made by version 9.9.9; only that version"))
      }
    }

    // MARK: Replay, log and difference

    @Test func `every snapshot is rebuilt from the ledgers alone`() throws {
      let sandbox = try started()
      try markAll(sandbox)
      try sandbox.succeed("snapshot", "a", "--name", "First")
      try mark(sandbox, "join-hospital", "99")
      try sandbox.succeed("snapshot", "a", "--name", "Second")
      let replayed = try sandbox.succeed("replay", "a", "--json").json()
      #expect(replayed["rebuilt"]?.integer == 2)
      #expect(replayed["snapshots"]?.integer == 2)
    }

    @Test func `the log tells who did what, and can be narrowed`() throws {
      let sandbox = try started()
      try mark(sandbox, "join-council", "61", reason: "Joint teams are there")
      try sandbox.succeed("snapshot", "a", "--name", "First", "--note", "As agreed")
      let all = try sandbox.succeed("log", "a").text
      for sentence in [
        "member-1 started the appraisal from the case \"Community services in Milton Keynes, 2010\".",
        "member-1 joined as member and facilitator.",
        "member-1 marked Join the council on", ": 61.",
        "member-1 gave a reason for Join the council on", ": Joint teams are there.",
        "member-1 saved snapshot 1 \"First\": As agreed",
      ] { #expect(all.contains(sentence), "\(sentence) in \(all)") }
      let narrowed = try sandbox.succeed("log", "a", "--option", "join-council", "--json").json()
      #expect(narrowed.elements?.count == 2)
      #expect(narrowed.elements?.first?["status"]?.text == "applied")
      let none = try sandbox.succeed("log", "a", "--until", "1999-12-31").text
      #expect(none == "The record holds nothing of this kind.\n")
      #expect(try sandbox.run("log", "a", "--since", "soon").code == 64)
    }

    @Test func `a difference says what changed, why, and what turned the order`() throws {
      let sandbox = try started()
      try markAll(sandbox)
      try sandbox.succeed("snapshot", "a", "--name", "First")
      for criterion in MiltonKeynes.criteria {
        try mark(
          sandbox, "join-hospital", "100", criterion: criterion, reason: "The paper of June")
      }
      let text = try sandbox.succeed("diff", "a", "1").text
      #expect(text.contains("Join the hospital trust leads instead of Join the council."))
      #expect(
        text.contains(
          "The order turned from Join the council to Join the hospital trust when member-1 marked"))
      #expect(text.contains(/member-1, \d{1,2} [A-Z][a-z]+ \d{4}: The paper/))
      #expect(text.contains(": The paper of June."))
      let report = try sandbox.succeed("diff", "a", "First", "now", "--json").json()
      #expect(report["turnovers"]?.elements?.count == 1)
      #expect(report["totals"]?.elements?.count == 6)
      for total in report["totals"]?.elements ?? [] {
        let change = try #require(number(total["change"]))
        let parts = try #require(number(total["scores"])) + #require(number(total["weights"]))
        #expect(abs(change - parts) < 1e-9)
      }
      let same = try sandbox.succeed("diff", "a", "1", "1").text
      #expect(same.contains("Nothing is different."))
      #expect(try sandbox.run("diff", "a", "7").code == 1)
    }

    private func number(_ node: JSONNode?) -> Double? {
      guard case .number(let text) = node?.value else { return nil }
      return Double(text)
    }

    @Test func `the screen shows the difference and the hash, and brings a snapshot back`() throws {
      let sandbox = try started()
      try sandbox.succeed("snapshot", "a", "--name", "First")
      try mark(sandbox, "join-council", "61", reason: "Joint teams")
      let desk = try Desk("a", in: sandbox)
      try desk.type("g7d", until: "No option leads for certain in either.")
      try desk.terminal.send(Keys.escape)
      // Escape and a letter in one read would be another key.
      try desk.terminal.waitUntil("the snapshots") { !$0.contains("Enter close") }
      try desk.type("b", until: "Restored snapshot 1 \"First\" by 2 new entries.")
      try desk.waitSaved()
      let head = try #require(try sandbox.succeed("verify", "a", "--json").json()["head"]?.text)
      #expect(desk.terminal.screen.contains(head))
      try desk.leave()
      let log = try sandbox.succeed("log", "a", "--option", "join-council").text
      #expect(log.contains("took back the mark of Join the council on Care; it was 61."))
    }

    @Test func `a snapshot is restored by new entries, and not when nothing differs`() throws {
      let sandbox = try started()
      try mark(sandbox, "join-council", "61", reason: "Before")
      try sandbox.succeed("snapshot", "a", "--name", "First")
      let before = try sandbox.succeed("show", "a", "--json").output
      let refused = try sandbox.run("restore", "a", "1")
      #expect(refused.code == 1)
      #expect(refused.words.contains("Everything that can come back stands as in snapshot 1"))
      try mark(sandbox, "join-council", "11", reason: "After")
      try mark(sandbox, "dispersal", "22")
      let lines = try sandbox.succeed("log", "a", "--json").json().elements?.count ?? 0
      let done = try sandbox.succeed("restore", "a", "First").text
      #expect(done == "Restored snapshot 1 \"First\" by 3 new entries. Nothing was erased.\n")
      #expect(try sandbox.succeed("show", "a", "--json").output == before)
      let more = try sandbox.succeed("log", "a", "--json").json().elements?.count ?? 0
      #expect(more == lines + 3)
      try sandbox.succeed("verify", "a")
    }
  }
}
