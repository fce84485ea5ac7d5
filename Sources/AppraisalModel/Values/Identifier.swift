/// A name that never changes for one thing of one kind: an option, a criterion, an assessor.
///
/// Identifiers are slugs (`[a-z0-9][a-z0-9-]*`, at most 64 characters), so they are safe in
/// files, on command lines and in addresses; the words a person reads are labels.
public struct Identifier<Kind>: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The slug.
  public let text: String

  /// Makes an identifier of text that keeps to the grammar, or nil.
  public init?(_ text: String) {
    guard Self.isWellFormed(text) else { return nil }
    self.text = text
  }

  /// Makes an identifier of text that is known to keep to the grammar.
  package init(checked text: String) { self.text = text }

  /// Whether text keeps to the grammar of identifiers.
  public static func isWellFormed(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, bytes.count <= 64, first != UInt8(ascii: "-") else {
      return false
    }
    return bytes.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }

  /// The slug.
  public var description: String { text }

  /// Orders identifiers by their bytes, which is the same on every machine.
  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension Identifier: TextCoded, CodingKeyRepresentable {
  /// What an identifier must be.
  public static var form: String {
    "an id is 1 to 64 small letters, digits and hyphens, and does not begin with a hyphen"
  }

  /// The slug as the key of an object.
  public var codingKey: any CodingKey { SlugKey(stringValue: text) }

  /// Reads an identifier from the key of an object.
  public init?(codingKey: some CodingKey) {
    self.init(codingKey.stringValue)
  }
}

/// The key of an object whose members are named by identifiers.
struct SlugKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

/// The kinds of thing that have identifiers.
public enum Kinds {
  /// An option.
  public enum Option {}
  /// A criterion or an objective.
  public enum Criterion {}
  /// A piece of evidence.
  public enum Evidence {}
  /// A paper that evidence and statements refer to.
  public enum Paper {}
  /// An organisation.
  public enum Body {}
  /// A person who takes part.
  public enum Assessor {}
  /// A note on the case.
  public enum Note {}
  /// A service that options affect.
  public enum Service {}
  /// Anything else that is listed: a milestone, a seat, a table of money, a comment.
  public enum Item {}
}

/// The identifier of an option.
public typealias OptionID = Identifier<Kinds.Option>
/// The identifier of a criterion or an objective.
public typealias CriterionID = Identifier<Kinds.Criterion>
/// The identifier of a piece of evidence.
public typealias EvidenceID = Identifier<Kinds.Evidence>
/// The identifier of a paper.
public typealias PaperID = Identifier<Kinds.Paper>
/// The identifier of a body.
public typealias BodyID = Identifier<Kinds.Body>
/// The identifier of an assessor.
public typealias AssessorID = Identifier<Kinds.Assessor>
/// The identifier of a note.
public typealias NoteID = Identifier<Kinds.Note>
/// The identifier of a service.
public typealias ServiceID = Identifier<Kinds.Service>
/// The identifier of anything else that is listed.
public typealias ItemID = Identifier<Kinds.Item>
