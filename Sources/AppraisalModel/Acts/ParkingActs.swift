// What is done with questions that are put aside, as edits made from the state and a wish.

/// Why a question cannot be put aside or ended; the facts, without the words.
package enum ParkingRefusal: Error, Hashable, Sendable {
  /// It is not said what is asked.
  case wordsMissing
  /// It is not said who sees to it.
  case ownerMissing
  /// It is not said by which day.
  case dayMissing
  /// It is not said what the answer is, or why it is dropped.
  case answerMissing
  /// There is no such question.
  case unknown(ItemID, known: [ItemID])
}

extension Appraisal {
  /// The questions by their names, those with the nearest day first and the open ones before the others.
  package var parkedQuestions: [(id: ItemID, question: ParkedQuestion)] {
    parked.map { ($0.key, $0.value) }.sorted { left, right in
      (left.1.isOpen ? 0 : 1, left.1.day, left.0) < (right.1.isOpen ? 0 : 1, right.1.day, right.0)
    }
  }

  /// The edits by which somebody puts a question aside.
  package func parking(
    _ question: ParkedQuestion, by author: AssessorID
  ) throws(ParkingRefusal) -> [Edit] {
    try question.check()
    let name = (1...parked.count + 1).lazy
      .compactMap { ItemID("\(author.text.prefix(56))-\($0)") }.first { parked[$0] == nil }
    return name.map { [.meeting(.park(id: $0, old: nil, new: question))] } ?? []
  }

  /// The edits by which a question becomes another one, such as one that is answered; with nil it is
  /// taken back.
  package func changing(
    parked id: ItemID, to question: ParkedQuestion?
  ) throws(ParkingRefusal) -> [Edit] {
    guard let old = parked[id] else { throw .unknown(id, known: parkedQuestions.map(\.id)) }
    try question?.check()
    return old == question ? [] : [.meeting(.park(id: id, old: old, new: question))]
  }

  /// The edits by which a question is answered or dropped, in words.
  package func ending(
    parked id: ItemID, _ outcome: ParkedOutcome, _ words: String
  ) throws(ParkingRefusal) -> [Edit] {
    var question = parked[id]
    question?.outcome = outcome
    question?.answer = words
    return try changing(parked: id, to: question)
  }
}

extension ParkedQuestion {
  fileprivate func check() throws(ParkingRefusal) {
    func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
    if isBlank(words) { throw .wordsMissing }
    if person == nil, isBlank(owner) { throw .ownerMissing }
    if CalendarDay(day) == nil { throw .dayMissing }
    if !isOpen, isBlank(answer) { throw .answerMissing }
  }
}
