/// Whether health and social care are joined in a service today.
public enum ServiceState: String, Word, EmptyCoded {
  /// The papers do not say.
  case notKnown = "not-known"
  /// They are joined.
  case integrated
  /// It is planned to join them.
  case planned
  /// They are apart.
  case separate

  /// Not known.
  public init() { self = .notKnown }
}

/// A service that options affect.
public struct Service: Encodable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: ServiceID
  /// Its name.
  public var label: String
  /// How it stands today.
  public var today: String
  /// Whether health and social care are joined in it today.
  public var state: ServiceState
  /// Where that comes from.
  public var source: SourceReference?

  /// Makes a service.
  public init(
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
