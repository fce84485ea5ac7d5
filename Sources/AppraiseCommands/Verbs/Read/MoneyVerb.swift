import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import ArgumentParser

/// Shows the money of an appraisal.
struct MoneyVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "money",
    abstract: "Show what options cost, what that buys, and the tables of money of the case.")

  @OptionGroup var arguments: AppraisalArguments

  @Flag(help: "Print JSON, with all digits.")
  var json = false

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.openWhole(surroundings)
    let (appraisal, viewer) = (file.fold.appraisal, file.person)
    guard !appraisal.hidesMoney(from: viewer) else {
      throw CommandFailure(.refused, Round.moneyIsHidden)
    }
    let document = appraisal.document
    let money = MoneyFindings(Findings(appraisal, viewer: viewer), in: document)
    if json { return try Console.json(MoneyRecord(money, in: document)) }
    var lines = money.tables.flatMap(Self.table)
    lines += money.options.map { Self.options($0, document) } ?? []
    lines += money.percentages
    Console.say(lines.isEmpty ? ["This case has no money in it."] : lines)
  }

  private static func table(_ table: MoneyTableFinding) -> [String] {
    var lines = [table.label + (table.unit.isEmpty ? "" : " (\(table.unit))")]
    for row in table.rows {
      let check =
        row.addsUp.map { $0 ? ", as printed" : ", which is not what is printed" } ?? ""
      lines.append("  \(row.label): total \(Numbers.fixed(row.total))\(check)")
      lines.append(
        "    present value \(Numbers.fixed(row.presentFirstIsZero)) with the first year as year 0, "
          + "\(Numbers.fixed(row.presentFirstIsOne)) as year 1")
      if row != table.rows.first {
        lines.append(
          "    from the first row: "
            + row.differences.map { Numbers.fixed($0) }.joined(separator: "; ")
            + "; in all \(Numbers.fixed(row.totalDifference))")
      }
    }
    return lines + table.faults + [table.words, ""]
  }

  private static func options(_ money: OptionMoney, _ document: CaseDocument) -> [String] {
    var lines = [money.words]
    for scenario in money.scenarios {
      if let label = scenario.scenario?.label { lines += ["", label] }
      for cost in scenario.options {
        let name = document.option(cost.option)?.label ?? cost.option.text
        let life = scenario.lifeWords(cost)
        lines.append(
          "  \(name): net present cost \(Numbers.fixed(cost.netPresentCost)), "
            + "\(Numbers.fixed(cost.equivalentAnnualCost)) a year"
            + (life.isEmpty ? "" : " \(life)") + "; "
            + scenario.standingWords(cost.option, in: document))
        if let point = cost.costPerPoint {
          let extra = cost.costPerExtraPoint.map {
            "; \(Numbers.fixed($0)) for each extra point over the baseline"
          }
          let yearly = scenario.comparesYearly ? " a year" : ""
          lines.append(
            "    \(Numbers.fixed(point))\(yearly) for each point of benefit\(extra ?? "")")
        }
      }
      lines += scenario.unknown.map { id in
        "  \(document.option(id)?.label ?? id.text): \(scenario.standingWords(id, in: document))"
      }
    }
    return lines + ["", Self.legend, ""]
  }

  private static let legend =
    "\"A year\" is the constant amount, paid in every year that is counted, with the same present "
    + "cost. An option that others beat has no cost for a point."
}

/// The money of an appraisal as it is written for programs: numbers as computed, never rounded.
struct MoneyRecord: Encodable {
  struct Row: Encodable {
    var label: String
    var total: Double
    var addsUp: Bool?
    var differences: [Double]
    var presentFirstIsZero: Double
    var presentFirstIsOne: Double
  }

  struct Table: Encodable {
    var label: String
    var unit: String
    var years: [String]
    var rows: [Row]
    var words: String
  }

  struct Cost: Encodable {
    var option: OptionID
    var netPresentCost: Double
    var equivalentAnnualCost: Double
    var years: Int
    var optimismBias: Double
    var costPerPoint: Double?
    var costPerExtraPoint: Double?
    var standing: String
  }

  struct ScenarioRecord: Encodable {
    var scenario: ItemID?
    var comparesYearly: Bool
    var options: [Cost]
    var unknown: [OptionID]
    var frontier: [OptionID]
    var steps: [Double]
  }

  var tables: [Table]
  var words: String?
  var scenarios: [ScenarioRecord]
  var percentages: [String]

  init(_ money: MoneyFindings, in document: CaseDocument) {
    tables = money.tables.map { table in
      Table(
        label: table.label, unit: table.unit, years: table.years,
        rows: table.rows.map {
          Row(
            label: $0.label, total: $0.total, addsUp: $0.addsUp, differences: $0.differences,
            presentFirstIsZero: $0.presentFirstIsZero, presentFirstIsOne: $0.presentFirstIsOne)
        }, words: table.words)
    }
    words = money.options?.words
    scenarios = (money.options?.scenarios ?? []).map { scenario in
      ScenarioRecord(
        scenario: scenario.scenario?.id, comparesYearly: scenario.comparesYearly,
        options: scenario.options.map {
          Cost(
            option: $0.option, netPresentCost: $0.netPresentCost,
            equivalentAnnualCost: $0.equivalentAnnualCost, years: $0.life, optimismBias: $0.bias,
            costPerPoint: $0.costPerPoint, costPerExtraPoint: $0.costPerExtraPoint,
            standing: scenario.standingWords($0.option, in: document))
        }, unknown: scenario.unknown, frontier: scenario.frontier, steps: scenario.steps)
    }
    percentages = money.percentages
  }
}
