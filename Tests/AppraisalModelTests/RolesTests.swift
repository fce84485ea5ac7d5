import AppraisalModel
import Testing

/// Who facilitates and who records what was decided.
@Suite struct RolesTests {
  @Test func `whoever is first to take part facilitates`() throws {
    #expect(Appraisal().facilitates("anybody"))
    #expect(Appraisal().newcomer("al", named: "Al").facilitates)
    let appraisal = try Sample.appraisal()
    #expect(appraisal.facilitates("fay"))
    #expect(!appraisal.facilitates("mo"))
    #expect(!appraisal.facilitates("stranger"))
    #expect(!appraisal.newcomer("al", named: "Al").facilitates)
  }

  @Test func `facilitators and recorders record decisions, as the model allows them`() throws {
    var appraisal = try Sample.appraisal()
    appraisal.assessors.append(Assessor(id: "ray", name: "Ray", roles: [.recorder]))
    let decide = appraisal.deciding(Decision(day: "2010-03-25", words: "So."))
    for (person, may) in [("fay", true), ("ray", true), ("mo", false), ("stranger", false)] {
      let id = try #require(AssessorID(person))
      #expect(appraisal.recordsDecisions(id) == may)
      #expect(((try? appraisal.authorise(decide, by: id)) != nil) == may)
    }
  }
}
