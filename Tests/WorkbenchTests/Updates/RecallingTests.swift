import AppraisalModel
import Canvas
import Testing
@testable import Workbench

/// Looking back on Record, bringing a snapshot back, and the decision.
@Suite struct RecallingTests {
  private func desk(_ edits: [Edit] = []) -> Desk {
    var desk = Desk(Board.opened(edits))
    desk.type("g7sFirst<C-s>g2<Down>85<Enter>g7sSecond<C-s>")
    return desk
  }

  @Test func `d compares with now, and with the snapshot that is marked`() {
    var desk = desk()
    desk.type("d")
    #expect(desk.screen.contains("From 2 to now"))
    desk.type("<Esc>m<Down>d")
    // Whichever was saved first is the earlier one.
    #expect(desk.screen.contains("From 1 to 2"))
    desk.type("<Esc><Up>")
    #expect(desk.screen.contains("marked"))
    desk.type("m")
    #expect(desk.notice == "No snapshot is marked.")
  }

  @Test func `a snapshot is brought back as one step, which can be undone`() {
    var desk = desk()
    let now = desk.appraisal
    desk.type("<Down>b")
    #expect(desk.notice.hasPrefix("Restored snapshot 1 \"First\" by 1 new entry"))
    #expect(desk.appraisal != now)
    desk.type("u")
    #expect(desk.appraisal == now)
    desk.type("<Up>b")
    #expect(
      desk.notice
        == "Everything that can come back stands as in snapshot 2 \"Second\" already.")
  }

  @Test func `a decision is recorded with the hash of its report`() {
    var desk = Desk(Board.opened())
    desk.type("g7e<Tab>Join.<Tab>Resolved to join.<C-s>")
    let decision = desk.appraisal.decision
    #expect(decision?.day == "2010-03-01")
    #expect(decision?.recommendation == "Join.")
    #expect(decision?.words == "Resolved to join.")
    let toReport = "<BackTab><BackTab><BackTab>"
    desk.type("e\(toReport)lost.pdf<C-s>")
    #expect(desk.screen.contains("It cannot be read."))
    #expect(desk.appraisal.decision == decision)
    for _ in 0..<8 { desk.type("<BS>") }
    desk.type("paper.pdf<C-s>")
    #expect(desk.appraisal.decision?.report == "paper.pdf")
    #expect(desk.appraisal.decision?.reportHash.count == 64)
  }

  @Test func `a decision against the ranking asks for the reason at its field`() {
    var desk = Desk(Board.opened(Board.clear + Board.weights))
    desk.type("g7e<Tab><Tab>Resolved.<Tab>dispers<Space><Enter><C-s>")
    #expect(desk.appraisal.decision == nil)
    #expect(desk.screen.contains("why it departs from the ranking."))
    desk.type("The law.<C-s>")
    #expect(desk.appraisal.decision?.departure == "The law.")
  }

  @Test func `the hash of the record stands on Record when it is known`() {
    var desk = desk()
    desk.receive(.headFound(path: "/elsewhere", "cafe"))
    #expect(!desk.screen.contains("cafe"))
    desk.receive(.headFound(path: desk.model.bench.session?.path ?? "", "cafe0123"))
    #expect(desk.screen.contains("cafe0123"))
  }
}
