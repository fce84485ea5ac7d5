import AppraisalFindings
public import AppraisalModel

extension Edit {
  /// What was done, as the sentence goes on after the name of whoever did it.
  ///
  /// For example: `marked Join the council on Care: 85, instead of 60.`
  ///
  /// - Parameters:
  ///   - names: What things are called.
  ///   - author: Who did it, so that what was done for another person is said.
  ///   - hidesMarks: Whether answers are left out, as before the reveal of a round.
  /// - Returns: The rest of a sentence with its full stop.
  public func words(
    _ names: RecordNames, by author: AssessorID?, hidesMarks: Bool = false
  ) -> String {
    switch self {
    case .adopt(let document): "started the appraisal from the case \"\(document.title)\"."
    case .join(let person):
      person.id == author
        ? "joined as \(person.roleWords)\(person.seatWords(names))."
        : "added \(person.name) as \(person.roleWords)\(person.seatWords(names))."
    case .leave(let person):
      person.id == author ? "left." : "took \(person.name) off the list of people."
    case .revise(let old, let new): revision(old, new, names, author)
    case .standing(let option, let old, let new):
      "changed where \(names.option(option)) stands from \(old.status.rawValue) to "
        + "\(new.status.rawValue)\(Self.because(new.reason))"
    case .mark(let place, let old, let new):
      hidesMarks
        ? "answered for \(place.words(names))\(place.behalf(names, author)); "
          + "the answer is hidden until the reveal."
        : answer(place, old, new, names, author)
    case .reason(let place, let old, let new):
      hidesMarks
        ? "wrote a reason for \(place.words(names))\(place.behalf(names, author)); "
          + "it is hidden until the reveal."
        : reasoning(place, old, new, names, author)
    case .rest(let place, _, let new): resting(place, new, names, author)
    case .weigh(let holder, let criterion, let old, let new):
      weighing(holder, criterion, old, new, names)
    case .agree(let option, let criterion, let old, let new):
      agreement(MatrixCell(option, criterion), old, new, names)
    default: workshopWords(names, author) ?? authoringWords(names, author)
    }
  }

  /// A reason behind a colon, with its full stop.
  static func because(_ reason: String) -> String {
    let reason = reason.oneLine
    guard let last = reason.last else { return "." }
    return ": \(reason)" + (".!?".contains(last) ? "" : ".")
  }

  // MARK: People

  private func revision(
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

  // MARK: Marks

  private func answer(
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

  private func reasoning(
    _ place: MarkingPlace, _ old: String, _ new: String, _ names: RecordNames,
    _ author: AssessorID?
  ) -> String {
    let where_ = place.words(names) + place.behalf(names, author)
    if new.isEmpty { return "took back the reason for \(where_)." }
    return "\(old.isEmpty ? "gave a" : "changed the") reason for \(where_)\(Self.because(new))"
  }

  private func resting(
    _ place: MarkingPlace, _ new: [EvidenceID], _ names: RecordNames, _ author: AssessorID?
  ) -> String {
    let where_ = place.words(names) + place.behalf(names, author)
    guard !new.isEmpty else { return "took the evidence away from \(where_)." }
    return "rested the mark of \(where_) on "
      + Numbers.list(new.map { "\"\(names.evidence($0).oneLine)\"" }) + "."
  }

  private func weighing(
    _ holder: WeightHolder, _ criterion: CriterionID, _ old: DecimalNumber?,
    _ new: DecimalNumber?, _ names: RecordNames
  ) -> String {
    let what = "\(holder.words(names)) weight of \(names.criterion(criterion))"
    guard let new else {
      return "took back \(what)" + (old.map { "; it was \($0) points." } ?? ".")
    }
    return old.map { "changed \(what) from \($0) to \(new) points." }
      ?? "set \(what) to \(new) points."
  }

  private func agreement(
    _ cell: MatrixCell, _ old: AgreedScore?, _ new: AgreedScore?, _ names: RecordNames
  ) -> String {
    let what = "\(names.option(cell.option)) on \(names.criterion(cell.criterion))"
    guard let new else {
      return "took back the agreed score of \(what)" + (old.map { "; it was \($0.mark)." } ?? ".")
    }
    let before = old.map { ", instead of \($0.mark)" } ?? ""
    return "recorded the agreed score of \(what): \(new.mark)\(before)\(Self.because(new.reason))"
  }

  // MARK: Rounds and the decision

  private func workshopWords(_ names: RecordNames, _ author: AssessorID?) -> String? {
    switch self {
    case .openRound(let round):
      "opened round \(round.id.number), \(round.visibility.rawValue)"
        + Self.because(round.purpose)
    case .moveRound(let round, _, let new): "\(new.verb) round \(round.number)."
    case .handIn(let round, let person):
      "handed in \(person == author ? "the" : "\(names.person(person))'s") ballot of round "
        + "\(round.number)."
    case .reopen(let round, let person):
      "reopened \(person == author ? "the" : "\(names.person(person))'s") ballot of round "
        + "\(round.number)."
    case .lockWeights(_, .some(let lock)): "settled the agreed weights\(Self.because(lock.words))"
    case .lockWeights(_, nil): "opened the agreed weights again."
    case .elicit(let holder, let family, _, .some(let new)):
      "recorded how \(holder.words(names)) weights under \(names.family(family)) came about, by "
        + "\(new.method.words), with \(Numbers.count(new.answers.count, "answer"))"
        + Self.because(new.words)
    case .elicit(let holder, let family, _, nil):
      "took back how \(holder.words(names)) weights under \(names.family(family)) came about."
    case .decide(let old, let new):
      Self.verb(new, after: old) + " of \(new.day)" + Self.because(new.words)
        + new.particulars(names)
    default: nil
    }
  }

  private static func verb(_ decision: Decision, after old: Decision?) -> String {
    guard let old else { return "recorded the decision" }
    return decision.follows(old)
      ? "recorded, after that of \(old.day) was reviewed, the decision"
      : "replaced the decision by that"
  }
}

extension Edit {
  /// The words of the edits that write the case.
  private func authoringWords(_ names: RecordNames, _ author: AssessorID?) -> String {
    switch self {
    case .add(let element, _): "added the \(element.kind.words) \"\(element.label.oneLine)\"."
    case .change(let old, let new):
      old.label == new.label
        ? "changed the \(new.kind.words) \"\(new.label.oneLine)\"."
        : "changed the \(new.kind.words) \"\(old.label.oneLine)\", now \"\(new.label.oneLine)\"."
    case .remove(let element, _):
      "took out the \(element.kind.words) \"\(element.label.oneLine)\"."
    case .move(let name, let old, let new):
      "moved the \(name.kind.words) \"\(names.element(name).oneLine)\" from place \(old + 1) to "
        + "place \(new + 1)."
    case .head(let old, let new): Self.headWords(old, new)
    case .comment(_, _, .some(let new)):
      "commented\(new.aboutWords(names))\(new.author == author ? "" : " for \(names.person(new.author))")"
        + Self.because(new.words)
    case .comment(_, let old, nil):
      "took back a comment" + (old.map { $0.aboutWords(names) } ?? "") + "."
    // The others have their words above.
    case .adopt, .join, .leave, .revise, .standing, .mark, .reason, .rest, .weigh, .openRound,
      .moveRound, .handIn, .reopen, .agree, .elicit, .lockWeights, .decide:
      "changed the appraisal."
    }
  }

  private static func headWords(_ old: CaseHead, _ new: CaseHead) -> String {
    var parts: [String] = []
    if old.title != new.title { parts.append("the title to \"\(new.title.oneLine)\"") }
    if old.question != new.question {
      let isReworded = old.question.words != new.question.words
      parts.append(
        isReworded
          ? "the question to \"\(new.question.words.oneLine)\"" : "what belongs to the question")
    }
    if old.terms != new.terms { parts.append("the terms of the decision") }
    if old.counting != new.counting { parts.append("how money is counted") }
    return parts.isEmpty ? "changed nothing of the case." : "changed \(Numbers.list(parts))."
  }
}

extension String {
  /// The text with its line ends as spaces, as it stands within a sentence.
  var oneLine: String {
    split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

extension MarkingPlace {
  /// The option, the criterion and the round within a sentence.
  func words(_ names: RecordNames) -> String {
    let round = round == .solo ? "" : " in round \(round.number)"
    return "\(names.option(option)) on \(names.criterion(criterion))\(round)"
  }

  /// For whom it was entered, where that was not the author.
  func behalf(_ names: RecordNames, _ author: AssessorID?) -> String {
    assessor == author ? "" : " for \(names.person(assessor))"
  }
}

extension WeightHolder {
  /// Whose weight, before the noun.
  func words(_ names: RecordNames) -> String {
    switch self {
    case .agreed: "the agreed"
    case .body(let id): "\(names.body(id))'s"
    case .assessor(let id): "\(names.person(id))'s"
    }
  }
}

extension RoundState {
  /// What was done to a round that came to this.
  fileprivate var verb: String {
    switch self {
    case .open: "opened"
    case .ended: "ended"
    case .revealed: "revealed"
    case .settled: "settled"
    }
  }
}

extension Assessor {
  /// What the person may do, in words: "member and facilitator"; who was taken out takes no part.
  public var roleWords: String {
    roles.isEmpty ? "none: takes no part any more" : Numbers.list(roles.map(\.rawValue))
  }

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

extension Remark {
  fileprivate func aboutWords(_ names: RecordNames) -> String {
    let subjects = [option.map(names.option), criterion.map(names.criterion)].compactMap(\.self)
    return subjects.isEmpty ? "" : " on \(Numbers.list(subjects))"
  }
}
