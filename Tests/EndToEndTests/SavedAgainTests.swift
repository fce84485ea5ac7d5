import Glibc
import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// Ledgers that another program saved again, that nobody may read, or that are gone: no result is
  /// shown as if it were whole, and what can be brought back is.
  @Suite struct SavedAgainTests {
    /// A small case: two options, one criterion.
    private static let day = #"""
      {"format": "appraise.case", "version": 2, "id": "day-centre", "title": "The day centre",
       "question": {"words": "Which?"},
       "options": [{"id": "a", "label": "A site", "status": "baseline"},
                   {"id": "b", "label": "B site", "status": "active"}],
       "criteria": [{"id": "x", "kind": "scored", "label": "X", "question": "How good?",
         "scale": {"worst": "0", "best": "100", "anchors": [{"at": "0", "words": "Worst."},
           {"at": "100", "words": "Best."}]}}]}
      """#

    /// An appraisal in which p1 puts the A site first and p2 the B site, which leads.
    private func started(_ folder: String = "board") throws -> Sandbox {
      let sandbox = try Sandbox()
      try Files.write(Self.day, to: sandbox("case.json"))
      try sandbox.succeed("new", folder, "--case", "case.json", as: "p1")
      for (person, option, mark) in [
        ("p1", "a", "60"), ("p1", "b", "50"), ("p2", "a", "10"), ("p2", "b", "90"),
      ] {
        try sandbox.succeed(
          "score", folder, "--option", option, "--criterion", "x", "--value", mark, "--new",
          as: person)
      }
      return sandbox
    }

    private func segments(_ sandbox: Sandbox, of person: String) -> [String] {
      Files.names(sandbox("board/ledger")).filter { $0.hasPrefix(person) }.flatMap { writer in
        Files.names(sandbox("board/ledger/\(writer)")).map { "board/ledger/\(writer)/\($0)" }
      }
    }

    private static let results = [
      ["rank"], ["rank", "--json"], ["bodies"], ["health"], ["money"], ["sensitivity"],
      ["acceptability"], ["challenge"], ["chairs"], ["concessions"], ["price"], ["group"],
      ["why", "a", "b"], ["whatif", "--mark", "a,x=5"],
      ["diff", "1"],
      ["snapshot", "--name", "Later"], ["show"], ["show", "--json"], ["log"],
    ]

    /// Expects that no verb and no screen says what leads, and that all say whose sitting it is.
    private func expectNoLeader(_ sandbox: Sandbox, _ words: String) throws {
      for arguments in Self.results {
        let line = [arguments[0], "board"] + arguments.dropFirst()
        let run = try sandbox.run(line, as: "p1")
        #expect(run.code == 1, "\(line)")
        #expect(!run.text.contains("leads"), "\(line): \(run.text)")
        #expect(run.words.contains(words), "\(line): \(run.words)")
        #expect(!run.words.contains("crash"), "\(line): \(run.words)")
      }
      let desk = try Desk("board", in: sandbox, as: "p1")
      #expect(desk.terminal.screen.contains("Something that was saved cannot be read"))
      for place in ["g3", "g4", "g5", "g7"] {
        try desk.type(place)
        for words in ["site leads", "site is ahead", "only option", "came first in"] {
          #expect(!desk.terminal.screen.contains(words), "\(desk.terminal.screen)")
        }
      }
      try desk.type("g3")
      #expect(desk.terminal.screen.contains("Not everything that was saved can be read"))
      try desk.leave()
    }

    @Test(arguments: ["CRLF", "a mark", "UTF-16", "blanks"])
    func `a ledger that an editor saved again names no leader and comes back when told`(
      _ way: String
    ) throws {
      let sandbox = try started()
      try sandbox.succeed("snapshot", "board", "--name", "First", as: "p1")
      let head = try #require(
        try sandbox.succeed("verify", "board", "--json", as: "p1").json()["head"]?.text)
      let files = segments(sandbox, of: "p2")
      for file in files {
        let bytes = Files.read(sandbox(file))
        let text = String(decoding: bytes, as: UTF8.self)
        switch way {
        case "CRLF": try Files.write(text.replacing("\n", with: "\r\n"), to: sandbox(file))
        case "a mark": try Files.write([0xEF, 0xBB, 0xBF] + bytes, to: sandbox(file))
        case "blanks": try Files.write(text.replacing("}\n", with: "} \n"), to: sandbox(file))
        default:
          var wide: [UInt8] = [0xFF, 0xFE]
          for unit in text.utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
          try Files.write(wide, to: sandbox(file))
        }
      }
      try expectNoLeader(sandbox, "2 sittings of p2 were changed after being saved (")
      #expect(
        try sandbox.run("rank", "board", as: "p1").words.contains("): 3 entries do not count."))
      let verified = try sandbox.run("verify", "board", as: "p1")
      #expect(verified.code == 1)
      #expect(verified.text.contains("It was saved again by another program, as text editors do"))
      #expect(!verified.text.contains("removed or cut"))
      let tree = Files.contents(sandbox("board"))
      let ill = try sandbox.run("doctor", "board", as: "p1")
      #expect(ill.code == 1)
      #expect(ill.text.contains("--repair brings every line back as it was"))
      #expect(!ill.text.contains("Nothing need be done"))
      #expect(!ill.text.contains("nothing here can make it whole"))
      #expect(ill.words.contains("appraise doctor board --repair"))
      #expect(Files.contents(sandbox("board")) == tree)
      try sandbox.succeed("doctor", "board", "--repair", as: "p1")
      // What was replaced is kept, and the record is what it was.
      #expect(Files.names(sandbox("board/recovered")).count == files.count)
      let again = try sandbox.succeed("verify", "board", "--json", as: "p1").json()
      #expect(again["head"]?.text == head)
      #expect(try sandbox.succeed("doctor", "board", as: "p1").text.contains("Nothing is wrong"))
      #expect(try sandbox.succeed("rank", "board", as: "p1").text.contains("B site leads"))
    }

    @Test func `a changed mark is not brought back and is told`() throws {
      let sandbox = try started()
      let file = try #require(
        segments(sandbox, of: "p2").first {
          String(decoding: Files.read(sandbox($0)), as: UTF8.self).contains(#""new":"90""#)
        })
      let text = String(decoding: Files.read(sandbox(file)), as: UTF8.self)
      let changed = text.replacing(#""new":"90""#, with: #""new":"20""#)
        .replacing("\n", with: "\r\n")
      try Files.write(changed, to: sandbox(file))
      let ill = try sandbox.run("doctor", "board", as: "p1")
      #expect(ill.text.contains("Even with that undone not every hash holds."))
      #expect(ill.text.contains("Put the file back from a copy"))
      _ = try sandbox.run("doctor", "board", "--repair", as: "p1")
      #expect(Files.read(sandbox(file)) == Array(changed.utf8))
      #expect(try sandbox.run("rank", "board", as: "p1").code == 1)
    }

    @Test func `a line without its line feed counts and is told as that`() throws {
      let sandbox = try started()
      for file in segments(sandbox, of: "p2") {
        try Files.write(Array(Files.read(sandbox(file)).dropLast()), to: sandbox(file))
      }
      for verb in ["rank", "verify", "doctor"] {
        let run = try sandbox.run(verb, "board", as: "p1")
        #expect(run.code == 0, "\(verb): \(run.words)")
        let said = run.text + run.words
        #expect(said.contains("has lost its line feed and nothing else"), "\(verb): \(said)")
        #expect(!said.contains("crash"), "\(verb)")
      }
      #expect(try sandbox.succeed("rank", "board", as: "p1").text.contains("B site leads"))
    }

    @Test func `a ledger that is not to be read names no leader`() throws {
      let sandbox = try started()
      try sandbox.succeed("snapshot", "board", "--name", "First", as: "p1")
      try sandbox.letOthersIn()
      // Others may read everything but the sittings of p2.
      for path in Files.contents(sandbox("board")).keys {
        var status = stat()
        guard lstat(path, &status) == 0 else { continue }
        chmod(path, status.st_mode & S_IFMT == S_IFDIR ? 0o755 : 0o644)
      }
      for file in segments(sandbox, of: "p2") { chmod(sandbox(file), 0) }
      let run = try sandbox.runWithoutPrivileges("rank", "board", "--as", "p1")
      #expect(run.code == 1)
      #expect(!run.text.contains("leads"))
      #expect(run.words.contains("The sitting of p2 cannot be read: permission is denied."))
    }

    @Test func `an appraisal whose first ledger cannot be read is not written anew`() throws {
      let sandbox = try started()
      for file in segments(sandbox, of: "p") {
        let text = String(decoding: Files.read(sandbox(file)), as: UTF8.self)
        try Files.write(text.replacing("\n", with: "\r\n"), to: sandbox(file))
      }
      let desk = try Desk("board", in: sandbox, as: "p1")
      #expect(!desk.terminal.screen.contains("Write the case"))
      #expect(desk.terminal.screen.contains("Something that was saved cannot be read"))
      try desk.type("w", until: "What is wrong with this folder")
      #expect(desk.terminal.screen.contains("sittings of p1 were changed"))
      try desk.type(Keys.escape)
      try desk.leave()
      let run = try sandbox.run(
        "score", "board", "--option", "a", "--criterion", "x", "--value", "5", as: "p1")
      #expect(run.code == 1)
      #expect(run.words.contains("The case of this appraisal cannot be read"))
    }

    // MARK: Copies and clocks

    @Test func `a copy without empty folders is the same appraisal`() throws {
      let sandbox = try started()
      Files.remove(sandbox("board/snapshots"))
      for verb in ["verify", "replay", "doctor", "show", "log"] {
        try sandbox.succeed(verb, "board", as: "p1")
      }
      #expect(!Files.names(sandbox("board")).contains("snapshots"))
      let desk = try Desk("board", in: sandbox, as: "p1")
      try desk.type("g7s", until: "Save a snapshot")
      try desk.type("First\u{13}", until: "First")
      try desk.waitSaved()
      try desk.leave()
      try sandbox.succeed("diff", "board", "1", as: "p1")
      try sandbox.succeed("verify", "board", as: "p1")
    }

    @Test func `the log shows the clock of whoever reads, and days are theirs`() throws {
      let sandbox = try started()
      let all = try sandbox.run(["log", "board"], as: "p1", adding: ["TZ": "XST-14"])
      // What was done stands with its time; at the end stands who wrote by which key.
      let times = { (text: String) in
        text.split(separator: "\n").filter { !$0.contains(" wrote by ") }
      }
      #expect(times(all.text).allSatisfy { $0.contains(" UTC+14:00  ") })
      let utc = try sandbox.run(["log", "board"], as: "p1", adding: ["TZ": "UTC0"])
      #expect(times(utc.text).allSatisfy { $0.contains(" UTC  ") })
      // The day of the reader holds everything; the day before it nothing.
      let day = String(all.text.prefix { $0 != "," })
      let today = try sandbox.run(
        ["log", "board", "--since", day, "--until", day], as: "p1", adding: ["TZ": "XST-14"])
      #expect(today.text == all.text)
    }

    // MARK: Decisions and snapshots

    @Test func `what contradicts a decision is noted or refused`() throws {
      let sandbox = try started()
      func decide(_ arguments: String...) throws -> Finished {
        try sandbox.run(
          ["decide", "board", "--words", "Resolved", "--chosen", "b"] + arguments, as: "p1")
      }
      for (vote, words) in [
        ("1:7:0", "Note: 7 voted against the decision and 1 for it."),
        ("3:3:0", "Note: the vote was a tie, 3 for and against."),
        ("0:0:2", "Note: a vote is recorded in which nobody voted for or against."),
      ] {
        let run = try decide("--day", "2010-03-25", "--vote", vote)
        #expect(run.code == 0)
        #expect(run.text.contains(words), "\(run.text)")
        #expect(try sandbox.succeed("health", "board", as: "p1").text.contains(words.dropFirst(6)))
      }
      #expect(
        try decide("--day", "2999-01-01").text.contains(
          "Note: The day of the decision, 1 January 2999, is still to come."))
      let twice = try decide("--day", "2010-03-25", "--chosen", "b")
      #expect(twice.code == 1)
      #expect(twice.words.contains("B site is chosen twice. Choose it once."))
      let votes = try decide("--day", "2010-03-25", "--vote", "5:1:0", "--vote", "4:2:0")
      #expect(votes.code == 1)
      #expect(votes.words.contains("There are two votes of all together. Give one."))
      _ = try decide("--day", "2010-03-25", "--vote", "5:1:0")
      let other = try sandbox.run(
        ["decide", "board", "--chosen", "a", "--departure", "The law"], as: "p1")
      #expect(other.text.contains("Note: The votes on the former choice are not kept."))
      let log = try sandbox.succeed("log", "board", "--about", "decision", as: "p1").text
      let last = try #require(log.split(separator: "\n").last)
      #expect(!last.contains("5 for"))
    }

    @Test func `a final snapshot names what is open and says so where it is saved all the same`()
      throws
    {
      let sandbox = try started()
      try sandbox.succeed(
        "score", "board", "--option", "a", "--criterion", "x", "--value", "70", "--new",
        as: "p3")
      let refused = try sandbox.run("snapshot", "board", "--name", "F", "--final", as: "p1")
      #expect(refused.code == 1)
      #expect(
        refused.words.contains("p3 has not finished: 1 of 2 cells is blank."), "\(refused.words)")
      #expect(refused.words.contains("With --anyway it is saved as final, and says so."))
      try sandbox.succeed("snapshot", "board", "--name", "On the way", as: "p1")
      try sandbox.succeed("snapshot", "board", "--name", "F", "--final", "--anyway", as: "p1")
      let shown = try sandbox.succeed("show", "board", as: "p1").text
      #expect(shown.contains("Snapshot 1: On the way, "))
      #expect(shown.contains("Snapshot 2, final: F, "))
      #expect(shown.contains("Final, with this still open: p3 has not finished"))
      let posing = try sandbox.run(
        "snapshot", "board", "--name", "G", "--note", "Final. Really", as: "p1")
      #expect(posing.code == 1)
    }

    // MARK: Commands

    @Test(arguments: ["South Wales board", "Anna's board", "-odd"])
    func `a command that is printed runs as it is printed`(_ name: String) throws {
      let sandbox = try Sandbox()
      try Files.write(Self.day, to: sandbox("case.json"))
      let refused = try sandbox.run("rank", "./\(name)", as: "p1")
      let start = try #require(command("appraise new ", in: refused.words))
      #expect(try shell(start, sandbox).code == 0, "\(start)")
      let again = try sandbox.run("new", "./\(name)", "--case", "case.json", as: "p1")
      let open = try #require(command("appraise ", in: again.words))
      // Without a terminal the screens cannot be opened, and that is all that is wrong.
      #expect(try shell(open, sandbox).code == 69, "\(open)")
    }

    private func command(_ start: String, in text: String) -> String? {
      text.split(separator: "\n").compactMap { line in
        let parts = line.components(after: ": " + start)
        return parts.map { start + $0 }
      }.last
    }

    private func shell(_ command: String, _ sandbox: Sandbox) throws -> Finished {
      let line = "'\(Program.path)' " + command.dropFirst("appraise ".count)
      return try sandbox.run("/bin/sh", ["-c", line], sandbox.environment("p1"))
    }

    @Test(arguments: [
      (["rnak", "x"], "There is no verb rnak. The nearest is: appraise rank x"),
      (
        ["verfy", "a b", "--json"],
        "There is no verb verfy. The nearest is: appraise verify 'a b' --json"
      ),
      (["rnak"], "There is no verb rnak. The nearest is: appraise rank"),
      (["frobnicate", "x"], "There is no verb frobnicate. All are listed by: appraise --help"),
    ])
    func `a verb that does not exist says so`(_ arguments: [String], _ words: String) throws {
      let run = try Sandbox().run(arguments)
      #expect(run.code == 64)
      #expect(run.words == "appraise: \(words)\n")
      #expect(run.output.isEmpty)
    }

    @Test func `a verb behind the folder is told where it stands`() throws {
      let run = try started().run("board", "rank", "--json")
      #expect(run.code == 64)
      #expect(run.words == "appraise: The verb comes first: appraise rank board --json\n")
    }
  }
}

extension Substring {
  /// What stands after some words, or nil where they do not.
  fileprivate func components(after words: String) -> Substring? {
    ranges(of: words).last.map { self[$0.upperBound...] }
  }
}
