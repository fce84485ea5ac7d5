import AppraisalFindings
import AppraisalModel
import Canvas
import Testing
@testable import Workbench

@Suite struct UpdateTests {
  @Test func `a copy of the model stays as it was while the other goes on`() {
    var desk = Desk(Board.opened())
    let (before, screen) = (desk, desk.screen)
    desk.type("s70<Enter>")
    #expect(desk.answer(0, 0) == .mark(70))
    #expect(desk.model.bench.session?.recorded.appraisal == desk.appraisal)
    #expect(before.answer(0, 0) == nil && before.screen == screen)
    #expect(before.model.bench.session?.recorded.appraisal == before.appraisal)
  }

  // MARK: Saving

  @Test func `the title says whether everything is saved`() {
    var desk = Desk(Board.opened())
    #expect(desk.rows[0].contains("saved"))
    desk.isHolding = true
    desk.type("s7<Enter>")
    #expect(desk.model.bench.session?.saveState == .saving(1))
    #expect(desk.rows[0].contains("saving"))
    desk.type("8<Enter>")
    #expect(desk.model.bench.session?.saveState == .saving(2))
    desk.release()
    #expect(desk.model.bench.session?.saveState == .saved)
    #expect(desk.rows[0].contains("saved"))
  }

  private func unsaved() -> Desk {
    var desk = Desk(Board.opened(snapshots: Board.snapshots))
    desk.diskRefusal = "the disk is full"
    desk.type("s70<Enter>")
    return desk
  }

  @Test func `what cannot be written is said above everything until it is written`() {
    var desk = unsaved()
    let banner = "NOT SAVED: the disk is full. Your marks are kept in memory"
    #expect(desk.screen.contains(banner))
    #expect(desk.answer(0, 0) == .mark(70))
    desk.type("80<Enter>g1")
    #expect(desk.screen.contains(banner))
    desk.diskRefusal = nil
    desk.release()
    #expect(desk.model.bench.session?.saveState == .saved)
    #expect(!desk.screen.contains("NOT SAVED"))
    #expect(desk.model.bench.session?.recorded.appraisal == desk.appraisal)
  }

  @Test func `no snapshot is saved of what is not on the disk`() {
    var desk = unsaved()
    desk.type("g7s")
    #expect(
      desk.notice == "Your last changes are not on the disk yet. A snapshot waits for them.")
    #expect(desk.model.bench.overlays.isEmpty)
  }

  @Test func `other appraisals wait until everything is on the disk`() {
    var desk = unsaved()
    for keys in ["g0o", "f"] {
      desk.type(keys)
      #expect(desk.notice == "Your last changes are not on the disk yet. They would be lost.")
      #expect(desk.model.bench.session != nil)
    }
  }

  @Test func `leaving asks when something is not saved, by another key than the one that asked`() {
    var desk = unsaved()
    desk.type("q")
    #expect(!desk.requests.contains(.quit))
    #expect(desk.screen.contains("the disk is full"))
    desk.type("l")
    #expect(desk.requests.suffix(2) == [.run(.giveUp), .quit])
  }

  @Test(arguments: ["q", "<Esc>", "<Enter>", "y", "<C-c>", "L", "<Space>"])
  func `every other key stays`(key: String) {
    var desk = unsaved()
    desk.type("q" + key)
    #expect(!desk.requests.contains(.quit))
    #expect(desk.model.bench.overlays.isEmpty == ["<Esc>", "<C-c>"].contains(key))
    #expect(desk.answer(0, 0) == .mark(70))
  }

  @Test func `leaving asks in a snapshot as well`() {
    var desk = Desk(Board.opened(snapshots: Board.snapshots))
    desk.isHolding = true
    desk.type("s70<Enter>")
    let summary = Board.snapshots[0]
    desk.receive(.snapshotOpened(summary, Board.opened().fold.appraisal))
    desk.receive(.recordingFailed(batch: 1, reason: "the disk is full"))
    #expect(desk.screen.contains("NOT SAVED"))
    desk.type("q")
    #expect(!desk.requests.contains(.quit))
  }

  @Test func `leaving with everything saved asks nothing`() {
    for keys in ["s7<Enter>q", "<C-q>", "s70q", ":leave<Enter>"] {
      var desk = Desk(Board.opened())
      desk.type(keys)
      #expect(desk.requests.last == .quit, "\(keys)")
      #expect(desk.model.bench.session?.recorded.appraisal == desk.appraisal, "\(keys)")
    }
  }

  @Test func `when the terminal is gone, what was typed is recorded and the program ends`() {
    var desk = Desk(Board.opened())
    desk.type("s70")
    desk.receive(.hangUp)
    #expect(desk.requests.last == .quit)
    #expect(desk.requests.contains(.run(.giveUp)))
    #expect(desk.model.bench.session?.recorded.appraisal[Board.place(0, 0)].answer == .mark(70))
  }

  // MARK: Late results

  @Test func `first places of an earlier state are dropped`() {
    var desk = Desk(Board.opened(Board.clear))
    desk.isHolding = true
    desk.type("s<Down>50<Enter>")
    #expect(desk.model.bench.session?.firstPlaces == nil)
    let generation = desk.model.bench.session?.generation ?? 0
    let late = FirstPlaces(tried: 1, shares: [Board.options[0]: 1])
    desk.receive(.firstPlacesFound(generation: generation - 1, late))
    #expect(desk.model.bench.session?.firstPlaces == nil)
    desk.receive(.firstPlacesFound(generation: generation, late))
    #expect(desk.model.bench.session?.firstPlaces == late)
  }

  @Test func `first places of another appraisal are dropped`() {
    var desk = Desk(Board.opened(Board.clear))
    let generation = desk.model.bench.session?.generation ?? 0
    desk.receive(.opened(Board.opened(Board.level)))
    desk.isHolding = true
    let places = desk.model.bench.session?.firstPlaces
    let late = FirstPlaces(tried: 1, shares: [Board.options[0]: 1])
    desk.receive(.firstPlacesFound(generation: generation, late))
    #expect(desk.model.bench.session?.firstPlaces == places)
  }

  @Test func `a batch that nobody waits for changes nothing`() {
    var desk = Desk(Board.opened())
    let entries = Board.recorded(
      [.marks(.mark(place: Board.place(0, 0), old: nil, new: .mark(1)))], from: 500)
    desk.receive(.recorded(batch: 77, entries))
    #expect(desk.model.bench.session?.recorded.appraisal == desk.appraisal)
    #expect(desk.model.bench.session?.saveState == .saved)
    desk.receive(.recordingFailed(batch: 77, reason: "gone"))
    #expect(desk.model.bench.session?.saveState == .saved)
  }

  @Test func `a batch that becomes durable while a snapshot is shown belongs to the present`() {
    var desk = Desk(Board.opened())
    desk.isHolding = true
    desk.type("s70<Enter>")
    let state = Board.opened().fold.appraisal
    desk.receive(.snapshotOpened(Board.snapshots[0], state))
    desk.release()
    #expect(desk.model.bench.session?.recorded.appraisal == state)
    desk.type("<Esc>")
    #expect(desk.model.bench.session?.saveState == .saved)
    #expect(desk.model.bench.session?.recorded.appraisal == desk.appraisal)
  }

  @Test func `a snapshot that becomes durable while another is shown joins the list`() {
    var desk = Desk(Board.opened(snapshots: [Board.snapshots[0]]))
    desk.type("g7<Enter>")
    #expect(desk.model.bench.snapshot?.number == 1)
    desk.receive(.snapshotSaved(Board.snapshots[1]))
    desk.type("<Esc>")
    #expect(desk.model.bench.session?.snapshots == Board.snapshots)
  }

  @Test func `results of an appraisal that was closed are dropped`() {
    var desk = Desk(Board.opened())
    desk.isHolding = true
    desk.type("s70<Enter>")
    desk.isHolding = false
    desk.receive(.opened(Board.opened()))
    desk.release()
    #expect(desk.model.bench.session?.recorded.appraisal == desk.appraisal)
    #expect(desk.answer(0, 0) == nil)
  }

  // MARK: Events

  @Test func `unknown keys, drags and releases mean nothing`() {
    let frame = Desk(Board.opened()).frame
    let point = Point(x: 3, y: 1)
    for event in [
      InputEvent.key(.unknown), .mouse(MouseEvent(kind: .drag, at: point)),
      .mouse(MouseEvent(kind: .release, at: point)),
      .mouse(MouseEvent(kind: .press, at: Point(x: 500, y: 500))),
    ] {
      let message = Workbench.message(for: event, in: frame)
      #expect(message.map { _ in true } == nil, "\(event)")
    }
  }

  @Test func `coming back draws the screen again`() {
    var desk = Desk(Board.opened())
    desk.send(.resumed)
    #expect(desk.requests.last == .redraw)
    desk.type("?<C-l>")
    #expect(desk.requests.last == .redraw)
    #expect(desk.model.bench.overlays.count == 1)
    desk.type("<C-z>")
    #expect(desk.requests.last == .suspend)
  }

  @Test func `a new size keeps what is selected and typed`() {
    var desk = Desk(Board.opened())
    desk.type("s<Down><Down>7")
    for size in [
      Size(width: 1, height: 1), Size(width: 0, height: 0), Size(width: 200, height: 60),
    ] {
      desk.send(.resize(size))
      #expect(desk.model[ScoreRoom.self].entry?.text == "7")
      #expect(desk.cell == [2, 0])
      #expect(desk.frame.canvas.size == size)
    }
  }
}
