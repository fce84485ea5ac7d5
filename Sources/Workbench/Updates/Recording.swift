import AppraisalFindings
import AppraisalModel

extension Model {
  /// Makes edits that belong together, remembers them for undo, and has them recorded.
  ///
  /// A person who has not joined yet joins with the first edit. A refusal becomes a notice and
  /// nothing changes.
  mutating func perform(_ label: String, _ edits: [Edit]) -> [Request] {
    guard !edits.isEmpty else { return [] }
    guard var session else { return [] }
    let joining = joiningEdits(session, edits)
    do {
      try session.make(joining + edits)
    } catch {
      notice = Notice(.refused, error.sentence(in: session.document))
      return []
    }
    session.done.append(HistoryStep(label: label, edits: edits))
    session.undone = []
    self.session = session
    return recordEdits(joining + edits)
  }

  private func joiningEdits(_ session: Session, _ edits: [Edit]) -> [Edit] {
    guard session.person == nil else { return [] }
    let joins = edits.contains { if case .join = $0 { true } else { false } }
    guard !joins else { return [] }
    return [.join(assessor: Assessor(id: person, name: personName))]
  }

  private mutating func recordEdits(_ edits: [Edit]) -> [Request] {
    guard let session else { return [] }
    lastBatch += 1
    pendingBatches.insert(lastBatch)
    if case .notSaved = session.saveState {
      // Stays on the screen until everything is on the disk.
    } else {
      self.session?.saveState = .saving(pendingBatches.count)
    }
    self.session?.firstPlaces = nil
    return [.run(.record(batch: lastBatch, path: session.path, edits: edits))] + robustness()
  }

  /// Asks how often each option comes first, where that can be said.
  func robustness() -> [Request] {
    guard let session, session.findings.isComplete, session.findings.awaited == nil else {
      return []
    }
    return [
      .run(.findFirstPlaces(generation: session.generation, session.findings))
    ]
  }

  /// Takes back the last step, by the inverse of its edits.
  mutating func undo() -> [Request] {
    guard let step = session?.done.last else { return [] }
    let inverse = step.edits.reversed().compactMap(\.inverse)
    guard inverse.count == step.edits.count else {
      notice = Notice(.refused, "\"\(step.label)\" cannot be undone.")
      return []
    }
    guard let requests = apply(inverse, named: step.label) else { return [] }
    if let step = session?.done.popLast() { session?.undone.append(step) }
    notice = Notice(.good, "Undone: \(step.label). Ctrl-R does it again.")
    return requests
  }

  /// Does again what was last taken back.
  mutating func redo() -> [Request] {
    guard let step = session?.undone.last else { return [] }
    guard let requests = apply(step.edits, named: step.label) else { return [] }
    if let step = session?.undone.popLast() { session?.done.append(step) }
    notice = Notice(.good, "Done again: \(step.label).")
    return requests
  }

  private mutating func apply(_ edits: [Edit], named label: String) -> [Request]? {
    guard var session else { return nil }
    do {
      try session.make(edits)
    } catch {
      let why = error.sentence(in: session.document)
      notice = Notice(.refused, "\"\(label)\" cannot be changed back: \(why)")
      return nil
    }
    self.session = session
    return recordEdits(edits)
  }

  /// Takes over an appraisal that was opened.
  mutating func receive(_ opened: OpenedAppraisal) -> [Request] {
    isOpening = false
    pendingBatches = []
    snapshot = nil
    beforeSnapshot = nil
    overlays = []
    session = Session(opened, viewer: person)
    read = ReadState()
    score = ScoreState()
    criteria = CriteriaState()
    record = ListState()
    home = ListState()
    resultOption = nil
    place = .home
    arrive()
    goToFirstBlank()
    if let greeting = opened.greeting { notice = Notice(.good, greeting) }
    if !opened.problems.isEmpty {
      let count = Numbers.count(opened.problems.count, "thing is", "things are")
      notice = Notice(.refused, "\(count) wrong with this folder. w on Home says what.")
    }
    if session?.person != nil { home.selected = homeLines.firstIndex { $0.command == .goScore } ?? 0 }
    return robustness()
  }

  /// Opens a snapshot for reading.
  mutating func show(_ summary: SnapshotSummary, _ appraisal: Appraisal) {
    guard snapshot == nil, let session else { return }
    beforeSnapshot = session
    snapshot = summary
    let opened = OpenedAppraisal(
      path: session.path, fold: Fold(state: appraisal), snapshots: session.snapshots,
      readOnly: "This is snapshot \(summary.number) \"\(summary.name)\": it can only be read.")
    self.session = Session(opened, viewer: person)
    place = .result
    arrive()
    notice = Notice(
      .plain, "You are looking at snapshot \(summary.number) \"\(summary.name)\". Esc closes it.")
  }

  /// Goes back from a snapshot to how things stand now.
  mutating func closeSnapshot() {
    guard let back = beforeSnapshot else { return }
    session = back
    beforeSnapshot = nil
    snapshot = nil
    place = .record
    arrive()
    notice = Notice(.plain, "The snapshot is closed. This is how things stand now.")
  }
}
