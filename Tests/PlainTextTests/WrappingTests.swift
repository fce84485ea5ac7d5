import SeededRandom
import PlainText
import Testing

@Suite struct WrappingTests {
  @Test(arguments: [
    ("", 10, [""]),
    ("one two three", 7, ["one two", "three"]),
    ("one two three", 8, ["one two", "three"]),
    ("one two three", 13, ["one two three"]),
    ("one\n\ntwo\n", 10, ["one", "", "two", ""]),
    ("one\r\ntwo", 10, ["one", "two"]),
    ("unbreakable", 4, ["unbr", "eaka", "ble"]),
    ("an unbreakable word", 5, ["an", "unbre", "akabl", "e", "word"]),
    ("arm's-length body", 8, ["arm's-", "length", "body"]),
    ("council/NHS", 9, ["council/", "NHS"]),
    ("minus -5 only", 8, ["minus -5", "only"]),
    ("one    two", 4, ["one", "two"]),
    ("中文字中文字", 5, ["中文", "字中", "文字"]),
    ("café – thé", 6, ["café –", "thé"]),
    ("中", 1, ["中"]),
    ("ab", 1, ["a", "b"]),
    ("a\tb", 3, ["a b"]),
    ("x\u{1B}", 5, ["x‹U+0", "01B›"]),
    ("5\u{A0}km away", 6, ["5\u{A0}km", "away"]),
    ("ab \u{301}c", 2, ["ab", " \u{301}c"]),
  ])
  func `text is set in lines`(text: String, width: Int, expected: [String]) {
    #expect(DisplayText.wrap(text, width: width) == expected)
  }

  @Test(arguments: [0, -1, Int.min]) func `no width gives no lines`(width: Int) {
    #expect(DisplayText.wrap("text", width: width) == [])
    #expect(DisplayText.wrapRanges(Array("ab"), width: width) == [0..<1, 1..<2])
  }

  @Test func `lines cover the text and are no wider than they may be`() {
    for seed in 0..<1_000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let text = DisplayText.visible(generator.hostileText(upTo: 60), lines: .multiple)
      let characters = Array(text)
      let width = Int.random(in: 1...20, using: &generator)
      let ranges = DisplayText.wrapRanges(characters, width: width)
      var next = 0
      for range in ranges {
        #expect(range.lowerBound == next, "seed \(seed)")
        next = range.upperBound
      }
      #expect(next == characters.count, "seed \(seed)")
      for range in ranges {
        let line = DisplayText.wrap(String(characters[range]), width: .max)[0]
        #expect(DisplayText.displayWidth(line) <= width || line.count == 1, "seed \(seed)")
      }
    }
  }

  @Test func `the fast way for ASCII agrees with the general one`() {
    for seed in 0..<1_000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let text = String(
        (0..<Int.random(in: 0...80, using: &generator)).map { _ in
          "ab -/\ncdefg".randomElement(using: &generator) ?? "a"
        })
      let width = Int.random(in: 1...20, using: &generator)
      let fast = DisplayText.wrap(text, width: width)
      // A wide space of the same width in another place forces the general way.
      let general = DisplayText.wrap(text.replacing("a", with: "á"), width: width)
      #expect(fast == general.map { $0.replacing("á", with: "a") }, "seed \(seed)")
    }
  }
}
