/// One row of a table of amounts.
public struct MoneyRow: Encodable, Hashable, Sendable {
  /// Its name.
  public var label: String
  /// What it supposes, in words.
  public var words: String
  /// One amount for each year of the table, as printed.
  public var amounts: [DecimalNumber]
  /// The total, as printed, or nil where none is.
  public var total: DecimalNumber?

  /// Makes a row.
  public init(
    label: String, words: String = "", amounts: [DecimalNumber], total: DecimalNumber? = nil
  ) {
    self.label = label
    self.words = words
    self.amounts = amounts
    self.total = total
  }
}

/// Amounts that stand on the case and on no option: nothing is derived from them for an option.
public struct MoneyTable: Encodable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: ItemID
  /// What it shows.
  public var label: String
  /// The unit of every amount, as printed.
  public var unit: String
  /// The years, in order.
  public var years: [String]
  /// The rows; differences are taken from the first.
  public var rows: [MoneyRow]
  /// What a reader must know: whose amounts they are, and what a sign means.
  public var words: String
  /// Where it comes from.
  public var source: SourceReference?

  /// Makes a table.
  public init(
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
