import Canvas
import Testing

@Suite struct SpanBarTests {
  private static func row(_ bar: SpanBar, width: Int, glyphs: GlyphSet = .ascii) -> String {
    var canvas = Canvas(size: Size(width: width, height: 1), glyphs: glyphs)
    bar.draw(on: &canvas, in: canvas.bounds)
    return canvas.text(row: 0)
  }

  @Test(
    arguments: [
      (0.0, 1.0, "##########"), (0, 0.5, "#####"), (0.5, 0.2, "  ###"), (0, 0, ""),
      (0, 0.001, "#"), (0.999, 1, "         #"), (-3, 4, "##########"),
    ])
  func `a bar stands where its ends are on the axis`(one: Double, other: Double, row: String) {
    #expect(Self.row(SpanBar(from: one, to: other, on: 0...1), width: 10) == row)
  }

  @Test func `what lies below the marked value has another fill, and a rule stands there`() {
    let bar = SpanBar(from: -4, to: 4, on: -5...5, marked: 0)
    #expect(Self.row(bar, width: 10) == " ====|###")
    #expect(Self.row(bar, width: 10, glyphs: .unicode) == " ▒▒▒▒│███")
    #expect(Self.row(SpanBar(from: 1, to: 4, on: -5...5, marked: 0), width: 10) == "     |###")
    var canvas = Canvas(size: Size(width: 10, height: 1), glyphs: .ascii)
    bar.draw(on: &canvas, in: canvas.bounds)
    #expect(canvas[1, 0].role == .danger && canvas[7, 0].role == .bar1)
  }

  @Test func `what has no length and what is no number draws nothing`() {
    #expect(Self.row(SpanBar(from: 0, to: 1, on: 1...1), width: 10).isEmpty)
    #expect(Self.row(SpanBar(from: 0, to: .infinity, on: 0...1), width: 10).isEmpty)
    #expect(Self.row(SpanBar(from: 0, to: 1, on: 0...1), width: 0).isEmpty)
  }

  @Test func `bars in a text share one axis and give way to their words`() {
    let blocks: [TextBlock] = [
      .bar("North", SpanBar(from: 0, to: 1, on: 0...1), "100"),
      .bar("South", SpanBar(from: 0, to: 0.5, on: 0...1), "50"),
    ]
    var canvas = Canvas(size: Size(width: 24, height: 2), glyphs: .ascii)
    _ = ReadingPane(blocks).draw(on: &canvas, in: canvas.bounds)
    #expect(rows(canvas) == ["North  ############ 100", "South  ######       50"])
    let wordy: [TextBlock] = [
      .bar("North", SpanBar(from: 0, to: 1, on: 0...1), "100 of every 100"), .paragraph("South"),
    ]
    canvas = Canvas(size: Size(width: 24, height: 2), glyphs: .ascii)
    _ = ReadingPane(wordy).draw(on: &canvas, in: canvas.bounds)
    #expect(rows(canvas) == ["North  100 of every 100", "South"])
  }
}
