import SeededRandom
import Canvas
import GoldenSupport
import Testing

@Suite struct ScreenGoldenTests {
  @Test(arguments: SampleScreen.allCases, screenSizes)
  func `screens look as they should`(screen: SampleScreen, size: Size) {
    let frame = screen.frame(size: size, glyphs: .unicode)
    let cursor = frame.cursor.map { "cursor \($0.x),\($0.y)\n" } ?? "no cursor\n"
    expectGolden(
      frame.canvas.golden + cursor, named: "\(screen)-\(size.width)x\(size.height)")
  }

  @Test(arguments: SampleScreen.allCases, [screenSizes[1], screenSizes[3]])
  func `screens look as they should in ASCII`(screen: SampleScreen, size: Size) {
    let frame = screen.frame(size: size, glyphs: .ascii)
    expectGolden(frame.canvas.golden, named: "\(screen)-\(size.width)x\(size.height)-ascii")
  }

  @Test(arguments: SampleScreen.allCases)
  func `screens of any size hold whole and safe characters`(screen: SampleScreen) {
    for seed in 0..<60 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let size = Size(
        width: Int.random(in: 0...90, using: &generator),
        height: Int.random(in: 0...26, using: &generator))
      let glyphs: GlyphSet = seed.isMultiple(of: 2) ? .unicode : .ascii
      let offset = Int.random(in: -4...30, using: &generator)
      let frame = screen.frame(size: size, glyphs: glyphs, offset: offset) { text in
        Int.random(in: 0..<2, using: &generator) == 0 ? text : generator.hostileText(upTo: 30)
      }
      expectSound(frame, "seed \(seed) at \(size.width)x\(size.height)")
    }
  }

  @Test(arguments: SampleScreen.allCases)
  func `the smallest screens are drawn`(screen: SampleScreen) {
    for width in 0...22 {
      for height in 0...6 {
        let frame = screen.frame(size: Size(width: width, height: height), glyphs: .unicode)
        expectSound(frame, "\(width)x\(height)")
      }
    }
  }

  private func expectSound(_ frame: Frame<Int>, _ place: String) {
    #expect(problems(frame.canvas) == [], "\(place)")
    let bounds = frame.canvas.bounds
    if let cursor = frame.cursor { #expect(bounds.contains(cursor), "\(place)") }
    for hit in frame.hits {
      #expect(hit.rect.intersection(bounds) == hit.rect, "\(place) \(hit)")
    }
  }
}
