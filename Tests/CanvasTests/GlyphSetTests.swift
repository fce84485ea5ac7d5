import Canvas
import PlainText
import Testing

@Suite struct GlyphSetTests {
  @Test(arguments: GlyphSet.allCases)
  func `every sign is one column wide`(glyphs: GlyphSet) {
    let signs =
      [
        glyphs.horizontal, glyphs.vertical, glyphs.topLeft, glyphs.topRight, glyphs.bottomLeft,
        glyphs.bottomRight, glyphs.selection, glyphs.tick, glyphs.cross, glyphs.bullet,
        glyphs.arrow, glyphs.moreAbove, glyphs.moreBelow, glyphs.moreLeft,
        glyphs.barUnknown, glyphs.lineStart, glyphs.lineEnd, glyphs.lineTick, glyphs.lineStretch,
        glyphs.diamond, glyphs.hollowDiamond,
      ] + glyphs.barFills + glyphs.eighths + Dot.allCases.map(glyphs.sign(of:))
    for sign in signs {
      #expect(Array(DisplayCells(String(sign))) == [DisplayCell(base: sign)])
      #expect(glyphs == .unicode || sign.isASCII)
      #expect(!(0x2800...0x28FF).contains(sign.value))
    }
    #expect(glyphs == .unicode || glyphs.ellipsis.unicodeScalars.allSatisfy(\.isASCII))
  }

  @Test(arguments: GlyphSet.allCases)
  func `what stands on a line of values differs without colour, and so do dots`(glyphs: GlyphSet) {
    let signs = [
      glyphs.horizontal, glyphs.lineTick, glyphs.lineStretch, glyphs.diamond, glyphs.hollowDiamond,
      glyphs.lineStart,
    ]
    #expect(Set(signs).count == signs.count)
    #expect(Set(Dot.allCases.map(glyphs.sign(of:))).count == 3)
  }

  @Test(arguments: GlyphSet.allCases)
  func `the fills of bars differ from each other`(glyphs: GlyphSet) {
    #expect(glyphs.barFills.count == 4)
    #expect(Set(glyphs.barFills + [glyphs.barUnknown, " "]).count == 6)
  }
}
