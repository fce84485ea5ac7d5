import DecisionAnalysis
import Testing

@Suite struct PanelMarksTests {
  private func seat(_ rows: [[Double?]], _ weights: [Double]) throws -> PanelSeat {
    try PanelSeat(marks: Matrix(rows: rows), weights: weights)
  }

  @Test func `weights are divided by their sum and shapes are kept`() throws {
    let panel = try PanelMarks([seat([[1, nil]], [1, 2])], weights: [1, 3])
    #expect(panel.weights == [0.25, 0.75] && panel.optionCount == 1 && panel.criterionCount == 2)
  }

  @Test func `what is no panel is refused`() throws {
    let good = try seat([[1, 2]], [1, 1])
    func refusal(_ seats: [PanelSeat], _ weights: [Double], _ scale: ValueRange = .unknown)
      -> AnalysisError?
    {
      do {
        _ = try PanelMarks(seats, weights: weights, scale: scale)
        return nil
      } catch {
        return error
      }
    }
    #expect(refusal([good], [1, 1]) == nil)
    #expect(refusal([], [1]) == .noAssessors)
    #expect(refusal([try seat([], [])], []) == .noOptions)
    #expect(refusal([good], [1]) == .length(expected: 2, found: 1))
    #expect(refusal([good], [0, 0]) == .allWeightsZero)
    #expect(refusal([good], [1, 1], ValueRange(exactly: 3)) == .emptyScale)
    #expect(refusal([good, try seat([[1]], [1])], [1, 1]) == .length(expected: 2, found: 1))
    #expect(refusal([try seat([[1, 2]], [1])], [1, 1]) == .length(expected: 2, found: 1))
    #expect(refusal([try seat([[1, 2]], [1, -1])], [1, 1]) == .negativeWeight(index: 1))
    #expect(refusal([try seat([[1, 2]], [.nan, 1])], [1, 1]) == .notFinite(index: 0))
    #expect(
      refusal([try seat([[1, .nan]], [1, 1])], [1, 1]) == .cellNotFinite(row: 0, column: 1))
    #expect(throws: AnalysisError.length(expected: 1, found: 2)) {
      try PanelMarks([good], weights: [1, 1], groups: [0, 0])
    }
    #expect(refusal([try seat([[1, 101]], [1, 1])], [1, 1]) == .outsideScale(value: 101))
  }
}
