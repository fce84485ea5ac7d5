import AppraisalModel
import Canvas
import Testing

@testable import Workbench

/// The top line: whose marks are kept stands in it, however long the name is.
@Suite struct TitleTests {
  @Test func `a long name is cut and not left out, also beside a round`() {
    var renamed = Board.member
    renamed.name = "Wilhelmina Featherstonehaugh-Cholmondeley"
    let edits: [Edit] = [
      .people(.revise(old: Board.member, new: renamed)),
      .rounds(.openRound(round: Round(id: RoundNumber(1)))),
    ]
    let desk = Desk(Board.opened(edits))
    #expect(desk.rows[0].contains("Wilhelmina Feathersto"), "\(desk.rows[0])")
    #expect(desk.rows[0].contains("round 1, closed"))
    #expect(desk.rows[0].contains("saved"))
  }
}
