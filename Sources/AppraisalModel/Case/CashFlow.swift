/// Whether an amount is spent or saved.
package enum FlowKind: String, Word {
  case cost
  /// It is saved or received.
  case saving
}

/// What an option costs or saves, year by year.
package struct CashFlow: Encodable, Hashable, Sendable, Identifiable {
  package var id: ItemID
  /// What the money is for.
  package var label: String
  package var option: OptionID
  /// The scenario in which it holds, or nil for all.
  package var scenario: ItemID?
  /// Whether it is spent or saved.
  package var kind: FlowKind
  /// One amount for each year of the counting, in its unit, at the prices of the base year.
  package var amounts: [DecimalNumber]
  /// The uplift for optimism in percent, or nil for none.
  package var bias: DecimalNumber?
  package var source: SourceReference?

  package init(
    id: ItemID, label: String, option: OptionID, scenario: ItemID? = nil,
    kind: FlowKind = .cost, amounts: [DecimalNumber] = [], bias: DecimalNumber? = nil,
    source: SourceReference? = nil
  ) {
    self.id = id
    self.label = label
    self.option = option
    self.scenario = scenario
    self.kind = kind
    self.amounts = amounts
    self.bias = bias
    self.source = source
  }
}

extension CashFlow: CaseElement {
  package static var blank: Self { Self(id: .nameless, label: "", option: .nameless) }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.id(&id)
    try visitor.text("label", &label, .needed)
    try visitor.reference("option", &option, to: .option)
    try visitor.reference("scenario", &scenario, to: .scenario, .falls)
    try visitor.value("kind", &kind, .needed)
    try visitor.value("amounts", &amounts, .spared)
    try visitor.value("bias", &bias, within: 0...1000)
    try visitor.source(&source)
  }

  package static var kind: ElementKind { .flow }
  package var element: Element { .flow(self) }

  package var headline: Headline {
    Headline(
      "Cash flow", id, label,
      marks: [
        kind.rawValue, "of \(option)", scenario.map { "in \($0)" } ?? "",
        bias.map { "uplift \($0)%" } ?? "",
      ], after: ": \(amounts.plainText)",
      saying: ["option", "scenario", "kind", "amounts", "bias"])
  }

  package func faults(in document: CaseDocument) -> [InvariantViolation] {
    let years = document.money.counting.years.count
    return amounts.count == years
      ? [] : [InvariantViolation(.wrongCount(amounts.count, expected: years), at: "amounts")]
  }
}
