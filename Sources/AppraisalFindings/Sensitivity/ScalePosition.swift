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

  /// A value as a mark on this scale, to a tenth, rounded towards the better or the worse end, with
  /// its unit: "57.6", "32.1 minutes".
  func words(for value: Double, towardsBest: Bool) -> String {
    guard let position = position(worth: value) else {
      return "a value of \(Numbers.tenth(value, towardsBest ? .up : .down))"
    }
    let text = Numbers.tenth(position, (best > worst) == towardsBest ? .up : .down)
    return unit.isEmpty ? text : "\(text) \(unit)"
  }
}
