import AppraisalModel
import Testing

@Suite struct ApplyingTests {
  struct Refused: Sendable, CustomTestStringConvertible {
    var what: String
    var state: Appraisal?
    var edit: Edit
    var refusal: EditRefusal
    var testDescription: String { what }

    init(_ what: String, _ edit: Edit, _ refusal: EditRefusal, in state: Appraisal? = nil) {
      (self.what, self.edit, self.refusal, self.state) = (what, edit, refusal, state)
    }
  }

  @Test(arguments: ApplyingTests.refused)
  func `an edit that cannot be made is refused and changes nothing`(_ refused: Refused) throws {
    var appraisal = try refused.state ?? Sample.appraisal()
    let before = appraisal
    #expect(throws: refused.refusal) { try appraisal.apply(refused.edit) }
    #expect(appraisal == before)
  }

  @Test func `every refusal but those of authority is in the table`() {
    let names = Set(Self.refused.map { Self.name(of: $0.refusal) })
    #expect(names.count == 38)
    #expect(
      names.isDisjoint(with: [
        "notAllowed", "notMarkedBy", "recused", "ruled", "notOnPanel", "keyNotTheirs",
        "slipRefused", "notTheFounder", "roleLost", "notTheirComment", "notTheirDissent",
      ]))
  }

  // A new refusal does not compile here until somebody has thought of the table.
  private static func name(of refusal: EditRefusal) -> String {
    switch refusal {
    case .alreadyAdopted: "alreadyAdopted"
    case .notAdopted: "notAdopted"
    case .unknownOption: "unknownOption"
    case .unknownCriterion: "unknownCriterion"
    case .unknownAssessor: "unknownAssessor"
    case .unknownBody: "unknownBody"
    case .unknownEvidence: "unknownEvidence"
    case .unknownRound: "unknownRound"
    case .alreadyJoined: "alreadyJoined"
    case .hasMarked: "hasMarked"
    case .notAppraised: "notAppraised"
    case .notMarkable: "notMarkable"
    case .notWeighted: "notWeighted"
    case .offScale: "offScale"
    case .wrongAnswer: "wrongAnswer"
    case .badPoints: "badPoints"
    case .roundNotOpen: "roundNotOpen"
    case .roundStillOpen: "roundStillOpen"
    case .wrongRoundNumber: "wrongRoundNumber"
    case .wrongRoundMove: "wrongRoundMove"
    case .handedIn: "handedIn"
    case .notHandedIn: "notHandedIn"
    case .stale: "stale"
    case .reasonMissing: "reasonMissing"
    case .tooLong: "tooLong"
    case .unknownElement: "unknownElement"
    case .taken: "taken"
    case .wouldBreak: "wouldBreak"
    case .wrongElement: "wrongElement"
    case .noSuchPlace: "noSuchPlace"
    case .standingApart: "standingApart"
    case .inUse: "inUse"
    case .marksDoNotFit: "marksDoNotFit"
    case .weightsLocked: "weightsLocked"
    case .unknownComment: "unknownComment"
    case .shell: "shell"
    case .notMarkedBy: "notMarkedBy"
    case .recused: "recused"
    case .ruled: "ruled"
    case .notOnPanel: "notOnPanel"
    case .notAllowed: "notAllowed"
    case .keyNotTheirs: "keyNotTheirs"
    case .slipRefused: "slipRefused"
    case .notTheFounder: "notTheFounder"
    case .roleLost: "roleLost"
    case .notTheirComment: "notTheirComment"
    case .notAsked: "notAsked"
    case .unknownDissent: "unknownDissent"
    case .notTheirDissent: "notTheirDissent"
    }
  }

  @Test func `accepted edits set their values`() throws {
    var appraisal = try Sample.appraisal(roundIn: .open)
    let place = Sample.place("mo", "join", "care", round: 1)
    try appraisal.apply(.marks(.mark(place: place, old: nil, new: .mark(40))))
    try appraisal.apply(.marks(.reason(place: place, old: "", new: "Because.")))
    try appraisal.apply(.marks(.evidence(place: place, old: [], new: ["e2"])))
    #expect(
      appraisal[place] == Marking(answer: .mark(40), reason: "Because.", evidence: ["e2"]))
    try appraisal.apply(.rounds(.handIn(round: RoundNumber(1), assessor: "mo")))
    #expect(appraisal.ballot(RoundNumber(1), "mo").handedIn)
    try appraisal.apply(.rounds(.reopen(round: RoundNumber(1), assessor: "mo")))
    #expect(!appraisal.ballot(RoundNumber(1), "mo").handedIn)
    try appraisal.apply(.weights(.weigh(holder: .agreed, criterion: "good", old: nil, new: 1000)))
    #expect(appraisal.weights == [.agreed: ["good": 1000]])
    #expect(appraisal.markingRound == RoundNumber(1))
    try appraisal.apply(.rounds(.moveRound(round: RoundNumber(1), old: .open, new: .ended)))
    #expect(appraisal.rounds == [Round(id: RoundNumber(1), state: .ended)])
    #expect(appraisal.markingRound == RoundNumber(1))
    #expect(appraisal.violations() == [])
  }

  @Test func `a mark outlives the standing of its option`() throws {
    var appraisal = try Sample.appraisal()
    let place = Sample.place("mo", "stay", "care")
    try appraisal.apply(.marks(.mark(place: place, old: nil, new: .mark(40))))
    let discounted = OptionStanding(status: .discounted, reason: "Not lawful.")
    try appraisal.apply(
      .document(.standing(option: "stay", old: OptionStanding(status: .baseline), new: discounted)))
    #expect(appraisal[place].answer == .mark(40))
    #expect(appraisal.document.appraisedOptions.map(\.id) == ["join"])
    #expect(appraisal.violations() == [])
  }

  @Test func `the longest text is kept to the byte`() throws {
    var appraisal = try Sample.appraisal()
    let text = String(repeating: "é", count: Appraisal.textLimit / 2)
    try appraisal.apply(
      .marks(.reason(place: Sample.place("mo", "stay", "care"), old: "", new: text)))
    #expect(appraisal[Sample.place("mo", "stay", "care")].reason == text)
  }

  @Test(
    arguments: [
      Answer.doesNotApply, .doNotKnow, .ratherNot, .mark(0), .mark(100),
    ])
  func `no mark comes in three kinds beside the marks of the scale`(_ answer: Answer) throws {
    var appraisal = try Sample.appraisal()
    let place = Sample.place("mo", "stay", "care")
    try appraisal.apply(.marks(.mark(place: place, old: nil, new: answer)))
    #expect(appraisal[place].answer == answer)
  }

  @Test func `taking everything back leaves no empty ballot`() throws {
    var appraisal = try Sample.appraisal()
    let before = appraisal
    let place = Sample.place("mo", "stay", "care")
    try appraisal.apply(.marks(.mark(place: place, old: nil, new: .mark(3))))
    try appraisal.apply(.marks(.mark(place: place, old: .mark(3), new: nil)))
    #expect(appraisal == before)
    #expect(appraisal.ballots.isEmpty)
  }
}
