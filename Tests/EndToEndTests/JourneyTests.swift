import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// One person with the case of 2010, from the first key to the last.
  @Suite struct JourneyTests {
    @Test func `three keys give the first mark`() throws {
      let sandbox = try Sandbox()
      let desk = try Desk("mk-2010", in: sandbox)
      try desk.type("s7\r", until: "1 of 48")
      try desk.waitSaved()
      let shown = try sandbox.succeed("show", "mk-2010", "--json").json()
      let markings = shown["ballots"]?["0"]?["member-1"]?["markings"]
      #expect(markings?["arms-length"]?["care"]?["answer"]?.text == "7")
      try desk.leave()
    }

    @Test func `a whole appraisal is marked, changed, kept and found again`() throws {
      let sandbox = try Sandbox()
      let desk = try Desk("mk-2010", in: sandbox)
      try desk.mark(cells: 0..<48)
      try desk.terminal.waitUntil("all marks") { $0.contains("48 of 48") }
      try desk.waitSaved()
      let first = try result(desk)
      #expect(first.rows.first == "1 Join the council \(MiltonKeynes.total(2).tenths)")
      for (index, option) in MiltonKeynes.options.enumerated() {
        let ending = "\(option.1) \(MiltonKeynes.total(index).tenths)"
        #expect(first.rows.contains { $0.hasSuffix(ending) }, "\(ending): \(first.rows)")
      }
      #expect(first.sentence.hasPrefix("The weights are not yet set; "))
      #expect(first.sentence.hasSuffix(" weightings tried, first came Join the council in 100."))

      let before = try sandbox.succeed("show", "mk-2010", "--json").output
      // The cursor stands on the last option's viability; three up is the council's.
      try desk.type("g2\(Keys.up)\(Keys.up)\(Keys.up)0\r")
      try desk.waitSaved()
      let second = try result(desk)
      #expect(second.rows.first == "1 Stay at arm's length \(MiltonKeynes.total(0).tenths)")
      let lowered = MiltonKeynes.total(2, changing: [7: 0]).tenths
      #expect(second.rows.dropFirst().first == "2 Join the council \(lowered)")
      #expect(second.sentence.contains(" weightings tried, first came Stay at arm's length in "))
      let after = try sandbox.succeed("show", "mk-2010", "--json").output
      #expect(after != before)

      try saveSnapshot(desk)
      try undoAndRedo(desk, sandbox, before: before, after: after)
      try desk.leave()
      #expect(desk.isRestored)
      #expect(desk.terminal.screen.contains("Saved in "))
      try findAgain(sandbox, second)
    }

    private func saveSnapshot(_ desk: Desk) throws {
      try desk.type("g7sBefore the meeting")
      try desk.type("\u{13}", until: "Snapshot 1 \"Before the meeting\" is saved")
    }

    private func undoAndRedo(
      _ desk: Desk, _ sandbox: Sandbox, before: [UInt8], after: [UInt8]
    ) throws {
      try desk.type("u", until: "Undone: Join the council, Viability: 0.")
      try desk.waitSaved()
      let undone = try sandbox.succeed("show", "mk-2010", "--json").output
      #expect(undone == before)
      try desk.type("\u{12}", until: "Done again: Join the council, Viability: 0.")
      try desk.waitSaved()
      let redone = try sandbox.succeed("show", "mk-2010", "--json").output
      #expect(redone == after)
    }

    private func findAgain(_ sandbox: Sandbox, _ expected: (rows: [String], sentence: String))
      throws
    {
      let desk = try Desk("mk-2010", in: sandbox)
      #expect(desk.terminal.screen.contains("48 of 48"))
      let found = try result(desk)
      #expect(found == expected)
      let record = try desk.type("g7")
      #expect(record.contains("1  Before the meeting"))
      let old = try desk.type("\r", until: "Snapshot 1 \"Before the meeting\": read only.")
      #expect(old.contains("1 Stay at arm's length"))
      try desk.leave()
    }

    private func result(_ desk: Desk) throws -> (rows: [String], sentence: String) {
      try desk.type("g3")
      try desk.terminal.waitUntil("a settled result") { ResultPage($0)?.isSettled == true }
      let screen = try desk.terminal.waitIdle()
      let page = try #require(ResultPage(screen), "\(screen)")
      let rows = page.rows.map { "\($0.rank.map { "\($0) " } ?? "")\($0.name) \($0.points)" }
      return (rows, page.sentence)
    }
  }
}
