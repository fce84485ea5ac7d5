/// Whether health and social care are joined in a service today.
package enum ServiceState: String, Word, EmptyCoded {
  /// The papers do not say.
  case notKnown = "not-known"
  case integrated
  /// It is planned to join them.
  case planned
  case separate

  package init() { self = .notKnown }
}

/// A service that options affect.
package struct Service: Encodable, Hashable, Sendable, Identifiable {
  package var id: ServiceID
  package var label: String
  package var today: String
  /// Whether health and social care are joined in it today.
  package var state: ServiceState
  package var source: SourceReference?

  package init(
    id: ServiceID, label: String, today: String = "", state: ServiceState = .notKnown,
    source: SourceReference? = nil
  ) {
    self.id = id
    self.label = label
    self.today = today
    self.state = state
    self.source = source
  }
}

extension Service: CaseElement {
  package static var blank: Self { Self(id: .nameless, label: "") }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.id(&id)
    try visitor.text("label", &label, .needed)
    try visitor.text("today", &today)
    try visitor.value("state", &state, .spared)
    try visitor.source(&source)
  }

  package static var kind: ElementKind { .service }
  package var element: Element { .service(self) }

  package var headline: Headline {
    Headline(
      "Service", id, label, marks: [state.rawValue], after: today.isEmpty ? "" : ": \(today)",
      saying: ["state", "today"])
  }
}
