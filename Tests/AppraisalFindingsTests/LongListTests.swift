import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing

@Suite struct LongListTests {
  private static func appraisal() -> Appraisal {
    var appraisal = WhoCountsTests.twoBodies()
    appraisal.addHurdle()
    appraisal.document.options += [
      Option(id: "c", label: "Gone", status: .discounted, statusReason: "Not lawful."),
      Option(id: "d", label: "Name", shell: true),
      Option(
        id: "e", label: "Held", status: .blocked, statusReason: "Two things.",
        summary: "A form.", advantages: [Statement("Good.")],
        blockers: [Blocker(label: "Law"), Blocker(label: "Money", lifted: true)]),
    ]
    appraisal.document.evidence = [Evidence(id: "e1", label: "One", options: ["e"])]
    return appraisal
  }

  @Test func `every option is on the list with its standing and what it lacks`() {
    let appraisal = Self.appraisal()
    let list = LongList(appraisal, viewer: "mo")
    #expect(list.rows.map(\.option.id) == ["a", "b", "c", "d", "e"])
    #expect(
      list.rows.map(\.standing) == [
        "active", "active", "discounted: Not lawful.", "a name only", "blocked: Two things.",
      ])
    #expect(list.rows[0].gaps == [.summary, .arguments, .evidence, .hurdle("law")])
    #expect(list.rows[2].gaps.isEmpty)
    #expect(list.rows[3].gaps == [.shell])
    #expect(list.rows[4].gaps == [.blockers(1), .hurdle("law")])
    #expect(
      list.rows[0].gaps.map { $0.words(in: appraisal.document) } == [
        "no summary", "nothing for it or against it", "no evidence", "Lawful: not known",
      ])
  }

  @Test(
    arguments: [
      ([.pass, .pass], .passes), ([.fail, .fail], .fails), ([.pass, .fail], .divided),
      ([.pass, .doNotKnow], .passes), ([.doNotKnow, .ratherNot], .notKnown),
      ([nil, nil], .notKnown),
    ] as [([Answer?], HurdleFinding.Outcome)])
  func `answers to a hurdle are told by person and together`(
    _ answers: [Answer?], _ outcome: HurdleFinding.Outcome
  ) throws {
    var appraisal = Self.appraisal()
    appraisal.answer(by: "mo", "a", "law", answers[0])
    appraisal.answer(by: "al", "a", "law", answers[1])
    appraisal.answer(by: "pa", "a", "law", .fail)
    let hurdle = try #require(LongList(appraisal, viewer: "mo").rows.first?.hurdles.first)
    #expect(hurdle.outcome == outcome)
    #expect(hurdle.answers.map(\.answer) == answers.compactMap(\.self) + [.fail])
    #expect(hurdle.answers.last?.counts == false)
  }

  @Test func `before the reveal only the viewer's own answers are in it`() {
    var appraisal = Self.appraisal()
    appraisal.rounds = [Round(id: RoundNumber(1))]
    appraisal.answer(by: "mo", round: RoundNumber(1), "a", "law", .pass)
    appraisal.answer(by: "al", round: RoundNumber(1), "a", "law", .fail)
    let hurdle = LongList(appraisal, viewer: "mo").rows.first?.hurdles.first
    #expect(hurdle?.answers.map(\.person) == ["mo"])
    #expect(LongList(appraisal, viewer: nil).rows.first?.hurdles.first?.answers.isEmpty == true)
  }
}
