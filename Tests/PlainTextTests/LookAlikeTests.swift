import PlainText
import SeededRandom
import Testing

@Suite struct LookAlikeTests {
  @Test(arguments: [
    ("Join the council", "join  the council "), ("Option 1", "Option l"), ("Option I", "Option 1"),
    ("Bill", "Biil"), ("O2", "02"), ("Cornwall", "Comwall"), ("council", "сouncil"),
    ("ΑΒ", "AB"), ("café", "cafe\u{301}"), ("adm\u{200D}in", "admin"), ("ｃｏｕｎｃｉｌ", "council"),
    ("arm's-length", "arm’s–length"), ("NHS trust", "NHS\u{A0}trust"),
  ])
  func `names that look alike share a key`(first: String, second: String) {
    #expect(DisplayText.lookAlikeKey(first) == DisplayText.lookAlikeKey(second))
    #expect(DisplayText.lookAlike(first, second))
  }

  @Test(arguments: [
    ("Join the council", "Join the hospital"), ("Option 1", "Option 2"), ("café", "cafe"),
    ("north", "south"), ("a b", "a-b"),
  ])
  func `names that differ have different keys`(first: String, second: String) {
    #expect(DisplayText.lookAlikeKey(first) != DisplayText.lookAlikeKey(second))
    #expect(!DisplayText.lookAlike(first, second))
  }

  @Test func `two texts look alike exactly where they share a key`() {
    for seed in 0..<2000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let letters: [Character] = ["r", "n", "m", "1", "l", "e", "\u{E9}", "\u{301}", " ", "İ"]
      func text() -> String {
        String(
          (0..<Int.random(in: 0...4, using: &generator)).compactMap { _ in
            letters.randomElement(using: &generator)
          })
      }
      let (one, other) = (text(), text())
      #expect(
        DisplayText.lookAlike(one, other)
          == (DisplayText.lookAlikeKey(one) == DisplayText.lookAlikeKey(other)), "seed \(seed)")
    }
  }

  @Test(arguments: [
    ("сouncil", true), ("Οption", true), ("adm\u{200D}in", true), ("a\u{202E}b", true),
    ("council", false), ("Совет", false), ("Совет board", false), ("5 µg", false), ("中文 x", false),
    ("café", false), ("cafe\u{301}", false), ("", false), ("👩‍👩‍👧", false), ("one\r\ntwo", false),
  ])
  func `mixed scripts in one word are noticed`(text: String, isMixed: Bool) {
    #expect(DisplayText.isMixedScript(text) == isMixed)
  }
}
