import AppraisalFindings
import AppraisalModel
import Canvas
import Testing
import Workbench

@Suite struct ExploringTests {
  private static func desk(_ keys: String = "g5") -> Desk {
    var desk = Desk(Board.opened(Board.fragile + Board.weights))
    desk.type(keys)
    return desk
  }

  private static func share(_ desk: Desk) -> Double? { desk.model.sensitivity.share }

  @Test func `the arrows try a whole percent more or less, and nothing is recorded`() {
    var desk = Self.desk()
    let before = desk.appraisal
    let node = desk.model.sensitivity.node
    let current = desk.model.session?.findings.weights.node(node)?.cumulative ?? 0
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
    #expect(Self.share(desk) == nil && desk.model.sensitivity.node != node)
  }

  @Test func `a weight is dragged with the mouse`() throws {
    var desk = Self.desk()
    let axis = try #require(desk.place(of: "0% "))
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
    desk.type("<Enter>")
    #expect(desk.screen.contains("Say why in a few words"))
    desk.type("The board thinks so<Enter>")
    #expect(desk.editCount > 0 && Self.share(desk) == nil)
    #expect(desk.model.session?.snapshots.last?.note == "The board thinks so")
    #expect(desk.model.session?.snapshots.last?.name.hasPrefix("Weight of Care: ") == true)
    #expect(desk.appraisal.weights != before.weights)
    desk.type("u")
    #expect(desk.appraisal == before)
  }

  @Test func `only the facilitator records a weight`() {
    var member = Board.member
    member.roles = [.member]
    var desk = Desk(Board.opened([.join(assessor: member)] + Board.fragile, joined: false))
    desk.type("g5<Right>")
    #expect(Self.share(desk) != nil)
    desk.type("<Enter>")
    #expect(desk.notice == "Weights are set by the facilitator.")
  }

  @Test func `pages turn in a ring, and weightings are asked for when they are shown`() {
    var desk = Self.desk()
    #expect(desk.model.session?.chances == nil)
    desk.type("vv")
    #expect(desk.model.session?.chances?.tried == .free)
    desk.type("p")
    #expect(desk.model.session?.chances?.tried == .order)
    #expect(desk.screen.contains("board's order"))
    desk.type("vvvv")
    #expect(desk.model.sensitivity.page == .weight)
    desk.click("Every")
    #expect(desk.model.sensitivity.page == .every)
  }

  @Test func `while marks are missing a sentence stands in the place of every page`() {
    var desk = Desk(Board.opened(Array(Board.clear.prefix(20))))
    desk.type("g5")
    #expect(desk.screen.contains("Too early to say"))
    desk.type("<Right>")
    #expect(desk.notice.hasPrefix("Too early to say"))
  }
}
