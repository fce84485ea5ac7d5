package import AppraisalModel
package import DecisionAnalysis

/// What one option costs under one scenario.
package struct OptionCost: Equatable, Sendable {
  package var option: OptionID
  /// What is spent less what is saved, year by year, with optimism bias; years after its life hold
  /// nothing.
  package var yearly: [Double]
  /// The number of years over which the yearly amount is spread: its own life, or all years.
  package var life: Int
  /// What optimism bias adds to the sum of all years.
  package var bias: Double
  /// The sum of all years, each discounted to the base year; below zero is a saving.
  package var netPresentCost: Double
  /// The constant amount, paid in every year of its life, with the same present cost.
  package var equivalentAnnualCost: Double
  /// The total of its benefits, 0 to 100, or nil while marks are missing.
  package var benefit: Double?
  /// The cost of one point of benefit; nil without points and where others are worth more for less.
  package var costPerPoint: Double?
  /// The extra cost of one extra point over the baseline; nil where it gives no more than that, and
  /// where others are worth more for less.
  package var costPerExtraPoint: Double?
  /// Where it stands beside the others, by their places in the list; nil while marks are missing.
  package var standing: CostEffectiveness.Standing?
}

/// What the options cost under one scenario, and what that buys.
package struct ScenarioCosts: Equatable, Sendable {
  /// The scenario, or nil where the case has none.
  package var scenario: Scenario?
  /// The options with money in it, in reading order.
  package var options: [OptionCost]
  /// The number of years for which the case gives amounts.
  package var years: Int
  /// Whether options last for different lengths of time, so that they are set against one another by
  /// what they cost a year and not by all that they cost.
  package var comparesYearly: Bool
  /// The appraised options about whose money nothing is said in it: not known is not nothing.
  package var unknown: [OptionID]
  /// The options that are worth considering, by rising cost; empty while marks are missing.
  package var frontier: [OptionID]
  /// The extra cost of each extra point from one option of the frontier to the next.
  package var steps: [Double]
}

/// The money of the options: net present and equivalent annual costs, and cost for benefit.
///
/// Only cash flows of options are used; tables and percentages of the case never are.
package struct OptionMoney: Equatable, Sendable {
  /// One result for each scenario; one without a scenario where the case has none.
  package let scenarios: [ScenarioCosts]
  /// How the money is counted, in words: unit, prices, base year, rates and bias.
  package let words: String

  /// Works out the money of the options that take part; nil where none has any.
  ///
  /// Flows without a scenario hold in all. Optimism bias raises what is spent and lowers what is
  /// saved, never below nothing. Benefits are the totals of the findings.
  /// - Complexity: O(*f* x *y* + *m* squared) for *f* flows, *y* years and *m* options, for each
  ///   scenario.
  package init?(_ findings: Findings, in document: CaseDocument) {
    let money = document.money
    let lives = document.lives
    let options = findings.table.options
    guard !money.counting.years.isEmpty,
      money.flows.contains(where: { options.contains($0.option) })
    else { return nil }
    let benefits: [OptionID: Double] =
      findings.awaited == nil
      ? Dictionary(
        findings.ranking.compactMap { row in row.total.map { (row.option, $0) } },
        uniquingKeysWith: { first, _ in first }) : [:]
    let asked: [Scenario?] = money.scenarios.isEmpty ? [nil] : money.scenarios.map(Optional.some)
    scenarios = asked.map { Self.costs($0, options, benefits, lives, document) }
    let hasBias = money.flows.contains { $0.bias != nil }
    words =
      money.counting.words
      + (scenarios.contains(where: \.comparesYearly)
        ? " Options last for different lengths of time, so that they are set against one another by "
          + "what each costs a year over its own life." : "")
      + (lives.values.contains { $0 < money.counting.years.count }
        ? " Amounts after the end of an option's life are not counted." : "")
      + (hasBias
        ? " Early estimates are optimistic: what is spent is raised and what is saved lowered by "
          + "the percentage given with each amount." : "")
  }

  private static func costs(
    _ scenario: Scenario?, _ options: [OptionID], _ benefits: [OptionID: Double],
    _ lives: [OptionID: Int], _ document: CaseDocument
  ) -> ScenarioCosts {
    let flows = document.money.flows.filter { $0.scenario == nil || $0.scenario == scenario?.id }
    let found = options.compactMap { option in
      cost(
        of: option, flows.filter { $0.option == option }, benefits[option], lasting: lives[option],
        document.money.counting)
    }
    var result = ScenarioCosts(
      scenario: scenario, options: found, years: document.money.counting.years.count,
      comparesYearly: Set(found.map(\.life)).count > 1,
      unknown: options.filter { id in !found.contains { $0.option == id } }, frontier: [],
      steps: [])
    result.compare(baseline: document.options.first { $0.status == .baseline }?.id)
    return result
  }

  private static func cost(
    of option: OptionID, _ flows: [CashFlow], _ benefit: Double?, lasting life: Int?,
    _ counting: MoneyCounting
  ) -> OptionCost? {
    guard !flows.isEmpty else { return nil }
    var yearly = [Double](repeating: 0, count: min(counting.years.count, life ?? .max))
    var plain = 0.0
    for flow in flows {
      let uplift = (flow.bias?.value ?? 0) / 100
      for (year, amount) in flow.amounts.enumerated() where year < yearly.count {
        let sign = flow.kind == .cost ? 1.0 : -1.0
        let factor = flow.kind == .cost ? 1 + uplift : max(0, 1 - uplift)
        yearly[year] += sign * amount.value * factor
        plain += sign * amount.value
      }
    }
    guard
      let cost = try? PresentCost(
        costs: yearly, firstYear: counting.firstYear, life: life, schedule: counting.schedule)
    else { return nil }
    return OptionCost(
      option: option, yearly: yearly, life: life ?? yearly.count,
      bias: yearly.reduce(0, +) - plain,
      netPresentCost: cost.netPresentCost, equivalentAnnualCost: cost.equivalentAnnualCost,
      benefit: benefit)
  }
}

extension CaseDocument {
  /// How many years options last, where they have lives of their own.
  fileprivate var lives: [OptionID: Int] {
    Dictionary(
      options.compactMap { option in option.life.map { (option.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}

extension ScenarioCosts {
  /// Over how many years the yearly amount of an option is paid, where that is not simply the years of
  /// the case: "over 10 years"; empty otherwise.
  package func lifeWords(_ cost: OptionCost) -> String {
    comparesYearly || cost.life != years ? "over \(Numbers.count(cost.life, "year"))" : ""
  }

  /// Sets the costs against the benefits, once both are known for every option with money.
  fileprivate mutating func compare(baseline: OptionID?) {
    let benefits = options.compactMap(\.benefit)
    guard !options.isEmpty, benefits.count == options.count,
      let comparison = try? CostEffectiveness(
        costs: options.map { comparesYearly ? $0.equivalentAnnualCost : $0.netPresentCost },
        benefits: benefits)
    else { return }
    let base = options.firstIndex { $0.option == baseline }
    let extra = base.flatMap { try? comparison.costPerExtraPoint(over: $0) }
    for index in options.indices {
      options[index].standing = comparison.standings[index]
      // What others beat carries no cost of a point as if it were in the race.
      guard comparison.standings[index] == .efficient else { continue }
      options[index].costPerPoint = comparison.costPerPoint[index]
      options[index].costPerExtraPoint = extra?[index]
    }
    frontier = comparison.frontier.map { options[$0].option }
    steps = comparison.steps.map(\.costPerExtraPoint)
  }

  /// What a reader is told about an option: "costs no less and gives no more than B".
  package func standingWords(_ option: OptionID, in document: CaseDocument) -> String {
    guard let cost = options.first(where: { $0.option == option }) else {
      return "no cost is given; not known is not nothing"
    }
    let name = { (index: Int) in document.name(options[index].option) }
    return switch cost.standing {
    case nil: "marks are missing"
    case .efficient: "worth considering"
    case .dominated(let rival): "costs no less and gives no more than \(name(rival))"
    case .extendedDominated(let low, let high):
      "a mixture of \(name(low)) and \(name(high)) gives more for the same cost"
    }
  }
}

/// All that there is to say about the money of an appraisal.
package struct MoneyFindings: Equatable, Sendable {
  /// The tables that stand on the case.
  package let tables: [MoneyTableFinding]
  /// The money of the options; nil where no appraised option has any.
  package let options: OptionMoney?
  /// The percentages without a base, with the reason why they are not discounted.
  package let percentages: [String]

  /// Works out the money.
  ///
  /// - Complexity: that of its parts.
  package init(_ findings: Findings, in document: CaseDocument) {
    tables = document.money.tables.map {
      MoneyTableFinding($0, counting: document.money.counting)
    }
    options = OptionMoney(findings, in: document)
    percentages = document.money.percentages.map(\.refusal)
  }
}
