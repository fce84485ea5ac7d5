package import AppraisalModel

extension Weighing {
  /// How a comparison would fit in, in sentences: what the answers before it already say of the
  /// pair, or how consistent the family would be when it completes it; empty for other methods.
  ///
  /// - Complexity: as for the whole family.
  package func outlook(_ reply: WeighingReply) -> [String] {
    guard method == .pairwise, var interview, let question, question.steps.count == 2,
      (try? interview.check(reply)) != nil
    else { return [] }
    interview.replies.append(reply)
    if interview.isComplete {
      let reading = AnswerReading(family: interview.family, answers: interview.answers)
      return (try? reading.judged(by: method))?.sentences ?? []
    }
    let shares = sharesSoFar()
    let pair = question.steps.compactMap { step in shares.first { $0.step == step }?.share }
    guard pair.count == 2 else { return [] }
    let words = ConsistencyWords.comparison(
      question.steps[0], question.steps[1], pair[0] / pair[1])
    return ["By your answers so far, \(words)."]
  }

  /// What a comparison says, in a sentence; nil for other replies.
  package func sentence(of reply: WeighingReply) -> String? {
    guard case .times(let id, let number) = reply, let question, question.steps.count == 2 else {
      return nil
    }
    let isFirst = question.steps[0].node == id
    return ConsistencyWords.comparison(
      question.steps[isFirst ? 0 : 1], question.steps[isFirst ? 1 : 0], number.value) + "."
  }

  /// Whether a case still has the steps that are asked about, so that one can go on.
  ///
  /// - Complexity: O(*n* squared) in the number of criteria.
  package func fits(_ document: CaseDocument) -> Bool {
    guard let present = try? WeighingPlan(document, scope: plan.scope),
      present.families == plan.families
    else { return false }
    return plan.families.allSatisfy {
      present.family($0, after: results) == plan.family($0, after: results)
    }
  }
}
