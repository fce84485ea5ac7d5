/// A set of circumstances under which cash flows are given.
package struct Scenario: Encodable, Hashable, Sendable, Identifiable {
  package var id: ItemID
  package var label: String
  package var words: String

  package init(id: ItemID, label: String, words: String = "") {
    self.id = id
    self.label = label
    self.words = words
  }
}

extension Scenario: CaseElement {
  package static var blank: Self { Self(id: .nameless, label: "") }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.id(&id)
    try visitor.text("label", &label, .needed)
    try visitor.text("words", &words)
  }

  package static var kind: ElementKind { .scenario }
  package var element: Element { .scenario(self) }

  package var headline: Headline {
    Headline("Scenario", id, "\(label). \(words)", saying: ["words"])
  }
}
