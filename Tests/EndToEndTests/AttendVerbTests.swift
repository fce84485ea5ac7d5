import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// Who is there, who sits in for whom, and what is put aside, from a script.
  @Suite struct AttendVerbTests {
    private static let document = #"""
      {"format":"appraise.case","version":3,"id":"day","title":"Day","question":{"words":"Which?"},
      "options":[{"id":"a","label":"A site","status":"active"},{"id":"b","label":"B site","status":"active"}],
      "bodies":[{"id":"nhs","label":"NHS","part":"decides","quorum":2}],
      "criteria":[{"id":"x","kind":"scored","label":"X","question":"How?","scale":{"worst":"0","best":"100"}}]}
      """#

    /// Member-1 facilitates; member-2 and member-3 sit for the NHS.
    private func board() throws -> Sandbox {
      let sandbox = try Sandbox()
      try Files.write(Self.document, to: sandbox("case.json"))
      try sandbox.succeed("new", "a", "--case", "case.json")
      for who in ["member-1", "member-2", "member-3"] {
        try sandbox.succeed(
          "score", "a", "--as", who, "--new", "--option", "a", "--criterion", "x", "--value", "50")
      }
      return sandbox
    }

    @Test func `who is there is noted, by members of themselves, and told with the times`() throws {
      let sandbox = try board()
      #expect(try sandbox.succeed("attend", "a").text.contains("Nobody has said who is there."))
      #expect(try sandbox.succeed("round", "a", "--json").json()["attendance"] == nil)
      let came = try sandbox.succeed(
        "attend", "a", "--arrived", "member-1", "--arrived", "member-2", "--at",
        "2010-03-01 14:05")
      #expect(came.text.contains("Present 2 of 3"), "\(came.text)")
      #expect(came.text.contains("present since 1 March 2010, 14:05"), "\(came.text)")
      try sandbox.succeed("attend", "a", "--as", "member-3", "--apologies", "member-3")
      let other = try sandbox.run("attend", "a", "--as", "member-3", "--left", "member-2")
      #expect(other.code == 1 && other.words.contains("recorder"), "\(other.words)")
      let twice = try sandbox.run("attend", "a", "--arrived", "member-2")
      #expect(twice.code == 1 && twice.words.contains("is there already"), "\(twice.words)")
      let left = try sandbox.succeed(
        "attend", "a", "--left", "member-2", "--at", "2010-03-01 15:00", "--json"
      ).json()
      let people = left["people"]?.elements ?? []
      #expect(people.map { $0["said"]?.text } == ["arrived", "left", "apologies"])
      #expect(people[1]["since"]?.text == "2010-03-01T15:00:00.000Z")
      try sandbox.succeed("attend", "a", "--left", "member-2", "--take-back")
      #expect(try sandbox.succeed("attend", "a").text.contains("Present 2 of 3"))
      #expect(try sandbox.succeed("round", "a").text.contains("Apologies: member-3."))
      try sandbox.succeed("attend", "a", "--all-left")
      #expect(try sandbox.succeed("attend", "a").text.contains("Present 0 of 3"))
      let minutes = try sandbox.succeed("minutes", "a").text
      #expect(minutes.contains("- member-1: from 1 March 2010, 14:05 UTC until "), "\(minutes)")
      #expect(minutes.contains("- Apologies: member-3"), "\(minutes)")
      #expect(
        try sandbox.succeed("log", "a", "--about", "attendance").text.contains(
          "noted that member-2 arrived (1 March 2010, 14:05 UTC)."))
      #expect(try sandbox.succeed("verify", "a").code == 0)
    }

    @Test func `a substitute is counted in the place of the member, and both marking is told`()
      throws
    {
      let sandbox = try board()
      try sandbox.succeed("round", "a", "--open", "--visibility", "open")
      let strange = try sandbox.run("attend", "a", "--substitute", "zoe", "--for", "member-2")
      #expect(strange.code == 1 && strange.words.contains("--named NAME"), "\(strange.words)")
      let named = try sandbox.succeed(
        "attend", "a", "--substitute", "zoe", "--named", "Zoe Lake", "--for", "member-2")
      #expect(named.text.contains("Zoe Lake sits in for member-2."), "\(named.text)")
      let waiting = try sandbox.succeed("round", "a", "--json").json()["missing"]?.elements ?? []
      #expect(waiting.compactMap(\.text).contains("zoe"))
      #expect(!waiting.compactMap(\.text).contains("member-2"))
      for who in ["zoe", "member-2"] {
        for option in ["a", "b"] {
          try sandbox.succeed(
            "score", "a", "--as", who, "--option", option, "--criterion", "x", "--value",
            who == "zoe" ? "90" : "10")
        }
        try sandbox.succeed("handin", "a", "--as", who)
      }
      #expect(
        try sandbox.succeed("round", "a").text.contains(
          "member-2 has marked all the same: only the ballot of Zoe Lake counts."))
      try sandbox.succeed("round", "a", "--end", "--even-with-missing")
      try sandbox.succeed("round", "a", "--reveal")
      #expect(try sandbox.succeed("rank", "a").text.contains("90"))
      try sandbox.succeed("attend", "a", "--for", "member-2", "--take-back")
      #expect(!(try sandbox.succeed("rank", "a").text.contains("90")))
      #expect(try sandbox.run("attend", "a", "--for", "member-2", "--take-back").code == 1)
      let diff = try sandbox.succeed("log", "a", "--about", "attendance").text
      #expect(diff.contains("Zoe Lake no longer sits in for member-2."), "\(diff)")
      #expect(try sandbox.succeed("verify", "a").code == 0)
    }

    @Test(
      arguments: [
        ["--arrived", "member-2", "--all-left"], ["--substitute", "member-3"],
        ["--for", "member-2"], ["--take-back"], ["--at", "14:05"], ["--named", "Zoe"],
        ["--arrived", "member-2", "--at", "noon"], ["--arrived", "member-2", "--at", "25:00"],
      ])
    func `options that do not belong together are a fault of usage`(_ options: [String]) throws {
      let sandbox = try board()
      #expect(try sandbox.run(["attend", "a"] + options).code == 64, "\(options)")
      #expect(try sandbox.succeed("attend", "a").text.contains("Nobody has said"))
    }

    @Test
    func `a question is parked with an owner and a day, answered, and named while it is open`()
      throws
    {
      let sandbox = try board()
      #expect(try sandbox.succeed("park", "a").text.contains("No question is parked."))
      for missing in [["--owner", "member-2"], ["--by", "2010-05-03"]] {
        #expect(try sandbox.run(["park", "a", "--question", "Who pays?"] + missing).code == 1)
      }
      let parked = try sandbox.succeed(
        "park", "a", "--question", "Who pays?", "--owner", "the director", "--by", "3/5/2010",
        "--json"
      ).json().elements?.first
      #expect(parked?["by"]?.text == "2010-05-03" && parked?["state"]?.text == "open")
      #expect(parked?["overdue"] != nil && parked?["person"] == nil)
      let number = try #require(parked?["id"]?.text)
      #expect(try sandbox.run("park", "a", "--as", "member-2", "--drop", number).code == 1)
      let final = try sandbox.run("snapshot", "a", "--name", "end", "--final")
      #expect(final.words.contains("A parked question is open: Who pays?"), "\(final.words)")
      #expect(try sandbox.run("park", "a", "--answer", number).words.contains("--words"))
      try sandbox.succeed("park", "a", "--answer", number, "--words", "Both.")
      #expect(try sandbox.succeed("park", "a").text.contains("answered: Both."))
      #expect(
        try sandbox.succeed("minutes", "a").text.contains(
          "- Who pays? (the director, by 3 May 2010): answered: Both."))
      let again = try sandbox.run("snapshot", "a", "--name", "end", "--final")
      #expect(!again.words.contains("parked"), "\(again.words)")
      #expect(try sandbox.run("park", "a", "--take-back", "none-9").code == 1)
      #expect(try sandbox.succeed("verify", "a").code == 0)
    }
  }
}
