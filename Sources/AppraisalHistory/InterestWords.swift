import AppraisalFindings
package import AppraisalModel

extension InterestOutcome {
  /// The ruling in a few words.
  package var words: String {
    switch self {
    case .open: "no ruling yet"
    case .outOfItem: "out of the whole item"
    case .recused: "out of what it touches"
    case .stayed: "takes part"
    }
  }

  /// What the ruling does.
  package var detail: String {
    switch self {
    case .open: "takes part meanwhile; the interest is named"
    case .outOfItem: "takes no part in the item; the usual ruling"
    case .recused: "takes no part in the options and criteria named below"
    case .stayed: "takes part, with permission and a reason"
    }
  }
}

extension Interest {
  /// How it is dealt with, in a few words.
  package var standing: String {
    if let dispensation {
      return "takes part by a dispensation of \(dispensation.by.oneLine), "
        + "\(CalendarDay.words(of: dispensation.day)), for \(dispensation.purpose.oneLine)"
    }
    if isOutByKind { return "pecuniary: out of the whole item, no dispensation" }
    return outcome.words + (ruledBy.isEmpty ? "" : ", ruled by \(ruledBy.oneLine)")
  }
}

extension InterestDeclaration {
  /// What is known, in a few words: "2 interests, ruling open".
  package var words: String {
    switch self {
    case .notAsked: return "interests not said yet"
    case .none: return "no interests"
    case .some(let count, let open):
      let interests = Numbers.count(count, "interest")
      if open == 0 { return interests }
      return open == count ? "\(interests), ruling open" : "\(interests), \(open) without a ruling"
    }
  }
}
