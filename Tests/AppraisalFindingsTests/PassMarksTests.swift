import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing

@Suite struct PassMarksTests {
  private static func marks(
    _ rows: [[Int?]], total: DecimalNumber? = 60, criterion: DecimalNumber? = nil,
    _ change: (inout Appraisal) -> Void = { _ in }
  ) -> PassMarks {
    var appraisal = Board.appraisal(rows)
    appraisal.document.terms.passMark = total
    appraisal.document.criteria[1].passMark = criterion
    change(&appraisal)
    return PassMarks(Findings(appraisal, viewer: "mo"), in: appraisal.document)
  }

  @Test func `a case without pass marks says nothing`() {
    let none = Self.marks([[50, 50]], total: nil)
    #expect(none.options.isEmpty && none.sentence.isEmpty)
  }

  @Test func `a single option is held to the mark and not to others`() {
    let passing = Self.marks([[70, 60]])
    #expect(passing.options.map(\.total) == [.reaches])
    #expect(
      passing.sentence == "One option is appraised, so it is held to what it must reach and not "
        + "to others. A against 60 points of 100: reaches it. Its total is 65.0.")
    let failing = Self.marks([[40, 50]], criterion: 55)
    #expect(failing.options.map(\.total) == [.fallsShort(by: 15)])
    #expect(failing.options.first?.parts.map(\.standing) == [.fallsShort(by: 5)])
    #expect(failing.options.first?.passes == false)
    #expect(
      failing.sentence == "One option is appraised, so it is held to what it must reach and not "
        + "to others. A against 60 points of 100: falls short by 15.0 points. Its total is 45.0. "
        + "Y, where 55 must be reached: falls short by 5.0 points.")
  }

  @Test(
    arguments: [
      ([[100, nil]], PassStanding.tooEarly), ([[10, nil]], .fallsShort(by: 5)),
      ([[nil, nil]], .tooEarly),
    ] as [([[Int?]], PassStanding)])
  func `missing marks leave it open only where they could decide`(
    _ rows: [[Int?]], _ standing: PassStanding
  ) {
    #expect(Self.marks(rows).options.map(\.total) == [standing])
  }

  @Test func `marks that would decide for certain need not be in`() {
    #expect(Self.marks([[100, nil]], total: 50).options.map(\.total) == [.reaches])
    #expect(Self.marks([[100, nil]], total: 50, criterion: 10).options.first?.passes == false)
  }

  @Test func `no option is passed by rounding`() {
    let almost = Self.marks([[59, 60]], total: DecimalNumber("59.52"))
    #expect(almost.options.first?.total?.words == "falls short by less than 0.1 points")
    #expect(Self.marks([[60, 60]]).options.map(\.total) == [.reaches])
  }

  @Test func `criteria that are still open are told together`() {
    let words = Self.marks([[90, nil]], total: nil, criterion: 10).sentence
    #expect(words.hasSuffix("For Y it is too early to say."))
  }

  @Test func `several options are each held to the marks`() {
    let several = Self.marks([[90, 90], [10, 10], [nil, nil]])
    #expect(several.options.map(\.total) == [.reaches, .fallsShort(by: 50), .tooEarly])
    #expect(
      several.sentence
        == "A reaches every pass mark. For 1 option it is too early to say.")
    #expect(
      Self.marks([[1, 1], [2, 2]]).sentence == "No option is known to reach every pass mark.")
  }

  @Test func `an option that fails a hurdle does not pass`() {
    let failing = Self.marks([[90, 90]]) { appraisal in
      appraisal.addHurdle()
      appraisal.answer(by: "mo", "a", "law", .fail)
    }
    #expect(failing.options.first?.passes == false)
    #expect(failing.sentence.hasSuffix("It fails Lawful."))
  }

  @Test func `on a scale where less is better the pass mark is turned round too`() {
    let slow = Self.marks([[50, 30]], total: nil, criterion: 40) { appraisal in
      appraisal.document.criteria[1].scale = Scale(worst: 60, best: 20)
    }
    #expect(slow.options.first?.parts.map(\.standing) == [.reaches])
  }

  @Test func `before the reveal nothing is told`() {
    let hidden = Self.marks([[90, 90]]) { $0.rounds = [Round(id: RoundNumber(1))] }
    #expect(hidden.options.isEmpty)
    #expect(hidden.sentence == "Whether the pass marks are reached appears at the reveal.")
  }
}
