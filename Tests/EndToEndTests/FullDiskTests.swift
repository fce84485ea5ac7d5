import Glibc
import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// A disk that fills up while somebody marks.
  @Suite(.enabled(if: Mounting.isPossible, "NOTHING CAN BE MOUNTED HERE: no disk was full."))
  struct FullDiskTests {
    /// Longer than what a block in use may still take.
    private static let reason = String(repeating: "because ", count: 1000)

    @Test func `a reason for which there is no room is kept and saved when there is`() throws {
      let disk = try SmallDisk()
      let desk = try Desk("disk/a", in: disk.sandbox)
      try fillWhileMarking(desk, disk)
      #expect(!desk.terminal.screen.isSaved)
      let before = try disk.marking()
      #expect(before?["answer"]?.text == "40")
      #expect(before?["reason"] == nil)
      try disk.makeRoom()
      try desk.waitSaved()
      try desk.leave()
      let after = try disk.marking()
      #expect(after?["reason"]?.text == Self.reason)
    }

    private func fillWhileMarking(_ desk: Desk, _ disk: SmallDisk) throws {
      try desk.type("g240\r\(Keys.up)", until: "1 of 48")
      try desk.waitSaved()
      try disk.fill()
      let paste = "\u{1B}[200~\(Self.reason)\u{1B}[201~"
      try desk.type("r\(paste)\u{13}", untilBusyWith: " NOT SAVED: the disk is full.")
    }

    @Test(arguments: [nil, SIGTERM, SIGHUP])
    func `leaving without room says what is lost and by which code`(signal: Int32?) throws {
      let disk = try SmallDisk()
      let desk = try Desk("disk/a", in: disk.sandbox)
      try fillWhileMarking(desk, disk)
      if let signal {
        desk.terminal.kill(signal)
      } else {
        try desk.type("q", untilBusyWith: "Some changes are not saved")
        try desk.terminal.send("l")
      }
      let ending = try desk.terminal.waitExit()
      #expect(ending == .exit(74))
      #expect(desk.isRestored)
      #expect(
        desk.terminal.screen.contains(
          "appraise: Some changes could not be written to disk/a: the disk is full."))
      let after = try disk.marking()
      #expect(after?["answer"]?.text == "40")
      #expect(after?["reason"] == nil)
      try disk.makeRoom()
      let again = try Desk("disk/a", in: disk.sandbox)
      #expect(
        again.terminal.screen.contains("1 change that could not be written last time: saved now."))
      try again.leave()
      let brought = try disk.marking()
      #expect(brought?["reason"]?.text == Self.reason)
    }

    @Test func `another place takes everything and the work goes on there`() throws {
      let disk = try SmallDisk()
      let desk = try Desk("disk/a", in: disk.sandbox)
      try fillWhileMarking(desk, disk)
      try desk.type("w", untilBusyWith: "Save in another place")
      try desk.type("other\r", untilBusyWith: "Enter copy")
      try desk.type("\r", untilBusyWith: "was copied to other and goes on there")
      try desk.waitSaved()
      try desk.type("61\r")
      try desk.waitSaved()
      try desk.leave()
      let shown = try disk.sandbox.succeed("show", "other", "--json")
      #expect(shown.words.isEmpty)
      let markings = try shown.json()["ballots"]?["0"]?["member-1"]?["markings"]
      #expect(markings?["arms-length"]?["care"]?["reason"]?.text == Self.reason)
      let marks = MiltonKeynes.options.map { markings?[$0.0]?["care"]?["answer"]?.text }
      #expect(marks.contains("61"))
    }
  }

  /// Text that is being typed when the process is killed.
  @Suite struct DraftTests {
    @Test func `a reason that was being typed is offered again and is no evidence before`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      let desk = try Desk("a", in: sandbox)
      try desk.type("g240\r\(Keys.up)", until: "1 of 48")
      try desk.waitSaved()
      try desk.type("rbecause it")
      desk.terminal.kill(SIGKILL)
      _ = try desk.terminal.waitExit()
      let shown = try sandbox.succeed("show", "a", "--json")
      #expect(!shown.text.contains("because it"))
      let again = try Desk("a", in: sandbox)
      #expect(again.terminal.screen.contains("You were writing, for "))
      try again.type("\r", until: "because it")
      try again.type(" is\u{13}")
      try again.waitSaved()
      try again.leave()
      let after = try sandbox.succeed("show", "a", "--json")
      #expect(after.text.contains("because it is"))
      let third = try Desk("a", in: sandbox)
      #expect(!third.terminal.screen.contains("You were writing"))
      try third.leave()
    }
  }

  /// Two people who have one appraisal open at once.
  @Suite struct OpenElsewhereTests {
    @Test func `whoever comes second is told who is there and can go on`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      let one = try Desk("a", in: sandbox, as: "member-2")
      let two = try Desk("a", in: sandbox)
      #expect(two.terminal.screen.contains("It is open on another terminal since "))
      #expect(two.terminal.screen.contains("member-2"))
      one.terminal.kill(SIGKILL)
      _ = try one.terminal.waitExit()
      try two.leave()
      let three = try Desk("a", in: sandbox)
      #expect(!three.terminal.screen.contains("It is open on another terminal"))
      try three.leave()
      #expect(Files.names(sandbox("a/derived")).isEmpty)
    }
  }
}
