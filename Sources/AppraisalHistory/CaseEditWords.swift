import AppraisalFindings
import AppraisalModel

extension CaseEdit: EditAccount {
  func words(_ names: RecordNames, by author: AssessorID?, hidesMarks: Bool) -> String {
    switch self {
    case .adopt(let document): "started the appraisal from the case \"\(document.title)\"."
    case .standing(let option, let old, let new):
      "changed where \(names.option(option)) stands from \(old.status.rawValue) to "
        + "\(new.status.rawValue)\(Edit.because(new.reason))"
    case .add(let element, _): "added the \(element.kind.words) \"\(element.label.oneLine)\"."
    case .change(let old, let new):
      "changed the \(new.kind.words) \"\(old.label.oneLine)\""
        + (old.label == new.label ? "" : ", now \"\(new.label.oneLine)\"")
        + FieldChange.words(new.changes(since: old).filter { $0.field != "label" }) + "."
    case .remove(let element, _):
      "took out the \(element.kind.words) \"\(element.label.oneLine)\"."
    case .move(let name, let old, let new):
      "moved the \(name.kind.words) \"\(names.element(name).oneLine)\" from place \(old + 1) to "
        + "place \(new + 1)."
    case .head(let old, let new): Self.headWords(old, new)
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
    if old.terms != new.terms {
      let changes = FieldChange.between(old.terms, new.terms)
      parts.append("the terms of the decision" + FieldChange.words(changes))
    }
    if old.counting != new.counting {
      let changes = FieldChange.between(old.counting, new.counting)
      parts.append("how money is counted" + FieldChange.words(changes))
    }
    return parts.isEmpty ? "changed nothing of the case." : "changed \(Numbers.list(parts))."
  }

  var subjects: EditSubjects {
    switch self {
    case .adopt, .head: EditSubjects()
    case .standing(let option, _, _): EditSubjects(options: [option])
    case .add(let element, _), .change(_, let element), .remove(let element, _):
      EditSubjects(options: element.name.options, criteria: element.name.criteria)
    case .move(let name, _, _): EditSubjects(options: name.options, criteria: name.criteria)
    }
  }

  var topics: Set<LogTopic> {
    switch self {
    case .adopt: [.question, .options, .criteria, .material]
    case .standing: [.options]
    case .add(let element, _), .change(_, let element), .remove(let element, _):
      [element.kind.topic]
    case .move(let name, _, _): [name.kind.topic]
    case .head: [.question]
    }
  }

  var movesTotals: Bool {
    switch self {
    case .adopt, .standing, .add, .change, .remove: true
    case .move, .head: false
    }
  }
}

extension FieldChange {
  /// What changed, in brackets behind the thing: " (short from "A" to "B", summary)".
  static func words(_ changes: [FieldChange]) -> String {
    changes.isEmpty ? "" : " (\(changes.map(\.words).joined(separator: ", ")))"
  }

  /// The field, with what stood and stands there where both are short.
  private var words: String {
    let (old, new) = (old.map(Self.read), new.map(Self.read))
    let texts = [old, new].compactMap(\.self)
    guard !texts.isEmpty, texts.allSatisfy({ (1...40).contains($0.unicodeScalars.count) }) else {
      return name
    }
    switch (old, new) {
    case (let old?, let new?): return "\(name) from \"\(old)\" to \"\(new)\""
    case (nil, let new?): return "\(name) to \"\(new)\""
    case (let old?, nil): return "\(name), \"\(old)\" taken out"
    case (nil, nil): return name
    }
  }

  /// A value on one line; a day in words.
  private static func read(_ text: String) -> String { CalendarDay.words(of: text.oneLine) }
}

extension ElementName {
  fileprivate var options: [OptionID] { kind == .option ? [OptionID(id)].compactMap(\.self) : [] }
  fileprivate var criteria: [CriterionID] {
    kind == .criterion ? [CriterionID(id)].compactMap(\.self) : []
  }
}
