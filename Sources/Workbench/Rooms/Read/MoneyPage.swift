import AppraisalFindings
import AppraisalModel
import Canvas

/// The money of a case: tables that stand on the case, and what options cost.
struct MoneyPage {
  let document: CaseDocument
  let findings: Findings

  var blocks: [TextBlock] {
    let money = MoneyFindings(findings, in: document)
    let tables = zip(document.money.tables, money.tables).flatMap(table)
    return tables + (money.options.map(options) ?? noCosts) + percentages(money)
  }

  // MARK: Tables of the case

  private func table(_ table: MoneyTable, _ found: MoneyTableFinding) -> [TextBlock] {
    let source = table.source.map { "  [\(document.place(of: $0))]" } ?? ""
    let isWhole = table.rows.allSatisfy { row in
      row.amounts.allSatisfy { $0.isWhole(stepsOf: 1, from: 0) }
    }
    let places = isWhole ? 0 : 1
    var blocks: [TextBlock] = [.blank, .heading(table.label + source)]
    if !table.words.isEmpty { blocks.append(.paragraph(table.words)) }
    blocks += [.blank, .table(printed(table, found, places), isNumeric: true)]
    blocks += found.rows.map { .bullet(Self.check($0, places)) }
    blocks += table.rows.filter { !$0.words.isEmpty }.map { .keyValue($0.label, $0.words) }
    guard let first = found.rows.first, !table.years.isEmpty else { return blocks }
    if found.rows.count > 1 {
      blocks += [
        .blank, .heading("How far from \(first.label)"),
        .table(differences(found, places), isNumeric: true),
      ]
    }
    return blocks + [
      .blank, .heading("Present values"), .table(presentValues(found, places), isNumeric: true),
      .paragraph(found.words, role: .muted),
    ]
  }

  private func printed(
    _ table: MoneyTable, _ found: MoneyTableFinding, _ places: Int
  ) -> [[String]] {
    [[table.unit] + table.years + ["Total"]]
      + zip(table.rows, found.rows).map { row, sums in
        [row.label] + row.amounts.map { Self.amount($0.value, places) }
          + [Self.amount(sums.total, places)]
      }
  }

  /// Whether the amounts of a row add up to what is printed.
  private static func check(_ row: MoneyTableFinding.Row, _ places: Int) -> String {
    let sum = amount(row.total, places)
    guard let printed = row.printed else {
      return "\(row.label): the amounts add up to \(sum); no total is printed."
    }
    return row.addsUp == true
      ? "\(row.label): the amounts add up to \(sum), the total that is printed."
      : "\(row.label): the amounts add up to \(sum), but \(amount(printed, places)) is printed."
  }

  private func differences(_ found: MoneyTableFinding, _ places: Int) -> [[String]] {
    [[found.unit] + found.years + ["Total"]]
      + found.rows.dropFirst().map { row in
        [row.label] + row.differences.map { Self.amount($0, places, isSigned: true) }
          + [Self.amount(row.totalDifference, places, isSigned: true)]
      }
  }

  private func presentValues(_ found: MoneyTableFinding, _ places: Int) -> [[String]] {
    let start = found.years.first ?? "first year"
    return [[found.unit, "\(start) is year 0", "\(start) is year 1"]]
      + found.rows.map { row in
        [row.label]
          + [row.presentFirstIsZero, row.presentFirstIsOne].map { Self.amount($0, places) }
      }
  }

  // MARK: What options cost

  private var noCosts: [TextBlock] {
    guard document.money.flows.isEmpty else { return [] }
    return [.blank, .paragraph("The case gives no cost or saving for any option.", role: .muted)]
  }

  private func options(_ money: OptionMoney) -> [TextBlock] {
    [.blank, .heading("What the options cost"), .paragraph(money.words, role: .muted)]
      + money.scenarios.flatMap(scenario)
  }

  private func scenario(_ costs: ScenarioCosts) -> [TextBlock] {
    let counting = document.money.counting
    var blocks: [TextBlock] = [.blank]
    if let scenario = costs.scenario {
      blocks.append(.heading(scenario.label))
      if !scenario.words.isEmpty { blocks.append(.paragraph(scenario.words)) }
    }
    let yearly = costs.options.map { cost in
      [name(cost.option)] + cost.yearly.map { Self.amount($0, 1) }
        + Array(repeating: "-", count: costs.years - cost.yearly.count)
    }
    blocks += [
      .table([[counting.unit] + counting.years] + yearly, isNumeric: true), .blank,
      .table(summary(costs), isNumeric: true),
    ]
    blocks += costs.options.map {
      .keyValue(name($0.option), costs.standingWords($0.option, in: document))
    }
    blocks += costs.unknown.map {
      .keyValue(name($0), costs.standingWords($0, in: document), role: .warning)
    }
    return blocks + frontier(costs)
  }

  private func summary(_ costs: ScenarioCosts) -> [[String]] {
    func figure(_ value: Double?) -> String { value.map { Self.amount($0, 1) } ?? "-" }
    return [["", "present cost", "a year", "points", "a point", "an extra point"]]
      + costs.options.map { cost in
        [
          [name(cost.option), costs.lifeWords(cost)].filter { !$0.isEmpty }.joined(separator: ", "),
          figure(cost.netPresentCost), figure(cost.equivalentAnnualCost), figure(cost.benefit),
          figure(cost.costPerPoint), figure(cost.costPerExtraPoint),
        ]
      }
  }

  private func frontier(_ costs: ScenarioCosts) -> [TextBlock] {
    guard let first = costs.frontier.first else {
      return [
        .paragraph(
          "Marks are missing, so costs cannot be set against benefits yet. A dash is not a zero.",
          role: .warning)
      ]
    }
    var words = "Worth considering, from the cheapest: \(name(first))"
    for (option, step) in zip(costs.frontier.dropFirst(), costs.steps) {
      words +=
        "; then \(name(option)), at \(Self.amount(step, 1))\(costs.comparesYearly ? " a year" : "") "
        + "for each extra point"
    }
    return [.paragraph(words + "."), .paragraph(Self.legend, role: .muted)]
  }

  private static let legend =
    "Present cost is the sum of all years, each discounted; \"a year\" is the constant amount, paid "
    + "in every year that is counted, with the same present cost. A point is one of the 100 of "
    + "benefit. An extra point is one more than the baseline has. A dash means that there is none, or "
    + "that others are worth more for less."

  // MARK: Percentages

  private func percentages(_ money: MoneyFindings) -> [TextBlock] {
    guard !money.percentages.isEmpty else { return [] }
    return [.blank, .heading("Percentages without a base")]
      + zip(document.money.percentages, money.percentages).map { percentage, words in
        .bullet(words + (percentage.source.map { "  [\(document.place(of: $0))]" } ?? ""))
      }
  }

  // MARK: Words

  private func name(_ id: OptionID) -> String { document.name(id) }

  /// An amount with commas between thousands.
  private static func amount(_ value: Double, _ places: Int, isSigned: Bool = false) -> String {
    let text = Numbers.fixed(value, places)
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first else { return text }
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { grouped.append(",") }
      grouped.append(digit)
    }
    let sign = isNegative ? "-" : isSigned && value > 0 ? "+" : ""
    return sign + grouped + (parts.count > 1 ? "." + parts[1] : "")
  }
}
