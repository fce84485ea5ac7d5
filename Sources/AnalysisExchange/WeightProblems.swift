import DecisionAnalysis
import StrictJSON

struct DirectWeightsProblem: PlainProblem {
  struct Tree: JSONReadable {
    struct Goal: JSONReadable {
      let weights: [Double]

      init(json: JSONReader) throws(DecodingFailure) {
        weights = try json.fields().value("weights")
      }
    }
    struct Child: JSONReadable {
      let points: [Double]

      init(json: JSONReader) throws(DecodingFailure) {
        points = try json.fields().value("points")
      }
    }

    let goal: Goal
    let children: [Child]

    init(json: JSONReader) throws(DecodingFailure) {
      let fields = try json.fields()
      goal = try fields.value("goal")
      children = try fields.value("children")
    }
  }

  let swingPoints: [Double]?
  let tree: Tree?
  let points: [Double]?
  let smartRatios: [Double]?
  let matchingValues: [Double]?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    tree = try fields.valueIfPresent("tree")
    points = try fields.valueIfPresent("points")
    swingPoints = try fields.valueIfPresent("swing_points")
    smartRatios = try fields.valueIfPresent("smart_ratios")
    matchingValues = try fields.valueIfPresent("matching_values")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let lists = [swingPoints, points, smartRatios, matchingValues].compactMap { $0 }
    guard lists.count == 1 || (lists.isEmpty && tree != nil) else {
      throw Misfit(
        [], "Give one of swing_points, points, smart_ratios and matching_values, or a tree.")
    }
    var answer: Answer = [:]
    if let weights = try weights() { answer = ["weights": weights] }
    guard let tree else { return answer }
    return answer + ["leaf_weights": try leafWeights(tree)]
  }

  private func weights() throws(Misfit) -> [Double]? {
    if let swingPoints { return try at("swing_points", try DirectWeights.swing(swingPoints)) }
    if let points { return try at("points", try DirectWeights.points(points)) }
    if let smartRatios { return try at("smart_ratios", try DirectWeights.smart(smartRatios)) }
    guard let matchingValues else { return nil }
    return try at("matching_values", try DirectWeights.matching(matchingValues))
  }

  private func leafWeights(_ tree: Tree) throws(Misfit) -> [Double] {
    let families = tree.goal.weights.count
    try expect(tree.children.count, at: "tree", has: families)
    var parents: [Int?] = Array(repeating: nil, count: families)
    var ratios = tree.goal.weights
    for (family, child) in tree.children.enumerated() {
      guard !child.points.isEmpty else {
        throw Misfit(
          [.key("tree"), .key("children"), .item(family), .key("points")],
          AnalysisError.noCriteria)
      }
      parents += child.points.map { _ in family }
      ratios += child.points
    }
    return try at("tree", try WeightTree(parents: parents, ratios: ratios)).leafWeights
  }
}

struct RankOrderProblem: PlainProblem {
  /// One number of criteria, or several.
  struct Counts: JSONReadable {
    let values: [Int]
    let isList: Bool

    init(json: JSONReader) throws(DecodingFailure) {
      isList = json.node.elements != nil
      values = isList ? try [Int](json: json) : [try Int(json: json)]
      guard values.count <= 100, values.allSatisfy({ (1...1000).contains($0) }) else {
        throw json.refusal(
          "Numbers of criteria are from 1 to 1000, and at most 100 are taken.")
      }
    }
  }

  let n: Counts?
  let ranking: [[Int]]?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    n = try fields.valueIfPresent("n")
    ranking = try fields.valueIfPresent("ranking")
  }

  private static let rules: [(key: String, rule: RankOrderWeights)] = [
    ("roc", .centroid), ("rank_sum", .sum), ("rank_reciprocal", .reciprocal),
  ]

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    var answer: Answer = [:]
    for (key, rule) in Self.rules {
      if let ranking, n == nil {
        answer = answer + [key: try at("ranking", try rule.weights(ranking))]
        continue
      }
      guard let n, ranking == nil else {
        throw Misfit([], "Give either n, a number of criteria, or a ranking in blocks.")
      }
      var found: [String: [Double]] = [:]
      for count in n.values {
        found[String(count)] = try at("n", try rule.weights((0..<count).map { [$0] }))
      }
      answer = answer + (n.isList ? [key: found] : [key: found.values.first])
    }
    return answer
  }
}

struct PairwiseComparisonsProblem: PlainProblem {
  enum Method: String, ProblemWord {
    case eigenvector
    case geometricMean = "geometric mean"
  }

  let matrix: [[Double?]]
  let items: [String]?
  let method: Method?
  let randomIndices: [Int: Double]

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    matrix = try (fields.value("matrix") as OpenRows).rows
    items = try fields.valueIfPresent("items")
    method = try fields.valueIfPresent("method")
    var indices: [Int: Double] = [:]
    for count in 3...15 { indices[count] = try fields.valueIfPresent("RI\(count)") }
    randomIndices = indices
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let comparisons = try Self.comparisons(matrix, at: "matrix")
    try Parts.labels(items, at: "items", count: comparisons.count)
    let count = comparisons.count
    for (size, index) in randomIndices where size != count || index <= 0 {
      throw Misfit(
        [.key("RI\(size)")], "It must be above zero and belong to the number of items, \(count).")
    }
    let found = comparisons.priorities()
    let means = comparisons.geometricMeans()
    if method == .geometricMean, means == nil {
      throw Misfit([.key("matrix")], "Geometric means need every comparison; some are missing.")
    }
    let ratio =
      found.consistencyRatio != nil && count > 2
      ? randomIndices[count].map { found.consistencyIndex / $0 } ?? found.consistencyRatio
      : found.consistencyRatio
    let worst = found.worstFit.map { misfit -> [String: Double] in
      [
        "row": Double(misfit.row), "column": Double(misfit.column), "given": misfit.given,
        "fitting": misfit.fitting,
      ]
    }
    let answer: Answer = [
      "weights": method == .geometricMean ? means ?? found.weights : found.weights,
      "geometric_means": means, "lambda_max": found.eigenvalue, "CI": found.consistencyIndex,
      "CR": ratio, "worst_fit": worst,
    ]
    return answer + Self.note([comparisons])
  }

  /// What is said where reciprocals are rounded; nothing otherwise.
  static func note(_ tables: [PairwiseComparisons]) -> Answer {
    let count = tables.reduce(0) { $0 + $1.roundedCount }
    guard count > 0 else { return [:] }
    return [
      "note": "Reciprocals that were rounded when they were printed: \(count). Of each pair the "
        + "ratio above 1 counts."
    ]
  }

  static func comparisons(
    _ rows: [[Double?]], at key: String
  ) throws(Misfit) -> PairwiseComparisons {
    guard rows.count <= 200 else { throw Misfit([.key(key)], "At most 200 items are compared.") }
    let matrix = try at(key, try Matrix(rows: rows))
    return try at(key, try PairwiseComparisons(matrix))
  }
}

/// The analytic hierarchy process for options: their priorities on each criterion, weighted.
struct PairwiseHierarchyProblem: PlainProblem {
  enum Mode: String, ProblemWord {
    case distributive, ideal
    case distributiveInFull =
      "distributive; all matrices fully consistent, a_ik = r_i/r_k"
  }

  let criteriaMatrix: [[Double?]]?
  let criteriaWeights: [Double]?
  let alternativeMatrices: [[[Double?]]]?
  let priorityRatios: Rows?
  let mode: Mode?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    mode = try fields.valueIfPresent("mode")
    criteriaMatrix = try (fields.valueIfPresent("criteria_matrix") as OpenRows?)?.rows
    criteriaWeights = try fields.valueIfPresent("criteria_weights")
    alternativeMatrices = try (fields.valueIfPresent("alternative_matrices") as [OpenRows]?)?.map(
      \.rows)
    priorityRatios = try fields.valueIfPresent("priority_ratios")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let weights = try weights()
    let columns = try priorities().map { column -> [Double] in
      let top = column.max() ?? 1
      return mode == .ideal ? column.map { $0 / top } : column
    }
    let key = priorityRatios == nil ? "alternative_matrices" : "priority_ratios"
    try expect(columns.count, at: key, has: weights.count)
    guard let count = columns.first?.count else {
      throw Misfit([.key(key)], AnalysisError.noCriteria)
    }
    if let place = columns.firstIndex(where: { $0.count != count }) {
      throw Misfit(
        [.key(key), .item(place)],
        AnalysisError.length(expected: count, found: columns[place].count))
    }
    let rows = (0..<count).map { option in columns.map { $0[option] } }
    let totals = try at(
      key, try DecisionTable(values: try Matrix(rows: rows), weights: weights)
    ).totals
    let answer: Answer = [
      "target_weights": totals, "criteria_weights": weights,
      "best": Ranking.order(totals, tolerance: 1e-12).first,
      "ranks": Ranking.competition(totals, tolerance: 1e-12),
    ]
    let given = (criteriaMatrix.map { [$0] } ?? []) + (alternativeMatrices ?? [])
    let tables = given.compactMap { rows in
      (try? Matrix(rows: rows)).flatMap { try? PairwiseComparisons($0) }
    }
    return answer + PairwiseComparisonsProblem.note(tables)
  }

  private func weights() throws(Misfit) -> [Double] {
    if let criteriaMatrix, criteriaWeights == nil {
      return try PairwiseComparisonsProblem.comparisons(criteriaMatrix, at: "criteria_matrix")
        .priorities().weights
    }
    guard let criteriaWeights, criteriaMatrix == nil else {
      throw Misfit([], "Give either criteria_weights or a criteria_matrix.")
    }
    return try at("criteria_weights", try Weights(normalising: criteriaWeights)).shares
  }

  private func priorities() throws(Misfit) -> Rows {
    var columns: Rows = []
    if let alternativeMatrices, priorityRatios == nil {
      for (index, rows) in alternativeMatrices.enumerated() {
        let place: [Step] = [.key("alternative_matrices"), .item(index)]
        columns.append(
          try inside(place, try PairwiseComparisonsProblem.comparisons(rows, at: ""))
            .priorities().weights)
      }
      return columns
    }
    guard let priorityRatios, alternativeMatrices == nil else {
      throw Misfit([], "Give either alternative_matrices or priority_ratios.")
    }
    for (index, ratios) in priorityRatios.enumerated() {
      let place: [Step] = [.key("priority_ratios"), .item(index)]
      columns.append(try inside(place, try at("", try Weights(normalising: ratios))).shares)
    }
    return columns
  }
}

struct GroupComparisonsProblem: PlainProblem {
  let people: [[[Double?]]]
  let weights: [Double]?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    people = try (fields.value("people") as [OpenRows]).map(\.rows)
    weights = try fields.valueIfPresent("weights")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    var tables: [PairwiseComparisons] = []
    for (index, rows) in people.enumerated() {
      let place: [Step] = [.key("people"), .item(index)]
      tables.append(
        try inside(place, try PairwiseComparisonsProblem.comparisons(rows, at: "")))
    }
    if let weights { try expect(weights.count, at: "weights", has: tables.count) }
    let joined = try at("people", try GroupComparisons.joined(tables, weights: weights))
    let means = try at("people", try GroupComparisons.meanPriorities(tables, weights: weights))
    let found = joined.priorities()
    let answer: Answer = [
      "joined": joined.ratios.rows, "joined_weights": found.weights,
      "CR": found.consistencyRatio, "mean_priorities": means,
    ]
    return answer + PairwiseComparisonsProblem.note(tables)
  }
}

struct BestWorstProblem: PlainProblem {
  let bestToOthers: [Double]
  let othersToWorst: [Double]
  let best: Int
  let worst: Int

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    best = try fields.value("best")
    worst = try fields.value("worst")
    bestToOthers = try fields.value("best_to_others")
    othersToWorst = try fields.value("others_to_worst")
  }

  private struct Linear: Encodable {
    let weights: [Double]
    let xi: Double
  }

  private struct Nonlinear: Encodable {
    let xi: Double
    let intervals: [[Double]]
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let count = bestToOthers.count
    try expect(othersToWorst.count, at: "others_to_worst", has: count)
    try expect(best, at: "best", below: count)
    try expect(worst, at: "worst", below: count)
    for (key, list) in [("best_to_others", bestToOthers), ("others_to_worst", othersToWorst)] {
      if let index = list.firstIndex(where: { !(1...9).contains($0) }) {
        throw Misfit([.key(key)], AnalysisError.outsideNinePointScale(index: index))
      }
    }
    let found = try at(
      "best_to_others",
      try BestWorst(
        best: best, worst: worst, bestToOthers: bestToOthers, othersToWorst: othersToWorst))
    let answer: Answer = [
      "linear": Linear(weights: found.weights, xi: found.deviation),
      "input_consistency": found.inputConsistency,
    ]
    guard best != worst else { return answer }
    let ratios = try at(
      "best_to_others",
      try NonlinearBestWorst(
        best: best, worst: worst, bestToOthers: bestToOthers, othersToWorst: othersToWorst))
    return answer + [
      "nonlinear": Nonlinear(
        xi: ratios.deviation, intervals: ratios.intervals.map(Parts.pair)),
      "CR": ratios.consistencyRatio,
    ]
  }
}
