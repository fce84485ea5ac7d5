import AppraisalModel
import Canvas
import Testing

@testable import Workbench

/// What a person can do while the disk refuses, and what a crash leaves of a text.
@Suite struct RefusingDiskTests {
  private func unsaved(isKept: Bool = false) -> Desk {
    var desk = Desk(Board.opened())
    desk.isHolding = true
    desk.type("s70<Enter>")
    desk.receive(.recordingFailed(batch: 1, reason: "the disk is full", isKept: isKept))
    return desk
  }

  @Test(arguments: ["", "g0", "g1"])
  func `w chooses another place wherever one is`(keys: String) {
    var desk = unsaved()
    desk.type(keys)
    #expect(desk.screen.contains("w chooses another place."))
    desk.type("w/media/stick/copy<Enter><Enter>")
    #expect(desk.requests.last == .run(.saveElsewhere(path: "/media/stick/copy")))
    desk.receive(.movedElsewhere(path: "/media/stick/copy"))
    #expect(desk.model.bench.session?.path == "/media/stick/copy")
    #expect(desk.notice == "The appraisal was copied to /media/stick/copy and goes on there.")
  }

  @Test func `a place that cannot be used is said and another one can be chosen`() {
    var desk = unsaved()
    desk.type("w/nowhere<Enter><Enter>")
    desk.receive(.moveFailed("/nowhere: the folder cannot be made."))
    #expect(desk.notice == "/nowhere: the folder cannot be made.")
    #expect(desk.screen.contains("NOT SAVED"))
    desk.type("w")
    #expect(desk.screen.contains("Save in another place"))
  }

  @Test func `without a disk that refuses there is no other place`() {
    var desk = Desk(Board.opened())
    desk.type("s:another place<Enter>")
    #expect(desk.notice == "Everything is saved where it belongs. This is for a disk that refuses.")
    #expect(desk.model.bench.overlays.isEmpty)
  }

  @Test(arguments: [
    (true, "A private copy"), (false, "leave and lose them"),
  ])
  func `leaving says what becomes of the changes`(_ isKept: Bool, _ words: String) {
    var desk = unsaved(isKept: isKept)
    desk.type("q")
    #expect(desk.screen.contains(words))
  }

  private static let place = Board.place(0, 0)

  private func drafts(_ desk: Desk) -> [Draft?] {
    desk.requests.compactMap { request in
      if case .run(.keepDraft(_, _, let draft)) = request { .some(draft) } else { nil }
    }
  }

  @Test func `what is being typed is kept at every key and dropped when it is accepted`() {
    var desk = Desk(Board.opened())
    desk.type("srab")
    #expect(drafts(desk).map { $0?.text } == ["a", "ab"])
    #expect(drafts(desk).last??.place == Self.place)
    desk.type("<C-s>")
    #expect(drafts(desk).count == 3)
    #expect(drafts(desk).last == .some(nil))
  }

  @Test func `a text that a crash interrupted is offered and gone on with`() {
    var opened = Board.opened()
    opened.draft = Draft(title: "a cell", text: "because it", place: Self.place)
    var desk = Desk(opened)
    #expect(desk.screen.contains("You were writing, for a cell"))
    #expect(drafts(desk).isEmpty)
    desk.type("<Enter>")
    #expect(desk.screen.contains("because it"))
    desk.type(" is<C-s>")
    #expect(desk.appraisal[Self.place].reason == "because it is")
    #expect(drafts(desk).last == .some(nil))
  }

  @Test func `a text that is discarded is gone and nothing is recorded`() {
    var opened = Board.opened()
    opened.draft = Draft(title: "a cell", text: "because it", place: Self.place)
    var desk = Desk(opened)
    // Digits may be meant for what was there before.
    desk.type("2")
    #expect(desk.model.bench.overlays.count == 1)
    desk.type("<Down><Enter>")
    #expect(desk.appraisal[Self.place].reason.isEmpty)
    #expect(drafts(desk) == [nil])
    #expect(desk.model.bench.overlays.isEmpty)
  }
}
