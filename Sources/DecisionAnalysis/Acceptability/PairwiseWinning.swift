/// The exact share of all weights at which one option is ahead of another.
///
/// For weights uniform on the simplex and leads d(j) that all differ it is
/// Σ over d(j) > 0 of Π over k ≠ j of d(j) / (d(j) − d(k)). It needs no sampling and checks it.
public enum PairwiseWinning {
  /// The share of weights at which Σ w(j) d(j) is positive; half of it where all leads are 0.
  ///
  /// The formula divides by differences of leads: equal leads are pulled apart by a millionth of the
  /// largest, and many close leads lose precision. Complexity: O(n²) for n criteria.
  public static func probability(lead: [Double]) -> Double {
    let scale = lead.reduce(0) { max($0, abs($1)) }
    guard scale > 0 else { return 0.5 }
    if lead.allSatisfy({ $0 >= 0 }) { return 1 }
    if lead.allSatisfy({ $0 <= 0 }) { return 0 }
    let apart = separated(lead.map { $0 / scale })
    var sum = 0.0
    for (index, own) in apart.enumerated() where own > 0 {
      var product = 1.0
      for (other, lead) in apart.enumerated() where other != index {
        product *= own / (own - lead)
      }
      sum += product
    }
    return min(1, max(0, sum))
  }

  private static func separated(_ lead: [Double]) -> [Double] {
    var result = lead
    let order = lead.indices.sorted { lead[$0] < lead[$1] }
    for (before, after) in zip(order, order.dropFirst())
    where result[after] - result[before] < 1e-6 {
      result[after] = result[before] + 1e-6
    }
    return result
  }
}
