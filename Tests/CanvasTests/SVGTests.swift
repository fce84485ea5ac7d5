import SeededRandom
import Canvas
import GoldenSupport
import Testing

@Suite struct SVGTests {
  @Test(arguments: SVGTheme.allCases)
  func `a screen is a picture`(theme: SVGTheme) {
    let frame = SampleScreen.ranking.frame(
      size: Size(width: 60, height: 15), glyphs: .unicode)
    let svg = frame.canvas.svg(theme: theme, title: "The ranking", cursor: frame.cursor)
    expectGolden(svg, named: "ranking-\(theme).svg")
  }

  @Test func `runs are stretched to their columns and wide characters stand alone`() {
    var canvas = Canvas(size: Size(width: 6, height: 1), glyphs: .unicode)
    canvas.put("a中bc", x: 0, y: 0)
    let svg = canvas.svg(theme: .light)
    #expect(svg.contains("x=\"12\" y=\"27\" textLength=\"9\""))
    #expect(svg.contains("x=\"21\" y=\"27\" textLength=\"18\""))
    #expect(svg.contains("x=\"39\" y=\"27\" textLength=\"27\""))
  }

  @Test func `hostile text stays text`() {
    for seed in 0..<40 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var canvas = Canvas(size: Size(width: 60, height: 2), glyphs: .unicode)
      canvas.put("</text><script>&\"'" + generator.hostileText(upTo: 40), x: 0, y: 0)
      let svg = canvas.svg(theme: .dark, title: generator.hostileText(upTo: 9) + "]]>&<")
      let known: Set<String> = ["svg", "title", "/title", "rect", "text", "/text", "/svg"]
      for line in svg.unicodeScalars.split(separator: "\n") {
        let brackets = line.filter { $0 == "<" || $0 == ">" }
        #expect(
          ["<>", "<><>"].contains(String(String.UnicodeScalarView(brackets))), "seed \(seed)")
        for tag in line.split(separator: "<") {
          let name = tag.prefix { $0.properties.isAlphabetic || $0 == "/" }
          #expect(known.contains(String(String.UnicodeScalarView(name))), "seed \(seed)")
        }
      }
    }
  }
}
