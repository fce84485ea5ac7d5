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

/// A set of circumstances under which cash flows are given.
public struct Scenario: Encodable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: ItemID
  /// Its name.
  public var label: String
  /// What it supposes.
  public var words: String

  /// Makes a scenario.
  public init(id: ItemID, label: String, words: String = "") {
    self.id = id
    self.label = label
    self.words = words
  }
}

/// Whether an amount is spent or saved.
public enum FlowKind: String, Word {
  /// It is spent.
  case cost
  /// It is saved or received.
  case saving
}

/// What an option costs or saves, year by year.
public struct CashFlow: Encodable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: ItemID
  /// What the money is for.
  public var label: String
  /// The option.
  public var option: OptionID
  /// The scenario in which it holds, or nil for all.
  public var scenario: ItemID?
  /// Whether it is spent or saved.
  public var kind: FlowKind
  /// One amount for each year of the counting, in its unit, at the prices of the base year.
  public var amounts: [DecimalNumber]
  /// The uplift for optimism in percent, or nil for none.
  public var bias: DecimalNumber?
  /// Where it comes from.
  public var source: SourceReference?

  /// Makes a cash flow.
  public init(
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

/// A percentage of something whose amount is not known; it is shown and never discounted.
public struct LoosePercentage: Encodable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: ItemID
  /// What it says.
  public var label: String
  /// The percentage.
  public var percent: DecimalNumber
  /// Whether it is the least that is expected.
  public var atLeast: Bool
  /// What it is a percentage of.
  public var of: String
  /// The option that it concerns, or nil.
  public var option: OptionID?
  /// Where it comes from.
  public var source: SourceReference?

  /// Makes a percentage.
  public init(
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
