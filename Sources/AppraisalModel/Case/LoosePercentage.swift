/// A percentage of something whose amount is not known; it is shown and never discounted.
package struct LoosePercentage: Encodable, Hashable, Sendable, Identifiable {
  package var id: ItemID
  package var label: String
  package var percent: DecimalNumber
  /// Whether it is the least that is expected.
  package var atLeast: Bool
  /// What it is a percentage of.
  package var of: String
  /// The option that it concerns, or nil.
  package var option: OptionID?
  package var source: SourceReference?

  package init(
    id: ItemID, label: String, percent: DecimalNumber, atLeast: Bool = false, of: String,
    option: OptionID? = nil, source: SourceReference? = nil
  ) {
    self.id = id
    self.label = label
    self.percent = percent
    self.atLeast = atLeast
    self.of = of
    self.option = option
    self.source = source
  }
}

extension LoosePercentage: CaseElement {
  package static var blank: Self { Self(id: .nameless, label: "", percent: 0, of: "") }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.id(&id)
    try visitor.text("label", &label, .needed)
    try visitor.value("percent", &percent, .needed)
    try visitor.value("atLeast", &atLeast, .spared)
    try visitor.text("of", &of, .needed)
    try visitor.reference("option", &option, to: .option, .dropped)
    try visitor.source(&source)
  }

  package static var kind: ElementKind { .percentage }
  package var element: Element { .percentage(self) }

  package var headline: Headline {
    Headline(
      "Percentage", id,
      "\(label): \(atLeast ? "at least " : "")\(percent)% of \(of)",
      marks: [option.map { "of \($0)" } ?? ""], saying: ["percent", "atLeast", "of", "option"])
  }
}
