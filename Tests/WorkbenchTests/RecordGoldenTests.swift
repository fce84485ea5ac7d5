import AppraisalFindings
import AppraisalHistory
import AppraisalModel
import Canvas
import GoldenSupport
import Testing
@testable import Workbench

/// What the record leads to on screens: the review, the decision, what is contested.
@Suite struct RecordGoldenTests {
  private static let sizes = [Size(width: 120, height: 40), Size(width: 80, height: 24)]
  private static let smallSizes = [Size(width: 80, height: 24), Size(width: 40, height: 12)]

  private func expectPicture(_ desk: Desk, named name: String, size: Size) {
    let cursor = desk.frame.cursor.map { "cursor \($0.x),\($0.y)\n" } ?? "no cursor\n"
    expectGolden(
      desk.frame.canvas.golden + cursor, named: "\(name)-\(size.width)x\(size.height)")
    #expect(faults(in: desk.frame) == [])
  }

  private static let reviews: [(String, String)] = [
    ("home-review-due", ""), ("review-question", "r"), ("result-review-due", "g3"),
    ("page-review-due", "g1/decision and<Enter>"), ("page-review-open", "rog1/decision and<Enter>"),
    ("score-review-open", "ros"),
    ("page-decided-again", "rorg7reg7e<Tab><Tab>Resolved to go on.<C-s>g1/decision and<Enter>"),
  ]

  @Test(arguments: reviews, sizes)
  func `the review looks as it should`(moment: (String, String), size: Size) {
    var desk = ReviewingTests.desk(size: size)
    desk.type(moment.1)
    expectPicture(desk, named: moment.0, size: size)
  }

  private static let moments: [(String, String)] = [
    ("home-contested", ""), ("contests", "c<Down>"), ("result-contested", "g3"),
    ("final-refused", "g7sThe end<Tab><Tab><Right><C-s>"),
  ]

  @Test(arguments: moments, smallSizes)
  func `what is contested looks as it should`(moment: (String, String), size: Size) {
    var desk = Desk(ContestsTests.opened, size: size)
    desk.type(moment.1)
    expectPicture(desk, named: moment.0, size: size)
  }

  private static let forms: [(String, String)] = [
    ("form-decision", "g7e"), ("form-decision-votes", "g7e<Tab><Tab><Tab><Tab><Tab><Tab>"),
    ("author-people", "g9/ada<Enter>"), ("form-participant", "g9/people<Enter>a"),
  ]

  @Test(arguments: forms, smallSizes)
  func `the decision and the people look as they should`(form: (String, String), size: Size) {
    var desk = Desk(
      Board.opened([.people(.join(assessor: Assessor(id: id("bob"), name: "Bob Hale")))]),
      size: size)
    desk.type(form.1)
    expectPicture(desk, named: form.0, size: size)
  }

  @Test func `what is contested and who takes part look as they should in a wide window`() {
    let wide = Self.sizes[0]
    var desk = Desk(ContestsTests.opened, size: wide)
    desk.type("c<Down>")
    expectPicture(desk, named: "contests", size: wide)
    desk = Desk(
      Board.opened([.people(.join(assessor: Assessor(id: id("bob"), name: "Bob Hale")))]),
      size: wide)
    desk.type("g9/ada<Enter>")
    expectPicture(desk, named: "author-people", size: wide)
  }

  @Test(arguments: sizes)
  func `the difference of two snapshots looks as it should`(size: Size) {
    let old = Board.opened(Board.level).fold
    let new = Board.opened(
      Board.level + [
        .marks(.mark(place: Board.place(2, 0), old: .mark(50), new: .mark(85))),
        .marks(.reason(place: Board.place(2, 0), old: "", new: "One team from the first day.")),
      ] + Board.weights
    ).fold
    var desk = Desk(Board.opened(snapshots: Board.snapshots), size: size)
    desk.type("g7")
    desk.receive(
      .differenceFound(
        title: "From snapshot 1 \"Before the meeting\" to now",
        StateDifference(from: old, to: new, viewer: Board.member.id, now: new.appraisal)
          .lines(.utc).filter { !$0.isEmpty }))
    expectPicture(desk, named: "difference", size: size)
  }

  @Test(arguments: [Size(width: 40, height: 10), Size(width: 40, height: 12)])
  func `a sentence that is cut is read whole by scrolling`(size: Size) {
    var desk = Desk(Board.opened(Board.fragile + Board.weights), size: size)
    desk.type("g3")
    expectPicture(desk, named: "result-cut", size: size)
    #expect(desk.screen.contains("PgDn"))
    let sentence = desk.model.bench.session?.sentence.words ?? ""
    var seen: Set<String> = []
    for _ in 0..<12 {
      desk.type("<PgDn>")
      seen.formUnion(desk.rows.joined(separator: " ").split(separator: " ").map(String.init))
    }
    for word in sentence.split(separator: " ") { #expect(seen.contains(String(word)), "\(word)") }
    for _ in 0..<20 { desk.type("<PgUp>") }
    #expect(desk.screen.contains("PgDn"))
  }

  /// Marks of each person on everything of a case that can be marked.
  private static func marks(
    _ document: CaseDocument, _ people: [AssessorID], _ value: (Int, Int) -> Int
  ) -> [Edit] {
    people.enumerated().flatMap { person, id in
      document.criteria.filter { $0.kind == .scored }.flatMap { criterion in
        document.markableOptions.enumerated().map { row, option in
          Edit.marks(
            .mark(
              place: MarkingPlace(
                round: .solo, assessor: id, option: option.id, criterion: criterion.id),
              old: nil, new: .mark(DecimalNumber(value(person, row)))))
        }
      }
    }
  }

  @Test(arguments: ["result-without-blocked", "result-with-blocked"], sizes)
  func `the ranking of 2007 with and without what is blocked`(name: String, size: Size) {
    let document = Board.shipped("mk-2007")
    let edits = Self.marks(document, [Board.member.id]) { _, row in 80 - 10 * row }
    var desk = Desk(Board.opened(document, edits), size: size)
    desk.type(name == "result-with-blocked" ? "g3b" : "g3")
    expectPicture(desk, named: name, size: size)
    let words = "Ranked as if nothing stood in the way"
    #expect(desk.screen.contains(words) == (name == "result-with-blocked"))
  }

  @Test(arguments: sizes)
  func `the results of the two bodies of Wigan that must agree`(size: Size) {
    let document = Board.shipped("wigan-2007")
    let nhs = Assessor(id: id("bob"), name: "Bob Hale", body: id("pct-board"))
    let edits = Self.marks(document, [Board.member.id, nhs.id]) { person, row in
      person == 0 ? 60 + 10 * row : 80 - 20 * row
    }
    var desk = Desk(Board.opened(document, [.people(.join(assessor: nhs))] + edits), size: size)
    desk.type("g3")
    expectPicture(desk, named: "result-two-bodies", size: size)
    #expect(desk.screen.contains("must agree"))
  }
}
