/// What became of something that was to happen.
package enum MilestoneStatus: String, Word, EmptyCoded {
  /// The papers do not say.
  case notKnown = "not-known"
  /// It is still to come.
  case expected
  case met
  /// It did not happen in time.
  case missed

  package init() { self = .notKnown }
}

/// Something that is to happen, or that follows from what is decided.
package struct Milestone: Encodable, Hashable, Sendable, Identifiable {
  package var id: ItemID
  package var label: String
  /// When, as the paper says it; empty where it gives no date.
  package var when: String
  /// The day, as `2007-10-31`, where it is known; empty otherwise.
  package var day: String
  package var status: MilestoneStatus
  /// Whether it is a consequence of a decision and not a step towards one.
  package var consequence: Bool
  /// The option that it belongs to, or nil for all.
  package var option: OptionID?
  package var source: SourceReference?

  package init(
    id: ItemID, label: String, when: String = "", day: String = "",
    status: MilestoneStatus = .notKnown, consequence: Bool = false, option: OptionID? = nil,
    source: SourceReference? = nil
  ) {
    self.id = id
    self.label = label
    self.when = when
    self.day = day
    self.status = status
    self.consequence = consequence
    self.option = option
    self.source = source
  }
}

extension Milestone: CaseElement {
  package static var blank: Self { Self(id: .nameless, label: "") }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.id(&id)
    try visitor.text("label", &label, .needed)
    try visitor.text("when", &when)
    try visitor.text("day", &day, .day)
    try visitor.value("status", &status, .spared)
    try visitor.value("consequence", &consequence, .spared)
    try visitor.reference("option", &option, to: .option, .dropped)
    try visitor.source(&source)
  }

  package static var kind: ElementKind { .milestone }
  package var element: Element { .milestone(self) }

  package var headline: Headline {
    let time = when.isEmpty ? CalendarDay.words(of: day) : when
    return Headline(
      consequence ? "Consequence" : "Milestone", id, label,
      marks: [
        time.isEmpty ? "no date" : time, status.rawValue, option.map { "of \($0)" } ?? "",
      ], saying: ["when", "day", "status", "consequence", "option"])
  }
}
