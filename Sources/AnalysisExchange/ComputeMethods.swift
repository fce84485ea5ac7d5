extension ComputeMethod {
  /// The method of a name, if there is one.
  package static func named(_ name: String) -> ComputeMethod? {
    all.first { $0.name == name }
  }

  /// All methods, in the order of the notes in `docs/methods/`.
  package static let all: [ComputeMethod] =
    totals + weights + sensitivity + acceptability + groups + challenges + money

  private static let totals = [
    ComputeMethod(
      "additive-value", AdditiveProblem.self, note: "AdditiveValue",
      "Totals as weighted sums of values, or of performances scaled by maximum or by sum."),
    ComputeMethod(
      "value-function", ValueFunctionProblem.self, note: "ValueFunction",
      "Values of performances on a line through points."),
    ComputeMethod(
      "range-change", RangeChangeProblem.self, note: "RangeChange",
      "What a swing weight becomes when the range of its scale changes."),
    ComputeMethod(
      "weight-tree", WeightTreeProblem.self, note: "WeightTree",
      "Local and cumulative weights of a value tree, and the scores of its nodes."),
    ComputeMethod(
      "value-bounds", ValueBoundsProblem.self, note: "ValueBounds",
      "Bounds of totals while marks are missing, and who can lead."),
    ComputeMethod("ranking", RankingProblem.self, note: "Ranking", "Ranks of totals, with ties."),
    ComputeMethod(
      "rounded-shares", RoundedSharesProblem.self, note: "RoundedShares",
      "Whole numbers for shares, which still add up."),
  ]

  private static let weights = [
    ComputeMethod(
      "direct-weights", DirectWeightsProblem.self, note: "DirectWeights",
      "Weights from swings, points, SMART ratios or matching."),
    ComputeMethod(
      "rank-order-weights", RankOrderProblem.self, note: "RankOrderWeights",
      "Centroid, rank-sum and reciprocal weights of a ranking."),
    ComputeMethod(
      "pairwise-comparisons", PairwiseComparisonsProblem.self, note: "PairwiseComparisons",
      "Weights and consistency of pairwise comparisons (AHP)."),
    ComputeMethod(
      "pairwise-hierarchy", PairwiseHierarchyProblem.self, note: "PairwiseComparisons",
      "Priorities of options that are compared on each criterion (AHP)."),
    ComputeMethod(
      "group-comparisons", GroupComparisonsProblem.self, note: "GroupComparisons",
      "One set of weights from several people's comparisons."),
    ComputeMethod(
      "best-worst", BestWorstProblem.self, note: "BestWorst",
      "Weights by the best-worst method, linear and by ratios."),
    ComputeMethod(
      "best-worst-ratios", BestWorstProblem.self, note: "NonlinearBestWorst",
      "The same; the note is about the model by ratios."),
  ]

  private static let sensitivity = [
    ComputeMethod(
      "weight-sweep", WeightSweepProblem.self, note: "WeightSweep",
      "Totals while one weight moves from nothing to everything."),
    ComputeMethod(
      "weight-change", WeightChangeProblem.self, note: "WeightSweep",
      "The change of one raw weight alone at which two options tie."),
    ComputeMethod(
      "stability-intervals", StabilityProblem.self, note: "StabilityIntervals",
      "Crossings, and the weights over which the leader and the order stay."),
    ComputeMethod(
      "score-threshold", ScoreThresholdProblem.self, note: "ScoreThreshold",
      "How far a mark would have to move for two options to tie."),
    ComputeMethod(
      "nearest-reversal", NearestReversalProblem.self, note: "NearestReversal",
      "The nearest change of weights that overturns an option."),
    ComputeMethod(
      "route-to-first", RouteProblem.self, note: "RouteToFirst",
      "The least change of weights that puts an option first."),
    ComputeMethod(
      "dominance", DominanceProblem.self, note: "Dominance",
      "Pairs in which one option is better whatever the weights."),
    ComputeMethod(
      "tornado-bar", TornadoProblem.self, note: "TornadoBar",
      "How an option's lead depends on each weight in turn."),
    ComputeMethod(
      "leave-one-out", LeaveOneOutProblem.self, note: "LeaveOneOut",
      "The result without each criterion in turn."),
    ComputeMethod(
      "attribution", AttributionProblem.self, note: "Attribution",
      "Why a total has changed, by weights and by values."),
  ]

  private static let acceptability = [
    ComputeMethod(
      "acceptability", AcceptabilityProblem.self, note: "Acceptability",
      "How often each option takes each place over many weightings (SMAA-2); samples."),
    ComputeMethod(
      "measured-acceptability", AcceptabilityProblem.self, note: "MeasuredAcceptability",
      "The same over measurements, some of them normal; samples."),
    ComputeMethod(
      "weight-sampler", WeightSamplerProblem.self, note: "WeightSampler",
      "The mean of the weights that a policy tries; samples."),
    ComputeMethod(
      "pairwise-winning", PairwiseWinningProblem.self, note: "PairwiseWinning",
      "How often one option is ahead of another over all weights, exactly."),
  ]

  private static let groups = [
    ComputeMethod(
      "group-statistics", GroupStatisticsProblem.self, note: "GroupStatistics",
      "Middle, spread and disagreement of several people's marks."),
    ComputeMethod(
      "cells-to-discuss", CellsToDiscussProblem.self, note: "CellToDiscuss",
      "The cells on which people differ, those first that could change who leads."),
    ComputeMethod(
      "concordance", ConcordanceProblem.self, note: "Concordance",
      "Agreement of rankings (Kendall's W); its permutation test samples."),
    ComputeMethod(
      "chi-square", ChiSquareProblem.self, note: "ChiSquare",
      "How often chance alone gives a χ² at least as large."),
    ComputeMethod(
      "minimax-regret", MinimaxRegretProblem.self, note: "MinimaxRegret",
      "The options with the smallest largest regret."),
    ComputeMethod(
      "empty-chair", EmptyChairProblem.self, note: "EmptyChair",
      "What the totals and the order can still become while marks are open."),
    ComputeMethod(
      "severity", SeverityProblem.self, note: "Severity",
      "Totals with each seat's severity taken out."),
    ComputeMethod(
      "concession-count", ConcessionProblem.self, note: "ConcessionCount",
      "The fewest marks that would have to be others for another option to be ahead."),
    ComputeMethod(
      "price-of-agreement", PriceProblem.self, note: "PriceOfAgreement",
      "How much weight has to move before bodies can put the same option first."),
    ComputeMethod(
      "voting-rules", VotingProblem.self, note: "VotingRules",
      "Borda points, Copeland scores and majorities."),
  ]

  private static let challenges = [
    ComputeMethod(
      "topsis", TopsisProblem.self, note: "Topsis", "Closeness to the ideal (TOPSIS)."),
    ComputeMethod(
      "promethee", PrometheeProblem.self, note: "Promethee",
      "Outranking flows (PROMETHEE I and II)."),
    ComputeMethod(
      "vikor", VikorProblem.self, note: "Vikor", "Compromise of utility and regret (VIKOR)."),
    ComputeMethod(
      "electre-iii", ElectreProblem.self, note: "ElectreIII",
      "Outranking with thresholds and vetoes (ELECTRE III)."),
    ComputeMethod(
      "weighted-product", WeightedProductProblem.self, note: "WeightedProduct",
      "Products of values raised to their weights."),
    ComputeMethod(
      "rank-reversal", RankReversalProblem.self, note: "RankReversal",
      "Options that a challenge method reorders when a third is left out."),
  ]

  private static let money = [
    ComputeMethod(
      "discount-schedule", DiscountProblem.self, note: "DiscountSchedule",
      "Discount factors and the annuity factor."),
    ComputeMethod(
      "present-cost", PresentCostProblem.self, note: "PresentCost",
      "Net present cost and equivalent annual cost."),
    ComputeMethod(
      "cost-effectiveness", CostEffectivenessProblem.self, note: "CostEffectiveness",
      "Cost for each point, and the frontier."),
    ComputeMethod(
      "optimism-bias", OptimismBiasProblem.self, note: "OptimismBias",
      "The uplift of early estimates."),
  ]
}
