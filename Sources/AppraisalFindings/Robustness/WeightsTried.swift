package import AppraisalModel
import DecisionAnalysis

/// Which weights are tried when it is asked how often each option comes where.
package enum WeightsTried: Equatable, Sendable {
  /// Every set of weights is as likely as any other.
  case free
  /// Those that keep the board's order of criteria; criteria of equal weight form a block.
  case order
  /// Those that keep an order that was typed, in blocks from most to least weight.
  ///
  /// Within a block nothing is assumed; criteria that are not named form the last block.
  case ranked([[CriterionID]])
  /// Those within a share of the board's weights, 0.2 for a fifth below to a fifth above.
  case around(Double)
  /// Those within the ranges that bodies and people have given, in shares of all weight.
  case intervals([CriterionID: ClosedRange<Double>])
  /// Those within ranges that were typed, in shares of all weight; other criteria are free.
  case within([CriterionID: ClosedRange<Double>])
  /// Those within a share of the weights of one body or person at a time.
  case mixture([[CriterionID: Double]], spread: Double)

  /// The spread around the board's weights unless another is asked for.
  package static let standardSpread = 0.2

  /// The name in files and on command lines.
  package var name: String {
    switch self {
    case .free: "free"
    case .order: "order"
    case .ranked: "ranked"
    case .around: "around"
    case .intervals: "intervals"
    case .within: "within"
    case .mixture: "mixture"
    }
  }

  /// A name of a word or two, for a list to choose from.
  package var title: String {
    switch self {
    case .free: "All"
    case .order, .ranked: "Order"
    case .around: "Around"
    case .intervals: "Given"
    case .within: "Ranges"
    case .mixture: "Each"
    }
  }

  /// Whether the board's weights make a difference to what is tried.
  package var restsOnTheBoard: Bool {
    switch self {
    case .order, .around: true
    case .free, .ranked, .intervals, .within, .mixture: false
    }
  }

  /// What is tried, in words.
  package func words(in document: CaseDocument) -> String {
    let labels = Labels(document: document)
    switch self {
    case .free: return "All weights, every set as likely as any other."
    case .order: return "All weights that keep the board's order of criteria."
    case .ranked(let blocks):
      let order = blocks.map { $0.map(labels.criterion).joined(separator: " = ") }
      return "All weights that keep this order: \(order.joined(separator: ", "))."
    case .around(let spread):
      return "All weights within \(Numbers.percent(spread)) of the board's, up or down."
    case .intervals:
      return "All weights within the ranges that bodies and people have given."
    case .within(let ranges):
      let parts = document.scoredCriteria.compactMap { criterion in
        ranges[criterion.id].map { "\(labels.criterion(criterion.id)) \(Self.words($0))" }
      }
      return "All weights within these ranges: \(parts.joined(separator: ", "))."
    case .mixture(let holders, let spread):
      let count = Numbers.count(holders.count, "body or person", "bodies and people")
      return "The weights of \(count), one at a time, and all within \(Numbers.percent(spread)) "
        + "of them."
    }
  }

  private static func words(_ range: ClosedRange<Double>) -> String {
    "\(Numbers.percent(range.lowerBound)) to \(Numbers.percent(range.upperBound))"
  }

  /// The policies for the kernel, each for as many samples, or why there is none.
  func policies(_ weights: EffectiveWeights) throws(ChancesRefusal) -> [WeightPolicy] {
    switch self {
    case .free: return [.free]
    case .order:
      guard let order = weights.boardOrder else { throw .noOrder }
      return [.ranked(order)]
    case .ranked(let blocks): return [.ranked(Self.columns(blocks, weights.leaves.map(\.id)))]
    case .around(let spread):
      guard weights.areSet else { throw .noWeights }
      return [.around(weights.leaves.map(\.cumulative), spread: spread)]
    case .intervals(let ranges), .within(let ranges):
      guard !ranges.isEmpty else { throw .noRanges }
      let all = weights.leaves.map { leaf in
        ranges[leaf.id].map { ValueRange($0.lowerBound, $0.upperBound) } ?? ValueRange(0, 1)
      }
      let (low, high) = (all.reduce(0) { $0 + $1.low }, all.reduce(0) { $0 + $1.high })
      guard low <= 1 + 1e-9 else { throw .lowestTooHigh(low) }
      guard high >= 1 - 1e-9 else { throw .highestTooLow(high) }
      return [.between(all)]
    case .mixture(let holders, let spread):
      guard !holders.isEmpty else { throw .noHolders }
      return holders.map { shares in
        .around(weights.leaves.map { shares[$0.id] ?? 0 }, spread: spread)
      }
    }
  }

  /// The blocks as columns; what is not named comes last.
  private static func columns(_ blocks: [[CriterionID]], _ leaves: [CriterionID]) -> [[Int]] {
    let named = blocks.map { $0.compactMap(leaves.firstIndex(of:)) }
    let rest = leaves.indices.filter { column in !named.contains { $0.contains(column) } }
    return (named + [rest]).filter { !$0.isEmpty }
  }
}

extension WeightsTried {
  /// The ranges that the weights given by bodies and people span; nil with fewer than two.
  package static func spanned(by appraisal: Appraisal) -> WeightsTried? {
    let sets = shares(appraisal, of: appraisal.weights.keys)
    guard sets.count > 1, let first = sets.first else { return nil }
    return .intervals(
      Dictionary(
        uniqueKeysWithValues: first.keys.map { id in
          let all = sets.map { $0[id] ?? 0 }
          return (id, (all.min() ?? 0)...(all.max() ?? 1))
        }))
  }

  /// The weights of each body and person that have set all of theirs; nil where nobody has.
  package static func mixture(
    over appraisal: Appraisal, spread: Double = standardSpread
  ) -> WeightsTried? {
    let sets = shares(appraisal, of: appraisal.weights.keys.filter { $0 != .agreed })
    return sets.isEmpty ? nil : .mixture(sets, spread: spread)
  }

  /// The weights by which one person is seen: their own, else their body's, else the board's.
  static func shares(of person: Assessor, in appraisal: Appraisal) -> [CriterionID: Double]? {
    let holders: [WeightHolder?] = [
      .assessor(person.id), appraisal.body(of: person).map { .body($0) }, .agreed,
    ]
    return holders.compactMap(\.self).lazy
      .compactMap { shares(appraisal, of: [$0]).first }.first
  }

  /// The shares of holders that have set all their weights, in a fixed order.
  private static func shares(
    _ appraisal: Appraisal, of holders: some Sequence<WeightHolder>
  ) -> [[CriterionID: Double]] {
    holders.sorted { $0.description < $1.description }
      .map { EffectiveWeights(appraisal, holder: $0) }.filter(\.areSet)
      .map { weights in
        Dictionary(
          weights.leaves.map { ($0.id, $0.cumulative) }, uniquingKeysWith: { first, _ in first })
      }
  }
}
