import AppraisalModel
import Canvas
import Testing
@testable import Workbench

/// Starting an appraisal in a folder that somebody names.
@Suite struct StartFormTests {
  private static func desk(_ size: Size = Size(width: 80, height: 24)) -> Desk {
    var desk = Desk(size: size)
    desk.receive(
      .shelfListed(
        Shelf(
          entries: [
            ShelfEntry(kind: .appraisal(path: "/data/old.appraisal"), title: "Old"),
            ShelfEntry(kind: .caseDocument(name: "mk-2010"), title: "Milton Keynes"),
            ShelfEntry(kind: .template(name: nil), title: "Nothing"),
          ], folder: "/data")))
    return desk
  }

  @Test func `a shared appraisal is started from what was chosen, where it was said`() {
    var desk = Self.desk()
    desk.type("n")
    #expect(desk.screen.contains("Start an appraisal"))
    desk.type("<Down><End>board.appraisal<Down><Right><C-s>")
    #expect(
      desk.requests.contains(
        .run(
          .startIn(
            path: "/data/board.appraisal", .caseDocument(name: "mk-2010"), isShared: true))))
  }

  @Test func `a folder without a name is asked for again`() {
    var desk = Self.desk()
    desk.type("n<C-s>")
    #expect(desk.screen.contains("Type a name for the new folder"))
    #expect(!desk.requests.contains { if case .run(.startIn) = $0 { true } else { false } })
  }

  @Test func `where an appraisal is open it is closed first`() {
    var desk = Desk(Board.opened())
    desk.type("<Esc>n")
    #expect(desk.notice.contains("Close this appraisal first"))
  }

  @Test(arguments: [
    Size(width: 40, height: 12), Size(width: 80, height: 24), Size(width: 120, height: 40),
  ])
  func `the form has no fault in its picture`(_ size: Size) {
    var desk = Self.desk(size)
    desk.type("n")
    #expect(faults(in: desk.frame) == [])
  }
}
