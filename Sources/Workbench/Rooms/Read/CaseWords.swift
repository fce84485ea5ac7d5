import AppraisalModel

extension FactKind {
  /// The question that the fact answers, in a word or two.
  var words: String {
    switch self {
    case .employer: "Employer"
    case .contractHolder: "Contract holder"
    case .pooledFund: "Pooled fund"
    case .leadCommissioner: "Lead commissioner"
    case .assetHolding: "Can hold assets"
    case .vat: "VAT"
    case .pension: "Pension kept"
    }
  }
}

extension FactAnswer {
  /// The answer as it is shown.
  var words: String { self == .notKnown ? "not known" : rawValue }
}

extension ServiceState {
  /// The state as it is shown.
  var words: String {
    switch self {
    case .notKnown: "not stated"
    case .integrated: "joined up today"
    case .planned: "joining up is planned"
    case .separate: "not joined up"
    }
  }
}

extension MilestoneStatus {
  /// The status as it is shown.
  var words: String {
    switch self {
    case .notKnown: "outcome not known"
    case .expected: "still to come"
    case .met: "done"
    case .missed: "not done in time"
    }
  }
}

extension Milestone {
  /// What became of it, as far as that is known on a day.
  func standing(on today: CalendarDay?) -> String {
    if status == .expected, let day = CalendarDay(day), let today, day < today {
      return "was due; what became of it is not recorded"
    }
    return status.words
  }
}

extension RoutePart {
  /// What the body does, in a word.
  var words: String {
    switch self {
    case .prepares: "prepares"
    case .comments: "comments"
    case .decides: "decides"
    case .scrutinises: "scrutinises"
    case .callIn: "call-in"
    case .notes: "notes"
    }
  }
}

extension RecommendationKind {
  /// What is asked, in a word or two.
  var words: String {
    switch self {
    case .decide: "to decide"
    case .note: "to note"
    }
  }
}

extension Recommendation {
  /// What is recommended, in a sentence.
  var sentence: String {
    switch kind {
    case .decide: "The paper recommends: \(words)"
    case .note: "The paper asks to note: \(words)"
    }
  }
}

extension Adding {
  /// How marks are added up, in a few words.
  var words: String {
    switch self {
    case .members: "every member counts the same"
    case .bodies: "every body counts the same"
    case .given: "bodies count by given shares"
    }
  }
}

extension BodyPart {
  /// What the body does, in a few words.
  var words: String {
    switch self {
    case .decides: "decides"
    case .comments: "comments; its marks do not count"
    case .scrutinises: "scrutinises what is decided"
    case .concerned: "concerned; it has no part in the marks"
    }
  }
}

extension Option {
  /// Where the option stands and why, in a sentence or two.
  var standingSentence: String {
    var parts: [String] = []
    switch status {
    case .active: parts.append(shell ? "A name only, still to be filled in." : "Appraised.")
    case .baseline: parts.append("Appraised, and what the others are compared with.")
    case .discounted: parts.append("Discounted.")
    case .blocked:
      parts.append(isBlocked ? "Blocked." : "Was blocked; all that stood in its way is lifted.")
    case .later: parts.append("Not now, perhaps later.")
    }
    if shell, status != .active { parts.append("A name only, still to be filled in.") }
    if preferred { parts.append("Preferred by those who decide.") }
    if !statusReason.isEmpty { parts.append(statusReason) }
    return parts.joined(separator: " ")
  }
}

extension CaseDocument {
  /// A paragraph; the paper too where it is not the case's own, which is the first.
  func place(of source: SourceReference) -> String {
    if source.paper == papers.first?.id, !source.place.isEmpty { return source.place }
    let paper = papers.first { $0.id == source.paper }
    let title = paper?.title ?? source.paper.text
    return source.place.isEmpty ? title : "\(source.place), \(title)"
  }
}
