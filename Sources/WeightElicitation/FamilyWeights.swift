import AppraisalFindings
package import AppraisalModel
import DecisionAnalysis

/// A comparison that fits the other answers worst, and what would fit.
package struct ComparisonOffer: Equatable, Sendable {
  /// The step that weighs more by all answers together, as the answers name it.
  package let larger: CriterionID
  package let smaller: CriterionID
  /// How many times as much the larger one weighs by all answers together, 1 to 9, to a tenth.
  package let times: DecimalNumber

  package init(larger: CriterionID, smaller: CriterionID, times: DecimalNumber) {
    self.larger = larger
    self.smaller = smaller
    self.times = times
  }
}

/// The weights that follow from the answers about one family, and how well the answers fit together.
package struct FamilyWeights: Equatable, Sendable {
  /// The family, with the steps that were compared.
  package let family: WeighingFamily
  package let method: WeightMethod
  /// The answers that were given, as they are kept.
  package let answers: [WeightAnswer]
  /// The share of each member, adding up to 1.
  package let shares: [Double]
  /// The points that are recorded for each member: those that were given, or percentages.
  package let points: [DecimalNumber]
  /// What there is to say about the answers, such as how consistent they are; empty for nothing.
  package let sentences: [String]
  /// Whether the answers contradict each other more than is customary; nil where there is no measure
  /// for that, and a sentence says why.
  package let isInconsistent: Bool?
  /// The comparison to think about again, or nil.
  package let offer: ComparisonOffer?

  /// Works out the weights of a family.
  ///
  /// Answers name the members, or the criteria that stand for them. Swing, a hundred points and
  /// SMART: points, one answer for each member. Orders: ranks from 1, equal where tied. Pairs: how
  /// many times as much the first weighs as the second. Best and worst: the part is `best` with the
  /// best first, or `worst` with the worst second. Matching: the mark on the scale of the first that
  /// is worth the whole step of the second.
  /// - Throws: A ``WeighingRefusal`` where answers are missing, doubled or off their scale.
  /// - Complexity: O(*n* squared) in the number of members for each round of the eigenvector.
  package init(
    _ family: WeighingFamily, method: WeightMethod, answers: [WeightAnswer]
  ) throws(WeighingRefusal) {
    let judged = try AnswerReading(family: family, answers: answers).judged(by: method)
    let raw = zip(judged.shares, family.steps).map { $0 / $1.part }
    let shares = try analysed { () throws(AnalysisError) in
      try Weights(normalising: raw).shares
    }
    self.family = family
    self.method = method
    self.answers = answers
    self.shares = shares
    let asGiven = family.steps.allSatisfy { $0.part == 1 } ? judged.points : nil
    points = asGiven ?? shares.map { DecimalNumber(Numbers.fixed($0 * 100, 9)) ?? 0 }
    sentences = judged.sentences
    isInconsistent = judged.isInconsistent
    offer = judged.offer
  }

  /// The edits that record the weights of a holder: how they came about, then the points.
  ///
  /// `words` are added to what is said about the answers.
  /// - Complexity: O(*n*) in the number of criteria, for each member.
  package func edits(
    for holder: WeightHolder, in appraisal: Appraisal, words: String = ""
  ) -> [Edit] {
    let old = appraisal.elicitations[holder]?[family.id]
    let new = Elicitation(
      method: method, answers: answers, ranges: appraisal.document.ranges(of: family.id),
      words: (sentences + [words]).filter { !$0.isEmpty }.joined(separator: " "))
    let asking: [Edit] =
      new == old ? [] : [.weights(.elicit(holder: holder, family: family.id, old: old, new: new))]
    return asking
      + zip(family.steps, points).compactMap { step, points in
        let old = appraisal.weights[holder]?[step.node]
        return old == points
          ? nil : .weights(.weigh(holder: holder, criterion: step.node, old: old, new: points))
      }
  }
}
