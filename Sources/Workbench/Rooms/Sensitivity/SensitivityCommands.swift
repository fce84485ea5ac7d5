import AppraisalFindings
import AppraisalModel
import Canvas

extension SensitivityRoom {
  package static let way: Command = .way(
    to: .sensitivity, "sensitivity", "Sensitivity", "What would overturn the answer.",
    keys: [.alt("5")])

  package static let commands: [Command] = [
    moreWeight, lessWeight, nextPage, weightScope, otherWeightings, typeRanges, recordWeight,
    forgetWeight,
  ]

  fileprivate static func studyRefusal(
    _ room: SensitivityRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    session.unstudied
  }

  /// Why there is no other page to turn to, or nil; while nothing leads for certain, those about the
  /// ballots still say who is missing.
  fileprivate static func turnRefusal(
    _ room: SensitivityRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    do throws(StudyRefusal) {
      _ = try session.studied()
      return nil
    } catch {
      switch error {
      case .incomplete, .unfinished: return nil
      case .unread, .contested, .awaitingReveal, .nothingToRank, .nothingMarked:
        return error.sentence
      }
    }
  }

  fileprivate static func sweepRefusal(
    _ room: SensitivityRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    if let reason = session.unstudied ?? room.pageRefusal(bench) { return reason }
    return room.sweep(bench)?.isAlone == true
      ? "This is all the weight there is; it cannot move." : nil
  }

  /// Why no weight can be tried on the open page, or nil.
  private func pageRefusal(_ bench: Bench) -> String? {
    switch page {
    case .weight: nil
    case .often:
      policy(bench).restsOnTheBoard
        ? nil : "These weightings do not rest on the board's weights. p chooses others."
    case .every, .win, .lead, .methods, .marks, .chairs, .agreeing, .group:
      "A weight is tried on the first page; v turns the pages."
    }
  }

  fileprivate static func recordRefusal(
    _ room: SensitivityRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    if let reason = session.readOnly ?? session.unstudied ?? room.pageRefusal(bench) {
      return reason
    }
    guard room.share != nil else {
      return "No other weight is being tried. Left and right try one."
    }
    if let reason = session.weightRefusal { return reason }
    return room.triedPoints(session) == nil
      ? "This weight cannot be set here; give points on Criteria." : nil
  }
}

extension SensitivityRoom {
  package static let moreWeight: Command = Command(
    "more-weight", "More weight", "Tries one point more for the selected criterion.",
    keys: [.right, .character("]")], in: SensitivityRoom.self, hint: "more weight", rank: 2,
    unless: SensitivityRoom.sweepRefusal,
    act: { room, bench in
      room.shift(by: 0.01, bench)
      room.refresh(&bench)
    })

  package static let lessWeight: Command = Command(
    "less-weight", "Less weight", "Tries one point less for the selected criterion.",
    keys: [.left, .character("[")], in: SensitivityRoom.self, hint: "less weight", rank: 3,
    unless: SensitivityRoom.sweepRefusal,
    act: { room, bench in
      room.shift(by: -0.01, bench)
      room.refresh(&bench)
    })

  package static let nextPage: Command = Command(
    "next-page", "Next page", "Turns to the next page of Sensitivity.", keys: [.character("v")],
    in: SensitivityRoom.self, hint: "next page", rank: 1, unless: SensitivityRoom.turnRefusal,
    act: { room, bench in room.turnOn(&bench) })

  package static let weightScope: Command = Command(
    "weight-scope", "Share of all or of the family",
    "Sweeps the weight among all criteria, or only among its neighbours.",
    keys: [.character("w")], in: SensitivityRoom.self, hint: "all or family", rank: 6,
    unless: SensitivityRoom.sweepRefusal,
    act: { room, bench in
      room.changeScope()
      room.refresh(&bench)
    })

  package static let otherWeightings: Command = Command(
    "other-weightings", "Try other weightings",
    "All weights, those in the board's order, around the board's, given or within ranges.",
    keys: [.character("p")], in: SensitivityRoom.self, hint: "other weightings", rank: 5,
    unless: SensitivityRoom.studyRefusal,
    act: { room, bench in room.chooseNextPolicy(&bench) })

  package static let typeRanges: Command = Command(
    "type-ranges", "Try weights within ranges",
    "Between which weights of each criterion weightings are tried; nothing is recorded.",
    keys: [.character("e")], in: SensitivityRoom.self, hint: "ranges", rank: 7,
    unless: SensitivityRoom.studyRefusal,
    act: { room, bench in room.askForRanges(&bench) })

  package static let recordWeight: Command = Command(
    "record-weight", "Record this weight",
    "Makes the weight that you tried the board's, with a note.", keys: [.enter],
    in: SensitivityRoom.self, hint: "record it", rank: 0, unless: SensitivityRoom.recordRefusal,
    act: { room, bench in room.askForNote(&bench) })

  package static let forgetWeight: Command = Command(
    "forget-weight", "Back to the weight that is set", "Forgets the weight that you tried.",
    keys: [.delete, .character("z")], in: SensitivityRoom.self, hint: "forget it", rank: 4,
    unless: { room, _, _ in room.share == nil ? "No other weight is being tried." : nil },
    act: { room, bench in
      room.forgetWeight()
      room.refresh(&bench)
    })
}
