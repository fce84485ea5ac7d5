import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// Rounds and ballots from a script.
  @Suite struct RoundVerbTests {
    static let document = #"""
      {"format":"appraise.case","version":2,"id":"day","title":"Day","question":{"words":"Which?"},
      "options":[{"id":"a","label":"A site","status":"active"},{"id":"b","label":"B site","status":"active"}],
      "bodies":[{"id":"nhs","label":"NHS","part":"decides"},{"id":"council","label":"Council","part":"decides"}],
      "criteria":[{"id":"x","kind":"scored","label":"X","question":"How?","scale":{"worst":"0","best":"100"}},
      {"id":"y","kind":"scored","label":"Y","question":"How?","scale":{"worst":"0","best":"100"}}]}
      """#

    /// An appraisal with two members who have marked one cell each outside rounds.
    static func board(_ sandbox: Sandbox) throws {
      try Files.write(document, to: sandbox("case.json"))
      try sandbox.succeed("new", "a", "--case", "case.json")
      for who in ["member-1", "member-2"] {
        try sandbox.succeed(
          "score", "a", "--as", who, "--new", "--option", "a", "--criterion", "x", "--value", "50")
      }
    }

    private func board() throws -> Sandbox {
      let sandbox = try Sandbox()
      try Self.board(sandbox)
      return sandbox
    }

    @Test func `a round goes from opening to being settled, each step by itself`() throws {
      let sandbox = try board()
      let none = try sandbox.succeed("round", "a")
      #expect(none.text.contains("No round has been opened yet."))
      #expect(none.text.contains("Next: Open round 1 (--open)."))
      #expect(try sandbox.run("round", "a", "--end").code == 1)
      let open = try sandbox.succeed("round", "a", "--open", "--purpose", "First", "--json").json()
      #expect(open["state"]?.text == "open" && open["visibility"]?.text == "closed")
      #expect(open["purpose"]?.text == "First")
      let refused = try sandbox.run("round", "a", "--as", "member-2", "--end")
      #expect(refused.code == 1)
      #expect(refused.words.contains("member-2"), "\(refused.words)")
      try sandbox.succeed("handin", "a", "--as", "member-2", "--blanks-as", "do-not-know")
      try sandbox.succeed(
        "score", "a", "--option", "a", "--criterion", "x", "--value", "60")
      let missing = try sandbox.run("round", "a", "--end")
      #expect(missing.code == 1)
      #expect(missing.words.contains("member-1 has not handed in"), "\(missing.words)")
      let ended = try sandbox.succeed("round", "a", "--end", "--even-with-missing")
      #expect(ended.text.contains("Round 1 has ended and takes no more marks."))
      #expect(try sandbox.run("handin", "a", "--blanks-as", "rather-not").code == 1)
      #expect(try sandbox.run("round", "a", "--again").words.contains("--why"))
      try sandbox.succeed("round", "a", "--again", "--why", "I was still marking.")
      #expect(try sandbox.succeed("log", "a").text.contains("again: I was still marking."))
      try sandbox.succeed("handin", "a", "--blanks-as", "rather-not")
      try sandbox.succeed("round", "a", "--end")
      #expect(try sandbox.succeed("round", "a", "--reveal").text.contains("Round 1 is revealed"))
      #expect(try sandbox.run("round", "a", "--again", "--why", "Once more.").code == 1)
      let settled = try sandbox.succeed("round", "a", "--settle", "--json").json()
      #expect(settled["state"]?.text == "settled")
      #expect(try sandbox.succeed("verify", "a").code == 0)
    }

    @Test func `a ballot is handed in with its code, and taken back while the round is open`()
      throws
    {
      let sandbox = try board()
      #expect(try sandbox.run("handin", "a").words.contains("No round is open"))
      try sandbox.succeed("round", "a", "--open")
      let blanks = try sandbox.run("handin", "a")
      #expect(blanks.code == 1)
      #expect(blanks.words.contains("4 cells are blank"), "\(blanks.words)")
      let told = try sandbox.succeed("handin", "a", "--blanks-as", "do-not-know", "--json").json()
      #expect(told["blanks"]?.integer == 4)
      let code = try #require(told["code"]?.text)
      #expect(try sandbox.succeed("ballots", "a").text.contains(code))
      let back = try sandbox.succeed("handin", "a", "--take-back")
      #expect(back.text.contains("is open again"))
      #expect(try sandbox.succeed("ballots", "a").text.contains(code) == false)
      #expect(
        try sandbox.run("handin", "a", "--take-back", "--blanks-as", "do-not-know").code == 64)
    }

    @Test(arguments: [
      ["--open", "--end"], ["--why", "So."], ["--end", "--why", "So."],
      ["--even-with-missing"], ["--settle", "--purpose", "x"], ["--open", "--fewest", "0"],
    ])
    func `options that do not belong together are refused before anything is written`(
      options: [String]
    ) throws {
      let sandbox = try board()
      let before = sandbox.contents
      #expect(try sandbox.run(["round", "a"] + options).code == 64)
      #expect(sandbox.contents == before)
    }

    @Test func `who sees what is fixed when the round opens, and goes over to the next`() throws {
      let sandbox = try board()
      func json(_ options: String...) throws -> JSONNode {
        try sandbox.run(["round", "a", "--json"] + options).json()
      }
      let first = try json(
        "--open", "--shown-as", "pseudonyms", "--fewest", "2", "--hide-money", "--visibility",
        "open")
      #expect(first["shownAs"]?.text == "pseudonyms" && first["fewest"]?.integer == 2)
      #expect(first["visibility"]?.text == "open")
      _ = try json("--end", "--even-with-missing")
      _ = try json("--reveal")
      let second = try json("--open")
      #expect(second["round"]?.integer == 2 && second["shownAs"]?.text == "pseudonyms")
      #expect(second["visibility"]?.text == "closed")
    }
  }
}
