import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// The verbs do what the screens do, and say it in lines, in JSON and by exit codes.
  @Suite struct VerbTests {
    @Test func `an appraisal is started once and listed`() throws {
      let sandbox = try Sandbox()
      let started = try sandbox.succeed("new", "a", "--case", "mk-2010")
      #expect(
        started.text == "Started Community services in Milton Keynes, 2010 in a\n"
          + "Open it with: appraise a\n")
      let list = try sandbox.succeed("list", "--json").json()
      #expect(list["appraisals"]?.elements?.isEmpty == true)
      #expect(list["cases"]?.elements?.map(\.text) == Program.caseNames)
      #expect(list["folder"]?.text == sandbox.data)
      let path = sandbox.data + "/plan.appraisal"
      try sandbox.succeed("new", path, "--case", "mk-2010")
      let lines = try sandbox.succeed("list")
      let cases = Program.caseNames.map { "case       \($0)\n" }.joined()
      #expect(lines.text == "appraisal  \(path)\n\(cases)")
    }

    /// The verbs that the help lists.
    private func verbs(_ sandbox: Sandbox) throws -> [String] {
      let help = try sandbox.succeed("--help").text
      return help.split(separator: "\n").compactMap { line -> String? in
        guard line.hasPrefix("  "), !line.hasPrefix("   ") else { return nil }
        let word = line.dropFirst(2).prefix { $0 != " " }
        return word.allSatisfy(\.isLetter) && word == word.lowercased() ? String(word) : nil
      }
    }

    @Test func `every verb that is written is one of the program`() throws {
      let known = try verbs(Sandbox())
      let files = Files.contents(Program.checkout + "/Sources/AppraiseCommands/Verbs")
      var written: [String] = []
      for (path, bytes) in files where path.hasSuffix("Verb.swift") {
        let parts = String(decoding: bytes, as: UTF8.self).split(separator: "commandName: \"")
        written += parts.dropFirst().map { String($0.prefix { $0 != "\"" }) }
      }
      #expect(written.count > 20)
      for verb in written { #expect(known.contains(verb), "\(verb)") }
    }

    @Test func `a verb alone is never taken for the name of an appraisal`() throws {
      let sandbox = try Sandbox()
      let verbs = try verbs(sandbox)
      #expect(verbs.contains("rank") && verbs.contains("snapshot") && verbs.contains("open"))
      for verb in verbs {
        #expect(!(try sandbox.run(verb).words).contains("There is no appraisal"), "\(verb)")
      }
    }

    @Test func `a ranking is the same however its line is written`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      try score(sandbox, "a", "61")
      let plain = try sandbox.succeed("rank", "a", "--json").text
      #expect(try sandbox.succeed("rank", "--json", "a").text == plain)
      #expect(try sandbox.succeed("rank", "--json", "--", "a").text == plain)
      let lines = try sandbox.succeed("rank", "a").text
      #expect(try sandbox.succeed("rank", "--", "a").text == lines)
      #expect(lines != plain)
    }

    @Test func `an appraisal gives its case back`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      try score(sandbox, "a", "61")
      let given = try sandbox.succeed("show", "a", "--as-case").output
      let shipped = Files.read(Program.cases + "/mk-2010.json")
      #expect(try canonical(given) == canonical(shipped))
      try Files.write(given, to: sandbox("c.json"))
      try sandbox.succeed("new", "b", "--case", "c.json")
      let again = try sandbox.succeed("show", "b", "--as-case").output
      #expect(again == given)
    }

    private func canonical(_ bytes: [UInt8]) throws -> [UInt8] {
      StrictJSON.write(try StrictJSON.parse(bytes), style: .canonical)
    }

    @Test func `a mark given by the verb is on the screen`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      let scored = try sandbox.succeed(
        "score", "a", "--option", "arms-length", "--criterion", "care", "--value", "61",
        "--reason", "Joint teams are there", "--evidence", "integrated-today", "--json"
      ).json()
      #expect(scored["saved"]?.bool == true)
      #expect(scored["value"]?.text == "61")
      let desk = try Desk("a", in: sandbox)
      try desk.type("g2\(Keys.up)")
      let screen = desk.terminal.screen
      #expect(screen.contains("1 of 48"))
      let line = try #require(screen.row(of: "1 Stay at arm's length"))
      #expect(screen.lines[line].hasSuffix("[ 61] re"))
      #expect(screen.contains("Reason"))
      #expect(screen.contains("Joint teams are there"))
      try desk.leave()
    }

    @Test func `a mark given on the screen is shown by the verb, with its reason`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      let desk = try Desk("a", in: sandbox)
      try desk.type("g2\(Keys.down)45\(Keys.up)\(Keys.down)rBecause\u{13}", until: " reason")
      try desk.waitSaved()
      try desk.leave()
      let shown = try sandbox.succeed("show", "a", "--json").json()
      let marking = shown["ballots"]?["0"]?["member-1"]?["markings"]?["stand-alone"]?["care"]
      #expect(marking?["answer"]?.text == "45")
      #expect(marking?["reason"]?.text == "Because")
      let segments = Files.names(sandbox("a/ledger")).flatMap {
        Files.names(sandbox("a/ledger/\($0)"))
      }
      #expect(segments.count == 2)
    }

    @Test(arguments: [
      ("does-not-apply", "does not apply"), ("do-not-know", "I do not know"),
      ("rather-not", "would rather not mark"), ("99.5", "99.5"), ("0", "0"), ("100", "100"),
    ])
    func `every kind of answer can be given and taken back`(value: String, words: String) throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      let given = try score(sandbox, "a", value)
      #expect(given.text == "Saved: join-council, care: \(words)\n")
      let taken = try score(sandbox, "a", "blank")
      #expect(taken.text == "Saved: join-council, care: blank\n")
      let shown = try sandbox.succeed("show", "a", "--json").json()
      let markings = shown["ballots"]?["0"]?["member-1"]?["markings"]
      #expect(markings?["join-council"]?["care"]?["answer"] == nil)
    }

    @Test func `a snapshot saved by the verb is on the screen`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      try score(sandbox, "a", "61")
      let saved = try sandbox.succeed(
        "snapshot", "a", "--name", "Before the meeting", "--note", "As agreed", "--json"
      ).json()
      let file = try #require(saved["file"]?.text)
      let fingerprint = try #require(saved["fingerprint"]?.text)
      #expect(saved["number"]?.integer == 1)
      #expect(file == "000001-\(fingerprint.prefix(16)).json")
      #expect(Files.names(sandbox("a/snapshots")) == [file])
      let hash = try sandbox.run("/usr/bin/sha256sum", [sandbox("a/snapshots/\(file)")], [:])
      #expect(hash.text.hasPrefix(fingerprint))
      let desk = try Desk("a", in: sandbox)
      try desk.type("g7", until: "1  Before the meeting")
      #expect(desk.terminal.screen.contains(fingerprint))
      #expect(desk.terminal.screen.contains("As agreed"))
      try desk.leave()
      let shown = try sandbox.succeed("show", "a")
      #expect(shown.text.contains("Snapshot 1: Before the meeting, "))
    }

    @Test func `invented ballots say so everywhere`() throws {
      let sandbox = try Sandbox()
      let started = try sandbox.succeed("new", "a", "--case", "mk-2010", "--demo")
      #expect(started.text.contains("INVENTED"))
      for arguments in [["show", "a"], ["show", "a", "--json"], ["show", "a", "--as-case"]] {
        let shown = try sandbox.run(arguments)
        #expect(shown.text.contains("INVENTED"), "\(arguments)")
      }
      let people = try sandbox.succeed("show", "a").text
      #expect(people.contains("Person invented-asha: Asha Rowe (invented) (member"))
      let desk = try Desk("a", in: sandbox)
      for place in ["g0", "g1", "g2", "g3", "g4", "g7"] {
        let screen = try desk.type(place)
        #expect(screen.lines[0].contains("INVENTED"), "\(screen)")
      }
      try desk.leave()
    }

    @Test(arguments: [["--help"], ["help", "score"], ["--version"]])
    func `help goes to standard output`(arguments: [String]) throws {
      let sandbox = try Sandbox()
      let finished = try sandbox.run(arguments)
      #expect(finished.code == 0)
      #expect(!finished.output.isEmpty)
      #expect(finished.words.isEmpty)
    }

    @Test(arguments: [
      (["new", "a"], "Say what a starts from, one of: --case mk-2010, --template"),
      (["new", "a", "--case", "mk-2010", "--template", "section-75"], "Say what a starts from"),
      (["new", "a", "--case", "mk-2010", "--question", "Which?"], "Say what a starts from"),
      (["new", "--case", "mk-2010"], "Say which folder to make: appraise new plan.appraisal"),
      (["new", "a", "--empty", " "], "An empty appraisal needs a title and a question"),
      (["score", "a"], "Missing expected argument '--option <option>'"),
      (["show"], "Missing expected argument '<path>'"),
      (["rank"], "Missing expected argument '<path>'"),
      (["rank", "a", "--jsno"], "Unknown option '--jsno'. Did you mean '--json'?"),
      (["show", "a", "b"], "Unexpected argument 'b'"),
      (["show", "a", "--nope"], "Unknown option '--nope'"),
      (
        ["snapshot", "a", "--name", " "], "A snapshot needs a name: --name \"Before the meeting\"."
      ),
      (["show", "a", "--as", "Member 3"], "A name for --as is a login name or an id on the panel"),
      (["--as", "", "a"], "A name for --as is a login name or an id on the panel"),
    ])
    func `a command line that is not understood is explained`(
      arguments: [String], words: String
    ) throws {
      let sandbox = try Sandbox()
      let before = sandbox.contents
      let finished = try sandbox.run(arguments)
      #expect(finished.code == 64)
      #expect(finished.words.contains(words), "\(finished.words)")
      #expect(finished.output.isEmpty)
      #expect(sandbox.contents == before)
    }

    @Test func `output that cannot be kept is an error`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      let finished = try sandbox.run(
        "/bin/sh", ["-c", "exec \"$0\" show a --json > /dev/full", Program.path],
        sandbox.environment())
      #expect(finished.code == 74)
      #expect(
        finished.words == "appraise: The output could not be written: No space left on device.\n")
    }

    @Test func `closed standard files do not get into the record`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      for (value, closed) in [("1", "<&-"), ("2", ">&-"), ("3", "2>&-"), ("4", "<&- >&- 2>&-")] {
        let command =
          "exec \"$0\" score a --option join-council --criterion care --value \(value) \(closed)"
        let finished = try sandbox.run(
          "/bin/sh", ["-c", command, Program.path], sandbox.environment())
        #expect(finished.code == 0, "\(closed): \(finished.words)")
        let shown = try sandbox.succeed("show", "a", "--json")
        #expect(shown.words.isEmpty)
        let markings = try shown.json()["ballots"]?["0"]?["member-1"]?["markings"]
        #expect(markings?["join-council"]?["care"]?["answer"]?.text == value)
      }
    }

    @discardableResult private func score(
      _ sandbox: Sandbox, _ path: String, _ value: String
    ) throws -> Finished {
      try sandbox.succeed(
        "score", path, "--option", "join-council", "--criterion", "care", "--value", value)
    }
  }
}
