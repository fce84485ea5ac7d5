import AppraisalFindings
package import AppraisalModel

extension RecordEdit: EditAccount {
  func words(_ names: RecordNames, by author: AssessorID?, hidesMarks: Bool) -> String {
    switch self {
    case .seal(let heads):
      "sealed the record: \(Numbers.count(heads.count, "sitting", "sittings")) that nobody signed"
        + " \(heads.count == 1 ? "counts as it was" : "count as they were"), and nothing unsigned"
        + " that came later."
    case .withhold(let line, let why):
      "withheld line \(line.n + 1) of the sitting \(line.segment)" + Edit.because(why)
    case .hold(let id, let old, let new):
      Self.hold(id, old, new)
    }
  }

  private static func hold(_ id: ItemID, _ old: Hold?, _ new: Hold?) -> String {
    if let new {
      return "put a hold on withholding (\(id)), asked for by \(new.by.oneLine) on"
        + " \(CalendarDay.words(of: new.day))" + Edit.because(new.words)
    }
    return "lifted the hold \(id)" + Edit.because(old?.words ?? "")
  }

  var subjects: EditSubjects { EditSubjects() }

  var topics: Set<LogTopic> {
    switch self {
    case .seal, .withhold, .hold: [.record]
    }
  }

  var movesTotals: Bool {
    switch self {
    // What is taken out may be a mark, and what is left out may be a sitting.
    case .seal, .withhold: true
    case .hold: false
    }
  }
}

extension StandingHold {
  /// What it is, whose, since when and who put it on record.
  package func words(in appraisal: Appraisal) -> String {
    let name = author.map { appraisal.assessor($0)?.name ?? $0.text } ?? "somebody without a name"
    return "\(id): \(hold.words.oneLine). Asked for by \(hold.by.oneLine) on"
      + " \(CalendarDay.words(of: hold.day)), put on record by \(name)"
  }
}

extension WithholdingRefusal {
  /// Why the line stays, and what can be done.
  package func sentence(in appraisal: Appraisal) -> String {
    switch self {
    case .held(let hold):
      "Nothing is withheld while a hold stands. \(hold.words(in: appraisal))."
        + " It is lifted with: appraise hold PATH --lift \(hold.id)"
    case .beginning: "The entry that starts the appraisal must stay."
    case .othersNeedIt:
      "Who takes part and in what role must stay, because what they wrote counts by it."
    case .ofTheRecord: "What is said of the record itself must stay."
    }
  }
}

extension HoldRefusal {
  /// What is wrong, with the holds there are.
  package var sentence: String {
    switch self {
    case .none(let id, let standing):
      "There is no hold \(id). "
        + (standing.isEmpty
          ? "None stands." : "There are: \(standing.map(\.text).joined(separator: ", ")).")
    }
  }
}
