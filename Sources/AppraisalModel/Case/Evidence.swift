/// Something that marks can rest on.
package struct Evidence: Encodable, Hashable, Sendable, Identifiable {
  package var id: EvidenceID
  package var label: String
  /// What it says, in our own words.
  package var words: String
  package var source: SourceReference?
  /// The options that it concerns; empty for all.
  package var options: [OptionID]
  /// The criteria that it concerns; empty for all.
  package var criteria: [CriterionID]
  /// Whether it tells of another place that did the same.
  package var comparator: Bool

  package init(
    id: EvidenceID, label: String, words: String = "", source: SourceReference? = nil,
    options: [OptionID] = [], criteria: [CriterionID] = [], comparator: Bool = false
  ) {
    self.id = id
    self.label = label
    self.words = words
    self.source = source
    self.options = options
    self.criteria = criteria
    self.comparator = comparator
  }

  /// Whether it concerns an option and, if one is given, a criterion.
  package func concerns(_ option: OptionID, _ criterion: CriterionID? = nil) -> Bool {
    (options.isEmpty || options.contains(option)) && concerns(criterion)
  }

  /// Whether it concerns a criterion; nil is every one.
  package func concerns(_ criterion: CriterionID?) -> Bool {
    criterion.map { criteria.isEmpty || criteria.contains($0) } ?? true
  }
}

extension Evidence: CaseElement {
  package static var blank: Self { Self(id: .nameless, label: "") }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.id(&id)
    try visitor.text("label", &label, .needed)
    try visitor.text("words", &words)
    try visitor.source(&source)
    try visitor.references("options", &options, to: .option, .falls)
    try visitor.references("criteria", &criteria, to: .criterion, .falls)
    try visitor.value("comparator", &comparator, .spared)
  }

  package static var kind: ElementKind { .evidence }
  package var element: Element { .evidence(self) }

  package var headline: Headline {
    Headline(
      "Evidence", id, label, marks: [comparator ? "another place" : ""], saying: ["comparator"])
  }
  package static var lineNames: KeyValuePairs<String, String> {
    ["words": "Says", "options": "On options", "criteria": "On criteria"]
  }
}
