import AppraisalModel
import Testing

@Suite struct PanelActsTests {
  private static func person(_ id: AssessorID, _ roles: [AssessorRole] = [.member]) -> Assessor {
    Assessor(id: id, name: id.text, roles: roles)
  }

  /// A panel that Fay facilitates and on which Ann sits.
  private func panel() throws -> Appraisal {
    var appraisal = try Sample.appraisal()
    appraisal.assessors = []
    for person in [Self.person("fay", [.facilitator]), Self.person("ann")] {
      try appraisal.apply(.people(.join(assessor: person)))
    }
    return appraisal
  }

  @Test func `somebody takes part once`() throws {
    let bo = Self.person("bo")
    #expect(try panel().takingPart(bo) == [.people(.join(assessor: bo))])
    #expect(throws: PanelRefusal.takesPartAlready("ann")) {
      try panel().takingPart(Self.person("ann"))
    }
  }

  @Test func `a seat has one holder`() throws {
    var appraisal = try panel()
    var ann = Self.person("ann")
    ann.seat = "chair"
    appraisal.assessors[1] = ann
    var bo = Self.person("bo")
    bo.seat = "chair"
    #expect(throws: PanelRefusal.seatTaken("chair", by: "ann")) { try appraisal.takingPart(bo) }
    #expect(try appraisal.revising(ann).isEmpty)
  }

  @Test func `somebody always facilitates`() throws {
    let appraisal = try panel()
    #expect(throws: PanelRefusal.lastFacilitator("fay")) {
      try appraisal.revising(Self.person("fay"))
    }
    #expect(throws: PanelRefusal.lastFacilitator("fay")) { try appraisal.takingOut("fay") }
  }

  @Test func `whoever has done nothing leaves the list, and whoever has done something the roles`()
    throws
  {
    var appraisal = try Sample.appraisal()
    let place = Sample.place("mo", "stay", "care")
    let mo = try #require(appraisal.assessor("mo"))
    #expect(appraisal.departure(of: mo) == .offTheList)
    #expect(try appraisal.takingOut("mo") == [.people(.leave(assessor: mo))])
    try appraisal.apply(.marks(.mark(place: place, old: nil, new: .mark(40))))
    var out = mo
    out.roles = []
    #expect(appraisal.departure(of: mo) == .withoutRole)
    let edits = try appraisal.takingOut("mo")
    #expect(edits == [.people(.revise(old: mo, new: out))])
    for edit in edits { try appraisal.apply(edit) }
    #expect(throws: PanelRefusal.takesNoPart("mo")) { try appraisal.takingOut("mo") }
    #expect(throws: PanelRefusal.notOnPanel("al")) { try appraisal.takingOut("al") }
  }
}
