import TestSupport
import Testing

extension EndToEnd {
  /// `docs/guide/facilitator.md` and `docs/guide/member-card.md`, followed word by word.
  @Suite struct WorkshopGuideTests {
    private static func guide(_ name: String) -> [String] {
      String(
        decoding: Files.read("\(Program.checkout)/docs/guide/\(name).md"), as: UTF8.self
      ).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// What happens in the room before somebody types a line: who does it, and what.
    private static let between: [(before: String, person: String, line: String)] = [
      ("round PATH --reveal", "fay", "round PATH --end --even-with-missing"),
      ("park PATH --drop", "fay", "park PATH --question 'And cars?' --owner ann --by 2026-12-01"),
      ("round PATH --settle", "fay", "round PATH --end --even-with-missing"),
      ("round PATH --settle", "fay", "round PATH --reveal"),
    ]

    @Test func `every command of a facilitator's day is taken, in the order of the guide`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "day.appraisal", "--case", "mk-2010", as: "fay")
      for (id, name) in [
        ("ann", "Ann Moss"), ("bob.lee", "Bob Lee"), ("cy", "Cy Roe"), ("sam", "Sam Dale"),
        ("member-3", "Member 3"),
      ] {
        try sandbox.succeed(
          "panel", "day.appraisal", "--add", id, "--name", name, "--body", "nhs", "--role",
          id == "cy" ? "commenter" : "member", as: "fay")
      }
      // Of a time of day the guide speaks as of the past: for this room it is eight in the evening.
      let hour = try #require(Int(try sandbox.run("/bin/date", ["-u", "+%H"], [:]).text.prefix(2)))
      let zone = "ROOM\(hour - 20)"
      func type(_ line: String, as person: String) throws {
        let words = line.replacing("PATH", with: "day.appraisal")
        let done = try sandbox.run(
          "/bin/sh",
          ["-c", "appraise() { '\(Program.path)' \"$@\"; }\ncd '\(sandbox.path)' && \(words)"],
          sandbox.environment(person).merging(["TZ": zone]) { $1 })
        #expect(done.code == 0, "\(line): \(done.text)\(done.words)")
      }
      var lines: [String] = []
      var isCode = false
      for line in Self.guide("facilitator") {
        if line.hasPrefix("```") { isCode.toggle() }
        // The projector is a screen of its own, and has its own tests.
        guard isCode, line.hasPrefix("appraise "), !line.contains(" present ") else { continue }
        lines.append(line)
      }
      #expect(lines.count > 20)
      for line in lines {
        for step in Self.between where line.hasPrefix("appraise " + step.before) {
          try type("appraise " + step.line, as: step.person)
        }
        try type(line, as: line.hasPrefix("appraise handin") ? "ann" : "fay")
      }
      let minutes = String(decoding: Files.read(sandbox("minutes.md")), as: UTF8.self)
      for words in [
        "Ann Moss", "Zoe Lake", "One team exists already.", "The deadline cannot be kept.",
        "The council, from April.",
      ] {
        #expect(minutes.contains(words), "\(words)")
      }
      #expect(try sandbox.succeed("verify", "day.appraisal", as: "fay").code == 0)
    }

    @Test func `a member sits down by the card`() throws {
      let card = Self.guide("member-card").joined(separator: "\n")
      for words in [
        "`appraise join PATH`", "*Who are you?*", "*Type the signs on your slip*", "Press `i`",
        "`q` leaves",
      ] {
        #expect(card.contains(words), "\(words)")
      }
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "day.appraisal", "--case", "mk-2010", as: "fay")
      try sandbox.succeed(
        "panel", "day.appraisal", "--add", "ann", "--name", "Ann Moss", "--body", "nhs", as: "fay")
      let slips = try sandbox.succeed("slips", "day.appraisal", as: "fay").text
      let signs = try #require(
        slips.firstMatch(of: #/[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}/#).map {
          String($0.output)
        })
      var environment = sandbox.environment("ann", at: "ann's machine")
      environment["APPRAISE_AS"] = nil
      let desk = try PtyProcess(
        Program.path, ["join", "day.appraisal"], environment: environment, folder: sandbox.path)
      let list = try desk.waitUntil("the question") { $0.contains("Who are you?") }
      let line = try #require(list.lines.first { $0.contains("Ann Moss") })
      try desk.send("\(line.split(separator: " ")[0])\r")
      try desk.waitUntil("Home") { $0.contains("Type the signs on your slip") }
      try desk.waitUntil("the cursor on it") { screen in
        screen.lines.contains { $0.contains("► ") && $0.contains("Type the signs on your slip") }
      }
      try desk.send(Keys.enter)
      try desk.waitUntil("the form") { $0.contains("The signs on it") }
      let typed = signs.lowercased().replacing(" ", with: "")
      try desk.send(typed)
      try desk.waitUntil("the signs") { $0.contains(typed) }
      try desk.send("\u{13}")
      try desk.waitUntil("the slip is taken") {
        $0.isSaved && !$0.contains("Type the signs on your slip")
      }
      try desk.send("i")
      try desk.waitUntil("who one is") { $0.contains("nterests") && $0.contains("Ctrl-S") }
      try desk.send(Keys.escape)
      try desk.waitUntil("Home") { $0.contains("[0 Home]") && !$0.contains("Ctrl-S") }
      try desk.send("q")
      #expect(try desk.waitExit() == .exit(0))
      let keys = try sandbox.succeed("keys", "day.appraisal", as: "fay").text
      #expect(keys.contains("slip"), "\(keys)")
    }
  }
}
