/// A name that never changes for one thing of one kind: an option, a criterion, an assessor.
///
/// Identifiers are slugs (`[a-z0-9][a-z0-9-]*`, at most 64 characters), so they are safe in
/// files, on command lines and in addresses; the words a person reads are labels.
package struct Identifier<Kind>: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String

  /// Makes an identifier of text that keeps to the grammar, or nil.
  package init?(_ text: String) {
    guard Self.isWellFormed(text) else { return nil }
    self.text = text
  }

  /// Makes an identifier of text that is known to keep to the grammar.
  package init(checked text: String) { self.text = text }

  /// Whether text keeps to the grammar of identifiers.
  package static func isWellFormed(_ text: String) -> Bool {
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

  package var description: String { text }

  /// Orders identifiers by their bytes, which is the same on every machine.
  package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension Identifier: TextCoded, CodingKeyRepresentable {
  /// What an identifier must be.
  package static var form: String {
    "an id is 1 to 64 small letters, digits and hyphens, and does not begin with a hyphen"
  }

  /// The slug as the key of an object.
  package var codingKey: any CodingKey { SlugKey(stringValue: text) }

  /// Reads an identifier from the key of an object.
  package init?(codingKey: some CodingKey) {
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
package enum Kinds {
  package enum Option {}
  /// A criterion or an objective.
  package enum Criterion {}
  package enum Evidence {}
  /// A paper that evidence and statements refer to.
  package enum Paper {}
  package enum Body {}
  /// A person who takes part.
  package enum Assessor {}
  /// A note on the case.
  package enum Note {}
  /// A service that options affect.
  package enum Service {}
  /// Anything else that is listed: a milestone, a seat, a table of money, a comment.
  package enum Item {}
}

package typealias OptionID = Identifier<Kinds.Option>
/// The identifier of a criterion or an objective.
package typealias CriterionID = Identifier<Kinds.Criterion>
/// The identifier of a piece of evidence.
package typealias EvidenceID = Identifier<Kinds.Evidence>
package typealias PaperID = Identifier<Kinds.Paper>
package typealias BodyID = Identifier<Kinds.Body>
package typealias AssessorID = Identifier<Kinds.Assessor>
package typealias NoteID = Identifier<Kinds.Note>
package typealias ServiceID = Identifier<Kinds.Service>
/// The identifier of anything else that is listed.
package typealias ItemID = Identifier<Kinds.Item>
