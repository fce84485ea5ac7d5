import AppraisalFindings
import AppraisalModel
import Canvas
import Testing
@testable import Workbench

@Suite struct RecordingTests {
  @Test func `undo and redo name what they take back and do again`() {
    var desk = Desk(Board.opened())
    desk.type("s85<Enter>u")
    #expect(desk.notice == "Undone: Stay at arm's length, Care: 85. Ctrl-R does it again.")
    #expect(desk.answer(0, 0) == nil)
    desk.type("<C-r>")
    #expect(desk.notice == "Done again: Stay at arm's length, Care: 85.")
    #expect(desk.answer(0, 0) == .mark(85))
  }

  @Test func `with nothing to undo or redo, both say so`() {
    var desk = Desk(Board.opened())
    desk.type("u")
    #expect(desk.notice == "You have done nothing yet that could be undone.")
    desk.type("<C-r>")
    #expect(desk.notice == "Nothing was undone.")
    #expect(desk.editCount == 0)
  }

  /// Every kind of change that the screens can make, one after the other.
  static let session =
    "s85<Enter>70<Enter>x2rSure<C-s>e<Space><Enter>z85<Enter><Up><Up>90<Enter>"
    + "g480<Enter>60<Enter><Up>z"
    + "g0i<Tab><Right><Tab><Tab>A cousin works there<C-s>"

  @Test func `undoing everything gives back the original, and redoing the result`() {
    var desk = Desk(Board.opened())
    let original = desk.appraisal
    desk.type(Self.session)
    let changed = desk.appraisal
    let steps = desk.model.bench.session?.done.count ?? 0
    #expect(steps >= 11)
    #expect(changed != original)
    for _ in 0..<steps { desk.type("u") }
    #expect(desk.appraisal == original)
    #expect(desk.model.bench.session?.done.isEmpty == true)
    for _ in 0..<steps { desk.type("<C-r>") }
    #expect(desk.appraisal == changed)
    // Undoing and redoing are recorded like any other change.
    #expect(desk.model.bench.session?.recorded.appraisal == changed)
    #expect(desk.model.bench.session?.recorded.ignored.isEmpty == true)
  }

  @Test func `undo goes back further than a hundred changes`() {
    var desk = Desk(Board.opened())
    desk.type("s")
    for number in 1...130 { desk.type("\(number % 100)<Down><Up>") }
    for _ in 0..<200 { desk.type("u") }
    #expect(desk.appraisal == Board.opened().fold.appraisal)
  }

  @Test func `whoever has not joined joins with the first mark and leaves with its undoing`() {
    var desk = Desk(Board.opened(joined: false))
    let original = desk.appraisal
    desk.type("s70<Enter>")
    #expect(desk.model.bench.session?.person?.name == "Ada Byrne")
    #expect(desk.answer(0, 0) == .mark(70))
    desk.type("u")
    #expect(desk.appraisal == original)
    desk.type("<C-r>")
    #expect(desk.answer(0, 0) == .mark(70))
    #expect(desk.model.bench.session?.recorded.ignored.isEmpty == true)
  }

  @Test func `a new change ends redoing`() {
    var desk = Desk(Board.opened())
    desk.type("s85<Enter>u70<Enter><C-r>")
    #expect(desk.notice == "Nothing was undone.")
  }

  @Test func `handing in, which has no inverse, does not end undoing for good`() {
    var desk = Desk(Board.opened([.rounds(.openRound(round: Round(id: RoundNumber(1))))]))
    desk.type("s70<Enter>h<Down><Enter>")
    desk.type("u")
    #expect(desk.notice.contains("has been handed in"))
    #expect(desk.model.bench.session?.progress.answered == 48)
    desk.type("hu")
    #expect(desk.model.bench.session?.progress.answered == 47)
  }

  @Test func `while another appraisal is opened nothing can be changed`() {
    var desk = Desk(Board.opened())
    desk.type("f/boards/other.appraisal<Enter><Enter>s70<Enter>")
    #expect(desk.editCount == 0)
    #expect(desk.model.bench.notice?.kind == .refused)
    #expect(desk.model[ScoreRoom.self].entry?.text == "70")
    desk.receive(.openFailed("There is no such folder."))
    desk.type("<Enter>")
    #expect(desk.answer(0, 0) == .mark(70))
  }

  // MARK: Snapshots

  @Test func `a snapshot opens read only and Esc goes back`() {
    var desk = Desk(Board.opened(Board.clear, snapshots: Board.snapshots))
    desk.type("g7<Down><Enter>")
    #expect(desk.model.bench.snapshot?.number == 1)
    #expect(desk.model.bench.place == .result)
    #expect(desk.screen.contains("Snapshot 1 \"Before the meeting\": read only. Esc closes it."))
    desk.type("<Esc>")
    #expect(desk.model.bench.snapshot == nil)
    #expect(desk.model.bench.place == .record)
    #expect(desk.notice == "The snapshot is closed. This is how things stand now.")
  }

  @Test func `in a snapshot nothing can be changed, and every key says why`() {
    var desk = Desk(Board.opened(Board.clear, snapshots: Board.snapshots))
    desk.type("g7<Enter>")
    let before = desk.appraisal
    let reason = "This is snapshot 2 \"After the meeting\": it can only be read."
    for keys in ["g25", "x", "r", "e", "z", "g45", "<Enter>", "z", "g7s", "g0i"] {
      desk.type(keys)
      #expect(desk.notice == reason, "\(keys)")
      #expect(desk.model.bench.overlays.isEmpty, "\(keys)")
    }
    desk.type("g7<Enter>")
    #expect(desk.notice == "Close this snapshot first, with Esc.")
    desk.type("u")
    #expect(desk.appraisal == before)
    #expect(desk.editCount == 0)
  }

  @Test func `a snapshot shows first places of its own, and the present keeps its own`() {
    var desk = Desk(Board.opened(Board.clear, snapshots: Board.snapshots))
    desk.stored[Board.snapshots[1].file] = Board.opened(Board.level).fold.appraisal
    let present = desk.model.bench.session?.firstPlaces
    #expect(present != nil)
    desk.type("g7<Enter>")
    #expect(desk.model.bench.session?.firstPlaces != nil)
    #expect(desk.model.bench.session?.firstPlaces != present)
    desk.type("<Esc>")
    #expect(desk.model.bench.session?.firstPlaces == present)
  }

  @Test func `first places that came back too late are looked for again`() {
    var desk = Desk()
    desk.isHolding = true
    desk.receive(.opened(Board.opened(Board.clear, snapshots: Board.snapshots)))
    desk.receive(.snapshotOpened(Board.snapshots[0], Board.opened(Board.level).fold.appraisal))
    desk.release()
    #expect(desk.model.bench.beforeSnapshot?.firstPlaces == nil)
    desk.type("<Esc>")
    #expect(desk.model.bench.session?.firstPlaces?.shares[Board.options[2]] == 1)
  }

  @Test func `a snapshot that arrives while something is typed does not take it away`() {
    var desk = Desk(Board.opened(snapshots: Board.snapshots))
    desk.isHolding = true
    desk.type("g7<Enter>g270")
    desk.release()
    #expect(desk.model.bench.snapshot == nil)
    #expect(desk.model[ScoreRoom.self].entry?.text == "70")
    #expect(desk.notice == "Snapshot 2 was read; Enter on Record opens it when you are done.")
  }

  @Test func `a read-only appraisal says why nothing can be written`() {
    let reason = "Somebody else has this appraisal open for writing."
    var desk = Desk(Board.opened(readOnly: reason))
    desk.type("s7")
    #expect(desk.notice == reason)
    #expect(desk.screen.contains("read only"))
    #expect(desk.editCount == 0)
  }
}
