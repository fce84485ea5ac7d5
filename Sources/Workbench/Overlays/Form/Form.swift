public import AppraisalModel
public import Canvas

/// What is done with the answers of a form.
public enum FormPurpose: Equatable, Sendable {
  /// Saves a snapshot.
  case snapshot
  /// Says who the person is, for whom they sit, and what they declare.
  case person
  /// Gives the reason for a marking.
  case reason(MarkingPlace)
  /// Opens an appraisal in a folder.
  case openFolder
  /// Names another place for what the disk refuses.
  case otherPlace
  /// Records the weight that is tried, with a note.
  case weightNote
  /// Settles the agreed weights.
  case lockWeights
  /// Says between which weights weightings are tried.
  case ranges
  /// Adds something to the case.
  case addElement(ElementKind)
  /// Changes something that the case has.
  case changeElement(Element)
  /// Changes a part of the case that is no list.
  case head(HeadPart)
  /// Says where an option stands.
  case standing(OptionID)
  /// Makes one option of several.
  case combine
  /// Makes several options of one.
  case split(OptionID)
  /// Adds a variant of an option.
  case variant(OptionID)
  /// Says what no longer stands in an option's way.
  case blockers(OptionID)
  /// Says something about an option or a criterion.
  case comment(option: OptionID?, criterion: CriterionID?)
  /// Records what was decided.
  case decide
  /// Lets somebody take part.
  case addPerson
  /// Says who somebody is and what they may do.
  case changePerson(AssessorID)

  /// What the button that ends the form does, in a word.
  var verb: String {
    switch self {
    case .snapshot: "save"
    case .person, .reason, .changeElement, .head, .standing, .blockers, .comment, .decide,
      .changePerson:
      "keep"
    case .addElement, .variant, .addPerson: "add"
    case .otherPlace: "copy"
    case .weightNote: "record"
    case .lockWeights: "settle"
    case .ranges: "try"
    case .combine: "combine"
    case .split: "split"
    case .openFolder: "open"
    }
  }

  /// Whether the answers change the case, which is said when they were taken.
  var changesCase: Bool {
    switch self {
    case .snapshot, .person, .reason, .openFolder, .otherPlace, .weightNote, .lockWeights,
      .ranges, .decide:
      false
    case .addElement, .changeElement, .head, .standing, .combine, .split, .variant, .blockers,
      .comment, .addPerson, .changePerson:
      true
    }
  }
}

/// A list that lies over a form, to choose from.
public struct FormPicker: Equatable, Sendable {
  /// What is being searched for.
  public var search = TextEntry(byteLimit: 200)
  /// The row of the cursor among those found.
  public var selected = 0
  /// What is ticked, where several can be.
  public var ticked: Set<String> = []
}

/// Questions that are answered in any order and taken together.
///
/// A form is a declaration: a purpose, a title and fields. What is done with the answers is a case
/// of `Model.outcome(of:)`.
public struct Form: Equatable, Sendable {
  /// What is done with the answers.
  public let purpose: FormPurpose
  /// The heading.
  public let title: String
  /// The questions, in order.
  public internal(set) var fields: [FormField]
  /// Where keys go: a field, else the button that takes the answers, else the one that drops them.
  public internal(set) var focus = 0
  /// The list that lies over the form, for the field that keys go to.
  public internal(set) var picker: FormPicker?
  /// What is wrong with the whole, or nil.
  public internal(set) var refusal: String?
  /// Whether Esc was pressed once although something would be lost.
  public internal(set) var isLeaving = false
  /// Whether Ctrl-X was pressed and Ctrl-E would open the editor.
  var awaitsEditor = false
  /// The first visible row of the last picture.
  var offset = 0
  /// The first visible line of the text of several lines that keys go to.
  var textOffset = 0

  /// Makes a form in which nothing has been answered yet.
  public init(_ purpose: FormPurpose, title: String, fields: [FormField]) {
    self.purpose = purpose
    self.title = title
    self.fields = fields
  }

  /// The place of the button that takes the answers.
  public var keepButton: Int { fields.count }
  /// The place of the button that drops the answers.
  public var cancelButton: Int { fields.count + 1 }

  /// Whether an answer is another one than at the start.
  public var isChanged: Bool { fields.contains(where: \.isChanged) }

  /// The field that keys go to, or nil on a button.
  public var focusedField: FormField? {
    fields.indices.contains(focus) ? fields[focus] : nil
  }

  // MARK: Answers

  private func content(_ key: FieldKey) -> FieldContent? {
    fields.first { $0.key == key }?.content
  }

  /// The words of an answer as they were typed; empty where there is no such question.
  public func text(_ key: FieldKey) -> String { content(key)?.entry?.text ?? "" }

  /// The number of an answer, or nil where it stayed empty.
  public func number(_ key: FieldKey) -> DecimalNumber? {
    (content(key)?.entry?.trimmed).flatMap(DecimalNumber.init)
  }

  /// The day of an answer, or nil where it stayed empty.
  public func day(_ key: FieldKey) -> CalendarDay? {
    (content(key)?.entry?.trimmed).flatMap(CalendarDay.init)
  }

  /// What was chosen, by its identifier, or nil.
  public func choice(_ key: FieldKey) -> String? {
    guard case .choice(_, let chosen) = content(key) else { return nil }
    return chosen
  }

  /// Everything that was chosen, by its identifiers in the order of the list.
  public func chosen(_ key: FieldKey) -> [String] {
    guard case .several(let options, let chosen) = content(key) else { return [] }
    return options.map(\.id).filter(chosen.contains)
  }

  /// Yes, no or not known.
  public func fact(_ key: FieldKey) -> FactAnswer {
    guard case .fact(let answer) = content(key) else { return .notKnown }
    return answer
  }

  // MARK: Changes

  /// Goes to a field or button.
  mutating func go(to place: Int) {
    let place = max(0, min(cancelButton, place))
    guard place != focus else { return }
    if fields.indices.contains(focus) { fields[focus].wasLeft = true }
    focus = place
    picker = nil
    textOffset = 0
  }

  /// Goes to the first field whose answer cannot be taken, and says whether there is one.
  mutating func goToFault() -> Bool {
    guard let index = fields.firstIndex(where: { $0.fault(isFinal: true) != nil }) else {
      return false
    }
    go(to: index)
    for index in fields.indices { fields[index].wasLeft = true }
    return true
  }

  /// Puts words into a field of text, as if the person had typed them.
  mutating func write(_ words: String, into key: FieldKey) {
    guard let index = fields.firstIndex(where: { $0.key == key }),
      let entry = fields[index].content.entry
    else { return }
    fields[index].content = fields[index].content.with(
      TextEntry(words, isMultiline: entry.isMultiline, byteLimit: entry.byteLimit))
  }

  /// Says why the answers were not taken, at the field concerned, else under all of them.
  mutating func refuse(_ key: FieldKey?, _ words: String) {
    guard let index = fields.firstIndex(where: { $0.key == key }) else {
      refusal = words
      return
    }
    go(to: index)
    fields[index].refusal = words
  }

  /// What the list over the form shows: the options with a word that begins with what is typed,
  /// then those that hold it elsewhere.
  public var found: [FieldOption] {
    let options = focusedField?.content.options ?? []
    let words = picker?.search.trimmed.lowercased() ?? ""
    guard !words.isEmpty else { return options }
    let holding = options.filter { "\($0.label) \($0.detail)".lowercased().contains(words) }
    func begins(_ option: FieldOption) -> Bool {
      " \(option.label)".lowercased().contains(" " + words)
    }
    return holding.filter(begins) + holding.filter { !begins($0) }
  }
}
