import AppraisalFindings
import AppraisalModel
import DecisionAnalysis
import SampleBoards
import Testing

@Suite struct WhoCountsTests {
  /// Two options on two criteria, marked by a member of the council and one of the trust.
  static func twoBodies(
    council: [[Int?]] = [[80, 80], [20, 20]], trust: [[Int?]] = [[40, 40], [60, 60]]
  ) -> Appraisal {
    var appraisal = Board.appraisal(council)
    appraisal.document.bodies = [
      Body(id: "council", label: "The Council"), Body(id: "trust", label: "The Trust"),
      Body(id: "panel", label: "The Panel", part: .comments),
    ]
    appraisal.assessors = [
      Assessor(id: "mo", name: "Mo", body: "council"),
      Assessor(id: "al", name: "Al", body: "trust"),
      Assessor(id: "pa", name: "Pa", body: "panel", roles: [.commenter]),
    ]
    appraisal.mark(by: "al", trust)
    return appraisal
  }

  @Test func `only members of bodies that decide count`() {
    var appraisal = Self.twoBodies()
    #expect(appraisal.assessors.map(appraisal.counts) == [true, true, false])
    appraisal.assessors[2].roles = [.member]
    #expect(appraisal.assessors.map(appraisal.counts) == [true, true, false])
    appraisal.assessors[2].body = nil
    #expect(appraisal.assessors.map(appraisal.counts) == [true, true, true])
  }

  @Test func `what a commenter marks does not change the result`() {
    var appraisal = Self.twoBodies()
    let before = Findings(appraisal, viewer: "mo")
    appraisal.mark(by: "pa", [[0, 0], [100, 100]])
    #expect(Findings(appraisal, viewer: "mo") == before)
    appraisal.assessors[2].roles = [.member]
    #expect(Findings(appraisal, viewer: "mo") == before)
    appraisal.document.bodies[2].part = .decides
    #expect(Findings(appraisal, viewer: "mo") != before)
  }

  @Test func `a mark in a cell that its author may not mark does not count`() {
    var appraisal = Self.twoBodies()
    appraisal.document.criteria[0].markedBy = ["trust"]
    let findings = Findings(appraisal, viewer: "mo")
    #expect(near(findings.table.values.row(0)[0], 40))
    #expect(near(findings.table.values.row(0)[1], 60))
    appraisal.assessors[1].interests = [
      Interest(words: "Works there", options: ["b"], outcome: .recused)
    ]
    let recused = Findings(appraisal, viewer: "mo")
    #expect(recused.table.values.row(0)[0] == nil)
    #expect(recused.table.values.row(1)[0] == nil)
    #expect(recused.table.open.map(\.cause) == [.nobody, .nobody])
    #expect(near(recused.table.values.row(1)[1], 20))
  }

  @Test func `blocked options are ranked where that is asked for, and names never`() {
    var appraisal = Board.appraisal([[50, 50], [90, 90], [70, 70]])
    appraisal.document.options[1].status = .blocked
    appraisal.document.options[1].statusReason = "No law."
    appraisal.document.options[1].blockers = [
      Blocker(label: "No law"), Blocker(label: "Old", lifted: true),
    ]
    appraisal.document.options[2].shell = true
    #expect(Findings(appraisal, viewer: "mo").ranking.map(\.option) == ["a"])
    let with = Findings(appraisal, viewer: "mo", withBlocked: true)
    #expect(with.ranking.map(\.option) == ["b", "a"])
    let record = ResultRecord(with, in: appraisal.document)
    #expect(record.ranking.map(\.blockedBy) == [["No law"], nil])
    #expect(
      Findings(appraisal, viewer: "mo", withBlocked: false) == Findings(appraisal, viewer: "mo"))
  }
}
