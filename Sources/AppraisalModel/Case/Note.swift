/// What a note on a case is.
package enum NoteKind: String, Word {
  /// Something that a reader should know.
  case background
  /// Something odd in the paper, carried and not corrected.
  case anomaly
  /// A question that the paper puts off.
  case deferred
}

/// A note on the case.
package struct Note: Encodable, Hashable, Sendable, Identifiable {
  package var id: NoteID
  package var kind: NoteKind
  package var words: String
  package var source: SourceReference?

  package init(id: NoteID, kind: NoteKind, words: String, source: SourceReference? = nil) {
    self.id = id
    self.kind = kind
    self.words = words
    self.source = source
  }
}

extension Note: CaseElement {
  package static var blank: Self { Self(id: .nameless, kind: .background, words: "") }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.id(&id)
    try visitor.value("kind", &kind, .needed)
    try visitor.text("words", &words, .needed)
    try visitor.source(&source)
  }

  package static var kind: ElementKind { .note }
  package var element: Element { .note(self) }
  package var label: String { words }

  package var headline: Headline {
    Headline("Note \(id) (\(kind.rawValue)): \(words)", saying: ["kind", "words"])
  }
}
