import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing

@Suite struct TalkListTests {
  private static let one = RoundNumber(1)

  /// Six members of two bodies, three each, on two options and two criteria.
  private static func board(
    _ policy: RoundPolicy = RoundPolicy(), state: RoundState = .revealed,
    marks: [AssessorID: [[Int?]]] = TalkListTests.usual
  ) -> Appraisal {
    var appraisal = Board.appraisal([[], []], criteria: 2)
    appraisal.document.bodies = [
      Body(id: "nhs", label: "NHS"), Body(id: "council", label: "Council"),
    ]
    appraisal.assessors = marks.keys.sorted().map { id in
      Assessor(id: id, name: "N \(id)", body: id.text < "d" ? "nhs" : "council")
    }
    appraisal.rounds = [Round(id: one, state: state, policy: policy)]
    for (person, rows) in marks {
      appraisal.mark(by: person, round: one, rows)
      appraisal.ballots[one]?[person]?.handedIn = true
    }
    return appraisal
  }

  private static let usual: [AssessorID: [[Int?]]] = [
    "a": [[70, 50], [20, 50]], "b": [[70, 50], [40, 50]], "c": [[70, 60], [60, 50]],
    "d": [[70, 50], [80, 50]], "e": [[70, 50], [100, 50]], "f": [[70, 50], [60, 50]],
  ]

  @Test func `the cell that could change who leads comes first, with what people marked`() throws {
    let list = TalkList(Self.board())
    #expect(
      list.cells.map(\.cell) == [
        MatrixCell(Board.options[1], Board.criteria[0]),
        MatrixCell(Board.options[0], Board.criteria[1]),
      ])
    #expect(list.cells.map(\.changesLeader) == [true, false])
    let first = try #require(list.cells.first)
    #expect(first.values == [20, 40, 60, 80, 100, 60])
    #expect(
      list.spread(of: first, in: Self.board().document) == "20 to 100, could change who leads")
    #expect(
      list.statistics(of: first)
        == "mean 60, median 60, quartiles 45 to 75, range 20 to 100, of 6 marks")
    #expect(list.agreement(of: first) == "nothing yet")
  }

  @Test(arguments: [RoundState.open, .ended])
  func `before the reveal there is nothing to talk about`(state: RoundState) {
    #expect(TalkList(Self.board(state: state)).cells == [])
  }

  @Test func `an agreed score stands beside the marks and does not change the measure`() throws {
    var appraisal = Self.board()
    let before = TalkList(appraisal)
    let cell = before.cells[0].cell
    appraisal.agreed[cell.option] = [cell.criterion: AgreedScore(mark: 55, reason: "Talked.")]
    let after = TalkList(appraisal)
    #expect(after.cells.map(\.importance) == before.cells.map(\.importance))
    #expect(after.cells.map(\.changesLeader) == before.cells.map(\.changesLeader))
    #expect(after.agreement(of: after.cells[0]) == "55: Talked.")
    #expect(after.cells[0].marks == before.cells[0].marks)
  }

  @Test(
    arguments: [
      (3, ["nhs", "council"]), (2, ["nhs", "council"]), (4, [nil]), (6, [nil]), (7, []),
    ] as [(Int, [String?])])
  func `marks are shown by body only where each body has as many as the policy asks for`(
    fewest: Int, bodies: [String?]
  ) {
    let appraisal = Self.board(RoundPolicy(fewest: fewest))
    let list = TalkList(appraisal)
    let groups = list.groups(of: list.cells[0], in: appraisal.document)
    #expect(groups.map { $0.body?.text } == bodies)
    if fewest > 6 {
      #expect(list.statistics(of: list.cells[0]) == nil)
      #expect(
        list.spread(of: list.cells[0], in: appraisal.document)
          == "6 answers, too few to show, could change who leads")
    }
  }

  @Test func `one body that is too small is not told by the difference to all`() {
    var marks = Self.usual
    marks["e"] = nil
    marks["f"] = nil
    let appraisal = Self.board(marks: marks)
    let list = TalkList(appraisal)
    #expect(list.groups(of: list.cells[0], in: appraisal.document).map(\.body) == [nil])
  }

  @Test(arguments: ShownAs.allCases)
  func `whose mark it was is told as the policy says`(shown: ShownAs) throws {
    let appraisal = Self.board(RoundPolicy(people: shown))
    let list = TalkList(appraisal)
    let cell = list.cells[0]
    let names = cell.marks.map { list.name(of: $0, among: cell, in: appraisal) }
    switch shown {
    case .names: #expect(names == ["N a", "N b", "N c", "N d", "N e", "N f"])
    case .pseudonyms:
      #expect(Set(names).count == 6 && names.allSatisfy { $0.hasPrefix("Participant ") })
    case .bodies: #expect(names == ["NHS", "NHS", "NHS", "Council", "Council", "Council"])
    }
  }

  @Test func `on a scale of its own the figures are said to be values`() throws {
    var appraisal = Self.board()
    appraisal.document.criteria[0].scale = Scale(worst: 200, best: 0)
    let list = TalkList(appraisal)
    let cell = try #require(list.cells.first { $0.cell.criterion == Board.criteria[0] })
    #expect(list.spread(of: cell, in: appraisal.document).hasPrefix("50 to 90 of 100"))
    #expect(list.statistics(of: cell)?.hasSuffix(", as values from 0 to 100") == true)
  }

  @Test func `a hurdle on which people differ is a question of fact`() throws {
    var appraisal = Self.board()
    appraisal.addHurdle()
    for (person, answer) in [("a", Answer.pass), ("b", .fail), ("c", .pass)]
      as [(AssessorID, Answer)]
    {
      appraisal.answer(by: person, round: Self.one, Board.options[1], "law", answer)
      appraisal.ballots[Self.one]?[person]?.handedIn = true
    }
    let list = TalkList(appraisal)
    let last = try #require(list.cells.last)
    #expect(last.isHurdle && last.cell == MatrixCell(Board.options[1], "law"))
    #expect(list.spread(of: last, in: appraisal.document).hasPrefix("pass 2, fail 1"))
    #expect(list.statistics(of: last) == nil)
  }

  private static let refusals: [(AgreementRefusal, String)] = [
    (
      .awaitsReveal(one),
      "Round 1 is not revealed yet. A score is agreed on once everybody sees the marks."
    ),
    (.reasonMissing, "Say why: an agreed score stands beside the marks with its reason."),
    (
      .isHurdle(Board.criteria[0]),
      "X is a hurdle: what was found of it is recorded with who found it."
    ),
    (.nothingAgreed, "There is no agreed score to take back."),
  ]

  @Test(arguments: refusals.indices)
  func `why nothing is agreed is a sentence`(_ index: Int) {
    let (refusal, words) = Self.refusals[index]
    #expect(refusal.sentence(in: Self.board().document) == words)
  }
}
