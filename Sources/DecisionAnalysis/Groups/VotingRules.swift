/// Rules that join people's rankings without looking at the size of their marks.
///
/// Marks are rows, one for each person, with a mark for each option; only their order counts.
/// Sources: de Borda (1781); Copeland (1951).
public struct VotingRules: Equatable, Sendable {
  /// Each option's Borda points: from each person the number of options ranked below it, and half a
  /// point for each ranked level with it.
  public let borda: [Double]
  /// Each option's Copeland score: majorities won minus majorities lost.
  public let copeland: [Int]
  /// Row i, column k: how many people rank option i above k.
  public let majorities: Matrix<Int>

  /// Counts the rankings.
  ///
  /// Throws when there is nobody, when rows differ in length or a mark is not finite.
  /// Complexity: O(people × options²).
  public init(_ marks: [[Double]]) throws(AnalysisError) {
    let table = try Matrix(rows: marks)
    guard table.rowCount > 0 else { throw .noAssessors }
    for (index, mark) in table.elements.enumerated() where !mark.isFinite {
      throw .cellNotFinite(row: index / table.columnCount, column: index % table.columnCount)
    }
    let options = table.columnCount
    var above = Matrix(rowCount: options, columnCount: options, repeating: 0)
    for row in marks {
      for one in 0..<options {
        for other in 0..<options where row[one] > row[other] { above[one, other] += 1 }
      }
    }
    majorities = above
    borda = (0..<options).map { one in
      (0..<options).reduce(0) { sum, other in
        guard other != one else { return sum }
        let level = marks.count - above[one, other] - above[other, one]
        return sum + Double(above[one, other]) + Double(level) / 2
      }
    }
    copeland = (0..<options).map { one in
      (0..<options).reduce(0) { $0 + (above[one, $1] - above[$1, one]).signum() }
    }
  }

  /// The option that beats every other by a majority, if there is one.
  public var condorcetWinner: Int? {
    copeland.indices.first { copeland[$0] == copeland.count - 1 }
  }
}
