import Testing
@testable import AppraisalModel

/// Cards as they are printed, and rows of marks as they are typed from them.
@Suite struct BallotCardTests {
  private static let scored = Criterion(id: "care", label: "Care", scale: Scale())
  private static let hurdle = Criterion(id: "law", kind: .hurdle, label: "Law")
  private static let signs = Criterion(
    id: "fit", label: "Fit", scale: Scale(worst: -3, best: 3, step: 1, style: .signs))

  private static func card(_ criterion: Criterion, out: Set<Int> = []) -> BallotCard {
    BallotCard(
      criterion: criterion,
      rows: (1...3).map { number in
        BallotCard.Row(
          option: Option(id: ["o1", "o2", "o3"][number - 1], label: "Option \(number)"),
          isAsked: !out.contains(number))
      })
  }

  @Test(arguments: [
    ("60", BoxContent.answer(.mark(60))), ("?", .answer(.doNotKnow)),
    ("n/a", .answer(.doesNotApply)), ("-", .answer(.ratherNot)), (".", .blank), ("", .blank),
    ("do-not-know", .answer(.doNotKnow)),
    ("RATHER-NOT", .answer(.ratherNot)),
  ])
  func `what is written in a box is one answer`(text: String, content: BoxContent) {
    #expect(Self.scored.content(ofBox: text) == content)
  }

  @Test func `on a scale of signs a dash is a mark, and on a hurdle letters answer`() {
    #expect(Self.signs.content(ofBox: "-") == .answer(.mark(-1)))
    #expect(Self.signs.content(ofBox: "++") == .answer(.mark(2)))
    #expect(Self.signs.content(ofBox: "rather-not") == .answer(.ratherNot))
    #expect(Self.hurdle.content(ofBox: "y") == .answer(.pass))
    #expect(Self.hurdle.content(ofBox: "f") == .answer(.fail))
    #expect(Self.hurdle.content(ofBox: "-") == .answer(.ratherNot))
    #expect(Self.hurdle.content(ofBox: "maybe") == nil)
    #expect(Self.scored.content(ofBox: "6o") == nil)
  }

  @Test func `a row has a mark for each option that is asked about`() throws {
    #expect(
      try Self.card(Self.scored).answers(row: " 60  ?\t. ") == [.mark(60), .doNotKnow, nil])
    #expect(try Self.card(Self.scored, out: [2]).answers(row: "60 30") == [.mark(60), .mark(30)])
  }

  @Test(arguments: [
    ("60 40", BallotRowFault.count(found: 2, expected: 3)),
    ("1 2 3 4", .count(found: 4, expected: 3)), ("", .count(found: 0, expected: 3)),
    ("60 4o 3", .unread("4o", "o2")),
    ("60 101 3", .refused(.offScale(101, "care", Scale()), "o2")),
    ("60 y 3", .unread("y", "o2")),
    ("60 pass 3", .refused(.wrongAnswer(.pass, "care", .scored), "o2")),
  ])
  func `a wrong row is refused with what is wrong`(text: String, fault: BallotRowFault) {
    #expect(throws: fault) { try Self.card(Self.scored).answers(row: text) }
  }
}

/// Ballots that are entered for somebody.
@Suite struct BallotEntryTests {
  private static let cell = MatrixCell("stay", "care")
  private static let place = Sample.place("mo", "stay", "care")

  private static func mark(_ old: Int?, _ new: Int) -> Edit {
    .marks(
      .mark(
        place: place, old: old.map { .mark(DecimalNumber($0)) }, new: .mark(DecimalNumber(new))))
  }

  private static func entering(_ fold: Fold, _ line: BallotLine, by author: AssessorID) throws
    -> [Edit]
  {
    try fold.entering(line, onBallotOf: "mo", by: author, in: fold.appraisal)
  }

  @Test func `a line of a ballot becomes the edits of its cell`() throws {
    let fold = Fold(Sittings.begun().edits)
    let edits = try Self.entering(
      fold, BallotLine(cell: Self.cell, answer: .mark(60), reason: "So."), by: "fay")
    #expect(
      edits == [
        .marks(.mark(place: Self.place, old: nil, new: .mark(60))),
        .marks(.reason(place: Self.place, old: "", new: "So.")),
      ])
    #expect(try Self.entering(fold, BallotLine(cell: Self.cell, answer: nil), by: "fay").isEmpty)
  }

  @Test func `what was entered on behalf is superseded by what its owner marks`() throws {
    var sittings = Sittings.begun()
    sittings.add("b", at: 5, by: "fay", seen: ["a": 3], Self.mark(nil, 10))
    #expect(Fold(sittings.edits).isOwn(Self.place) == false)
    sittings.add("c", at: 6, by: "mo", seen: ["a": 3, "b": 1], Self.mark(10, 20))
    let fold = Fold(sittings.edits)
    #expect(fold.appraisal[Self.place].answer == .mark(20))
    #expect(fold.contested.isEmpty)
    #expect(fold.isOwn(Self.place))
  }

  @Test func `what its owner marked is not replaced by whoever enters a ballot for them`() throws {
    var sittings = Sittings.begun()
    sittings.add("b", at: 5, by: "mo", seen: ["a": 3], Self.mark(nil, 20))
    let fold = Fold(sittings.edits)
    let line = BallotLine(cell: Self.cell, answer: .mark(20))
    #expect(throws: BallotEntryRefusal.ownAnswer("mo", Self.cell)) {
      try Self.entering(fold, line, by: "fay")
    }
    #expect(
      try Self.entering(fold, BallotLine(cell: Self.cell, answer: .mark(30)), by: "mo").count == 1)
  }

  @Test func `whoever may not enter for somebody does not learn what stands there`() throws {
    var sittings = Sittings.begun()
    sittings.add("b", at: 5, by: "fay", seen: ["a": 3], Self.mark(nil, 20))
    let fold = Fold(sittings.edits)
    for answer in [20, 30] {
      let line = BallotLine(cell: MatrixCell("stay", "care"), answer: .mark(DecimalNumber(answer)))
      #expect(throws: BallotEntryRefusal.notAllowed(.notAllowed("mo", needs: .recorder))) {
        try fold.entering(line, onBallotOf: "fay", by: "mo", in: fold.appraisal)
      }
    }
  }

  @Test func `what neither had seen of the other is contested, and is its owner's`() {
    var sittings = Sittings.begun()
    sittings.add("b", at: 5, by: "mo", seen: ["a": 3], Self.mark(nil, 20))
    sittings.add("c", at: 6, by: "fay", seen: ["a": 3], Self.mark(nil, 10))
    let fold = Fold(sittings.edits)
    #expect(fold.contested == [.mark(Self.place)])
    #expect(fold.isOwn(Self.place))
  }

  @Test
  func `cards stand in the order of the tree with hurdles last, and leave out what is barred`()
    throws
  {
    var appraisal = try Sample.appraisal()
    #expect(appraisal.ballotCards(for: nil).map(\.criterion.id) == ["care", "time", "law"])
    #expect(appraisal.ballotCards(for: nil)[0].rows.map(\.option.id) == ["stay", "join"])
    appraisal.assessors[1].interests = [
      Interest(words: "A share", options: ["join"], outcome: .recused, reason: "So.")
    ]
    let card = appraisal.ballotCards(for: "mo")[0]
    #expect(card.rows.map(\.isAsked) == [true, false] && card.asked.map(\.id) == ["stay"])
    appraisal.rounds = [Round(id: RoundNumber(1), state: .revealed)]
    appraisal.rounds.append(Round(id: RoundNumber(2), cells: [MatrixCell("stay", "time")]))
    #expect(appraisal.ballotCards(for: nil).map(\.criterion.id) == ["time"])
    #expect(appraisal.ballotCards(for: nil)[0].asked.map(\.id) == ["stay"])
  }
}
