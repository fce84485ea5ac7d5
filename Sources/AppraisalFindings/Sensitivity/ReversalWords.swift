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
    return
      "The nearest change that would overturn it\(reversalAside): \(reversalOutcome(labels)) if "
      + "\(Numbers.points(beyond: reversal.points, holding: reversal.held)) of weight moved from "
      + "\(labels.criteria(reversal.from)) to \(labels.criteria(reversal.to))."
  }

  /// What is said of a nearest change that favours somebody else than those in second place.
  var reversalAside: String {
    guard let reversal, let second = runnerUp, reversal.rival != second.option,
      let rival = ranking.first(where: { $0.option == reversal.rival }),
      abs(rival.low - second.low) >= Findings.levelGap
    else { return "" }
    return " does not favour the runner-up"
  }

  /// Who the nearest change puts first: "B would lead".
  func reversalOutcome(_ labels: Labels) -> String {
    reversal.map { labels.wouldLead([$0.rival]) } ?? ""
  }
}
