import AppraisalFindings
import AppraisalModel
import SampleBoards
import StrictJSON
import Testing

@Suite struct ResultRecordTests {
  private static func record(_ appraisal: Appraisal, _ places: FirstPlaces? = nil) -> ResultRecord {
    ResultRecord(
      Findings(appraisal, viewer: "mo"), in: appraisal.document, firstPlaces: places)
  }

  @Test func `a result is written with its numbers as they were computed`() {
    let appraisal = Board.appraisal([[50, 70], [90, 40]], weights: [60, 40])
    let places = FirstPlaces(
      tried: 1000, shares: ["a": 0.25, "b": 0.75], inOrder: ["a": 0.05, "b": 0.95])
    let record = Self.record(appraisal, places)
    #expect(record.members == 1 && record.finished == 1 && record.begun == 0)
    #expect(record.method == "additive")
    #expect(record.basis == "own:mo")
    #expect(record.weightsAreSet)
    #expect(near(record.weights["x"], 0.6) && near(record.weights["y"], 0.4))
    #expect(record.cells == 4 && record.missing == 0 && record.agreedScores == 0)
    #expect(record.leaders == ["b"])
    #expect(record.form == "clear")
    #expect(record.sentence.hasPrefix("B leads A by 12.0 points out of 100."))
    #expect(record.weightingsTried == 1000)
    #expect(record.ranking.map(\.option) == ["b", "a"])
    #expect(record.ranking.map(\.label) == ["Option B", "Option A"])
    #expect(record.ranking.map(\.rank) == [1, 2])
    #expect(near(record.ranking.first?.total, 70))
    #expect(near(record.ranking.first?.contributions["x"], 54))
    #expect(record.ranking.map(\.firstPlaces) == [0.75, 0.25])
  }

  @Test func `what is not known is left out`() {
    let record = Self.record(Board.appraisal([[50, nil], [90, 40]]))
    #expect(record.form == "incomplete")
    #expect(record.leaders.isEmpty)
    #expect(record.missing == 1)
    #expect(record.ranking.map(\.rank) == [nil, nil])
    #expect(record.ranking.map(\.total) == [nil, 65])
    #expect(record.ranking.map(\.low) == [25, 65])
    #expect(record.ranking.map(\.high) == [75, 65])
    #expect(record.weightingsTried == nil && record.seed == nil)
  }

  @Test func `before the reveal no ranking is written`() {
    var appraisal = Board.appraisal([[nil], [nil]])
    appraisal.rounds = [Round(id: RoundNumber(1))]
    appraisal.mark(by: "mo", round: RoundNumber(1), [[50], [90]])
    let places = FirstPlaces(tried: 1000, shares: ["b": 1])
    let record = Self.record(appraisal, places)
    #expect(record.form == "awaitingReveal")
    #expect(record.ranking.isEmpty && record.leaders.isEmpty)
    #expect(record.weightingsTried == nil && record.seed == nil)
  }

  @Test func `a result is worked out again with the settings of a stored one`() throws {
    let appraisal = Board.appraisal([[50, 70], [90, 40]], weights: [60, 40])
    let findings = Findings(appraisal, viewer: "mo")
    let places = try #require(FirstPlaces(of: findings, samples: 1000, seed: 3))
    let stored = ResultRecord(findings, in: appraisal.document, contested: 2, firstPlaces: places)
    let tree = try StrictJSON.tree(of: stored)
    let settings = try StrictJSON.read(ResultSettings.self, from: tree, unknownKeys: .ignore)
    #expect(ResultRecord(like: settings, of: appraisal, contested: 2) == stored)
    #expect(ResultRecord(like: settings, of: appraisal, contested: 0) != stored)
  }

  @Test(arguments: [Int.min, -1, 0, ResultSettings.mostWeightings + 1, Int.max])
  func `a result of weightings that nobody can have tried is not worked out`(tried: Int) {
    let appraisal = Board.appraisal([[50, 70], [90, 40]], weights: [60, 40])
    let settings = ResultSettings(basis: "own:mo", weightingsTried: tried, seed: 7)
    #expect(ResultRecord(like: settings, of: appraisal, contested: 0) == nil)
  }
}
