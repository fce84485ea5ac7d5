package import AppraisalModel

/// A whole case as lines of plain text, for people and for `grep`.
///
/// Every line names what it shows; what belongs to a thing is indented under it. The text of the
/// case is given as it is: make it safe before showing it.
package enum CaseText {
  /// The lines of a case, in reading order; what is empty has no line.
  ///
  /// - Complexity: O(*n*) in the size of the case.
  package static func lines(of document: CaseDocument) -> [String] {
    var blocks = Blocks()
    document.visit(&blocks)
    let question = document.question
    let head =
      [document.title, question.words + question.source.bracketed]
      + (document.id.isEmpty ? [] : ["  Case: \(document.id)"])
      + FieldLines.of(question, saying: ["words", "source"])
    return Array(([head] + blocks.all).filter { !$0.isEmpty }.joined(separator: [""]))
  }
}

/// The lists of a case and what stands between them, each thing with the lines under it.
private struct Blocks: PartialVisitor {
  typealias Failure = Never
  var all: [[String]] = []

  mutating func part<Part: Described>(_ key: String, _ part: inout Part, _ presence: FieldPresence)
  {
    switch part {
    case is Question: break
    case let terms as DecisionTerms:
      let lines = FieldLines.of(terms, saying: terms.adding == Adding() ? ["adding"] : [])
      all.append(lines.isEmpty ? [] : ["Terms"] + lines)
    case let counting as MoneyCounting:
      all.append(counting == MoneyCounting() ? [] : counting.lines)
    default: part.describe(&self)
    }
  }

  mutating func list<Thing: CaseElement>(_ key: String, _ list: inout [Thing]) {
    let things = list.map { thing -> [String] in
      let head = thing.headline
      return [head.text + FieldLines.source(of: thing).bracketed]
        + FieldLines.of(thing, saying: head.says.union(["source"]))
    }
    // Options and tables are long: each stands apart.
    all += Thing.kind == .option || Thing.kind == .table ? things : [things.flatMap(\.self)]
  }
}

/// The fields of something, each on lines of its own under its name.
private struct FieldLines: FieldVisitor {
  typealias Failure = Never
  let names: KeyValuePairs<String, String>
  var lines: [String: [String]] = [:]
  var keys: [String] = []
  var source: SourceReference?

  /// The lines of all fields but those that are said elsewhere.
  static func of<Value: Described>(_ value: Value, saying said: Set<String>) -> [String] {
    var visitor = FieldLines(names: Value.lineNames)
    value.visit(&visitor)
    let named = Value.lineNames.map(\.key)
    let others = visitor.keys.filter { !named.contains($0) && !said.contains($0) }
    return (named + others).flatMap { visitor.lines[$0] ?? [] }.map { "  " + $0 }
  }

  static func source(of value: some Described) -> SourceReference? {
    var visitor = FieldLines(names: [:])
    value.visit(&visitor)
    return visitor.source
  }

  init(names: KeyValuePairs<String, String>) { self.names = names }

  private func name(_ key: String) -> String {
    names.first { $0.key == key }?.value ?? key.prefix(1).uppercased() + key.dropFirst()
  }

  private mutating func say(_ key: String, _ lines: [String]) {
    keys.append(key)
    self.lines[key] = lines
  }

  private mutating func say(_ key: String, _ text: String) {
    say(key, text.isEmpty ? [] : ["\(name(key)): \(text)"])
  }

  mutating func id<Kind>(_ id: inout Identifier<Kind>) { say("id", id.text) }

  mutating func text(_ key: String, _ text: inout String, _ rule: TextRule) {
    say(key, CalendarDay.words(of: text))
  }

  mutating func value<Value: PlainValue>(
    _ key: String, _ value: inout Value, _ presence: FieldPresence
  ) {
    say(key, value.plainText)
  }

  mutating func value<Value: PlainValue & Comparable>(
    _ key: String, _ value: inout Value?, within bounds: ClosedRange<Value>?
  ) {
    say(key, value?.plainText ?? "")
  }

  mutating func reference<Kind>(
    _ key: String, _ id: inout Identifier<Kind>, to kind: ElementKind
  ) {
    say(key, id.text)
  }

  mutating func reference<Kind>(
    _ key: String, _ id: inout Identifier<Kind>?, to kind: ElementKind, _ leaving: Leaving
  ) {
    say(key, id?.text ?? "")
  }

  mutating func references<Kind>(
    _ key: String, _ ids: inout [Identifier<Kind>], to kind: ElementKind, _ leaving: Leaving
  ) {
    say(key, ids.map(\.text).joined(separator: ", "))
  }

  mutating func part<Part: Described>(_ key: String, _ part: inout Part, _ presence: FieldPresence)
  {
    say(key, [])
  }

  mutating func part<Part: DescribedPart>(_ key: String, _ part: inout Part?) {
    say(key, part?.lines(named: name(key)) ?? [])
  }

  mutating func source(_ source: inout SourceReference?) { self.source = source }

  mutating func parts<Part: DescribedPart>(_ key: String, _ parts: inout [Part]) {
    say(key, parts.flatMap { $0.lines(named: name(key)) })
  }

  mutating func parts<Kind, Part: DescribedPart>(
    _ key: String, _ parts: inout [Identifier<Kind>: Part], of kind: ElementKind
  ) {
    say(
      key,
      parts.sorted { $0.key < $1.key }.flatMap { $1.lines(named: "\(name(key)) \($0)") })
  }

  mutating func list<Thing: CaseElement>(_ key: String, _ list: inout [Thing]) {}
}
