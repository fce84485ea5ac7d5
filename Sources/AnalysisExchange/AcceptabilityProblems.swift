import DecisionAnalysis
import StrictJSON

/// The weights that are tried: a word, a list, a list for each sample, or a policy.
enum WeightChoice: JSONReadable {
  case policy(WeightPolicy)
  case samples(Rows)

  private struct Policy: JSONReadable {
    let ranked: [[Int]]?
    let between: Rows?
    let around: [Double]?
    let spread: Double?

    init(json: JSONReader) throws(DecodingFailure) {
      let fields = try json.fields()
      ranked = try fields.valueIfPresent("ranked")
      between = try fields.valueIfPresent("between")
      around = try fields.valueIfPresent("around")
      spread = try fields.valueIfPresent("spread")
    }
  }

  private enum Word: String, ProblemWord {
    case uniform = "uniform on the simplex"
  }

  init(json: JSONReader) throws(DecodingFailure) {
    switch json.node.value {
    case .string, .number, .null, .bool:
      _ = try Word(json: json)
      self = .policy(.free)
    case .array(let elements):
      if elements.first?.elements != nil {
        self = .samples(try Rows(json: json))
      } else {
        self = .policy(.fixed(try [Double](json: json)))
      }
    case .object:
      guard let found = WeightChoice.policy(try Policy(json: json)) else {
        throw json.refusal(
          "Give one of ranked, between, and around with spread; a range is its lower and its "
            + "upper end.")
      }
      self = .policy(found)
    }
  }

  private static func policy(_ given: Policy) -> WeightPolicy? {
    switch (given.ranked, given.between, given.around, given.spread) {
    case (let blocks?, nil, nil, nil): .ranked(blocks)
    case (nil, let rows?, nil, nil):
      rows.allSatisfy { $0.count == 2 && $0[0] <= $0[1] }
        ? .between(rows.map { ValueRange($0[0], $0[1]) }) : nil
    case (nil, nil, let weights?, let spread?):
      (try? Weights(normalising: weights)).map { .around($0.shares, spread: spread) }
    default: nil
    }
  }
}

/// A score: a number, null where it is missing, or a distribution.
enum ScoreCell: JSONReadable {
  case known(ScoreDistribution)
  case normal(mean: Double, deviation: Double)
  case logNormal(mean: Double, deviation: Double)

  /// The same as a measurement.
  var measurement: Measurement {
    switch self {
    case .known(let distribution): .value(distribution)
    case .normal(let mean, let deviation): .normal(mean: mean, deviation: deviation)
    case .logNormal(let mean, let deviation): .logNormal(mean: mean, deviation: deviation)
    }
  }

  private struct Shape: JSONReadable {
    let uniform: [Double]?
    let triangular: [Double]?
    let normal: [Double]?
    let lognormal: [Double]?

    init(json: JSONReader) throws(DecodingFailure) {
      let fields = try json.fields()
      uniform = try fields.valueIfPresent("uniform")
      triangular = try fields.valueIfPresent("triangular")
      normal = try fields.valueIfPresent("normal")
      lognormal = try fields.valueIfPresent("lognormal")
    }
  }

  init(json: JSONReader) throws(DecodingFailure) {
    switch json.node.value {
    case .null: self = .known(.missing)
    case .object:
      guard let cell = ScoreCell(try Shape(json: json)) else {
        throw json.refusal(
          "Give one of uniform [low, high], triangular [low, most likely, high], normal [mean, "
            + "deviation] and lognormal [mean, deviation].")
      }
      self = cell
    case .bool, .number, .string, .array: self = .known(.exact(try Double(json: json)))
    }
  }

  private init?(_ shape: Shape) {
    switch (shape.uniform, shape.triangular, shape.normal, shape.lognormal) {
    case (let ends?, nil, nil, nil) where ends.count == 2:
      self = .known(.uniform(low: ends[0], high: ends[1]))
    case (nil, let points?, nil, nil) where points.count == 3:
      self = .known(.triangular(low: points[0], mode: points[1], high: points[2]))
    case (nil, nil, let pair?, nil) where pair.count == 2 && pair[1] >= 0:
      self = .normal(mean: pair[0], deviation: pair[1])
    case (nil, nil, nil, let pair?)
    where pair.count == 2 && pair[1] >= 0 && abs(pair[0]) <= 100 && pair[1] <= 10:
      self = .logNormal(mean: pair[0], deviation: pair[1])
    default: return nil
    }
  }
}

struct AcceptabilityProblem: PlainProblem {
  /// Measurements by criterion, or a table for each sample.
  enum Measurements: JSONReadable {
    case cells([String: [ScoreCell]])
    case samples([Rows])

    init(json: JSONReader) throws(DecodingFailure) {
      switch json.node.value {
      case .array: self = .samples(try [Rows](json: json))
      case .object: self = .cells(try [String: [ScoreCell]](json: json))
      case .null, .bool, .number, .string:
        throw json.refusal(
          "Give the measurements themselves: a table for each sample, or a list for each "
            + "criterion. Other files are not read.")
      }
    }
  }

  let scores: [[ScoreCell]]?
  let fractions: [[String]]?
  let measurements: Measurements?
  let alternatives: [String]?
  let criteria: [String]?
  let directions: [Sense]?
  let scales: Rows?
  let valueScale: String?
  let weights: WeightChoice?
  let fixedWeights: [Double]?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    scores = try fields.valueIfPresent("scores")
    measurements = try fields.valueIfPresent("measurements")
    alternatives = try fields.valueIfPresent("alternatives")
    criteria = try fields.valueIfPresent("criteria")
    directions = try fields.valueIfPresent("directions")
    scales = try fields.valueIfPresent("scales")
    weights = try fields.valueIfPresent("weights")
    fractions = try fields.valueIfPresent("scores_fractions")
    valueScale = try fields.valueIfPresent("value_scale")
    fixedWeights = try fields.valueIfPresent("fixed_weights")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    switch (scores, measurements) {
    case (let rows?, nil):
      try refuse([
        ("directions", directions != nil), ("scales", scales != nil),
        ("value_scale", valueScale != nil), ("fixed_weights", fixedWeights != nil),
      ])
      return try byPlan(rows, sampling)
    case (nil, .samples(let tables)?):
      try refuse([
        ("directions", directions != nil), ("scales", scales != nil),
        ("value_scale", valueScale != nil), ("scores_fractions", fractions != nil),
      ])
      return try bySamples(tables)
    case (nil, .cells(let cells)?):
      try refuse([
        ("scores_fractions", fractions != nil), ("fixed_weights", fixedWeights != nil),
      ])
      return try measured(cells, sampling)
    default:
      throw Misfit([], "Give either scores or measurements.")
    }
  }

  private func refuse(_ keys: [(key: String, isGiven: Bool)]) throws(Misfit) {
    if let found = keys.first(where: \.isGiven) {
      throw Misfit([.key(found.key)], "It has no meaning beside the other inputs; leave it out.")
    }
  }

  private func byPlan(_ rows: [[ScoreCell]], _ sampling: Sampling) throws(Misfit) -> Answer {
    var known: [[ScoreDistribution]] = []
    for (option, row) in rows.enumerated() {
      var cells: [ScoreDistribution] = []
      for (criterion, cell) in row.enumerated() {
        guard case .known(let distribution) = cell else {
          throw Misfit(
            [.key("scores"), .item(option), .item(criterion)],
            "A score is not on a scale of its own; give normal measurements with scales.")
        }
        cells.append(distribution)
      }
      known.append(cells)
    }
    let table = try at("scores", try Matrix(rows: known))
    try Parts.labels(alternatives, at: "alternatives", count: table.rowCount)
    try Parts.labels(criteria, at: "criteria", count: table.columnCount)
    guard table.rowCount <= 200, table.columnCount <= 500 else {
      throw Misfit([.key("scores")], "At most 200 options and 500 criteria are taken.")
    }
    let policy = try AcceptabilityProblem.policy(weights)
    // One exact option shows whether the policy fits the criteria; what else is refused is a score.
    if table.columnCount > 0 {
      let one = Matrix(
        rowCount: 1, columnCount: table.columnCount, repeating: ScoreDistribution.exact(0))
      _ = try at(
        "weights", try AcceptabilityPlan(scores: one, policy: policy, seed: 0, samples: 1))
    }
    let plan = try at(
      "scores",
      try AcceptabilityPlan(
        scores: table, policy: policy, seed: sampling.seed, samples: sampling.samples))
    let result = Acceptability(plan.counts(ofChunks: 0..<plan.chunkCount))
    var factors: [Double?] = result.centralWeights.map { $0 == nil ? nil : 1 }
    if plan.hasUncertainScores {
      var run = try at(
        "scores", try ConfidenceRun(plan, centralWeights: result.centralWeights))
      run.step(samples: plan.samples)
      factors = run.confidenceFactors
    }
    return AcceptabilityProblem.shown(result, factors) + ["seed": sampling.seed]
  }

  static func policy(_ choice: WeightChoice?) throws(Misfit) -> WeightPolicy {
    switch choice {
    case nil: return .free
    case .policy(let policy): return policy
    case .samples:
      throw Misfit([.key("weights")], "Weights for each sample need measurements for each.")
    }
  }

  static func shown(_ result: Acceptability, _ factors: [Double?]) -> Answer {
    [
      "samples": result.samples, "rank_acceptability": result.rankAcceptability.rows,
      "central_weights": result.centralWeights, "confidence_factors": factors,
      "pairwise_winning": result.pairwiseWinning.rows, "expected_rank": result.expectedRank,
      "ranking_entropy_bits": result.firstRankEntropy,
    ]
  }
}

// Samples that were drawn elsewhere.
extension AcceptabilityProblem {
  private func bySamples(_ tables: [Rows]) throws(Misfit) -> Answer {
    guard case .samples(let rows)? = weights else {
      throw Misfit([.key("weights")], "Give the weights of each sample, as many as measurements.")
    }
    try expect(rows.count, at: "weights", has: tables.count)
    let values = try checked(tables)
    guard let first = values.first else {
      throw Misfit([.key("measurements")], "There are no samples.")
    }
    let (options, criteria) = (first.rowCount, first.columnCount)
    try Parts.labels(alternatives, at: "alternatives", count: options)
    try Parts.labels(self.criteria, at: "criteria", count: criteria)
    let drawn = try checked(weights: rows, count: criteria)
    var counts = AcceptabilityCounts(optionCount: options, criterionCount: criteria)
    for (table, weights) in zip(values, drawn) {
      counts.record(
        totals: AdditiveValue.totals(values: table, weights: weights), weights: weights,
        tolerance: 0)
    }
    let result = Acceptability(counts)
    let factors = SampledConfidence.factors(result.centralWeights, tables: values)
    let answer = AcceptabilityProblem.shown(result, factors)
    guard let fixedWeights else { return answer }
    try expect(fixedWeights.count, at: "fixed_weights", has: criteria)
    let fixed = try at("fixed_weights", try Weights(normalising: fixedWeights)).shares
    var pinned = AcceptabilityCounts(optionCount: options, criterionCount: criteria)
    for table in values {
      pinned.record(
        totals: AdditiveValue.totals(values: table, weights: fixed), weights: fixed,
        tolerance: 0)
    }
    return answer + [
      "rank_acceptability_fixed_weights": Acceptability(pinned).rankAcceptability.rows
    ]
  }

  private func checked(_ tables: [Rows]) throws(Misfit) -> [Matrix<Double>] {
    var values: [Matrix<Double>] = []
    for (sample, rows) in tables.enumerated() {
      let place: [Step] = [.key("measurements"), .item(sample)]
      let table = try inside(place, try Parts.matrix(rows, at: ""))
      if let first = values.first,
        table.rowCount != first.rowCount || table.columnCount != first.columnCount
      {
        throw Misfit(place, "Every sample needs the same options and criteria.")
      }
      values.append(table)
    }
    return values
  }

  private func checked(weights rows: Rows, count: Int) throws(Misfit) -> Rows {
    var shares: Rows = []
    for (sample, row) in rows.enumerated() {
      guard row.count == count else {
        throw Misfit(
          [.key("weights"), .item(sample)],
          AnalysisError.length(expected: count, found: row.count))
      }
      let place: [Step] = [.key("weights"), .item(sample)]
      shares.append(try inside(place, try at("", try Weights(normalising: row))).shares)
    }
    return shares
  }
}

struct PairwiseWinningProblem: PlainProblem {
  enum Weights: String, ProblemWord { case uniform = "uniform on the simplex" }

  let differences: Rows
  let fractions: [[String]]?
  let weights: Weights?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    fractions = try fields.valueIfPresent("fractions")
    weights = try fields.valueIfPresent("weights")
    differences = try fields.value("score_differences")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    if let empty = differences.firstIndex(where: \.isEmpty) {
      throw Misfit([.key("score_differences"), .item(empty)], AnalysisError.noCriteria)
    }
    return ["p_win": differences.map { PairwiseWinning.probability(lead: $0) }]
  }
}

/// The mean of the weights that a policy tries.
struct WeightSamplerProblem: PlainProblem {
  let criteria: Int
  let weights: WeightChoice?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    criteria = try fields.value("criteria")
    weights = try fields.valueIfPresent("weights")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    guard (1...500).contains(criteria) else {
      throw Misfit([.key("criteria")], "The number of criteria is from 1 to 500.")
    }
    let one = Matrix(rowCount: 1, columnCount: criteria, repeating: 0.0)
    let policy = try AcceptabilityProblem.policy(weights)
    let plan = try at(
      "weights",
      try AcceptabilityPlan(
        values: one, policy: policy, seed: sampling.seed, samples: sampling.samples))
    let result = Acceptability(plan.counts(ofChunks: 0..<plan.chunkCount))
    return [
      "mean_weights": result.centralWeights.first ?? nil, "samples": result.samples,
      "seed": sampling.seed,
    ]
  }
}
