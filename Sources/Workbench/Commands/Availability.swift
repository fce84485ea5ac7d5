import AppraisalFindings
import AppraisalHistory
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
      let hasList = [.read, .record, .author].contains(place) || place == .home && session == nil
      return hasList ? nil : "There is no list to search here."
    case .saveElsewhere:
      if case .notSaved = present?.saveState { return nil }
      return "Everything is saved where it belongs. This is for a disk that refuses."
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
    case .scoreOption where place == .read && read.page != nil,
      .compare where place == .read && read.page != nil:
      return "This is a page about the whole case. Choose an option in the list first."
    case .nextUnmarked, .nextCriterion, .previousCriterion, .toggleMatrix, .scoreOption:
      return session.markedCriteria.isEmpty ? "This case has no criteria to mark yet." : nil
    case .handIn: return handInReason(in: session)
    case .givePoints, .clearPoints, .carryWeightsOver, .askForWeights, .lockWeights:
      return weightReason(id, in: session)
    case .compareWeights:
      return session.findings.weights.nodes.isEmpty
        ? "This case has no criteria to weigh yet." : nil
    case .comment: return session.readOnly
    case .rankBlocked: return session.blockedOptions.isEmpty ? "No option is blocked." : nil
    case .liftBlockers:
      let option = read.page == nil ? read.option.flatMap(session.document.option) : nil
      if option?.blockers.isEmpty != false { return "Nothing named stands in its way." }
      return authorReason(.changeElement, in: session)
    case .changeElement, .addElement, .removeElement, .removeElementNow, .moveElementUp,
      .moveElementDown, .setStanding, .combineOptions, .splitOption, .varyOption:
      return authorReason(id, in: session)
    case .nextPage, .otherWeightings, .typeRanges: return session.unstudied
    case .moreWeight, .lessWeight, .weightScope: return sweepReason(in: session)
    case .forgetWeight: return sensitivity.share == nil ? "No other weight is being tried." : nil
    case .recordWeight: return recordReason(in: session)
    case .saveSnapshot, .openSnapshot, .markSnapshot, .compareSnapshots, .restoreSnapshot, .decide,
      .review, .reviewNow, .contests:
      return pastReason(id, in: session)
    case .problems: return session.problems.isEmpty ? "Nothing is wrong with the folder." : nil
    case .compare:
      if session.document.options.count < 2 { return "There is only one option." }
      return size.width < 70 && read.compared == nil
        ? "Two options side by side need a window of 70 columns." : nil
    default: return nil
    }
  }

  /// Why a command of Record cannot be run now, or nil.
  private func pastReason(_ id: CommandID, in session: Session) -> String? {
    switch id {
    case .saveSnapshot:
      if session.readOnly != nil { return session.readOnly }
      if case .notSaved = session.saveState {
        return "Your last changes are not on the disk yet. A snapshot waits for them."
      }
      return nil
    case .review, .reviewNow: return reviewReason(in: session)
    case .contests:
      return session.recorded.contested.isEmpty
        ? "Nothing is contested: nobody changed the same value at once." : session.readOnly
    case .openSnapshot:
      if snapshot != nil { return "Close this snapshot first, with Esc." }
      return session.snapshots.isEmpty ? "There is no snapshot yet. s saves one." : nil
    default: return recallReason(id, in: session)
    }
  }

  private func handInReason(in session: Session) -> String? {
    guard let round = session.appraisal.rounds.last else {
      return "No round is open, so there is nothing to hand in: every mark is saved as you give it."
    }
    return endedReason(round) ?? session.readOnly
  }

  private func markingReason(_ id: CommandID, in session: Session) -> String? {
    if let reason = session.readOnly { return reason }
    if let person = session.person, !person.counts, !person.roles.contains(.commenter) {
      guard let role = person.roles.first else {
        return "You take no part any more. The facilitator can give you a role again."
      }
      return "You take part as \(role.rawValue) and do not mark."
    }
    guard let option = score.option, let criterion = score.criterion else {
      return "This case has no options or criteria to mark yet."
    }
    if let reason = session.appraisal.rounds.last.flatMap(endedReason) { return reason }
    let marking = session.marking(option, criterion)
    if id == .clearMark, marking.answer == nil { return "There is no mark to take back." }
    if session.appraisal.ballot(session.appraisal.markingRound, session.viewer).handedIn {
      return "Your ballot is handed in. Reopen it with h to change a mark."
    }
    return nil
  }

  /// Why nothing can be marked in a round, or nil while it is open.
  private func endedReason(_ round: Round) -> String? {
    round.state == .open
      ? nil : "Round \(round.id.number) has ended and takes no more marks. What was marked stays."
  }

  private func recallReason(_ id: CommandID, in session: Session) -> String? {
    if snapshot != nil { return "Close this snapshot first, with Esc." }
    if id == .decide || id == .restoreSnapshot, let reason = session.readOnly { return reason }
    if id == .decide {
      let mayDecide =
        session.person?.facilitates == true || session.person?.roles.contains(.recorder) == true
      return mayDecide ? nil : "The decision is recorded by the facilitator or the recorder."
    }
    if case .notSaved = session.saveState {
      return "Your last changes are not on the disk yet. Wait until they are."
    }
    return session.snapshots.isEmpty ? "There is no snapshot yet. s saves one." : nil
  }

  private func authorReason(_ id: CommandID, in session: Session) -> String? {
    if let reason = session.readOnly { return reason }
    // Whoever is first to take part in an appraisal facilitates it.
    guard session.person?.facilitates == true || session.appraisal.assessors.isEmpty else {
      return "The case is written by the facilitator."
    }
    switch (id, outline.row) {
    case (.changeElement, _): return nil
    case (.combineOptions, _):
      return session.document.options.count < 2 ? "There are no two options to combine." : nil
    case (.splitOption, _), (.varyOption, _):
      return selectedOption == nil ? "Select an option first." : nil
    case (.addElement, .head): return "This part is no list. Enter changes it."
    case (.addElement, _): return nil
    case (.moveElementUp, .person), (.moveElementDown, .person):
      return "People stand in the order in which they joined."
    case (_, .head), (_, .kind), (_, .people): return "Select a line of a list first."
    case (.setStanding, .person): return "Only options have a standing. Enter changes the roles."
    case (.setStanding, .element(let name, _)) where name.kind != .option:
      return "Only options have a standing."
    default: return nil
    }
  }

  private func sweepReason(in session: Session) -> String? {
    if let reason = session.unstudied { return reason }
    if let reason = pageReason { return reason }
    return sweep?.isAlone == true ? "This is all the weight there is; it cannot move." : nil
  }

  /// Why no weight can be tried on the open page, or nil.
  private var pageReason: String? {
    switch sensitivity.page {
    case .weight: nil
    case .often:
      policy.restsOnTheBoard
        ? nil : "These weightings do not rest on the board's weights. p chooses others."
    case .every, .win, .lead, .methods:
      "A weight is tried on the first page; v turns the pages."
    }
  }

  private func recordReason(in session: Session) -> String? {
    if let reason = session.readOnly ?? session.unstudied ?? pageReason { return reason }
    guard sensitivity.share != nil else {
      return "No other weight is being tried. Left and right try one."
    }
    guard session.person?.facilitates == true else { return "Weights are set by the facilitator." }
    return triedPoints == nil ? "This weight cannot be set here; give points on Criteria." : nil
  }
}
