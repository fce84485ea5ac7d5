import PlainText
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
  }

  @Test(arguments: [
    ("Join the council", "Join the hospital"), ("Option 1", "Option 2"), ("café", "cafe"),
    ("north", "south"), ("a b", "a-b"),
  ])
  func `names that differ have different keys`(first: String, second: String) {
    #expect(DisplayText.lookAlikeKey(first) != DisplayText.lookAlikeKey(second))
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
