import AppraisalModel
import Testing

@Suite struct OptionStandingTests {
  @Test(arguments: OptionStatus.allCases)
  func `a standing that needs a reason is refused without one, everywhere`(
    _ status: OptionStatus
  ) throws {
    let needs = [.discounted, .blocked, .later].contains(status)
    #expect(status.needsReason == needs)
    #expect(OptionStanding(status: status).lacksReason == needs)
    #expect(!OptionStanding(status: status, reason: "So.").lacksReason)
    var appraisal = try Sample.appraisal()
    let old = try #require(appraisal.document.option("join")).standing
    let edit = Edit.document(
      .standing(option: "join", old: old, new: OptionStanding(status: status)))
    #expect(((try? appraisal.apply(edit)) == nil) == needs)
    var document = Sample.document
    document.options[1].status = status
    let faults = document.violations().map(\.kind)
    #expect(faults.contains(.reasonMissing(id: "join")) == needs)
  }
}
