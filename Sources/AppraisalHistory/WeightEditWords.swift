import AppraisalFindings
import AppraisalModel

extension WeightEdit: EditAccount {
  func words(_ names: RecordNames, by author: AssessorID?, hidesMarks: Bool) -> String {
    if hidesMarks, let hidden = Self.hiddenWords(self, names) { return hidden }
    return switch self {
    case .weigh(let holder, let criterion, let old, let new):
      Self.weighing(holder, criterion, old, new, names)
    case .elicit(let holder, let family, _, .some(let new)):
      "recorded how \(holder.words(names)) weights under \(names.family(family)) came about, by "
        + "\(new.method.words), with \(Numbers.count(new.answers.count, "answer"))"
        + Edit.because(new.words)
    case .elicit(let holder, let family, _, nil):
      "took back how \(holder.words(names)) weights under \(names.family(family)) came about."
    case .lockWeights(_, .some(let lock)): "settled the agreed weights\(Edit.because(lock.words))"
    case .lockWeights(_, nil): "opened the agreed weights again."
    }
  }

  /// What is said of weights that are hidden; nil where there is nothing to hide.
  private static func hiddenWords(_ edit: WeightEdit, _ names: RecordNames) -> String? {
    switch edit {
    case .weigh(let holder, let criterion, _, _):
      "set \(holder.words(names)) weight of \(names.criterion(criterion)); it is hidden until the "
        + "reveal."
    case .elicit(let holder, let family, _, _):
      "answered for \(holder.words(names)) weights under \(names.family(family)); the answers are "
        + "hidden until the reveal."
    case .lockWeights: nil
    }
  }

  private static func weighing(
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

  var subjects: EditSubjects {
    switch self {
    case .weigh(let holder, let criterion, _, _):
      EditSubjects(people: holder.people, criteria: [criterion])
    case .elicit(let holder, let family, _, _):
      EditSubjects(people: holder.people, criteria: family.parent.map { [$0] } ?? [])
    case .lockWeights: EditSubjects()
    }
  }

  var topics: Set<LogTopic> {
    switch self {
    case .weigh, .elicit, .lockWeights: [.weights]
    }
  }

  var movesTotals: Bool {
    switch self {
    case .weigh, .elicit: true
    case .lockWeights: false
    }
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

  fileprivate var people: [AssessorID] {
    if case .assessor(let id) = self { [id] } else { [] }
  }
}
