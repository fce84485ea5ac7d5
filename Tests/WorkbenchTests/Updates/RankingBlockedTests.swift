import AppraisalFindings
import AppraisalModel
import Canvas
import Testing
@testable import Workbench

@Suite struct RankingBlockedTests {
  private var desk: Desk {
    let blocked = Board.document.options.first { !$0.blockers.isEmpty && $0.isAppraised }
    guard let option = blocked else {
      Issue.record("the case has no option that could be blocked")
      return Desk(Board.opened())
    }
    let old = OptionStanding(status: option.status, reason: option.statusReason)
    let edit = Edit.document(
      .standing(
        option: option.id, old: old, new: OptionStanding(status: .blocked, reason: "For the test."))
    )
    return Desk(
      Board.opened(Board.clear + [edit]), size: Size(width: 120, height: 40))
  }

  @Test func `b ranks with what is blocked and without it again`() {
    var desk = desk
    desk.type("g3")
    let without = desk.model.bench.session?.findings.ranking.count ?? 0
    #expect(desk.rows.contains { $0.contains("(blocked)") })
    #expect(desk.rows.last?.contains("b with blocked") == true)
    desk.type("b")
    #expect(desk.rows.last?.contains("b without blocked") == true)
    #expect(desk.model.bench.session?.findings.ranking.count == without + 1)
    #expect(desk.screen.contains("(blocked)"))
    #expect(desk.screen.contains("Ranked as if"))
    desk.type("b")
    #expect(desk.model.bench.session?.findings.ranking.count == without)
    #expect(desk.editCount == 0)
  }

  @Test func `b says that nothing is blocked`() {
    var desk = Desk(Board.opened(Board.clear))
    desk.type("g3b")
    #expect(desk.notice == "No option is blocked.")
  }
}
