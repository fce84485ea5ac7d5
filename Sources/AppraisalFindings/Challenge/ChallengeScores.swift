import DecisionAnalysis

/// The scores that a method gives to some of the options; more is better.
struct ChallengeScores {
  /// Differences of value up to which PROMETHEE and ELECTRE see none.
  static let indifference = 5.0
  /// Differences of value from which they count in full.
  static let preference = 40.0
  /// Differences of value that ELECTRE takes for a veto.
  static let veto = 80.0

  let table: DecisionTable
  /// The totals of complete ballots: a row for each person, a column for each option.
  let ballots: [[Double]]

  /// The scores of the options in some rows, a row named twice being two options.
  func scores(_ method: ChallengeMethod, _ rows: [Int]) -> [Double]? {
    if method.asksPeople { return people(method, rows) }
    guard let part = self.part(rows) else { return nil }
    switch method {
    case .topsis: return Topsis(part).closeness
    case .prometheeOne, .prometheeTwo: return promethee(part)?.netFlow
    case .vikor: return (try? Vikor(part))?.mixture.map { -$0 }
    case .electre: return electre(part).map { Self.places($0, part.optionCount) }
    case .product: return (try? WeightedProduct(part))?.logScores.map { max($0, -1e9) }
    case .regret, .borda, .copeland: return nil
    }
  }

  /// The table with some rows only.
  func part(_ rows: [Int]) -> DecisionTable? {
    guard let values = try? Matrix(rows: rows.map(table.values.row)) else { return nil }
    return try? DecisionTable(values: values, weights: table.weights)
  }

  func promethee(_ part: DecisionTable) -> Promethee? {
    let function = PreferenceFunction.linear(
      indifference: Self.indifference, preference: Self.preference)
    return try? Promethee(
      part, functions: Array(repeating: function, count: part.criterionCount))
  }

  func electre(_ part: DecisionTable) -> ElectreIII? {
    let thresholds = OutrankingThresholds(
      indifference: Self.indifference, preference: Self.preference, veto: Self.veto)
    return try? ElectreIII(
      part, thresholds: Array(repeating: thresholds, count: part.criterionCount))
  }

  /// The mean place in both distillations, fewer being better and so negative.
  private static func places(_ electre: ElectreIII, _ count: Int) -> [Double] {
    (0..<count).map { option in
      let places = [electre.descending, electre.ascending].map { classes in
        classes.firstIndex { $0.contains(option) } ?? classes.count
      }
      return -Double(places[0] + places[1]) / 2
    }
  }

  private func people(_ method: ChallengeMethod, _ rows: [Int]) -> [Double]? {
    guard ballots.count > 1 else { return nil }
    let lists = ballots.map { ballot in rows.map { ballot[$0] } }
    switch method {
    case .borda: return (try? VotingRules(Self.rounded(lists)))?.borda
    case .copeland: return (try? VotingRules(Self.rounded(lists)))?.copeland.map(Double.init)
    case .regret, .topsis, .prometheeOne, .prometheeTwo, .vikor, .electre, .product:
      let columns = rows.indices.map { option in lists.map { $0[option] } }
      guard let totals = try? Matrix(rows: columns) else { return nil }
      return (try? MinimaxRegret(totals: totals))?.largest.map { -$0 }
    }
  }

  /// Totals that differ by less than what arithmetic adds count as level.
  private static func rounded(_ lists: [[Double]]) -> [[Double]] {
    lists.map { list in
      let ranks = Ranking.competition(list)
      return ranks.map { -Double($0) }
    }
  }
}
