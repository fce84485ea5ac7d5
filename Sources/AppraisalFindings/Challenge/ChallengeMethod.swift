/// Another way of choosing between the options, to challenge the totals with.
package enum ChallengeMethod: String, CaseIterable, Encodable, Sendable {
  /// Nearness to the best combination of values.
  case topsis
  /// Outranking in pairs, which may leave options incomparable.
  case prometheeOne = "promethee-1"
  /// Outranking in pairs, as one net figure.
  case prometheeTwo = "promethee-2"
  /// A compromise between the total and the worst single shortfall.
  case vikor
  /// Outranking with thresholds and vetoes.
  case electre = "electre-3"
  /// Values multiplied instead of added.
  case product = "weighted-product"
  /// The least that can be regretted, whoever is right.
  case regret = "minimax-regret"
  /// Places on each person's list, added up.
  case borda
  /// Majorities between every two options.
  case copeland

  package var name: String {
    switch self {
    case .topsis: "TOPSIS"
    case .prometheeOne: "PROMETHEE I"
    case .prometheeTwo: "PROMETHEE II"
    case .vikor: "VIKOR"
    case .electre: "ELECTRE III"
    case .product: "Weighted product"
    case .regret: "Minimax regret"
    case .borda: "Borda"
    case .copeland: "Copeland"
    }
  }

  /// The question that it answers, which is not that of the totals.
  package var question: String {
    switch self {
    case .topsis: "Which option is nearest to the best of everything and farthest from the worst?"
    case .prometheeOne:
      "Which option beats which in pairs, where two may also be impossible to compare?"
    case .prometheeTwo:
      "Which option wins most in pairs, less what it loses? Up to 5 points count for nothing, 40 "
        + "count in full."
    case .vikor:
      "Which options are a fair compromise between the total and the worst single shortfall?"
    case .electre:
      "Which option is at least as good as which? Up to 5 points count for nothing, and 80 behind "
        + "on one criterion is a veto."
    case .product: "What if a low value in one place cannot be made up for elsewhere?"
    case .regret: "Which option disappoints least in the eyes of the person it suits worst?"
    case .borda: "Which option stands highest on people's lists, whatever the size of their marks?"
    case .copeland: "Which option beats most others, one against one, by a majority of people?"
    }
  }

  /// Whether it looks at people's ballots and not at the table that ranks.
  package var asksPeople: Bool { [.regret, .borda, .copeland].contains(self) }
}
