import DecisionAnalysis
import StrictJSON

struct StabilityProblem: PlainProblem {
  enum Rule: String, ProblemWord {
    case proportional = "criterion weight t, the others scaled proportionally to sum 1-t"
  }

  let scores: Rows
  let weights: [Double]
  let criteria: [Int]?
  let rule: Rule?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    scores = try fields.value("scores")
    weights = try fields.value("weights")
    criteria = try fields.valueIfPresent("criteria")
    rule = try fields.valueIfPresent("rule")
  }

  private struct Crossing: Encodable {
    let t: Double
    let pair: [Int]
  }

  private struct Span: Encodable {
    let from: Double
    let to: Double
    let leaders: [Int]
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let table = try Parts.table(scores, at: "scores", weights: weights)
    var sweeps: [WeightSweep] = []
    for (place, criterion) in (criteria ?? Array(0..<table.criterionCount)).enumerated() {
      sweeps.append(
        try inside(
          [.key("criteria"), .item(place)],
          try at("", try WeightSweep(table, moving: [criterion]))))
    }
    let leader = Ranking.order(table.totals).first ?? 0
    return [
      "totals": table.totals, "order": Ranking.order(table.totals),
      "best_interval": sweeps.map { $0.firstRankInterval(of: leader).map(Parts.pair) },
      "full_ranking_interval": sweeps.map { Parts.pair($0.fullRankingInterval) },
      "crossovers": sweeps.map { sweep in
        sweep.crossings.map { Crossing(t: $0.weight, pair: [$0.first, $0.second]) }
      },
      "leadership": sweeps.map { sweep in
        sweep.leadership.map { Span(from: $0.from, to: $0.to, leaders: $0.leaders) }
      },
    ]
  }
}

struct WeightSweepProblem: PlainProblem {
  let scores: Rows
  let weights: [Double]
  let moving: [Int]
  let within: [Int]?
  let t: [Double]?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    scores = try fields.value("scores")
    weights = try fields.value("weights")
    moving = try fields.value("moving")
    within = try fields.valueIfPresent("within")
    t = try fields.valueIfPresent("t")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let table = try Parts.table(scores, at: "scores", weights: weights)
    for (place, weight) in (t ?? []).enumerated() where !(0...1).contains(weight) {
      throw Misfit(
        [.key("t"), .item(place)],
        AnalysisError.parameterOutOfRange(value: weight, low: 0, high: 1))
    }
    let sweep = try at("moving", try WeightSweep(table, moving: moving, within: within))
    return [
      "at_zero": sweep.atZero, "at_one": sweep.atOne, "current": sweep.current,
      "assumes_equal_shares": sweep.assumesEqualShares,
      "totals": (t ?? [sweep.current]).map { sweep.totals(at: $0) },
    ]
  }
}

/// By how much a raw weight alone would have to fall for two options to tie, the others as they are.
struct WeightChangeProblem: PlainProblem {
  enum Formula: String, ProblemWord {
    case difference =
      "delta_kij = (P_j-P_i)/(a_jk-a_ik); feasible if delta <= w_k; percent = 100*delta/w_k"
  }

  let matrix: Rows
  let weights: [Double]
  let formula: Formula?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    matrix = try fields.value("matrix")
    weights = try fields.value("weights")
    formula = try fields.valueIfPresent("formula")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let table = try Parts.table(matrix, at: "matrix", weights: weights)
    let totals = AdditiveValue.totals(values: table.values, weights: weights)
    let options = Array(totals.indices)
    let changes = options.map { one in
      options.map { other in
        weights.indices.map { criterion -> Double? in
          let difference = table.values[other, criterion] - table.values[one, criterion]
          guard one != other, difference != 0 else { return nil }
          return (totals[other] - totals[one]) / difference
        }
      }
    }
    let percent = options.map { one in
      options.map { other -> [Double?]? in
        guard other > one else { return nil }
        return zip(changes[one][other], weights).map { change, weight in
          change.flatMap { $0 <= weight && weight > 0 ? 100 * $0 / weight : nil }
        }
      }
    }
    let leader = Ranking.order(totals, tolerance: 0).first ?? 0
    func least(_ isWanted: (Int, Int) -> Bool) -> Double? {
      options.flatMap { one in
        options.filter { $0 > one && isWanted(one, $0) }
          .flatMap { (percent[one][$0] ?? []).compactMap { $0.map { abs($0) } } }
      }.min()
    }
    return [
      "P": totals, "delta": changes, "percent_feasible": percent,
      "min_abs_percent_top": least { $0 == leader || $1 == leader },
      "min_abs_percent_any": least { _, _ in true },
    ]
  }
}

/// Inputs that several sensitivity analyses share: a table and an option that is looked at.
protocol OptionProblem: PlainProblem {
  var scores: Rows { get }
  var weights: [Double] { get }
  var option: Int? { get }
}

extension OptionProblem {
  /// The table, and the option that was named or else leads.
  func subject() throws(Misfit) -> (table: DecisionTable, option: Int) {
    let table = try Parts.table(scores, at: "scores", weights: weights)
    guard let option else { return (table, Ranking.order(table.totals).first ?? 0) }
    try expect(option, at: "option", below: table.optionCount)
    return (table, option)
  }
}

/// A change of weights as it is printed.
struct ShownReversal: Encodable {
  private struct Move: Encodable {
    let from: Int
    let to: Int
    let amount: Double
  }

  private let rival: Int
  private let weights: [Double]
  private let moved: Double
  private let length: Double
  private let moves: [Move]

  init(_ found: NearestReversal) {
    rival = found.rival
    weights = found.weights
    moved = found.weightMoved
    length = found.length
    moves = found.moves.map { Move(from: $0.from, to: $0.to, amount: $0.amount) }
  }
}

struct NearestReversalProblem: OptionProblem {
  let scores: Rows
  let weights: [Double]
  let option: Int?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    scores = try fields.value("scores")
    weights = try fields.value("weights")
    option = try fields.valueIfPresent("option")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let (table, option) = try subject()
    func find(_ distance: WeightDistance) -> ShownReversal? {
      NearestReversal.nearest(to: option, in: table, measuredBy: distance)
        .map(ShownReversal.init)
    }
    return [
      "option": option, "weight_moved": find(.weightMoved), "euclidean": find(.euclidean),
    ]
  }
}

struct RouteProblem: OptionProblem {
  let scores: Rows
  let weights: [Double]
  let option: Int?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    scores = try fields.value("scores")
    weights = try fields.value("weights")
    option = try fields.valueIfPresent("option")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let (table, option) = try subject()
    guard table.optionCount <= 60, table.criterionCount <= 60 else {
      throw Misfit([.key("scores")], "At most 60 options and 60 criteria are taken.")
    }
    return [
      "option": option,
      "route": RouteToFirst.route(for: option, in: table).map(ShownReversal.init),
    ]
  }
}

struct ScoreThresholdProblem: OptionProblem {
  let scores: Rows
  let weights: [Double]
  let option: Int?
  let rival: Int
  let scale: [Double]?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    scores = try fields.value("scores")
    weights = try fields.value("weights")
    option = try fields.valueIfPresent("option")
    rival = try fields.value("rival")
    scale = try fields.valueIfPresent("scale")
  }

  private struct Change: Encodable {
    let criterion: Int
    let change: Double
    let feasible: Bool

    init(_ threshold: ScoreThreshold) {
      criterion = threshold.criterion
      change = threshold.change
      feasible = threshold.isFeasible
    }
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let (table, leader) = try subject()
    try expect(rival, at: "rival", below: table.optionCount)
    let ends = scale ?? [0, 100]
    guard ends.count == 2, ends[0] < ends[1] else {
      throw Misfit([.key("scale")], "A scale is its lower and its upper end.")
    }
    let range = ValueRange(ends[0], ends[1])
    return [
      "option": leader,
      "rival_gains": ScoreThreshold.toReach(leader, by: rival, in: table, scale: range)
        .map(Change.init),
      "option_loses": ScoreThreshold.toLose(by: leader, to: rival, in: table, scale: range)
        .map(Change.init),
    ]
  }
}

struct TornadoProblem: OptionProblem {
  let scores: Rows
  let weights: [Double]
  let option: Int?
  let swing: Double?
  let ranges: Rows?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    scores = try fields.value("scores")
    weights = try fields.value("weights")
    option = try fields.valueIfPresent("option")
    swing = try fields.valueIfPresent("swing")
    ranges = try fields.valueIfPresent("ranges")
  }

  private struct Bar: Encodable {
    let criterion: Int
    let weights: [Double]
    let leads: [Double]
    let overturns: Bool
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let (table, option) = try subject()
    let bars: [TornadoBar]
    if let ranges, swing == nil {
      let between = try Parts.ranges(ranges, at: "ranges", count: table.criterionCount)
      if let place = between.firstIndex(where: { $0.low < 0 || $0.high > 1 }) {
        throw Misfit([.key("ranges"), .item(place)], "A weight lies between 0 and 1.")
      }
      bars = try at("ranges", try TornadoBar.bars(for: option, in: table, between: between))
    } else {
      guard ranges == nil, let swing, swing >= 0 else {
        throw Misfit([], "Give either swing, 0 or more, or ranges for the weights.")
      }
      bars = try at("swing", try TornadoBar.bars(for: option, in: table, swing: swing))
    }
    return [
      "option": option,
      "bars": bars.map {
        Bar(
          criterion: $0.criterion, weights: Parts.pair($0.weights),
          leads: [$0.leadAtLow, $0.leadAtHigh], overturns: $0.overturns)
      },
    ]
  }
}

struct DominanceProblem: PlainProblem {
  let scores: Rows
  let ranking: [[Int]]?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    scores = try fields.value("scores")
    ranking = try fields.valueIfPresent("ranking")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let values = try Parts.matrix(scores, at: "scores")
    let answer: Answer = ["pairs": Dominance.pairs(in: values).map { [$0.better, $0.worse] }]
    guard let ranking else { return answer }
    let all = try at("ranking", try RankOrderWeights.sum.weights(ranking))
    try expect(all.count, at: "ranking", has: values.columnCount)
    return answer + [
      "pairs_given_ranking": Dominance.pairs(in: values, ranking: ranking)
        .map { [$0.better, $0.worse] }
    ]
  }
}

struct LeaveOneOutProblem: PlainProblem {
  let scores: Rows
  let weights: [Double]

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    scores = try fields.value("scores")
    weights = try fields.value("weights")
  }

  private struct Without: Encodable {
    let criterion: Int
    let totals: [Double]
    let leaders: [Int]
    let changes: Bool
    let leavesNothing: Bool?

    enum CodingKeys: String, CodingKey {
      case criterion, totals, leaders, changes
      case leavesNothing = "leaves_nothing"
    }
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let table = try Parts.table(scores, at: "scores", weights: weights)
    return [
      "without": LeaveOneOut.all(in: table).map {
        Without(
          criterion: $0.criterion, totals: $0.totals, leaders: $0.leaders,
          changes: $0.changesLeaders, leavesNothing: $0.leavesNothing ? true : nil)
      }
    ]
  }
}

struct AttributionProblem: PlainProblem {
  let oldValues: [Double]
  let newValues: [Double]
  let oldWeights: [Double]
  let newWeights: [Double]

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    oldValues = try fields.value("old_values")
    newValues = try fields.value("new_values")
    oldWeights = try fields.value("old_weights")
    newWeights = try fields.value("new_weights")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    for (key, list) in [
      ("new_values", newValues), ("old_weights", oldWeights), ("new_weights", newWeights),
    ] {
      try expect(list.count, at: key, has: oldValues.count)
    }
    let found = try at(
      "old_values",
      try Attribution(
        oldValues: oldValues, newValues: newValues, oldWeights: oldWeights,
        newWeights: newWeights))
    return [
      "from_weights": found.fromWeights, "from_values": found.fromValues, "total": found.total,
    ]
  }
}
