import AppraisalModel

extension Scale {
  /// The mark or performance that is worth a value, 0 to 100; nil where the scale has no ends or
  /// its value function turns.
  ///
  /// - Complexity: O(*k*) in the number of knots.
  func position(worth value: Double) -> Double? {
    guard worst != best else { return nil }
    var points = [(at: worst.value, value: 0.0)]
    points += knots.map { ($0.at.value, $0.value.value) }
    points.append((best.value, 100))
    guard zip(points, points.dropFirst()).allSatisfy({ $0.value < $1.value }) else { return nil }
    let wanted = min(max(value, 0), 100)
    for (left, right) in zip(points, points.dropFirst()) where wanted <= right.value {
      let share = (wanted - left.value) / (right.value - left.value)
      return left.at + share * (right.at - left.at)
    }
    return best.value
  }
}

extension NeededMark {
  /// The mark as it is and as it would have to be, on its own scale with its unit: "57.6", "32.1
  /// minutes".
  ///
  /// What is there now is quoted as it is; what would be needed is rounded away from it, so that it
  /// is enough, and stays on the scale.
  func words(in document: CaseDocument) -> (now: String, needed: String) {
    let scale = document.criterion(criterion)?.scale ?? Scale()
    guard let from = scale.position(worth: now), let to = scale.position(worth: needed) else {
      let values = Numbers.marks(now: now, needed: needed, on: 0...100)
      return ("a value of \(values.now)", "a value of \(values.needed)")
    }
    let marks = Numbers.marks(
      now: from, needed: to, on: scale.lowest.value...scale.highest.value)
    guard !scale.unit.isEmpty else { return marks }
    return ("\(marks.now) \(scale.unit)", "\(marks.needed) \(scale.unit)")
  }
}
