package import AppraisalModel

extension Findings {
  /// The nearest change of weights that would overturn a single leader, in a sentence; nil where
  /// nobody leads alone or marks are missing.
  package func reversalWords(in document: CaseDocument) -> String? {
    guard isComplete, leaders.count == 1 else { return nil }
    let labels = Labels(document: document)
    let leader = labels.option(leaders[0])
    guard ranking.count > 1 else {
      return "\(leader) is the only option, so nothing can overturn it."
    }
    guard let reversal else {
      return "No weights put another option first: none is better than \(leader) anywhere."
    }
    let isRunnerUp = reversal.rival == runnerUp?.option
    let who = isRunnerUp ? "the runner-up" : "not the runner-up"
    let points = Numbers.points(
      beyond: reversal.points, holding: weights.points(heldBy: reversal.from))
    return "The nearest change that would overturn it: \(labels.option(reversal.rival)), \(who), "
      + "would lead if \(points) of weight moved from "
      + "\(labels.criteria(reversal.from)) to \(labels.criteria(reversal.to))."
  }
}
