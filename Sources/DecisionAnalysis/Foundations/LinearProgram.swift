/// A small linear programme over variables of 0 or more, solved by the two-phase simplex method.
///
/// Bland's rule chooses the pivots, so that it ends on degenerate problems and always takes the same
/// path. It is meant for tens of variables. Source: Bland (1977), doi 10.1287/moor.2.2.103.
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
    guard row.bound < 0 else { return (row.coefficients, slack, row.bound) }
    return (row.coefficients.map { -$0 }, -slack, -row.bound)
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
    while true {
      let entering = (0..<limit).first { column in
        var reduced = costs[column]
        for row in cells.indices { reduced -= costs[basis[row]] * cells[row][column] }
        return reduced < -Tableau.epsilon
      }
      guard let entering else { return true }
      guard let leaving = leavingRow(entering) else { return false }
      pivot(leaving, entering)
    }
  }

  private func leavingRow(_ column: Int) -> Int? {
    var best: (row: Int, ratio: Double)?
    for row in cells.indices where cells[row][column] > Tableau.epsilon {
      let ratio = cells[row][width - 1] / cells[row][column]
      guard let current = best else {
        best = (row, ratio)
        continue
      }
      if ratio < current.ratio - 1e-14
        || (ratio <= current.ratio + 1e-14 && basis[row] < basis[current.row])
      {
        best = (row, ratio)
      }
    }
    return best?.row
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
