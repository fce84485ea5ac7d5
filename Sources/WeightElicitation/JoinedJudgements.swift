import AppraisalFindings
package import AppraisalModel
import DecisionAnalysis

/// One set of weights from the comparisons of several people: the geometric mean of their judgements.
///
/// Whoever compared the members in pairs counts by these comparisons; whoever weighed them in
/// another way, by the ratios of those weights. Source: Forman and Peniwati (1998),
/// doi 10.1016/S0377-2217(97)00244-0.
package struct JoinedJudgements: Equatable, Sendable {
  /// Those whose judgements are joined, in order of joining.
  package let people: [AssessorID]
  /// How many of them compared in pairs.
  package let comparers: Int
  /// The weights, as pairwise comparisons.
  package let result: FamilyWeights

  /// Joins the judgements about one family of all who count, or of those of one body.
  ///
  /// - Throws: A ``WeighingRefusal`` where the family has nothing to share out or nobody has judged.
  /// - Complexity: O(*p n* squared) in the numbers of people and members.
  package init(
    _ appraisal: Appraisal, family: WeightFamily, body: BodyID? = nil
  ) throws(WeighingRefusal) {
    let plan = try WeighingPlan(appraisal.document, scope: .family(family))
    let asked = plan.family(family)
    var people: [AssessorID] = []
    var tables: [PairwiseComparisons] = []
    var comparers = 0
    for person in appraisal.assessors
    where appraisal.counts(person) && (body == nil || appraisal.body(of: person) == body) {
      if let table = Self.comparisons(of: person.id, appraisal, asked) {
        comparers += 1
        tables.append(table)
      } else if let table = Self.ratios(of: person.id, appraisal, asked) {
        tables.append(table)
      } else {
        continue
      }
      people.append(person.id)
    }
    guard !people.isEmpty else { throw .nobodyAsked }
    let joined = try analysed { () throws(AnalysisError) in try GroupComparisons.joined(tables) }
    self.people = people
    self.comparers = comparers
    result = try FamilyWeights(
      asked, method: .pairwise, answers: Self.answers(joined, asked))
  }

  /// How the weights came about, in a sentence.
  package var sentence: String {
    let others = people.count - comparers
    let how = "Joined by the geometric mean from \(Numbers.count(people.count, "person", "people"))"
    return others == 0
      ? how + "." : how + ", \(others) of them by the ratios of the weights that they gave."
  }

  private static func comparisons(
    of person: AssessorID, _ appraisal: Appraisal, _ family: WeighingFamily
  ) -> PairwiseComparisons? {
    guard let elicitation = appraisal.elicitations[.assessor(person)]?[family.id],
      elicitation.method == .pairwise,
      let upper = try? AnswerReading(family: family, answers: elicitation.answers).upper()
    else { return nil }
    return try? PairwiseComparisons(count: family.steps.count, upper: upper)
  }

  private static func ratios(
    of person: AssessorID, _ appraisal: Appraisal, _ family: WeighingFamily
  ) -> PairwiseComparisons? {
    let points = appraisal.weights[.assessor(person)] ?? [:]
    let given = family.steps.compactMap { points[$0.node]?.value }
    guard given.count == family.steps.count, given.allSatisfy({ $0 > 0 }) else { return nil }
    let upper = given.indices.flatMap { one in
      given[(one + 1)...].map { Optional(given[one] / $0) }
    }
    return try? PairwiseComparisons(count: given.count, upper: upper)
  }

  private static func answers(
    _ joined: PairwiseComparisons, _ family: WeighingFamily
  ) -> [WeightAnswer] {
    let steps = family.steps
    return steps.indices.flatMap { row in
      steps.indices.dropFirst(row + 1).compactMap { column -> WeightAnswer? in
        guard let ratio = joined.ratios[row, column] else { return nil }
        let isRow = ratio >= 1
        guard let value = DecimalNumber(Numbers.fixed(isRow ? ratio : 1 / ratio, 9)) else {
          return nil
        }
        return WeightAnswer(
          first: steps[isRow ? row : column].node, second: steps[isRow ? column : row].node,
          value: value)
      }
    }
  }
}
