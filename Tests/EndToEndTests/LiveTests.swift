import Glibc
import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// Several terminals at one appraisal: what one saves the others show.
  @Suite struct LiveTests {
    private static let means = ["events", "look"]

    /// A board of two people, both of whom have joined.
    private func board() throws -> Sandbox {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      try sandbox.succeed(
        "score", "a", "--as", "member-2", "--new", "--option", "arms-length", "--criterion",
        "care", "--value", "20")
      return sandbox
    }

    private func desk(
      _ sandbox: Sandbox, as person: String = "member-1", by means: String = "events"
    ) throws -> Desk {
      try Desk(["a"], in: sandbox, as: person, adding: ["APPRAISE_WATCH": means])
    }

    @Test(arguments: means)
    func `a mark that is saved at one terminal stands on the other's screen`(
      _ means: String
    ) throws {
      let sandbox = try board()
      let one = try desk(sandbox, by: means)
      let two = try desk(sandbox, by: means)
      try two.type("g2", until: "0 of 48")
      try one.type("g2", until: "0 of 48")
      for (mark, count) in [("71", 1), ("72", 2), ("73", 3)] {
        try one.type("\(mark)\r")
        try one.waitSaved()
        try two.terminal.waitUntil("\(count) of 48") {
          $0.contains("\(count) of 48") && $0.contains(mark)
        }
      }
      try one.leave()
      try two.leave()
    }

    @Test func `what is being typed and a form that is open stay, and no mark is lost`() throws {
      let sandbox = try board()
      let one = try desk(sandbox)
      let two = try desk(sandbox, as: "member-2")
      try one.type("g2", until: "0 of 48")
      try two.type("g2\(Keys.down)", until: "1 of 48")
      try one.type("5")
      try two.type("33\r")
      try two.waitSaved()
      let idle = one.terminal.idleCount
      try one.terminal.waitIdle(after: idle)
      try one.type("5\r", until: "1 of 48")
      try one.waitSaved()
      for desk in [one, two] { try desk.leave() }
      let shown = try sandbox.succeed("show", "a", "--json")
      #expect(shown.text.contains("\"55\"") && shown.text.contains("\"33\""))
      let ranked = try sandbox.succeed("rank", "a", "--json").json()
      #expect(ranked["form"]?.text != "contested")
    }

    @Test func `while a ledger cannot be read no leader is named, and then one is again`() throws {
      let sandbox = try board()
      let one = try desk(sandbox)
      try one.type("g3")
      let file = try #require(
        Files.contents(sandbox("a/ledger")).keys.first {
          $0.contains("member-2") && $0.hasSuffix(".jsonl")
        })
      let whole = Files.read(file)
      var bad = whole
      bad[bad.count / 2] ^= 1
      try Files.write(bad, to: file)
      try one.terminal.waitUntil("that it cannot be read") { $0.contains("cannot be read") }
      for verb in [
        ["rank", "a"], ["why", "a", "council", "hospital"], ["bodies", "a"], ["sensitivity", "a"],
        ["acceptability", "a"], ["money", "a"], ["challenge", "a"],
        ["whatif", "a", "--weight", "care=100"], ["health", "a"], ["response", "a"],
      ] {
        let ended = try sandbox.run(verb)
        #expect(ended.code != 0, "\(verb[0])")
      }
      try Files.write(whole, to: file)
      try one.terminal.waitUntil("that it can be read again") { screen in
        !screen.contains("No result") || !screen.contains("cannot be read")
      }
      try one.leave()
    }

    @Test(arguments: [("events", 0...0), ("look", 3...7)])
    func `an idle terminal wakes for nothing, or once a second where nobody tells it of changes`(
      _ means: String, _ expected: ClosedRange<Int>
    ) throws {
      let sandbox = try board()
      let one = try desk(sandbox, by: means)
      try one.type("g2", until: "0 of 48")
      // What opening it began goes on for a moment.
      var before = try Self.wakes(of: one.terminal.pid)
      var calm = 0
      while calm < 3 {
        usleep(means == "events" ? 200_000 : 1_100_000)
        let now = try Self.wakes(of: one.terminal.pid)
        calm = now - before <= (means == "events" ? 0 : 2) ? calm + 1 : 0
        before = now
      }
      sleep(5)
      let woken = try Self.wakes(of: one.terminal.pid) - before
      #expect(expected.contains(woken), "it woke \(woken) times in five seconds")
      try one.leave()
    }

    /// How often all threads of a process have waited and gone on.
    static func wakes(of process: Int32) throws -> Int {
      let threads = Files.names("/proc/\(process)/task")
      try #require(!threads.isEmpty)
      return threads.reduce(0) { sum, thread in
        let text = String(
          decoding: Files.read("/proc/\(process)/task/\(thread)/status"), as: UTF8.self)
        let line = text.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches") }
        return sum + (line?.split(whereSeparator: \.isWhitespace).last.flatMap { Int($0) } ?? 0)
      }
    }
  }
}
