import SamplingTypes

/// How sets of weights are drawn according to a policy, as numbers for the sampling kernel.
///
/// Uniform weights are the gaps between sorted uniform numbers on 0 to 1, which needs subtraction and
/// sorting only and is therefore the same on every machine; see `docs/methods/WeightSampler.md`.
struct WeightSampler: Equatable, Sendable {
  let form: SamplingForm
  /// The lowest and highest weights and those to start from, where the form has them.
  private(set) var low: [Double] = []
  private(set) var high: [Double] = []
  private(set) var base: [Double] = []
  private(set) var slack = 0.0
  let network: [Int]
  private(set) var gapNetwork: [Int] = []
  private(set) var blockSizes: [Int] = []
  private(set) var members: [Int] = []

  init(policy: WeightPolicy, count: Int) throws(AnalysisError) {
    guard count > 0 else { throw .noCriteria }
    network = SortingNetwork(count: count - 1).offsetsAfterEights
    switch policy {
    case .free: form = .free
    case .ranked(let blocks):
      try WeightSampler.check(ranking: blocks, count: count)
      form = .ranked
      gapNetwork = SortingNetwork(count: count).offsetsAfterEights
      blockSizes = blocks.filter { !$0.isEmpty }.map(\.count)
      members = Array(blocks.joined())
    case .between(let ranges):
      let box = try WeightBox(ranges, count: count)
      (form, low, high) = (box.form, box.low, box.high)
      (base, slack, members) = (box.base, box.slack, box.loose)
    case .fixed(let weights):
      guard weights.count == count else {
        throw .length(expected: count, found: weights.count)
      }
      form = .fixed
      low = try Weights(normalising: weights).shares
    }
  }

  private static func check(ranking: [[Int]], count: Int) throws(AnalysisError) {
    var seen = Array(repeating: false, count: count)
    for index in ranking.joined() {
      guard seen.indices.contains(index) else { throw .noSuchItem(index: index, count: count) }
      guard !seen[index] else { throw .notARanking(index: index) }
      seen[index] = true
    }
    if let missing = seen.firstIndex(of: false) { throw .notARanking(index: missing) }
  }
}

/// Ranges for weights, and by which way sets within them are drawn.
private struct WeightBox {
  let form: SamplingForm
  let low: [Double]
  let high: [Double]
  private(set) var base: [Double] = []
  private(set) var slack = 0.0
  private(set) var loose: [Int] = []

  init(_ ranges: [ValueRange], count: Int) throws(AnalysisError) {
    guard ranges.count == count else { throw .length(expected: count, found: ranges.count) }
    for (index, range) in ranges.enumerated() {
      guard range.low.isFinite, range.high.isFinite else { throw .notFinite(index: index) }
      guard range.low >= 0 else { throw .negativeWeight(index: index) }
    }
    let (low, high) = (ranges.map(\.low), ranges.map { min(1, $0.high) })
    let (lowSum, highSum) = (low.reduce(0, +), high.reduce(0, +))
    guard lowSum <= 1 + 1e-9, highSum >= 1 - 1e-9, low.allSatisfy({ $0 <= 1 }) else {
      throw .weightRangesInfeasible
    }
    let (below, above) = (max(0, 1 - lowSum), max(0, highSum - 1))
    self.high = high
    guard below > 1e-12, above > 1e-12 else {
      form = .fixed
      self.low = below <= 1e-12 ? low : high
      return
    }
    self.low = low
    let widths = zip(low, high).map { $1 - $0 }
    // The share that falls outside is at most the sum, over the ranges, of the share of gaps that are
    // too wide for it. Where that is small rejection is quick; a tight box is walked through instead.
    let narrow = min(below, above)
    let outside = widths.reduce(0) { sum, width in
      sum + Elementary.power(max(0, 1 - width / narrow), Double(count - 1))
    }
    if outside <= 0.75 {
      form = .box
      slack = above < below ? -narrow : narrow
      base = above < below ? high : low
    } else {
      form = .chain
      base = zip(low, high).map { $0 + ($1 - $0) * below / (below + above) }
      loose = widths.indices.filter { widths[$0] > 0 }
    }
  }
}
