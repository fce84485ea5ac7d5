import AppraisalFindings
import AppraisalModel
import DecisionAnalysis
import SampleBoards
import Testing

@Suite struct ScoreTableTests {
  private static let first = RoundNumber(1)

  private static func table(
    _ appraisal: Appraisal, viewer: AssessorID? = "mo", criteria: [CriterionID] = ["x", "y"]
  ) -> ScoreTable {
    ScoreTable(
      appraisal, of: .board(viewer: viewer), criteria: criteria,
      rows: appraisal.document.appraisedOptions.map(\.id))
  }

  /// Mo's and Al's marks in a round; Cy comments.
  private static func round(_ state: RoundState, _ visibility: RoundVisibility) -> Appraisal {
    var appraisal = Board.appraisal([[nil, nil]])
    appraisal.assessors += [
      Assessor(id: "al", name: "Al"), Assessor(id: "cy", name: "Cy", roles: [.commenter]),
      Assessor(id: "fay", name: "Fay", roles: [.facilitator]),
    ]
    appraisal.rounds = [Round(id: first, state: state, visibility: visibility)]
    appraisal.mark(by: "mo", round: first, [[10, 20]])
    appraisal.mark(by: "al", round: first, [[30, 60]])
    appraisal.mark(by: "cy", round: first, [[100, 100]])
    for person in ["mo", "al"] as [AssessorID] {
      appraisal.ballots[first]?[person]?.handedIn = true
    }
    return appraisal
  }

  @Test func `one person's marks are the values`() {
    let table = Self.table(Board.appraisal([[90, nil], [0, 100]]))
    #expect(table.values.rows == [[90, nil], [0, 100]])
    #expect(table.basis == .own("mo"))
    #expect(table.options == ["a", "b"])
    #expect(table.criteria == ["x", "y"])
    #expect(table.cellCount == 4)
    #expect(table.missingCount == 1)
    #expect(table.agreedCount == 0)
  }

  @Test func `several ballots give the mean of their values`() {
    var appraisal = Board.appraisal([[90, 30], [0, 100]])
    appraisal.assessors.append(Assessor(id: "al", name: "Al"))
    appraisal.mark(by: "al", [[70, 40], [10, 50]])
    let table = Self.table(appraisal)
    #expect(table.values.rows == [[80, 35], [5, 75]])
    #expect(table.basis == .mean(ballots: 2))
    #expect(table.people == ["mo", "al"])
    #expect(table.marked.rows == [[2, 2], [2, 2]])
    #expect(
      table.spans.rows == [
        [ValueRange(70, 90), ValueRange(30, 40)], [ValueRange(0, 10), ValueRange(50, 100)],
      ])
    #expect(table.moves[0, 0] == ValueRange(-10, 10))
  }

  @Test func `a ballot that has only begun is in no mean beside one that is finished`() {
    var appraisal = Board.appraisal([[90, 30], [0, 100]])
    appraisal.assessors.append(Assessor(id: "al", name: "Al"))
    appraisal.mark(by: "al", [[70, 40], [nil, 50]])
    let table = Self.table(appraisal)
    #expect(table.values.rows == [[90, 30], [0, 100]])
    #expect(table.basis == .own("mo"))
  }

  @Test func `while no ballot is finished values are bounds over all that those may still give`() {
    var appraisal = Board.appraisal([[90, nil], [0, 100]])
    appraisal.assessors.append(Assessor(id: "al", name: "Al"))
    appraisal.mark(by: "al", [[70, 40], [nil, 50]])
    let table = Self.table(appraisal)
    #expect(table.basis == .begun(ballots: 2))
    #expect(table.values.rows == [[80, nil], [nil, 75]])
    #expect(table.ranges[0, 1] == ValueRange(20, 70))
    #expect(table.ranges[1, 0] == ValueRange(0, 50))
    #expect(table.given.rows == [[80, 40], [0, 75]])
    #expect(
      table.open == [
        OpenAnswer(option: "a", criterion: "y", person: "mo", cause: .blank),
        OpenAnswer(option: "b", criterion: "x", person: "al", cause: .blank),
      ])
  }

  @Test func `one open answer leaves its share of the cell anywhere on the scale`() {
    var appraisal = Board.appraisal([[90, 30], [0, 100]])
    appraisal.assessors += [Assessor(id: "al", name: "Al"), Assessor(id: "cy", name: "Cy")]
    appraisal.mark(by: "al", [[70, 40], [10, 50]])
    appraisal.mark(by: "cy", [[60, 30], [20, 30]])
    appraisal.answer(by: "cy", "b", "y", .doNotKnow)
    let table = Self.table(appraisal)
    #expect(table.basis == .mean(ballots: 3))
    #expect(table.ranges[1, 1] == ValueRange(50, 250 / 3))
    #expect(table.given[1, 1] == 75)
    #expect(table.missingCount == 1)
  }

  @Test func `that a criterion does not apply opens the whole cell until a value is agreed`() {
    var appraisal = Board.appraisal([[90, 30], [0, 100]])
    appraisal.assessors.append(Assessor(id: "al", name: "Al"))
    appraisal.mark(by: "al", [[70, 40], [10, 50]])
    appraisal.answer(by: "al", "b", "y", .doesNotApply)
    #expect(Self.table(appraisal).ranges[1, 1] == .unknown)
    #expect(Self.table(appraisal).open.map(\.cause) == [.doesNotApply])
    appraisal.agreed = ["b": ["y": AgreedScore(mark: 20)]]
    #expect(Self.table(appraisal).values[1, 1] == 20)
    #expect(Self.table(appraisal).open.isEmpty)
  }

  @Test func `whoever may not mark one option is out of the whole column`() {
    var appraisal = Board.appraisal([[90, 30], [0, 100]])
    appraisal.assessors.append(Assessor(id: "al", name: "Al"))
    appraisal.mark(by: "al", [[70, 40], [10, 50]])
    appraisal.assessors[1].interests = [
      Interest(words: "Works there", options: ["b"], criteria: ["x"], outcome: .recused)
    ]
    #expect(Self.table(appraisal).values.rows == [[90, 35], [0, 75]])
  }

  @Test func `a value is worked out before the mean is taken`() {
    var appraisal = Board.appraisal([[20]])
    appraisal.assessors.append(Assessor(id: "al", name: "Al"))
    appraisal.mark(by: "al", [[40]])
    appraisal.document.criteria[0].scale = Scale(knots: [Knot(at: 20, value: 80)])
    #expect(Self.table(appraisal, criteria: ["x"]).values.rows == [[82.5]])
  }

  @Test func `an agreed score comes before ballots and stands beside them`() {
    var appraisal = Board.appraisal([[90, nil], [0, 100]])
    appraisal.agreed = ["a": ["x": AgreedScore(mark: 55), "y": AgreedScore(mark: 0)]]
    let table = Self.table(appraisal)
    #expect(table.values.rows == [[55, 0], [0, 100]])
    #expect(table.agreedCount == 2)
    #expect(appraisal.ballot(.solo, "mo")["a", "x"].answer == .mark(90))
  }

  @Test(arguments: [Answer.doesNotApply, .doNotKnow, .ratherNot])
  func `no kind of no mark counts as zero`(_ answer: Answer) {
    var appraisal = Board.appraisal([[90, 10]])
    appraisal.answer(by: "mo", "a", "x", answer)
    #expect(Self.table(appraisal).values.rows == [[nil, 10]])
  }

  @Test func `those who comment or run the workshop do not count`() {
    var appraisal = Self.round(.revealed, .closed)
    #expect(Self.table(appraisal).values.rows == [[20, 40]])
    appraisal.mark(by: "fay", round: Self.first, [[0, 0]])
    #expect(Self.table(appraisal).basis == .mean(ballots: 2))
    appraisal.assessors[0].roles = [.observer]
    #expect(Self.table(appraisal).values.rows == [[30, 60]])
    #expect(Self.table(appraisal).basis == .own("al"))
  }

  @Test(arguments: [RoundState.open, .ended])
  func `in a round that is open to all everybody sees the same`(_ state: RoundState) {
    let appraisal = Self.round(state, .open)
    for viewer in ["mo", "al", "cy", "fay"] as [AssessorID] {
      #expect(Self.table(appraisal, viewer: viewer).values.rows == [[20, 40]])
    }
  }

  @Test(arguments: [RoundVisibility.closed, .sealed])
  func `while a closed round takes marks nobody sees totals, those of their own marks included`(
    _ visibility: RoundVisibility
  ) {
    var appraisal = Self.round(.open, visibility)
    appraisal.agreed["a"] = ["x": AgreedScore(mark: 70)]
    for viewer in ["mo", "al", "cy", "fay", nil] as [AssessorID?] {
      let table = Self.table(appraisal, viewer: viewer)
      #expect(table.values.rows == [[nil, nil]] && table.basis == .nobody)
      #expect(table.given.rows == [[nil, nil]] && table.agreedCount == 0)
    }
  }

  @Test(arguments: [RoundVisibility.closed, .sealed])
  func `once it has ended a viewer's result is made of their own marks alone until the reveal`(
    _ visibility: RoundVisibility
  ) {
    let appraisal = Self.round(.ended, visibility)
    #expect(Self.table(appraisal, viewer: "mo").values.rows == [[10, 20]])
    #expect(Self.table(appraisal, viewer: "al").values.rows == [[30, 60]])
    #expect(Self.table(appraisal, viewer: "cy").values.rows == [[100, 100]])
    #expect(Self.table(appraisal, viewer: "cy").basis == .own("cy"))
    #expect(Self.table(appraisal, viewer: "fay").values.rows == [[nil, nil]])
    #expect(Self.table(appraisal, viewer: nil).values.rows == [[nil, nil]])
    #expect(Self.table(appraisal, viewer: nil).basis == .nobody)
  }

  @Test(arguments: [RoundState.revealed, .settled], RoundVisibility.allCases)
  func `after the reveal everybody sees the same`(
    _ state: RoundState, _ visibility: RoundVisibility
  ) {
    let appraisal = Self.round(state, visibility)
    for viewer in ["mo", "al", "cy", "fay"] as [AssessorID] {
      #expect(Self.table(appraisal, viewer: viewer).values.rows == [[20, 40]])
    }
    #expect(Self.table(appraisal, viewer: nil).basis == .mean(ballots: 2))
  }

  @Test func `the newest round counts, not those before it`() {
    var appraisal = Self.round(.settled, .closed)
    appraisal.rounds.append(Round(id: RoundNumber(2), state: .revealed))
    appraisal.mark(by: "mo", round: RoundNumber(2), [[50, 50]])
    #expect(Self.table(appraisal).values.rows == [[50, 50]])
    #expect(Self.table(appraisal).basis == .own("mo"))
  }

  @Test func `options that are ruled out have no row`() {
    var appraisal = Board.appraisal([[90, 10], [1, 2], [3, 4]])
    appraisal.document.options[1].status = .discounted
    #expect(Self.table(appraisal).options == ["a", "c"])
    #expect(Self.table(appraisal).values.rows == [[90, 10], [3, 4]])
  }

  @Test func `nobody has marked`() {
    let table = Self.table(Board.appraisal([[nil, nil]]))
    #expect(table.basis == .nobody)
    #expect(table.missingCount == 2)
  }
}
