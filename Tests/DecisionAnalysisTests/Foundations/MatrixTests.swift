import DecisionAnalysis
import Testing

@Suite struct MatrixTests {
  @Test func `rows and columns are kept apart`() throws {
    var table = try Matrix(rows: [[1, 2, 3], [4, 5, 6]])
    #expect(table.rowCount == 2)
    #expect(table.columnCount == 3)
    #expect(table[1, 0] == 4)
    #expect(table.row(1) == [4, 5, 6])
    #expect(table.column(2) == [3, 6])
    table[0, 2] = 9
    #expect(table.rows == [[1, 2, 9], [4, 5, 6]])
    #expect(table.map { $0 * 2 }.elements == [2, 4, 18, 8, 10, 12])
  }

  @Test func `a ragged row is refused and named`() {
    #expect(throws: AnalysisError.raggedRow(row: 1, expected: 2, found: 3)) {
      try Matrix(rows: [[1, 2], [3, 4, 5]])
    }
  }

  @Test func `no rows make an empty table`() throws {
    let table = try Matrix<Double>(rows: [])
    #expect(table.rowCount == 0 && table.columnCount == 0 && table.rows.isEmpty)
  }
}
