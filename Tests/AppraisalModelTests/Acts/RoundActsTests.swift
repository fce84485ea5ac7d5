import AppraisalModel
import Testing

@Suite struct RoundActsTests {
  private static func made(_ edits: [Edit], in appraisal: Appraisal) throws -> Appraisal {
    var next = appraisal
    _ = try next.make(edits, as: "fay", named: "Fay")
    return next
  }

  @Test func `a round that opens has the next number`() throws {
    let first = try Sample.appraisal()
    let open = try Self.made(first.openingRound(purpose: "Once."), in: first)
    #expect(open.rounds == [Round(id: RoundNumber(1), visibility: .closed, purpose: "Once.")])
    let revealed = try Self.made(open.endingRound(), in: open)
    let second = try Self.made(revealed.openingRound(visibility: .open), in: revealed)
    #expect(second.rounds.last == Round(id: RoundNumber(2), visibility: .open))
  }

  @Test func `a round that ends shows its marks`() throws {
    let open = try Sample.appraisal(roundIn: .open)
    #expect(open.hidesMarks)
    let revealed = try Self.made(open.endingRound(), in: open)
    #expect(revealed.rounds.last?.state == .revealed)
    #expect(!revealed.hidesMarks)
    #expect(revealed.endingRound() == [])
    #expect(try Sample.appraisal().endingRound() == [])
  }

  @Test func `a ballot is handed in once, and opened again once`() throws {
    let open = try Sample.appraisal(roundIn: .open)
    #expect(open.reopening(ballotOf: "mo") == [])
    let handed = try Self.made(
      try open.handingIn(ballotOf: "mo", blanksAs: .doNotKnow), in: open)
    #expect(handed.ballot(RoundNumber(1), "mo").handedIn)
    #expect(try handed.handingIn(ballotOf: "mo", blanksAs: nil) == [])
    let again = try Self.made(handed.reopening(ballotOf: "mo"), in: handed)
    #expect(!again.ballot(RoundNumber(1), "mo").handedIn)
  }

  @Test(arguments: NoMark.allCases)
  func `handing in turns every blank into the kind of no mark that was chosen`(
    kind: NoMark
  ) throws {
    let open = try Sample.appraisal(roundIn: .open)
    let blanks = open.blanks(of: "mo")
    try #require(!blanks.isEmpty)
    #expect(throws: BlanksLeft(cells: blanks)) {
      try open.handingIn(ballotOf: "mo", blanksAs: nil)
    }
    let handed = try Self.made(try open.handingIn(ballotOf: "mo", blanksAs: kind), in: open)
    let ballot = handed.ballot(RoundNumber(1), "mo")
    for cell in blanks { #expect(ballot[cell.option, cell.criterion].answer == kind.answer) }
    let before = open.ballot(RoundNumber(1), "mo")
    for cell in open.owedCells(by: "mo") where !blanks.contains(cell) {
      #expect(
        ballot[cell.option, cell.criterion].answer == before[cell.option, cell.criterion].answer)
    }
    #expect(handed.blanks(of: "mo") == [])
  }

  @Test func `a ballot without blanks is handed in as it is`() throws {
    let open = try Sample.appraisal(roundIn: .open)
    var full = try Self.made(try open.handingIn(ballotOf: "mo", blanksAs: .ratherNot), in: open)
    full = try Self.made(full.reopening(ballotOf: "mo"), in: full)
    #expect(
      try full.handingIn(ballotOf: "mo", blanksAs: nil)
        == [.rounds(.handIn(round: RoundNumber(1), assessor: "mo"))])
  }
}
