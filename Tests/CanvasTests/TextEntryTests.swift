import SeededRandom
import Canvas
import Testing

private func entry(_ text: String, at cursor: Int, multiline: Bool = false) -> TextEntry {
  var entry = TextEntry(text, isMultiline: multiline)
  entry.move(to: cursor)
  return entry
}

/// The text with the cursor shown as a bar.
private func shown(_ entry: TextEntry) -> String {
  String(entry.characters[..<entry.cursor]) + "|" + String(entry.characters[entry.cursor...])
}

@Suite struct TextEntryTests {
  @Test func `typing goes in at the cursor`() {
    var entry = entry("abd", at: 2)
    #expect(entry.insert("c") == .changed)
    #expect(shown(entry) == "abc|d")
    #expect(entry.insert("") == .unchanged)
    #expect(TextEntry("abc").cursor == 3)
  }

  @Test func `a combining mark joins the character before it`() {
    var entry = entry("ex", at: 1)
    #expect(entry.insert("\u{301}") == .changed)
    #expect(entry.characters == ["é", "x"])
    #expect(entry.cursor == 1)
  }

  @Test func `taking out what stood between lets neighbours combine`() {
    var entry = entry("e", at: 1)
    _ = entry.insert("x")
    _ = entry.insert(" \u{301}")
    entry.move(to: 2)
    #expect(entry.backspace() == .changed)
    #expect(entry.text.unicodeScalars.count == 3)
    #expect(entry.characters == Array(entry.text))
  }

  @Test(arguments: [
    ("a\nb\r\nc\rd\te", false, "a b c d e"), ("a\nb\r\nc\rd\te", true, "a\nb\nc\nd e"),
    ("a\u{1B}[31mb\u{9B}\u{7F}\u{0}", true, "a[31mb"), ("\u{202E}x", false, "\u{202E}x"),
  ])
  func `pasted text is cleaned`(text: String, multiline: Bool, expected: String) {
    var entry = TextEntry(isMultiline: multiline)
    #expect(entry.insert(text) == .changed)
    #expect(entry.text == expected)
    #expect(TextEntry(text, isMultiline: multiline).text == expected)
  }

  @Test func `text over the limit is refused in whole`() {
    var entry = TextEntry("abc", byteLimit: 5)
    #expect(entry.insert("éé") == .refused(limit: 5))
    #expect(entry.text == "abc")
    #expect(entry.insert("é") == .changed)
    #expect(entry.insert("x") == .refused(limit: 5))
    var full = TextEntry()
    #expect(full.insert(String(repeating: "x", count: 65_537)) == .refused(limit: 65_536))
    #expect(full.insert(String(repeating: "x", count: 65_536)) == .changed)
  }

  @Test func `characters are taken out before and behind the cursor`() {
    var entry = entry("a👩‍👩‍👧b", at: 2)
    #expect(entry.backspace() == .changed)
    #expect(shown(entry) == "a|b")
    #expect(entry.delete() == .changed)
    #expect(entry.delete() == .unchanged)
    #expect(entry.backspace() == .changed)
    #expect(entry.backspace() == .unchanged)
    #expect(entry.isEmpty)
  }

  @Test(arguments: [
    ("one two, three", 14, "one two, |", 9, 14), ("one two, three", 9, "one |three", 4, 14),
    ("one two", 2, "|e two", 0, 3), ("", 0, "|", 0, 0),
  ])
  func `words are moved over and taken out`(
    text: String, cursor: Int, afterDelete: String, left: Int, right: Int
  ) {
    var moved = entry(text, at: cursor)
    moved.moveWordLeft()
    #expect(moved.cursor == left)
    moved = entry(text, at: cursor)
    moved.moveWordRight()
    #expect(moved.cursor == right)
    var cut = entry(text, at: cursor)
    _ = cut.deleteWord()
    #expect(shown(cut) == afterDelete)
  }

  @Test func `the rest of a line is taken out, then its end`() {
    var entry = entry("one\ntwo", at: 1, multiline: true)
    #expect(entry.killToEnd() == .changed)
    #expect(shown(entry) == "o|\ntwo")
    #expect(entry.killToEnd() == .changed)
    #expect(shown(entry) == "o|two")
    entry.moveEnd()
    #expect(entry.killToEnd() == .unchanged)
    #expect(entry.killToStart() == .changed)
    #expect(shown(entry) == "|")
    #expect(entry.killToStart() == .unchanged)
  }

  @Test func `the line before the cursor is taken out, and no other`() {
    var entry = entry("one\ntwo three", at: 7, multiline: true)
    #expect(entry.killToStart() == .changed)
    #expect(shown(entry) == "one\n| three")
    #expect(entry.deleteWordAhead() == .changed)
    #expect(shown(entry) == "one\n|")
    #expect(entry.deleteWordAhead() == .unchanged)
  }

  @Test func `flags are paired anew when one letter comes between them`() {
    var entry = entry("🇬🇧🇫🇷", at: 0)
    #expect(entry.insert("🇩") == .changed)
    #expect(entry.characters == Array("🇩🇬🇧🇫🇷"))
    #expect(entry.backspace() == .changed)
    #expect(entry.characters == Array(entry.text))
  }

  @Test func `home and end of a shown line, and whole pages`() {
    var entry = entry("one two three four", at: 10, multiline: true)
    entry.moveHome(width: 8)
    #expect(entry.cursor == 8)
    entry.moveEnd(width: 8)
    #expect(entry.cursor == 13)
    entry.moveDown(width: 8)
    entry.moveEnd(width: 8)
    #expect(entry.cursor == 18)
    entry.moveUp(width: 8, by: 2)
    #expect(entry.cursor == 4)
    entry.moveUp(width: 8, by: 9)
    #expect(entry.cursor == 0)
  }

  @Test func `home and end stay on their line`() {
    var entry = entry("one\ntwo\nsix", at: 5, multiline: true)
    entry.moveHome()
    #expect(entry.cursor == 4)
    entry.moveEnd()
    #expect(entry.cursor == 7)
    entry.moveRight()
    entry.moveHome()
    #expect(entry.cursor == 8)
    entry.moveLeft()
    #expect(entry.cursor == 7)
  }

  @Test func `up and down keep the column across short lines`() {
    var entry = entry("first line\nab\nthird line", at: 7, multiline: true)
    entry.moveDown(width: 40)
    #expect(shown(entry) == "first line\nab|\nthird line")
    entry.moveDown(width: 40)
    #expect(shown(entry) == "first line\nab\nthird l|ine")
    entry.moveDown(width: 40)
    #expect(entry.cursor == 24)
    entry.moveUp(width: 40)
    entry.moveUp(width: 40)
    #expect(shown(entry) == "first line|\nab\nthird line")
    entry.moveUp(width: 40)
    #expect(entry.cursor == 0)
  }

  @Test func `wrapped lines count as lines`() {
    var entry = entry("one two three", at: 5, multiline: true)
    #expect(entry.cursorPlace(width: 8) == Point(x: 5, y: 0))
    entry.moveDown(width: 8)
    #expect(entry.cursor == 13)
    #expect(entry.cursorPlace(width: 8) == Point(x: 5, y: 1))
    #expect(entry.position(at: Point(x: 2, y: 1), width: 8) == 10)
    #expect(entry.position(at: Point(x: 99, y: 0), width: 8) == 7)
    #expect(entry.position(at: Point(x: 0, y: 99), width: 8) == 8)
  }

  @Test func `only an entry of several lines takes line ends`() {
    var single = TextEntry("a")
    #expect(single.insertNewline() == .unchanged)
    var several = TextEntry("a", isMultiline: true)
    #expect(several.insertNewline() == .changed)
    #expect(several.cursorPlace(width: 10) == Point(x: 0, y: 1))
  }

  @Test func `random editing keeps the cursor inside and the characters whole`() {
    for seed in 0..<300 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var entry = TextEntry(isMultiline: Bool.random(using: &generator), byteLimit: 200)
      for _ in 0..<60 {
        let width = Int.random(in: -1...12, using: &generator)
        switch Int.random(in: 0..<14, using: &generator) {
        case 0...3: _ = entry.insert(generator.hostileText(upTo: 6))
        case 4: _ = entry.backspace()
        case 5: _ = entry.delete()
        case 6: _ = entry.deleteWord()
        case 7: entry.moveUp(width: width)
        case 8: entry.moveDown(width: width)
        case 9: entry.moveWordLeft()
        case 10: entry.moveHome()
        case 11: _ = entry.insertNewline()
        case 12: entry.move(to: Int.random(in: -3...40, using: &generator))
        default: if Int.random(in: 0..<6, using: &generator) == 0 { _ = entry.killToEnd() }
        }
        #expect(entry.cursor >= 0 && entry.cursor <= entry.characters.count, "seed \(seed)")
        #expect(entry.text.utf8.count <= 200, "seed \(seed)")
        let place = entry.cursorPlace(width: width)
        #expect(place.x >= 0 && place.x <= max(1, width), "seed \(seed)")
        if place.x < width {
          let back = entry.position(at: place, width: width)
          #expect(back <= entry.cursor, "seed \(seed)")
        }
      }
    }
  }
}
