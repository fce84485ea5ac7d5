import Testing

@testable import DecisionAnalysis

@Suite struct LinearProgramTests {
  private func programme(
    _ costs: [Double], _ rows: [([Double], LinearProgram.Relation, Double)]
  ) -> LinearProgram {
    var programme = LinearProgram(minimising: costs)
    for (coefficients, relation, bound) in rows {
      programme.require(coefficients, relation, bound)
    }
    return programme
  }

  @Test func `a textbook problem is solved`() {
    // max 3x + 5y with x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18 (Hillier and Lieberman): (2, 6), 36.
    let outcome = programme(
      [-3, -5], [([1, 0], .atMost, 4), ([0, 2], .atMost, 12), ([3, 2], .atMost, 18)]
    ).solve()
    guard case .optimal(let solution, let value) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(isClose(solution, [2, 6]) && isClose(value, -36))
  }

  @Test func `equalities and lower bounds are met`() {
    let outcome = programme(
      [1, 2, 3],
      [([1, 1, 1], .equal, 1), ([0, 1, 0], .atLeast, 0.25), ([0, 0, -1], .atMost, -0.5)]
    ).solve()
    guard case .optimal(let solution, let value) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(isClose(solution, [0.25, 0.25, 0.5]) && isClose(value, 2.25))
  }

  @Test func `contradictions are infeasible and open directions unbounded`() {
    #expect(
      programme([1], [([1], .atMost, 1), ([1], .atLeast, 2)]).solve() == .infeasible)
    #expect(programme([-1], [([1], .atLeast, 0)]).solve() == .unbounded)
  }

  @Test func `a problem that cycles without Bland's rule ends`() {
    // Beale (1955): the optimum is −1/20.
    let outcome = programme(
      [-0.75, 150, -0.02, 6],
      [
        ([0.25, -60, -0.04, 9], .atMost, 0), ([0.5, -90, -0.02, 3], .atMost, 0),
        ([0, 0, 1, 0], .atMost, 1),
      ]
    ).solve()
    guard case .optimal(_, let value) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(isClose(value, -0.05))
  }

  @Test(arguments: seeds)
  func `no random feasible point is cheaper`(seed: UInt64) {
    var dice = Dice(seed)
    let costs = (0..<4).map { _ in dice.number(0, 10) }
    let rows = (0..<3).map { _ in
      ((0..<4).map { _ in dice.number(0, 10) }, LinearProgram.Relation.atLeast, dice.number(1, 5))
    }
    guard case .optimal(let solution, let value) = programme(costs, rows).solve() else {
      Issue.record("seed \(seed)")
      return
    }
    func isFeasible(_ point: [Double]) -> Bool {
      rows.allSatisfy { row in zip(row.0, point).reduce(0) { $0 + $1.0 * $1.1 } >= row.2 - 1e-9 }
    }
    #expect(isFeasible(solution), "seed \(seed)")
    for _ in 0..<300 {
      let point = (0..<4).map { _ in dice.number(0, 2) }
      let cost = zip(costs, point).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(!isFeasible(point) || cost >= value - 1e-9, "seed \(seed)")
    }
  }
}
