import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// The verbs that ask what would overturn the answer.
  @Suite struct StudyVerbTests {
    @Test func `every question has sentences, JSON and a table, and nothing is recorded`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010", "--demo")
      let before = try sandbox.succeed("show", "a", "--json").output
      let questions = [
        ["sensitivity", "a"], ["sensitivity", "a", "--criterion", "care", "--family"],
        ["acceptability", "a", "--samples", "2000"], ["challenge", "a"],
        ["rank", "a"], ["why", "a", "join-council", "dispersal"],
        ["whatif", "a", "--weight", "care=40"],
        ["whatif", "a", "--mark", "join-council,care=10"],
        ["chairs", "a"], ["concessions", "a"], ["group", "a"],
        ["whatif", "a", "--concede", "arms-length"],
      ]
      for question in questions {
        #expect(try sandbox.run(question).text.count > 40, "\(question)")
        _ = try sandbox.run(question + ["--json"]).json()
        let table = try sandbox.run(question + ["--csv"]).text
        #expect(table.contains(",") && table.hasSuffix("\r\n"), "\(question)")
      }
      #expect(try sandbox.succeed("show", "a", "--json").output == before)
    }

    @Test func `whatif gives exactly the shares that are asked for, and shows them`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010", "--demo")
      let two = try sandbox.succeed(
        "whatif", "a", "--weight", "care=40", "--weight", "users=12.5", "--json")
      let weights = try #require(try two.json()["weights"])
      for (name, share) in [("care", 0.4), ("users", 0.125)] {
        guard case .number(let text) = weights[name]?.value else {
          Issue.record("no weight of \(name)")
          continue
        }
        #expect(abs((Double(text) ?? 0) - share) < 1e-12, "\(name) \(text)")
      }
      let words = try sandbox.succeed("whatif", "a", "--weight", "care=40").text
      #expect(words.contains("Weights used: "))
      #expect(words.contains("Care 40.0"))
      let over = try sandbox.run("whatif", "a", "--weight", "care=70", "--weight", "users=40")
      #expect(over.words.contains("together they are more than there is"))
    }

    @Test func `what is conceded puts the option first in whatif, and people are not named`() throws
    {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010", "--demo")
      let found = try sandbox.succeed("concessions", "a", "--json").json()
      let fewest = try #require(found["fewest"]?.elements)
      #expect(!fewest.isEmpty)
      for option in fewest {
        guard case .string(let name) = option.value else { continue }
        let after = try sandbox.succeed("whatif", "a", "--concede", name, "--json").json()
        let first = try #require(after["ranking"]?.elements?.first)
        guard case .string(let leader) = first["option"]?.value else {
          Issue.record("no leader")
          continue
        }
        #expect(leader == name)
      }
      let text =
        try sandbox.succeed("concessions", "a", "--json").text
        + sandbox.succeed("concessions", "a").text
      #expect(!text.contains("member-") && !text.contains("Member"))
      let leads = try sandbox.run("whatif", "a", "--concede", "join-council")
      #expect(leads.words.contains("leads on the ballots already"))
      let price = try sandbox.succeed("price", "a")
      #expect(price.text.contains("Join the council"))
    }

    @Test func `the number of threads does not change a byte`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010", "--demo")
      let one = try sandbox.succeed("acceptability", "a", "--json", "--samples", "5000").output
      let three = try sandbox.succeed(
        "acceptability", "a", "--json", "--samples", "5000", "--threads", "3"
      ).output
      #expect(one == three)
    }

    @Test func `what cannot be said is refused in a sentence`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      for question in [
        ["sensitivity", "a"], ["acceptability", "a"], ["challenge", "a"], ["chairs", "a"],
        ["concessions", "a"], ["price", "a"], ["group", "a"],
        ["whatif", "a", "--concede", "dispersal"],
        ["why", "a", "nobody", "dispersal"], ["whatif", "a", "--weight", "care"],
      ] {
        let refused = try sandbox.run(question)
        #expect(refused.text.isEmpty && refused.words.hasPrefix("appraise: "), "\(question)")
      }
    }
  }
}
