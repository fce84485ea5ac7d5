import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// How often each option comes first, asked in every way.
  @Suite struct AcceptabilityVerbTests {
    /// Three options by three criteria, one mark missing; nothing that a case on the shelf changes.
    private static let text = #"""
      {"format": "appraise.case", "version": 2, "id": "three", "title": "Three sites",
        "question": {"words": "Which site?"},
        "options": [
          {"id": "north", "label": "North", "status": "active"}, {"id": "south", "label": "South", "status": "active"},
          {"id": "both", "label": "Both", "status": "active"}],
        "criteria": [
          {"id": "care", "kind": "scored", "label": "Care", "scale": {"worst": "0", "best": "100"}},
          {"id": "access", "kind": "objective", "label": "Access"},
          {"id": "travel", "kind": "scored", "label": "Travel", "parent": "access",
            "scale": {"worst": "60", "best": "20"}},
          {"id": "staff", "kind": "scored", "label": "Staff", "parent": "access",
            "scale": {"worst": "0", "best": "100"}}]}
      """#

    private static func started() throws -> Sandbox {
      let sandbox = try Sandbox()
      try Files.write(Self.text, to: sandbox("three.json"))
      try sandbox.succeed("new", "a", "--case", "three.json")
      let marks = [
        ("north", [80, 30, 55]), ("south", [45, 40, 70]), ("both", [60, 50, nil]),
      ]
      for (option, row) in marks {
        for (criterion, mark) in zip(["care", "travel", "staff"], row) {
          guard let mark else { continue }
          try sandbox.succeed(
            "score", "a", "--option", option, "--criterion", criterion, "--value", "\(mark)")
        }
      }
      return sandbox
    }

    private static func ask(_ sandbox: Sandbox, _ words: [String]) throws -> Finished {
      try sandbox.run(["acceptability", "a", "--samples", "3000"] + words)
    }

    // Threads, instructions, runs and later versions must not change a byte. Whoever changes the
    // sum says in the changelog why.
    @Test func `the same seed gives the recorded bytes on one thread, on two and again`() throws {
      let sandbox = try Self.started()
      let question = ["acceptability", "a", "--seed", "7", "--json"]
      let outputs = try [question, question + ["--threads", "2"], question].map {
        try sandbox.run($0).output
      }
      #expect(outputs[0] == outputs[1] && outputs[0] == outputs[2])
      try Files.write(outputs[0], to: sandbox("shares.json"))
      let sum = try sandbox.run("/usr/bin/sha256sum", [sandbox("shares.json")], [:]).text.prefix(64)
      #expect(sum == "aa58e90c150448fb3662b6308c03486fc18cab0440348b37e32136ab4b67f68d")
      let other = try sandbox.run(["acceptability", "a", "--seed", "8", "--json"]).output
      #expect(other != outputs[0])
    }

    @Test(
      arguments: [
        ["--within", "care=20..40", "--within", "staff=0..10.5"],
        ["--ranked", "care,travel=staff"],
        ["--mark", "both,staff=40..60"], ["--mark", "both,staff=40..45..60"],
        ["--scores", "exact"],
      ])
    func `typed weights and marks are answered`(_ words: [String]) throws {
      let sandbox = try Self.started()
      let record = try Self.ask(sandbox, words + ["--json"]).json()
      let first = record["rows"]?.elements?.compactMap { $0["places"]?.elements?.first }
      #expect(first?.count == 3, "\(words)")
      #expect(try Self.ask(sandbox, words + ["--csv"]).text.hasPrefix("option,place1,"))
    }

    @Test func `a file says the same as the command line`() throws {
      let sandbox = try Self.started()
      try Files.write(
        #"{"within": {"care": [20, "40"]}, "marks": {"both": {"staff": [40, 45, 60]}}}"#,
        to: sandbox("question.json"))
      let typed = try Self.ask(
        sandbox, ["--within", "care=20..40", "--mark", "both,staff=40..45..60", "--json"])
      #expect(try Self.ask(sandbox, ["--from", "question.json", "--json"]).output == typed.output)
      let other = try Self.ask(
        sandbox, ["--from", "question.json", "--ranked", "staff", "--json"]
      ).json()
      #expect(other["weights"]?.text == "ranked")
    }

    @Test(
      arguments: [
        (["--within", "care=60..70", "--within", "staff=50..60"], "the lowest add up to 110%"),
        (
          ["--within", "care=0..10", "--within", "staff=0..10", "--within", "travel=0..5"],
          "the highest add up to 25%"
        ),
        (["--within", "access=20..40"], "access is a heading. Give its criteria: travel, staff."),
        (["--within", "care=40..20"], "two percentages of all weight, the lower first"),
        (["--within", "care"], "--within takes CRITERION=LOW..HIGH"),
        (["--within", "fare=1..2"], "There is no criterion fare."),
        (["--ranked", "care,care"], "The order names care twice."),
        (["--ranked", ""], "The order names no criterion."),
        (["--ranked", "care", "--within", "care=1..2"], "Give one of --weights"),
        (["--weights", "around"], "The board's weights are not set yet"),
        (["--weights", "mixture"], "No body and no person has set weights"),
        (["--weights", "around", "--spread", "-1"], "--spread takes a percentage"),
        (["--scores", "uniform"], "No two ballots differ"),
        (["--scores", "odd"], "one of: exact, uniform, triangular, ballots"),
        (["--mark", "both,travel=10..70"], "the lowest first from 20 to 60"),
        (["--mark", "both=10..20"], "--mark takes OPTION,CRITERION=LOW..HIGH"),
        (["--from", "absent.json"], "absent.json cannot be read"),
      ])
    func `what cannot be tried is refused in a sentence`(_ words: [String], _ sentence: String)
      throws
    {
      let refused = try Self.ask(try Self.started(), words)
      #expect(refused.code != 0 && refused.text.isEmpty)
      #expect(
        refused.words.hasPrefix("appraise: ") && refused.words.contains(sentence), "\(refused)")
    }

    @Test func `what a file says is refused with its place`() throws {
      let sandbox = try Self.started()
      try Files.write(#"{"withn": {"care": [20, 40]}}"#, to: sandbox("question.json"))
      let refused = try Self.ask(sandbox, ["--from", "question.json"])
      #expect(
        refused.words.contains("question.json, line 1, column 2")
          && refused.words.contains("within"))
    }
  }
}
