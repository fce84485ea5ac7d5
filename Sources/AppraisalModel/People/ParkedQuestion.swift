package import StrictJSON

/// What became of a question that was parked.
package enum ParkedOutcome: String, Word {
  case answered
  case dropped
}

/// A question that is put aside, with somebody who sees to it by a day.
package struct ParkedQuestion: Encodable, Hashable, Sendable {
  package var words: String
  /// Whoever of the panel sees to it, or nil.
  package var person: AssessorID?
  /// Whoever else does, in words; empty where somebody of the panel does.
  package var owner: String
  /// By which day, as `2010-03-31`.
  package var day: String
  /// What became of it, or nil while it is open.
  package var outcome: ParkedOutcome?
  /// The answer, or why it was dropped.
  package var answer: String

  package init(
    words: String, person: AssessorID? = nil, owner: String = "", day: String,
    outcome: ParkedOutcome? = nil, answer: String = ""
  ) {
    (self.words, self.person, self.owner, self.day) = (words, person, owner, day)
    (self.outcome, self.answer) = (outcome, answer)
  }

  package var isOpen: Bool { outcome == nil }
}

extension ParkedQuestion: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    words = try fields.value("words")
    person = try fields("person")
    owner = try fields("owner")
    day = try fields.value("day")
    outcome = try fields("outcome")
    answer = try fields("answer")
  }
}
