import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// The review that opens an appraisal again.
  @Suite struct ReviewTests {
    @Test func `Wiltshire is reviewed twelve months after the decision and decided again`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "wiltshire")
      let nothing = try sandbox.succeed("review", "a").text
      #expect(nothing == "There is no decision that is to be reviewed.\n")
      try sandbox.succeed("decide", "a", "--day", "2009-02-20", "--words", "A joint board.")
      let due = try sandbox.succeed("review", "a", "--json").json()
      #expect(due["stage"]?.text == "due")
      #expect(due["due"]?.text == "2010-02-20")
      #expect(due["round"]?.integer == 1)
      let refused = try sandbox.run("review", "a", "--end")
      #expect(refused.code == 1 && refused.words.contains("has been due since 20 February 2010"))
      try sandbox.succeed("review", "a", "--open")
      let open = try sandbox.succeed("show", "a", "--json").json()
      let round = try #require(open["rounds"]?.elements?.first)
      #expect(round["state"]?.text == "open")
      #expect(round["purpose"]?.text == "Review of the decision of 20 February 2009")
      try sandbox.succeed("review", "a", "--end")
      try sandbox.succeed("decide", "a", "--day", "2010-03-01", "--words", "It goes on.")
      let shown = try sandbox.succeed("show", "a", "--json").json()
      #expect(shown["decision"]?["words"]?.text == "It goes on.")
      #expect(shown["decision"]?["round"]?.integer == 1)
      #expect(
        shown["formerDecisions"]?.elements?.compactMap { $0["words"]?.text } == ["A joint board."])
      let told = try sandbox.succeed("log", "a", "--about", "decision").text
      #expect(
        told.contains("recorded, after that of 20 February 2009 was reviewed, the decision of"))
      #expect(try sandbox.succeed("verify", "a").code == 0)
    }

    @Test func `before its day the review says when, and cannot be opened`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "wiltshire")
      try sandbox.succeed("decide", "a", "--day", "9000-01-31", "--words", "A joint board.")
      let refused = try sandbox.run("review", "a", "--open")
      #expect(refused.code == 1)
      #expect(refused.words.contains("The decision is looked at again on 31 January 9001, in "))
      #expect(try sandbox.succeed("review", "a", "--json").json()["stage"]?.text == "waiting")
    }
  }
}
