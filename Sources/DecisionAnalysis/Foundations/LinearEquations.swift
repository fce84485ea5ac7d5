/// Systems of linear equations.
enum LinearEquations {
  /// Solves as many equations as there are unknowns, each a row of coefficients with its right side
  /// last; `nil` where they do not fix the unknowns.
  ///
  /// By elimination with the largest entry as pivot. Complexity: O(n³).
  static func solve(_ equations: [[Double]]) -> [Double]? {
    var rows = equations
    let count = rows.count
    let scale = rows.joined().reduce(0) { max($0, abs($1)) }
    for column in 0..<count {
      let pivot = (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
      guard abs(rows[pivot][column]) > 1e-12 * scale else { return nil }
      rows.swapAt(column, pivot)
      for row in 0..<count where row != column && rows[row][column] != 0 {
        let factor = rows[row][column] / rows[column][column]
        for place in column...count { rows[row][place] -= factor * rows[column][place] }
      }
    }
    return (0..<count).map { rows[$0][count] / rows[$0][$0] }
  }
}
