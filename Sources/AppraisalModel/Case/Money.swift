package enum YearConvention: String, Word, EmptyCoded {
  /// The first year is year 0 and is not discounted.
  case firstIsZero = "first-is-0"
  /// The first year is year 1 and is discounted once.
  case firstIsOne = "first-is-1"

  /// The first year is year 0.
  package init() { self = .firstIsZero }
}

/// How amounts of later years are brought to the base year.
package enum DiscountRule: String, Word, EmptyCoded {
  /// By the declining schedule of the Green Book.
  case greenBook = "green-book"
  /// By one rate for every year.
  case flat

  /// The Green Book's schedule.
  package init() { self = .greenBook }
}

/// How the money of options is counted: the years, the unit and the discounting.
package struct MoneyCounting: EmptyCoded, Hashable, Sendable {
  /// The years, in order: "2010/11"; cash flows have one amount for each.
  package var years: [String]
  /// The unit of every amount: "GBP 000".
  package var unit: String
  package var convention: YearConvention
  /// How later years are discounted.
  package var rule: DiscountRule
  /// The rate of a flat rule in percent a year; nil otherwise.
  package var rate: DecimalNumber?

  package init(
    years: [String] = [], unit: String = "", convention: YearConvention = .firstIsZero,
    rule: DiscountRule = .greenBook, rate: DecimalNumber? = nil
  ) {
    self.years = years
    self.unit = unit
    self.convention = convention
    self.rule = rule
    self.rate = rate
  }

  /// No years yet.
  package init() { self.init(years: []) }
}

/// The money of a case, kept beside the benefits and out of the value tree.
package struct Money: EmptyCoded, Hashable, Sendable {
  /// How the money of options is counted.
  package var counting: MoneyCounting
  /// The circumstances that cash flows are given for.
  package var scenarios: [Scenario]
  /// What options cost and save.
  package var flows: [CashFlow]
  /// Amounts that stand on the case.
  package var tables: [MoneyTable]
  package var percentages: [LoosePercentage]

  package init(
    counting: MoneyCounting = MoneyCounting(), scenarios: [Scenario] = [],
    flows: [CashFlow] = [], tables: [MoneyTable] = [], percentages: [LoosePercentage] = []
  ) {
    self.counting = counting
    self.scenarios = scenarios
    self.flows = flows
    self.tables = tables
    self.percentages = percentages
  }

  /// No money.
  package init() { self.init(scenarios: []) }
}

extension MoneyCounting: Described {
  package static var blank: Self { Self() }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.value("years", &years, .spared)
    try visitor.text("unit", &unit)
    try visitor.value("convention", &convention, .spared)
    try visitor.value("rule", &rule, .spared)
    try visitor.value("rate", &rate, within: 0...100)
  }

  /// The years, the unit and the discounting in plain text.
  package var lines: [String] {
    let rate = rate.map { " at \($0)%" } ?? ""
    return [
      "Money in \(unit), years \(years.plainText)",
      "  Discounted: \(rule.rawValue)\(rate), \(convention.rawValue)",
    ]
  }

  package func faults(in document: CaseDocument) -> [InvariantViolation] {
    rule == .flat && rate == nil ? [InvariantViolation(.missing(what: "rate"), at: "rate")] : []
  }
}

extension Money: Described {
  package static var blank: Self { Self() }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part("counting", &counting, .spared)
    try visitor.list("scenarios", &scenarios)
    try visitor.list("flows", &flows)
    try visitor.list("tables", &tables)
    try visitor.list("percentages", &percentages)
  }
}
