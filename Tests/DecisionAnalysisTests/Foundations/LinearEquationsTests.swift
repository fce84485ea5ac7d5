import Testing

@testable import DecisionAnalysis

@Suite struct LinearEquationsTests {
  @Test func `equations are solved, also where the first pivot is zero`() throws {
    let solution = try #require(LinearEquations.solve([[0, 2, 4], [3, 1, 5]]))
    #expect(isClose(solution, [1, 2]))
    #expect(LinearEquations.solve([]) == [])
  }

  @Test func `equations that do not fix the unknowns have no solution`() {
    #expect(LinearEquations.solve([[1, 2, 3], [2, 4, 6]]) == nil)
    #expect(LinearEquations.solve([[0, 1]]) == nil)
  }

  @Test(arguments: seeds)
  func `a planted solution is found`(seed: UInt64) throws {
    var dice = Dice(seed)
    let planted = (0..<dice.whole(1...8)).map { _ in dice.number(-10, 10) }
    let rows = planted.map { _ -> [Double] in
      let row = planted.map { _ in dice.number(-1, 1) }
      return row + [zip(row, planted).reduce(0) { $0 + $1.0 * $1.1 }]
    }
    let found = try #require(LinearEquations.solve(rows), "seed \(seed)")
    #expect(isClose(found, planted, within: 1e-6), "seed \(seed)")
  }
}
