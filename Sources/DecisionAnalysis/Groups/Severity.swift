/// The marks of a panel with each seat's severity taken out: mark = cell + seat.
///
/// Where seats have not marked the same cells, a mild seat lifts what it marked. Cells and seats are
/// fitted together by least squares, each mark weighing what its seat counts, and the seats' effects,
/// so weighted, add up to zero. With complete data the totals are those of the means. Source: Yates
/// (1934), doi 10.1080/01621459.1934.10502686.
public struct Severity: Equatable, Sendable {
  /// By how much each seat marks above the panel; below zero for a severe one, `nil` for one that has
  /// marked nothing that counts.
  public let effects: [Double?]
  /// The mark of each cell as the panel as a whole would give it; 0 where the criterion carries no
  /// weight.
  public let cells: Matrix<Double>
  /// The totals of those.
  public let totals: [Double]

  /// Fits cells and seats.
  ///
  /// `nil` where a cell that counts has no mark, or where the marks fall apart into groups of cells
  /// that no seat links: the severity of one group's seats then cannot be told from that of the other's.
  /// Complexity: O(seats³ + seats² × options × criteria).
  public init?(_ panel: PanelMarks) {
    let marks = Severity.marks(panel)
    let cellCount = panel.optionCount * panel.criterionCount
    var byCell = Array(repeating: [Mark](), count: cellCount)
    for mark in marks { byCell[mark.cell].append(mark) }
    for cell in 0..<cellCount where panel.weights[cell % panel.criterionCount] > 0 {
      guard !byCell[cell].isEmpty else { return nil }
    }
    let used = panel.seats.indices.filter { seat in marks.contains { $0.seat == seat } }
    guard Severity.isConnected(marks, seats: panel.seats.count, cells: cellCount),
      let raw = Severity.solve(used, marks, byCell)
    else { return nil }
    var weights = Array(repeating: 0.0, count: used.count)
    for (place, seat) in used.enumerated() {
      let own = panel.seats[seat].weights.filter { $0 > 0 }
      weights[place] = own.reduce(0, +) / Double(own.count)
    }
    let centre =
      zip(raw, weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
    var effects = [Double?](repeating: nil, count: panel.seats.count)
    for (seat, effect) in zip(used, raw) { effects[seat] = effect - centre }
    self.effects = effects
    var cells = Matrix(
      rowCount: panel.optionCount, columnCount: panel.criterionCount, repeating: 0.0)
    for cell in 0..<cellCount where !byCell[cell].isEmpty {
      let whole = byCell[cell].reduce(0) { $0 + $1.weight }
      let sum = byCell[cell].reduce(0) { $0 + $1.weight * ($1.value - (effects[$1.seat] ?? 0)) }
      cells[cell / panel.criterionCount, cell % panel.criterionCount] = sum / whole
    }
    self.cells = cells
    totals = AdditiveValue.totals(values: cells, weights: panel.weights)
  }

  /// A mark that counts.
  private struct Mark {
    let seat: Int
    let cell: Int
    let value: Double
    let weight: Double
  }

  private static func marks(_ panel: PanelMarks) -> [Mark] {
    var marks: [Mark] = []
    for (number, seat) in panel.seats.enumerated() {
      for (cell, value) in seat.marks.elements.enumerated() {
        let criterion = cell % panel.criterionCount
        guard let value, panel.weights[criterion] > 0, seat.weights[criterion] > 0 else { continue }
        marks.append(
          Mark(seat: number, cell: cell, value: value, weight: seat.weights[criterion]))
      }
    }
    return marks
  }

  /// Whether every mark can be reached from every other by way of seats and cells.
  private static func isConnected(_ marks: [Mark], seats: Int, cells: Int) -> Bool {
    var group = Array(0..<(seats + cells))
    func root(_ item: Int) -> Int {
      var item = item
      while group[item] != item { item = group[item] }
      return item
    }
    for mark in marks { group[root(mark.seat)] = root(seats + mark.cell) }
    return Set(marks.map { root($0.seat) }).count <= 1
  }

  /// The effects of the seats with the first one's at zero; the cells are put in terms of the seats.
  private static func solve(_ used: [Int], _ marks: [Mark], _ byCell: [[Mark]]) -> [Double]? {
    let place = Dictionary(
      used.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var rows = Array(
      repeating: Array(repeating: 0.0, count: used.count + 1), count: used.count)
    for cell in byCell where !cell.isEmpty {
      let whole = cell.reduce(0) { $0 + $1.weight }
      let mean = cell.reduce(0) { $0 + $1.weight * $1.value } / whole
      for one in cell {
        guard let row = place[one.seat] else { continue }
        rows[row][row] += one.weight
        rows[row][used.count] += one.weight * (one.value - mean)
        for other in cell {
          guard let column = place[other.seat] else { continue }
          rows[row][column] -= one.weight * other.weight / whole
        }
      }
    }
    let reduced = rows.dropFirst().map { Array($0.dropFirst()) }
    return LinearEquations.solve(reduced).map { [0] + $0 }
  }
}
