import AppraisalFindings
import AppraisalModel
import DecisionAnalysis

/// What a method makes of answers, before it is known how much of a node each step stands for.
struct Judgement {
  var shares: [Double]
  /// The points as they were given, where they can be recorded so.
  var points: [DecimalNumber]?
  var sentences: [String] = []
  var isInconsistent: Bool? = false
  var offer: ComparisonOffer?
}

/// Reads the answers about one family as a method takes them.
struct AnswerReading {
  let family: WeighingFamily
  let answers: [WeightAnswer]

  private var count: Int { family.steps.count }

  func judged(by method: WeightMethod) throws(WeighingRefusal) -> Judgement {
    switch method {
    case .swing: try points(DirectWeights.swing)
    case .hundredPoints: try hundredPoints()
    case .smart: try points(DirectWeights.smart)
    case .rankOrderCentroid: try order(.centroid)
    case .rankSum: try order(.sum)
    case .rankReciprocal: try order(.reciprocal)
    case .pairwise: try pairs()
    case .bestWorst: try bestWorst()
    case .indifference: try matching()
    case .direct, .rescaled: throw .notAsked(method)
    }
  }

  func index(_ id: CriterionID) throws(WeighingRefusal) -> Int {
    guard let index = family.index(of: id) else {
      throw .notInFamily(id, known: family.steps.map(\.asked))
    }
    return index
  }

  /// The value of each member's one answer.
  private func numbers() throws(WeighingRefusal) -> [DecimalNumber] {
    var found: [DecimalNumber?] = Array(repeating: nil, count: count)
    for answer in answers {
      let place = try index(answer.first)
      guard found[place] == nil else { throw .answeredTwice(answer.first) }
      found[place] = answer.value
    }
    return try complete(found)
  }

  private func complete<Value>(_ found: [Value?]) throws(WeighingRefusal) -> [Value] {
    if let missing = found.firstIndex(where: { $0 == nil }) {
      throw .notAnswered(family.steps[missing].asked)
    }
    return found.compactMap(\.self)
  }

  // MARK: Points and orders

  private func points(
    _ method: ([Double]) throws(AnalysisError) -> [Double]
  ) throws(WeighingRefusal) -> Judgement {
    let given = try numbers()
    let values = given.map(\.value)
    let shares = try analysed { () throws(AnalysisError) in try method(values) }
    return Judgement(
      shares: shares, points: given.allSatisfy { $0 <= 1000 } ? given : nil,
      sentences: [ConsistencyWords.sumCheck(values, family)].compactMap(\.self))
  }

  private func hundredPoints() throws(WeighingRefusal) -> Judgement {
    var judgement = try points(DirectWeights.points)
    let sum = try numbers().reduce(0) { $0 + $1.value }
    if abs(sum - 100) > 1e-9 {
      judgement.sentences.insert(
        "The points add up to \(Numbers.short(sum)) and not to 100; what counts is each one's share.",
        at: 0)
    }
    return judgement
  }

  private func order(_ method: RankOrderWeights) throws(WeighingRefusal) -> Judgement {
    let ranks = try numbers()
    let blocks = Set(ranks).sorted().map { rank in
      ranks.indices.filter { ranks[$0] == rank }
    }
    let shares = try analysed { () throws(AnalysisError) in try method.weights(blocks) }
    return Judgement(
      shares: shares, sentences: [ConsistencyWords.order(blocks, method, family)])
  }

  private func matching() throws(WeighingRefusal) -> Judgement {
    guard let first = answers.first else { throw .notAnswered(family.steps[0].asked) }
    let reference = try index(first.first)
    var values: [Double?] = Array(repeating: nil, count: count)
    values[reference] = 100
    for answer in answers {
      guard try index(answer.first) == reference else { throw .severalReferences }
      guard let second = answer.second else { throw .notAnswered(first.first) }
      let place = try index(second)
      guard values[place] == nil else { throw .answeredTwice(second) }
      let scale = family.steps[reference].scale ?? Scale()
      guard answer.value >= scale.lowest, answer.value <= scale.highest else {
        throw .outside(low: scale.lowest, high: scale.highest)
      }
      values[place] = scale.value(of: answer.value)
    }
    let complete = try complete(values)
    let shares = try analysed { () throws(AnalysisError) in try DirectWeights.matching(complete) }
    return Judgement(
      shares: shares, sentences: [ConsistencyWords.sumCheck(complete, family)].compactMap(\.self))
  }

  // MARK: Comparisons

  /// The comparisons above the diagonal, row after row; nil where missing.
  func upper() throws(WeighingRefusal) -> [Double?] {
    var upper: [Double?] = Array(repeating: nil, count: count * (count - 1) / 2)
    for answer in answers {
      guard let second = answer.second else { throw .otherKind }
      let (one, other) = (try index(answer.first), try index(second))
      guard one != other, answer.value > 0 else {
        throw .analysis(.badComparison(row: one, column: other))
      }
      let (row, column) = (min(one, other), max(one, other))
      let place = row * (2 * count - row - 1) / 2 + column - row - 1
      guard upper[place] == nil else { throw .answeredTwice(answer.first) }
      upper[place] = one < other ? answer.value.value : 1 / answer.value.value
    }
    return upper
  }

  private func pairs() throws(WeighingRefusal) -> Judgement {
    let upper = try upper()
    let priorities = try analysed { () throws(AnalysisError) in
      try PairwiseComparisons(count: count, upper: upper).priorities()
    }
    let missing = upper.count { $0 == nil }
    let offer =
      ConsistencyWords.isWorthOffering(priorities, missing: missing)
      ? priorities.worstFit.flatMap { ConsistencyWords.offer($0, family) } : nil
    return Judgement(
      shares: priorities.weights,
      sentences: ConsistencyWords.pairs(
        priorities, missing: missing, of: upper.count, family, offering: offer != nil),
      isInconsistent: priorities.isInconsistent, offer: offer)
  }

  private func bestWorst() throws(WeighingRefusal) -> Judgement {
    guard let bestID = answers.first(where: { $0.part == "best" })?.first,
      let worstID = answers.first(where: { $0.part == "worst" })?.second
        ?? (count == 2 ? family.steps.first { $0.asked != bestID && $0.node != bestID }?.node : nil)
    else { throw .noBestAndWorst }
    let (best, worst) = (try index(bestID), try index(worstID))
    var fromBest: [Double?] = Array(repeating: nil, count: count)
    var toWorst = fromBest
    fromBest[best] = 1
    toWorst[worst] = 1
    for answer in answers {
      guard let second = answer.second else { throw .otherKind }
      let (one, other) = (try index(answer.first), try index(second))
      switch answer.part {
      case "best" where one == best && other != best && fromBest[other] == nil:
        fromBest[other] = answer.value.value
      case "worst" where other == worst && one != worst && toWorst[one] == nil:
        toWorst[one] = answer.value.value
      default: throw .answeredTwice(second)
      }
    }
    // Best against worst is one comparison, whichever list it stands in.
    fromBest[worst] = fromBest[worst] ?? toWorst[best]
    toWorst[best] = fromBest[worst]
    let (toOthers, othersToWorst) = (try complete(fromBest), try complete(toWorst))
    let result = try analysed { () throws(AnalysisError) in
      try BestWorst(
        best: best, worst: worst, bestToOthers: toOthers, othersToWorst: othersToWorst)
    }
    return Judgement(
      shares: result.weights,
      sentences: ConsistencyWords.bestWorst(
        result, best: best, worst: worst, toOthers, othersToWorst, family))
  }
}
