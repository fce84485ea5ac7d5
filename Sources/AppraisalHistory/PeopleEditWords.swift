import AppraisalFindings
import AppraisalModel

extension PeopleEdit: EditAccount {
  func words(_ names: RecordNames, by author: AssessorID?, hidesMarks: Bool) -> String {
    switch self {
    case .join(let person):
      person.id == author
        ? "joined as \(person.roleWords)\(person.seatWords(names))."
          + Self.interests(from: nil, to: person, names, author).map { " Also \($0)" }.joined()
        : "added \(names.person(person.id)) as \(person.roleWords)\(person.seatWords(names))."
          + Self.interests(from: nil, to: person, names, author).map { " Also \($0)" }.joined()
    case .leave(let person):
      person.id == author ? "left." : "took \(names.person(person.id)) off the list of people."
    case .revise(let old, let new): Self.revision(old, new, names, author)
    case .vouch(let person, let key):
      person == author
        ? "said that the key \(key.code) is theirs."
        : "said that the key \(key.code) is \(names.person(person))'s."
    case .makeSlip(let person, _):
      person == author ? "made a slip for themselves." : "made a slip for \(names.person(person))."
    case .showSlip(let person, _, _):
      person == author ? "showed their slip." : "showed the slip of \(names.person(person))."
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
    let whose = new.id == author ? "" : " of \(names.person(new.id))"
    var words = changes.isEmpty ? "" : "changed\(whose) \(Numbers.list(changes))."
    for said in interests(from: old, to: new, names, author) {
      words += (words.isEmpty ? "" : " Also ") + said
    }
    guard words.isEmpty else { return words }
    return "said again who "
      + (new.id == author ? "they are" : "\(names.person(new.id)) is") + ": \(new.roleWords)."
  }

  /// What was declared, noted, ruled on or taken back, in sentences that go on after a name.
  private static func interests(
    from old: Assessor?, to new: Assessor, _ names: RecordNames, _ author: AssessorID?
  ) -> [String] {
    let isOwn = new.id == author
    let before = old?.interests ?? []
    func known(_ interest: Interest, in list: [Interest]) -> Bool {
      list.contains { $0.words == interest.words }
    }
    let added = new.interests.filter { !known($0, in: before) }
    let ruled = new.interests.filter { known($0, in: before) && !before.contains($0) }
    let gone = before.filter { !known($0, in: new.interests) }
    let whose = isOwn ? "" : " of \(names.person(new.id))"
    func sentence(_ verb: String, _ list: [Interest]) -> String? {
      let parts = list.map { $0.sentencePart(names) }.joined(separator: "; ")
      return list.isEmpty ? nil : "\(verb) an interest\(whose): \(parts)."
    }
    let says = isOwn && new.declared && old?.declared != true
    return [
      sentence(isOwn ? "declared" : "noted", added),
      sentence("ruled on", ruled),
      gone.isEmpty
        ? nil
        : "took back an interest\(whose): \(gone.map(\.words.oneLine).joined(separator: "; ")).",
      says && new.interests.isEmpty ? "declared no interests." : nil,
      says && added.isEmpty && !new.interests.isEmpty
        ? "declared \(Numbers.count(new.interests.count, "interest")) that stood noted." : nil,
    ].compactMap(\.self)
  }

  var subjects: EditSubjects {
    switch self {
    case .join(let person), .leave(let person), .revise(_, let person):
      EditSubjects(people: [person.id])
    case .vouch(let person, _), .makeSlip(let person, _), .showSlip(let person, _, _):
      EditSubjects(people: [person])
    }
  }

  var topics: Set<LogTopic> {
    switch self {
    case .join(let person): person.declaration == .notAsked ? [.people] : [.people, .interests]
    case .leave, .vouch, .makeSlip, .showSlip: [.people]
    case .revise(let old, let new):
      old.interests == new.interests && old.declared == new.declared
        ? [.people] : [.people, .interests]
    }
  }

  var movesTotals: Bool {
    switch self {
    case .revise: true
    case .join, .leave, .vouch, .makeSlip, .showSlip: false
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
    if isOutByKind { return "\(words.oneLine)\(about), pecuniary, takes no part in the item" }
    if dispensation != nil { return "\(words.oneLine)\(about), pecuniary, \(standing)" }
    let outcome =
      switch outcome {
      case .open: ", ruling open"
      case .outOfItem: ", takes no part in the item"
      case .recused: ", takes no part in it"
      case .stayed: reason.isEmpty ? "" : ", takes part"
      }
    let why = reason.isEmpty ? "" : ", \(reason.oneLine)"
    let ruler = ruledBy.isEmpty ? "" : ", ruled by \(ruledBy.oneLine)"
    return words.oneLine + about + outcome + why + ruler
  }
}
