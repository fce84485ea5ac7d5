import AppraisalModel
import SampleBoards
import Testing
import WeightElicitation

@Suite struct JoinedJudgementsTests {
  private static func appraisal() -> Appraisal {
    var appraisal = FamilyWeightsTests.appraisal(3)
    appraisal.assessors = [
      Assessor(id: "ann", name: "Ann", body: "council"), Assessor(id: "bob", name: "Bob"),
      Assessor(id: "cat", name: "Cat", roles: [.observer]), Assessor(id: "dan", name: "Dan"),
    ]
    for (person, ratios) in [("ann", [2, 4, 2]), ("bob", [8, 1, nil]), ("cat", [9, 9, 9])]
      as [(AssessorID, [Double?])]
    {
      let rows: [[Double?]] = [
        [1, ratios[0], ratios[1]], [nil, 1, ratios[2]], [nil, nil, 1],
      ]
      appraisal.elicitations[.assessor(person)] = [
        .top: Elicitation(method: .pairwise, answers: FamilyWeightsTests.pairs(rows))
      ]
    }
    return appraisal
  }

  @Test func `judgements are joined by their geometric mean, gaps by those of the others`() throws {
    let joined = try JoinedJudgements(Self.appraisal(), family: .top)
    #expect(joined.people == ["ann", "bob"] && joined.comparers == 2)
    #expect(joined.sentence == "Joined by the geometric mean from 2 people.")
    // A is worth 4 times B, 2 times C; B 2 times C.
    let ratios = joined.result.answers.map { "\($0.first) \($0.second?.text ?? "") \($0.value)" }
    #expect(ratios == ["a b 4", "a c 2", "b c 2"])
    #expect(joined.result.method == .pairwise)
  }

  @Test func `who weighed in another way counts by the ratios of the weights`() throws {
    var appraisal = Self.appraisal()
    appraisal.weights[.assessor("dan")] = ["a": 50, "b": 50, "c": 100]
    let joined = try JoinedJudgements(appraisal, family: .top)
    #expect(joined.people == ["ann", "bob", "dan"] && joined.comparers == 2)
    #expect(
      joined.sentence == "Joined by the geometric mean from 3 people, 1 of them by the ratios of "
        + "the weights that they gave.")
    let ab = try #require(joined.result.answers.first?.value.value)
    #expect(near(ab, 2.5198421, within: 1e-6))
    // Points of nought have no ratio.
    appraisal.weights[.assessor("dan")]?["a"] = 0
    #expect(try JoinedJudgements(appraisal, family: .top).people == ["ann", "bob"])
  }

  @Test func `one body's people are joined alone, and nobody is refused`() throws {
    let joined = try JoinedJudgements(Self.appraisal(), family: .top, body: "council")
    #expect(joined.people == ["ann"])
    #expect(throws: WeighingRefusal.nobodyAsked) {
      try JoinedJudgements(Self.appraisal(), family: .top, body: "hospital")
    }
  }
}
