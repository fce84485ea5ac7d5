/// Why something that a person asked for was not done.
///
/// Whoever asks gets it as an error; the house puts the sentence into the status line, a form into
/// its own line.
package struct Refusal: Error, Equatable, Sendable {
  package let words: String

  package init(_ words: String) { self.words = words }
}

/// A word to the person in the status line, until the next key.
package struct Notice: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// Something went as wished.
    case good
    /// Something to know.
    case plain
    case refused
  }

  package var kind: Kind
  package var words: String

  package init(_ kind: Kind, _ words: String) {
    self.kind = kind
    self.words = words
  }
}
