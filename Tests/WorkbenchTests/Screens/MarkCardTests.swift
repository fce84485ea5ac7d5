import AppraisalModel
import Canvas
import Testing
@testable import Workbench

@Suite struct MarkCardTests {
  /// A case of two options on a scale, with a blocked one listed first.
  private static func document(
    _ scale: Scale?, kind: CriterionKind = .scored, names: [String] = ["North", "South"]
  ) -> CaseDocument {
    var document = CaseDocument(
      id: "sites", title: "Sites", question: Question(words: "Which site?"))
    document.options =
      [Option(id: id("far"), label: "Far away", status: .blocked, statusReason: "No road yet.")]
      + names.enumerated().map {
        Option(id: id("site-\($0)"), label: $1, status: $0 == 0 ? .baseline : .active)
      }
    document.criteria = [
      Criterion(id: id("way"), kind: kind, label: "Way there", question: "How far?", scale: scale)
    ]
    document.evidence = (1...4).map {
      Evidence(
        id: id("survey-\($0)"), label: "Survey \($0)", words: "What survey \($0) found out there.")
    }
    return document
  }

  private static let minutes = Scale(worst: 90, best: 10, unit: "minutes")

  private func desk(
    _ document: CaseDocument, width: Int = 80, height: Int = 24, glyphs: GlyphSet = .unicode
  ) -> Desk {
    var desk = Desk(
      Board.opened(document), size: Size(width: width, height: height), glyphs: glyphs)
    desk.type("s")
    return desk
  }

  private func row(_ desk: Desk, _ words: String) -> String {
    desk.rows.first { $0.contains(words) } ?? ""
  }

  // MARK: The line

  @Test func `a mark stands on the line from 0 to 100 and in the column of numbers`() {
    var desk = desk(Self.document(Scale()))
    desk.type("40<Enter><Up>")
    #expect(row(desk, " 25 ").contains("0           25           50           75          100"))
    let north = row(desk, "1 North")
    let line = Array(north.drop { $0 != "├" }.prefix { $0 != "┤" } + "┤")
    #expect(line.count == 53 && line[21] == "◆" && line[26] == "┼")
    #expect(north.hasSuffix("[ 40]"))
    #expect(row(desk, "2 South").hasSuffix("   ."))
  }

  @Test func `the line of a measured scale has its own ends, and the unit stands by the mark`() {
    var desk = desk(Self.document(Self.minutes))
    desk.type("30<Enter><Up>")
    let ends = row(desk, "(worst)")
    #expect(ends.contains("90 minutes (worst)") && ends.hasSuffix("10 minutes (best)"))
    let north = row(desk, "1 North")
    #expect(north.hasSuffix("[30] minutes"))
    let line = Array(north.drop { $0 != "├" }.prefix { $0 != "┤" })
    #expect(line.firstIndex(of: "◆") == line.count * 3 / 4)
  }

  @Test func `a scale of a paper from 0 to 5 keeps its own ticks`() {
    let desk = desk(Self.document(Scale(worst: 0, best: 5, step: 1)))
    let ends = row(desk, "  4  ")
    for mark in 0...5 { #expect(ends.contains("\(mark)")) }
    #expect(row(desk, "2 South").count { $0 == "┼" } == 4)
  }

  @Test func `signs stand on a line from the worst to the best`() {
    let signs = Scale(worst: -3, best: 3, step: 1, style: .signs)
    var desk = desk(Self.document(signs))
    desk.type("++<Enter><Up>")
    #expect(row(desk, "---").contains("+++"))
    #expect(row(desk, "1 North").hasSuffix("[ ++]"))
  }

  @Test(arguments: [40, 60, 80, 120])
  func `a number that is typed is never cut`(width: Int) {
    var desk = desk(Self.document(Scale()), width: width, height: 12)
    desk.type("33.123456789")
    #expect(row(desk, "1 North").contains("[33.123456789]"))
    desk.type("<Enter>")
    #expect(row(desk, "1 North").contains("33.123456789"))
  }

  @Test func `a number that is typed into the matrix is never cut`() {
    var desk = desk(Self.document(Scale()))
    desk.type("m33.123456789")
    #expect(row(desk, "North").contains("[33.123456789]"))
  }

  @Test func `what is typed shows where it would stand`() {
    var desk = desk(Self.document(Scale()))
    desk.type("100")
    #expect(row(desk, "1 North").hasSuffix("─◆ [100]"))
    #expect(desk.editCount == 0)
  }

  // MARK: No marks, hurdles, what is out

  @Test(arguments: [
    ("1", "does not apply", "n/a"), ("2", "I do not know", "?"),
    ("3", "would rather not mark", "-"),
  ])
  func `the kind of no mark stands in words on the line`(key: String, words: String, sign: String) {
    var desk = desk(Self.document(Scale()))
    desk.type("x\(key)")
    let north = row(desk, "1 North")
    #expect(north.contains(words) && north.hasSuffix(sign), "\(north)")
    #expect(!north.contains("├"))
  }

  @Test func `a hurdle is passed, failed or not known, right behind the name`() {
    var document = Self.document(nil, kind: .hurdle)
    document.criteria.append(
      Criterion(id: id("cost"), kind: .scored, label: "Cost", scale: Scale()))
    var desk = desk(document)
    func go(to option: String) {
      desk.model[ScoreRoom.self].select(id(option), id("way"))
    }
    go(to: "site-0")
    desk.type("y")
    go(to: "site-1")
    desk.type("f")
    go(to: "site-0")
    #expect(row(desk, "1 North").contains("1 North     ✓ passes"))
    #expect(row(desk, "2 South").contains("2 South     ✗ fails"))
    desk.type("x2")
    go(to: "site-1")
    #expect(row(desk, "1 North").contains("1 North     I do not know"))
  }

  @Test func `what is blocked stands under its rule, and is reached with the arrows`() throws {
    var desk = desk(Self.document(Scale()))
    let rule = try #require(desk.rows.firstIndex { $0.contains("CANNOT LEAD") })
    #expect(desk.rows[rule - 1].contains("2 South") && desk.rows[rule + 1].contains("3 Far away"))
    desk.type("<End>")
    #expect(desk.rows[rule + 1].contains("► 3 Far away"))
    #expect(desk.screen.contains("Blocked   No road yet."))
  }

  // MARK: Names and text

  private static let long = [
    "Reconfigure urgent care services at the Royal Northern",
    "Reconfigure urgent care services at the Royal Southern",
  ]

  @Test(arguments: [(120, 40), (80, 24), (60, 15), (40, 12), (40, 10)])
  func `long names stay apart, and the whole name of the row is on the screen`(
    width: Int, height: Int
  ) {
    var desk = desk(
      Self.document(Scale(), names: Self.long), width: width, height: height)
    let names = ["1 Reconf", "2 Reconf"].map {
      row(desk, $0).prefix { $0 != "├" && $0 != "[" }.dropFirst(5)
        .split(separator: "  ")[0]
    }
    #expect(names[0] != names[1] && !names[0].isEmpty)
    for name in ["NORTHERN", "SOUTHERN"] {
      let words = desk.rows.map { String($0.prefix(width < 100 ? width : width * 3 / 5)) }
        .joined(separator: " ").split(separator: " ").joined(separator: " ")
      #expect(words.contains("AT THE ROYAL \(name)"), "\(desk.screen)")
      desk.type("<Down>")
    }
  }

  @Test func `evidence has its place and title, and PgDn turns its pages`() {
    var desk = desk(Self.document(Scale()), height: 16)
    desk.type("50<Enter><Up>")
    #expect(desk.screen.contains("Evidence  Survey 1"))
    #expect(desk.screen.contains("1 of 4, PgDn more"))
    let before = desk.cell
    desk.type("<PgDn><PgDn><PgDn><PgDn>")
    #expect(desk.screen.contains("What survey 4 found out there."))
    #expect(desk.screen.contains("PgUp back"))
    #expect(desk.cell == before)
    desk.type("<Down>")
    #expect(desk.screen.contains("Evidence  Survey 1"))
  }

  @Test func `from 100 columns on the evidence stands beside the card, and the cards below it`() {
    let desk = desk(Self.document(Scale()), width: 100, height: 30)
    #expect(row(desk, "EVIDENCE").contains("criterion 1 of 1"))
    #expect(desk.rows.contains { $0.contains("North") && $0.contains("│") })
    #expect(desk.screen.contains("○ Way there  0 of 2"))
    #expect(!self.desk(Self.document(Scale()), width: 99).screen.contains("EVIDENCE"))
  }

  @Test func `what a mark rests on is named by its title`() {
    var desk = desk(Self.document(Scale()), width: 80, height: 30)
    desk.type("50<Enter><Up>e<Space><Down><Space>")
    desk.press(.enter)
    #expect(desk.screen.contains("Rests on  Survey 1; Survey 2"))
    #expect(row(desk, "1 North").hasSuffix(" e"))
  }

  // MARK: The bar and the dots

  @Test(arguments: [120, 80, 40], GlyphSet.allCases)
  func `the bar of the row of the cursor is whole`(width: Int, glyphs: GlyphSet) throws {
    var desk = desk(Self.document(Self.minutes), width: width, height: 24, glyphs: glyphs)
    desk.type("30")
    let canvas = desk.frame.canvas
    let row = try #require(desk.rows.firstIndex { $0.contains("1 North") })
    let columns = width < 100 ? width : width * 3 / 5
    #expect((0..<columns).allSatisfy { canvas[$0, row].role == .selected })
  }

  @Test func `dots say which cards are done, begun and still to come`() throws {
    var desk = Desk(Board.opened(Array(Board.clear.prefix(15))))
    desk.type("s")
    #expect(desk.rows[1].hasSuffix("● ● ◐ ○ ○ ○ ○ ○   15 of 48"))
    let here = try #require(desk.place(of: "◐"))
    #expect(desk.frame.canvas[here.x, here.y].role == .accent)
    desk = Desk(Board.opened(Array(Board.clear.prefix(15))), glyphs: .ascii)
    desk.type("s")
    #expect(desk.rows[1].hasSuffix("@ @ o . . . . .   15 of 48"))
  }

  @Test(arguments: [(120, "15 of 48"), (60, "15 of 48"), (40, "15/48")])
  func `how far one has come is always on the screen`(width: Int, words: String) {
    var desk = Desk(
      Board.opened(Array(Board.clear.prefix(15))), size: Size(width: width, height: 12))
    desk.type("s")
    #expect(desk.screen.contains(words))
  }
}
