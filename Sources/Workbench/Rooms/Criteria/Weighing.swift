import AppraisalFindings
import AppraisalModel
import Canvas

extension Model {
  /// Keys that type points or move the cursor on Criteria, or nil for others.
  mutating func pressCriteria(_ key: Key) -> [Request]? {
    if var entry = criteria.entry, entry.edit(key, accepting: Self.isNumeric) {
      criteria.entry = entry.isEmpty ? nil : entry
      return []
    }
    switch key {
    case .up, .character("k"): return moveNode(by: -1)
    case .down, .character("j"): return moveNode(by: 1)
    case .pageUp: return moveNode(by: -10)
    case .pageDown: return moveNode(by: 10)
    case .home: return moveNode(by: -1000)
    case .end: return moveNode(by: 1000)
    case .escape where criteria.entry != nil:
      criteria.entry = nil
      notice = Notice(.plain, "What you typed was not recorded.")
      return []
    case .character(let character) where Self.isNumeric(character):
      if let reason = disabledReason(.givePoints) {
        notice = Notice(.refused, reason)
        return []
      }
      var entry = TextEntry(byteLimit: 20)
      _ = entry.insert(String(character))
      criteria.entry = entry
      return []
    default: return nil
    }
  }

  /// Moves the cursor of the tree, over all nodes that are shown.
  mutating func moveNode(by distance: Int) -> [Request] {
    let requests = commitEntries()
    guard notice?.kind != .refused, let session else { return requests }
    let nodes = session.findings.weights.nodes
    guard !nodes.isEmpty else { return requests }
    let index = nodes.firstIndex { $0.id == criteria.node } ?? 0
    criteria.node = nodes[max(0, min(nodes.count - 1, index + distance))].id
    return requests
  }

  /// Records the points being typed.
  mutating func commitPoints() -> [Request] {
    guard let text = criteria.entry?.text else { return [] }
    guard let points = DecimalNumber(text) else {
      notice = Notice(
        .refused, "\"\(text)\" is not a number. Type points from 0 to 1000, such as 100 or 40.")
      return []
    }
    let requests = weigh(points)
    if notice?.kind != .refused { criteria.entry = nil }
    return requests
  }

  /// Records what is typed and goes one line on.
  mutating func acceptPoints() -> [Request] {
    guard criteria.entry != nil else {
      notice = Notice(
        .plain, "Type the points of this line among its neighbours, such as 100 or 40, then Enter.")
      return []
    }
    let requests = commitPoints()
    return notice?.kind == .refused ? requests : requests + moveNode(by: 1)
  }

  /// Takes the points of the line back.
  mutating func clearPoints() -> [Request] {
    criteria.entry = nil
    return weigh(nil)
  }

  private mutating func weigh(_ points: DecimalNumber?) -> [Request] {
    guard let session, let node = criteria.node else { return [] }
    let holder = weightHolder
    let old = session.appraisal.weights[holder]?[node]
    guard old != points else { return [] }
    let name = session.document.criterion(node)?.shortLabel ?? node.text
    let label = points.map { "Weight of \(name): \($0)" } ?? "Weight of \(name): not set"
    return perform(
      label,
      asking(node, points, of: holder, in: session)
        + [.weights(.weigh(holder: holder, criterion: node, old: old, new: points))])
  }

  /// What is kept of how the points came about: the points as the answer that was given, and the
  /// ranges of the criteria that they weigh, so that a change of range is noticed.
  private func asking(
    _ node: CriterionID, _ points: DecimalNumber?, of holder: WeightHolder, in session: Session
  ) -> [Edit] {
    guard let points else { return [] }
    let document = session.document
    let family = WeightFamily(under: document.criterion(node)?.parent)
    let old = session.appraisal.elicitations[holder]?[family]
    let present = document.ranges(of: family)
    let asked = Set(document.leaves(under: node).map(\.id))
    // Neighbours that were weighed over another range stay so until they are asked about again.
    let ranges = present.merging(old?.ranges ?? [:]) { $1 }
      .filter { present[$0.key] != nil }
      .merging(present.filter { asked.contains($0.key) }) { $1 }
    let kept = old?.method == .direct ? (old?.answers ?? []).filter { $0.first != node } : []
    let new = Elicitation(
      method: .direct, answers: kept + [WeightAnswer(first: node, value: points)], ranges: ranges)
    return new == old
      ? [] : [.weights(.elicit(holder: holder, family: family, old: old, new: new))]
  }

  /// Carries the weights over a change of range.
  mutating func carryWeightsOver() -> [Request] {
    guard let session, let stale = StaleWeights(session.appraisal, holder: weightHolder) else {
      return []
    }
    let requests = perform("Weights carried over", stale.rescaling(session.appraisal))
    if notice?.kind != .refused {
      notice = Notice(.good, "The weights were carried over to the new ranges. u takes it back.")
    }
    return requests
  }
}
