package import AppraisalModel

extension Challenge {
  /// What the answers are and are not.
  package static let caution =
    "These methods ask other questions than the totals do. They are not votes to be counted. Where "
    + "one puts another option first, ask which question is yours."

  /// The methods that put another option first than the totals, in a sentence.
  package func sentence(in document: CaseDocument) -> String {
    let labels = Labels(document: document)
    let asked = answers.filter { $0.refusal == nil }
    guard !asked.isEmpty else { return "No other method has an answer here." }
    let others = asked.filter(\.differs).map { "\($0.method.name): \(labels.options($0.first))" }
    guard !others.isEmpty else {
      return "No other method puts another option first than \(labels.options(leaders))."
    }
    return "Another first than \(labels.options(leaders)): " + others.joined(separator: "; ") + "."
  }
}

extension Challenge.Answer {
  /// The answer in a sentence or two.
  package func sentence(in document: CaseDocument) -> String {
    if let refusal { return refusal }
    let labels = Labels(document: document)
    var words: String
    if method == .vikor, first.count > 1 {
      words = "It does not choose among \(labels.options(first))."
    } else if order.isEmpty {
      words =
        first.count == 1
        ? "None is ahead of \(labels.options(first))."
        : "It does not choose among \(labels.options(first))."
    } else {
      words = "Its order: " + order.map(labels.options).joined(separator: ", then ") + "."
    }
    if let pair = incomparable.first {
      words += " It cannot compare \(labels.options(pair))"
      words +=
        incomparable.count == 1
        ? "." : " and \(Numbers.count(incomparable.count - 1, "more pair"))."
    }
    return words
  }

  /// The changes of mind in a sentence; nil where none was found or none is possible.
  package func reversalWords(in document: CaseDocument) -> String? {
    guard let first = reversals.first else { return nil }
    let labels = Labels(document: document)
    let third = labels.option(first.option)
    let cause = first.cause == .leftOut ? "\(third) is left out" : "\(third) is there twice"
    let rest =
      reversals.count == 1 ? "" : ", and \(Numbers.count(reversals.count - 1, "more such change"))"
    return "It changes its mind: when \(cause), \(labels.option(first.after)) passes "
      + "\(labels.option(first.before))\(rest)."
  }
}
