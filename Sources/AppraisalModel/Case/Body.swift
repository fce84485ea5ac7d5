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
  /// How much it counts where bodies count by given shares, or nil.
  package var share: DecimalNumber?
  /// How many of its members' ballots must count for it to give a result, or nil for none.
  package var quorum: Int?
  /// The interests that it declared.
  package var interests: [Statement]

  package init(
    id: BodyID, label: String, short: String = "", part: BodyPart = .decides,
    share: DecimalNumber? = nil, quorum: Int? = nil, interests: [Statement] = []
  ) {
    self.id = id
    self.label = label
    self.short = short
    self.part = part
    self.share = share
    self.quorum = quorum
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
    try visitor.value("share", &share, within: 0...100)
    try visitor.value("quorum", &quorum, within: 1...1000)
    try visitor.parts("interests", &interests)
  }

  package static var kind: ElementKind { .body }
  package var element: Element { .body(self) }

  package var headline: Headline {
    Headline("Body", id, label, marks: [part.rawValue], saying: ["part"])
  }
  package static var lineNames: KeyValuePairs<String, String> {
    ["share": "Share", "quorum": "Quorum", "interests": "Interest"]
  }

  package func faults(in document: CaseDocument) -> [InvariantViolation] {
    if share == 0 { return [InvariantViolation(.badMark("0"), at: "share")] }
    return lacksShare(in: document)
      ? [InvariantViolation(.missing(what: "share"), at: "share")] : []
  }

  /// Whether bodies count by given shares, and this one decides and has none.
  package func lacksShare(in document: CaseDocument) -> Bool {
    document.terms.adding == .given && part == .decides && share == nil
  }
}
