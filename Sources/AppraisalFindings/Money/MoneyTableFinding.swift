package import AppraisalModel
import DecisionAnalysis

/// What a table of money on the case comes to; nothing in it belongs to an option.
package struct MoneyTableFinding: Equatable, Sendable {
  /// What one row comes to, in the table's unit and with the printed signs.
  package struct Row: Equatable, Sendable {
    package var label: String
    /// The sum of its amounts.
    package var total: Double
    /// The printed total, or nil where none is printed.
    package var printed: Double?
    /// How far it lies from the first row, year by year.
    package var differences: [Double]
    /// The same of the totals.
    package var totalDifference: Double
    /// Its present value where the first year is year 0.
    package var presentFirstIsZero: Double
    /// Its present value where the first year is year 1.
    package var presentFirstIsOne: Double

    /// Whether the amounts add up to the printed total; nil where none is printed.
    package var addsUp: Bool? { printed.map { abs($0 - total) < 1e-6 } }
  }

  package let label: String
  /// The unit of every amount.
  package let unit: String
  package let years: [String]
  /// The rows; the first is what the others are compared with.
  package let rows: [Row]
  /// What a reader must know of the figures: the rate, both conventions, and what they are not.
  package let words: String

  /// Works out a table.
  ///
  /// Rows of another length than the table's years are worked out by their own amounts.
  /// - Complexity: O(*n*) in the number of amounts.
  package init(_ table: MoneyTable, counting: MoneyCounting = MoneyCounting()) {
    let schedule = counting.schedule
    let first = table.rows.first?.amounts.map(\.value) ?? []
    label = table.label
    unit = table.unit
    years = table.years
    rows = table.rows.map { row in
      let amounts = row.amounts.map(\.value)
      let total = amounts.reduce(0, +)
      let present = { (year: Int) -> Double in
        let cost = try? PresentCost(costs: amounts, firstYear: year, schedule: schedule)
        return cost?.netPresentCost ?? 0
      }
      return Row(
        label: row.label, total: total, printed: row.total?.value,
        differences: zip(amounts, first).map { $0 - $1 },
        totalDifference: total - first.reduce(0, +), presentFirstIsZero: present(0),
        presentFirstIsOne: present(1))
    }
    let start = table.years.first ?? "the first year"
    words =
      "Present values are at \(counting.rateWords), once with \(start) as year 0, which is not "
      + "discounted, and once with \(start) as year 1. Signs are as printed. These amounts stand "
      + "on the case: none of them is an option's cost or saving."
  }

  /// What does not add up, in sentences; empty where everything does.
  package var faults: [String] {
    rows.filter { $0.addsUp == false }.map { row in
      "\(row.label): the amounts add up to \(Numbers.fixed(row.total)) and "
        + "\(Numbers.fixed(row.printed ?? 0)) is printed."
    }
  }
}

extension MoneyCounting {
  /// The rates by which later years are brought to the base year.
  ///
  /// A flat rule without a usable rate falls back to the Green Book's schedule.
  var schedule: DiscountSchedule {
    guard rule == .flat, let rate, let flat = try? DiscountSchedule(rate: rate.value / 100) else {
      return .greenBook
    }
    return flat
  }

  var rateWords: String {
    if rule == .flat, let rate { return "\(rate)% a year" }
    return "3.5% a year, falling from year 31 as the Green Book has it"
  }

  /// The number of the first year.
  var firstYear: Int { convention == .firstIsZero ? 0 : 1 }

  /// How the money of options is counted, in a sentence or two.
  package var words: String {
    guard let first = years.first else {
      return "The case names no years for the money of options."
    }
    let start =
      convention == .firstIsZero
      ? "\(first) is year 0 and is not discounted" : "\(first) is year 1 and is discounted once"
    let unit = unit.isEmpty ? "Amounts are" : "Amounts are \(self.unit)"
    return "\(unit) at the prices of \(first). \(start). Later years are discounted at "
      + "\(rateWords)."
  }
}

extension LoosePercentage {
  /// What the percentage says: "at least 14% of the budget".
  package var words: String { "\(atLeast ? "at least " : "")\(percent)% of \(of)" }

  /// Why the percentage has no present value.
  package var refusal: String {
    "\(label): \(words). No amount is given for \(of), so it cannot be added up, discounted or "
      + "set against benefits. Give the amount for each year first."
  }
}
