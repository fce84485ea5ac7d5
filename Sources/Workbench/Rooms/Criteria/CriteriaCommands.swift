import WeightElicitation
import AppraisalFindings
import AppraisalModel
import Canvas

extension CriteriaRoom {
  package static let way: Command = .way(
    to: .criteria, "criteria", "Criteria", "What the options are judged by, and the weights.",
    keys: [.alt("4")])

  package static let commands: [Command] = [
    givePoints, clearPoints, carryWeightsOver, askForWeights, nextHolder, compareWeights,
    lockWeights,
  ]

  /// Why the points of the line of the cursor cannot be given now, or nil.
  static func pointsRefusal(
    _ room: CriteriaRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    if let reason = room.holderRefusal(bench, session) { return reason }
    guard room.weight(bench, session) == nil else { return nil }
    switch room.node.flatMap(session.document.criterion)?.kind {
    case .hurdle: return "A hurdle is passed or failed and has no weight."
    case .information: return "This is for information and has no weight."
    case .objective: return "Nothing under this heading is weighed."
    case .scored, nil: return "This line has no weight."
    }
  }

  fileprivate static func clearRefusal(
    _ room: CriteriaRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    if let reason = pointsRefusal(room, bench, session) { return reason }
    return room.weight(bench, session)?.points == nil ? "No points are set here." : nil
  }

  fileprivate static func askRefusal(
    _ room: CriteriaRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    if let reason = room.holderRefusal(bench, session) { return reason }
    do throws(WeighingRefusal) {
      _ = try WeighingPlan(session.document, scope: .tree)
      return nil
    } catch {
      return error.sentence(in: session.document)
    }
  }

  fileprivate static func carryRefusal(
    _ room: CriteriaRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    if let reason = room.holderRefusal(bench, session) { return reason }
    guard let stale = StaleWeights(session.appraisal, holder: room.holder(bench)) else {
      return "No range has changed since the weights were asked for."
    }
    return stale.mustAskAgain.isEmpty ? nil : stale.sentence
  }

  fileprivate static func compareRefusal(
    _ room: CriteriaRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    session.findings.weights.nodes.isEmpty ? "This case has no criteria to weigh yet." : nil
  }

  private func weight(_ bench: Bench, _ session: Session) -> EffectiveWeights.Node? {
    node.flatMap { session.weights(of: holder(bench)).node($0) }
  }

  /// Why the weights of the holder that is shown cannot be changed by this person, or nil.
  private func holderRefusal(_ bench: Bench, _ session: Session) -> String? {
    if let reason = session.readOnly { return reason }
    let holder = holder(bench)
    guard case .assessor = holder else {
      if let reason = session.weightRefusal { return reason }
      return holder == .agreed && session.appraisal.weightLock != nil
        ? "The agreed weights are settled. l opens them again." : nil
    }
    guard let person = session.person, !person.givesMarks else {
      return nil
    }
    return "You take part as \(person.roles.first?.rawValue ?? "observer") and do not weigh."
  }
}

extension Session {
  /// Why the weights of the group cannot be given by the viewer, or nil.
  var weightRefusal: String? { mayFacilitate ? nil : "Weights are set by the facilitator." }

  /// Why the agreed weights cannot be settled now, or nil, also where they are settled already.
  fileprivate var settlingRefusal: String? {
    appraisal.weightLock == nil ? appraisal.settlingRefusal?.sentence : nil
  }
}

extension CriteriaRoom {
  package static let givePoints: Command = Command(
    "give-points", "Save the points", "Records the points typed for this line.", keys: [.enter],
    in: CriteriaRoom.self, hint: "save points", rank: 1, unless: CriteriaRoom.pointsRefusal,
    act: { room, bench throws(Refusal) in try room.acceptPoints(&bench) })

  package static let clearPoints: Command = Command(
    "clear-points", "Take the points back", "Leaves the weight of this line not set.",
    keys: [.delete, .character("z")], in: CriteriaRoom.self, hint: "unset", rank: 3,
    unless: CriteriaRoom.clearRefusal,
    act: { room, bench throws(Refusal) in try room.clearPoints(&bench) })

  package static let carryWeightsOver: Command = Command(
    "carry-weights-over", "Carry the weights over",
    "After a range has changed: the same preferences over the new ranges.",
    keys: [.character("R")], in: CriteriaRoom.self, hint: "carry over", rank: 2,
    unless: CriteriaRoom.carryRefusal,
    act: { room, bench throws(Refusal) in try room.carryOver(&bench) })

  package static let askForWeights: Command = Command(
    "ask-for-weights", "Ask for weights",
    "Swings, points, an order, pairs, best and worst, or matching: one question at a time.",
    keys: [.character("w")], in: CriteriaRoom.self, hint: "ask", rank: 2,
    unless: CriteriaRoom.askRefusal,
    act: { room, bench in room.ask(&bench) })

  package static let nextHolder: Command = Command(
    "next-holder", "Whose weights", "Shows the agreed weights, your body's, or your own.",
    keys: [.character("v")], in: CriteriaRoom.self, hint: "whose", rank: 4,
    act: { room, bench throws(Refusal) in try room.showNextHolder(&bench) })

  package static let compareWeights: Command = Command(
    "compare-weights", "Compare weights", "Puts everybody's weights side by side.",
    keys: [.character("c")], in: CriteriaRoom.self, hint: "compare", rank: 5,
    unless: CriteriaRoom.compareRefusal,
    act: { _, bench in
      if let session = bench.session { bench.show(WeightComparisonPage.reader(session)) }
    })

  package static let lockWeights: Command = Command(
    "lock-weights", "Settle the agreed weights",
    "Keeps them as they are before anybody marks, or opens them again.",
    keys: [.character("l")], in: CriteriaRoom.self, hint: "settle", rank: 6,
    hintNow: { _, session in session.appraisal.weightLock == nil ? "settle" : "open again" },
    unless: { _, _, session in
      session.readOnly ?? session.weightRefusal ?? session.settlingRefusal
    },
    act: { room, bench throws(Refusal) in try room.settleOrOpen(&bench) })
}
