import AppraisalModel
import Canvas
import Testing
@testable import Workbench

/// A ballot on paper, typed for somebody.
@Suite struct PaperEntryTests {
  /// A desk with somebody in some roles; Bob is asked about six options on each of eight cards.
  static func desk(
    _ roles: [AssessorRole] = [.recorder], _ edits: [Edit] = [WorkshopTests.opening],
    size: Size = Size(width: 80, height: 24)
  ) -> Desk {
    var desk = WorkshopTests.desk(roles, edits, size: size)
    desk.type("g0")
    return desk
  }

  private func entry(_ desk: Desk) -> PaperEntry? {
    desk.model.bench.overlays.lazy.compactMap { $0 as? PaperEntry }.first
  }

  private static func place(_ option: Int, _ criterion: Int, _ who: String = "bob") -> MarkingPlace
  {
    MarkingPlace(
      round: RoundNumber(1), assessor: id(who), option: Board.options[option],
      criterion: Board.criteria[criterion])
  }

  /// Types every card of Bob's ballot.
  static func typed(_ desk: Desk, last: String = "10 20 30 40 50 60") -> Desk {
    var desk = desk
    desk.type("P<Enter>")
    for _ in 1..<Board.criteria.count { desk.type("60 40 85 ? 30 -<Enter>") }
    desk.type(last + "<Enter>")
    return desk
  }

  @Test func `the ballot of whoever sits in can be typed, and the member's not`() {
    var desk = Self.desk([.recorder], WorkshopTests.sittingIn + [WorkshopTests.opening])
    desk.type("P")
    #expect(desk.screen.contains("Zoe, NHS") && !desk.screen.contains("Bob"))
  }

  @Test func `a row a card, read back, and recorded in one batch on behalf`() {
    var desk = Self.typed(Self.desk())
    #expect(entry(desk)?.step == .readBack(0))
    #expect(desk.editCount == 0)
    #expect(desk.screen.contains("hold it against the paper"))
    #expect(desk.rows.contains { $0.contains("I do not know") })
    desk.type("<C-s>")
    #expect(desk.screen.contains("Record it and hand it in") && desk.editCount == 0)
    desk.type("<Enter>")
    #expect(entry(desk) == nil && desk.model.bench.overlays.isEmpty)
    #expect(desk.editCount == 6 * Board.criteria.count + 1)
    #expect(desk.model.bench.lastBatch == 1)
    #expect(desk.appraisal[Self.place(2, 0)].answer == .mark(85))
    #expect(desk.appraisal[Self.place(5, 0)].answer == .ratherNot)
    #expect(desk.appraisal.ballot(RoundNumber(1), id("bob")).handedIn)
    #expect(desk.ledger.allSatisfy { $0.author == id("ada") })
    #expect(desk.notice.contains("entered on their behalf"))
  }

  @Test func `nothing is handed in that was not to be, and u takes it back`() {
    var desk = Self.typed(Self.desk())
    desk.type("<C-s><Down><Enter>")
    #expect(!desk.appraisal.ballot(RoundNumber(1), id("bob")).handedIn)
    #expect(desk.appraisal[Self.place(0, 0)].answer == .mark(60))
    desk.type("u")
    #expect(desk.appraisal.ballots.isEmpty)
  }

  @Test(arguments: [
    ("60 40", "2 marks for 6 options."), ("60 40 85 ? 30 - 5", "7 marks for 6 options."),
    ("60 40 8o 1 2 3", "\"8o\" for "), ("60 140 1 2 3 4", "is not on the scale."),
    ("", "Type a mark for each of the 6 options"), ("9: So.", "There is no row 9"),
  ])
  func `what is wrong with a row is said at once, and the card stays`(row: String, words: String) {
    var desk = Self.desk()
    desk.type("P<Enter>" + row + "<Enter>")
    #expect(desk.notice.contains(words), "\(desk.notice)")
    #expect(entry(desk)?.step == .card(0) && entry(desk)?.answers.isEmpty == true)
  }

  @Test func `blanks are asked about before the ballot is handed in`() {
    var desk = Self.typed(Self.desk(), last: ". . 30 40 50 60")
    desk.type("<C-s>")
    #expect(desk.screen.contains("each of 2 blanks as \"I do not know\""))
    desk.type("2")
    #expect(desk.appraisal[Self.place(0, Board.criteria.count - 1)].answer == .ratherNot)
    #expect(desk.appraisal.ballot(RoundNumber(1), id("bob")).handedIn)
  }

  @Test func `reasons are typed below the marks, and a card is changed from what is read back`() {
    var desk = Self.desk()
    desk.type("P<Enter>60 40 85 ? 30 -<Enter><Up>3: One team.<Enter>")
    #expect(entry(desk)?.reasons == [0: [2: "One team."]])
    #expect(desk.screen.contains("One team."))
    desk.type("<Down>")
    for _ in 1..<Board.criteria.count { desk.type("1 2 3 4 5 6<Enter>") }
    desk.type("<Enter>61 40 85 ? 30 -<C-s><C-s><Enter>")
    #expect(desk.appraisal[Self.place(0, 0)].answer == .mark(61))
    #expect(desk.appraisal[Self.place(2, 0)].reason == "One team.")
  }

  @Test func `Esc asks once more before what was typed is dropped`() {
    var desk = Self.desk()
    desk.type("P<Enter>60 40 85 ? 30 -<Enter><Esc>")
    #expect(entry(desk) != nil && desk.notice.contains("Esc once more"))
    desk.type("1<Esc>")
    #expect(entry(desk) != nil)
    desk.type("<Esc>")
    #expect(entry(desk) == nil && desk.editCount == 0)
    #expect(desk.notice == "Nothing of this ballot was recorded.")
  }

  @Test func `letters are typed and run no command`() {
    var desk = Self.desk()
    desk.type("P<Enter>qguh?")
    #expect(entry(desk)?.entry.text == "qguh?")
    #expect(!desk.requests.contains(.quit))
  }

  @Test func `what a member marked themselves is not replaced`() {
    let own = Edit.marks(.mark(place: Self.place(0, 0), old: nil, new: .mark(5)))
    var opened = Board.opened()
    opened.fold =
      WorkshopTests.desk([.recorder], [WorkshopTests.opening])
      .model.bench.session?.recorded ?? Fold()
    opened.fold.goOn(with: Board.recorded([own], from: 500, by: id("bob")))
    var desk = Self.typed(Desk(opened))
    desk.type("<C-s>")
    #expect(desk.editCount == 0)
    #expect(desk.notice.contains("Bob has answered for") && desk.notice.contains("themselves"))
  }

  @Test func `only a facilitator or the recorder enters them, and none once the round has ended`() {
    #expect(
      Self.desk([.member]).model.refusal(of: PaperEntry.enter)
        == "A facilitator or the recorder enters ballots on paper.")
    #expect(
      Self.desk([.facilitator], [WorkshopTests.opening, WorkshopTests.ending]).model
        .refusal(of: PaperEntry.enter) == "Round 1 has ended and takes no more marks.")
    var desk = Self.desk([.recorder], [WorkshopTests.opening, WorkshopTests.handedIn("Bob")])
    desk.type("P<Down><Down><Enter>")
    #expect(desk.notice.contains("The ballot of Bob is handed in."))
    #expect(entry(desk) == nil)
  }

  @Test func `signs that are typed are those that stand on cards`() {
    let criterion = Board.document.criterion(Board.criteria[0])
    for answer in [Answer.mark(60), .doesNotApply, .doNotKnow, .ratherNot] {
      let sign = answer.sign(on: criterion?.scale)
      #expect(criterion?.content(ofBox: sign) == .answer(answer))
    }
  }

  @Test func `cards on paper are in the order of Score`() {
    for name in ["mk-2010", "mk-2007", "wigan-2007", "stockport-2007", "wiltshire"] {
      let session = Desk(Board.opened(Board.shipped(name))).model.bench.session
      let cards = session?.appraisal.ballotCards(for: nil).map(\.criterion.id) ?? []
      #expect(cards == session?.markedCriteria.map(\.id), "\(name)")
    }
  }

  @Test(arguments: [
    Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 40, height: 12),
    Size(width: 20, height: 5),
  ])
  func `cards and what is read back are sound in any window`(size: Size) {
    var desk = Self.desk(size: size)
    desk.type("P<Enter>60 40 8")
    #expect(faults(in: desk.frame) == [])
    desk = Self.typed(Self.desk(size: size))
    #expect(faults(in: desk.frame) == [])
    desk.type("<Down><Down><C-s>")
    #expect(faults(in: desk.frame) == [])
  }
}
