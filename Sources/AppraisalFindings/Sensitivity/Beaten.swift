package import AppraisalModel
import DecisionAnalysis

/// Which options are beaten whatever the weights, or whatever weights keep the board's order.
package struct Beaten: Equatable, Sendable {
  /// An option that another is at least as good as.
  package struct Pair: Equatable, Sendable {
    /// The option that is never behind.
    package var better: OptionID
    /// The option that is never ahead.
    package var worse: OptionID
  }

  /// The pairs that hold whatever the weights.
  package let always: [Pair]
  /// Further pairs that hold for all weights in the board's order; nil where it has none.
  package let inOrder: [Pair]?
  /// Whether marks are missing; the pairs hold however they turn out.
  package let hasBlanks: Bool
  package let optionCount: Int

  /// Compares every two options; a missing mark counts as the worst or the best that it can be,
  /// whichever speaks against the pair.
  ///
  /// - Complexity: O(*m* squared x *n*).
  package init(_ findings: Findings) {
    let known = findings.table
    let order = findings.weights.boardOrder
    optionCount = known.options.count
    hasBlanks = known.missingCount > 0
    var always: [Pair] = []
    var inOrder: [Pair] = []
    for better in known.options.indices {
      for worse in known.options.indices where worse != better {
        let pair = Pair(better: known.options[better], worse: known.options[worse])
        let rows = [
          known.ranges.row(better).map(\.low), known.ranges.row(worse).map(\.high),
        ]
        guard let values = try? Matrix(rows: rows), values.columnCount > 0 else { continue }
        if Dominance.dominates(0, 1, in: values) {
          always.append(pair)
        } else if let order, Dominance.dominates(0, 1, in: values, ranking: order) {
          inOrder.append(pair)
        }
      }
    }
    self.always = always
    self.inOrder = order == nil ? nil : inOrder
  }

  /// The pairs in sentences; one that says so where there are none.
  package func sentences(in document: CaseDocument) -> [String] {
    let labels = Labels(document: document)
    guard optionCount > 1 else { return ["There is only one option, so none is beaten."] }
    var words = Self.grouped(always).map { better, worse in
      "\(labels.option(better)) is nowhere worse than \(labels.options(worse)) and somewhere better: "
        + "no weights put \(worse.count == 1 ? "it" : "them") ahead."
    }
    if always.isEmpty { words = ["No option is beaten on every criterion by another."] }
    guard let inOrder else {
      return words + ["The board has no order of criteria yet: weights are not set, or all equal."]
    }
    if inOrder.isEmpty {
      words.append("The board's order of criteria alone settles no further pair.")
    }
    words += Self.grouped(inOrder).map { better, worse in
      "By the board's order of criteria alone \(labels.option(better)) beats "
        + "\(labels.options(worse)), whatever the exact weights."
    }
    return words
  }

  private static func grouped(_ pairs: [Pair]) -> [(OptionID, [OptionID])] {
    var groups: [(OptionID, [OptionID])] = []
    for pair in pairs {
      if let place = groups.firstIndex(where: { $0.0 == pair.better }) {
        groups[place].1.append(pair.worse)
      } else {
        groups.append((pair.better, [pair.worse]))
      }
    }
    return groups
  }
}
