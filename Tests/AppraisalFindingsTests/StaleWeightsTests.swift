import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing

@Suite struct StaleWeightsTests {
  /// Criteria X and Y under one objective and Z beside it, with weights that were asked for.
  private static func appraisal(points: [Int] = [50, 50, 60, 40]) -> Appraisal {
    var appraisal = Board.appraisal([[50, 50, 50], [100, 0, 20], [0, 100, 80]])
    appraisal.document.criteria.insert(
      Criterion(id: "good", kind: .objective, label: "Good"), at: 0)
    for index in 1...2 { appraisal.document.criteria[index].parent = "good" }
    for (id, share) in zip(["good", "z", "x", "y"] as [CriterionID], points) {
      appraisal.weights[.agreed, default: [:]][id] = DecimalNumber(share)
    }
    for family in [WeightFamily.top, .under("good")] {
      appraisal.elicitations[.agreed, default: [:]][family] = Elicitation(
        method: .swing, ranges: appraisal.document.ranges(of: family))
    }
    return appraisal
  }

  private static func widen(
    _ appraisal: inout Appraisal, _ id: CriterionID, worst: DecimalNumber, best: DecimalNumber
  ) {
    for index in appraisal.document.criteria.indices
    where appraisal.document.criteria[index].id == id {
      appraisal.document.criteria[index].scale?.worst = worst
      appraisal.document.criteria[index].scale?.best = best
    }
  }

  @Test func `weights whose ranges are as they were are not stale`() {
    #expect(StaleWeights(Self.appraisal(), holder: .agreed) == nil)
    #expect(StaleWeights(Self.appraisal(), holder: .assessor("mo")) == nil)
  }

  @Test func `weights are carried over exactly, through the whole tree`() throws {
    var appraisal = Self.appraisal()
    let before = EffectiveWeights(appraisal).leaves.map(\.cumulative)
    #expect(zip(before, [0.3, 0.2, 0.5]).allSatisfy { near($0, $1) })
    Self.widen(&appraisal, "x", worst: 0, best: 250)
    let stale = try #require(StaleWeights(appraisal, holder: .agreed))
    #expect(stale.criteria == ["x"] && stale.mustAskAgain.isEmpty)
    #expect(
      stale.sentence == "The range of X has changed since the weights were asked for. Carry the "
        + "weights over in proportion, or ask again.")
    for edit in stale.rescaling(appraisal) { try appraisal.apply(edit) }
    // The swing of X is worth two and a half of the old ones: 0.75, 0.2 and 0.5 before dividing.
    let after = EffectiveWeights(appraisal).leaves.map(\.cumulative)
    let expected = [0.75 / 1.45, 0.2 / 1.45, 0.5 / 1.45]
    #expect(zip(after, expected).allSatisfy { near($0, $1, within: 1e-8) })
    #expect(StaleWeights(appraisal, holder: .agreed) == nil)
    #expect(appraisal.elicitations[.agreed]?[.top]?.method == .rescaled)
    #expect(appraisal.elicitations[.agreed]?[.under("good")]?.method == .rescaled)
  }

  @Test func `differences that were worth the same are worth the same after carrying over`() throws
  {
    var appraisal = Self.appraisal()
    func worth(_ id: CriterionID, from: Int, to: Int) -> Double {
      let weight = EffectiveWeights(appraisal).node(id)?.cumulative ?? 0
      let scale = appraisal.document.criterion(id)?.scale ?? Scale()
      return weight
        * (scale.value(of: DecimalNumber(to)) - scale.value(of: DecimalNumber(from)))
    }
    let before = worth("x", from: 20, to: 60) / worth("z", from: 10, to: 90)
    Self.widen(&appraisal, "x", worst: 10, best: 60)
    let edits = try #require(StaleWeights(appraisal, holder: .agreed)).rescaling(appraisal)
    for edit in edits { try appraisal.apply(edit) }
    #expect(near(worth("x", from: 20, to: 60) / worth("z", from: 10, to: 90), before, within: 1e-6))
  }

  @Test func `points that would be too large bring their family down together`() throws {
    var appraisal = Self.appraisal(points: [500, 500, 900, 100])
    Self.widen(&appraisal, "x", worst: 0, best: 400)
    let edits = try #require(StaleWeights(appraisal, holder: .agreed)).rescaling(appraisal)
    for edit in edits { try appraisal.apply(edit) }
    #expect(appraisal.weights[.agreed]?["x"] == 1000)
    let after = EffectiveWeights(appraisal).leaves.map(\.cumulative)
    let whole = 0.45 * 4 + 0.05 + 0.5
    #expect(
      zip(after, [0.45 * 4 / whole, 0.05 / whole, 0.5 / whole])
        .allSatisfy { near($0, $1, within: 1e-8) })
  }

  @Test func `a range that old answers do not value must be asked about again`() throws {
    var turned = Self.appraisal()
    Self.widen(&turned, "x", worst: 100, best: 0)
    let stale = try #require(StaleWeights(turned, holder: .agreed))
    #expect(stale.mustAskAgain == ["x"] && stale.rescaling(turned).isEmpty)
    #expect(stale.sentence.hasSuffix("say nothing about the new range of X: ask again."))
    var bent = Self.appraisal()
    Self.widen(&bent, "z", worst: 0, best: 200)
    bent.document.criteria[3].scale?.knots = [Knot(at: 50, value: 70)]
    #expect(StaleWeights(bent, holder: .agreed)?.mustAskAgain == ["z"])
  }

  @Test func `families without points keep none`() throws {
    var appraisal = Self.appraisal()
    appraisal.weights[.agreed]?["y"] = nil
    Self.widen(&appraisal, "x", worst: 0, best: 200)
    let edits = try #require(StaleWeights(appraisal, holder: .agreed)).rescaling(appraisal)
    for edit in edits { try appraisal.apply(edit) }
    #expect(appraisal.weights[.agreed]?["x"] == 60)
    #expect(StaleWeights(appraisal, holder: .agreed) == nil)
  }
}
