package import AppraisalModel

extension ParkedQuestion {
  /// Who sees to it, in words.
  package func ownerWords(in appraisal: Appraisal) -> String {
    person.map { appraisal.name($0) } ?? owner
  }

  /// The question with who sees to it and by when, or with what became of it.
  package func sentence(in appraisal: Appraisal) -> String {
    let due = "\(words) (\(ownerWords(in: appraisal)), by \(CalendarDay.words(of: day)))"
    return switch outcome {
    case nil: due
    case .answered: "\(due): answered: \(answer)"
    case .dropped: "\(due): dropped: \(answer)"
    }
  }

  /// Whether its day has gone by and it is open.
  package func isOverdue(on today: CalendarDay?) -> Bool {
    guard isOpen, let today, let day = CalendarDay(day) else { return false }
    return day < today
  }
}

extension ParkingRefusal {
  /// What is missing, in a sentence.
  package var sentence: String {
    switch self {
    case .wordsMissing: "Say what is asked."
    case .ownerMissing: "Say who sees to it."
    case .dayMissing: "Say by which day."
    case .answerMissing: "Say what the answer is, or why the question is dropped."
    case .unknown(let id, let known):
      "There is no parked question \(id). "
        + (known.isEmpty
          ? "None is on record." : "There are: \(known.map(\.text).joined(separator: ", ")).")
    }
  }
}
