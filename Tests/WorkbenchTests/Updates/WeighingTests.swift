import AppraisalFindings
import AppraisalModel
import Canvas
import Testing
@testable import Workbench

@Suite struct WeighingTests {
  private func points(_ desk: Desk, _ node: String) -> DecimalNumber? {
    desk.appraisal.weights[.agreed]?[id(node)]
  }

  @Test func `points are typed down the tree`() {
    var desk = Desk(Board.opened())
    desk.type("g4100<Enter>80<Enter>")
    #expect(points(desk, "integration") == 100)
    #expect(points(desk, "care") == 80)
    #expect(desk.model[CriteriaRoom.self].node?.text == "children")
  }

  @Test func `while one of a family has no points, all of it counts equally`() {
    var desk = Desk(Board.opened())
    #expect(desk.model.bench.session?.findings.weights.someAreSet == false)
    desk.type("g4<Down>80<Enter>")
    #expect(desk.model.bench.session?.findings.weights.someAreSet == false)
    #expect(desk.model.bench.session?.findings.weights.node(id("care"))?.local == 0.5)
    desk.type("20<Enter>")
    #expect(desk.model.bench.session?.findings.weights.someAreSet == true)
    #expect(desk.model.bench.session?.findings.weights.areSet == false)
    #expect(desk.model.bench.session?.findings.weights.node(id("care"))?.local == 0.8)
    #expect(desk.screen.contains("partly set"))
  }

  @Test func `points can be taken back`() {
    var desk = Desk(Board.opened(Board.weights))
    #expect(desk.model.bench.session?.findings.weights.areSet == true)
    desk.type("g4z")
    #expect(points(desk, "integration") == nil)
    #expect(desk.model.bench.session?.findings.weights.areSet == false)
    desk.type("z")
    #expect(desk.notice == "No points are set here.")
    desk.type("u")
    #expect(points(desk, "integration") == 100)
  }

  @Test(
    arguments: [
      ("-1", "-1 is not possible: points of weight go from 0 to 1000."),
      ("1001", "1001 is not possible: points of weight go from 0 to 1000."),
      ("1.2.3", "\"1.2.3\" is not a number. Type points from 0 to 1000, such as 100 or 40."),
    ], ["<Enter>", "<Down>", "<Tab>", "g2"])
  func `what are no points is refused, kept, and not left`(
    typed: (text: String, sentence: String), keys: String
  ) {
    var desk = Desk(Board.opened())
    desk.type("g4" + typed.text + keys)
    #expect(desk.notice == typed.sentence)
    #expect(desk.model[CriteriaRoom.self].entry?.text == typed.text)
    #expect(desk.model[CriteriaRoom.self].node?.text == "integration")
    #expect(desk.model.bench.place == .criteria)
    #expect(desk.editCount == 0)
  }

  @Test func `Esc drops points that were typed`() {
    var desk = Desk(Board.opened())
    desk.type("g455<Esc>")
    #expect(desk.model[CriteriaRoom.self].entry == nil)
    #expect(desk.notice == "What you typed was not recorded.")
    #expect(desk.editCount == 0)
  }

  @Test func `the cursor stays in the tree`() {
    var desk = Desk(Board.opened())
    desk.type("g4<Up>")
    #expect(desk.model[CriteriaRoom.self].node?.text == "integration")
    desk.type("<End><Down>")
    #expect(desk.model[CriteriaRoom.self].node?.text == "views")
  }

  @Test func `who does not facilitate cannot set weights`() {
    let member = Assessor(id: Board.member.id, name: "Ada Byrne")
    let chair = Assessor(id: id("chair"), name: "Chair", roles: [.facilitator])
    var desk = Desk(
      Board.opened(
        [.people(.join(assessor: chair)), .people(.join(assessor: member))], joined: false))
    desk.type("g41")
    #expect(desk.notice == "Weights are set by the facilitator.")
    #expect(desk.model[CriteriaRoom.self].entry == nil)
  }
}
