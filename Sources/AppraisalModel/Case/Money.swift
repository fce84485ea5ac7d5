/// Which year stands undiscounted.
public enum YearConvention: String, Word, EmptyCoded {
  /// The first year is year 0 and is not discounted.
  case firstIsZero = "first-is-0"
  /// The first year is year 1 and is discounted once.
  case firstIsOne = "first-is-1"

  /// The first year is year 0.
  public init() { self = .firstIsZero }
}

/// How amounts of later years are brought to the base year.
public enum DiscountRule: String, Word, EmptyCoded {
  /// By the declining schedule of the Green Book.
  case greenBook = "green-book"
  /// By one rate for every year.
  case flat

  /// The Green Book's schedule.
  public init() { self = .greenBook }
}

/// How the money of options is counted: the years, the unit and the discounting.
public struct MoneyCounting: EmptyCoded, Hashable, Sendable {
  /// The years, in order: "2010/11"; cash flows have one amount for each.
  public var years: [String]
  /// The unit of every amount: "GBP 000".
  public var unit: String
  /// Which year stands undiscounted.
  public var convention: YearConvention
  /// How later years are discounted.
  public var rule: DiscountRule
  /// The rate of a flat rule in percent a year; nil otherwise.
  public var rate: DecimalNumber?

  /// Makes a way of counting.
  public init(
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
  public init() { self.init(years: []) }
}

/// The money of a case, kept beside the benefits and out of the value tree.
public struct Money: EmptyCoded, Hashable, Sendable {
  /// How the money of options is counted.
  public var counting: MoneyCounting
  /// The circumstances that cash flows are given for.
  public var scenarios: [Scenario]
  /// What options cost and save.
  public var flows: [CashFlow]
  /// Amounts that stand on the case.
  public var tables: [MoneyTable]
  /// Percentages without a base.
  public var percentages: [LoosePercentage]

  /// Makes money.
  public init(
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
  public init() { self.init(scenarios: []) }
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
