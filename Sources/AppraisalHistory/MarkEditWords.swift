import AppraisalFindings
import AppraisalModel

extension MarkEdit: EditAccount {
  func words(_ names: RecordNames, by author: AssessorID?, hidesMarks: Bool) -> String {
    switch self {
    case .mark(let place, let old, let new):
      hidesMarks
        ? "answered for \(place.words(names))\(place.behalf(names, author)); "
          + "the answer is hidden until the reveal."
        : Self.answer(place, old, new, names, author)
    case .reason(let place, let old, let new):
      hidesMarks
        ? "wrote a reason for \(place.words(names))\(place.behalf(names, author)); "
          + "it is hidden until the reveal."
        : Self.reasoning(place, old, new, names, author)
    case .evidence(let place, _, let new):
      hidesMarks
        ? "linked evidence to \(place.words(names))\(place.behalf(names, author)); it is hidden until "
          + "the reveal."
        : Self.resting(place, new, names, author)
    case .agree(let option, let criterion, let old, let new):
      Self.agreement(MatrixCell(option, criterion), old, new, names)
    case .comment(_, _, .some(let new)):
      "commented\(new.aboutWords(names))\(new.author == author ? "" : " for \(names.person(new.author))")"
        + Edit.because(new.words)
    case .comment(_, let old, nil):
      "took back a comment" + (old.map { $0.aboutWords(names) } ?? "") + "."
    case .dissent(_, let old, .some(let new)):
      "\(old == nil ? "put a differing view on record" : "changed a differing view")"
        + new.aboutWords(names)
        + (new.author == author ? "" : " for \(names.person(new.author))") + Edit.because(new.words)
    case .dissent(_, let old, nil):
      "took back a differing view" + (old.map { $0.aboutWords(names) } ?? "") + "."
    }
  }

  private static func answer(
    _ place: MarkingPlace, _ old: Answer?, _ new: Answer?, _ names: RecordNames,
    _ author: AssessorID?
  ) -> String {
    let behalf = place.behalf(names, author)
    guard let new else {
      return "took back the mark of \(place.words(names))\(behalf)"
        + (old.map { "; it was \($0.words)." } ?? ".")
    }
    if new == old {
      return "said which mark of \(place.words(names))\(behalf) stands: \(new.words)."
    }
    return "marked \(place.words(names))\(behalf): \(new.words)"
      + (old.map { ", instead of \($0.words)." } ?? ".")
  }

  private static func reasoning(
    _ place: MarkingPlace, _ old: String, _ new: String, _ names: RecordNames,
    _ author: AssessorID?
  ) -> String {
    let what = place.words(names) + place.behalf(names, author)
    if new.isEmpty { return "took back the reason for \(what)." }
    return "\(old.isEmpty ? "gave a" : "changed the") reason for \(what)\(Edit.because(new))"
  }

  private static func resting(
    _ place: MarkingPlace, _ new: [EvidenceID], _ names: RecordNames, _ author: AssessorID?
  ) -> String {
    let what = place.words(names) + place.behalf(names, author)
    guard !new.isEmpty else { return "took the evidence away from \(what)." }
    return "rested the mark of \(what) on "
      + Numbers.list(new.map { "\"\(names.evidence($0).oneLine)\"" }) + "."
  }

  private static func finding(_ what: String, _ old: AgreedScore?, _ new: AgreedScore?) -> String {
    guard let new else { return "took back the finding of \(what)." }
    let before = old.map { ", instead of \($0.mark == 0 ? "fail" : "pass")" } ?? ""
    let evidence = new.evidence.map(\.text).joined(separator: ", ")
    return "recorded the finding of \(what): \(new.mark == 0 ? "fail" : "pass")\(before), found by "
      + "\(new.by)\(evidence.isEmpty ? "" : " on \(evidence)")\(Edit.because(new.reason))"
  }

  private static func agreement(
    _ cell: MatrixCell, _ old: AgreedScore?, _ new: AgreedScore?, _ names: RecordNames
  ) -> String {
    let what = "\(names.option(cell.option)) on \(names.criterion(cell.criterion))"
    if (new ?? old)?.by.isEmpty == false { return finding(what, old, new) }
    guard let new else {
      return "took back the agreed score of \(what)" + (old.map { "; it was \($0.mark)." } ?? ".")
    }
    let before = old.map { ", instead of \($0.mark)" } ?? ""
    return "recorded the agreed score of \(what): \(new.mark)\(before)\(Edit.because(new.reason))"
  }

  var subjects: EditSubjects {
    switch self {
    case .mark(let place, _, _), .reason(let place, _, _), .evidence(let place, _, _):
      return EditSubjects(
        people: [place.assessor], options: [place.option], criteria: [place.criterion],
        round: place.round)
    case .agree(let option, let criterion, _, _):
      return EditSubjects(options: [option], criteria: [criterion])
    case .comment(_, let old, let new):
      let remarks = [old, new].compactMap(\.self)
      return EditSubjects(
        people: remarks.map(\.author), options: remarks.compactMap(\.option),
        criteria: remarks.compactMap(\.criterion))
    case .dissent(_, let old, let new):
      let views = [old, new].compactMap(\.self)
      return EditSubjects(
        people: views.map(\.author), options: views.compactMap(\.option),
        criteria: views.compactMap(\.criterion))
    }
  }

  var topics: Set<LogTopic> {
    switch self {
    case .mark, .reason, .evidence: [.marks]
    case .agree: [.agreed]
    case .comment: [.comments]
    case .dissent: [.dissent]
    }
  }

  var movesTotals: Bool {
    switch self {
    case .mark, .agree: true
    case .reason, .evidence, .comment, .dissent: false
    }
  }
}

extension MarkingPlace {
  /// The option, the criterion and the round within a sentence.
  func words(_ names: RecordNames) -> String {
    let round = round == .solo ? "" : " in round \(round.number)"
    return "\(names.option(option)) on \(names.criterion(criterion))\(round)"
  }

  /// For whom it was entered, where that was not the author.
  fileprivate func behalf(_ names: RecordNames, _ author: AssessorID?) -> String {
    assessor == author ? "" : " for \(names.person(assessor))"
  }
}

extension Remark {
  fileprivate func aboutWords(_ names: RecordNames) -> String {
    names.about(option, criterion)
  }
}

extension Dissent {
  fileprivate func aboutWords(_ names: RecordNames) -> String {
    names.about(option, criterion)
  }
}

extension RecordNames {
  /// What something is about, as a sentence goes on; empty for the whole.
  fileprivate func about(_ option: OptionID?, _ criterion: CriterionID?) -> String {
    let subjects = [option.map(self.option), criterion.map(self.criterion)].compactMap(\.self)
    return subjects.isEmpty ? "" : " on \(Numbers.list(subjects))"
  }
}
