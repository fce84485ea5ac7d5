/// Something that must hold in every case or appraisal and does not.
package struct InvariantViolation: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Two things of one kind share an identifier.
    case duplicate(id: String)
    case unknown(what: String, id: String)
    /// A text that must not be empty is.
    case missing(what: String)
    /// A node stands under something that is not an objective, or under itself.
    case misplaced(id: String)
    /// A scale's ends are equal, or an anchor or knot lies outside or out of order.
    case badScale(ScaleFault)
    /// A standing needs a reason.
    case reasonMissing(id: String)
    /// A date is not of the form 2010-03-31.
    case badDate(String)
    /// A list has another length than its heads.
    case wrongCount(Int, expected: Int)
    /// Something leads back to itself.
    case circle(id: String)
    /// More of a kind than a case may hold.
    case tooMany(what: String, limit: Int)
    /// A text is longer than it may be, in bytes.
    case tooLong(limit: Int)
    /// A mark stands where none may.
    case badMark(String)
  }

  package var kind: Kind
  /// Where, as a path into the document: `options[3].variantOf`.
  package var path: String

  package init(_ kind: Kind, at path: String) {
    self.kind = kind
    self.path = path
  }
}

extension CaseDocument {
  /// Everything that must hold in a case and does not, in reading order; empty when it is sound.
  ///
  /// - Complexity: O(*n*) in the size of the case, but O(*n* squared) in the depth of its tree.
  package func violations() -> [InvariantViolation] {
    var names = Names()
    visit(&names)
    var finder = FaultFinder(document: self, known: names.all)
    visit(&finder)
    return finder.found
  }
}

/// The names of everything that a case lists.
private struct Names: PartialVisitor {
  typealias Failure = Never
  var all: [(kind: ElementKind, names: Set<String>)] = []

  mutating func list<Thing: CaseElement>(_ key: String, _ list: inout [Thing]) {
    all.append((Thing.kind, Set(list.map(\.id.text))))
  }
}

/// Holds every field to what its description says, and every value to its own rules.
private struct FaultFinder: FieldVisitor {
  typealias Failure = Never
  let document: CaseDocument
  let known: [(kind: ElementKind, names: Set<String>)]
  var path = ""
  var found: [InvariantViolation] = []

  init(document: CaseDocument, known: [(kind: ElementKind, names: Set<String>)]) {
    self.document = document
    self.known = known
  }

  private func path(to key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  private mutating func add(_ kind: InvariantViolation.Kind, at key: String) {
    found.append(InvariantViolation(kind, at: path(to: key)))
  }

  private mutating func look(for id: String, of kind: ElementKind, at key: String) {
    let names = known.first { $0.kind == kind }?.names
    if names?.contains(id) != true { add(.unknown(what: kind.rawValue, id: id), at: key) }
  }

  private mutating func go<Part: Described>(into part: inout Part, at key: String) {
    let outer = path
    path = path(to: key)
    part.describe(&self)
    for fault in part.faults(in: document) { add(fault.kind, at: fault.path) }
    path = outer
  }

  mutating func id<Kind>(_ id: inout Identifier<Kind>) {}

  mutating func text(_ key: String, _ text: inout String, _ rule: TextRule) {
    if text.utf8.count > CaseLimits.text { add(.tooLong(limit: CaseLimits.text), at: key) }
    switch rule {
    case .free: break
    case .needed: if text.isEmpty { add(.missing(what: key), at: key) }
    case .neededAs(let what): if text.isEmpty { add(.missing(what: what), at: key) }
    case .day:
      if !text.isEmpty, !CalendarDay.isWellFormed(text) { add(.badDate(text), at: key) }
    }
  }

  mutating func value<Value: PlainValue>(
    _ key: String, _ value: inout Value, _ presence: FieldPresence
  ) {}

  mutating func value<Value: PlainValue & Comparable>(
    _ key: String, _ value: inout Value?, within bounds: ClosedRange<Value>?
  ) {
    if let value, let bounds, !bounds.contains(value) {
      add(.badMark(value.plainText), at: key)
    }
  }

  mutating func reference<Kind>(
    _ key: String, _ id: inout Identifier<Kind>, to kind: ElementKind
  ) {
    look(for: id.text, of: kind, at: key)
  }

  mutating func reference<Kind>(
    _ key: String, _ id: inout Identifier<Kind>?, to kind: ElementKind, _ leaving: Leaving
  ) {
    if let id { look(for: id.text, of: kind, at: key) }
  }

  mutating func references<Kind>(
    _ key: String, _ ids: inout [Identifier<Kind>], to kind: ElementKind, _ leaving: Leaving
  ) {
    for (place, id) in ids.enumerated() { look(for: id.text, of: kind, at: "\(key)[\(place)]") }
  }

  mutating func part<Part: Described>(_ key: String, _ part: inout Part, _ presence: FieldPresence)
  {
    go(into: &part, at: key)
  }

  mutating func part<Part: DescribedPart>(_ key: String, _ part: inout Part?) {
    if var present = part { go(into: &present, at: key) }
  }

  mutating func parts<Part: DescribedPart>(_ key: String, _ parts: inout [Part]) {
    for place in parts.indices { go(into: &parts[place], at: "\(key)[\(place)]") }
  }

  mutating func parts<Kind, Part: DescribedPart>(
    _ key: String, _ parts: inout [Identifier<Kind>: Part], of kind: ElementKind
  ) {
    for (id, part) in parts.sorted(by: { $0.key < $1.key }) {
      var part = part
      look(for: id.text, of: kind, at: "\(key).\(id)")
      go(into: &part, at: "\(key).\(id)")
    }
  }

  mutating func list<Thing: CaseElement>(_ key: String, _ list: inout [Thing]) {
    let limit = CaseLimits.most(Thing.kind)
    if list.count > limit { add(.tooMany(what: key, limit: limit), at: key) }
    var seen: Set<String> = []
    for place in list.indices {
      let id = list[place].id.text
      if !seen.insert(id).inserted { add(.duplicate(id: id), at: "\(key)[\(place)].id") }
      go(into: &list[place], at: "\(key)[\(place)]")
    }
  }
}
