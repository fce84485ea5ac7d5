import AppraisalHistory
import AppraisalFindings
import AppraisalModel
package import Canvas

/// Record: the snapshots and the decision.
package struct RecordRoom: Room {
  package static let place = Place.record
  package static let title = "Record"
  package static let purpose =
    "Here you save how things stand under a name, and look at what was saved before. "
    + "A saved snapshot never changes."

  private(set) var snapshots = ListState()
  /// The file of the snapshot that is marked to be compared, or nil.
  private(set) var markedFile: String?

  package init() {}

  package var list: ListState? {
    get { snapshots }
    set { snapshots = newValue ?? ListState() }
  }

  /// The snapshots that are listed, newest first: all, or those that the filter finds.
  func shown(_ bench: Bench) -> [SnapshotSummary] {
    (bench.session?.snapshots ?? []).reversed()
      .filter {
        let day = bench.clock.dayInWords($0.time)
        return snapshots.finds("\($0.number) \($0.name) \(day) \($0.note)")
      }
  }

  func selected(_ bench: Bench) -> SnapshotSummary? {
    let all = shown(bench)
    return all.indices.contains(snapshots.selected) ? all[snapshots.selected] : nil
  }

  package func chosen(_ bench: Bench) -> String? { selected(bench)?.file }

  package mutating func choose(_ name: String, _ bench: Bench) {
    if let row = shown(bench).firstIndex(where: { $0.file == name }) { snapshots.selected = row }
    settleFilter(bench)
  }

  package mutating func settleFilter(_ bench: Bench) {
    snapshots.selected = max(0, min(snapshots.selected, shown(bench).count - 1))
  }

  package mutating func move(_ key: Key, _ bench: inout Bench) -> Bool {
    snapshots.move(key, count: shown(bench).count, page: bench.page(leaving: 10))
  }

  package mutating func click(_ action: Action, _ bench: inout Bench) {
    guard case .row(let row) = action else { return }
    if snapshots.selected == row {
      bench.then { model throws(Refusal) in try model.run(RecordRoom.lookAtSnapshot) }
    } else if shown(bench).indices.contains(row) {
      snapshots.selected = row
    }
  }

  package mutating func hear(_ message: Message, _ bench: inout Bench) throws(Refusal) {
    switch message {
    case .snapshotSaved(let summary):
      // What was added is shown although something else is searched for.
      if shown(bench).first?.file != summary.file { snapshots.endSearch() }
      snapshots.selected = 0
    case .snapshotRead(let summary, let state): try restore(summary, state, &bench)
    case .differenceFound(let title, let lines):
      bench.notice = nil
      bench.show(Reader(title: title, paragraphs: lines))
    case .reportHashed(let decision): try record(decision, &bench)
    case .reportRefused(let decision, let words):
      guard let session = bench.session else { return }
      var form = DecisionForm.form(decision, in: session.document, today: bench.today)
      form.refuse(.report, words)
      bench.show(form)
    case .pressed, .pasted, .untaken, .clicked, .scrolled, .resized, .resumed, .hangUp,
      .shelfListed,
      .opened, .openFailed, .recorded, .recordingFailed, .movedElsewhere, .moveFailed,
      .snapshotFailed, .snapshotOpened, .headFound, .firstPlacesFound,
      .editorClosed, .chancesFound, .arrived, .timeTold:
      break
    }
  }

  package func draw(_ bench: Bench, on frame: inout Frame<Action>, in rect: Rect) {
    RecordScreen(room: self, bench: bench).draw(&frame, in: rect)
  }

  // MARK: Commands

  /// Marks the selected snapshot, or takes the mark away.
  mutating func mark(_ bench: inout Bench) {
    guard let selected = selected(bench) else { return }
    markedFile = markedFile == selected.file ? nil : selected.file
    bench.say(
      .plain,
      markedFile == nil
        ? "No snapshot is marked."
        : "Snapshot \(selected.number) is marked. d on another one shows what is different.")
  }

  /// Compares the selected snapshot with the marked one, else with how things stand now.
  func compare(_ bench: inout Bench) {
    guard let session = bench.session, let selected = selected(bench) else { return }
    bench.say(.plain, "Comparing ...")
    guard
      let marked = session.snapshots.first(where: {
        $0.file == markedFile && $0.file != selected.file
      })
    else {
      return bench.run(.compareSnapshots(path: session.path, from: selected, to: nil))
    }
    let isEarlier = (marked.number, marked.time) < (selected.number, selected.time)
    let (from, to) = isEarlier ? (marked, selected) : (selected, marked)
    bench.run(.compareSnapshots(path: session.path, from: from, to: to))
  }

  /// Brings the state of a snapshot back by new edits, as one step that can be undone.
  private func restore(
    _ summary: SnapshotSummary, _ state: Appraisal, _ bench: inout Bench
  ) throws(Refusal) {
    guard bench.snapshot == nil, let session = bench.session else { return }
    let title = "snapshot \(summary.number) \"\(summary.name)\""
    let edits: [Edit]
    do {
      edits = try Restoration(of: state, over: session.appraisal, by: bench.person).complete()
    } catch {
      throw Refusal(error.sentence(title, in: session.document))
    }
    try bench.perform("Restore \(title)", edits)
    let count = Numbers.count(edits.count, "new entry", "new entries")
    bench.say(.good, "Restored \(title) by \(count). u takes it back.")
  }

  /// Records a decision whose report has been read.
  private func record(_ decision: Decision, _ bench: inout Bench) throws(Refusal) {
    guard bench.snapshot == nil, let session = bench.session else { return }
    let edits = [session.appraisal.deciding(decision)]
    try bench.perform("The decision of \(decision.dayInWords)", edits)
    DecisionForm.sayDecided(edits, &bench)
  }
}
