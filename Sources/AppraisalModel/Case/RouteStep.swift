/// What happens at one step of the route that a decision takes.
package enum RoutePart: String, Word {
  case prepares
  case comments
  case decides
  case scrutinises
  /// The time in which the decision can be called in.
  case callIn = "call-in"
  case notes
}

/// One step of the route that a decision takes.
package struct RouteStep: Encodable, Hashable, Sendable, Identifiable {
  package var id: ItemID
  package var label: String
  package var part: RoutePart
  /// The body that acts, or nil where it is not one of the case's.
  package var body: BodyID?
  /// When, as the paper says it.
  package var when: String
  /// The day, as `2007-11-29`, where it is known; empty otherwise.
  package var day: String
  package var source: SourceReference?

  package init(
    id: ItemID, label: String, part: RoutePart, body: BodyID? = nil, when: String = "",
    day: String = "", source: SourceReference? = nil
  ) {
    self.id = id
    self.label = label
    self.part = part
    self.body = body
    self.when = when
    self.day = day
    self.source = source
  }
}

extension RouteStep: CaseElement {
  package static var blank: Self { Self(id: .nameless, label: "", part: .decides) }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.id(&id)
    try visitor.text("label", &label, .needed)
    try visitor.value("part", &part, .needed)
    try visitor.reference("body", &body, to: .body, .dropped)
    try visitor.text("when", &when)
    try visitor.text("day", &day, .day)
    try visitor.source(&source)
  }

  package static var kind: ElementKind { .routeStep }
  package var element: Element { .routeStep(self) }

  package var headline: Headline {
    Headline(
      "Route", id, label,
      marks: [
        part.rawValue, body?.description ?? "", when.isEmpty ? CalendarDay.words(of: day) : when,
      ],
      saying: ["part", "body", "when", "day"])
  }
}
