import SeededRandom
import Testing

@testable import PlainText

@Suite struct DisplayTextTests {
  @Test(arguments: [
    ("Join the council", "Join the council"),
    ("", ""),
    ("\u{1B}[2J", "‹U+001B›[2J"),
    ("a\nb\tc\r\n", "a‹U+000A›b‹U+0009›c‹U+000D›‹U+000A›"),
    ("\u{0}\u{7F}\u{9B}", "‹U+0000›‹U+007F›‹U+009B›"),
    ("a\u{202E}b\u{2066}c", "a‹U+202E›b‹U+2066›c"),
    ("soft\u{AD}hyphen", "soft‹U+00AD›hyphen"),
    ("zero\u{200B}width\u{200D}", "zero‹U+200B›width‹U+200D›"),
    ("\u{FEFF}x", "‹U+FEFF›x"),
    ("\u{E0041}", "‹U+E0041›"),
    ("\u{F0000}\u{10FFFD}", "‹U+F0000›‹U+10FFFD›"),
    ("\u{2028}\u{2029}", "‹U+2028›‹U+2029›"),
    ("\u{E000}", "‹U+E000›"),
    ("\u{0378}", "‹U+0378›"),
    ("\u{FFFD}", "\u{FFFD}"),
    ("£10 – café “x”", "£10 – café “x”"),
    ("❤️ 👍🏽 👩‍👩‍👧", "❤ 👍 👩👩👧"),
    ("a\u{FE0F}", "a‹U+FE0F›"),
    ("🇬🇧", "GB"),
    ("e\u{301}", "e\u{301}"),
    ("e\u{301}\u{302}\u{303}\u{304}\u{305}", "e\u{301}\u{302}\u{303}"),
    ("\u{301}x", "◌\u{301}x"),
  ])
  func `hostile text is made visible`(text: String, expected: String) {
    #expect(Array(DisplayText.visible(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(arguments: [
    ("one\ntwo", "one\ntwo"),
    ("one\r\ntwo", "one\ntwo"),
    ("one\rtwo", "one‹U+000D›two"),
    ("\r\r\n", "‹U+000D›\n"),
    ("end\r", "end‹U+000D›"),
    ("a\tb", "a b"),
    ("a\n\u{301}b", "a\n◌\u{301}b"),
    ("a\u{1B}", "a‹U+001B›"),
  ])
  func `text of several lines keeps its line feeds`(text: String, expected: String) {
    #expect(DisplayText.visible(text, lines: .multiple) == expected)
  }

  @Test func `no invisible or unassigned code point gets through`() {
    var wrong: [UInt32] = []
    for scalar in allScalars {
      for shown in DisplayText.visible("a" + String(scalar)).unicodeScalars {
        let properties = shown.properties
        if hiddenCategories.contains(properties.generalCategory)
          || properties.generalCategory == .unassigned || properties.isDefaultIgnorableCodePoint
        {
          wrong.append(scalar.value)
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(20))")
  }

  @Test func `making visible twice changes nothing more`() {
    for seed in 0..<500 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let once = DisplayText.visible(generator.hostileText(upTo: 40))
      let twice = DisplayText.visible(once)
      #expect(Array(twice.unicodeScalars) == Array(once.unicodeScalars), "seed \(seed)")
      #expect(!DisplayCells(once).contains { $0.width < 1 || $0.width > 2 }, "seed \(seed)")
    }
  }

  @Test func `widths of characters add up to the width of their text`() {
    for seed in 0..<2_000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let text = generator.hostileText(upTo: 30)
      let sum = text.reduce(0) { $0 + DisplayText.displayWidth($1) }
      #expect(DisplayText.displayWidth(text) == sum, "seed \(seed)")
      #expect(DisplayCells(text).reduce(0) { $0 + $1.width } == sum, "seed \(seed)")
    }
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("中文", 4), ("👩‍👩‍👧", 6), ("🇬🇧", 2),
    ("\n", 8), ("क्षि", 3), ("\u{1112}\u{1161}\u{11AB}", 2), ("\u{1161}", 1), ("한", 2),
    ("◌", 1), ("█", 1), ("\u{1FAE9}", 1),
  ])
  func `the width of a text is known`(text: String, width: Int) {
    #expect(DisplayText.displayWidth(text) == width)
  }

  @Test func `three marks stay on a character and the rest go`() {
    let cells = Array(DisplayCells("e\u{301}\u{302}\u{303}\u{304}\u{305}x\u{306}"))
    #expect(cells.map(\.base) == ["e", "x"])
    #expect(cells.map(\.marks) == [[0x301, 0x302, 0x303], [0x306, 0, 0]])
  }

  @Test func `decomposed Hangul is composed in its cell`() {
    let cells = Array(DisplayCells("\u{1112}\u{1161}\u{11AB}\u{1100}"))
    #expect(cells.map(\.base) == ["한", "\u{1100}"])
    #expect(cells.map(\.width) == [2, 2])
  }
}
