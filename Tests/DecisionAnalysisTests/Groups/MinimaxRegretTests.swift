import DecisionAnalysis
import Testing

@Suite struct MinimaxRegretTests {
  @Test func `the option that is never far behind is chosen`() throws {
    let result = try MinimaxRegret(
      totals: Matrix(rows: [[90, 20], [70, 60], [40, 75]]))
    #expect(result.regrets.rows == [[0, 55], [20, 15], [50, 0]])
    #expect(result.largest == [55, 20, 50])
    #expect(result.choices == [1])
  }

  @Test func `regrets are those worked out with NumPy`() throws {
    // (T.max(0) - T) in NumPy 2.4.
    let result = try MinimaxRegret(
      totals: Matrix(rows: [[58, 65, 53], [62, 87, 71], [42, 49, 48], [30, 20, 75]]))
    #expect(result.regrets.rows == [[4, 22, 22], [0, 0, 4], [20, 38, 27], [32, 67, 0]])
    #expect(result.largest == [22, 4, 38, 67] && result.choices == [1])
  }

  @Test func `one option regrets nothing`() throws {
    let result = try MinimaxRegret(totals: Matrix(rows: [[5, 9]]))
    #expect(result.largest == [0] && result.choices == [0])
  }

  @Test func `no views are refused`() {
    #expect(throws: AnalysisError.noCriteria) { try MinimaxRegret(totals: Matrix(rows: [[]])) }
  }
}
