import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing

@Suite struct EffectiveWeightsTests {
  /// Two objectives, one criterion at the top, and nodes that carry no weight.
  private static func appraisal(_ points: [CriterionID: DecimalNumber]) -> Appraisal {
    var appraisal = Appraisal(
      document: CaseDocument(
        id: "tree", title: "Tree", question: Question(words: "Which?"),
        criteria: [
          Criterion(id: "good", kind: .objective, label: "Good"),
          Criterion(id: "care", parent: "good", label: "Care", scale: Scale()),
          Criterion(id: "time", parent: "good", label: "Time", scale: Scale()),
          Criterion(id: "law", parent: "good", kind: .hurdle, label: "Lawful"),
          Criterion(id: "bare", kind: .objective, label: "Bare"),
          Criterion(id: "views", parent: "bare", kind: .information, label: "Views"),
          Criterion(id: "cost", label: "Cost", scale: Scale()),
        ]))
    appraisal.weights[.agreed] = points
    return appraisal
  }

  @Test func `weights are equal within each family until they are set`() {
    let weights = EffectiveWeights(Self.appraisal([:]))
    #expect(weights.nodes.map(\.id) == ["good", "care", "time", "cost"])
    #expect(weights.nodes.map(\.depth) == [0, 1, 1, 0])
    #expect(weights.nodes.map(\.local) == [0.5, 0.5, 0.5, 0.5])
    #expect(weights.nodes.map(\.cumulative) == [0.5, 0.25, 0.25, 0.5])
    #expect(weights.nodes.map(\.isLeaf) == [false, true, true, true])
    #expect(weights.leaves.map(\.id) == ["care", "time", "cost"])
    #expect(!weights.areSet && !weights.someAreSet)
  }

  @Test func `a family shares by points once every member has some`() {
    let weights = EffectiveWeights(Self.appraisal(["care": 100, "time": 60]))
    #expect(weights.node("care")?.local == 0.625)
    #expect(weights.node("time")?.cumulative == 0.1875)
    #expect(weights.node("care")?.isSet == true)
    #expect(weights.node("good")?.isSet == false)
    #expect(weights.someAreSet && !weights.areSet)
  }

  @Test func `a family that is set in part stays equal and keeps its points`() {
    let weights = EffectiveWeights(Self.appraisal(["care": 100, "good": 30, "cost": 70]))
    #expect(weights.node("care")?.local == 0.5)
    #expect(weights.node("care")?.points == 100)
    #expect(weights.node("time")?.points == nil)
    #expect(weights.node("care")?.isSet == false)
    #expect(near(weights.node("cost")?.cumulative, 0.7))
    #expect(near(weights.node("care")?.cumulative, 0.15))
  }

  @Test func `a family of zeros has not been weighted`() {
    let weights = EffectiveWeights(Self.appraisal(["care": 0, "time": 0]))
    #expect(weights.node("care")?.local == 0.5)
    #expect(weights.node("care")?.isSet == false)
  }

  @Test func `a zero beside points is a weight of zero`() {
    let weights = EffectiveWeights(Self.appraisal(["care": 0, "time": 40]))
    #expect(weights.node("care")?.cumulative == 0)
    #expect(weights.node("time")?.cumulative == 0.5)
  }

  @Test func `cumulative weights of the leaves add up to one`() {
    let weights = EffectiveWeights(
      Self.appraisal(["care": 7, "time": 11, "good": 3, "cost": 13]))
    #expect(weights.areSet)
    #expect(near(weights.leaves.reduce(0) { $0 + $1.cumulative }, 1))
    #expect(near(weights.node("time")?.cumulative, 3.0 / 16 * 11 / 18))
  }

  @Test(arguments: ["law", "bare", "views", "gone"] as [CriterionID])
  func `hurdles, information and bare objectives carry no weight`(_ id: CriterionID) {
    #expect(EffectiveWeights(Self.appraisal(["bare": 90, "law": 90])).node(id) == nil)
  }

  @Test func `each holder has weights of their own`() {
    var appraisal = Self.appraisal(["care": 100, "time": 60])
    appraisal.weights[.body("nhs")] = ["care": 1, "time": 3]
    #expect(EffectiveWeights(appraisal, holder: .body("nhs")).node("care")?.local == 0.25)
    #expect(EffectiveWeights(appraisal, holder: .assessor("mo")).node("care")?.local == 0.5)
  }

  @Test func `a tree without criteria has no weights`() {
    let weights = EffectiveWeights(Appraisal())
    #expect(weights.nodes.isEmpty && weights.leaves.isEmpty)
    #expect(!weights.areSet)
  }
}
