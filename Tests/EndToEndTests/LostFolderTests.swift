import Glibc
import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// A folder that goes away while somebody marks.
  @Suite struct LostFolderTests {
    @Test func `a mark in a folder that was deleted is not called saved`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      let desk = try Desk("a", in: sandbox)
      try desk.type("g240\r")
      try desk.waitSaved()
      Files.remove(sandbox("a"))
      try desk.type("55\r", untilBusyWith: " NOT SAVED: it does not exist.")
      try desk.type("q", untilBusyWith: "Some changes are not saved")
      try desk.terminal.send("l")
      let ending = try desk.terminal.waitExit()
      #expect(ending == .exit(74))
      #expect(desk.terminal.screen.contains("Some changes could not be written to a"))
    }

    @Test func `marks that git takes out of the open sitting are saved again, and that is said`()
      throws
    {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      let desk = try Desk("a", in: sandbox)
      try desk.type("g240\r")
      try desk.waitSaved()
      let git = "git -C '\(sandbox("a"))' -c user.name=x -c user.email=x"
      try #require(
        system("\(git) init -q && \(git) add -A && \(git) commit -qm one >/dev/null") == 0)
      try desk.type("55\r")
      try desk.waitSaved()
      try #require(system("\(git) checkout -q -- . && \(git) status --short >/dev/null") == 0)
      try desk.type("60\r", untilBusyWith: "2 changes of yours were saved again")
      try desk.waitSaved()
      try desk.leave()
      let shown = try sandbox.succeed("show", "a", "--json")
      #expect(shown.words.isEmpty)
      let markings = try shown.json()["ballots"]?["0"]?["member-1"]?["markings"]
      #expect(markings?["arms-length"]?["care"]?["answer"]?.text == "40")
      #expect(markings?["stand-alone"]?["care"]?["answer"]?.text == "55")
      try sandbox.succeed("verify", "a")
    }

    @Test func `a folder that was moved away and comes back has every mark`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      let desk = try Desk("a", in: sandbox)
      try desk.type("g240\r")
      try desk.waitSaved()
      try #require(rename(sandbox("a"), sandbox("b")) == 0)
      try desk.type("55\r", untilBusyWith: " NOT SAVED: it does not exist.")
      try #require(rename(sandbox("b"), sandbox("a")) == 0)
      try desk.waitSaved()
      try desk.leave()
      let shown = try sandbox.succeed("show", "a", "--json")
      #expect(shown.words.isEmpty)
      let markings = try shown.json()["ballots"]?["0"]?["member-1"]?["markings"]
      #expect(markings?["arms-length"]?["care"]?["answer"]?.text == "40")
      #expect(markings?["stand-alone"]?["care"]?["answer"]?.text == "55")
      let ranked = try sandbox.succeed("rank", "a", "--json").json()
      #expect(ranked["form"]?.text == "incomplete")
    }
  }
}
