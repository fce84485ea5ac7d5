package import AppraisalModel

extension WeightMethod {
  /// The methods by which weights are asked for, the usual one first.
  package static let asked: [WeightMethod] = [
    .swing, .hundredPoints, .smart, .rankOrderCentroid, .rankSum, .rankReciprocal, .pairwise,
    .bestWorst, .indifference,
  ]

  package var title: String {
    switch self {
    case .direct: "Points"
    case .swing: "Swing weights"
    case .hundredPoints: "100 points"
    case .smart: "Ratios to the least (SMART)"
    case .rankOrderCentroid: "Order only, centroid weights"
    case .rankSum: "Order only, rank sum weights"
    case .rankReciprocal: "Order only, reciprocal weights"
    case .pairwise: "Pairs (AHP)"
    case .bestWorst: "Best and worst"
    case .indifference: "Matching steps"
    case .rescaled: "Carried over"
    }
  }

  /// What it asks, in a line.
  package var line: String {
    switch self {
    case .direct: "Points given without a procedure."
    case .swing:
      "Your first step counts 100, the others 0 to 100. Start here."
    case .hundredPoints: "Share out 100 points: the larger the step, the more points."
    case .smart: "The step you would miss least counts 10; the others as many times more."
    case .rankOrderCentroid:
      "You only say which is first, second and so on; the first gets the most."
    case .rankSum: "You only say the order; the weights go down in even steps."
    case .rankReciprocal: "You only say the order; the second gets half of the first."
    case .pairwise: "Every step against every other, 1 to 9; contradictions are shown."
    case .bestWorst: "The best and the worst against the others, 1 to 9: fewer questions."
    case .indifference:
      "How far up on one scale is worth as much as the whole step on another."
    case .rescaled: "Older weights, carried over a change of range."
    }
  }
}
