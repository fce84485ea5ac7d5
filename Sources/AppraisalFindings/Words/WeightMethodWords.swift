package import AppraisalModel

extension WeightMethod {
  /// The method within a sentence.
  package var words: String {
    switch self {
    case .direct: "points given without a procedure"
    case .swing: "comparing steps from worst to best"
    case .hundredPoints: "sharing out a hundred points"
    case .smart: "points in proportion to the least important"
    case .rankOrderCentroid: "an order of importance, by centroids"
    case .rankSum: "an order of importance, by reversed ranks"
    case .rankReciprocal: "an order of importance, by inverse ranks"
    case .pairwise: "comparing in pairs"
    case .bestWorst: "comparing all with the best and the worst"
    case .indifference: "matching steps until they were worth the same"
    case .rescaled: "carrying older weights over a change of range"
    }
  }
}
