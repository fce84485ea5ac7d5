import AppraisalModel
import Testing
@testable import Workbench

/// A number that was refused gives way to the next one, and to nothing of it.
@Suite struct RefusedNumbersTests {
  @Test(arguments: [("101<Enter>", "72"), ("101<Enter><Esc>", "72"), ("101<Right>", "7<BS>72")])
  func `after a mark that was refused the next one is taken whole`(refused: String, next: String) {
    var desk = Desk(Board.opened())
    desk.type("s" + refused + next + "<Enter>")
    #expect(desk.answer(0, 0) == .mark(72))
  }

  @Test func `after a refused mark was dropped a minus is not lost`() {
    var desk = Desk(Board.opened())
    desk.type("s101<Enter><Esc>-1<Enter>")
    #expect(desk.answer(0, 0) == nil)
    #expect(desk.notice == "-1 is not on the scale of Care: it goes from 0 to 100. Esc drops it.")
  }

  @Test(arguments: ["1.2.3<Enter>", "1.2.3<Enter><Esc>"])
  func `after points that were refused the next ones are taken whole`(refused: String) {
    var desk = Desk(Board.opened())
    desk.type("g4" + refused + "72<Enter>")
    #expect(desk.appraisal.weights[.agreed]?[id("integration")] == 72)
  }
}
