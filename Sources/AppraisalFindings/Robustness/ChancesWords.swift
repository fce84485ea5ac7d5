package import AppraisalModel
import DecisionAnalysis

extension Chances {
  /// What was tried and how sure the shares are, in sentences.
  package func method(in document: CaseDocument) -> String {
    let ofAll = samples < wanted ? " so far, of \(wanted)" : ""
    var words =
      "\(tried.words(in: document)) \(samples) weightings were tried\(ofAll), "
      + "\(precision) of 100."
    if !question.scores.words.isEmpty { words += " \(question.scores.words)" }
    let ranged = question.ranges.values.reduce(0) { $0 + $1.count }
    if ranged > 0 {
      words += " \(Numbers.count(ranged, "mark")) took the values of the ranges given."
    }
    if blanks > 0 {
      words +=
        " \(Numbers.count(blanks, "mark is", "marks are")) missing and took every value that "
        + "the scale allows."
    }
    return words
  }

  /// How often each option came first, of every hundred; they add up to a hundred.
  ///
  /// While answers are open each is two numbers, the least and the most.
  package var firstOfHundred: [String] {
    spans == nil ? Percentages.ofHundred(firstShares) : options.indices.map(firstWords)
  }

  /// Who came first most often, in a sentence.
  package func sentence(in document: CaseDocument) -> String {
    let labels = Labels(document: document)
    guard options.count > 1, let first = order.first else {
      return "There is only one option, so it always comes first."
    }
    let shares = shares.firstRank
    let level = order.filter { shares[$0] >= shares[first] - 1e-12 }
    guard level.count == 1 else {
      return "\(labels.options(level.map { options[$0] })) came first equally often, each in "
        + "\(firstWords(first)) of every 100 weightings tried."
    }
    let never = options.indices.filter { (spans?[$0].most ?? shares[$0]) <= 0 }.map { options[$0] }
    var words =
      "\(labels.option(options[first])) came first in \(firstOfHundred[first]) of every 100 "
      + "weightings tried."
    if !never.isEmpty {
      words += " Never first: \(labels.options(never))."
    }
    return words
  }

  /// Whether nothing but missing marks is uncertain.
  private var isOpen: Bool { question.scores == .exact && question.ranges.isEmpty }

  /// The weights that speak for one option, in a sentence: its central weights.
  package func centralWords(_ row: Int, in document: CaseDocument) -> String {
    let labels = Labels(document: document)
    let name = labels.option(options[row])
    guard let weights = shares.centralWeights[row] else {
      return "\(name) never came first, so no weights speak for it."
    }
    let whole = Percentages.split(weights)
    let parts = zip(criteria, whole).sorted { $0.1 > $1.1 }.prefix(4)
      .map { "\(labels.criterion($0)) \($1)%" }
    var words =
      "Where \(name) came first, weights were on average: \(parts.joined(separator: ", "))"
    words += criteria.count > 4 ? " and so on." : "."
    if let factor = confidence?[row] {
      words +=
        " With those weights it came first in \(Numbers.ofHundred(factor)) of every 100 ways "
        + "in which the \(isOpen ? "missing marks" : "marks") may turn out."
    }
    return words
  }

  /// How often one option was ahead of each other, in a sentence.
  package func aheadWords(_ row: Int, in document: CaseDocument) -> String {
    let labels = Labels(document: document)
    let others = options.indices.filter { $0 != row }
    guard !others.isEmpty else { return "There is no other option to be ahead of." }
    let parts = others.map {
      "\(labels.option(options[$0])) \(Numbers.ofHundred(shares.pairwiseWinning[row, $0]))"
    }
    return "Of every 100, \(labels.option(options[row])) was ahead of: "
      + parts.joined(separator: ", ") + "."
  }
}
