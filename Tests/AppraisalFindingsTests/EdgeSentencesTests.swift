import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing

/// Appraisals at the edge of what makes sense: each has its sentence, and no sentence holds a number
/// that is none.
@Suite struct EdgeSentencesTests {
  struct Edge: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let marks: [[Int?]]
    let weights: [Int]
    let sentence: String
  }

  static let edges = [
    Edge(
      testDescription: "one option", marks: [[10, 60]], weights: [60, 40],
      sentence: "There is only one option, so it always comes first."),
    Edge(
      testDescription: "one option, swept", marks: [[10, 60]], weights: [60, 40],
      sentence: "A is the only option, so no weight changes who leads."),
    Edge(
      testDescription: "one criterion", marks: [[10], [60], [20]], weights: [100],
      sentence: "X has all the weight there is to share, so its weight cannot move."),
    Edge(
      testDescription: "one criterion, left out", marks: [[10], [60], [20]], weights: [100],
      sentence: "There is only one criterion, so none can be left out."),
    Edge(
      testDescription: "all equal", marks: [[50, 50], [50, 50]], weights: [60, 40],
      sentence: "A and B came first equally often, each in 50 of every 100 weightings tried."),
    Edge(
      testDescription: "all zero", marks: [[0, 0], [0, 0]], weights: [60, 40],
      sentence: "All options are level on X, so its weight does not change who leads."),
    Edge(
      testDescription: "a zero weight", marks: [[90, 10], [60, 30]], weights: [100, 0],
      sentence: "Y has 0% of all weight. A leads up to 60%. With more, B would lead."),
    Edge(
      testDescription: "a weight of one", marks: [[90, 10, 5], [60, 30, 7]], weights: [100, 0, 0],
      sentence: "The others have no weight of their own, so they are taken to be equal."),
    Edge(
      testDescription: "a constant criterion", marks: [[90, 50], [60, 50]], weights: [60, 40],
      sentence: "All options are level on Y, so its weight does not change who leads."),
    Edge(
      testDescription: "an option never first", marks: [[90, 90], [10, 10]], weights: [60, 40],
      sentence: "B never came first, so no weights speak for it."),
  ]

  @Test(arguments: edges)
  func `every edge has its sentence, and every number in it is one`(edge: Edge) throws {
    let appraisal = Board.appraisal(edge.marks, weights: edge.weights)
    let findings = Findings(appraisal, viewer: "mo")
    let study = try Study(findings)
    let chances = try #require(try ChancesPlan(findings, tried: .free, samples: 1000).run())
    let lines =
      [LeadingSentence(findings, in: appraisal.document).words]
      + SensitivityRecord(study, findings, in: appraisal, scope: .all, node: nil).lines
      + ChallengeRecord(Challenge(study, ballots: []), in: appraisal.document).lines
      + AcceptabilityRecord(chances, in: appraisal.document).lines
    #expect(lines.contains { $0.contains(edge.sentence) }, "\(lines.joined(separator: "\n"))")
    for line in lines {
      let words = line.lowercased().split { !$0.isLetter }
      #expect(!words.contains("nan") && !words.contains("inf"), "\(line)")
    }
  }
}
