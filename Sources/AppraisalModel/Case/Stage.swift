/// How the options stood at an earlier time, kept as a snapshot when an appraisal starts.
package struct Stage: Encodable, Hashable, Sendable, Identifiable {
  package var id: ItemID
  /// What it is called: "June 2007".
  package var label: String
  /// What it is made from, where there is no paper of its own; empty otherwise.
  package var origin: String
  /// What was to be done then, in words.
  package var words: String
  /// The standing of each option then; those left out stood as they stand in the case.
  package var standings: [OptionID: OptionStanding]
  package var source: SourceReference?

  package init(
    id: ItemID, label: String, origin: String = "", words: String = "",
    standings: [OptionID: OptionStanding] = [:], source: SourceReference? = nil
  ) {
    self.id = id
    self.label = label
    self.origin = origin
    self.words = words
    self.standings = standings
    self.source = source
  }
}

extension OptionStanding: DescribedPart {
  package static var blank: Self { Self(status: .active) }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.value("status", &status, .needed)
    try visitor.text("reason", &reason)
  }

  package func lines(named name: String) -> [String] {
    ["\(name): \(status.rawValue). \(reason)"]
  }
}

extension Stage: CaseElement {
  package static var blank: Self { Self(id: .nameless, label: "") }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.id(&id)
    try visitor.text("label", &label, .needed)
    try visitor.text("origin", &origin)
    try visitor.text("words", &words)
    try visitor.parts("standings", &standings, of: .option)
    try visitor.source(&source)
  }

  package static var kind: ElementKind { .stage }
  package var element: Element { .stage(self) }

  package var headline: Headline {
    Headline("Stage", id, label, marks: [origin], saying: ["origin"])
  }
  package static var lineNames: KeyValuePairs<String, String> {
    ["words": "Then", "standings": "Option"]
  }

  package func faults(in document: CaseDocument) -> [InvariantViolation] {
    standings.sorted { $0.key < $1.key }.compactMap { option, standing in
      standing.lacksReason
        ? InvariantViolation(
          .reasonMissing(id: option.text), at: "standings.\(option).reason") : nil
    }
  }
}
