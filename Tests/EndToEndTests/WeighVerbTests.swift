import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// Setting weights from answers.
  @Suite struct WeighVerbTests {
    /// Two headings with two criteria each, and one criterion beside them.
    private static let text = #"""
      {"format": "appraise.case", "version": 2, "id": "five", "title": "Five criteria",
        "question": {"words": "Which site?"},
        "bodies": [{"id": "trust", "label": "The Trust", "part": "decides"}],
        "options": [
          {"id": "north", "label": "North", "status": "active"},
          {"id": "south", "label": "South", "status": "active"}],
        "criteria": [
          {"id": "care", "kind": "objective", "label": "Care"},
          {"id": "outcomes", "kind": "scored", "label": "Outcomes", "parent": "care",
            "scale": {"worst": "0", "best": "100"}},
          {"id": "comfort", "kind": "scored", "label": "Comfort", "parent": "care",
            "scale": {"worst": "0", "best": "100"}},
          {"id": "travel", "kind": "scored", "label": "Travel",
            "scale": {"worst": "60", "best": "20", "unit": "minutes"}},
          {"id": "staff", "kind": "scored", "label": "Staff",
            "scale": {"worst": "0", "best": "100"}}]}
      """#

    private static func started() throws -> Sandbox {
      let sandbox = try Sandbox()
      try Files.write(Self.text, to: sandbox("five.json"))
      try sandbox.succeed("new", "a", "--case", "five.json")
      return sandbox
    }

    private static func weigh(_ sandbox: Sandbox, _ words: [String]) throws -> Finished {
      try sandbox.run(["weigh", "a"] + words)
    }

    /// The agreed shares of the criteria, by name.
    private static func shares(_ sandbox: Sandbox) throws -> [String: Double] {
      let shown = try weigh(sandbox, ["--show", "--json"]).json()
      let members = shown["holders"]?.elements?.first?["shares"]?.members ?? []
      return members.reduce(into: [:]) { sum, member in
        if case .number(let text) = member.node.value { sum[member.key] = Double(text) }
      }
    }

    private static func expect(
      _ sandbox: Sandbox, _ expected: [String: Double], _ place: String = ""
    ) throws {
      let found = try shares(sandbox)
      for (name, share) in expected {
        #expect(abs((found[name] ?? -1) - share) < 1e-6, "\(place) \(name): \(found)")
      }
    }

    // The top family is care, travel and staff. Care weighs half of it in every row.
    @Test(
      arguments: [
        ("swing", ["care=100", "travel=60", "staff=40"], [0.5, 0.3, 0.2]),
        ("points", ["care=50", "travel=30", "staff=20"], [0.5, 0.3, 0.2]),
        ("smart", ["care=25", "travel=15", "staff=10"], [0.5, 0.3, 0.2]),
        ("order", ["care=1", "travel=2", "staff=3"], [11.0 / 18, 5.0 / 18, 2.0 / 18]),
        ("rank-sum", ["care=1", "travel=2", "staff=2"], [0.5, 0.25, 0.25]),
        ("rank-reciprocal", ["care=1", "travel=2", "staff=3"], [6.0 / 11, 3.0 / 11, 2.0 / 11]),
        (
          "pairwise", ["care:travel=2", "care:staff=4", "travel:staff=2"],
          [4.0 / 7, 2.0 / 7, 1.0 / 7]
        ),
        (
          "best-worst",
          ["best=care", "worst=staff", "care:travel=2", "care:staff=4", "travel:staff=2"],
          [4.0 / 7, 2.0 / 7, 1.0 / 7]
        ),
        ("indifference", ["travel:care=20", "travel:staff=40"], [0.4, 0.4, 0.2]),
      ] as [(String, [String], [Double])])
    func `every method sets the weights of a family`(
      _ method: String, _ answers: [String], _ shares: [Double]
    ) throws {
      let sandbox = try Self.started()
      let done = try Self.weigh(
        sandbox, ["--family", "top", "--method", method, "--json"] + answers)
      #expect(done.code == 0, "\(method): \(done.words)")
      try Self.expect(
        sandbox, ["outcomes": shares[0] / 2, "travel": shares[1], "staff": shares[2]], method)
      let kept = try sandbox.succeed("show", "a", "--json").text
      #expect(kept.contains("elicitations"))
    }

    @Test func `weights are told as a table`() throws {
      let sandbox = try Self.started()
      let done = try Self.weigh(
        sandbox,
        ["--family", "top", "--method", "points", "--csv", "care=50", "travel=30", "staff=20"])
      #expect(
        done.text.split(separator: "\r\n") == [
          "holder,family,criterion,method,points,share", "agreed,top,care,hundred-points,50,0.5",
          "agreed,top,travel,hundred-points,30,0.3", "agreed,top,staff,hundred-points,20,0.2",
        ])
      let shown = try Self.weigh(sandbox, ["--show", "--csv"]).text.split(separator: "\r\n")
      #expect(shown.first == "holder,criterion,share")
      #expect(shown.contains("agreed,travel,0.3"))
    }

    @Test func `over the whole tree a heading counts as what the question names, all of it`() throws
    {
      let sandbox = try Self.started()
      let asked = try Self.weigh(sandbox, ["--method", "points"]).text
      #expect(asked.contains("care  Care: every scale in it from bottom to top, all together"))
      let done = try Self.weigh(
        sandbox,
        ["--method", "points", "outcomes=60", "comfort=40", "care=70", "travel=20", "staff=10"])
      #expect(done.code == 0, "\(done.words)")
      try Self.expect(
        sandbox, ["outcomes": 0.42, "comfort": 0.28, "travel": 0.2, "staff": 0.1])
      #expect(done.text.contains("Care: Outcomes 60.0%, Comfort 40.0%."))
      #expect(done.text.hasSuffix("Saved.\n"))
    }

    @Test func `in matching the largest step stands for its heading, and the question says so`()
      throws
    {
      let sandbox = try Self.started()
      let asked = try Self.weigh(sandbox, ["--method", "indifference"]).text
      #expect(asked.contains("care  Care: the largest step in it by the answers below"))
      // Outcomes is two thirds of care; 20 minutes are worth the whole step of outcomes.
      let done = try Self.weigh(
        sandbox,
        ["--method", "indifference", "outcomes:comfort=50", "travel:care=20", "travel:staff=40"])
      #expect(done.code == 0, "\(done.words)")
      try Self.expect(
        sandbox, ["outcomes": 1 / 3.0, "comfort": 1 / 6.0, "travel": 1 / 3.0, "staff": 1 / 6.0])
    }

    @Test func `a file says the same as the command line`() throws {
      let (typed, filed) = (try Self.started(), try Self.started())
      let words = ["--method", "pairwise", "--family", "top", "--json"]
      let answers = ["care:travel=2", "care:staff=4", "travel:staff=2"]
      try Files.write(
        #"""
        {"method": "pairwise", "family": "top",
          "answers": {"care:travel": 2, "care:staff": "4", "travel:staff": 2}}
        """#, to: filed("answers.json"))
      let one = try Self.weigh(typed, words + answers)
      let other = try Self.weigh(filed, ["--from", "answers.json", "--json"])
      #expect(one.output == other.output && one.code == 0, "\(other.words)")
      try Files.write(
        #"{"method": "swing", "answers": ["outcomes=100", "comfort=50", "care=100"]}"#,
        to: filed("answers.json"))
      let open = try Self.weigh(filed, ["--from", "answers.json"])
      #expect(open.words.contains("No answer is about Travel."))
    }

    @Test func `bodies and people have weights of their own, shown side by side`() throws {
      let sandbox = try Self.started()
      for (holder, answers) in [
        ("agreed", ["outcomes=50", "comfort=50", "care=50", "travel=30", "staff=20"]),
        ("body:trust", ["outcomes=50", "comfort=50", "care=20", "travel=30", "staff=50"]),
        ("member-1", ["outcomes=50", "comfort=50", "care=40", "travel=30", "staff=30"]),
      ] {
        let done = try Self.weigh(
          sandbox, ["--method", "points", "--holder", holder, "--note", "In May"] + answers)
        #expect(done.code == 0, "\(holder): \(done.words)")
      }
      let shown = try Self.weigh(sandbox, ["--show"]).text
      #expect(shown.contains("They differ most on"))
      #expect(shown.contains("\nAgreed\n") && shown.contains("\nThe Trust\n"), "\(shown)")
      #expect(shown.contains("At the top: 100 points.") && shown.contains("In May"), "\(shown)")
      let record = try Self.weigh(sandbox, ["--show", "--json"]).json()
      #expect(record["holders"]?.elements?.count == 3)
      let mixture = try sandbox.run("acceptability", "a", "--weights", "mixture")
      #expect(mixture.words.contains("there are no marks"), "\(mixture.words)")
    }

    @Test func `settled weights are kept until they are opened again`() throws {
      let sandbox = try Self.started()
      let early = try Self.weigh(sandbox, ["--lock", "The board, in May"])
      #expect(early.words.contains("not all set yet"))
      let answers = ["outcomes=50", "comfort=50", "care=50", "travel=30", "staff=20"]
      #expect(try Self.weigh(sandbox, ["--method", "points"] + answers).code == 0)
      #expect(try Self.weigh(sandbox, ["--lock", "The board, in May"]).text.contains("settled"))
      #expect(try Self.weigh(sandbox, ["--show"]).text.contains("settled: The board, in May"))
      let refused = try Self.weigh(sandbox, ["--method", "swing"] + answers)
      #expect(refused.code == 1 && refused.words.contains("The agreed weights are settled."))
      #expect(try Self.weigh(sandbox, ["--unlock"]).code == 0)
      #expect(try Self.weigh(sandbox, ["--unlock"]).words.contains("are not settled"))
      #expect(try Self.weigh(sandbox, ["--method", "swing"] + answers).code == 0)
    }

    @Test func `comparisons of several people are joined`() throws {
      let sandbox = try Self.started()
      for (person, ratio) in [("member-1", "4"), ("member-2", "9")] {
        let done = try sandbox.run(
          [
            "weigh", "a", "--new", "--method", "pairwise", "--holder", person, "--family", "care",
            "outcomes:comfort=\(ratio)",
          ], as: person)
        #expect(done.code == 0, "\(done.words)")
      }
      let joined = try Self.weigh(
        sandbox, ["--method", "pairwise", "--joined", "--family", "care"])
      // The geometric mean of 4 and 9 is 6.
      #expect(joined.text.contains("Outcomes 85.7%, Comfort 14.3%"), "\(joined)")
      #expect(try Self.weigh(sandbox, ["--show"]).text.contains("geometric mean from 2 people"))
    }

    @Test func `without answers it says what to judge`() throws {
      let text = try Self.weigh(try Self.started(), ["--method", "swing"]).text
      #expect(text.contains("travel  Travel: from 60 to 20 minutes"), "\(text)")
      #expect(text.contains("Judge the size of the step, not the importance of the subject."))
    }

    @Test(
      arguments: [
        ([], "Say how by --method: swing, points"),
        (["--method", "swing", "care"], "\"care\" is no answer. Give it as care=100."),
        (["--method", "pairwise", "care=3"], "Give it as care:users=3."),
        (["--method", "swing", "fare=3"], "No answer is about Outcomes."),
        (
          ["--method", "swing", "--family", "care", "outcomes=1", "comfort=1", "staff=2"],
          "names nothing that is weighed here. Side by side stand: outcomes, comfort."
        ),
        (["--method", "swing", "--family", "cares"], "Choose one of: top, care."),
        (["--method", "swing", "--holder", "body:army"], "Choose one of: trust."),
        (["--method", "swing", "--holder", "nobody"], "There is no person nobody."),
        (
          ["--method", "swing", "--family", "care", "outcomes=0", "comfort=0"],
          "Give points to one at least."
        ),
        (
          ["--method", "best-worst", "--family", "top", "care:travel=2", "care:staff=4"],
          "Say which step is worth most"
        ),
        (["--method", "pairwise", "--joined"], "Nobody who takes part has weights"),
      ])
    func `what cannot be taken is refused in a sentence`(_ words: [String], _ sentence: String)
      throws
    {
      let sandbox = try Self.started()
      let before = try sandbox.succeed("show", "a", "--json").output
      let refused = try Self.weigh(sandbox, words)
      #expect(refused.code != 0 && refused.words.contains(sentence), "\(refused)")
      #expect(try sandbox.succeed("show", "a", "--json").output == before)
    }
  }
}
