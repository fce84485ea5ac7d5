/// Whether a method changes the order of two options when a third is left out.
public struct RankReversal: Equatable, Sendable {
  /// The option that is left out.
  public let without: Int
  /// The option that was ahead with it.
  public let before: Int
  /// The option that is ahead without it.
  public let after: Int

  /// All reversals of a method on a number of options.
  ///
  /// `scores` gives the method's scores, more is better, of the options that it is handed. A tie is
  /// not a reversal. Complexity: O(m³) and m + 1 calls of the method.
  public static func all(
    optionCount: Int, tolerance: Double = 1e-9, scores: ([Int]) -> [Double]
  ) -> [RankReversal] {
    guard optionCount > 2 else { return [] }
    let everything = Array(0..<optionCount)
    let full = scores(everything)
    var found: [RankReversal] = []
    for without in everything {
      let rest = everything.filter { $0 != without }
      let partial = scores(rest)
      for (place, one) in rest.enumerated() {
        for (otherPlace, other) in rest.enumerated()
        where full[one] > full[other] + tolerance
          && partial[otherPlace] > partial[place] + tolerance
        {
          found.append(RankReversal(without: without, before: one, after: other))
        }
      }
    }
    return found
  }
}
