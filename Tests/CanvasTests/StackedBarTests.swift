import SeededRandom
import Canvas
import Testing

private func bar(_ values: [Double], unknown: Double = 0, total: Double = 100) -> StackedBar {
  StackedBar(
    values.enumerated().map { BarSegment($1, fill: $0) }, unknown: unknown, total: total)
}

@Suite struct StackedBarTests {
  @Test(arguments: [
    ([50.0, 25], 0.0, 20, [10, 5], 0), ([33.3, 33.3, 33.4], 0, 10, [3, 3, 4], 0),
    ([10, 10, 10], 0, 10, [1, 1, 1], 0), ([5, 5], 0, 10, [1, 0], 0), ([50], 25, 8, [4], 2),
    ([50], 80, 13, [5], 8), ([150, 50], 0, 8, [6, 2], 0), ([0, 0], 0, 8, [0, 0], 0),
    ([], 100, 8, [], 8), ([.nan, -5, .infinity, 50], .nan, 8, [0, 0, 0, 4], 0),
    ([50], 0, 0, [0], 0), ([50], 0, -3, [0], 0),
  ])
  func `columns are shared by largest remainders`(
    values: [Double], unknown: Double, width: Int, segments: [Int], rest: Int
  ) {
    let columns = bar(values, unknown: unknown).columns(width: width)
    #expect(columns.segments == segments)
    #expect(columns.unknown == rest)
  }

  @Test func `widths add up to the rounded whole and never differ by a column from their share`() {
    for seed in 0..<500 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let values = (0..<6).map { _ in Double.random(in: 0...16, using: &generator) }
      let width = Int.random(in: 1...120, using: &generator)
      let columns = bar(values).columns(width: width)
      let sum = values.reduce(0, +)
      let whole = columns.segments.reduce(0, +)
      #expect(whole == Int(sum / 100 * Double(width) + 0.5), "seed \(seed)")
      for (value, share) in zip(values, columns.segments) where whole > 0 {
        #expect(abs(value / sum * Double(whole) - Double(share)) < 1, "seed \(seed)")
      }
    }
  }

  @Test func `the fills differ without colour`() {
    for glyphs in GlyphSet.allCases {
      var canvas = Canvas(size: Size(width: 10, height: 1), glyphs: glyphs)
      bar([20, 20, 20, 20], unknown: 20).draw(on: &canvas, in: canvas.bounds)
      #expect(canvas.text(row: 0) == (glyphs == .unicode ? "██▓▓▒▒░░··" : "##++==--.."))
      #expect(canvas[9, 0].role == .barUnknown)
    }
  }

  @Test(arguments: [
    (50.0, "████"), (53.125, "████▎"), (0, ""), (100, "████████"), (250, "████████"), (-1, ""),
    (.nan, ""), (1.6, "▏"),
  ])
  func `a bar of one value is drawn to an eighth`(value: Double, shown: String) {
    var canvas = Canvas(size: Size(width: 8, height: 1), glyphs: .unicode)
    Meter(value, total: 100).draw(on: &canvas, in: canvas.bounds)
    #expect(canvas.text(row: 0) == shown)
  }

  @Test func `a bar of one value rounds to columns in ASCII`() {
    var canvas = Canvas(size: Size(width: 8, height: 1), glyphs: .ascii)
    Meter(55, total: 100).draw(on: &canvas, in: canvas.bounds)
    #expect(canvas.text(row: 0) == "####")
  }
}
