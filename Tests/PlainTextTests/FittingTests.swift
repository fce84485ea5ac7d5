import SeededRandom
import PlainText
import Testing

@Suite struct FittingTests {
  @Test(arguments: [
    ("Join the council", 16, "Join the council"),
    ("Join the council", 15, "Join the counc…"),
    ("Join the council", 1, "…"),
    ("Join the council", 0, ""),
    ("Join the council", -3, ""),
    ("中文字", 5, "中文…"),
    ("中文字", 4, "中…"),
    ("cafe\u{301}s", 4, "caf…"),
    ("", 3, ""),
  ])
  func `text is cut at its end`(text: String, width: Int, expected: String) {
    #expect(DisplayText.truncated(text, to: width) == expected)
  }

  @Test func `an ellipsis that does not fit is cut itself`() {
    #expect(DisplayText.truncated("council", to: 2, ellipsis: "...") == "..")
  }

  @Test(arguments: [
    (Alignment.left, "71.3   "), (.right, "   71.3"), (.centre, " 71.3  "),
  ])
  func `text is padded`(alignment: Alignment, expected: String) {
    #expect(DisplayText.padded("71.3", to: 7, alignment: alignment) == expected)
    #expect(DisplayText.padded("71.3", to: 2, alignment: alignment) == "71.3")
  }

  @Test func `text that is cut and padded has exactly its width`() {
    for seed in 0..<500 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let text = DisplayText.visible(generator.hostileText(upTo: 20))
      let width = Int.random(in: -2...30, using: &generator)
      let cut = DisplayText.truncated(text, to: width)
      let fitted = DisplayText.padded(cut, to: width, alignment: .centre)
      #expect(DisplayText.displayWidth(fitted) == max(0, width), "seed \(seed)")
    }
  }
}
