package import AppraisalModel
package import Canvas
import PlainText

/// A list that lies over a form, to choose from.
package struct FormPicker: Equatable, Sendable {
  /// What is being searched for.
  package var search = TextEntry.search
  /// Whether what was typed last had no room.
  var isFull = false
  /// The row of the cursor among those found.
  package var selected = 0
  /// What is ticked, where several can be.
  package var ticked: Set<String> = []
  /// Whether the arrows were used since something was last typed.
  var isChoosing = true

  /// Whether Space ticks; between words that are looked for it is a space.
  var spaceTicks: Bool { search.isEmpty || isChoosing }
}

/// Questions that are answered in any order and taken together.
///
/// A form is a declaration: a purpose, which says what is done with the answers, a title and fields.
package struct Form: Sendable {
  /// What is done with the answers.
  package let purpose: any FormPurpose
  package let title: String
  package internal(set) var fields: [FormField]
  /// Where keys go: a field, else the button that takes the answers, else the one that drops them.
  package internal(set) var focus = 0
  /// The list that lies over the form, for the field that keys go to.
  package internal(set) var picker: FormPicker?
  /// What is wrong with the whole, or nil.
  package internal(set) var refusal: String?
  /// Whether Enter led from the last field to the button, where what is typed is no answer.
  private(set) var cameByEnter = false
  /// Whether Esc was pressed once although something would be lost.
  package internal(set) var isLeaving = false
  /// How much had arrived of others when it was opened, so that nobody overwrites what they have not
  /// seen.
  var opensAfter: Int?
  /// Whether Ctrl-X was pressed and Ctrl-E would open the editor.
  var awaitsEditor = false
  /// The first visible row of the last picture.
  var offset = 0
  /// The first visible line of the text of several lines that keys go to.
  var textOffset = 0

  /// Makes a form in which nothing has been answered yet.
  package init(_ purpose: any FormPurpose, title: String, fields: [FormField]) {
    self.purpose = purpose
    self.title = title
    self.fields = fields
  }

  /// The place of the button that takes the answers.
  package var keepButton: Int { fields.count }
  /// The place of the button that drops the answers.
  package var cancelButton: Int { fields.count + 1 }

  /// Whether an answer is another one than at the start.
  package var isChanged: Bool { fields.contains(where: \.isChanged) }

  /// The field that keys go to, or nil on a button.
  package var focusedField: FormField? {
    fields.indices.contains(focus) ? fields[focus] : nil
  }

  // MARK: Answers

  func content(_ key: FieldKey) -> FieldContent? {
    fields.first { $0.key == key }?.content
  }

  /// The words of an answer as they were typed; empty where there is no such question.
  package func text(_ key: FieldKey) -> String { content(key)?.entry?.text ?? "" }

  /// The number of an answer, or nil where it stayed empty.
  package func number(_ key: FieldKey) -> DecimalNumber? {
    (content(key)?.entry?.trimmed).flatMap(DecimalNumber.init)
  }

  /// The day of an answer, or nil where it stayed empty.
  package func day(_ key: FieldKey) -> CalendarDay? {
    (content(key)?.entry?.trimmed).flatMap(CalendarDay.init(typed:))
  }

  /// What was chosen, by its identifier, or nil.
  package func choice(_ key: FieldKey) -> String? {
    guard case .choice(_, let chosen) = content(key) else { return nil }
    return chosen
  }

  /// Everything that was chosen, by its identifiers in the order of the list.
  package func chosen(_ key: FieldKey) -> [String] {
    guard case .several(let options, let chosen) = content(key) else { return [] }
    return options.map(\.id).filter(chosen.contains)
  }

  /// Yes, no or not known.
  package func fact(_ key: FieldKey) -> FactAnswer {
    guard case .fact(let answer) = content(key) else { return .notKnown }
    return answer
  }

  // MARK: Changes

  /// Goes to a field or button.
  mutating func go(to place: Int) {
    let place = max(0, min(cancelButton, place))
    cameByEnter = false
    guard place != focus else { return }
    if fields.indices.contains(focus) {
      fields[focus].wasLeft = true
      fields[focus].tidy()
    }
    focus = place
    picker = nil
    textOffset = 0
  }

  /// Goes on from a field that Enter ends, after the last one to the button.
  mutating func goOn() {
    go(to: focus + 1)
    cameByEnter = focus == keepButton
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
  package var found: [FieldOption] {
    let options = focusedField?.content.options ?? []
    let words = picker?.search.trimmed ?? ""
    guard !words.isEmpty else { return options }
    let holding = options.filter { Search.finds(words, in: "\($0.label) \($0.detail)") }
    func begins(_ option: FieldOption) -> Bool {
      Search.finds(words, atStartOfWordIn: option.label)
    }
    return holding.filter(begins) + holding.filter { !begins($0) }
  }
}

extension String {
  /// What was typed one thing a line: the lines that hold something, without the blanks around them.
  var typedLines: [String] { textLines.map(\.trimmed).filter { !$0.isEmpty } }
}
