package import AppraisalModel
package import Canvas

/// The name of an answer, by which a form is asked for it.
package struct FieldKey: Hashable, Sendable {
  private let name: String

  /// Makes a key; within one form every field has its own.
  package init(_ name: String) { self.name = name }

  static let name = FieldKey("name")
  /// The body that somebody sits for.
  static let body = FieldKey("body")
  static let interests = FieldKey("interests")
  static let note = FieldKey("note")
  static let reason = FieldKey("reason")
  static let final = FieldKey("final")
  /// The path of a folder.
  static let folder = FieldKey("folder")
}

/// One of the things that a field lets a person choose from.
package struct FieldOption: Equatable, Sendable {
  /// What the answer says; an empty one stands for none of them.
  package var id: String
  package var label: String
  /// More about it, such as where it stands.
  package var detail: String

  package init(_ id: String, _ label: String, detail: String = "") {
    self.id = id
    self.label = label
    self.detail = detail
  }
}

/// Which numbers a field takes.
package struct NumberBounds: Equatable, Sendable {
  /// The smallest, or nil for none.
  package var floor: DecimalNumber?
  /// The largest, or nil for none.
  package var ceiling: DecimalNumber?
  /// Whether only whole numbers are taken.
  package var isWhole: Bool

  /// Makes bounds; without arguments every number is taken.
  package init(
    from floor: DecimalNumber? = nil, to ceiling: DecimalNumber? = nil, isWhole: Bool = false
  ) {
    self.floor = floor
    self.ceiling = ceiling
    self.isWhole = isWhole
  }

  /// Whether a number lies within them.
  func hold(_ number: DecimalNumber) -> Bool {
    (floor.map { $0 <= number } ?? true) && (ceiling.map { number <= $0 } ?? true)
      && (!isWhole || number.isWhole(stepsOf: 1, from: 0))
  }

  /// What a number must be, as in: Type a whole number from 0 to 100.
  var rule: String {
    let kind = isWhole ? "a whole number" : "a number, such as 7.5"
    return switch (floor, ceiling) {
    case (let low?, let high?): "Type \(isWhole ? kind : "a number") from \(low) to \(high)."
    case (let low?, nil): "Type \(isWhole ? kind : "a number") that is at least \(low)."
    case (nil, let high?): "Type \(isWhole ? kind : "a number") that is at most \(high)."
    case (nil, nil): "Type \(kind)."
    }
  }
}

/// What a field asks for, and what has been answered so far.
package enum FieldContent: Equatable, Sendable {
  /// Words: one line, or several.
  case text(TextEntry)
  case number(TextEntry, NumberBounds)
  /// A day of the calendar.
  case day(TextEntry)
  /// One thing from a list, by its identifier.
  case choice([FieldOption], chosen: String?)
  /// Any number of things from a list, by their identifiers.
  case several([FieldOption], chosen: Set<String>)
  /// Yes, no or not known.
  case fact(FactAnswer)

  /// The text being typed, or nil for what is chosen.
  package var entry: TextEntry? {
    switch self {
    case .text(let entry), .number(let entry, _), .day(let entry): entry
    case .choice, .several, .fact: nil
    }
  }

  /// The things to choose from; empty for what is typed.
  var options: [FieldOption] {
    switch self {
    case .choice(let options, _), .several(let options, _): options
    case .text, .number, .day, .fact: []
    }
  }

  /// The same with another text, where it is one that is typed.
  func with(_ entry: TextEntry) -> FieldContent {
    switch self {
    case .text: .text(entry)
    case .number(_, let bounds): .number(entry, bounds)
    case .day: .day(entry)
    case .choice, .several, .fact: self
    }
  }
}

/// A question of a form and its answer.
package struct FormField: Equatable, Sendable {
  /// The name of the answer.
  package let key: FieldKey
  /// What is asked, in a few words.
  package let label: String
  /// What it is for, in a sentence.
  package let hint: String
  /// What is said where it stays empty; nil where that is allowed.
  package let needed: String?
  /// What it asks for and holds.
  package var content: FieldContent {
    didSet { if content != oldValue { refusal = nil } }
  }
  /// Why the answer was not taken, or nil.
  var refusal: String?
  /// Whether the person has been here and gone on.
  var wasLeft = false
  private let original: FieldContent

  init(
    _ key: FieldKey, _ label: String, hint: String, needed: String?, content: FieldContent
  ) {
    self.key = key
    self.label = label
    self.hint = hint
    self.needed = needed
    self.content = content
    original = content
  }

  /// Whether it has several lines.
  package var isArea: Bool {
    if case .text(let entry) = content { entry.isMultiline } else { false }
  }

  /// What it is for, and whether it can stay empty.
  var purpose: String {
    needed == nil ? hint : hint.isEmpty ? "Needed." : "Needed. \(hint)"
  }

  /// The text that was typed, else empty.
  package var text: String { content.entry?.text ?? "" }

  /// The answer as a reader sees it; empty where there is none.
  var answerWords: String {
    switch content {
    case .text, .number, .day: text
    case .choice(let options, let chosen):
      chosen?.isEmpty == false ? options.first { $0.id == chosen }?.label ?? "" : ""
    case .several(let options, let chosen):
      options.filter { chosen.contains($0.id) }.map(\.label).joined(separator: "; ")
    case .fact(let answer): answer == .yes ? "yes" : ""
    }
  }

  /// Whether the answer is another one than at the start.
  var isChanged: Bool {
    guard let old = original.entry else { return content != original }
    return old.text != text
  }

  /// Writes a day that can be read in words, once the person goes on.
  mutating func tidy() {
    guard case .day(let entry) = content, let day = CalendarDay(typed: entry.trimmed),
      entry.text != day.words
    else { return }
    content = .day(TextEntry(day.words, byteLimit: entry.byteLimit))
  }

  private var isEmpty: Bool {
    switch content {
    case .text, .number, .day: text.allSatisfy(\.isWhitespace)
    case .choice(_, let chosen): chosen == nil
    case .several(_, let chosen): chosen.isEmpty
    case .fact: false
    }
  }

  /// What is wrong with the answer, in a sentence, or nil.
  ///
  /// That nothing was answered is no fault before the person has gone on.
  package var problem: String? { refusal ?? fault(isFinal: wasLeft) }

  /// What is wrong with the answer when it is to be taken, or nil.
  func fault(isFinal: Bool) -> String? {
    if isEmpty { return isFinal ? needed : nil }
    switch content {
    case .number(let entry, let bounds):
      let isGood = DecimalNumber(entry.trimmed).map(bounds.hold) ?? false
      return isGood ? nil : bounds.rule
    case .day(let entry):
      return CalendarDay(typed: entry.trimmed) == nil ? CalendarDay.typingRule : nil
    case .text, .choice, .several, .fact: return nil
    }
  }
}

extension FormField {
  /// Asks for one line of words.
  package static func line(
    _ key: FieldKey, _ label: String, hint: String = "", _ text: String = "", limit: Int = 200,
    needed: String? = nil
  ) -> FormField {
    FormField(
      key, label, hint: hint, needed: needed,
      content: .text(TextEntry(text, byteLimit: limit)))
  }

  /// Asks for words of several lines.
  package static func area(
    _ key: FieldKey, _ label: String, hint: String = "", _ text: String = "",
    limit: Int = Appraisal.textLimit, needed: String? = nil
  ) -> FormField {
    FormField(
      key, label, hint: hint, needed: needed,
      content: .text(TextEntry(text, isMultiline: true, byteLimit: limit)))
  }

  package static func number(
    _ key: FieldKey, _ label: String, hint: String = "", _ number: DecimalNumber? = nil,
    bounds: NumberBounds = NumberBounds(), needed: String? = nil
  ) -> FormField {
    FormField(
      key, label, hint: hint.isEmpty ? bounds.rule : hint, needed: needed,
      content: .number(TextEntry(number?.description ?? "", byteLimit: 40), bounds))
  }

  package static func day(
    _ key: FieldKey, _ label: String, hint: String = "Such as 31 March 2026 or 31/3/2026.",
    _ day: CalendarDay? = nil, needed: String? = nil
  ) -> FormField {
    FormField(
      key, label, hint: hint, needed: needed,
      content: .day(TextEntry(day?.words ?? "", byteLimit: 40)))
  }

  /// Asks for one of a list.
  package static func choice(
    _ key: FieldKey, _ label: String, hint: String = "", from options: [FieldOption],
    _ chosen: String? = nil, needed: String? = nil
  ) -> FormField {
    FormField(
      key, label, hint: hint, needed: needed, content: .choice(options, chosen: chosen))
  }

  /// Asks for any number of a list.
  package static func several(
    _ key: FieldKey, _ label: String, hint: String = "", from options: [FieldOption],
    _ chosen: Set<String> = [], needed: String? = nil
  ) -> FormField {
    FormField(
      key, label, hint: hint, needed: needed, content: .several(options, chosen: chosen))
  }

  /// Asks for yes, no or not known.
  package static func fact(
    _ key: FieldKey, _ label: String, hint: String = "", _ answer: FactAnswer = .notKnown
  ) -> FormField {
    FormField(key, label, hint: hint, needed: nil, content: .fact(answer))
  }
}

extension TextEntry {
  /// The text without spaces at its ends.
  var trimmed: String {
    text.trimmed
  }
}
