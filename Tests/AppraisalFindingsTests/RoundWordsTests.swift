import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing

@Suite struct RoundWordsTests {
  private static let one = RoundNumber(1)

  /// Three members, one of whom has handed in, in a round of a state.
  private static func board(_ state: RoundState?, _ visibility: RoundVisibility = .closed)
    -> Appraisal
  {
    var appraisal = Board.appraisal([[10], [20]])
    appraisal.assessors += [Assessor(id: "al", name: "Al"), Assessor(id: "bo", name: "Bo")]
    guard let state else { return appraisal }
    appraisal.rounds = [Round(id: one, state: state, visibility: visibility)]
    appraisal.ballots[one] = ["al": Ballot(handedIn: true)]
    return appraisal
  }

  private static let table: [(RoundState?, RoundVisibility, String, [RoundStanding.Step])] = [
    (nil, .closed, "No round has been opened yet.", [.open]),
    (
      .open, .closed,
      "Round 1 is open and closed to view: until the reveal people see only their own marks. 1 of 3 "
        + "has handed in.", [.end]
    ),
    (
      .open, .open,
      "Round 1 is open, and everybody sees its marks as they are given. 1 of 3 has handed in.",
      [.end]
    ),
    (
      .ended, .closed,
      "Round 1 has ended and takes no more marks. Nobody sees more than their own until it is "
        + "revealed. 1 of 3 has handed in.", [.reveal, .again]
    ),
    (
      .ended, .open, "Round 1 has ended and takes no more marks. 1 of 3 has handed in.",
      [.reveal, .again]
    ),
    (.revealed, .closed, "Round 1 is revealed: everybody sees all its marks.", [.settle, .open]),
    (.settled, .closed, "Round 1 is settled.", [.open]),
  ]

  @Test(arguments: table.indices)
  func `how a round stands is said in words, with what can be done next`(_ index: Int) {
    let (state, visibility, words, steps) = Self.table[index]
    let standing = RoundStanding(Self.board(state, visibility))
    #expect(standing.sentence == words)
    #expect(standing.steps == steps)
  }

  @Test func `who has handed in and who is missing are told by their ids`() {
    let standing = RoundStanding(Self.board(.open))
    #expect(standing.handedIn == ["al"])
    #expect(standing.missing == ["mo", "bo"])
    #expect(standing.detail(.end) == "1 of 3 has handed in; it asks first")
  }

  private static let refusals: [(RoundRefusal, String)] = [
    (.noRound, "No round has been opened yet."),
    (.nothingToMark, "There is nothing to mark yet: the case has no options or no criteria."),
    (.stillOpen(one), "Round 1 is still open. End it first."),
    (.endedAlready(one), "Round 1 has ended already."),
    (.awaitsReveal(one), "Round 1 has ended and waits for its reveal."),
    (
      .revealedAlready(one),
      "The marks of round 1 are revealed, and nobody can unsee them. Open another round."
    ),
    (.settledAlready(one), "Round 1 is settled already."),
    (
      .ballotsMissing(one, ["al", "bo"]),
      "Al and Bo have not handed in, so round 1 does not end yet."
    ),
    (.ballotsMissing(one, ["bo"]), "Bo has not handed in, so round 1 does not end yet."),
    (.reasonMissing, "Say why the round is opened again."),
  ]

  @Test(arguments: refusals.indices)
  func `why something cannot be done with a round is a sentence`(_ index: Int) {
    let (refusal, words) = Self.refusals[index]
    #expect(refusal.sentence(in: Self.board(.open)) == words)
  }

  private static let handIns: [(HandInRefusal, String)] = [
    (
      .noRound,
      "No round is open, so there is nothing to hand in: every mark is saved as it is given."
    ),
    (
      .ended(one, .ended),
      "Round 1 has ended and takes no more ballots. Until the reveal the facilitator can open it again."
    ),
    (.ended(one, .revealed), "Round 1 is over and takes no more ballots."),
    (
      .blanksLeft([MatrixCell("a", "x")]),
      "1 cell is blank. Mark them, or say which kind of no mark they are."
    ),
  ]

  @Test(arguments: handIns.indices)
  func `why a ballot cannot be handed in is a sentence`(_ index: Int) {
    #expect(Self.handIns[index].0.sentence == Self.handIns[index].1)
  }

  private static let policies: [(Round, [String])] = [
    (
      Round(id: one),
      [
        "Until the reveal, other members cannot see your marks or reasons. They see only whether you "
          + "have handed in. The program hides them; someone who can read the files could find them.",
        "After the reveal, members see them with your name.",
        "Nothing is shown by body or as dots of fewer than 3 people.",
      ]
    ),
    (
      Round(
        id: one, visibility: .open,
        policy: RoundPolicy(people: .pseudonyms, fewest: 1, hidesMoney: true)),
      [
        "Marks and reasons are seen by everybody as they are given.",
        "After the reveal, members see them in the workshop as of a participant with a number. In a "
          + "small group people may guess, and the log and the files hold your name.",
        "Marks are shown by body and as dots however few people gave them.",
        "The money of options is hidden from those who mark while the round is open.",
      ]
    ),
  ]

  @Test(arguments: policies.indices)
  func `who will see what is said from the policy in force`(_ index: Int) {
    #expect(Self.policies[index].0.policySentences == Self.policies[index].1)
  }
}
