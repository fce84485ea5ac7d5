/// One line of a checklist.
package struct ChecklistItem: Encodable, Hashable, Sendable {
  package var label: String
  package var answer: FactAnswer
  /// More about it, in words.
  package var detail: String
  package var source: SourceReference?

  package init(
    label: String, answer: FactAnswer = .notKnown, detail: String = "",
    source: SourceReference? = nil
  ) {
    self.label = label
    self.answer = answer
    self.detail = detail
    self.source = source
  }
}

/// A list of things that must be there; it is ticked and never scored.
package struct Checklist: Encodable, Hashable, Sendable, Identifiable {
  package var id: ItemID
  /// What it is a list of.
  package var label: String
  package var items: [ChecklistItem]
  package var source: SourceReference?

  package init(
    id: ItemID, label: String, items: [ChecklistItem] = [], source: SourceReference? = nil
  ) {
    self.id = id
    self.label = label
    self.items = items
    self.source = source
  }
}

extension ChecklistItem: DescribedPart {
  package static var blank: Self { Self(label: "") }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.text("label", &label, .needed)
    try visitor.value("answer", &answer, .needed)
    try visitor.text("detail", &detail)
    try visitor.source(&source)
  }

  package func lines(named name: String) -> [String] {
    let more = detail.isEmpty ? "" : ". \(detail)"
    return ["\(label): \(answer.rawValue)\(more)" + source.bracketed]
  }
}

extension Checklist: CaseElement {
  package static var blank: Self { Self(id: .nameless, label: "") }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.id(&id)
    try visitor.text("label", &label, .needed)
    try visitor.parts("items", &items)
    try visitor.source(&source)
  }

  package static var kind: ElementKind { .checklist }
  package var element: Element { .checklist(self) }

  package var headline: Headline { Headline("Checklist", id, label) }
}
