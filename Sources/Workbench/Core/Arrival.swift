import AppraisalFindings
import AppraisalModel

/// Appraisals and snapshots as they are opened and closed.
extension Model {
  /// Takes over an appraisal that was opened.
  mutating func receive(_ opened: OpenedAppraisal) {
    bench.isOpening = false
    bench.pendingBatches = []
    bench.snapshot = nil
    bench.beforeSnapshot = nil
    bench.overlays = []
    bench.unfinishedWeighing = nil
    keptDraft = opened.draft
    bench.interrupted = opened.draft
    (bench.seen, keptSeen) = (opened.seen, opened.seen)
    if let person = opened.person { bench.person = person }
    bench.wasAskedWho = false
    bench.session = Session(opened, viewer: bench.person, generation: bench.nextGeneration())
    bench.place = .home
    renewRooms()
    openRooms()
    if let greeting = opened.greeting { bench.say(.good, greeting) }
    if !opened.problems.isEmpty {
      let count = Numbers.count(opened.problems.count, "thing is", "things are")
      bench.say(.refused, "\(count) wrong with this folder. w on Home says what.")
    }
    bench.askFirstPlaces()
  }

  /// Closes the appraisal and lists what can be opened.
  mutating func closeAppraisal() {
    bench.session = nil
    bench.snapshot = nil
    bench.beforeSnapshot = nil
    bench.place = .home
    renewRooms()
    bench.run(.listShelf)
  }

  /// Opens a snapshot for reading.
  mutating func show(_ summary: SnapshotSummary, _ appraisal: Appraisal) {
    guard bench.snapshot == nil, let session = bench.session else { return }
    guard bench.overlays.isEmpty, !room.isTyping else {
      // What is being typed belongs to the present, and a snapshot would take it away.
      return bench.say(
        .plain, "Snapshot \(summary.number) was read; Enter on Record opens it when you are done.")
    }
    bench.beforeSnapshot = session
    bench.snapshot = summary
    let opened = OpenedAppraisal(
      path: session.path, fold: Fold(state: appraisal), snapshots: session.snapshots,
      readOnly: "This is snapshot \(summary.number) \"\(summary.name)\": it can only be read.")
    bench.session = Session(opened, viewer: bench.person, generation: bench.nextGeneration())
    bench.place = .result
    settle()
    bench.say(
      .plain, "You are looking at snapshot \(summary.number) \"\(summary.name)\". Esc closes it.")
    bench.askFirstPlaces()
  }

  /// Goes back from a snapshot to how things stand now.
  mutating func closeSnapshot() {
    guard let back = bench.beforeSnapshot else { return }
    bench.session = back
    bench.beforeSnapshot = nil
    bench.snapshot = nil
    bench.place = .record
    settle()
    bench.say(.plain, "The snapshot is closed. This is how things stand now.")
    // What came back while the snapshot was open was for its state.
    if back.firstPlaces == nil { bench.askFirstPlaces() }
  }
}
