import AppraisalHistory
import AppraisalFindings
import AppraisalModel

extension Bench {
  /// Why nothing at all can be changed now, or nil.
  var changeRefusal: String? {
    // The writer follows the appraisal that is opened next; a change made now would be lost.
    isOpening
      ? "Another appraisal is being opened; nothing can be changed until it is."
      : session?.readOnly
  }

  /// Makes edits that belong together, remembers them for undo, and has them recorded.
  ///
  /// A person who has not joined yet is asked first, and the edits are made once they say so.
  ///
  /// - Throws: why nothing was changed.
  mutating func perform(
    _ label: String, _ edits: [Edit], mayJoin: Bool = false
  ) throws(Refusal) {
    guard !edits.isEmpty, var session else { return }
    if let reason = changeRefusal { throw Refusal(reason) }
    let all: [Edit]
    do {
      all = try session.make(
        edits, named: personName, as: nextGeneration(), mayJoin: mayJoin)
    } catch .notOnPanel(let person, let nearest) {
      joinRequest = JoinRequest(person: person, nearest: nearest, edits: edits, label: label)
      throw Refusal("Nothing is recorded yet: \(person) is not on the panel.")
    } catch {
      throw Refusal(error.sentence(in: session.document))
    }
    // What has no inverse is no step: undo goes past it, and the model says what it forbids.
    if all.allSatisfy({ $0.inverse != nil }) {
      session.done.append(HistoryStep(label: label, edits: all))
    }
    session.undone = []
    self.session = session
    record(all)
  }

  private mutating func record(_ edits: [Edit]) {
    guard let path = session?.path else { return }
    lastBatch += 1
    pendingBatches.insert(lastBatch)
    if case .notSaved? = session?.saveState {
      // Stays on the screen until everything is on the disk.
    } else {
      session?.saveState = .saving(pendingBatches.count)
    }
    session?.firstPlaces = nil
    session?.chances = nil
    if edits.contains(where: \.changesCase) { caseChanged = true }
    session?.expect(edits, in: lastBatch)
    run(
      .record(
        batch: lastBatch, path: path, edits: edits, having: session?.arrivals ?? 0))
    askFirstPlaces()
  }

  /// Takes back the last step, by the inverse of its edits.
  mutating func undo() throws(Refusal) {
    guard let step = session?.done.last else { return }
    let inverse = step.edits.reversed().compactMap(\.inverse)
    guard inverse.count == step.edits.count else {
      throw Refusal("\"\(step.label)\" cannot be undone.")
    }
    try change(back: inverse, named: step.label)
    if let step = session?.done.popLast() { session?.undone.append(step) }
    say(.good, "Undone: \(step.label). Ctrl-R does it again.")
  }

  /// Does again what was last taken back.
  mutating func redo() throws(Refusal) {
    guard let step = session?.undone.last else { return }
    try change(back: step.edits, named: step.label)
    if let step = session?.undone.popLast() { session?.done.append(step) }
    say(.good, "Done again: \(step.label).")
  }

  private mutating func change(back edits: [Edit], named label: String) throws(Refusal) {
    guard var session else { return }
    if let reason = changeRefusal { throw Refusal(reason) }
    let made: [Edit]
    do {
      made = try session.make(edits, named: personName, as: nextGeneration())
    } catch {
      let why = error.sentence(in: session.document)
      throw Refusal("\"\(label)\" cannot be changed back: \(why)")
    }
    self.session = session
    record(made)
  }
}
