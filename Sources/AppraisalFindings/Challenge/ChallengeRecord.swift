package import AppraisalModel

/// What other methods make of the same marks, as it is written for programs and in lines.
package struct ChallengeRecord: Encodable, Hashable, Sendable {
  package struct Row: Encodable, Hashable, Sendable {
    package var method: ChallengeMethod
    /// The question that it answers.
    package var question: String
    /// The options it puts first.
    package var first: [OptionID]
    /// The options from best to worst, level ones together; empty without a full order.
    package var order: [[OptionID]]
    /// Its scores, more being better.
    package var scores: [OptionID: Double]
    /// The number of changes of mind that were found.
    package var reversals: Int
    package var sentence: String
    /// A change of mind in words.
    package var changeOfMind: String?
  }

  /// The options that the totals put first.
  package var leaders: [OptionID]
  package var rows: [Row]
  /// Who differs, in a sentence.
  package var sentence: String

  /// Writes down the answers.
  package init(_ challenge: Challenge, in document: CaseDocument) {
    leaders = challenge.leaders
    sentence = challenge.sentence(in: document)
    rows = challenge.answers.map { answer in
      Row(
        method: answer.method, question: answer.method.question, first: answer.first,
        order: answer.order, scores: answer.scores, reversals: answer.reversals.count,
        sentence: answer.sentence(in: document), changeOfMind: answer.reversalWords(in: document))
    }
  }

  package var lines: [String] {
    [sentence, Challenge.caution]
      + rows.flatMap { row in
        ["", "\(row.method.name): \(row.question)", "  \(row.sentence)"]
          + (row.changeOfMind.map { ["  " + $0] } ?? [])
      }
  }

  /// The rows as a table, a heading first.
  package var table: [[String]] {
    [["method", "first", "order", "reversals"]]
      + rows.map { row in
        [
          row.method.rawValue, row.first.map(\.text).joined(separator: " "),
          row.order.map { $0.map(\.text).joined(separator: " = ") }.joined(separator: " > "),
          "\(row.reversals)",
        ]
      }
  }
}
