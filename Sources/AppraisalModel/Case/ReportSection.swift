/// What a part of the report is.
package enum SectionKind: String, Word {
  /// A confirmation on the front sheet.
  case confirmation
  /// An implication that reports must speak of.
  case implication
}

/// A heading that a report must have, with what stands under it.
package struct ReportSection: Encodable, Hashable, Sendable, Identifiable {
  package var id: ItemID
  package var label: String
  package var kind: SectionKind
  /// What stands under it; empty where the paper says nothing, which is shown as missing.
  package var words: String
  package var source: SourceReference?

  package init(
    id: ItemID, label: String, kind: SectionKind, words: String = "",
    source: SourceReference? = nil
  ) {
    self.id = id
    self.label = label
    self.kind = kind
    self.words = words
    self.source = source
  }

  /// Whether nothing stands under the heading.
  package var isMissing: Bool { words.isEmpty }
}

extension ReportSection: CaseElement {
  package static var blank: Self { Self(id: .nameless, label: "", kind: .implication) }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.id(&id)
    try visitor.text("label", &label, .needed)
    try visitor.value("kind", &kind, .needed)
    try visitor.text("words", &words)
    try visitor.source(&source)
  }

  package static var kind: ElementKind { .section }
  package var element: Element { .section(self) }

  package var headline: Headline {
    Headline(
      "Section \(id) (\(kind.rawValue)): \(label): \(isMissing ? "nothing is said" : words)",
      saying: ["kind", "words"])
  }
}
