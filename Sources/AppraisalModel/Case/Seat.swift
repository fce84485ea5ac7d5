/// A place on the panel that appraises, to be taken by a person of one body.
package struct Seat: Encodable, Hashable, Sendable, Identifiable {
  package var id: ItemID
  /// The post or office that holds it.
  package var label: String
  /// The body that fills it.
  package var body: BodyID
  package var source: SourceReference?

  package init(id: ItemID, label: String, body: BodyID, source: SourceReference? = nil) {
    self.id = id
    self.label = label
    self.body = body
    self.source = source
  }
}

extension Seat: CaseElement {
  package static var blank: Self { Self(id: .nameless, label: "", body: .nameless) }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.id(&id)
    try visitor.text("label", &label, .needed)
    try visitor.reference("body", &body, to: .body)
    try visitor.source(&source)
  }

  package static var kind: ElementKind { .seat }
  package var element: Element { .seat(self) }

  package var headline: Headline {
    Headline("Seat", id, label, marks: [body.text], saying: ["body"])
  }
}
