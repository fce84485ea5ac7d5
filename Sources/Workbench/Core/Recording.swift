import AppraisalFindings
import AppraisalHistory
import AppraisalModel

extension Model {
  /// Makes edits that belong together, remembers them for undo, and has them recorded.
  ///
  /// A person who has not joined yet joins with the first edit. A refusal becomes a notice and
  /// nothing changes.
  mutating func perform(_ label: String, _ edits: [Edit]) -> [Request] {
    guard !edits.isEmpty else { return [] }
    guard var session else { return [] }
    if let reason = changeRefusal {
      notice = Notice(.refused, reason)
      return []
    }
    let all = joiningEdits(session, edits) + edits
    do {
      try session.make(all, as: nextGeneration())
    } catch {
      notice = Notice(.refused, error.sentence(in: session.document))
      return []
    }
    // What has no inverse is no step: undo goes past it, and the model says what it forbids.
    if all.allSatisfy({ $0.inverse != nil }) {
      session.done.append(HistoryStep(label: label, edits: all))
    }
    session.undone = []
    self.session = session
    return recordEdits(all)
  }

  /// Why nothing at all can be changed now, or nil.
  var changeRefusal: String? {
    // The writer follows the appraisal that is opened next; a change made now would be lost.
    isOpening
      ? "Another appraisal is being opened; nothing can be changed until it is."
      : session?.readOnly
  }

  /// A number for a state that none before it had.
  mutating func nextGeneration() -> Int {
    lastGeneration += 1
    return lastGeneration
  }

  private func joiningEdits(_ session: Session, _ edits: [Edit]) -> [Edit] {
    guard session.person == nil else { return [] }
    let joins = edits.contains { if case .people(.join) = $0 { true } else { false } }
    guard !joins else { return [] }
    return [.people(.join(assessor: session.appraisal.newcomer(person, named: personName)))]
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
    self.session?.chances = nil
    if edits.contains(where: \.changesCase) { arrive() }
    return [.run(.record(batch: lastBatch, path: session.path, edits: edits))] + robustness()
  }

  /// Asks how often each option comes first, where that can be said.
  func robustness() -> [Request] {
    guard let session, session.findings.isComplete, session.findings.awaited == nil else {
      return []
    }
    return [
      .run(.findFirstPlaces(generation: session.generation, session.findings))
    ] + askChances()
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
    if let reason = changeRefusal {
      notice = Notice(.refused, reason)
      return nil
    }
    do {
      try session.make(edits, as: nextGeneration())
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
    keptDraft = nil
    session = Session(opened, viewer: person, generation: nextGeneration())
    read = ReadState()
    score = ScoreState()
    criteria = CriteriaState()
    sensitivity = SensitivityState()
    record = ListState()
    markedSnapshot = nil
    outline = OutlineState()
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
    if let session, session.progress.answered > 0 {
      home.selected = homeLines.firstIndex { $0.command == .goScore } ?? 0
    }
    if let draft = opened.draft { offer(draft) }
    return robustness()
  }

  /// Opens a snapshot for reading.
  mutating func show(_ summary: SnapshotSummary, _ appraisal: Appraisal) -> [Request] {
    guard snapshot == nil, let session else { return [] }
    guard overlays.isEmpty, score.entry == nil, criteria.entry == nil else {
      // What is being typed belongs to the present, and a snapshot would take it away.
      notice = Notice(
        .plain, "Snapshot \(summary.number) was read; Enter on Record opens it when you are done.")
      return []
    }
    beforeSnapshot = session
    snapshot = summary
    let opened = OpenedAppraisal(
      path: session.path, fold: Fold(state: appraisal), snapshots: session.snapshots,
      readOnly: "This is snapshot \(summary.number) \"\(summary.name)\": it can only be read.")
    self.session = Session(opened, viewer: person, generation: nextGeneration())
    place = .result
    arrive()
    notice = Notice(
      .plain, "You are looking at snapshot \(summary.number) \"\(summary.name)\". Esc closes it.")
    return robustness()
  }

  /// Goes back from a snapshot to how things stand now.
  mutating func closeSnapshot() -> [Request] {
    guard let back = beforeSnapshot else { return [] }
    session = back
    beforeSnapshot = nil
    snapshot = nil
    place = .record
    arrive()
    notice = Notice(.plain, "The snapshot is closed. This is how things stand now.")
    // What came back while the snapshot was open was for its state.
    return back.firstPlaces == nil ? robustness() : []
  }

  /// The appraisal that is written to, also while one of its snapshots is shown.
  var present: Session? {
    get { beforeSnapshot ?? session }
    set { if beforeSnapshot != nil { beforeSnapshot = newValue } else { session = newValue } }
  }
}
