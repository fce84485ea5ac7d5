import DecisionAnalysis
import Testing

@Suite struct TopsisTests {
  private func table(_ oracle: Oracle) throws -> DecisionTable {
    try DecisionTable(oracle: oracle)
  }

  @Test func `the mountain climber agrees with Opricovic and Tzeng 2004`() throws {
    let oracle = try Oracle("topsis-opricovic-tzeng-2004-f")
    let result = Topsis(try table(oracle))
    let expected = try oracle.at("expected")
    #expect(isClose(result.distanceToIdeal, try expected.at("d_plus").numbers, within: 0.0005))
    #expect(
      isClose(result.distanceToAntiIdeal, try expected.at("d_minus").numbers, within: 0.0005))
    #expect(isClose(result.closeness, try expected.at("closeness").numbers, within: 0.0005))
    #expect(
      Ranking.competition(result.closeness, tolerance: 1e-9)
        == (try expected.at("ranks").integers))
  }

  @Test func `four options agree with Tzeng and Huang 2011`() throws {
    let oracle = try Oracle("topsis-tzeng-huang-2011")
    let result = Topsis(try table(oracle))
    let expected = try oracle.at("expected", "closeness").numbers
    #expect(isClose(result.closeness, expected, within: 0.0001))
  }

  @Test func `the hub example has another leader`() throws {
    let result = Topsis(try Hub.rawTable)
    #expect(
      isClose(result.closeness, [0.258796, 0.601522, 0.688876, 0.657445], within: 1e-6))
  }

  @Test(arguments: [[[5, 5], [5, 5]], [[0, 0]], [[7, 3]]] as [[[Double]]])
  func `where nothing discriminates closeness is one half`(rows: [[Double]]) throws {
    let result = Topsis(try DecisionTable(values: Matrix(rows: rows), weights: [1, 1]))
    #expect(result.closeness.allSatisfy { $0 == 0.5 } && !result.discriminates)
  }

  @Test(arguments: seeds)
  func `closeness stays between nothing and everything`(seed: UInt64) throws {
    var dice = Dice(seed)
    let result = Topsis(try dice.table())
    #expect(result.closeness.allSatisfy { $0 >= 0 && $0 <= 1 }, "seed \(seed)")
  }
}
