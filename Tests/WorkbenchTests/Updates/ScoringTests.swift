import AppraisalModel
import Canvas
import Testing
@testable import Workbench

@Suite struct ScoringTests {
  @Test func `the first mark takes three keys from the start`() {
    var desk = Desk(Board.opened())
    desk.type("s7<Enter>")
    #expect(desk.answer(0, 0) == .mark(7))
    #expect(desk.model.bench.place == .score)
    #expect(desk.cell == [1, 0])
    #expect(desk.model.bench.session?.saveState == .saved)
  }

  @Test func `digits and Enter fill all 48 cells`() {
    var desk = Desk(Board.opened())
    desk.type("s")
    for cell in 0..<48 {
      // Behind the last row of a card Enter goes on to the next one.
      if cell > 0, cell % 6 == 0 { desk.type("<Enter>") }
      desk.type("\(cell + 1)<Enter>")
    }
    #expect(desk.model.bench.session?.progress.answered == 48)
    for cell in 0..<48 {
      #expect(desk.answer(cell % 6, cell / 6) == .mark(DecimalNumber(cell + 1)))
    }
    #expect(desk.notice == "Every cell has an answer. g 3 shows the result.")
    #expect(desk.editCount == 48)
    #expect(desk.model.bench.session?.firstPlaces != nil)
  }

  @Test func `nothing is recorded while digits are typed`() {
    var desk = Desk(Board.opened())
    desk.type("s100")
    #expect(desk.editCount == 0)
    #expect(desk.model[ScoreRoom.self].entry?.text == "100")
    desk.type("<BS><BS><BS>")
    #expect(desk.model[ScoreRoom.self].entry == nil)
    #expect(desk.editCount == 0)
  }

  @Test(arguments: [
    ("<Down>", [1, 0]), ("<Up>", [0, 0]), ("<Right>", [0, 1]), ("<Left>", [0, 0]),
    ("<End>", [5, 0]), ("]", [0, 1]), ("n", [1, 0]),
  ])
  func `leaving a cell records what was typed`(keys: String, cell: [Int?]) {
    var desk = Desk(Board.opened())
    desk.type("s70" + keys)
    #expect(desk.answer(0, 0) == .mark(70))
    #expect(desk.cell == cell)
    #expect(desk.model[ScoreRoom.self].entry == nil)
  }

  @Test(arguments: [
    ("<Tab>", Place.result), ("<BackTab>", .read), ("g0", .home), ("<M-4>", .criteria),
  ])
  func `leaving the place records what was typed`(keys: String, place: Place) {
    var desk = Desk(Board.opened())
    desk.type("s70" + keys)
    #expect(desk.answer(0, 0) == .mark(70))
    #expect(desk.model.bench.place == place)
  }

  @Test func `Esc drops what was typed and says so`() {
    var desk = Desk(Board.opened())
    desk.type("s70<Esc>")
    #expect(desk.model[ScoreRoom.self].entry == nil)
    #expect(desk.notice == "What you typed was not recorded.")
    #expect(desk.model.bench.place == .score)
    #expect(desk.editCount == 0)
  }

  @Test(
    arguments: [
      ("-1", "-1 is not on the scale of Care: it goes from 0 to 100. Esc drops it."),
      ("101", "101 is not on the scale of Care: it goes from 0 to 100. Esc drops it."),
      (
        "7.5.5",
        "\"7.5.5\" is not a number. Type a number from 0 to 100, then Enter. x is for no mark. "
          + "Esc drops it."
      ),
    ], ["<Enter>", "<Down>", "<Right>", "n", "x", "r", "q"])
  func `what is no mark is refused and kept, and the way out is named`(
    typed: (text: String, sentence: String), keys: String
  ) {
    var desk = Desk(Board.opened())
    desk.type("s" + typed.text + keys)
    #expect(desk.notice == typed.sentence)
    #expect(desk.model.bench.notice?.kind == .refused)
    #expect(desk.model[ScoreRoom.self].entry?.text == typed.text)
    #expect(desk.cell == [0, 0])
    #expect(desk.model.bench.place == .score)
    #expect(desk.model.bench.overlays.isEmpty)
    #expect(desk.editCount == 0)
    #expect(!desk.requests.contains(.quit))
  }

  @Test(arguments: ["<Tab>", "g1", "<M-7>"])
  func `whoever goes elsewhere is told that the number was dropped`(keys: String) {
    var desk = Desk(Board.opened())
    desk.type("s101" + keys)
    #expect(desk.model.bench.place != .score)
    #expect(desk.model[ScoreRoom.self].entry == nil)
    #expect(
      desk.notice == "101 is not on the scale of Care: it goes from 0 to 100. It was dropped.")
    #expect(desk.editCount == 0)
    desk.type("g2q")
    #expect(desk.requests.contains(.quit))
  }

  @Test func `a refused mark can be mended`() {
    var desk = Desk(Board.opened())
    desk.type("s101<Enter><BS><Enter>")
    #expect(desk.answer(0, 0) == .mark(10))
  }

  @Test func `a letter is no mark and keeps what was typed`() {
    var desk = Desk(Board.opened())
    desk.type("s7a")
    #expect(desk.notice == "Nothing is on a here. ? shows what you can do.")
    #expect(desk.model[ScoreRoom.self].entry?.text == "7")
    #expect(desk.cell == [0, 0])
  }

  @Test(
    arguments: zip(
      ["1", "2", "3", "<Enter>", "<Down><Down><Enter>", "jk<Enter>"],
      [Answer.doesNotApply, .doNotKnow, .ratherNot, .doesNotApply, .ratherNot, .doesNotApply]))
  func `x asks which kind of no mark it is`(keys: String, answer: Answer) {
    var desk = Desk(Board.opened())
    desk.type("sx" + keys)
    #expect(desk.answer(0, 0) == answer)
    #expect(desk.cell == [1, 0])
    #expect(desk.model.bench.overlays.isEmpty)
  }

  @Test func `Esc leaves the question about no mark unanswered`() {
    var desk = Desk(Board.opened())
    desk.type("sx4<Esc>")
    #expect(desk.model.bench.overlays.isEmpty)
    #expect(desk.editCount == 0)
  }

  @Test func `r takes a reason of several lines`() {
    var desk = Desk(Board.opened())
    desk.type("s70<Down><Up>rOne team<Enter>from the first day<C-s>")
    #expect(desk.appraisal[Board.place(0, 0)].reason == "One team\nfrom the first day")
    #expect(desk.answer(0, 0) == .mark(70))
    #expect(desk.screen.contains("One team"))
  }

  @Test func `r records a mark that was typed before it`() {
    var desk = Desk(Board.opened())
    desk.type("s70rWhy<C-s>")
    #expect(desk.answer(0, 0) == .mark(70))
    #expect(desk.appraisal[Board.place(0, 0)].reason == "Why")
  }

  @Test func `e links the evidence that was ticked, in reading order`() {
    var desk = Desk(Board.opened())
    desk.type("se<Space><Down>x<Enter>")
    let linked = desk.appraisal[Board.place(0, 0)].evidence
    let order = Board.document.evidence.map(\.id)
    #expect(linked.count == 2)
    #expect(linked == order.filter(linked.contains))
    desk.type("e<Space><Esc>")
    #expect(desk.appraisal[Board.place(0, 0)].evidence == linked)
  }

  @Test func `a click ticks the evidence under it, and a second one takes the tick back`() throws {
    var desk = Desk(Board.opened(), size: Size(width: 120, height: 40))
    desk.type("se")
    let items = try #require(desk.model.bench.overlays.last as? EvidencePicker).items
    func chosen() -> Set<EvidenceID>? {
      (desk.model.bench.overlays.last as? EvidencePicker)?.chosen
    }
    for item in items.reversed() {
      let label = try #require(Board.document.evidence.first { $0.id == item }?.label)
      desk.click(String(label.prefix(40)))
      #expect(chosen() == [item])
      desk.click(String(label.prefix(40)))
      #expect(chosen() == [])
    }
  }

  @Test func `evidence that concerns the cell comes first`() throws {
    var desk = Desk(Board.opened())
    desk.type("se")
    let picker = try #require(desk.model.bench.overlays.last as? EvidencePicker)
    let concerns = picker.items.map { id in
      Board.document.evidence.first { $0.id == id }?
        .concerns(Board.options[0], Board.criteria[0]) ?? false
    }
    #expect(concerns == concerns.sorted { $0 && !$1 })
    #expect(concerns.count == Board.document.evidence.count)
  }

  @Test func `n goes from blank to blank and round the end`() {
    var desk = Desk(Board.opened())
    desk.type("s50<Enter>")
    #expect(desk.cell == [1, 0])
    desk.type("n")
    #expect(desk.cell == [2, 0])
    for _ in 0..<45 { desk.type("n") }
    #expect(desk.cell == [5, 7])
    desk.type("n")
    #expect(desk.cell == [1, 0])
  }

  @Test(arguments: ["z", "<Del>"])
  func `a mark can be taken back`(key: String) {
    var desk = Desk(Board.opened())
    desk.type("s70<Enter><Up>" + key)
    #expect(desk.answer(0, 0) == nil)
    #expect(desk.notice == "The mark is taken back; the cell is blank.")
    desk.type(key)
    #expect(desk.notice == "There is no mark to take back.")
  }

  @Test func `Enter without a number says how to mark`() {
    var desk = Desk(Board.opened())
    desk.type("s<Enter>")
    #expect(desk.notice == "Type a number from 0 to 100, then Enter. x is for no mark.")
    #expect(desk.cell == [1, 0])
    #expect(desk.editCount == 0)
  }

  @Test func `the matrix marks like the card`() {
    var desk = Desk(Board.opened())
    desk.type("sm<Down><Right>85<Enter>")
    #expect(desk.answer(1, 1) == .mark(85))
    #expect(desk.model[ScoreRoom.self].isMatrix)
    #expect(desk.screen.contains("85"))
    desk.type("m")
    #expect(!desk.model[ScoreRoom.self].isMatrix)
  }

  @Test func `outside a round there is nothing to hand in, and h says why`() {
    var desk = Desk(Board.opened())
    desk.type("sh")
    #expect(
      desk.notice
        == "No round is open, so there is nothing to hand in: every mark is saved as you give it.")
  }

  // MARK: Going down a card

  @Test func `Enter goes down a card over rows that are filled, and never across`() {
    var desk = Desk(Board.opened(Array(Board.clear.prefix(10))))
    desk.type("s<Left><Left><Home>")
    let before = desk.appraisal
    for row in 1..<6 {
      desk.type("<Enter>")
      #expect(desk.cell == [row, 0])
    }
    for _ in 0..<3 { desk.type("<Left>") }
    desk.type("<Home>91<Enter>92<Enter>93<Enter>")
    #expect(desk.cell == [3, 0])
    #expect((0..<3).map { desk.answer($0, 0) } == [.mark(91), .mark(92), .mark(93)])
    for row in 0..<6 {
      #expect(desk.answer(row, 1) == before[Board.place(row, 1)].answer)
    }
  }

  @Test func `behind the last row Enter says what is blank, then goes to it`() {
    var desk = Desk(Board.opened())
    desk.type("s<Down>10<Enter>20<Enter>30<Enter>40<Enter>50<Enter>")
    #expect(desk.cell == [5, 0])
    #expect(
      desk.notice == "This was the last row. 1 row is blank: Stay at arm's length. "
        + "Enter goes to the first of them.")
    desk.type("<Enter>")
    #expect(desk.cell == [0, 0])
    desk.type("60<End><Enter>")
    #expect(desk.cell == [5, 0])
    #expect(
      desk.notice == "This was the last row, and none is blank. Enter goes to the next card: "
        + "\(Board.document.criteria.first { $0.id == Board.criteria[1] }?.label ?? "").")
    desk.type("<Enter>")
    #expect(desk.cell == [0, 1])
    #expect(desk.notice.hasPrefix("Card 2 of 8: "))
  }

  @Test func `any other key behind the last row takes back that Enter goes on`() {
    var desk = Desk(Board.opened())
    desk.type("s<End>50<Enter><Up><Down><Enter>")
    #expect(desk.cell == [5, 0])
    #expect(desk.notice.hasPrefix("This was the last row."))
  }

  @Test func `n names the card when it changes`() {
    var desk = Desk(Board.opened(Array(Board.clear.prefix(5))))
    desk.type("sn")
    #expect(desk.cell == [0, 1])
    #expect(desk.notice.hasPrefix("Card 2 of 8: "))
    desk.type("n")
    #expect(desk.cell == [1, 1])
    #expect(desk.model.bench.notice == nil)
  }

  @Test func `no mark goes to the next row, and stays on the card behind the last`() {
    var desk = Desk(Board.opened())
    desk.type("s<End>x2")
    #expect(desk.answer(5, 0) == .doNotKnow)
    #expect(desk.cell == [5, 0])
    #expect(desk.notice.hasPrefix("This was the last row. 5 rows are blank: "))
  }

  @Test func `digits after a refused mark begin another one`() {
    var desk = Desk(Board.opened())
    desk.type("s101<Enter>85")
    #expect(desk.model[ScoreRoom.self].entry?.text == "85")
    desk.type("<Enter>")
    #expect(desk.answer(0, 0) == .mark(85))
    desk = Desk(Board.opened())
    desk.type("g41001<Enter>40")
    #expect(desk.model[CriteriaRoom.self].entry?.text == "40")
    desk = Desk(Board.opened())
    desk.type("p120<Enter>50<Enter>")
    #expect(desk.screen.contains("You gave 50."))
  }

  // MARK: Handing in

  private static var inRound: Desk {
    Desk(Board.opened([.rounds(.openRound(round: Round(id: RoundNumber(1))))]))
  }

  /// What stands in a cell of the round.
  private func given(_ desk: Desk, _ option: Int, _ criterion: Int) -> Answer? {
    desk.appraisal.ballot(RoundNumber(1), Board.member.id)[
      Board.options[option], Board.criteria[criterion]
    ].answer
  }

  private func isIn(_ desk: Desk) -> Bool {
    desk.appraisal.ballot(RoundNumber(1), Board.member.id).handedIn
  }

  @Test func `h checks before it hands in`() {
    var desk = Self.inRound
    desk.type("s70<Enter>x2h")
    #expect(!isIn(desk))
    #expect(desk.model.bench.overlays.last is HandInSheet)
    for words in ["Check and hand in", "46 of 48 cells are blank", "Not yet: go to the first"] {
      #expect(desk.screen.contains(words), "\(words)")
    }
    var tall = Desk(
      Board.opened([.rounds(.openRound(round: Round(id: RoundNumber(1))))]),
      size: Size(width: 120, height: 60))
    tall.type("s70<Enter>x2h")
    for words in [
      "I do not know: 1 cell", "Interests declared", "You have not said yet.", "What it means",
    ] {
      #expect(tall.screen.contains(words), "\(words)")
    }
    // Everything is shown there, and here it is not.
    #expect(tall.rows.last?.contains("PgDn more") == false)
    #expect(desk.rows.last?.contains("PgDn more") == true)
    desk.type("<Enter>")
    #expect(desk.model.bench.overlays.isEmpty)
    #expect(desk.cell == [2, 0])
    #expect(!isIn(desk))
  }

  @Test(arguments: [(1, Answer.doNotKnow), (2, .ratherNot), (3, .doesNotApply)])
  func `handing in says what each blank is`(row: Int, answer: Answer) {
    var desk = Self.inRound
    desk.type("s70<Enter>h" + String(repeating: "<Down>", count: row) + "<Enter>")
    #expect(isIn(desk))
    #expect(given(desk, 0, 0) == .mark(70))
    #expect(given(desk, 5, 7) == answer)
    #expect(
      desk.notice
        == "Your ballot is handed in. Its code is B6ZE 45AR. While the round is open h takes it back."
    )
    #expect(desk.rows[1].contains("handed in"))
    desk.type("g0")
    #expect(desk.screen.contains("handed in, code B6ZE 45AR"))
    desk.type("v")
    #expect(desk.screen.contains("Its code is B6ZE 45AR."))
    desk.type("<Esc>s")
    desk.type("5")
    #expect(desk.notice == "Your ballot is handed in. Reopen it with h to change a mark.")
    #expect(desk.model[ScoreRoom.self].entry == nil)
    desk.type("h")
    #expect(!isIn(desk))
    desk.type("<Home>55<Enter>")
    #expect(given(desk, 0, 0) == .mark(55))
  }

  @Test func `a full ballot is handed in with one more key, and Esc leaves it`() {
    var desk = Desk(
      Board.opened(
        [.rounds(.openRound(round: Round(id: RoundNumber(1))))]
          + Board.options.flatMap { option in
            Board.criteria.map { criterion in
              .marks(
                .mark(
                  place: MarkingPlace(
                    round: RoundNumber(1), assessor: Board.member.id, option: option,
                    criterion: criterion), old: nil, new: .mark(50)))
            }
          }))
    desk.type("sh<Esc>")
    #expect(!isIn(desk))
    desk.type("h")
    #expect(desk.screen.contains("All 48 cells have an answer."))
    desk.type("<Enter>")
    #expect(isIn(desk))
  }

  @Test(arguments: [Size(width: 40, height: 12), Size(width: 80, height: 24)])
  func `the choices of the check are in sight at every size`(size: Size) {
    var desk = Desk(
      Board.opened([.rounds(.openRound(round: Round(id: RoundNumber(1))))]), size: size)
    desk.type("sh")
    for _ in 0..<4 {
      #expect(faults(in: desk.frame) == [])
      #expect(desk.screen.contains("Hand it in, every blank as"))
      desk.type("<PgDn>")
    }
  }
}
