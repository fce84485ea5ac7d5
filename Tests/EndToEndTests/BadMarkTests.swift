import TestSupport
import Testing

extension EndToEnd {
  /// A mark that cannot be is refused in words, and nothing is written.
  @Suite struct BadMarkTests {
    private static let notAMark =
      "is not a mark. Give a number from 0 to 100, or does-not-apply, do-not-know, rather-not or "
      + "blank."

    /// Option, criterion, value, sentence.
    static let marks = [
      ("join-council", "care", "-1", "-1 is not on the scale of Care: it goes from 0 to 100."),
      ("join-council", "care", "101", "101 is not on the scale of Care: it goes from 0 to 100."),
      (
        "join-council", "care", "100.1", "100.1 is not on the scale of Care: it goes from 0 to 100."
      ),
      ("join-council", "care", "NaN", "\"NaN\" \(notAMark)"),
      ("join-council", "care", "inf", "\"inf\" \(notAMark)"),
      ("join-council", "care", "forty", "\"forty\" \(notAMark)"),
      ("join-council", "care", "1e3", "\"1e3\" \(notAMark)"),
      ("join-council", "care", "0x10", "\"0x10\" \(notAMark)"),
      ("join-council", "care", "", "\"\" \(notAMark)"),
      ("join-council", "care", "pass", "Care takes a number, not pass or fail."),
      (
        "nope", "care", "5",
        "There is no option nope. Choose one of: arms-length, stand-alone, join-council, "
          + "join-hospital, join-neighbours, dispersal."
      ),
      (
        "join-council", "nope", "5",
        "There is no criterion nope. Choose one of: integration, care, children, results, users, "
          + "resources, pace, transformation, deadline, stability, staff, viability, views."
      ),
      (
        "social-enterprise", "care", "5",
        "Social enterprise is not being appraised: it is discounted."
      ),
      (
        "join-council", "results", "5",
        "Results is a heading above criteria. Mark the criteria under it."
      ),
      (
        "join-council", "views", "5", "Views is for information and is not marked or weighted."
      ),
    ]

    @Test func `a mark that cannot be is refused in words`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      let before = sandbox.contents
      for (option, criterion, value, sentence) in Self.marks {
        let finished = try sandbox.run(
          "score", "a", "--option", option, "--criterion", criterion, "--value", value)
        #expect(finished.words == "appraise: \(sentence)\n")
        #expect(finished.code == 1, "\(option), \(criterion), \(value)")
        #expect(finished.output.isEmpty)
      }
      #expect(sandbox.contents == before, "something was written")
    }

    @Test func `the screen refuses the same marks and keeps what was typed`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      let desk = try Desk("a", in: sandbox)
      try desk.type("g2")
      let before = sandbox.record
      for (typed, sentence) in [
        ("101", "101 is not on the scale of Care: it goes from 0 to 100."),
        ("-1", "-1 is not on the scale of Care: it goes from 0 to 100."),
        ("5..5", "\"5..5\" is not a number."),
      ] {
        let screen = try desk.type("\(typed)\r", until: sentence)
        #expect(screen.contains("\(typed)]"))
        #expect(screen.contains("0 of 48"))
        try desk.type(Keys.escape, until: "What you typed was not recorded.")
      }
      #expect(sandbox.record == before, "something was written")
      try desk.leave()
    }
  }
}
