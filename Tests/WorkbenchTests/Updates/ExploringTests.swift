import AppraisalFindings
import AppraisalModel
import Canvas
import Testing
@testable import Workbench

@Suite struct ExploringTests {
  private static func desk(_ keys: String = "g5") -> Desk {
    var desk = Desk(Board.opened(Board.fragile + Board.weights))
    desk.type(keys)
    return desk
  }

  private static func share(_ desk: Desk) -> Double? { desk.model[SensitivityRoom.self].share }

  @Test func `the arrows try a whole percent more or less, and nothing is recorded`() {
    var desk = Self.desk()
    let before = desk.appraisal
    let node = desk.model[SensitivityRoom.self].node
    let current = desk.model.bench.session?.findings.weights.node(node)?.cumulative ?? 0
    desk.type("<Right>")
    #expect(Self.share(desk) == ((current * 100).rounded(.down) + 1) / 100)
    desk.type("<Left><Left><Left>")
    #expect((Self.share(desk) ?? 1) < current)
    desk.type("<End>")
    #expect(Self.share(desk) == 1)
    desk.type("<Right>")
    #expect(Self.share(desk) == 1)
    desk.type("<Home>")
    #expect(Self.share(desk) == 0)
    #expect(desk.screen.contains("Only tried, not recorded."))
    #expect(desk.appraisal == before && desk.editCount == 0)
    desk.type("z")
    #expect(Self.share(desk) == nil)
    desk.type("<Right><Down>")
    #expect(Self.share(desk) == nil && desk.model[SensitivityRoom.self].node != node)
  }

  @Test func `a weight is dragged with the mouse`() throws {
    var desk = Self.desk()
    let axis = try #require(desk.place(of: "30 ┤"))
    desk.send(.mouse(MouseEvent(kind: .press, at: Point(x: axis.x, y: axis.y))))
    #expect(Self.share(desk) == 0)
    desk.send(.mouse(MouseEvent(kind: .drag, at: Point(x: 78, y: axis.y))))
    #expect(Self.share(desk) == 1)
    desk.send(.mouse(MouseEvent(kind: .drag, at: Point(x: 3, y: 0))))
    #expect(Self.share(desk) == 1)
  }

  @Test func `what was tried is recorded with a note, and undone by its name`() {
    var desk = Self.desk("g5<Right><Right><Enter>")
    let before = desk.appraisal
    desk.type("<C-s>")
    #expect(desk.screen.contains("Say why in a few words"))
    desk.type("The board thinks so<C-s>")
    #expect(desk.editCount > 0 && Self.share(desk) == nil)
    #expect(desk.model.bench.session?.snapshots.last?.note == "The board thinks so")
    #expect(desk.model.bench.session?.snapshots.last?.name.hasPrefix("Weight of Care: ") == true)
    #expect(desk.appraisal.weights != before.weights)
    desk.type("u")
    #expect(desk.appraisal == before)
  }

  @Test func `only the facilitator records a weight`() {
    var member = Board.member
    member.roles = [.member]
    var desk = Desk(Board.opened([.people(.join(assessor: member))] + Board.fragile, joined: false))
    desk.type("g5<Right>")
    #expect(Self.share(desk) != nil)
    desk.type("<Enter>")
    #expect(desk.notice == "Weights are set by the facilitator.")
  }

  @Test func `pages turn in a ring, and weightings are asked for when they are shown`() {
    var desk = Self.desk()
    #expect(desk.model.bench.session?.chances == nil)
    desk.type("vv")
    #expect(desk.model.bench.session?.chances?.tried == .free)
    desk.type("p")
    #expect(desk.model.bench.session?.chances?.tried == .order)
    #expect(desk.screen.contains("board's order"))
    desk.type("vvvvvvvv")
    #expect(desk.model[SensitivityRoom.self].page == .weight)
    desk.click("Every")
    #expect(desk.model[SensitivityRoom.self].page == .every)
  }

  @Test func `while marks are missing a sentence stands in the place of every page`() {
    var desk = Desk(Board.opened(Array(Board.clear.prefix(20))))
    desk.type("g5")
    for page in SensitivityPage.allCases where !page.isOfBallots {
      #expect(desk.model[SensitivityRoom.self].page == page)
      #expect(desk.screen.contains("Too early to say"), "\(page)")
      desk.type("v")
    }
    // Who is missing is told all the same.
    #expect(desk.model[SensitivityRoom.self].page == .marks)
    desk.type("v")
    #expect(desk.screen.contains("Still to come: Ada Byrne."))
    desk.type("vvv")
    #expect(desk.screen.contains("Too early to say"))
    desk.type("<Right>")
    #expect(desk.notice.hasPrefix("Too early to say"))
  }

  @Test func `before the reveal no page tells anything of the ballots`() {
    let round = Edit.rounds(.openRound(round: Round(id: RoundNumber(1))))
    var desk = Desk(Board.opened(Board.clear + [round]))
    desk.type("g5v")
    #expect(desk.notice.hasPrefix("Results appear at the reveal."))
    for (tab, page) in [
      ("Marks", SensitivityPage.marks), ("Chairs", .chairs), ("Agree", .agreeing),
      ("Group", .group),
    ] {
      desk.click(tab)
      #expect(desk.model[SensitivityRoom.self].page == page)
      #expect(desk.screen.contains("Results appear at the reveal."), "\(page)")
      #expect(!desk.screen.contains("•"), "\(page)")
    }
  }

  @Test func `how often first follows a weight that is merely tried`() throws {
    var desk = Self.desk("g5vvpp")
    #expect(desk.model[SensitivityRoom.self].policy(desk.model.bench) == .around(0.2))
    let set = try #require(desk.model.bench.session?.chances)
    desk.type("<Right><Right><Right>")
    let tried = try #require(desk.model.bench.session?.chances)
    #expect(tried.boardShares != set.boardShares && tried.tried == set.tried)
    #expect(desk.screen.contains("only tried, not recorded."))
    #expect(desk.editCount == 0)
    desk.type("z")
    #expect(desk.model.bench.session?.chances == set)
    // All weightings do not rest on the weight that is tried.
    desk.click("All")
    desk.type("<Right>")
    #expect(desk.notice.hasPrefix("These weightings do not rest on the board's weights."))
  }

  @Test func `a weight is recorded only where it is seen`() {
    var desk = Self.desk("g5<Right>")
    #expect(desk.screen.contains("Enter record it"))
    desk.type("v")
    #expect(!desk.screen.contains("record it"))
    desk.type("<Enter>")
    #expect(desk.notice == "A weight is tried on the first page; v turns the pages.")
    desk.type("vvv")
    #expect(desk.screen.contains("not the one that you try"))
    #expect(!desk.screen.contains("record it"))
  }

  @Test func `weights are tried within ranges that are typed`() throws {
    let care = try #require(CriterionID("care"))
    var desk = Self.desk("g5vve")
    #expect(desk.screen.contains("Weights to try"))
    desk.type("<C-u>Care: 20-x<C-s>")
    #expect(desk.screen.contains("is no range"))
    desk.type("<C-u>Nothing: 20-30<C-s>")
    #expect(desk.screen.contains("names no criterion"))
    let clear = String(repeating: "<BS>", count: 300)
    desk.type(clear + "Care: 60-70<M-Enter>Users: 50-60<C-s>")
    #expect(desk.screen.contains("No weights lie within"))
    desk.type(clear + "Care: 20-40%<C-s>")
    #expect(desk.model[SensitivityRoom.self].policy(desk.model.bench) == .within([care: 0.2...0.4]))
    #expect(
      desk.model.bench.session?.chances?.tried
        == desk.model[SensitivityRoom.self].policy(desk.model.bench))
    #expect(desk.screen.contains("All weights within these ranges: Care 20% to 40%."))
    #expect(desk.editCount == 0)
    desk.click("Around")
    #expect(desk.model[SensitivityRoom.self].policy(desk.model.bench) == .around(0.2))
    desk.click("Ranges")
    #expect(desk.model[SensitivityRoom.self].policy(desk.model.bench) == .within([care: 0.2...0.4]))
  }

  @Test func `a small window names the options that lead somewhere`() {
    var desk = Desk(
      Board.opened(Board.fragile + Board.weights), size: Size(width: 40, height: 12))
    desk.type("g5")
    for start in ["Join the co", "Join the ho"] {
      #expect(desk.screen.contains(start), "\(desk.screen)")
    }
  }

  @Test func `keys move along the table of all weights and try nothing there`() {
    var desk = Self.desk("g5v<End>")
    let last = desk.model.bench.session?.findings.weights.nodes.last?.id
    #expect(desk.model[SensitivityRoom.self].node == last && Self.share(desk) == nil)
    desk.type("<Home>")
    #expect(
      desk.model[SensitivityRoom.self].node
        == desk.model.bench.session?.findings.weights.nodes.first?.id)
    desk.type("<Right>")
    #expect(Self.share(desk) == nil)
  }
}
