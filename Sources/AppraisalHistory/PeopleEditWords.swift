import AppraisalFindings
import AppraisalModel

extension PeopleEdit: EditAccount {
  func words(_ names: RecordNames, by author: AssessorID?, hidesMarks: Bool) -> String {
    switch self {
    case .join(let person):
      person.id == author
        ? "joined as \(person.roleWords)\(person.seatWords(names))."
        : "added \(person.name) as \(person.roleWords)\(person.seatWords(names))."
    case .leave(let person):
      person.id == author ? "left." : "took \(person.name) off the list of people."
    case .revise(let old, let new): Self.revision(old, new, names, author)
    }
  }

  private static func revision(
    _ old: Assessor, _ new: Assessor, _ names: RecordNames, _ author: AssessorID?
  ) -> String {
    var changes: [String] = []
    if old.name != new.name { changes.append("the name to \(new.name)") }
    if old.body != new.body {
      changes.append("the body to \(new.body.map(names.body) ?? "none")")
    }
    if old.seat != new.seat {
      let seat = new.seat.map { names.element(ElementName(.seat, $0.text)) } ?? "none"
      changes.append("the seat to \(seat)")
    }
    if old.roles != new.roles { changes.append("the role to \(new.roleWords)") }
    let whose = new.id == author ? "" : " of \(new.name)"
    var words = changes.isEmpty ? "" : "changed\(whose) \(Numbers.list(changes))."
    let declared = new.interests.filter { !old.interests.contains($0) }
    let withdrawn = old.interests.filter { interest in
      !new.interests.contains { $0.words == interest.words }
    }
    if !declared.isEmpty {
      let interests = declared.map { $0.sentencePart(names) }.joined(separator: "; ")
      words += (words.isEmpty ? "" : " Also ") + "declared\(whose) an interest: \(interests)."
    }
    if !withdrawn.isEmpty {
      let interests = withdrawn.map(\.words.oneLine).joined(separator: "; ")
      words += (words.isEmpty ? "" : " Also ") + "took back\(whose) an interest: \(interests)."
    }
    return words.isEmpty ? "looked at who\(whose) is and changed nothing." : words
  }

  var subjects: EditSubjects {
    switch self {
    case .join(let person), .leave(let person), .revise(_, let person):
      EditSubjects(people: [person.id])
    }
  }

  var topics: Set<LogTopic> {
    switch self {
    case .join(let person): person.interests.isEmpty ? [.people] : [.people, .interests]
    case .leave: [.people]
    case .revise(let old, let new):
      old.interests == new.interests ? [.people] : [.people, .interests]
    }
  }

  var movesTotals: Bool {
    switch self {
    case .revise: true
    case .join, .leave: false
    }
  }
}

extension Assessor {
  fileprivate func seatWords(_ names: RecordNames) -> String {
    body.map { " for \(names.body($0))" } ?? ""
  }
}

extension Interest {
  /// What it is and how it was dealt with.
  fileprivate func sentencePart(_ names: RecordNames) -> String {
    let touched = options.map(names.option) + criteria.map(names.criterion)
    let about = touched.isEmpty ? "" : " (about \(Numbers.list(touched)))"
    let outcome = outcome == .recused ? ", takes no part in it" : ""
    let why = reason.isEmpty ? "" : ", \(reason.oneLine)"
    return words.oneLine + about + outcome + why
  }
}
