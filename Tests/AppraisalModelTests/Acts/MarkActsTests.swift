import AppraisalModel
import Testing

@Suite struct MarkActsTests {
  private static let place = Sample.place("mo", "stay", "care")

  @Test func `people mark in the last round, and outside rounds before the first`() throws {
    let before = try Sample.appraisal()
    #expect(before.place(of: "mo", "stay", "care") == Self.place)
    let during = try Sample.appraisal(roundIn: .open)
    #expect(
      during.place(of: "mo", "stay", "care") == Sample.place("mo", "stay", "care", round: 1))
  }

  @Test func `what changes at a place is edited, and nothing else`() throws {
    var appraisal = try Sample.appraisal()
    appraisal[Self.place] = Marking(answer: .mark(40), reason: "So.", evidence: ["e1"])
    #expect(
      appraisal.marking(Self.place) { $0.answer = .mark(50) }
        == [.marks(.mark(place: Self.place, old: .mark(40), new: .mark(50)))])
    #expect(
      appraisal.marking(Self.place) { $0.reason = "" }
        == [.marks(.reason(place: Self.place, old: "So.", new: ""))])
    #expect(
      appraisal.marking(Self.place) { $0.evidence = ["e1", "e2"] }
        == [.marks(.evidence(place: Self.place, old: ["e1"], new: ["e1", "e2"]))])
    #expect(appraisal.marking(Self.place) { $0.answer = .mark(40) } == [])
  }

  @Test func `the edits of a marking lead to it`() throws {
    var appraisal = try Sample.appraisal()
    let wanted = Marking(answer: .doNotKnow, reason: "Nobody said.", evidence: ["e2"])
    let edits = appraisal.marking(Self.place) { $0 = wanted }
    #expect(edits.count == 3)
    _ = try appraisal.make(edits, as: "mo", named: "Mo")
    #expect(appraisal[Self.place] == wanted)
  }
}
