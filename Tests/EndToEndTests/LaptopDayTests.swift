import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// Ten members of two bodies who each mark for themselves, and the same ten on one laptop that goes
  /// from hand to hand while two of them mark on paper.
  @Suite struct LaptopDayTests {
    private static let nhs = (1...6).map { "nhs-\($0)" }
    private static let council = (1...4).map { "council-\($0)" }
    private static let onPaper = ["nhs-5", "council-2"]

    /// The marks of a person, a row for each criterion in the order of the options.
    private static func marks(of person: String) -> [[String]] {
      let place = (nhs + council).firstIndex(of: person) ?? 0
      return DayCase.criteria.indices.map { column in
        (0..<3).map { "\(20 + 17 * $0 + 6 * column + ($0 == 1 ? 3 : -2) * place).\(place + 1)" }
      }
    }

    private static func ballot(of person: String) -> String {
      zip(DayCase.criteria, marks(of: person)).map { "\($0): \($1.joined(separator: " "))\n" }
        .joined()
    }

    /// An appraisal with everybody on the panel, weights that are settled and a closed round.
    private func begun() throws -> Sandbox {
      let sandbox = try Sandbox()
      try Files.write(DayCase.document, to: sandbox("case.json"))
      try sandbox.succeed("new", "a", "--case", "case.json", as: "fay")
      try sandbox.succeed(
        "panel", "a", "--change", "fay", "--role", "facilitator", as: "fay")
      try sandbox.succeed("panel", "a", "--add", "rory", "--role", "recorder", as: "fay")
      for (body, people) in [("nhs", Self.nhs), ("council", Self.council)] {
        for person in people {
          try sandbox.succeed("panel", "a", "--add", person, "--body", body, as: "fay")
          try Files.write(Self.ballot(of: person), to: sandbox("\(person).txt"))
        }
      }
      try sandbox.succeed(
        "weigh", "a", "--method", "swing", "care=100", "cost=60", "pace=40", "--holder", "agreed",
        as: "fay")
      try sandbox.succeed("weigh", "a", "--lock", "Both boards, on the day.", as: "fay")
      try sandbox.succeed("round", "a", "--open", as: "fay")
      return sandbox
    }

    /// Ends the day in the same way, and gives what it came to.
    private func ended(_ sandbox: Sandbox) throws -> [String: String] {
      try sandbox.succeed("round", "a", "--end", as: "fay")
      try sandbox.succeed("round", "a", "--reveal", as: "fay")
      for (option, mark) in [("stay", "40"), ("join", "70"), ("split", "55")] {
        try sandbox.succeed(
          "agree", "a", "--option", option, "--criterion", "care", "--mark", mark, "--reason",
          "Talked about \(option).", as: "fay")
      }
      try sandbox.succeed("round", "a", "--settle", as: "fay")
      #expect(try sandbox.succeed("verify", "a", as: "fay").code == 0)
      var found: [String: String] = [:]
      for verb in [
        "rank", "bodies", "group", "round", "sensitivity", "concessions", "chairs", "price",
      ] {
        found[verb] = try sandbox.succeed(verb, "a", "--json", as: "fay").text
      }
      found["weights"] = try sandbox.succeed("weigh", "a", "--show", "--json", as: "fay").text
      let shown = try sandbox.succeed("show", "a", "--json", as: "fay").json()
      for part in ["ballots", "agreed", "weights"] {
        found["shown \(part)"] = shown[part].map { "\($0)" } ?? "nothing"
      }
      return found
    }

    @Test func `the same people on one laptop, two of them on paper, come to the same`() throws {
      let apart = try begun()
      for person in Self.nhs + Self.council {
        try apart.succeed("score", "a", "--file", "\(person).txt", "--hand-in", as: person)
      }
      let together = try begun()
      for person in Self.onPaper {
        try together.succeed(
          "score", "a", "--file", "\(person).txt", "--for", person, "--hand-in", as: "rory")
      }
      let desk = try Desk("a", in: together, as: "fay")
      try desk.type("L", until: "Press Enter when you sit here.")
      for _ in 0..<8 {
        let asked = try #require(
          desk.terminal.screen.paragraph(0..<24).firstMatch(of: #/Hand to ([a-z]+-\d),/#))
        let person = String(asked.output.1)
        #expect(!Self.onPaper.contains(person))
        try desk.type(Keys.enter, until: "I have finished")
        try desk.type("g2", until: "0 of 9")
        for row in Self.marks(of: person) {
          for mark in row { try desk.type("\(mark)\r") }
          try desk.type("n")
        }
        try desk.waitSaved()
        try desk.type("h", until: "Check and hand in")
        try desk.type(Keys.enter, until: "Its code is")
        try desk.type("h", until: "Press Enter when you sit here")
      }
      while !desk.terminal.screen.contains("that ends") { try desk.type(Keys.down) }
      try desk.type(Keys.enter, until: "You have the laptop again")
      try desk.leave()
      let (one, other) = (try ended(apart), try ended(together))
      for (part, found) in one.sorted(by: { $0.key < $1.key }) {
        #expect(other[part] == found, "\(part)")
      }
      #expect(one["rank"]?.contains("join") == true && one["shown ballots"] != "nothing")
      // Who entered them is another matter.
      let log = try together.succeed("log", "a", as: "fay").text
      #expect(log.contains("on a shared machine") && log.contains("Rory") || log.contains("rory"))
    }
  }
}
