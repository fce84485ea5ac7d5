/// One row of a table of amounts.
package struct MoneyRow: Encodable, Hashable, Sendable {
  package var label: String
  /// What it supposes, in words.
  package var words: String
  /// One amount for each year of the table, as printed.
  package var amounts: [DecimalNumber]
  /// The total, as printed, or nil where none is.
  package var total: DecimalNumber?

  package init(
    label: String, words: String = "", amounts: [DecimalNumber], total: DecimalNumber? = nil
  ) {
    self.label = label
    self.words = words
    self.amounts = amounts
    self.total = total
  }
}

/// Amounts that stand on the case and on no option: nothing is derived from them for an option.
package struct MoneyTable: Encodable, Hashable, Sendable, Identifiable {
  package var id: ItemID
  package var label: String
  /// The unit of every amount, as printed.
  package var unit: String
  package var years: [String]
  /// The rows; differences are taken from the first.
  package var rows: [MoneyRow]
  /// What a reader must know: whose amounts they are, and what a sign means.
  package var words: String
  package var source: SourceReference?

  package init(
    id: ItemID, label: String, unit: String = "", years: [String] = [], rows: [MoneyRow] = [],
    words: String = "", source: SourceReference? = nil
  ) {
    self.id = id
    self.label = label
    self.unit = unit
    self.years = years
    self.rows = rows
    self.words = words
    self.source = source
  }
}

extension MoneyRow: DescribedPart {
  package static var blank: Self { Self(label: "", amounts: []) }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.text("label", &label, .needed)
    try visitor.text("words", &words)
    try visitor.value("amounts", &amounts, .spared)
    try visitor.value("total", &total)
  }

  package func lines(named name: String) -> [String] {
    ["\(label): \(amounts.plainText)" + (total.map { "; total \($0)" } ?? "")]
      + (words.isEmpty ? [] : ["  " + words])
  }
}

extension MoneyTable: CaseElement {
  package static var blank: Self { Self(id: .nameless, label: "") }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.id(&id)
    try visitor.text("label", &label, .needed)
    try visitor.text("unit", &unit)
    try visitor.value("years", &years, .spared)
    try visitor.parts("rows", &rows)
    try visitor.text("words", &words)
    try visitor.source(&source)
  }

  package static var kind: ElementKind { .table }
  package var element: Element { .table(self) }

  package var headline: Headline { Headline("Table", id, label, marks: [unit], saying: ["unit"]) }
  package static var lineNames: KeyValuePairs<String, String> {
    ["words": "Know first", "years": "Years", "rows": ""]
  }

  package func faults(in document: CaseDocument) -> [InvariantViolation] {
    rows.enumerated().compactMap { place, row in
      row.amounts.count == years.count
        ? nil
        : InvariantViolation(
          .wrongCount(row.amounts.count, expected: years.count), at: "rows[\(place)].amounts")
    }
  }
}
