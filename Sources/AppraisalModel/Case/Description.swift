package import StrictJSON

/// A type whose fields are described once.
///
/// Reading, what must hold, what a removal does and the plain text all follow from the description,
/// and the schema is held against it. Writing stays with the encoders that the compiler makes.
package protocol Described: Encodable, Hashable, JSONReadable, Sendable {
  /// A value in which nothing has been said; it never leaves a reader or a form.
  static var blank: Self { get }

  /// Shows every field to a visitor, in the order in which files are read.
  mutating func describe<Visitor: FieldVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure)

  /// What is wrong with it beyond what its description says; paths begin at the value.
  func faults(in document: CaseDocument) -> [InvariantViolation]

  /// What its fields are called where they have lines of their own in plain text, in the order of
  /// the lines; others follow under their keys.
  static var lineNames: KeyValuePairs<String, String> { get }
}

/// Something with fields that stands in a field of something else.
package protocol DescribedPart: Described {
  /// It in plain text, under the name of the field, which need not be used.
  func lines(named name: String) -> [String]
}

extension Described {
  package func faults(in document: CaseDocument) -> [InvariantViolation] { [] }
  package static var lineNames: KeyValuePairs<String, String> { [:] }
}

/// Something that a case lists.
package protocol CaseElement: Described, Identifiable where ID == Identifier<Kind> {
  associatedtype Kind
  /// Which list of a case it stands in.
  static var kind: ElementKind { get }
  /// Itself among everything that a case lists.
  var element: Element { get }
  var id: ID { get set }
  /// What a reader calls it.
  var label: String { get }
  /// What a reader calls it where there is little room.
  var shortLabel: String { get }
  /// Its first line as plain text, with the names of the fields that the line says.
  var headline: Headline { get }
}

extension CaseElement {
  package var shortLabel: String { label }
  package var headline: Headline { Headline(Self.kind.words, id, label) }
}

/// When a text may be empty.
package enum TextRule {
  case free
  /// Never; the name of the field says what is missing.
  case needed
  /// Never; other words say what is missing.
  case neededAs(String)
  /// Always, but where it is not it is a day.
  case day
}

/// Whether files may leave a value out.
package enum FieldPresence {
  /// It has to be there.
  case needed
  /// Left out, it is what it is in a blank.
  case spared
}

/// What becomes of a reference when what it names is taken out of the case.
package enum Leaving {
  case dropped
  /// What holds it goes too; of a list, when it was the last.
  case falls
  /// It goes over to what the other stood under.
  case inherited
}

/// What is done with each field of a type.
///
/// A description is gone through with its visitor known, so that nothing is looked up while the
/// program runs.
package protocol FieldVisitor {
  associatedtype Failure: Error

  mutating func id<Kind>(_ id: inout Identifier<Kind>) throws(Failure)
  /// Words, which files may leave out.
  mutating func text(_ key: String, _ text: inout String, _ rule: TextRule) throws(Failure)
  /// A value that stands for itself.
  mutating func value<Value: PlainValue>(
    _ key: String, _ value: inout Value, _ presence: FieldPresence) throws(Failure)
  /// A value that there may be none of, within bounds where it has any.
  mutating func value<Value: PlainValue & Comparable>(
    _ key: String, _ value: inout Value?, within bounds: ClosedRange<Value>?) throws(Failure)
  /// The name of something else, which it cannot be without.
  mutating func reference<Kind>(
    _ key: String, _ id: inout Identifier<Kind>, to kind: ElementKind) throws(Failure)
  /// The name of something else, or nil.
  mutating func reference<Kind>(
    _ key: String, _ id: inout Identifier<Kind>?, to kind: ElementKind, _ leaving: Leaving
  ) throws(Failure)
  /// The names of other things.
  mutating func references<Kind>(
    _ key: String, _ ids: inout [Identifier<Kind>], to kind: ElementKind, _ leaving: Leaving
  ) throws(Failure)
  /// Something with fields of its own.
  mutating func part<Part: Described>(
    _ key: String, _ part: inout Part, _ presence: FieldPresence) throws(Failure)
  /// Something with fields of its own, or nil.
  mutating func part<Part: DescribedPart>(_ key: String, _ part: inout Part?) throws(Failure)
  mutating func source(_ source: inout SourceReference?) throws(Failure)
  /// Several things with fields of their own.
  mutating func parts<Part: DescribedPart>(_ key: String, _ parts: inout [Part]) throws(Failure)
  /// Things with fields of their own, under the names of others.
  mutating func parts<Kind, Part: DescribedPart>(
    _ key: String, _ parts: inout [Identifier<Kind>: Part], of kind: ElementKind) throws(Failure)
  mutating func list<Thing: CaseElement>(_ key: String, _ list: inout [Thing]) throws(Failure)
}

extension FieldVisitor {
  package mutating func text(_ key: String, _ text: inout String) throws(Failure) {
    try self.text(key, &text, .free)
  }

  package mutating func value<Value: PlainValue & Comparable>(
    _ key: String, _ value: inout Value?
  ) throws(Failure) {
    try self.value(key, &value, within: nil)
  }

  package mutating func source(_ source: inout SourceReference?) throws(Failure) {
    try part("source", &source)
  }
}

/// A visitor that passes over what it has no use for, and goes into parts.
package protocol PartialVisitor: FieldVisitor {
  /// Comes to a field of which no more is asked than its name.
  mutating func field(_ key: String) throws(Failure)
}

extension PartialVisitor {
  package mutating func field(_ key: String) throws(Failure) {}

  package mutating func id<Kind>(_ id: inout Identifier<Kind>) throws(Failure) {
    try field("id")
  }

  package mutating func text(
    _ key: String, _ text: inout String, _ rule: TextRule
  ) throws(Failure) {
    try field(key)
  }

  package mutating func value<Value: PlainValue>(
    _ key: String, _ value: inout Value, _ presence: FieldPresence
  ) throws(Failure) {
    try field(key)
  }

  package mutating func value<Value: PlainValue & Comparable>(
    _ key: String, _ value: inout Value?, within bounds: ClosedRange<Value>?
  ) throws(Failure) {
    try field(key)
  }

  package mutating func reference<Kind>(
    _ key: String, _ id: inout Identifier<Kind>, to kind: ElementKind
  ) throws(Failure) {
    try field(key)
  }

  package mutating func reference<Kind>(
    _ key: String, _ id: inout Identifier<Kind>?, to kind: ElementKind, _ leaving: Leaving
  ) throws(Failure) {
    try field(key)
  }

  package mutating func references<Kind>(
    _ key: String, _ ids: inout [Identifier<Kind>], to kind: ElementKind, _ leaving: Leaving
  ) throws(Failure) {
    try field(key)
  }

  package mutating func part<Part: Described>(
    _ key: String, _ part: inout Part, _ presence: FieldPresence
  ) throws(Failure) {
    try field(key)
    try part.describe(&self)
  }

  package mutating func part<Part: DescribedPart>(
    _ key: String, _ part: inout Part?
  ) throws(Failure) {
    try field(key)
    try part?.describe(&self)
  }

  package mutating func parts<Part: DescribedPart>(
    _ key: String, _ parts: inout [Part]
  ) throws(Failure) {
    try field(key)
    for place in parts.indices { try parts[place].describe(&self) }
  }

  package mutating func parts<Kind, Part: DescribedPart>(
    _ key: String, _ parts: inout [Identifier<Kind>: Part], of kind: ElementKind
  ) throws(Failure) {
    try field(key)
  }

  package mutating func list<Thing: CaseElement>(
    _ key: String, _ list: inout [Thing]
  ) throws(Failure) {
    try field(key)
  }
}

extension Identifier {
  /// The identifier of a thing that has none yet.
  package static var nameless: Self { Self(checked: "nameless") }
}
