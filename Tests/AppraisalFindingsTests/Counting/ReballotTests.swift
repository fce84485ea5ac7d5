import AppraisalFindings
import AppraisalModel
import DecisionAnalysis
import SampleBoards
import Testing

/// A round that asks again about some cells alone.
@Suite struct ReballotTests {
  private static let (one, two) = (RoundNumber(1), RoundNumber(2))
  private static let cell = MatrixCell(Board.options[1], Board.criteria[0])

  /// Three members who handed in round 1, and a second round about one cell in a state.
  private static func board(
    _ state: RoundState, _ visibility: RoundVisibility = .closed, again: [AssessorID: Int] = [:]
  ) -> Appraisal {
    var appraisal = Board.appraisal([[], []], criteria: 2)
    appraisal.assessors = ["mo", "al", "bo"].map { Assessor(id: $0, name: $0.text) }
    appraisal.rounds = [
      Round(id: one, state: .revealed),
      Round(id: two, state: state, visibility: visibility, cells: [cell]),
    ]
    for (person, mark) in [("mo", 20), ("al", 40), ("bo", 90)] as [(AssessorID, Int)] {
      appraisal.mark(by: person, round: one, [[60, 60], [mark, 60]])
      appraisal.ballots[one]?[person]?.handedIn = true
    }
    for (person, mark) in again {
      appraisal.answer(
        by: person, round: two, cell.option, cell.criterion, .mark(DecimalNumber(mark)))
      appraisal.ballots[two]?[person]?.handedIn = true
    }
    return appraisal
  }

  @Test func `people are asked about those cells alone, and owe no other`() {
    let open = Self.board(.open)
    #expect(open.owedCells(by: "mo") == [Self.cell])
    #expect(open.blanks(of: "mo") == [Self.cell])
    #expect(open.stage(of: "mo") == .notBegun)
    let answered = Self.board(.open, again: ["mo": 50])
    #expect(answered.blanks(of: "mo") == [])
    #expect(answered.stage(of: "mo") == .finished)
    #expect(answered.missingPeople.map(\.id) == ["al", "bo"])
  }

  @Test func `the other cells keep what was marked before, and so does who did not answer again`() {
    let revealed = Self.board(.revealed, again: ["mo": 50, "al": 60])
    let table = Findings(revealed, viewer: nil).table
    #expect(table.people == ["mo", "al", "bo"])
    #expect(near(table.values[1, 0], (50 + 60 + 90) / 3.0))
    #expect(near(table.values[1, 1], 60) && near(table.values[0, 0], 60))
    for person in ["mo", "al", "bo"] as [AssessorID] {
      #expect(revealed.stage(of: person) == .finished)
    }
    #expect(
      revealed.ballotBefore(of: "mo")[Self.cell.option, Self.cell.criterion].answer == .mark(20))
  }

  @Test func `while it is open for all to see, those who have not answered again are waited for`() {
    let open = Self.board(.open, .open, again: ["mo": 50])
    let findings = Findings(open, viewer: nil)
    #expect(findings.turnout.finished == ["mo"])
    #expect(findings.turnout.awaited == ["al", "bo"])
  }

  @Test func `whoever handed in neither round counts in neither`() {
    var revealed = Self.board(.revealed, again: ["mo": 50])
    revealed.ballots[Self.one]?["bo"]?.handedIn = false
    #expect(revealed.stage(of: "bo") == .begun(blanks: 0))
    #expect(Findings(revealed, viewer: nil).table.people == ["mo", "al"])
  }

  @Test func `what moved stands with the cell that was asked about again`() throws {
    let list = TalkList(Self.board(.revealed, again: ["mo": 50, "al": 40]))
    let found = try #require(list.cells.first { $0.cell == Self.cell })
    #expect(found.movedCount == 1)
    #expect(found.marks.map(\.before) == [.mark(20), nil, nil])
    #expect(list.moved(found) == "1 person of 3 marked otherwise than before")
  }
}
