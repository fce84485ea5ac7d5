/// A small linear programme over variables of 0 or more, solved by the two-phase simplex method.
///
/// Pivots are chosen by the steepest cost and, among equal ratios, the largest entry, which keeps
/// rounding small; should that go on for long, Bland's rule takes over, so that degenerate problems
/// end. It is meant for tens of variables and always takes the same path. Source: Bland (1977),
/// doi 10.1287/moor.2.2.103.
struct LinearProgram {
  enum Relation { case atMost, atLeast, equal }

  enum Outcome: Equatable {
    case optimal(solution: [Double], value: Double)
    case infeasible
    case unbounded
  }

  private struct Row {
    var coefficients: [Double]
    var relation: Relation
    var bound: Double
  }

  private let costs: [Double]
  private var rows: [Row] = []

  init(minimising costs: [Double]) {
    self.costs = costs
  }

  /// Adds a condition on the weighted sum of the variables.
  mutating func require(_ coefficients: [Double], _ relation: Relation, _ bound: Double) {
    rows.append(Row(coefficients: coefficients, relation: relation, bound: bound))
  }

  /// Finds the least cost, if there is one.
  func solve() -> Outcome {
    var tableau = Tableau(variableCount: costs.count, rows: rows.map(LinearProgram.normalised))
    guard tableau.findFeasible() else { return .infeasible }
    guard tableau.minimise(costs) else { return .unbounded }
    let solution = tableau.solution(count: costs.count)
    let value = zip(costs, solution).reduce(0) { $0 + $1.0 * $1.1 }
    return .optimal(solution: solution, value: value)
  }

  private static func normalised(
    _ row: Row
  ) -> (coefficients: [Double], slack: Double, bound: Double) {
    let slack: Double =
      switch row.relation {
      case .atMost: 1
      case .atLeast: -1
      case .equal: 0
      }
    // A lower bound of zero becomes an upper one, which needs no artificial variable.
    guard row.bound < 0 || (row.bound == 0 && slack < 0) else {
      return (row.coefficients, slack, row.bound)
    }
    return (row.coefficients.map { -$0 }, -slack, 0 - row.bound)
  }
}

private struct Tableau {
  private static let epsilon = 1e-11
  private let structuralCount: Int
  private let artificialStart: Int
  private var cells: [[Double]]
  private var basis: [Int]

  init(variableCount: Int, rows: [(coefficients: [Double], slack: Double, bound: Double)]) {
    structuralCount = variableCount
    artificialStart = variableCount + rows.count
    let width = variableCount + 2 * rows.count + 1
    cells = []
    basis = []
    for (index, row) in rows.enumerated() {
      var line = Array(repeating: 0.0, count: width)
      line.replaceSubrange(0..<variableCount, with: row.coefficients)
      line[variableCount + index] = row.slack
      line[width - 1] = row.bound
      if row.slack == 1 {
        basis.append(variableCount + index)
      } else {
        line[artificialStart + index] = 1
        basis.append(artificialStart + index)
      }
      cells.append(line)
    }
  }

  private var width: Int { artificialStart + cells.count + 1 }

  mutating func findFeasible() -> Bool {
    var costs = Array(repeating: 0.0, count: width - 1)
    for index in artificialStart..<(width - 1) { costs[index] = 1 }
    _ = run(costs, allowing: width - 1)
    let excess = basis.indices.filter { basis[$0] >= artificialStart }
      .reduce(0) { $0 + cells[$1][width - 1] }
    guard excess <= 1e-9 else { return false }
    for row in basis.indices where basis[row] >= artificialStart {
      let entering = (0..<artificialStart).first { abs(cells[row][$0]) > 1e-9 }
      if let entering { pivot(row, entering) }
    }
    return true
  }

  mutating func minimise(_ costs: [Double]) -> Bool {
    let padded = costs + Array(repeating: 0.0, count: width - 1 - costs.count)
    return run(padded, allowing: artificialStart)
  }

  func solution(count: Int) -> [Double] {
    var values = Array(repeating: 0.0, count: count)
    for (row, variable) in basis.enumerated() where variable < count {
      values[variable] = max(0, cells[row][width - 1])
    }
    return values
  }

  private mutating func run(_ costs: [Double], allowing limit: Int) -> Bool {
    let patience = 20 * width
    var pivots = 0
    while let entering = entering(costs, limit, cautious: pivots > patience) {
      guard let leaving = leavingRow(entering, cautious: pivots > patience) else { return false }
      pivot(leaving, entering)
      pivots += 1
    }
    return true
  }

  private func entering(_ costs: [Double], _ limit: Int, cautious: Bool) -> Int? {
    var best: (column: Int, cost: Double)?
    for column in 0..<limit {
      var reduced = costs[column]
      for row in cells.indices where cells[row][column] != 0 {
        reduced -= costs[basis[row]] * cells[row][column]
      }
      guard reduced < min(-Tableau.epsilon, best?.cost ?? 0) else { continue }
      if cautious { return column }
      best = (column, reduced)
    }
    return best?.column
  }

  private func leavingRow(_ column: Int, cautious: Bool) -> Int? {
    let rows = cells.indices.filter { cells[$0][column] > Tableau.epsilon }
    let ratios = rows.map { max(0, cells[$0][width - 1]) / cells[$0][column] }
    guard let least = ratios.min() else { return nil }
    let level = zip(rows, ratios).filter { $0.1 <= least + 1e-12 * (1 + least) }.map(\.0)
    return cautious
      ? level.min { basis[$0] < basis[$1] }
      : level.max { (cells[$0][column], -$0) < (cells[$1][column], -$1) }
  }

  private mutating func pivot(_ row: Int, _ column: Int) {
    let scale = cells[row][column]
    cells[row] = cells[row].map { $0 / scale }
    for other in cells.indices where other != row && cells[other][column] != 0 {
      let factor = cells[other][column]
      for index in 0..<width { cells[other][index] -= factor * cells[row][index] }
      cells[other][column] = 0
    }
    basis[row] = column
  }
}
