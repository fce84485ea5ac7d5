import AppraisalModel
import Testing

@Suite struct RoundActsTests {
  private static let one = RoundNumber(1)

  private static func made(_ edits: [Edit], in appraisal: Appraisal) throws -> Appraisal {
    var next = appraisal
    _ = try next.make(edits, as: "fay", named: "Fay")
    return next
  }

  @Test func `a round that opens has the next number`() throws {
    let first = try Sample.appraisal()
    let open = try Self.made(first.openingRound(visibility: .closed, purpose: "Once."), in: first)
    #expect(open.rounds == [Round(id: Self.one, visibility: .closed, purpose: "Once.")])
    let ended = try Self.made(open.endingRound(evenWithMissing: true), in: open)
    let revealed = try Self.made(ended.revealingRound(), in: ended)
    let policy = RoundPolicy(people: .bodies, fewest: 4, hidesMoney: true)
    let second = try Self.made(
      revealed.openingRound(visibility: .open, policy: policy), in: revealed)
    #expect(
      second.rounds.last == Round(id: RoundNumber(2), visibility: .open, policy: policy))
  }

  @Test func `a round is closed unless told otherwise as soon as two may mark`() throws {
    var appraisal = try Sample.appraisal()
    let members = appraisal.assessors.filter(\.counts)
    appraisal.assessors = Array(members.prefix(1))
    #expect(appraisal.usualVisibility == .open)
    appraisal.assessors += [
      Assessor(id: "pa", name: "Pa"), Assessor(id: "ob", name: "Ob", roles: [.observer]),
    ]
    #expect(appraisal.usualVisibility == .closed)
    #expect(
      try appraisal.openingRound() == [
        .rounds(.openRound(round: Round(id: Self.one, visibility: .closed)))
      ])
  }

  @Test func `a round ends, and is revealed by a step of its own`() throws {
    let open = try Sample.appraisal(roundIn: .open)
    #expect(throws: RoundRefusal.ballotsMissing(Self.one, ["mo"])) { try open.endingRound() }
    let handed = try Self.made(
      open.handingIn(ballotOf: "mo", blanksAs: .doNotKnow), in: open)
    for ended in [
      try Self.made(open.endingRound(evenWithMissing: true), in: open),
      try Self.made(handed.endingRound(), in: handed),
    ] {
      #expect(ended.rounds.last?.state == .ended)
      #expect(ended.hidesMarks)
      let revealed = try Self.made(ended.revealingRound(), in: ended)
      #expect(!revealed.hidesMarks)
      let settled = try Self.made(revealed.settlingRound(), in: revealed)
      #expect(settled.rounds.last?.state == .settled)
    }
  }

  @Test func `a round that has ended opens again with a reason until it is revealed`() throws {
    let ended = try Sample.appraisal(roundIn: .ended)
    for why in ["", " \n"] {
      #expect(throws: RoundRefusal.reasonMissing) { try ended.openingAgain(why: why) }
      #expect(throws: EditRefusal.reasonMissing) {
        try Self.made([.rounds(.openAgain(round: Self.one, why: why))], in: ended)
      }
    }
    let again = try Self.made(ended.openingAgain(why: "Mo was late."), in: ended)
    #expect(again.rounds.last?.state == .open)
    #expect(again.ballots == ended.ballots)
    _ = try again.endingRound(evenWithMissing: true)
    for state in [RoundState.open, .revealed, .settled] {
      let other = try Sample.appraisal(roundIn: state)
      #expect(throws: EditRefusal.wrongRoundMove(Self.one, from: state, to: .open)) {
        try Self.made([.rounds(.openAgain(round: Self.one, why: "So."))], in: other)
      }
    }
  }

  /// An act on a round and what it says of a round in each state: none, open, ended, revealed,
  /// settled; nil where it can be done.
  private static let table:
    [(
      name: String, act: @Sendable (Appraisal) throws(RoundRefusal) -> [Edit],
      refusals: [RoundRefusal?]
    )] = [
      (
        "open", { appraisal throws(RoundRefusal) in try appraisal.openingRound() },
        [nil, .stillOpen(one), .awaitsReveal(one), nil, nil]
      ),
      (
        "end",
        { appraisal throws(RoundRefusal) in try appraisal.endingRound(evenWithMissing: true) },
        [.noRound, nil, .endedAlready(one), .revealedAlready(one), .revealedAlready(one)]
      ),
      (
        "reveal", { appraisal throws(RoundRefusal) in try appraisal.revealingRound() },
        [.noRound, .stillOpen(one), nil, .revealedAlready(one), .revealedAlready(one)]
      ),
      (
        "open again", { appraisal throws(RoundRefusal) in try appraisal.openingAgain(why: "So.") },
        [.noRound, .stillOpen(one), nil, .revealedAlready(one), .revealedAlready(one)]
      ),
      (
        "settle", { appraisal throws(RoundRefusal) in try appraisal.settlingRound() },
        [.noRound, .stillOpen(one), .awaitsReveal(one), nil, .settledAlready(one)]
      ),
    ]

  @Test(arguments: table.indices)
  func `what can be done with a round follows from its state`(_ index: Int) throws {
    let (name, act, refusals) = Self.table[index]
    let states: [RoundState?] = [nil, .open, .ended, .revealed, .settled]
    for (state, refusal) in zip(states, refusals) {
      let appraisal = try state.map(Sample.appraisal(roundIn:)) ?? Sample.appraisal()
      do {
        _ = try Self.made(try act(appraisal), in: appraisal)
        #expect(refusal == nil, "\(name) \(state?.rawValue ?? "none")")
      } catch let error as RoundRefusal {
        #expect(error == refusal, "\(name) \(state?.rawValue ?? "none")")
      }
    }
  }

  @Test func `no round opens while there is nothing to mark`() throws {
    var appraisal = try Sample.appraisal()
    appraisal.document.options = []
    #expect(throws: RoundRefusal.nothingToMark) { try appraisal.openingRound() }
  }

  @Test func `a ballot is handed in once, and taken back once`() throws {
    let open = try Sample.appraisal(roundIn: .open)
    #expect(try open.takingBack(ballotOf: "mo") == [])
    let handed = try Self.made(
      try open.handingIn(ballotOf: "mo", blanksAs: .doNotKnow), in: open)
    #expect(handed.ballot(Self.one, "mo").handedIn)
    #expect(handed.missingPeople == [])
    #expect(try handed.handingIn(ballotOf: "mo", blanksAs: nil) == [])
    let again = try Self.made(handed.takingBack(ballotOf: "mo"), in: handed)
    #expect(!again.ballot(Self.one, "mo").handedIn)
    #expect(again.missingPeople.map(\.id) == ["mo"])
  }

  @Test func `without an open round nothing is handed in or taken back`() throws {
    let none = try Sample.appraisal()
    #expect(throws: HandInRefusal.noRound) { try none.takingBack(ballotOf: "mo") }
    #expect(throws: HandInRefusal.noRound) {
      try none.handingIn(ballotOf: "mo", blanksAs: .ratherNot)
    }
    for state in [RoundState.ended, .revealed, .settled] {
      let over = try Sample.appraisal(roundIn: state)
      #expect(throws: HandInRefusal.ended(Self.one, state)) {
        try over.takingBack(ballotOf: "mo")
      }
      #expect(throws: HandInRefusal.ended(Self.one, state)) {
        try over.handingIn(ballotOf: "mo", blanksAs: .ratherNot)
      }
    }
  }

  @Test(arguments: NoMark.allCases)
  func `handing in turns every blank into the kind of no mark that was chosen`(
    kind: NoMark
  ) throws {
    let open = try Sample.appraisal(roundIn: .open)
    let blanks = open.blanks(of: "mo")
    try #require(!blanks.isEmpty)
    #expect(throws: HandInRefusal.blanksLeft(blanks)) {
      try open.handingIn(ballotOf: "mo", blanksAs: nil)
    }
    let handed = try Self.made(try open.handingIn(ballotOf: "mo", blanksAs: kind), in: open)
    let ballot = handed.ballot(Self.one, "mo")
    for cell in blanks { #expect(ballot[cell.option, cell.criterion].answer == kind.answer) }
    let before = open.ballot(Self.one, "mo")
    for cell in open.owedCells(by: "mo") where !blanks.contains(cell) {
      #expect(
        ballot[cell.option, cell.criterion].answer == before[cell.option, cell.criterion].answer)
    }
    #expect(handed.blanks(of: "mo") == [])
  }

  @Test func `a ballot without blanks is handed in as it is`() throws {
    let open = try Sample.appraisal(roundIn: .open)
    var full = try Self.made(try open.handingIn(ballotOf: "mo", blanksAs: .ratherNot), in: open)
    full = try Self.made(full.takingBack(ballotOf: "mo"), in: full)
    #expect(
      try full.handingIn(ballotOf: "mo", blanksAs: nil)
        == [.rounds(.handIn(round: Self.one, assessor: "mo"))])
  }
}
