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
    #expect(open.handing(false, ballotOf: "mo") == [])
    let handed = try Self.made(open.handing(true, ballotOf: "mo"), in: open)
    #expect(handed.ballot(RoundNumber(1), "mo").handedIn)
    #expect(handed.handing(true, ballotOf: "mo") == [])
    #expect(try Self.made(handed.handing(false, ballotOf: "mo"), in: handed) == open)
  }
}
