import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing
import WeightElicitation

@Suite struct WeightComparisonTests {
  private static let appraisal: Appraisal = {
    var appraisal = FamilyWeightsTests.appraisal(3)
    appraisal.document.bodies = [
      Body(id: "council", label: "Council"), Body(id: "nhs", label: "NHS"),
    ]
    appraisal.assessors = [Assessor(id: "ann", name: "Ann"), Assessor(id: "bob", name: "Bob")]
    appraisal.weights = [
      .body("nhs"): ["a": 50, "b": 30, "c": 20], .assessor("ann"): ["a": 10, "b": 30, "c": 60],
      .assessor("bob"): ["a": 1],
    ]
    return appraisal
  }()

  @Test func `holders who have weights stand beside the agreed ones`() {
    let comparison = WeightComparison(Self.appraisal, viewer: "bob")
    #expect(comparison.columns.map(\.name) == ["Agreed", "NHS", "Ann", "You"])
    #expect(comparison.columns.map(\.weights.areSet) == [false, true, true, false])
    // A and C differ by as much; the first in reading order is named.
    #expect(comparison.sentence == "They differ most on A: 10% (Ann) to 50% (NHS).")
    #expect(!comparison.isHidden)
  }

  @Test func `other people's weights wait for the reveal`() {
    var appraisal = Self.appraisal
    appraisal.rounds = [Round(id: RoundNumber(1))]
    let comparison = WeightComparison(appraisal, viewer: "bob")
    #expect(comparison.columns.map(\.name) == ["Agreed", "NHS", "You"] && comparison.isHidden)
    #expect(comparison.sentence == "Only one set of weights is complete: NHS.")
    appraisal.rounds[0].state = .revealed
    #expect(WeightComparison(appraisal, viewer: "bob").columns.count == 4)
  }

  @Test func `weights that nobody has set, and weights that are alike, are said to be`() {
    var appraisal = Self.appraisal
    appraisal.weights = [:]
    #expect(
      WeightComparison(appraisal, viewer: nil).sentence == "Nobody has set all weights yet.")
    appraisal.weights = [
      .agreed: ["a": 2, "b": 2, "c": 4], .body("nhs"): ["a": 1, "b": 1, "c": 2],
    ]
    #expect(
      WeightComparison(appraisal, viewer: nil).sentence
        == "All complete sets of weights are the same.")
  }
}
