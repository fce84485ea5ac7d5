public import AppraisalModel

/// What other methods make of the same marks, as it is written for programs and in lines.
public struct ChallengeRecord: Encodable, Hashable, Sendable {
  /// One method.
  public struct Row: Encodable, Hashable, Sendable {
    /// The method.
    public var method: ChallengeMethod
    /// The question that it answers.
    public var question: String
    /// The options it puts first.
    public var first: [OptionID]
    /// The options from best to worst, level ones together; empty without a full order.
    public var order: [[OptionID]]
    /// Its scores, more being better.
    public var scores: [OptionID: Double]
    /// The number of changes of mind that were found.
    public var reversals: Int
    /// The answer in words.
    public var sentence: String
    /// A change of mind in words.
    public var changeOfMind: String?
  }

  /// The options that the totals put first.
  public var leaders: [OptionID]
  /// The methods.
  public var rows: [Row]
  /// Who differs, in a sentence.
  public var sentence: String

  /// Writes down the answers.
  public init(_ challenge: Challenge, in document: CaseDocument) {
    leaders = challenge.leaders
    sentence = challenge.sentence(in: document)
    rows = challenge.answers.map { answer in
      Row(
        method: answer.method, question: answer.method.question, first: answer.first,
        order: answer.order, scores: answer.scores, reversals: answer.reversals.count,
        sentence: answer.sentence(in: document), changeOfMind: answer.reversalWords(in: document))
    }
  }

  /// The record in lines.
  public var lines: [String] {
    [sentence, Challenge.caution]
      + rows.flatMap { row in
        ["", "\(row.method.name): \(row.question)", "  \(row.sentence)"]
          + (row.changeOfMind.map { ["  " + $0] } ?? [])
      }
  }

  /// The rows as a table, a heading first.
  public var table: [[String]] {
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
