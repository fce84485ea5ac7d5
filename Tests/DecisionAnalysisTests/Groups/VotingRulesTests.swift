import DecisionAnalysis
import Testing

@Suite struct VotingRulesTests {
  @Test func `points and majorities are counted`() throws {
    let result = try VotingRules([[3, 2, 1], [3, 1, 2], [1, 3, 2]])
    #expect(result.borda == [4, 3, 2])
    #expect(result.copeland == [2, 0, -2])
    #expect(result.condorcetWinner == 0)
    #expect(result.majorities.rows == [[0, 2, 2], [1, 0, 2], [1, 1, 0]])
  }

  @Test func `a circle of majorities has no winner`() throws {
    let result = try VotingRules([[3, 2, 1], [1, 3, 2], [2, 1, 3]])
    #expect(result.condorcetWinner == nil && result.copeland == [0, 0, 0])
  }

  @Test func `level marks are half a point each`() throws {
    let result = try VotingRules([[50, 50, 10]])
    #expect(result.borda == [1.5, 1.5, 0])
    #expect(try VotingRules([[4]]).condorcetWinner == 0)
  }

  @Test(arguments: seeds)
  func `Borda points are people times options less one, by mid-ranks`(seed: UInt64) throws {
    var dice = Dice(seed)
    let marks = try dice.marks(dice.whole(1...5), dice.whole(1...6)).rows
    let result = try VotingRules(marks)
    for option in result.borda.indices {
      let expected = marks.reduce(0) {
        $0 + Double(result.borda.count) - Ranking.midRanks($1, tolerance: 0)[option]
      }
      #expect(isClose(result.borda[option], expected), "seed \(seed)")
    }
  }

  @Test func `nobody and impossible marks are refused`() {
    #expect(throws: AnalysisError.noAssessors) { try VotingRules([]) }
    #expect(throws: AnalysisError.cellNotFinite(row: 0, column: 0)) { try VotingRules([[.nan]]) }
  }
}
