/// What a body does in the decision.
package enum BodyPart: String, Word {
  /// It decides, alone or with others.
  case decides
  /// It comments; its marks do not count.
  case comments
  /// It scrutinises what is decided.
  case scrutinises
  /// It is concerned and has no part in the marks.
  case concerned
}

/// An organisation that takes part.
package struct Body: Encodable, Hashable, Sendable, Identifiable {
  package var id: BodyID
  package var label: String
  package var short: String
  /// What it does in the decision.
  package var part: BodyPart
  /// The interests that it declared.
  package var interests: [Statement]

  package init(
    id: BodyID, label: String, short: String = "", part: BodyPart = .decides,
    interests: [Statement] = []
  ) {
    self.id = id
    self.label = label
    self.short = short
    self.part = part
    self.interests = interests
  }

  /// The short name, or the label where there is none.
  package var shortLabel: String { short.isEmpty ? label : short }
}

extension Body: CaseElement {
  package static var blank: Self { Self(id: .nameless, label: "") }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.id(&id)
    try visitor.text("label", &label, .needed)
    try visitor.text("short", &short)
    try visitor.value("part", &part, .needed)
    try visitor.parts("interests", &interests)
  }

  package static var kind: ElementKind { .body }
  package var element: Element { .body(self) }

  package var headline: Headline {
    Headline("Body", id, label, marks: [part.rawValue], saying: ["part"])
  }
  package static var lineNames: KeyValuePairs<String, String> { ["interests": "Interest"] }
}
