import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing

@Suite struct WeightSettlingTests {
  private static var weighed: Appraisal {
    var appraisal = Board.appraisal([[1, 2], [3, 4]])
    appraisal.weights[.agreed] = ["x": 40, "y": 60]
    return appraisal
  }

  @Test func `weights are settled once all are set, and opened again`() throws {
    var appraisal = Self.weighed
    for edit in try appraisal.settlingWeights(words: "The panel.") { try appraisal.apply(edit) }
    #expect(appraisal.weightLock == WeightLock(words: "The panel."))
    for edit in try appraisal.openingWeights() { try appraisal.apply(edit) }
    #expect(appraisal.weightLock == nil)
  }

  @Test func `weights that are not all set cannot be settled`() {
    var appraisal = Self.weighed
    appraisal.weights[.agreed]?["y"] = nil
    #expect(appraisal.settlingRefusal == .notAllSet)
    #expect(throws: SettlingRefusal.notAllSet) { try appraisal.settlingWeights(words: "Us.") }
    #expect(
      SettlingRefusal.notAllSet.sentence
        == "The agreed weights are not all set yet, so they cannot be settled.")
  }

  @Test func `what is said already is not said again`() {
    var appraisal = Self.weighed
    #expect(throws: SettlingRefusal.notSettled) { try appraisal.openingWeights() }
    appraisal.weightLock = WeightLock(words: "Us.")
    #expect(throws: SettlingRefusal.settledAlready) {
      try appraisal.settlingWeights(words: "Us.")
    }
    #expect((try? appraisal.settlingWeights(words: "The panel.")) != nil)
  }
}
