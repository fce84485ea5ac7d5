import AppraisalFindings
import AppraisalModel
import Canvas

extension Model {
  /// Why a command cannot be run now, in a sentence, or nil when it can.
  public func disabledReason(_ id: CommandID) -> String? {
    switch id {
    case .help, .palette, .quit, .suspend, .redraw, .toggleMouse, .back, .goHome, .nextPlace,
      .previousPlace, .choose, .practise:
      return nil
    case .openFolder, .openShelf: return leavingReason
    case .editText:
      return "Your editor opens while you write a text, such as the reason for a mark: F4 there."
    case .filter:
      let hasList = place == .read || place == .record || place == .home && session == nil
      return hasList ? nil : "There is no list to search here."
    case .closeSnapshot: return snapshot == nil ? "No snapshot is open." : nil
    default: break
    }
    guard let session else { return "Open an appraisal first: choose one on Home." }
    return disabledReason(id, in: session)
  }

  /// Why the open appraisal cannot be left for another one, or nil.
  private var leavingReason: String? {
    if isOpening { return "An appraisal is being opened already." }
    if case .notSaved = present?.saveState {
      return "Your last changes are not on the disk yet. They would be lost."
    }
    return nil
  }

  private func disabledReason(_ id: CommandID, in session: Session) -> String? {
    switch id {
    case .undo:
      return session.done.isEmpty ? "You have done nothing yet that could be undone." : nil
    case .redo: return session.undone.isEmpty ? "Nothing was undone." : nil
    case .whoAmI: return session.readOnly
    case .acceptMark, .giveReason, .linkEvidence, .noMark, .clearMark:
      return markingReason(id, in: session)
    case .nextUnmarked, .nextCriterion, .previousCriterion, .toggleMatrix, .scoreOption:
      return session.markedCriteria.isEmpty ? "This case has no criteria to mark yet." : nil
    case .handIn:
      return session.appraisal.markingRound == .solo
        ? "No round is open, so there is nothing to hand in: every mark is saved as you give it."
        : session.readOnly
    case .givePoints, .clearPoints: return weightReason(id, in: session)
    case .saveSnapshot:
      if session.readOnly != nil { return session.readOnly }
      if case .notSaved = session.saveState {
        return "Your last changes are not on the disk yet. A snapshot waits for them."
      }
      return nil
    case .openSnapshot:
      if snapshot != nil { return "Close this snapshot first, with Esc." }
      return session.snapshots.isEmpty ? "There is no snapshot yet. s saves one." : nil
    case .problems: return session.problems.isEmpty ? "Nothing is wrong with the folder." : nil
    case .compare:
      if session.document.options.count < 2 { return "There is only one option." }
      return size.width < 70 && read.compared == nil
        ? "Two options side by side need a window of 70 columns." : nil
    default: return nil
    }
  }

  private func markingReason(_ id: CommandID, in session: Session) -> String? {
    if let reason = session.readOnly { return reason }
    if let person = session.person, !person.counts, !person.roles.contains(.commenter) {
      return "You take part as \(person.roles.first?.rawValue ?? "observer") and do not mark."
    }
    guard let option = score.option, let criterion = score.criterion else {
      return "This case has no options or criteria to mark yet."
    }
    let marking = session.marking(option, criterion)
    if id == .clearMark, marking.answer == nil { return "There is no mark to take back." }
    if session.appraisal.ballot(session.appraisal.markingRound, session.viewer).handedIn {
      return "Your ballot is handed in. Reopen it with h to change a mark."
    }
    return nil
  }

  private func weightReason(_ id: CommandID, in session: Session) -> String? {
    if let reason = session.readOnly { return reason }
    guard session.person?.facilitates == true else {
      return "Weights are set by the facilitator."
    }
    guard let node = criteria.node, let weight = session.findings.weights.node(node) else {
      return "This line has no weight."
    }
    return id == .clearPoints && weight.points == nil ? "No points are set here." : nil
  }
}
