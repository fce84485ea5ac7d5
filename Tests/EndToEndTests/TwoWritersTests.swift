import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// Several processes on one folder at once.
  @Suite struct TwoWritersTests {
    @Test func `two people at once lose nothing`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      let one = try Desk("a", in: sandbox)
      let two = try Desk("a", in: sandbox, as: "member-2")
      try one.type("g2")
      // Whoever is not on the panel is asked who they are, and joins with Ctrl-S.
      try two.type("g2", until: "You are not on the panel yet")
      try two.type("\u{13}", until: "0 of 48")
      for (first, second) in [("10", "20"), ("11", "21"), ("12", "22")] {
        try one.type("\(first)\r")
        try two.type("\(second)\r")
      }
      for desk in [one, two] {
        try desk.waitSaved()
        try desk.leave()
      }
      let shown = try sandbox.succeed("show", "a", "--json")
      #expect(shown.words.isEmpty)
      #expect(try answers(shown, of: "member-1") == ["10", "11", "12"])
      #expect(try answers(shown, of: "member-2") == ["20", "21", "22"])
      let ranked = try sandbox.succeed("rank", "a", "--json").json()
      #expect(ranked["form"]?.text == "incomplete")
    }

    @Test func `one person at two screens keeps both sets of marks`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      let one = try Desk("a", in: sandbox)
      let two = try Desk("a", in: sandbox)
      try one.type("g210\r", until: "1 of 48")
      try two.type("g2\(Keys.down)11\r", until: "1 of 48")
      for desk in [one, two] {
        try desk.waitSaved()
        try desk.leave()
      }
      let shown = try sandbox.succeed("show", "a", "--json")
      #expect(try answers(shown, of: "member-1") == ["10", "11", nil])
      let ranked = try sandbox.succeed("rank", "a", "--json").json()
      #expect(ranked["form"]?.text == "incomplete")
    }

    @Test func `one value changed at two screens at once is contested until somebody decides`()
      throws
    {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      // Neither hears of the other.
      let one = try Desk(["a"], in: sandbox, adding: ["APPRAISE_WATCH": "never"])
      let two = try Desk(["a"], in: sandbox, adding: ["APPRAISE_WATCH": "never"])
      try one.type("g210\r")
      try two.type("g290\r")
      for desk in [one, two] {
        try desk.waitSaved()
        try desk.leave()
      }
      try expectContested(sandbox)
      // A mark by somebody who has seen both.
      try sandbox.succeed(
        "score", "a", "--option", "arms-length", "--criterion", "care", "--value", "50")
      let ranked = try sandbox.succeed("rank", "a", "--json").json()
      #expect(ranked["form"]?.text == "incomplete")
      let shown = try sandbox.succeed("show", "a", "--json")
      #expect(try answers(shown, of: "member-1") == ["50", nil, nil])
    }

    private func expectContested(_ sandbox: Sandbox) throws {
      let ranked = try sandbox.succeed("rank", "a", "--json").json()
      #expect(ranked["form"]?.text == "contested")
      #expect(
        ranked["sentence"]?.text?.hasPrefix(
          "No result yet: 1 value was changed by two people at once.")
          == true)
      let desk = try Desk("a", in: sandbox)
      try desk.type("g3", until: "No result yet: 1 value was changed by two people at once.")
      try desk.leave()
      // Both values are kept in the files.
      let lines = Files.contents(sandbox("a/ledger")).values.map {
        String(decoding: $0, as: UTF8.self)
      }
      #expect(lines.contains { $0.contains("\"new\":\"10\"") })
      #expect(lines.contains { $0.contains("\"new\":\"90\"") })
    }

    @Test func `many verbs at once lose nothing`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      let script = """
        for c in \(MiltonKeynes.criteria.joined(separator: " ")); do
          "$0" score a --option join-council --criterion $c --value 33 > /dev/null &
        done
        wait
        """
      let finished = try sandbox.run(
        "/bin/sh", ["-c", script, Program.path], sandbox.environment())
      #expect(finished.words.isEmpty)
      let shown = try sandbox.succeed("show", "a", "--json").json()
      let marks = shown["ballots"]?["0"]?["member-1"]?["markings"]?["join-council"]
      for criterion in MiltonKeynes.criteria {
        #expect(marks?[criterion]?["answer"]?.text == "33", "\(criterion)")
      }
    }

    /// The answers on the first criterion to the first three options.
    private func answers(_ shown: Finished, of person: String) throws -> [String?] {
      let markings = try shown.json()["ballots"]?["0"]?[person]?["markings"]
      return MiltonKeynes.options.prefix(3).map { markings?[$0.0]?["care"]?["answer"]?.text }
    }
  }
}
