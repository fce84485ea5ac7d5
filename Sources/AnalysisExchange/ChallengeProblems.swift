import DecisionAnalysis
import StrictJSON

struct TopsisProblem: PlainProblem {
  enum Scaling: String, ProblemWord { case vector }

  let matrix: Rows
  let types: [Sense]?
  let weights: [Double]
  let normalisation: Scaling?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    matrix = try fields.value("matrix")
    types = try fields.valueIfPresent("types")
    weights = try fields.value("weights")
    normalisation = try fields.valueIfPresent("normalisation")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let topsis = Topsis(try Parts.table(matrix: matrix, types: types, weights: weights))
    return [
      "d_plus": topsis.distanceToIdeal, "d_minus": topsis.distanceToAntiIdeal,
      "closeness": topsis.closeness, "discriminates": topsis.discriminates,
      "ranks": Ranking.competition(topsis.closeness, tolerance: 1e-12),
    ]
  }
}

struct VikorProblem: PlainProblem {
  let matrix: Rows
  let types: [Sense]?
  let weights: [Double]
  let v: Double?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    matrix = try fields.value("matrix")
    types = try fields.valueIfPresent("types")
    weights = try fields.value("weights")
    v = try fields.valueIfPresent("v")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let table = try Parts.table(matrix: matrix, types: types, weights: weights)
    let vikor = try at("v", try Vikor(table, emphasis: v ?? 0.5))
    return [
      "S": vikor.utility, "R": vikor.regret, "Q": vikor.mixture, "C1": vikor.hasAdvantage,
      "C2": vikor.isStable, "compromise": vikor.compromise,
      "ranks_by_Q": Ranking.competition(vikor.mixture.map { -$0 }, tolerance: 1e-12),
    ]
  }
}

struct PrometheeProblem: PlainProblem {
  struct Preference: JSONReadable {
    enum Kind: String, ProblemWord {
      case usual = "I"
      case threshold = "II"
      case vShape = "III"
      case level = "IV"
      case linear = "V"
      case gaussian = "VI"
    }

    let type: Kind
    let q: Double?
    let p: Double?
    let s: Double?

    init(json: JSONReader) throws(DecodingFailure) {
      let fields = try json.fields()
      type = try fields.value("type")
      q = try fields.valueIfPresent("q")
      p = try fields.valueIfPresent("p")
      s = try fields.valueIfPresent("s")
    }

    func function(_ criterion: Int) throws(Misfit) -> PreferenceFunction {
      switch type {
      case .usual: .usual
      case .threshold: .threshold(indifference: try need(q, "q", criterion))
      case .vShape: .vShape(preference: try need(p, "p", criterion))
      case .level:
        .level(
          indifference: try need(q, "q", criterion), preference: try need(p, "p", criterion))
      case .linear:
        .linear(
          indifference: try need(q, "q", criterion), preference: try need(p, "p", criterion))
      case .gaussian: .gaussian(deviation: try need(s, "s", criterion))
      }
    }

    private func need(
      _ number: Double?, _ key: String, _ criterion: Int
    ) throws(Misfit) -> Double {
      guard let number else {
        throw Misfit(
          [.key("preference"), .item(criterion)], "Type \(type.rawValue) needs \(key).")
      }
      return number
    }
  }

  let matrix: Rows
  let types: [Sense]?
  let weights: [Double]
  let preference: [Preference]

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    matrix = try fields.value("matrix")
    types = try fields.valueIfPresent("types")
    weights = try fields.value("weights")
    preference = try fields.value("preference")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let table = try Parts.table(matrix: matrix, types: types, weights: weights)
    var functions: [PreferenceFunction] = []
    for (criterion, entry) in preference.enumerated() {
      functions.append(try entry.function(criterion))
    }
    let found = try at("preference", try Promethee(table, functions: functions))
    let options = Array(0..<table.optionCount)
    let pairs = options.flatMap { one in
      options.filter { $0 > one && found.compare(one, $0) == .incomparable }.map { [one, $0] }
    }
    return [
      "phi_plus": found.positiveFlow, "phi_minus": found.negativeFlow, "phi": found.netFlow,
      "net_flow_sum": found.netFlow.map { $0 * Double(options.count - 1) },
      "ranks": Ranking.competition(found.netFlow, tolerance: 1e-9),
      "criterion_flows": found.criterionFlows.rows, "promethee1_incomparable_pairs": pairs,
      "pi": options.map { one in
        options.map { one == $0 ? 0 : found.preference(one, over: $0) }
      },
    ]
  }
}

struct ElectreProblem: PlainProblem {
  enum Mode: String, ProblemWord { case direct, inverse }

  let matrix: Rows
  let types: [Sense]?
  let weights: [Double]
  let q: [Double]
  let p: [Double]
  let v: [Double?]?
  let alphaQ: [Double]?
  let alphaP: [Double]?
  let alphaV: [Double?]?
  let modes: [Mode]?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    matrix = try fields.value("matrix")
    types = try fields.valueIfPresent("types")
    weights = try fields.value("weights")
    alphaQ = try fields.valueIfPresent("alpha_q")
    alphaP = try fields.valueIfPresent("alpha_p")
    alphaV = try (fields.valueIfPresent("alpha_v") as OpenList<Double>?)?.values
    modes = try fields.valueIfPresent("modes")
    q = try fields.value("q")
    p = try fields.value("p")
    v = try (fields.valueIfPresent("v") as OpenList<Double>?)?.values
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let table = try Parts.table(matrix: matrix, types: types, weights: weights)
    let count = table.criterionCount
    let vetoes = v ?? Array(repeating: nil, count: count)
    for (key, list) in [
      ("q", q.count), ("p", p.count), ("v", vetoes.count), ("alpha_q", alphaQ?.count ?? count),
      ("alpha_p", alphaP?.count ?? count), ("alpha_v", alphaV?.count ?? count),
      ("modes", modes?.count ?? count),
    ] {
      try expect(list, at: key, has: count)
    }
    let thresholds = (0..<count).map { criterion in
      OutrankingThresholds(
        indifference: line(q[criterion], alphaQ?[criterion], criterion),
        preference: line(p[criterion], alphaP?[criterion], criterion),
        veto: vetoes[criterion].map { line($0, alphaV?[criterion] ?? nil, criterion) })
    }
    let found = try at("q", try ElectreIII(table, thresholds: thresholds))
    let answer: Answer = [
      "credibility": found.credibility.rows, "descending": found.descending,
      "ascending": found.ascending,
    ]
    guard table.optionCount > 1 else { return answer }
    return answer + ["sigma_ab": found.credibility[0, 1]]
  }

  /// A threshold of alpha times the performance and beta more, in terms of values of which more is
  /// better: less of a cost is more.
  private func line(_ beta: Double, _ alpha: Double?, _ criterion: Int) -> ThresholdLine {
    let slope = alpha ?? 0
    let isCost = types?[criterion].direction == .minimise
    let given = ThresholdLine(beta, slope: isCost ? -slope : slope)
    return modes?[criterion] == .inverse ? given.fromBetterToWorse : given
  }
}

struct WeightedProductProblem: PlainProblem {
  enum Scaling: String, ProblemWord {
    case none
    case sum = "columns by sum; weights to 1"
  }

  let matrix: Rows
  let types: [Sense]?
  let weights: [Double]
  let scaling: Scaling?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    matrix = try fields.value("matrix")
    types = try fields.valueIfPresent("types")
    weights = try fields.value("weights")
    scaling = try fields.valueIfPresent("scaling")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    var values = try Parts.matrix(matrix, at: "matrix")
    if scaling == .sum || types?.contains(where: { $0.direction == .minimise }) ?? false {
      values = try Normalisation(matrix, types: types).values(
        inverting: true, byWholeColumn: scaling == .sum)
    }
    let table = try Parts.table(values.rows, at: "matrix", weights: weights)
    let product = try at("matrix", try WeightedProduct(table))
    let ten = Elementary.log(10)
    let answer: Answer = [
      "log10_score": product.logScores.map { $0.isFinite ? $0 / ten : nil },
      "score": product.scores,
      "ranks": Ranking.competition(product.scores, tolerance: 1e-12),
    ]
    let zeros = table.values.rows.map { row in
      row.indices.filter { row[$0] == 0 && table.weights[$0] > 0 }
    }
    guard zeros.contains(where: { !$0.isEmpty }) else { return answer }
    return answer + [
      "zeros": zeros,
      "note": "A value of 0 on a criterion with weight makes the whole product 0 and leaves no "
        + "logarithm: nothing makes up for it. The criteria are listed for each option.",
    ]
  }
}

struct RankReversalProblem: PlainProblem {
  enum Method: String, ProblemWord { case topsis, vikor, promethee }

  let matrix: Rows
  let types: [Sense]?
  let weights: [Double]
  let method: Method

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    matrix = try fields.value("matrix")
    types = try fields.valueIfPresent("types")
    weights = try fields.value("weights")
    method = try fields.value("method")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let table = try Parts.table(matrix: matrix, types: types, weights: weights)
    let found = RankReversal.all(optionCount: table.optionCount) { scores(of: $0, in: table) }
    return ["reversals": found.map { [$0.without, $0.before, $0.after] }]
  }

  private func scores(of options: [Int], in table: DecisionTable) -> [Double] {
    guard let values = try? Matrix(rows: options.map { table.values.row($0) }),
      let part = try? DecisionTable(values: values, weights: table.weights)
    else { return options.map { _ in 0 } }
    switch method {
    case .topsis: return Topsis(part).closeness
    case .vikor: return (try? Vikor(part))?.mixture.map { -$0 } ?? options.map { _ in 0 }
    case .promethee:
      let functions = Array(repeating: PreferenceFunction.usual, count: part.criterionCount)
      return (try? Promethee(part, functions: functions))?.netFlow ?? options.map { _ in 0 }
    }
  }
}
