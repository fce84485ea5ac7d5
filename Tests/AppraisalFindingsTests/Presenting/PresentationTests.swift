import AppraisalModel
import SampleBoards
import StrictJSON
import Testing

@testable import AppraisalFindings

/// What a projector shows is what everybody may see.
@Suite struct PresentationTests {
  private static let first = RoundNumber(1)
  private static let people: [AssessorID] = ["mo", "al", "jo", "ed", "di", "fay"]

  /// A board of two bodies in a round that has come so far, with marks that are found again.
  private func board(_ state: RoundState, _ policy: RoundPolicy = RoundPolicy()) -> Appraisal {
    var appraisal = Board.appraisal([[nil, nil], [nil, nil]])
    appraisal.document.bodies = [
      Body(id: "nhs", label: "NHS", part: .decides),
      Body(id: "council", label: "Council", part: .decides),
    ]
    appraisal.assessors = Self.people.enumerated().map { place, id in
      Assessor(
        id: id, name: id.text.uppercased(), body: place < 3 ? "nhs" : "council",
        roles: id == "fay" ? [.member, .facilitator] : [.member])
    }
    appraisal.ballots = [:]
    appraisal.rounds = [Round(id: Self.first, state: state, visibility: .closed, policy: policy)]
    for (place, person) in Self.people.enumerated() {
      appraisal.mark(by: person, round: Self.first, [[61 + place, 70], [20, 30]])
      let cell = MarkingPlace(
        round: Self.first, assessor: person, option: "a", criterion: "x")
      appraisal[cell] = Marking(answer: appraisal[cell].answer, reason: "planted")
      appraisal.ballots[Self.first]?[person]?.handedIn = place != 5
    }
    return appraisal
  }

  @Test(arguments: [RoundState.open, .ended])
  func `before the reveal it holds who has handed in and nothing of what was marked`(
    state: RoundState
  ) throws {
    let shown = Presentation(board(state))
    #expect(shown.appraisal.ballots[Self.first]?.values.allSatisfy { $0.markings.isEmpty } == true)
    #expect(shown.talk.cells.isEmpty && !shown.hasResult)
    #expect(shown.turnout.map(\.name) == ["NHS", "Council"])
    #expect(shown.turnout.map(\.done) == [3, 2] && shown.turnout.map(\.begun) == [0, 0])
    #expect(shown.turnout.map(\.expected) == [3, 3])
    #expect(shown.sentence().words == "Results appear at the reveal. Handed in: 5 of 6.")
    let record = try StrictJSON.encode(PresentationRecord(shown, at: nil), style: .pretty)
    let text = String(decoding: record, as: UTF8.self)
    for secret in ["planted", "61", "62", "63", "64", "65", "66"] {
      #expect(!text.contains(secret), "\(secret)")
    }
  }

  @Test func `whoever sits in stands with the body of the member`() {
    var appraisal = board(.open)
    appraisal.assessors.append(Assessor(id: "sub", name: "SUB", roles: [.commenter]))
    appraisal.substitutes["mo"] = Substitute(
      person: "sub", since: "2010-03-01T14:05:00.000Z")
    let shown = Presentation(appraisal)
    #expect(shown.turnout.map(\.name) == ["NHS", "Council"])
    #expect(shown.turnout.map(\.expected) == [3, 3] && shown.turnout.map(\.done) == [2, 2])
  }

  @Test func `after the reveal it holds the ranking and the cells to talk about`() throws {
    // Of the council two have handed in.
    let shown = Presentation(board(.revealed, RoundPolicy(fewest: 2)))
    #expect(shown.hasResult && shown.findings.leaders == ["a"])
    #expect(shown.talk.cells.map(\.cell) == [MatrixCell("a", "x")])
    let record = PresentationRecord(
      shown,
      at: ToldPlace(
        person: "fay", place: FacilitatorPlace(.workshop, option: "a", criterion: "x")))
    #expect(record.page.kind == "cell" && record.ranking.map(\.option) == ["a", "b"])
    #expect(record.talk.first?.marks.map(\.body) == ["nhs", "council"])
  }

  @Test func `of fewer people than the policy says no dots are in it`() {
    let shown = Presentation(board(.revealed, RoundPolicy(fewest: 4)))
    let record = PresentationRecord(shown, at: nil)
    #expect(record.talk.first?.marks.map(\.body) == [nil])
    let none = PresentationRecord(
      Presentation(board(.revealed, RoundPolicy(fewest: 9))), at: nil)
    #expect(none.talk.first?.marks.isEmpty == true && none.talk.first?.mean == nil)
  }

  @Test func `while something cannot be read it names no leader`() {
    let shown = Presentation(board(.revealed), unread: "Two entries cannot be read.")
    #expect(!shown.hasResult && shown.talk.cells.isEmpty)
    #expect(shown.sentence().words == "Two entries cannot be read.")
    #expect(PresentationRecord(shown, at: nil).ranking.isEmpty)
  }

  private static let places: [(FacilitatorPlace?, RoundState, PresentedPage)] = [
    (nil, .open, .agenda), (FacilitatorPlace(.home), .open, .agenda),
    (FacilitatorPlace(.author, option: "a"), .open, .agenda),
    (FacilitatorPlace(.read, option: "b"), .open, .option("b")),
    (FacilitatorPlace(.read, option: "gone"), .open, .agenda),
    (FacilitatorPlace(.score, option: "a", criterion: "x"), .open, .criterion("x", option: "a")),
    (FacilitatorPlace(.score, option: "a", criterion: "x"), .revealed, .cell(MatrixCell("a", "x"))),
    (
      FacilitatorPlace(.score, option: "b", criterion: "y"), .revealed, .criterion("y", option: "b")
    ),
    (FacilitatorPlace(.workshop, option: "a", criterion: "x"), .ended, .round),
    (FacilitatorPlace(.workshop), .open, .round), (FacilitatorPlace(.workshop), .revealed, .talk),
    (
      FacilitatorPlace(.workshop, option: "a", criterion: "x"), .revealed,
      .cell(MatrixCell("a", "x"))
    ),
    (FacilitatorPlace(.criteria, criterion: "y"), .open, .weights("y")),
    (FacilitatorPlace(.result, option: "a"), .open, .result),
    (FacilitatorPlace(.sensitivity), .revealed, .result),
    (FacilitatorPlace(.record), .open, .decision),
  ]

  @Test(arguments: places.indices)
  func `a place leads to a page, and never to what is hidden`(row: Int) {
    let (place, state, page) = Self.places[row]
    #expect(Presentation(board(state)).page(at: place) == page)
  }
}
