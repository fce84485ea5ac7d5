import AppraisalFindings
import AppraisalModel
import Canvas
import Testing
@testable import Workbench

/// What cannot lead stands below what is ranked, with why.
@Suite struct KeptOutTests {
  private static let sizes = [
    Size(width: 80, height: 24), Size(width: 120, height: 40),
  ]

  /// The case of 2010 with an option in each standing, all options marked.
  private static let opened: OpenedAppraisal = {
    func standing(_ place: Int, _ status: OptionStatus) -> Edit {
      .document(
        .standing(
          option: Board.options[place], old: OptionStanding(status: .active),
          new: OptionStanding(status: status, reason: "For the test.")))
    }
    return Board.opened(
      Board.clear + Board.weights + [standing(0, .later), standing(1, .blocked)])
  }()

  private func place(of words: String, in desk: Desk) -> Int? {
    desk.rows.firstIndex { $0.contains(words) }
  }

  @Test(arguments: sizes)
  func `what is put off, blocked or discounted stands under a rule with why`(size: Size) throws {
    var desk = Desk(Self.opened, size: size)
    desk.type("g3")
    let rule = try #require(place(of: "Cannot lead", in: desk))
    let last = try #require(
      place(of: "4 Join the hospital trust", in: desk) ?? place(of: "4 ", in: desk))
    #expect(last < rule)
    for words in [
      "Stay at arm's length (later)", "Stand-alone body (blocked)",
      "Social enterprise (discounted)", "Community trust (discounted)",
    ] {
      let row = try #require(place(of: words, in: desk), "\(words)\n\(desk.screen)")
      #expect(row > rule)
    }
    // Blocked options can be marked: 40 + 3 + 0, 5 or 10 by criterion, by the weights.
    let blocked = desk.rows.first { $0.contains("Stand-alone body (blocked)") } ?? ""
    #expect(blocked.contains("47.3"))
    let later = desk.rows.first { $0.contains("Stay at arm's length (later)") } ?? ""
    #expect(later.contains("For the test."))
  }

  @Test func `a row that cannot lead can be chosen, and says why in whole`() {
    var desk = Desk(Self.opened)
    desk.type("g3<End>")
    #expect(desk.screen.contains("Community trust is discounted and not compared. Sought after"))
    desk.type("<Up><Up>")
    #expect(desk.model[ResultRoom.self].option == Board.options[1])
    #expect(desk.screen.contains("b ranks it too."))
    #expect(desk.model.bench.session?.findings.ranking.count == 4)
  }

  @Test func `what fails a hurdle is told with its points before the others`() throws {
    let document = Board.shipped("mk-2007")
    let hurdle = try #require(document.criteria.first { $0.kind == .hurdle }?.id)
    let options = document.appraisedOptions.map(\.id)
    func mark(_ option: OptionID, _ criterion: CriterionID, _ answer: Answer) -> Edit {
      .marks(
        .mark(
          place: MarkingPlace(
            round: .solo, assessor: Board.member.id, option: option, criterion: criterion),
          old: nil, new: answer))
    }
    let marks = document.criteria.filter { $0.kind == .scored }.flatMap { criterion in
      options.enumerated().map { mark($1, criterion.id, .mark(DecimalNumber(80 - 10 * $0))) }
    }
    let hurdles = document.criteria.filter { $0.kind == .hurdle }.flatMap { criterion in
      options.enumerated().map {
        mark($1, criterion.id, $0 == 0 && criterion.id == hurdle ? .fail : .pass)
      }
    }
    var desk = Desk(Board.opened(document, marks + hurdles))
    desk.type("g3")
    let rule = try #require(place(of: "Cannot lead", in: desk))
    #expect(desk.rows[rule + 1].contains("(fails a hurdle)"))
    #expect(desk.rows[rule + 1].contains("80.0"))
    #expect(desk.rows[rule + 2].contains("Social enterprise now (blocked)"))
    // Nobody has marked what is blocked: it has no points.
    #expect(desk.model.bench.session?.keptOut.map { $0.points == nil } == [false, true, true])
  }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 120, height: 40)])
  func `remarks beside names are whole`(size: Size) {
    let document = Board.shipped("mk-2007")
    let marks = document.criteria.filter { $0.kind == .scored }.flatMap { criterion in
      document.appraisedOptions.enumerated().map { row, option in
        Edit.marks(
          .mark(
            place: MarkingPlace(
              round: .solo, assessor: Board.member.id, option: option.id, criterion: criterion.id),
            old: nil, new: .mark(DecimalNumber(80 - 10 * row))))
      }
    }
    var desk = Desk(Board.opened(document, marks), size: size)
    desk.type("g3")
    #expect(desk.rows.count { $0.contains("(if it passes)") } == 4)
    desk.send(.resize(Size(width: 40, height: 16)))
    for _ in 0..<20 { desk.type("<PgUp>") }
    #expect(desk.rows.count { $0.contains("(if it passes)") } >= 3, "\(desk.screen)")
  }

  @Test func `a name that is a part of a marked option is not told as kept out`() {
    let findings = Findings(Board.opened(Board.clear).fold.appraisal, viewer: Board.member.id)
    let out = findings.keptOut(Board.opened(Board.clear).fold.appraisal, viewer: Board.member.id)
    #expect(out.map(\.cause) == [.discounted, .discounted])
  }

  // MARK: Why, and what there is instead

  @Test func `why is told in a line for and a line against, by points`() {
    var desk = Desk(Board.opened(Board.fragile + Board.weights))
    desk.type("g3")
    #expect(desk.screen.contains("WHY 1 AND NOT 2, BY 0.6 POINTS"), "\(desk.screen)")
    let why = WhyOver(
      Board.options[2], over: Board.options[3],
      in: Findings(
        Board.opened(Board.fragile + Board.weights).fold.appraisal, viewer: Board.member.id))
    let lines = desk.rows.map { $0.trimmingPrefix(" ") }
    let document = Board.document
    #expect(
      lines.contains {
        $0.hasPrefix("for ")
          && $0.contains(
            "\(document.name(Board.criteria[0])) \(Numbers.distance(why?.inFavour.first?.points ?? 0))"
          )
      })
    #expect(
      lines.contains {
        $0.hasPrefix("against ")
          && $0.contains(
            "\(document.name(Board.criteria[1])) \(Numbers.distance(-(why?.against.first?.points ?? 0)))"
          )
      })
  }

  @Test(arguments: [0, 23, 48])
  func `the right half of a wide window is never empty`(count: Int) {
    var desk = Desk(
      Board.opened(Array(Board.clear.prefix(count))), size: Size(width: 120, height: 40))
    desk.type("g3")
    let right = desk.rows.dropFirst(4).dropLast(2).map { $0.dropFirst(72) }
    #expect(right.count { $0.contains { $0 != " " } } >= 8, "\(desk.screen)")
    #expect(desk.screen.contains(count == 0 ? "none yet of 48 marks" : "VALUES"))
    #expect(desk.screen.contains("OPEN") == (count == 23))
  }
}
