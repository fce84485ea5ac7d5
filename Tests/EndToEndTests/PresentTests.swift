import Glibc
import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// The projector beside the facilitator's terminal.
  @Suite struct PresentTests {
    private static let document = #"""
      {"format":"appraise.case","version":2,"id":"day","title":"Day","question":{"words":"Which site?"},
      "options":[{"id":"a","label":"A site","summary":"Alpha summary.","status":"active"},
      {"id":"b","label":"B site","summary":"Beta summary.","status":"active"}],
      "criteria":[{"id":"x","kind":"scored","label":"Access","question":"How near is it?","scale":{"worst":"0","best":"100"}},
      {"id":"y","kind":"scored","label":"Cost","question":"How dear is it?","scale":{"worst":"0","best":"100"}}]}
      """#

    /// A board whose member-1 facilitates and has marked nothing in the round, with three members who
    /// have.
    private func board(_ edits: [[String]] = []) throws -> Sandbox {
      let sandbox = try Sandbox()
      try Files.write(Self.document, to: sandbox("case.json"))
      try sandbox.succeed("new", "a", "--case", "case.json")
      for who in ["member-1", "member-2", "member-3", "member-4"] {
        try sandbox.succeed(
          "score", "a", "--as", who, "--new", "--option", "a", "--criterion", "x", "--value", "50")
      }
      try sandbox.succeed("round", "a", "--open")
      for (who, mark) in [("member-2", "13.37"), ("member-3", "86.63"), ("member-4", "41")] {
        for option in ["a", "b"] {
          for criterion in ["x", "y"] {
            try sandbox.succeed(
              "score", "a", "--as", who, "--option", option, "--criterion", criterion, "--value",
              option == "a" ? mark : "30", "--reason", "planted reason")
          }
        }
        try sandbox.succeed("handin", "a", "--as", who)
      }
      return sandbox
    }

    private func desk(
      _ arguments: [String], in sandbox: Sandbox, by means: String, as person: String = "member-1"
    ) throws -> Desk {
      try Desk(arguments, in: sandbox, as: person, adding: ["APPRAISE_WATCH": means])
    }

    private func wait(_ desk: Desk, for words: String...) throws {
      try desk.terminal.waitUntil("\(words)") { screen in words.allSatisfy(screen.contains) }
    }

    private static let secrets = ["planted reason", "13.37", "86.63"]

    @Test(arguments: ["events", "look"])
    func `the projector goes where the facilitator goes, and shows no mark before the reveal`(
      means: String
    ) throws {
      let sandbox = try board()
      func everything() -> [String: [UInt8]] {
        let state = sandbox.environment()["XDG_STATE_HOME"].map(Files.contents) ?? [:]
        return sandbox.contents.merging(state) { first, _ in first }
      }
      let before = everything()
      let projector = try desk(["present", "a"], in: sandbox, by: means, as: "screen")
      #expect(projector.terminal.screen.contains("Waiting for the facilitator"))
      #expect(everything() == before, "a projector writes nothing, and makes no key")
      let table = try desk(["a"], in: sandbox, by: means)
      try wait(projector, for: "Following member-1", "► ")
      func check() {
        for secret in Self.secrets { #expect(!projector.terminal.screen.contains(secret)) }
      }
      for (keys, words) in [
        ("g1", "Alpha summary."), (Keys.down, "Beta summary."), ("g2", "How near is it?"),
        ("g6", "HANDED IN"), ("g3", "Results appear at the reveal. Handed in: 3 of"),
        ("g4", "WEIGHTS"), ("g7", "DECISION"), ("g0", "Which site?"),
      ] {
        try table.type(keys)
        try wait(projector, for: words)
        check()
      }
      try sandbox.succeed("round", "a", "--end", "--even-with-missing")
      try wait(projector, for: "Round 1 has ended")
      check()
      try sandbox.succeed("round", "a", "--reveal")
      try wait(projector, for: "Round 1 is revealed")
      try table.terminal.waitUntil("the reveal") { $0.contains("revealed") }
      try table.type("g3")
      try wait(projector, for: "A site")
      try table.type("g6")
      try wait(projector, for: "CELLS TO TALK ABOUT")
      try table.type("\(Keys.down)\(Keys.down)")
      try wait(projector, for: "Agreed", "quartiles")
      #expect(!projector.terminal.screen.contains("planted reason"))
      // Turned by hand it stays, until f.
      try projector.type("\u{1B}[F", until: "Turned by hand. f follows")
      try table.type("g1")
      try table.terminal.waitIdle(after: table.terminal.idleCount - 1)
      #expect(projector.terminal.screen.contains("DECISION"))
      try projector.type("f")
      try wait(projector, for: "summary.")
      try table.leave()
      try wait(projector, for: "Waiting for the facilitator")
      #expect(Files.names(sandbox("a")).contains("derived") == false)
      try projector.leave()
      #expect(try sandbox.succeed("verify", "a").code == 0)
      #expect(try sandbox.succeed("doctor", "a").code == 0)
    }

    @Test func `while a place is told no check of the folder accuses anybody`() throws {
      let sandbox = try board()
      let table = try desk(["a"], in: sandbox, by: "events")
      let projector = try desk(["present", "a"], in: sandbox, by: "events", as: "screen")
      try table.type("g2")
      try wait(projector, for: "How near is it?")
      let derived = Files.names(sandbox("a/derived"))
      #expect(derived.contains { $0.hasPrefix("place-") }, "\(derived)")
      let text = derived.map {
        String(decoding: Files.read(sandbox("a/derived/\($0)")), as: UTF8.self)
      }
      for secret in Self.secrets { #expect(!text.joined().contains(secret)) }
      #expect(try sandbox.succeed("verify", "a").code == 0)
      let doctor = try sandbox.succeed("doctor", "a")
      #expect(!doctor.text.contains("place-") && !doctor.words.contains("place-"))
      try table.leave()
      try projector.leave()
    }

    @Test func `what another member puts there does not lead the projector`() throws {
      let sandbox = try board()
      let member = try desk(["a"], in: sandbox, by: "events", as: "member-2")
      let projector = try desk(["present", "a"], in: sandbox, by: "events", as: "screen")
      try member.type("g2")
      try Files.makeFolderIfMissing(sandbox("a/derived"))
      let forged =
        #"{"key":"\#(String(repeating: "0", count: 64))","number":9,"person":"member-1","screen":"record","#
        + #""signature":"\#(String(repeating: "0", count: 128))"}"#
      try Files.write(forged, to: sandbox("a/derived/new"))
      let held = open(sandbox("a/derived/new"), O_RDONLY)
      defer { close(held) }
      #expect(flock(held, LOCK_EX | LOCK_NB) == 0)
      #expect(rename(sandbox("a/derived/new"), sandbox("a/derived/place-0000000000000001")) == 0)
      // What is added after it is shown, and the projector is still where it was.
      try sandbox.succeed("handin", "a", "--as", "member-2", "--take-back")
      try wait(projector, for: "2 of")
      #expect(projector.terminal.screen.contains("Waiting for the facilitator"))
      try member.leave()
      try projector.leave()
    }

    @Test(arguments: [("events", 0...0), ("look", 3...7)])
    func `an idle projector wakes for nothing, or once a second where nobody tells it of changes`(
      means: String, expected: ClosedRange<Int>
    ) throws {
      let sandbox = try board()
      let table = try desk(["a"], in: sandbox, by: "events")
      let projector = try desk(["present", "a"], in: sandbox, by: means, as: "screen")
      try table.type("g2")
      try wait(projector, for: "How near is it?")
      var before = try LiveTests.wakes(of: projector.terminal.pid)
      var calm = 0
      while calm < 3 {
        usleep(means == "events" ? 200_000 : 1_100_000)
        let now = try LiveTests.wakes(of: projector.terminal.pid)
        calm = now - before <= (means == "events" ? 0 : 2) ? calm + 1 : 0
        before = now
      }
      let facilitator = try LiveTests.wakes(of: table.terminal.pid)
      sleep(5)
      let woken = try LiveTests.wakes(of: projector.terminal.pid) - before
      #expect(expected.contains(woken), "it woke \(woken) times in five seconds")
      #expect(try LiveTests.wakes(of: table.terminal.pid) == facilitator)
      try table.leave()
      try projector.leave()
    }

    @Test func `once and for scripts it says what would be shown, and the agenda what is done`()
      throws
    {
      let sandbox = try board()
      let json = try sandbox.succeed("present", "a", "--json").json()
      #expect(json["page"]?["kind"]?.text == "agenda" && json["handedIn"]?.integer == 3)
      #expect(json["ranking"]?.elements?.isEmpty == true && json["follows"] == nil)
      let once = try sandbox.succeed("present", "a", "--once").text
      #expect(once.contains("Which site?") && once.contains("Scores"))
      let agenda = try sandbox.succeed("agenda", "a", "--json").json()
      #expect(agenda["steps"]?.elements?.count == 8)
      #expect(try sandbox.succeed("agenda", "a").text.contains("4  begun  Scores: round 1: 3 of"))
      let refused = try sandbox.run("present", "a")
      #expect(refused.code != 0 && refused.words.contains("--once"))
      let missing = try sandbox.run("present", "nowhere")
      #expect(missing.code != 0 && missing.words.contains("There is no appraisal"))
    }
  }
}

extension Files {
  /// Makes a folder unless it is there.
  fileprivate static func makeFolderIfMissing(_ path: String) throws {
    if mkdir(path, 0o700) != 0 { try #require(errno == EEXIST) }
  }
}
