import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// What two writers set at once is settled on the screen.
  @Suite struct ContestsTests {
    @Test func `a contest is named, settled by one key, and the record says who settled it`() throws
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
      let desk = try Desk("a", in: sandbox)
      try desk.type("g0", until: "1 value is contested")
      let list = try desk.type("c", until: "What is contested")
      #expect(list.contains("on Care: 10.") && list.contains("on Care: 90."))
      try desk.type("\r", until: "Settled. Nothing is contested any more.")
      try desk.waitSaved()
      try desk.leave()
      let ranked = try sandbox.succeed("rank", "a", "--json").json()
      #expect(ranked["form"]?.text == "incomplete")
      let told = try sandbox.succeed("log", "a", "--about", "marks").text
      #expect(told.contains("This is contested") == false)
      #expect(try sandbox.succeed("verify", "a").code == 0)
    }
  }
}
