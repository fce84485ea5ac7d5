import SamplingTypes

/// What has been counted over a number of samples: whole numbers, so that partial counts can be added
/// in any order with the same result.
public struct AcceptabilityCounts: Equatable, Sendable {
  /// What a rank won outright counts.
  ///
  /// A tie of k options gives each a k-th of it at each of the k ranks they share; it divides
  /// without remainder for up to 16 tied options.
  static let rankUnit: Int64 = 720_720
  /// Sums of weights are kept in steps of 2⁻³².
  static let weightUnit = 4_294_967_296.0

  /// The number of options.
  public let optionCount: Int
  /// The number of criteria.
  public let criterionCount: Int
  /// The number of samples counted.
  public internal(set) var samples = 0
  var rankUnits: [Int64]
  var pairWins: [Int64]
  var centralSums: [Int64]

  /// Starts with nothing counted.
  public init(optionCount: Int, criterionCount: Int) {
    self.optionCount = optionCount
    self.criterionCount = criterionCount
    rankUnits = Array(repeating: 0, count: optionCount * optionCount)
    pairWins = Array(repeating: 0, count: optionCount * optionCount)
    centralSums = Array(repeating: 0, count: optionCount * criterionCount)
  }

  /// Adds what was counted over other samples of the same options and criteria.
  public mutating func merge(_ other: AcceptabilityCounts) {
    samples += other.samples
    for index in rankUnits.indices { rankUnits[index] += other.rankUnits[index] }
    for index in pairWins.indices { pairWins[index] += other.pairWins[index] }
    for index in centralSums.indices { centralSums[index] += other.centralSums[index] }
  }

  /// Lets a kernel add some samples.
  mutating func addSamples(_ count: Int, _ body: (SamplingSums) -> Void) {
    samples += count
    rankUnits.withUnsafeMutableBufferPointer { ranks in
      pairWins.withUnsafeMutableBufferPointer { wins in
        centralSums.withUnsafeMutableBufferPointer { central in
          guard let ranks = ranks.baseAddress, let wins = wins.baseAddress,
            let central = central.baseAddress
          else { return }
          body(SamplingSums(rankUnits: ranks, pairWins: wins, centralSums: central))
        }
      }
    }
  }

  /// Counts one sample that was drawn elsewhere: the totals of all options at some weights.
  ///
  /// Totals within the tolerance of each other share their ranks. Complexity: O(m² + n).
  public mutating func record(totals: [Double], weights: [Double], tolerance: Double) {
    samples += 1
    for option in totals.indices {
      let better = totals.indices.count { totals[$0] > totals[option] + tolerance }
      let level = totals.indices.count { abs(totals[$0] - totals[option]) <= tolerance }
      addRank(option: option, better: better, level: level)
      for other in totals.indices where totals[option] > totals[other] + tolerance {
        pairWins[option * optionCount + other] += 1
      }
      guard better == 0 else { continue }
      for (criterion, weight) in weights.enumerated() {
        let share = weight / Double(level) * AcceptabilityCounts.weightUnit
        centralSums[option * criterionCount + criterion] += Int64(share.rounded())
      }
    }
  }

  private mutating func addRank(option: Int, better: Int, level: Int) {
    guard level > 1 else {
      rankUnits[option * optionCount + better] += AcceptabilityCounts.rankUnit
      return
    }
    let (share, rest) = AcceptabilityCounts.rankUnit.quotientAndRemainder(
      dividingBy: Int64(level))
    for place in 0..<level where better + place < optionCount {
      rankUnits[option * optionCount + better + place] += share + (place < rest ? 1 : 0)
    }
  }
}
