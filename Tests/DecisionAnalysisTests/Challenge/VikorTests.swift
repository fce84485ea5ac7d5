import DecisionAnalysis
import Testing

@Suite struct VikorTests {
  @Test(arguments: [
    ("vikor-opricovic-tzeng-2004", 1e-9), ("vikor-advantage-without-stability", 0.001),
  ])
  func `published compromises are met`(name: String, tolerance: Double) throws {
    let oracle = try Oracle(name)
    try expect(
      Vikor(DecisionTable(oracle: oracle)), oracle.at("expected"), within: tolerance)
  }

  @Test func `hydropower agrees with Opricovic and Tzeng 2007`() throws {
    let oracle = try Oracle("vikor-opricovic-tzeng-2007-w13")
    let cases = try oracle.at("inputs", "cases").items
    for (item, expected) in zip(cases, try oracle.at("expected", "cases").items) {
      let table = try DecisionTable(oracle: oracle, weights: item.at("weights").numbers)
      try expect(Vikor(table), expected, within: 0.001)
    }
  }

  private func expect(_ result: Vikor, _ expected: Oracle, within tolerance: Double) throws {
    #expect(isClose(result.utility, try expected.at("S").numbers, within: tolerance))
    #expect(isClose(result.regret, try expected.at("R").numbers, within: tolerance))
    #expect(isClose(result.mixture, try expected.at("Q").numbers, within: tolerance))
    #expect(result.hasAdvantage == (try expected.at("C1").number == 1))
    #expect(result.isStable == (try expected.at("C2").number == 1))
    #expect(result.compromise == (try expected.at("compromise").integers))
  }

  @Test(arguments: [("vikor-yang-wu-2020", 5e-5), ("peers-agree-vikor-12x8", 1e-9)])
  func `published mixtures are met`(name: String, tolerance: Double) throws {
    let oracle = try Oracle(name)
    let result = try Vikor(DecisionTable(oracle: oracle))
    #expect(isClose(result.mixture, try oracle.at("expected", "Q").numbers, within: tolerance))
  }

  @Test func `the hub example proposes the network and the hub`() throws {
    let result = try Vikor(Hub.rawTable)
    #expect(isClose(result.mixture, [1, 0.175354, 0.377577, 0], within: 1e-6))
    #expect(!result.hasAdvantage && result.compromise == [1, 3])
  }

  @Test func `one option and equal options are never undefined`() throws {
    let alone = try Vikor(DecisionTable(values: Matrix(rows: [[5, 6]]), weights: [1, 1]))
    #expect(alone.mixture == [0] && alone.compromise == [0] && alone.hasAdvantage)
    let level = try Vikor(DecisionTable(values: Matrix(rows: [[5], [5], [5]]), weights: [1]))
    #expect(level.mixture == [0, 0, 0] && level.compromise == [0, 1, 2])
    let mirrored = try Vikor(
      DecisionTable(values: Matrix(rows: [[0, 100], [100, 0]]), weights: [1, 1]))
    #expect(mirrored.mixture == [0, 0] && mirrored.compromise == [0, 1])
  }

  @Test(arguments: [(60, [0, 1]), (50, [0]), (40, [0])] as [(Double, [Int])])
  func `three options need a lead of one half`(second: Double, compromise: [Int]) throws {
    let table = try DecisionTable(values: Matrix(rows: [[100], [second], [0]]), weights: [1])
    let result = try Vikor(table)
    #expect(isClose(result.mixture, [0, 1 - second / 100, 1]))
    #expect(result.compromise == compromise)
  }

  @Test func `an emphasis off the scale is refused`() throws {
    let table = try Hub.table
    #expect(throws: AnalysisError.parameterOutOfRange(value: 2, low: 0, high: 1)) {
      try Vikor(table, emphasis: 2)
    }
  }

  @Test(arguments: seeds)
  func `the compromise always holds an option of least mixture`(seed: UInt64) throws {
    var dice = Dice(seed)
    let result = try Vikor(dice.table(), emphasis: dice.unit())
    #expect(result.mixture.allSatisfy { $0 >= 0 && $0 <= 1 }, "seed \(seed)")
    let least = result.mixture.min() ?? -1
    #expect(result.compromise.contains { result.mixture[$0] == least }, "seed \(seed)")
  }
}
