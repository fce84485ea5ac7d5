import DecisionAnalysis
import StrictJSON

/// Performances of more and of less brought to a common scale by division.
struct Normalisation {
  private let performances: Matrix<Double>
  private let directions: [Direction]

  /// Checks directions, and that everything to be divided by is above zero.
  init(_ rows: Rows, types: [Sense]?) throws(Misfit) {
    performances = try Parts.matrix(rows, at: "matrix")
    let count = performances.columnCount
    directions = types?.map(\.direction) ?? Array(repeating: .maximise, count: count)
    try expect(directions.count, at: "types", has: count)
    for row in 0..<performances.rowCount {
      for column in 0..<count
      where performances[row, column] < 0
        || (performances[row, column] == 0 && directions[column] == .minimise)
      {
        throw Misfit([.key("matrix")], AnalysisError.notPositive(row: row, column: column))
      }
    }
  }

  /// Each column divided by its largest entry; where less is better, the smallest by each entry.
  var byMaximum: Matrix<Double> {
    scaled { column, direction in
      let (low, high) = (column.min() ?? 0, column.max() ?? 0)
      return column.map { direction == .maximise ? (high > 0 ? $0 / high : 0) : low / $0 }
    }
  }

  /// Each column, inverted where less is better, divided by its sum where that is wanted.
  func values(inverting: Bool, byWholeColumn: Bool) -> Matrix<Double> {
    scaled { column, direction in
      let better = inverting && direction == .minimise ? column.map { 1 / $0 } : column
      let sum = better.reduce(0, +)
      return byWholeColumn && sum > 0 ? better.map { $0 / sum } : better
    }
  }

  private func scaled(_ scale: ([Double], Direction) -> [Double]) -> Matrix<Double> {
    var result = performances
    for column in 0..<performances.columnCount {
      let scaled = scale(performances.column(column), directions[column])
      for (row, value) in scaled.enumerated() { result[row, column] = value }
    }
    return result
  }
}

struct AdditiveProblem: PlainProblem {
  enum Scaling: String, ProblemWord {
    case maximum = "linear-max"
    case maximumInFull = "linear-max (x/max; min/x for cost)"
    case sum
    case sumInFull = "cost -> 1/x, then divide by column sum"

    var isSum: Bool { self == .sum || self == .sumInFull }
  }

  let scores: Rows?
  let matrix: Rows?
  let types: [Sense]?
  let weights: [Double]
  let normalisation: Scaling?
  let scaling: Scaling?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    scores = try fields.valueIfPresent("scores")
    matrix = try fields.valueIfPresent("matrix")
    types = try fields.valueIfPresent("types")
    weights = try fields.value("weights")
    normalisation = try fields.valueIfPresent("normalisation")
    scaling = try fields.valueIfPresent("scaling")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    if let scores, matrix == nil {
      let table = try Parts.table(scores, at: "scores", weights: weights)
      return [
        "totals": table.totals, "ranks": Ranking.competition(table.totals),
        "order": Ranking.order(table.totals),
        "contributions": AdditiveValue.contributions(
          values: table.values, weights: table.weights
        ).rows,
      ]
    }
    guard let matrix, scores == nil else {
      throw Misfit([], "Give either scores, in which more is better, or a matrix to be scaled.")
    }
    let scale = try Normalisation(matrix, types: types)
    let largest = try Parts.table(scale.byMaximum.rows, at: "matrix", weights: weights).totals
    let shares = scale.values(inverting: true, byWholeColumn: true)
    let sums = try Parts.table(shares.rows, at: "matrix", weights: weights).totals
    let chosen = (normalisation ?? scaling ?? .maximum).isSum ? sums : largest
    return [
      "linear_max": largest, "sum_normalised": sums, "score": chosen,
      "ranks": Ranking.competition(chosen, tolerance: 1e-9),
    ]
  }
}

struct ValueFunctionProblem: PlainProblem {
  enum Outside: String, ProblemWord {
    case error, clip, interpolate

    var rule: ValueFunction.Outside {
      switch self {
      case .error: .refuse
      case .clip: .clip
      case .interpolate: .extend
      }
    }
  }

  let cutoffs: [Double]
  let values: [Double]
  let outOfBounds: Outside?
  let peak: Bool?
  let x: [Double]

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    cutoffs = try fields.value("cutoffs")
    values = try fields.value("values")
    peak = try fields.valueIfPresent("peak")
    x = try fields.value("x")
    outOfBounds = try fields.valueIfPresent("out_of_bounds")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let function = try ValueFunctionProblem.function(cutoffs, values, peak: peak ?? false)
    var found: [Double] = []
    for (index, x) in x.enumerated() {
      let place: [Step] = [.key("x"), .item(index)]
      let rule = outOfBounds?.rule ?? .refuse
      found.append(try inside(place, try at("", try function.value(of: x, outside: rule))))
    }
    return ["y": found]
  }

  static func function(
    _ cutoffs: [Double], _ values: [Double], peak: Bool = false
  ) throws(Misfit) -> ValueFunction {
    try expect(values.count, at: "values", has: cutoffs.count)
    do {
      return try ValueFunction(performances: cutoffs, values: values, allowsPeak: peak)
    } catch {
      let blamed = if case .notMonotone = error { "values" } else { "cutoffs" }
      throw Misfit([.key(blamed)], error)
    }
  }
}

struct RangeChangeProblem: PlainProblem {
  let cutoffs: [Double]
  let values: [Double]
  let worst: Double
  let best: Double
  let weights: [Double]?
  let criterion: Int?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    cutoffs = try fields.value("cutoffs")
    values = try fields.value("values")
    worst = try fields.value("worst")
    best = try fields.value("best")
    weights = try fields.valueIfPresent("weights")
    criterion = try fields.valueIfPresent("criterion")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let old = try ValueFunctionProblem.function(cutoffs, values)
    let factor = try at("best", try RangeChange.factor(old: old, newWorst: worst, newBest: best))
    guard let weights, let criterion else { return ["factor": factor] }
    try expect(criterion, at: "criterion", below: weights.count)
    let rescaled = try at(
      "weights",
      try RangeChange.rescaled(weights: weights, criterion: criterion, factor: factor))
    return ["factor": factor, "weights": rescaled]
  }
}

struct WeightTreeProblem: PlainProblem {
  let parents: [Int?]
  let ratios: [Double]?
  let swings: [Double]?
  let scores: Rows?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    parents = try (fields.value("parents") as OpenList<Int>).values
    ratios = try fields.valueIfPresent("ratios")
    swings = try fields.valueIfPresent("swings")
    scores = try fields.valueIfPresent("scores")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let tree = try tree()
    let answer: Answer = [
      "local": tree.local, "cumulative": tree.cumulative, "leaves": tree.leaves,
      "leaf_weights": tree.leafWeights,
    ]
    guard let scores else { return answer }
    let values = try Parts.matrix(scores, at: "scores")
    try expect(values.columnCount, at: "scores", has: tree.leaves.count)
    return answer + [
      "node_scores": tree.nodeScores(values: values).rows,
      "totals": AdditiveValue.totals(values: values, weights: tree.leafWeights),
    ]
  }

  private func tree() throws(Misfit) -> WeightTree {
    for (node, parent) in parents.enumerated() {
      guard parent.map({ (0..<node).contains($0) }) ?? true else {
        throw Misfit([.key("parents")], AnalysisError.parentOutOfOrder(node: node))
      }
    }
    if let ratios, swings == nil {
      return try at("ratios", try WeightTree(parents: parents, ratios: ratios))
    }
    guard let swings, ratios == nil else {
      throw Misfit([], "Give either ratios within families or swings across the tree.")
    }
    return try at("swings", try WeightTree(parents: parents, acrossTree: swings))
  }
}

struct ValueBoundsProblem: PlainProblem {
  let scores: [[Double?]]
  let weights: [Double]

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    scores = try (fields.value("scores") as OpenRows).rows
    weights = try fields.value("weights")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let shape = try Parts.table(
      scores.map { $0.map { $0 ?? 0 } }, at: "scores", weights: weights)
    let values = try at("scores", try Matrix(rows: scores))
    let bounds = ValueBounds(values: values, weights: shape.weights)
    let open = bounds.openCells(values: values, weights: shape.weights)
    return [
      "totals": bounds.totals.map(Parts.pair), "possible_leaders": bounds.possibleLeaders,
      "certain_leaders": bounds.certainLeaders, "leader_is_open": bounds.leaderIsOpen,
      "open_cells": open.map { [$0.option, $0.criterion] },
    ]
  }
}

struct RankingProblem: PlainProblem {
  let totals: [Double]
  let tolerance: Double?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    totals = try fields.value("totals")
    tolerance = try fields.valueIfPresent("tolerance")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let tolerance = tolerance ?? Ranking.tolerance
    guard tolerance >= 0 else {
      throw Misfit([.key("tolerance")], "The tolerance must be 0 or more.")
    }
    return [
      "groups": Ranking.groups(totals, tolerance: tolerance),
      "order": Ranking.order(totals, tolerance: tolerance),
      "ranks": Ranking.competition(totals, tolerance: tolerance),
      "mid_ranks": Ranking.midRanks(totals, tolerance: tolerance),
    ]
  }
}

struct RoundedSharesProblem: PlainProblem {
  let shares: [Double]
  let total: Int

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    shares = try fields.value("shares")
    total = try fields.value("total")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    guard (0...1_000_000_000).contains(total) else {
      throw Misfit(
        [.key("total")],
        AnalysisError.parameterOutOfRange(value: Double(total), low: 0, high: 1e9))
    }
    if !shares.isEmpty, shares.allSatisfy({ $0 == 0 }) {
      throw Misfit(
        [.key("shares")],
        "All shares are zero: there is nothing in proportion to which \(total) could be split.")
    }
    _ = try at("shares", try Weights(normalising: shares))
    return ["parts": RoundedShares.split(total, by: shares)]
  }
}
