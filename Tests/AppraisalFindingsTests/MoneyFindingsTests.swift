import AppraisalFindings
import AppraisalModel
import DecisionAnalysis
import SampleBoards
import Testing

@Suite struct MoneyFindingsTests {
  /// The savings targets of the Milton Keynes paper of 2010, as printed.
  private static let savings = MoneyTable(
    id: "savings", label: "Savings targets", unit: "GBP 000",
    years: ["2010/11", "2011/12", "2012/13", "2013/14"],
    rows: [
      MoneyRow(label: "Base", amounts: [-10_999, -7_834, -10_571, -13_146], total: -42_550),
      MoneyRow(label: "Scenario 1", amounts: [-10_999, -9_142, -11_998, -14_690], total: -46_829),
      MoneyRow(label: "Scenario 2", amounts: [-10_999, -2_075, -4_831, -7_434], total: -25_339),
    ])

  @Test func `the Milton Keynes table has the digest's totals and differences`() {
    let finding = MoneyTableFinding(Self.savings)
    #expect(finding.rows.map(\.total) == [-42_550, -46_829, -25_339])
    #expect(finding.rows.map(\.addsUp) == [true, true, true])
    #expect(finding.faults.isEmpty)
    #expect(finding.rows[0].differences == [0, 0, 0, 0])
    #expect(finding.rows[1].differences == [0, -1_308, -1_427, -1_544])
    #expect(finding.rows[1].totalDifference == -4_279)
    #expect(finding.rows[2].differences == [0, 5_759, 5_740, 5_712])
    #expect(finding.rows[2].totalDifference == 17_211)
  }

  @Test func `the Milton Keynes table has the digest's present values under both conventions`() {
    let rows = MoneyTableFinding(Self.savings).rows
    #expect(
      rows.map { Numbers.fixed($0.presentFirstIsZero) } == ["-40293.2", "-44281.6", "-24218.7"])
    #expect(
      rows.map { Numbers.fixed($0.presentFirstIsOne) } == ["-38930.6", "-42784.2", "-23399.7"])
  }

  @Test func `a table says its rate, both conventions and that it is no option's`() {
    #expect(
      MoneyTableFinding(Self.savings).words
        == "Present values are at 3.5% a year, falling from year 31 as the Green Book has it, once "
        + "with 2010/11 as year 0, which is not discounted, and once with 2010/11 as year 1. Signs "
        + "are as printed. These amounts stand on the case: none of them is an option's cost or "
        + "saving.")
  }

  @Test func `a printed total that is not the sum is told`() {
    var table = Self.savings
    table.rows[1].total = -46_830
    let finding = MoneyTableFinding(table)
    #expect(finding.rows.map(\.addsUp) == [true, false, true])
    #expect(
      finding.faults == [
        "Scenario 1: the amounts add up to -46829.0 and -46830.0 is printed."
      ])
    table.rows[1].total = nil
    #expect(MoneyTableFinding(table).rows[1].addsUp == nil)
  }

  /// The worked example of the Scottish manual: costs and points of options P, Q, R and S, with a
  /// baseline of no points put before them where one is needed.
  private static func appraisal(
    _ marks: [Int?], _ flows: [CashFlow], counting: MoneyCounting, scenarios: [Scenario] = []
  ) -> Appraisal {
    var appraisal = Board.appraisal(marks.map { [$0] })
    appraisal.document.money.counting = counting
    appraisal.document.money.flows = flows
    appraisal.document.money.scenarios = scenarios
    appraisal.document.options[0].status = .baseline
    return appraisal
  }

  private static func money(_ appraisal: Appraisal) -> OptionMoney? {
    OptionMoney(Findings(appraisal, viewer: "mo"), in: appraisal.document)
  }

  private static func flow(
    _ id: ItemID, _ option: OptionID, _ amounts: [DecimalNumber], scenario: ItemID? = nil,
    kind: FlowKind = .cost, bias: DecimalNumber? = nil
  ) -> CashFlow {
    CashFlow(
      id: id, label: id.text, option: option, scenario: scenario, kind: kind, amounts: amounts,
      bias: bias)
  }

  private static let twoYears = MoneyCounting(
    years: ["2010/11", "2011/12"], unit: "GBP 000", rule: .flat, rate: 25)

  @Test func `options have net present and equivalent annual costs in the case's convention`()
    throws
  {
    let flows = [Self.flow("f", "a", [100, 50]), Self.flow("g", "b", [10, 25], kind: .saving)]
    let appraisal = Self.appraisal([40, 60], flows, counting: Self.twoYears)
    let money = try #require(Self.money(appraisal))
    let costs = try #require(money.scenarios.first)
    #expect(costs.scenario == nil && costs.unknown.isEmpty)
    #expect(costs.options.map(\.netPresentCost) == [140, -30])
    // The factors of the two years are 1 and 0.8, or 0.8 and 0.64.
    #expect(
      zip(costs.options, [140 / 1.8, -30 / 1.8]).allSatisfy { near($0.equivalentAnnualCost, $1) })
    var later = Self.twoYears
    later.convention = .firstIsOne
    let shifted = Self.appraisal([40, 60], flows, counting: later)
    #expect(Self.money(shifted)?.scenarios.first?.options.map(\.netPresentCost) == [112, -24])
    #expect(
      money.words == "Amounts are GBP 000 at the prices of 2010/11. 2010/11 is year 0 and is not "
        + "discounted. Later years are discounted at 25% a year.")
    #expect(Self.money(shifted)?.words.contains("2010/11 is year 1 and is discounted once") == true)
  }

  @Test func `optimism bias raises what is spent and lowers what is saved`() throws {
    let appraisal = Self.appraisal(
      [40, 60],
      [
        Self.flow("f", "a", [100, 0], bias: DecimalNumber("32.1")),
        Self.flow("g", "b", [100, 0], kind: .saving, bias: 41),
        Self.flow("h", "b", [10, 0], kind: .saving, bias: 200),
      ], counting: Self.twoYears)
    let costs = try #require(Self.money(appraisal)?.scenarios.first)
    #expect(near(costs.options[0].netPresentCost, 132.1))
    #expect(near(costs.options[0].bias, 32.1))
    #expect(near(costs.options[1].netPresentCost, -59))
    #expect(near(costs.options[1].bias, 51))
    #expect(Self.money(appraisal)?.words.contains("optimistic") == true)
  }

  @Test func `not known is not nothing`() throws {
    let scenarios = [Scenario(id: "s", label: "Growth"), Scenario(id: "t", label: "None")]
    let flows = [
      Self.flow("f", "a", [1, 0]), Self.flow("g", "b", [2, 0], scenario: "s"),
    ]
    let appraisal = Self.appraisal(
      [40, 60, 10], flows, counting: Self.twoYears, scenarios: scenarios)
    let money = try #require(Self.money(appraisal))
    #expect(money.scenarios.map { $0.scenario?.id } == ["s", "t"])
    #expect(money.scenarios[0].options.map(\.option) == ["a", "b"])
    #expect(money.scenarios[0].unknown == ["c"])
    #expect(money.scenarios[1].options.map(\.option) == ["a"])
    #expect(money.scenarios[1].unknown == ["b", "c"])
    #expect(
      money.scenarios[1].standingWords("b", in: appraisal.document)
        == "no cost is given; not known is not nothing")
  }

  @Test func `options are set against the baseline, and the dominated told`() throws {
    // Costs 100, 150, 130 and 400 for 20, 30, 45 and 90 points; B costs more than C for less.
    let flows = [
      Self.flow("f", "a", [100, 0]), Self.flow("g", "b", [150, 0]), Self.flow("h", "c", [130, 0]),
      Self.flow("i", "d", [400, 0]),
    ]
    let appraisal = Self.appraisal([20, 30, 45, 90], flows, counting: Self.twoYears)
    let costs = try #require(Self.money(appraisal)?.scenarios.first)
    #expect(
      zip(costs.options, [5, nil, 130.0 / 45, 400.0 / 90]).allSatisfy { cost, right in
        right.map { near(cost.costPerPoint, $0) } ?? (cost.costPerPoint == nil)
      })
    #expect(costs.options[0].costPerExtraPoint == nil)
    #expect(costs.options[1].costPerExtraPoint == nil)
    #expect(near(costs.options[2].costPerExtraPoint, 1.2))
    #expect(near(costs.options[3].costPerExtraPoint, 300.0 / 70))
    #expect(costs.frontier == ["a", "c", "d"])
    #expect(near(costs.steps.first, 1.2) && near(costs.steps.last, 6))
    #expect(
      appraisal.document.options.map { costs.standingWords($0.id, in: appraisal.document) } == [
        "worth considering", "costs no less and gives no more than C", "worth considering",
        "worth considering",
      ])
  }

  @Test(arguments: [YearConvention.firstIsZero, .firstIsOne])
  func `a constant hundred a year is a hundred a year`(_ convention: YearConvention) throws {
    var counting = Self.twoYears
    counting.convention = convention
    let appraisal = Self.appraisal(
      [40], [Self.flow("f", "a", [100, 100])], counting: counting)
    let cost = try #require(Self.money(appraisal)?.scenarios.first?.options.first)
    #expect(near(cost.equivalentAnnualCost, 100))
  }

  @Test func `options with lives of their own are compared by what they cost a year`() throws {
    // At 25%: A costs 180 over two years, 100 a year; B costs 90 in one year.
    let flows = [Self.flow("f", "a", [180, 0]), Self.flow("g", "b", [90, 50])]
    var appraisal = Self.appraisal([40, 60], flows, counting: Self.twoYears)
    appraisal.document.options[1].life = 1
    let money = try #require(Self.money(appraisal))
    let costs = try #require(money.scenarios.first)
    #expect(costs.comparesYearly)
    #expect(costs.options.map(\.life) == [2, 1])
    #expect(zip(costs.options, [180, 90]).allSatisfy { near($0.netPresentCost, $1) })
    #expect(zip(costs.options, [100, 90]).allSatisfy { near($0.equivalentAnnualCost, $1) })
    #expect(costs.frontier == ["b"])
    #expect(near(costs.options[1].costPerPoint, 1.5))
    #expect(costs.lifeWords(costs.options[1]) == "over 1 year")
    #expect(
      money.words.hasSuffix(
        "by what each costs a year over its own life. Amounts after the end of an option's life are "
          + "not counted."))
  }

  @Test func `benefits that are not known are not set against costs`() throws {
    let flows = [Self.flow("f", "a", [1, 0]), Self.flow("g", "b", [2, 0])]
    let appraisal = Self.appraisal([40, nil], flows, counting: Self.twoYears)
    let costs = try #require(Self.money(appraisal)?.scenarios.first)
    #expect(costs.frontier.isEmpty && costs.options.allSatisfy { $0.costPerPoint == nil })
    #expect(costs.standingWords("a", in: appraisal.document) == "marks are missing")
  }

  @Test func `tables and percentages of the case never become an option's money`() {
    var appraisal = Board.appraisal([[40], [60]])
    appraisal.document.money.counting = Self.twoYears
    appraisal.document.money.tables = [Self.savings]
    appraisal.document.money.percentages = [
      LoosePercentage(
        id: "p", label: "Expected savings", percent: 14, atLeast: true, of: "the budget",
        option: "a")
    ]
    let money = MoneyFindings(Findings(appraisal, viewer: "mo"), in: appraisal.document)
    #expect(money.options == nil)
    #expect(money.tables.count == 1)
    #expect(
      money.percentages == [
        "Expected savings: at least 14% of the budget. No amount is given for the budget, so it "
          + "cannot be added up, discounted or set against benefits. Give the amount for each year "
          + "first."
      ])
  }
}
