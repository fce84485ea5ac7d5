/// What a part of the report is.
public enum SectionKind: String, Word {
  /// A confirmation on the front sheet.
  case confirmation
  /// An implication that reports must speak of.
  case implication
}

/// A heading that a report must have, with what stands under it.
public struct ReportSection: Encodable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: ItemID
  /// The heading.
  public var label: String
  /// What it is.
  public var kind: SectionKind
  /// What stands under it; empty where the paper says nothing, which is shown as missing.
  public var words: String
  /// Where it comes from.
  public var source: SourceReference?

  /// Makes a section.
  public init(
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
  public var isMissing: Bool { words.isEmpty }
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
