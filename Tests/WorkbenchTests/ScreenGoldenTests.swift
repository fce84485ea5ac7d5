import AppraisalModel
import Canvas
import GoldenSupport
import Testing
@testable import Workbench

@Suite struct ScreenGoldenTests {
  static let sizes = [
    Size(width: 120, height: 40), Size(width: 80, height: 24), Size(width: 60, height: 15),
    Size(width: 40, height: 10), Size(width: 20, height: 5),
  ]

  /// Pictures are kept at 80x24 and at the sizes at which a scene shows something else; at all other
  /// sizes a picture has only to be sound.
  @Test(arguments: Scene.allCases, sizes)
  func `screens look as they should`(scene: Scene, size: Size) {
    let frame = scene.desk(size: size, glyphs: .unicode).frame
    if size == Self.sizes[1] || scene.telling.contains(size) {
      expectGolden(picture(frame), named: "\(scene.rawValue)-\(size.width)x\(size.height)")
    }
    #expect(faults(in: frame) == [])
  }

  @Test(arguments: Scene.allCases)
  func `screens look as they should in ASCII`(scene: Scene) {
    let frame = scene.desk(size: Size(width: 80, height: 24), glyphs: .ascii).frame
    if [.homeAppraisal, .scoreMarked, .resultFragile, .formList].contains(scene) {
      expectGolden(picture(frame), named: "\(scene.rawValue)-80x24-ascii")
    }
    #expect(faults(in: frame) == [])
  }

  private func picture(_ frame: Frame<Action>) -> String {
    let cursor = frame.cursor.map { "cursor \($0.x),\($0.y)\n" } ?? "no cursor\n"
    return frame.canvas.golden + cursor
  }

  /// A page about the case, on a desk that has gone there by its keys.
  private func desk(_ page: CasePage, of name: String, size: Size) -> Desk {
    var desk = Desk(Board.opened(Board.shipped(name)), size: size)
    desk.type("g1")
    for _ in 0..<40 where desk.model[ReadRoom.self].page != page { desk.type("<Down>") }
    if desk.model[ReadRoom.self].page != page { Issue.record("\(name) has no page \(page.title)") }
    return desk
  }

  private static let pages: [(String, CasePage)] = [
    ("mk-2010", .question), ("mk-2010", .longList), ("mk-2010", .services), ("mk-2010", .facts),
    ("mk-2010", .money), ("mk-2010", .panel), ("mk-2010", .notes),
    ("wigan-2007", .information),
    ("mk-2007", .longList), ("mk-2007", .money), ("mk-2007", .decision), ("mk-2007", .stages),
    ("wigan-2007", .decision), ("wigan-2007", .timetable), ("wigan-2007", .report),
    ("wigan-2007", .papers),
    ("stockport-2007", .decision), ("stockport-2007", .longList), ("stockport-2007", .checklists),
    ("stockport-2007", .panel), ("stockport-2007", .timetable),
    ("wiltshire", .decision), ("wiltshire", .panel), ("wiltshire", .report),
    ("wiltshire", .timetable), ("wiltshire", .checklists), ("wiltshire", .longList),
    ("mk-2007", .notes), ("wigan-2007", .notes), ("stockport-2007", .notes), ("wiltshire", .notes),
  ]

  /// The first page of each kind is kept in a wide window as well.
  @Test(arguments: pages, sizes.prefix(2))
  func `pages about the case look as they should`(page: (String, CasePage), size: Size) {
    let frame = desk(page.1, of: page.0, size: size).frame
    let isFirst = Self.pages.first { $0.1 == page.1 }?.0 == page.0
    if isFirst || size == Self.sizes[1] {
      expectGolden(
        picture(frame), named: "page-\(page.1.rawValue)-\(page.0)-\(size.width)x\(size.height)")
    }
    #expect(faults(in: frame) == [])
  }

  private static let moments: [(String, String, String)] = [
    ("option-blocked", "mk-2007", "g1"), ("option-blockers", "mk-2007", "g1b<Space><Space>"),
    (
      "option-lifted", "mk-2007",
      "g1b<Space><Space><Down><Space><Down><Space><Enter><C-s>"
    ),
    ("option-path", "mk-2007", "g1<Down><Down>"),
    ("option-reasons", "wiltshire", "g1<Down><Enter>"),
    ("option-comparators", "wiltshire", "g1<Down><Down><Down><Enter><PgDn><PgDn><PgDn>"),
    ("author-tree", "wigan-2007", "g9<Right><Right><Right><Right><Down><Down>"),
    ("form-seat", "wiltshire", "i<Tab><Tab><Right>"),
    ("form-combine", "mk-2010", "g9<Right><Right><Right><Down><Down>c"),
    ("form-split", "mk-2010", "g9<Right><Right><Right><Down><Down>p"),
    ("form-variant", "mk-2010", "g9<Right><Right><Right><Down><Down>v"),
    ("form-criterion", "mk-2010", "g9<Right><Right><Right><Right>a"),
    ("health", "stockport-2007", "g9h<Down>"),
  ]

  @Test(arguments: moments, sizes.prefix(2))
  func `moments of the other cases look as they should`(
    moment: (String, String, String), size: Size
  ) {
    var desk = Desk(Board.opened(Board.shipped(moment.1)), size: size)
    desk.type(moment.2)
    expectGolden(
      picture(desk.frame), named: "\(moment.0)-\(moment.1)-\(size.width)x\(size.height)")
    #expect(faults(in: desk.frame) == [])
  }

  /// Invented costs of three options over three years.
  private static let costs: CaseDocument = {
    var document = Board.document
    document.money = Money(
      counting: MoneyCounting(years: ["2010/11", "2011/12", "2012/13"], unit: "GBP 000"))
    document.money.flows = [
      CashFlow(
        id: id("stay"), label: "Running cost", option: Board.options[0], amounts: [900, 900, 900]),
      CashFlow(
        id: id("alone"), label: "Running cost", option: Board.options[1],
        amounts: [1200, 1000, 1000]),
      CashFlow(
        id: id("join"), label: "Running cost", option: Board.options[2], amounts: [1000, 950, 900],
        bias: 10),
    ]
    return document
  }()

  @Test(arguments: [true, false], sizes.prefix(2))
  func `the money of options looks as it should`(isMarked: Bool, size: Size) {
    var desk = Desk(Board.opened(Self.costs, isMarked ? Board.clear : []), size: size)
    desk.type("g1/money<Enter>")
    expectGolden(
      picture(desk.frame),
      named: "money-of-options\(isMarked ? "" : "-unmarked")-\(size.width)x\(size.height)")
    #expect(faults(in: desk.frame) == [])
  }

  @Test(arguments: Scene.allCases)
  func `the same model gives the same picture`(scene: Scene) {
    var model = scene.desk(size: Self.sizes[0], glyphs: .unicode).model
    for size in Self.sizes {
      model.bench.size = size
      #expect(Workbench.view(model) == Workbench.view(model))
    }
  }

  @Test(arguments: Scene.allCases)
  func `help is the last hint to go, and every overlay says how to close it`(scene: Scene) {
    var desk = scene.desk(size: Self.sizes[1], glyphs: .unicode)
    for size in Self.sizes {
      desk.send(.resize(size))
      let bar = desk.rows[size.height - 1]
      if desk.model.bench.overlays.isEmpty {
        #expect(bar.contains("? help"), "\(bar)")
      } else {
        #expect(bar.contains("Esc") || bar.contains("Enter close"), "\(bar)")
      }
    }
  }

  @Test(arguments: [Scene.scoreStart, .scoreTyped, .scoreMarked, .scoreRefused], sizes.prefix(4))
  func `the ends of the scale stand beside the mark that is given`(scene: Scene, size: Size) {
    let desk = scene.desk(size: size, glyphs: .unicode)
    let anchors =
      desk.model.bench.session?.document
      .criterion(desk.model[ScoreRoom.self].criterion ?? Board.criteria[0])?.scale?.anchors ?? []
    #expect(anchors.count == 3)
    for anchor in [anchors.min { $0.at < $1.at }, anchors.max { $0.at < $1.at }] {
      let words = anchor?.words.prefix(20) ?? "no anchor"
      #expect(desk.screen.contains(words), "\(words)")
    }
  }

  @Test(arguments: sizes.prefix(4))
  func `a refusal is shown whole`(size: Size) {
    var desk = Desk(Board.opened(), size: size)
    desk.type("s101<Enter>")
    let words = desk.rows.joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(words.contains(desk.notice))
    #expect(desk.notice == "101 is not on the scale of Care: it goes from 0 to 100. Esc drops it.")
    guard size.width >= 80 else { return }
    desk.type("<Esc>7.5.5<Enter>")
    let again = desk.rows.joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(again.contains(desk.notice))
  }

  @Test func `a wide name and title keep their places`() {
    var desk = Desk(Board.opened(joined: false), size: Size(width: 120, height: 24))
    desk.type("i<C-u>")
    desk.send(.paste("田中 太郎 한국어"))
    desk.type("<C-s>")
    #expect(faults(in: desk.frame) == [])
    #expect(desk.rows[0].contains("田中 太郎 한국어"))
    #expect(desk.rows[0].hasSuffix("saved"))
    #expect(desk.rows[0].contains("Milton Keynes"))
  }
}
