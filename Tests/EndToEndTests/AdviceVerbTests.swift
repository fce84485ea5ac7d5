import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// The verbs that advise: what is weak, what bodies put first, what it costs, what was answered.
  @Suite struct AdviceVerbTests {
    /// A case with two bodies that must agree, a commenting one, money, and a blocked option.
    private static let text = #"""
      {"format": "appraise.case", "version": 2, "id": "two", "title": "Two forms",
        "question": {"words": "Which form?"},
        "terms": {"mustAgree": ["council", "trust"], "otherwise": "Nothing changes.", "passMark": "60"},
        "bodies": [
          {"id": "council", "label": "The Council", "part": "decides"},
          {"id": "trust", "label": "The Trust", "part": "decides"},
          {"id": "panel", "label": "The Panel", "part": "comments"}],
        "options": [
          {"id": "stay", "label": "Stay", "status": "baseline"},
          {"id": "join", "label": "Join", "status": "blocked", "statusReason": "Not yet.",
            "blockers": [{"label": "No law"}]}],
        "criteria": [
          {"id": "care", "kind": "scored", "label": "Care", "scale": {"worst": "0", "best": "100"}}],
        "money": {
          "counting": {"years": ["2010/11", "2011/12"], "unit": "GBP 000"},
          "flows": [
            {"id": "f", "label": "Staff", "option": "stay", "kind": "cost", "amounts": ["100", "100"]}],
          "tables": [
            {"id": "t", "label": "Targets", "years": ["2010/11"],
              "rows": [{"label": "Base", "amounts": ["-5"], "total": "-5"}]}],
          "percentages": [
            {"id": "p", "label": "Savings", "percent": "14", "atLeast": true, "of": "the budget"}]}}
      """#

    private func started() throws -> Sandbox {
      let sandbox = try Sandbox()
      try Files.write(Array(Self.text.utf8), to: sandbox("two.json"))
      try sandbox.succeed("new", "a", "--case", "two.json")
      try sandbox.succeed(
        "score", "a", "--option", "stay", "--criterion", "care", "--value", "70")
      return sandbox
    }

    @Test func `health names each weakness with its place and its reason`() throws {
      let sandbox = try started()
      let record = try sandbox.succeed("health", "a", "--json").json()
      let concerns = record["findings"]?.elements?.compactMap { $0["concern"]?.text } ?? []
      for concern in ["anchors-missing", "body-absent", "no-equality", "no-evidence"] {
        #expect(concerns.contains(concern), "\(concerns)")
      }
      let lines = try sandbox.succeed("health", "a").text
      #expect(
        lines.contains("Nobody marks for The Trust, which decides. [people]\n  The answer is"))
    }

    @Test func `what is blocked is ranked where that is asked for`() throws {
      let sandbox = try started()
      #expect(try sandbox.succeed("rank", "a").text.contains("Not compared:\n-  Join: blocked"))
      let with = try sandbox.succeed("rank", "a", "--with-blocked").text
      #expect(with.contains("Join  between 0.0 and 100.0  (blocked: No law)"))
      let record = try sandbox.succeed("rank", "a", "--with-blocked", "--json").json()
      #expect(record["ranking"]?.elements?.count == 2)
    }

    @Test func `rank says whether the pass mark is reached and whether bodies agree`() throws {
      let text = try started().succeed("rank", "a").text
      #expect(text.contains("Stay against 60 points of 100: reaches it. Its total is 70.0."))
      #expect(
        text.contains("The Council and The Trust must agree. It is too early to say"))
      #expect(
        try started().succeed("bodies", "a").text.contains("No body's marks can be shown yet."))
    }

    @Test func `money tells costs, tables and why a percentage is not discounted`() throws {
      let sandbox = try started()
      let text = try sandbox.succeed("money", "a").text
      #expect(text.contains("Base: total -5.0, as printed"))
      #expect(text.contains("Stay: net present cost 196.6, 100.0 a year; worth considering"))
      #expect(text.contains("at least 14% of the budget. No amount is given"))
      let record = try sandbox.succeed("money", "a", "--json").json()
      let cost = record["scenarios"]?.elements?.first?["options"]?.elements?.first
      #expect(cost?["option"]?.text == "stay")
    }

    @Test func `the response of a commenting body says that its marks do not count`() throws {
      let sandbox = try started()
      let text = try sandbox.succeed("response", "a", "--body", "panel").text
      #expect(text.hasPrefix("# Response of The Panel\n\nTwo forms\n"))
      #expect(text.contains("its marks are indicative and do not count towards the result."))
      let refused = try sandbox.run("response", "a", "--body", "army")
      #expect(
        refused.words.contains("There is no body army. The bodies are: council, trust, panel."))
    }
  }
}
