import AppraisalModel
import SampleBoards
import Testing

@Suite struct OwingTests {
  @Test func `a ballot owes every scored criterion and hurdle of every appraised option`() {
    var appraisal = Board.appraisal([[50, nil], [nil, nil], [nil, nil]])
    appraisal.addHurdle()
    appraisal.document.options[1].status = .discounted
    #expect(
      appraisal.owedCells(by: "mo") == [
        MatrixCell("a", "x"), MatrixCell("a", "y"), MatrixCell("a", "law"), MatrixCell("c", "x"),
        MatrixCell("c", "y"), MatrixCell("c", "law"),
      ])
    #expect(appraisal.blanks(of: "mo").count == 5)
  }

  @Test func `nobody owes what they may not mark`() {
    var appraisal = Board.appraisal([[nil, nil], [nil, nil]])
    appraisal.document.bodies = [Body(id: "trust", label: "The Trust")]
    appraisal.document.criteria[0].markedBy = ["trust"]
    appraisal.assessors[0].interests = [
      Interest(words: "Works there", options: ["b"], outcome: .recused)
    ]
    #expect(appraisal.owedCells(by: "mo") == [MatrixCell("a", "y")])
  }

  @Test func `a ballot is finished once every scored cell has an answer`() {
    var appraisal = Board.appraisal([[nil, nil]])
    appraisal.addHurdle()
    #expect(appraisal.stage(of: "mo") == .notBegun)
    appraisal.answer(by: "mo", "a", "x", .mark(10))
    #expect(appraisal.stage(of: "mo") == .begun(blanks: 1))
    appraisal.answer(by: "mo", "a", "y", .doNotKnow)
    #expect(appraisal.stage(of: "mo") == .finished)
  }

  @Test func `in a round a ballot is finished once it is handed in, until a cell comes later`() {
    var appraisal = Board.appraisal([[nil]])
    let first = RoundNumber(1)
    appraisal.rounds = [Round(id: first)]
    appraisal.mark(by: "mo", round: first, [[10]])
    #expect(appraisal.stage(of: "mo") == .begun(blanks: 0))
    appraisal.ballots[first]?["mo"]?.handedIn = true
    #expect(appraisal.stage(of: "mo") == .finished)
    appraisal.document.options.append(Option(id: "b", label: "Later"))
    #expect(appraisal.stage(of: "mo") == .begun(blanks: 1))
  }
}
