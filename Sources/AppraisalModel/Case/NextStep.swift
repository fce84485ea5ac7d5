/// Something that somebody is to do next.
package struct NextStep: Encodable, Hashable, Sendable, Identifiable {
  package var id: ItemID
  /// What is to be done.
  package var label: String
  /// Who does it; empty where nobody is named.
  package var owner: String
  /// When, in words; empty where it is not said.
  package var when: String
  package var done: Bool
  package var source: SourceReference?

  package init(
    id: ItemID, label: String, owner: String = "", when: String = "", done: Bool = false,
    source: SourceReference? = nil
  ) {
    self.id = id
    self.label = label
    self.owner = owner
    self.when = when
    self.done = done
    self.source = source
  }
}

extension NextStep: CaseElement {
  package static var blank: Self { Self(id: .nameless, label: "") }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.id(&id)
    try visitor.text("label", &label, .needed)
    try visitor.text("owner", &owner)
    try visitor.text("when", &when)
    try visitor.value("done", &done, .spared)
    try visitor.source(&source)
  }

  package static var kind: ElementKind { .nextStep }
  package var element: Element { .nextStep(self) }

  package var headline: Headline {
    Headline(
      "Next step", id, label,
      marks: [owner.isEmpty ? "nobody is named" : owner, when, done ? "done" : ""],
      saying: ["owner", "when", "done"])
  }
}
