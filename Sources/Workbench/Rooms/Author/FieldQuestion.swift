import AppraisalModel
import Canvas

/// What a form is about, before anything is answered.
struct Asked<Thing> {
  let thing: Thing
  /// Whether there is no such thing yet.
  let isNew: Bool
  let lists: TypedLists

  var document: CaseDocument { lists.document }

  /// The options to choose from.
  func options(except id: OptionID? = nil) -> [FieldOption] {
    document.options.filter { $0.id != id }.map { FieldOption($0.id.text, $0.label) }
  }

  /// The bodies to choose from.
  var bodies: [FieldOption] { document.bodies.map { FieldOption($0.id.text, $0.label) } }
}

/// One question of a form, what is there already, and what its answer changes.
///
/// An answer changes a thing that is there already: what a form does not ask about stays as it is,
/// and so does what nobody answered anew.
struct FieldQuestion<Thing> {
  /// The names of the answers that it looks at.
  let keys: [FieldKey]
  let fields: (Asked<Thing>) -> [FormField]
  let answer: (inout Thing, Form, TypedLists) throws(AnswerFault) -> Void
}

/// The questions about one type of thing, in the order in which they are asked.
struct FieldQuestions<Thing> {
  let all: [FieldQuestion<Thing>]
  /// What does not fit together in the answers.
  var check: (Thing, TypedLists) throws(AnswerFault) -> Void = { _, _ throws(AnswerFault) in }

  init(_ all: FieldQuestion<Thing>...) { self.all = all }

  func checking(
    _ check: @escaping (Thing, TypedLists) throws(AnswerFault) -> Void
  ) -> FieldQuestions {
    var copy = self
    copy.check = check
    return copy
  }

  func fields(_ asked: Asked<Thing>) -> [FormField] { all.flatMap { $0.fields(asked) } }

  /// The thing with what was answered in it.
  func answered(_ asked: Asked<Thing>, by form: Form) throws(AnswerFault) -> Thing {
    var thing = asked.thing
    for question in all where asked.isNew || question.keys.contains(where: form.isChanged) {
      try question.answer(&thing, form, asked.lists)
    }
    try check(thing, asked.lists)
    return thing
  }
}

extension Form {
  /// Whether an answer is another one than at the start.
  func isChanged(_ key: FieldKey) -> Bool {
    fields.contains { $0.key == key && $0.isChanged }
  }

  /// Whether words were typed that were not there at the start.
  func hasNewWords(_ key: FieldKey) -> Bool { isChanged(key) && !text(key).trimmed.isEmpty }
}

extension FieldQuestion {
  /// A question with one field.
  init(
    _ field: @escaping (Asked<Thing>) -> FormField, key: FieldKey,
    answer: @escaping (inout Thing, Form, TypedLists) throws(AnswerFault) -> Void
  ) {
    self.init(keys: [key], fields: { [field($0)] }, answer: answer)
  }

  /// Words on one line.
  static func line(
    _ key: FieldKey, _ path: WritableKeyPath<Thing, String>, _ label: String, hint: String = "",
    limit: Int = 200, needed: String? = nil
  ) -> FieldQuestion {
    FieldQuestion(
      {
        .line(
          key, label, hint: hint, $0.thing[keyPath: path], limit: limit, needed: needed)
      }, key: key
    ) { thing, form, _ throws(AnswerFault) in thing[keyPath: path] = form.text(key).trimmed }
  }

  /// Words on several lines.
  static func area(
    _ key: FieldKey, _ path: WritableKeyPath<Thing, String>, _ label: String, hint: String = "",
    needed: String? = nil
  ) -> FieldQuestion {
    FieldQuestion(
      { .area(key, label, hint: hint, $0.thing[keyPath: path], needed: needed) }, key: key
    ) { thing, form, _ throws(AnswerFault) in thing[keyPath: path] = form.text(key).trimmed }
  }

  /// A day, kept as text.
  static func day(
    _ key: FieldKey, _ path: WritableKeyPath<Thing, String>, _ label: String
  ) -> FieldQuestion {
    FieldQuestion({ .day(key, label, CalendarDay($0.thing[keyPath: path])) }, key: key) {
      thing, form, _ throws(AnswerFault) in
      thing[keyPath: path] = form.day(key)?.description ?? ""
    }
  }

  /// Yes or no.
  static func flag(
    _ key: FieldKey, _ path: WritableKeyPath<Thing, Bool>, _ label: String
  ) -> FieldQuestion {
    FieldQuestion({ .fact(key, label, $0.thing[keyPath: path] ? .yes : .no) }, key: key) {
      thing, form, _ throws(AnswerFault) in thing[keyPath: path] = form.fact(key) == .yes
    }
  }

  /// A number, or none.
  static func number(
    _ key: FieldKey, _ path: WritableKeyPath<Thing, DecimalNumber?>, _ label: String,
    hint: String = "", bounds: NumberBounds = NumberBounds()
  ) -> FieldQuestion {
    FieldQuestion(
      { .number(key, label, hint: hint, $0.thing[keyPath: path], bounds: bounds) }, key: key
    ) { thing, form, _ throws(AnswerFault) in thing[keyPath: path] = form.number(key) }
  }

  /// A whole number, or none.
  static func whole(
    _ key: FieldKey, _ path: WritableKeyPath<Thing, Int?>, _ label: String, hint: String,
    within range: ClosedRange<Int>
  ) -> FieldQuestion {
    let bounds = NumberBounds(
      from: DecimalNumber(range.lowerBound), to: DecimalNumber(range.upperBound), isWhole: true)
    return FieldQuestion(
      {
        .number(
          key, label, hint: hint, $0.thing[keyPath: path].map { DecimalNumber($0) },
          bounds: bounds)
      }, key: key
    ) { thing, form, _ throws(AnswerFault) in
      thing[keyPath: path] = form.number(key).map { Int($0.value) }
    }
  }

  /// A word of a closed list.
  static func word<Value: Word>(
    _ key: FieldKey, _ path: WritableKeyPath<Thing, Value>, _ label: String,
    _ words: KeyValuePairs<Value, String>
  ) -> FieldQuestion {
    FieldQuestion(
      {
        .choice(
          key, label, from: words.map { FieldOption($0.key.rawValue, $0.value) },
          $0.thing[keyPath: path].rawValue)
      }, key: key
    ) { thing, form, _ throws(AnswerFault) in
      if let word = form.choice(key).flatMap(Value.init(rawValue:)) {
        thing[keyPath: path] = word
      }
    }
  }

  /// A word of a closed list, as it is shown elsewhere.
  static func word<Value: Word>(
    _ key: FieldKey, _ path: WritableKeyPath<Thing, Value>, _ label: String,
    called words: @escaping (Value) -> String
  ) -> FieldQuestion {
    FieldQuestion(
      {
        .choice(
          key, label, from: Value.allCases.map { FieldOption($0.rawValue, words($0)) },
          $0.thing[keyPath: path].rawValue)
      }, key: key
    ) { thing, form, _ throws(AnswerFault) in
      if let word = form.choice(key).flatMap(Value.init(rawValue:)) {
        thing[keyPath: path] = word
      }
    }
  }

  /// One of the things that the case lists, or none.
  static func one<Kind>(
    _ key: FieldKey, _ path: WritableKeyPath<Thing, Identifier<Kind>?>, _ label: String,
    none: String = "none", from choices: @escaping (Asked<Thing>) -> [FieldOption]
  ) -> FieldQuestion {
    FieldQuestion(
      {
        .choice(
          key, label, from: [FieldOption("", none)] + choices($0),
          $0.thing[keyPath: path]?.text ?? "")
      }, key: key
    ) { thing, form, _ throws(AnswerFault) in
      thing[keyPath: path] = form.choice(key).flatMap(Identifier.init)
    }
  }

  /// One of the things that the case lists; something new begins with the first.
  static func one<Kind>(
    _ key: FieldKey, _ path: WritableKeyPath<Thing, Identifier<Kind>>, _ label: String,
    needed: String, from choices: @escaping (Asked<Thing>) -> [FieldOption]
  ) -> FieldQuestion {
    FieldQuestion(
      {
        let choices = choices($0)
        let chosen = $0.isNew ? choices.first?.id : $0.thing[keyPath: path].text
        return .choice(key, label, from: choices, chosen, needed: needed)
      }, key: key
    ) { thing, form, _ throws(AnswerFault) in
      guard let id = form.choice(key).flatMap(Identifier<Kind>.init) else {
        throw AnswerFault(key, needed)
      }
      thing[keyPath: path] = id
    }
  }

  /// Any number of the things that the case lists, in the order of the case unless theirs counts.
  static func several<Kind>(
    _ key: FieldKey, _ path: WritableKeyPath<Thing, [Identifier<Kind>]>, _ label: String,
    hint: String = "", isOrdered: Bool = false,
    from choices: @escaping (Asked<Thing>) -> [FieldOption]
  ) -> FieldQuestion {
    FieldQuestion(
      {
        .several(
          key, label, hint: hint, from: choices($0), Set($0.thing[keyPath: path].map(\.text)))
      }, key: key
    ) { thing, form, _ throws(AnswerFault) in
      let (old, new) = (thing[keyPath: path], form.chosen(key).compactMap { Identifier<Kind>($0) })
      let kept = isOrdered ? old.filter(new.contains) : []
      thing[keyPath: path] = kept + new.filter { !kept.contains($0) }
    }
  }

  /// A list with one thing on each line.
  static func list<Value>(
    _ key: FieldKey, _ path: WritableKeyPath<Thing, Value>, _ label: String, hint: String = "",
    text: @escaping (TypedLists, Value) -> String,
    read: @escaping (TypedLists, String) throws(TypedLists.Fault) -> Value
  ) -> FieldQuestion {
    FieldQuestion(
      { .area(key, label, hint: hint, text($0.lists, $0.thing[keyPath: path])) }, key: key
    ) { thing, form, lists throws(AnswerFault) in
      do throws(TypedLists.Fault) {
        thing[keyPath: path] = try read(lists, form.text(key))
      } catch {
        throw AnswerFault(key, error.words)
      }
    }
  }

  /// Sentences with the places that they rest on, one on each line.
  static func statements(
    _ key: FieldKey, _ path: WritableKeyPath<Thing, [Statement]>, _ label: String, hint: String
  ) -> FieldQuestion {
    .list(
      key, path, label, hint: hint, text: { $0.text($1) },
      read: { lists, text throws(TypedLists.Fault) in lists.statements(text) })
  }

  /// Words without spaces in them, with spaces between.
  static func texts(
    _ key: FieldKey, _ path: WritableKeyPath<Thing, [String]>, _ label: String, hint: String
  ) -> FieldQuestion {
    FieldQuestion(
      {
        .line(
          key, label, hint: hint, $0.thing[keyPath: path].joined(separator: " "), limit: 2000)
      }, key: key
    ) { thing, form, _ throws(AnswerFault) in
      thing[keyPath: path] = form.text(key).split(whereSeparator: \.isWhitespace).map(String.init)
    }
  }

  /// Where it comes from.
  static func source(_ path: WritableKeyPath<Thing, SourceReference?>) -> FieldQuestion {
    FieldQuestion(
      { .line(.source, "Place in the paper", $0.lists.text($0.thing[keyPath: path])) },
      key: .source
    ) { thing, form, lists throws(AnswerFault) in
      let text = form.text(.source).trimmed
      if !text.isEmpty, lists.document.papers.isEmpty {
        throw AnswerFault(
          .source, "No paper is listed yet. Add the paper first, under Papers, or empty this.")
      }
      thing[keyPath: path] = lists.source(text)
    }
  }
}
