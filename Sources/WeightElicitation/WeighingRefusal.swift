import AppraisalFindings
package import AppraisalModel
package import DecisionAnalysis

/// Why weights cannot be asked for, or an answer cannot be taken.
package enum WeighingRefusal: Error, Equatable, Sendable {
  /// No family has two members, so that there is nothing to share out.
  case nothingToShare
  /// The agreed weights are settled.
  case locked
  /// Points typed in and weights carried over are not asked for.
  case notAsked(WeightMethod)
  /// All questions have been answered.
  case finished
  /// The answer is of another kind than the question.
  case otherKind
  /// An answer names something outside the family.
  case notInFamily(CriterionID, known: [CriterionID])
  /// An answer names something that the question does not offer.
  case notOffered(CriterionID)
  /// No answer is about a member.
  case notAnswered(CriterionID)
  /// Two answers are about the same.
  case answeredTwice(CriterionID)
  /// The best and the worst are not known from the answers.
  case noBestAndWorst
  /// The answers match steps with more than one criterion.
  case severalReferences
  /// A number is outside what the question allows.
  case outside(low: DecimalNumber, high: DecimalNumber)
  /// Without this comparison a member would be linked to the others by no chain.
  case linkNeeded
  /// Nobody who takes part has compared the members of the family, or weighed all of them.
  case nobodyAsked
  /// No weights follow from the answers.
  case analysis(AnalysisError)

  /// What is wrong and what to do, in a sentence or two, with the case's own names.
  package func sentence(in document: CaseDocument) -> String {
    switch self {
    case .nothingToShare:
      "There is nothing to share out here: a family needs two criteria that have weight."
    case .locked:
      "The agreed weights are settled. The facilitator can open them again first."
    case .notAsked(let method): "Weights are not asked for by \(method.words)."
    case .finished: "All questions have been answered."
    case .otherKind: "This question is answered in another way."
    case .notInFamily(let id, let known):
      "\(id) is not among these. They are: \(Numbers.list(known.map(\.text)))."
    case .notOffered(let id): "\(document.name(id)) cannot be chosen here."
    case .notAnswered(let id): "No answer is about \(document.name(id))."
    case .answeredTwice(let id): "Two answers are about \(document.name(id))."
    case .noBestAndWorst: "Say which step is worth most, and which is worth least."
    case .severalReferences: "Match all steps with the same criterion."
    case .outside(let low, let high): "Type a number from \(low) to \(high)."
    case .linkNeeded:
      "This comparison is needed: without it nothing links all steps with one another."
    case .nobodyAsked: "Nobody who takes part has weights of their own here yet."
    case .analysis(.allWeightsZero):
      "All of them have no points, so that nothing can be shared out. Give points to one at least."
    case .analysis(let error): error.description
    }
  }
}

/// Runs an analysis and says why it cannot be made as a refusal.
func analysed<Value>(
  _ analysis: () throws(AnalysisError) -> Value
) throws(WeighingRefusal) -> Value {
  do {
    return try analysis()
  } catch {
    throw .analysis(error)
  }
}
