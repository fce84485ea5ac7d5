import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// What a closed round hides, planted on one ballot and looked for in everything that any verb says.
  @Suite struct LeakTests {
    private static let secrets = ["planted reason", "13.37", "86.63"]

    private static func found(in text: String) -> [String] { secrets.filter(text.contains) }

    /// Every verb with the ways of asking it; "skip" for what needs a terminal or changes too much.
    private static let asked: [String: [[String]]] = [
      "open": [], "new": [], "list": [[]], "doctor": [["a"]], "validate": [["a"]],
      "compute": [["--list"]], "keys": [["a"]], "sign": [], "redact": [], "hold": [["a"]],
      "show": [["a"], ["a", "--json"], ["a", "--as-case"]],
      "score": [
        ["a", "--option", "b", "--criterion", "x", "--value", "41"],
        ["a", "--option", "b", "--criterion", "x", "--value", "42", "--json"],
        ["a", "--file", "ballot.txt"],
        ["a", "--file", "ballot.txt", "--for", "member-2", "--json"],
        ["a", "--option", "a", "--criterion", "x", "--value", "13.37", "--for", "member-2"],
      ],
      "find": [["a", "--option", "a", "--hurdle", "law", "--outcome", "none"]],
      "rank": [["a"], ["a", "--json"], ["a", "--csv"]],
      "why": [["a", "a", "b"], ["a", "a", "b", "--json"]],
      "bodies": [["a"], ["a", "--json"]], "health": [["a"], ["a", "--json"]],
      "money": [["a"], ["a", "--json"]], "response": [["a", "--body", "nhs"]],
      "verify": [["a"], ["a", "--json"], ["a", "--report", "report.txt"]],
      "log": [
        ["a"], ["a", "--json"], ["a", "--hashes"], ["a", "--about", "marks"],
        ["a", "--person", "member-2"],
      ],
      "diff": [
        ["a", "before"], ["a", "before", "--json"], ["a", "before", "during"],
        ["a", "before", "during", "--json"],
      ],
      "replay": [["a"], ["a", "--json"]], "restore": [["a", "before"]],
      "snapshot": [["a", "--name", "now"], ["a", "--name", "now too", "--json"]],
      "decide": [["a", "--day", "2010-03-01", "--words", "A.", "--chosen", "a", "--json"]],
      "sensitivity": [["a"], ["a", "--json"]], "acceptability": [["a"], ["a", "--json"]],
      "challenge": [["a"], ["a", "--json"]],
      "whatif": [["a", "--weight", "x=100"], ["a", "--weight", "x=100", "--json"]],
      "review": [["a"], ["a", "--json"]],
      "ballots": [
        ["a"], ["a", "--json"], ["a", "--blank", "--each"], ["a", "--blank", "--html"],
        ["a", "--blank", "--for", "member-2", "--json"],
        ["a", "--blank", "--for", "member-2", "--csv"],
      ],
      "weigh": [["a", "--show"], ["a", "--show", "--json"]],
      "contests": [["a"], ["a", "--json"]],
      "round": [
        ["a"], ["a", "--json"], ["a", "--end"], ["a", "--end", "--even-with-missing", "--json"],
        ["a", "--settle"], ["a", "--again", "--why", "Once more.", "--json"],
      ],
      "handin": [
        ["a", "--blanks-as", "do-not-know", "--json"], ["a", "--take-back", "--json"],
        ["a", "--blanks-as", "do-not-know"], ["a", "--take-back"],
      ],
      "agree": [
        ["a", "--option", "a", "--criterion", "x", "--mark", "50", "--reason", "So."],
        ["a", "--option", "a", "--criterion", "x", "--mark", "50", "--reason", "So.", "--json"],
      ],
      "dissent": [["a"], ["a", "--json"], ["a", "--words", "No."]],
      "chairs": [["a"], ["a", "--json"], ["a", "--csv"]],
      "concessions": [["a"], ["a", "--json"], ["a", "--csv"]],
      "price": [["a"], ["a", "--json"], ["a", "--csv"]],
      "group": [["a"], ["a", "--json"], ["a", "--csv"]],
      "present": [["a", "--json"], ["a", "--once"]], "agenda": [["a"], ["a", "--json"]],
      "minutes": [["a"], ["a", "--json"]], "slips": [["a"]], "join": [["a"]],
      "interest": [["a"], ["a", "--json"]], "panel": [["a"], ["a", "--json"]], "demo": [],
      "attend": [["a"], ["a", "--json"]], "park": [["a"], ["a", "--json"]],
    ]

    private static let document = #"""
      {"format":"appraise.case","version":2,"id":"day","title":"Day","question":{"words":"Which?"},
      "options":[{"id":"a","label":"A site","status":"active"},{"id":"b","label":"B site","status":"active"}],
      "bodies":[{"id":"nhs","label":"NHS","part":"decides"}],
      "evidence":[{"id":"e1","label":"planted evidence","words":"W."}],
      "criteria":[{"id":"x","kind":"scored","label":"X","question":"How?","scale":{"worst":"0","best":"100"}},
      {"id":"law","kind":"hurdle","label":"Law","question":"Is it lawful?"}]}
      """#

    /// An appraisal in whose closed round member-2 has marked with reasons; member-1 facilitates and
    /// marks, visitor is a member too.
    private func closed() throws -> Sandbox {
      let sandbox = try Sandbox()
      try Files.write(Self.document, to: sandbox("case.json"))
      try sandbox.succeed("new", "a", "--case", "case.json")
      for who in ["member-1", "member-2", "visitor"] {
        try sandbox.succeed(
          "score", "a", "--as", who, "--new", "--option", "a", "--criterion", "x", "--value", "50")
      }
      try sandbox.succeed("snapshot", "a", "--name", "before")
      try sandbox.succeed("round", "a", "--open")
      for (option, mark) in [("a", "13.37"), ("b", "86.63")] {
        try sandbox.succeed(
          "score", "a", "--as", "member-2", "--option", option, "--criterion", "x", "--value", mark,
          "--reason", "planted reason")
      }
      try sandbox.succeed("handin", "a", "--as", "member-2", "--blanks-as", "do-not-know")
      try sandbox.succeed("snapshot", "a", "--as", "member-2", "--name", "during")
      try Files.write("x: 43 44\n", to: sandbox("ballot.txt"))
      return sandbox
    }

    @Test func `every verb is asked`() throws {
      let sandbox = try Sandbox()
      let help = try sandbox.succeed("--help").text
      let listed = help.split(separator: "\n").compactMap { line -> String? in
        guard line.hasPrefix("  "), !line.hasPrefix("   "),
          let name = line.split(separator: " ").first.map(String.init),
          name.allSatisfy(\.isLetter), name.first?.isLowercase == true
        else { return nil }
        return name
      }
      let verbs = Set(listed).subtracting(["appraise", "help"])
      #expect(verbs.count > 35, "\(verbs.sorted())")
      for verb in verbs {
        #expect(Self.asked[verb] != nil, "\(verb) is not asked for what it tells")
      }
    }

    @Test(arguments: ["member-1", "visitor"])
    func `before the reveal no verb, export or snapshot tells what others marked`(who: String)
      throws
    {
      let sandbox = try closed()
      for (verb, ways) in Self.asked.sorted(by: { $0.key < $1.key }) {
        for way in ways {
          let told = try sandbox.run([verb] + way + ["--as", who])
          #expect(Self.found(in: told.text + told.words) == [], "\(verb) \(way) as \(who)")
        }
      }
      for (path, bytes) in sandbox.contents where !path.contains("/ledger/") {
        #expect(Self.found(in: String(decoding: bytes, as: UTF8.self)) == [], "\(path)")
      }
    }

    @Test func `after the reveal what was planted is told`() throws {
      let sandbox = try closed()
      try sandbox.succeed("round", "a", "--end", "--even-with-missing")
      try sandbox.succeed("round", "a", "--reveal")
      #expect(Self.found(in: try sandbox.succeed("log", "a").text).contains("planted reason"))
      #expect(Self.found(in: try sandbox.succeed("show", "a", "--json").text).contains("13.37"))
    }
  }

  /// Scores that a group agrees on, views that differ, and asking again.
  @Suite struct AgreementVerbTests {
    private func revealed(_ options: String...) throws -> Sandbox {
      let sandbox = try Sandbox()
      try RoundVerbTests.board(sandbox)
      #expect(try sandbox.run(["round", "a", "--open"] + options).code == 0)
      for (who, marks) in [("member-1", ["20", "80"]), ("member-2", ["90", "60"])] {
        for (option, mark) in zip(["a", "b"], marks) {
          for criterion in ["x", "y"] {
            try sandbox.succeed(
              "score", "a", "--as", who, "--option", option, "--criterion", criterion, "--value",
              criterion == "x" ? mark : "50")
          }
        }
        try sandbox.succeed("handin", "a", "--as", who)
      }
      try sandbox.succeed("round", "a", "--end")
      try sandbox.succeed("round", "a", "--reveal")
      return sandbox
    }

    @Test func `what the group agrees on stands beside the marks, with its reason`() throws {
      let sandbox = try revealed("--fewest", "1")
      let talk = try sandbox.succeed("round", "a")
      #expect(talk.text.contains("Cells to talk about, the most important first:"))
      #expect(talk.text.contains("a:x  20 to 90, could change who leads"), "\(talk.text)")
      let none = try sandbox.run(
        "agree", "a", "--option", "a", "--criterion", "x", "--mark", "60")
      #expect(none.code == 1 && none.words.contains("--reason"))
      let agreed = try sandbox.succeed(
        "agree", "a", "--option", "a", "--criterion", "x", "--mark", "60", "--reason", "Talked.",
        "--json"
      ).json()
      #expect(agreed["mark"]?.text == "60" && agreed["marks"]?["mean"] != nil)
      #expect(try sandbox.succeed("log", "a").text.contains("60: Talked."))
      #expect(try sandbox.succeed("show", "a", "--json").text.contains("\"20\""))
      #expect(
        try sandbox.run(
          "agree", "a", "--as", "member-2", "--option", "a", "--criterion", "x", "--mark", "none"
        ).code == 1)
      try sandbox.succeed("agree", "a", "--option", "a", "--criterion", "x", "--mark", "none")
      #expect(try sandbox.succeed("verify", "a").code == 0)
    }

    @Test func `of two people nothing is shown unless the policy says so`() throws {
      let json = try revealed().succeed("round", "a", "--json").json()
      let cell = try #require(json["talk"]?.elements?.first)
      #expect(cell["mean"] == nil && cell["answers"]?.integer == 2)
      #expect(cell["spread"]?.text?.contains("too few to show") == true)
    }

    @Test
    func `a view that differs is put on record by name or without, and taken back by its holder`()
      throws
    {
      let sandbox = try revealed()
      #expect(try sandbox.succeed("dissent", "a").text.contains("No differing view"))
      try sandbox.succeed(
        "dissent", "a", "--as", "member-2", "--words", "Too dear.", "--option", "a")
      try sandbox.succeed("dissent", "a", "--as", "member-2", "--words", "Too far.", "--unnamed")
      let told = try sandbox.succeed("dissent", "a").text
      #expect(told.contains("member-2 on A site: Too dear."), "\(told)")
      #expect(told.contains("Participant ") && told.contains(": Too far."))
      #expect(try sandbox.run("dissent", "a", "--take-back", "member-2-1").code == 1)
      try sandbox.succeed("dissent", "a", "--as", "member-2", "--take-back", "member-2-1")
      #expect(try sandbox.succeed("dissent", "a").text.contains("Too dear.") == false)
      #expect(try sandbox.succeed("verify", "a").code == 0)
    }

    @Test func `a round about some cells asks about no other, and the rest stays`() throws {
      let sandbox = try revealed("--fewest", "1")
      let open = try sandbox.succeed("round", "a", "--open", "--ask-again", "a:x", "--json").json()
      #expect(open["cells"]?.elements?.count == 1)
      let refused = try sandbox.run(
        "score", "a", "--option", "b", "--criterion", "x", "--value", "1")
      #expect(refused.code == 1 && refused.words.contains("asks only about"))
      for (who, mark) in [("member-1", "70"), ("member-2", "90")] {
        try sandbox.succeed(
          "score", "a", "--as", who, "--option", "a", "--criterion", "x", "--value", mark)
        try sandbox.succeed("handin", "a", "--as", who)
      }
      try sandbox.succeed("round", "a", "--end")
      let moved = try sandbox.succeed("round", "a", "--reveal", "--json").json()
      let cell = try #require(
        moved["talk"]?.elements?.first { $0["option"]?.text == "a" })
      #expect(cell["moved"]?.integer == 1)
      #expect(cell["mean"]?.value == .number("80.0") || cell["mean"]?.integer == 80, "\(cell)")
      #expect(try sandbox.succeed("verify", "a").code == 0)
    }
  }
}
