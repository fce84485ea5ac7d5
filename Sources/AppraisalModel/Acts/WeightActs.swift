extension Appraisal {
  /// The edits that give a node points among its siblings, or take them back, with what is kept of
  /// how they came about: the points as the answer that was given, and the ranges of the criteria
  /// that they weigh, so that a change of range is noticed.
  package func weighing(
    _ node: CriterionID, _ points: DecimalNumber?, of holder: WeightHolder
  ) -> [Edit] {
    let old = weights[holder]?[node]
    guard old != points else { return [] }
    return asking(node, points, of: holder)
      + [.weights(.weigh(holder: holder, criterion: node, old: old, new: points))]
  }

  private func asking(
    _ node: CriterionID, _ points: DecimalNumber?, of holder: WeightHolder
  ) -> [Edit] {
    guard let points else { return [] }
    let family = WeightFamily(under: document.criterion(node)?.parent)
    let old = elicitations[holder]?[family]
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
}
