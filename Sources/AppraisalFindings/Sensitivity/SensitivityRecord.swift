package import AppraisalModel

/// What would overturn the answer, as it is written for programs and in lines.
package struct SensitivityRecord: Encodable, Hashable, Sendable {
  /// One node of the value tree.
  package struct Row: Encodable, Hashable, Sendable {
    package var criterion: CriterionID
    /// Its present share, 0 to 1.
    package var weight: Double
    /// The share from which the leaders lead.
    package var low: Double
    /// The share up to which they lead.
    package var high: Double
    /// The share from which the whole order stays.
    package var orderLow: Double
    /// The share up to which it stays.
    package var orderHigh: Double
    package var below: [OptionID]
    package var above: [OptionID]
    package var sentence: String
  }

  /// What the weights are shares of: `all` or `family`.
  package var scope: WeightScope
  package var leaders: [OptionID]
  /// What each weight alone can change.
  package var rows: [Row]
  /// What else would overturn the answer, in sentences.
  package var sentences: [String]

  /// Writes down what would overturn a result; all of it, or what one weight alone can change.
  package init(
    _ study: Study, _ findings: Findings, in appraisal: Appraisal, scope: WeightScope,
    node: CriterionID? = nil
  ) {
    let document = appraisal.document
    self.scope = scope
    leaders = study.leaders
    let nodes = study.weights.nodes.map(\.id).filter { node == nil || $0 == node }
    rows = nodes.compactMap { NodeSweep(study, node: $0, scope: scope) }.map { sweep in
      Row(
        criterion: sweep.node, weight: sweep.current, low: sweep.firstRank.lowerBound,
        high: sweep.firstRank.upperBound, orderLow: sweep.fullRanking.lowerBound,
        orderHigh: sweep.fullRanking.upperBound, below: sweep.leadersBelow ?? [],
        above: sweep.leadersAbove ?? [], sentence: sweep.sentence(in: document))
    }
    var words: [String] = []
    if let assumption = study.assumption(in: document) { words.append(assumption) }
    guard node == nil else {
      sentences = words
      return
    }
    if let reversal = findings.reversalWords(in: document) { words.append(reversal) }
    words += WhatWouldWin.all(study).map { $0.sentence(in: document) }
    if let switching = SwitchingValues(study) { words.append(switching.sentence(in: document)) }
    if let tornado = Tornado(study) { words.append(tornado.sentence(in: document)) }
    words.append(LeftOut.sentence(LeftOut.all(study), in: document))
    words += Beaten(findings).sentences(in: document)
    words += Views(appraisal).sentences(in: appraisal)
    sentences = words
  }

  package var lines: [String] { rows.map(\.sentence) + (rows.isEmpty ? [] : [""]) + sentences }

  /// The rows as a table, a heading first.
  package var table: [[String]] {
    [["criterion", "scope", "weight", "low", "high", "orderLow", "orderHigh", "below", "above"]]
      + rows.map { row in
        [row.criterion.text, scope.rawValue]
          + [row.weight, row.low, row.high, row.orderLow, row.orderHigh].map { "\($0)" }
          + [row.below, row.above].map { $0.map(\.text).joined(separator: " ") }
      }
  }
}
