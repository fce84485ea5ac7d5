import Canvas
import Testing

@Suite struct ValueLineTests {
  private static func line(
    _ line: ValueLine, width: Int = 21, glyphs: GlyphSet = .unicode
  ) -> String {
    var canvas = Canvas(size: Size(width: width, height: 1), glyphs: glyphs)
    line.draw(on: &canvas, in: canvas.bounds)
    return canvas.text(row: 0)
  }

  private static func labels(_ axis: ValueAxis, width: Int) -> String {
    var canvas = Canvas(size: Size(width: width, height: 1), glyphs: .unicode)
    axis.drawLabels(on: &canvas, in: canvas.bounds)
    return canvas.text(row: 0)
  }

  @Test(arguments: [
    (nil, "├─────────┼─────────┤"), (0.0, "◆─────────┼─────────┤"), (40, "├───────◆─┼─────────┤"),
    (50, "├─────────◆─────────┤"), (100, "├─────────┼─────────◆"), (-5, "◆─────────┼─────────┤"),
    (.nan, "├─────────┼─────────┤"),
  ])
  func `a value stands where it lies between the ends`(value: Double?, line: String) {
    #expect(Self.line(ValueLine(.hundred, value: value)) == line)
  }

  @Test func `in ASCII every sign of the line differs from the others`() {
    let line = ValueLine(.hundred, value: 85, former: 10, stretch: 60...100)
    #expect(Self.line(line, glyphs: .ascii) == "|-o-------+-=====*==|")
    #expect(Self.line(line) == "├─◇───────┼─━━━━━◆━━┤")
  }

  @Test func `where less is better the worst stands at the left all the same`() {
    let axis = ValueAxis(from: 90, to: 10)
    #expect(Self.line(ValueLine(axis, value: 90), width: 9) == "◆───────┤")
    #expect(Self.line(ValueLine(axis, value: 20), width: 9) == "├──────◆┤")
  }

  @Test func `a selected row has one role for all of its line`() {
    var canvas = Canvas(size: Size(width: 21, height: 1), glyphs: .unicode)
    ValueLine(.hundred, value: 40).draw(on: &canvas, in: canvas.bounds, role: .selected)
    #expect((0..<21).allSatisfy { canvas[$0, 0].role == .selected })
    ValueLine(.hundred, value: 40).draw(on: &canvas, in: canvas.bounds)
    #expect(canvas[8, 0].role == .heading && canvas[1, 0].role == .rule)
  }

  @Test(arguments: [
    (41, "0        25        50        75       100"), (21, "0   25   50   75  100"),
    (14, "0     50   100"), (6, "0  100"), (3, ""),
  ])
  func `labels stand above their values, and fewer where there is less room`(
    width: Int, labels: String
  ) {
    #expect(Self.labels(.hundred, width: width) == labels)
  }

  @Test(arguments: [
    (40, "90 minutes (worst)     10 minutes (best)"), (25, "90 minutes     10 minutes"),
    (20, "90                10"),
  ])
  func `a measured scale has its own ends and unit`(width: Int, labels: String) {
    let axis = ValueAxis(
      from: 90, to: 10,
      labels: [
        .init("90 minutes (worst)", "90 minutes", "90", at: 90),
        .init("10 minutes (best)", "10 minutes", "10", at: 10),
      ])
    #expect(Self.labels(axis, width: width) == labels)
  }

  @Test func `a scale of a paper keeps its ticks`() {
    let values = (0...5).map(Double.init)
    let axis = ValueAxis(
      from: 0, to: 5, ticks: [1, 2, 3, 4], labels: (0...5).map { .init("\($0)", at: Double($0)) })
    #expect(values.map { axis.column(of: $0, width: 26) } == [0, 5, 10, 15, 20, 25])
    #expect(Self.line(ValueLine(axis, value: 3), width: 26) == "├────┼────┼────◆────┼────┤")
    #expect(Self.labels(axis, width: 26) == "0    1    2    3    4    5")
    #expect(Self.labels(axis, width: 9) == "0       5")
  }
}

@Suite struct NumberColumnTests {
  @Test func `numbers stand with their points in one column`() {
    let column = NumberColumn(["65.4", "<1", "100", "5.25", "?"])
    #expect(column.width == 6)
    #expect(
      ["65.4", "<1", "100", "5.25", "?", ""].map(column.set)
        == [" 65.4 ", " <1   ", "100   ", "  5.25", "  ?   ", "      "])
  }

  @Test func `what is longer than the column begins further left and stays whole`() {
    let column = NumberColumn(["100"])
    #expect(column.set("44.123456") == "44.123456")
    #expect(column.set("Reg. 9.5") == "Reg. 9.5")
  }
}

@Suite struct DotsTests {
  private static let dots = Dots([
    .init("NHS", [.done, .done, .begun, .open]), .init("Council", [.done, .open]),
  ])

  @Test(arguments: [
    (40, "NHS ● ● ◐ ○     Council ● ○"), (26, "NHS ●●◐○  Council ●○"),
  ])
  func `people are dots by body, closer where there is less room`(width: Int, text: String) {
    #expect(Self.dots.text(within: width, glyphs: .unicode) == text)
  }

  @Test func `dots differ in ASCII, and are counted where there is no room for them`() {
    #expect(Self.dots.text(within: 40, glyphs: .ascii) == "NHS @ @ o .     Council @ .")
    let many = Dots([.init("NHS", Array(repeating: .done, count: 30) + [.open])])
    #expect(many.text(within: 20, glyphs: .unicode) == "NHS 30 of 31")
    #expect(many.text(within: 5, glyphs: .unicode) == nil)
  }
}
