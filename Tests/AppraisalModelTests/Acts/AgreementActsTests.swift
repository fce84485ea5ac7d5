import AppraisalModel
import Testing

@Suite struct AgreementActsTests {
  private static let cell = MatrixCell("stay", "care")

  private static func made(_ edits: [Edit], in appraisal: Appraisal) throws -> Appraisal {
    var next = appraisal
    _ = try next.make(edits, as: "fay", named: "Fay")
    return next
  }

  @Test func `an agreed score stands beside the marks with its reason, and can be taken back`()
    throws
  {
    let revealed = try Sample.appraisal(roundIn: .revealed)
    let agreed = try Self.made(
      revealed.agreeing(on: Self.cell, 45, because: "Talked."), in: revealed)
    #expect(agreed.agreed["stay"]?["care"] == AgreedScore(mark: 45, reason: "Talked."))
    #expect(agreed.ballots == revealed.ballots)
    #expect(try agreed.agreeing(on: Self.cell, 45, because: "Talked.") == [])
    let back = try Self.made(agreed.agreeing(on: Self.cell, nil, because: ""), in: agreed)
    #expect(back.agreed.isEmpty)
    #expect(throws: AgreementRefusal.nothingAgreed) {
      try back.agreeing(on: Self.cell, nil, because: "")
    }
  }

  @Test func `nothing is agreed without a reason, before the reveal or on a hurdle`() throws {
    let revealed = try Sample.appraisal(roundIn: .revealed)
    #expect(throws: AgreementRefusal.reasonMissing) {
      try revealed.agreeing(on: Self.cell, 45, because: " ")
    }
    #expect(throws: AgreementRefusal.isHurdle("law")) {
      try revealed.agreeing(on: MatrixCell("stay", "law"), 1, because: "So.")
    }
    for state in [RoundState.open, .ended] {
      let hidden = try Sample.appraisal(roundIn: state)
      #expect(throws: AgreementRefusal.awaitsReveal(RoundNumber(1))) {
        try hidden.agreeing(on: Self.cell, 45, because: "So.")
      }
    }
  }

  @Test func `views are named after whoever holds them, each with a number of its own`() throws {
    var appraisal = try Sample.appraisal()
    for words in ["One.", "Two."] {
      let edit = try #require(appraisal.dissenting(Dissent(author: "mo", words: words)))
      try appraisal.make(edit, by: "mo")
    }
    #expect(appraisal.dissents.keys.sorted().map(\.text) == ["mo-1", "mo-2"])
    let back = try #require(appraisal.takingBack(dissent: "mo-1"))
    #expect(throws: EditRefusal.notTheirDissent("mo")) { try appraisal.make(back, by: "fay") }
    try appraisal.make(back, by: "mo")
    #expect(appraisal.dissents.values.map(\.words) == ["Two."])
    #expect(appraisal.takingBack(dissent: "mo-1") == nil)
  }

  @Test func `a participant's number is one's own and stays when others join`() {
    var appraisal = Appraisal()
    var numbers: [AssessorID: Int] = [:]
    for place in 0..<200 {
      guard let id = AssessorID("member-\(place)") else { continue }
      appraisal.assessors.append(Assessor(id: id, name: "M"))
      numbers[id] = appraisal.participantNumber(of: id)
    }
    #expect(Set(numbers.values).count == 200)
    for (id, number) in numbers { #expect(appraisal.participantNumber(of: id) == number) }
    let first = (0..<9).compactMap { AssessorID("member-\($0)") }.compactMap { numbers[$0] }
    #expect(first.allSatisfy { (10...99).contains($0) } && first != first.sorted())
  }
}
