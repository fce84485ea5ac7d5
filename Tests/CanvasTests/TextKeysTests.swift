import SeededRandom
import Canvas
import Testing

/// A text with a cursor kept as the texts on its two sides; slow, and hard to get wrong.
private struct PlainEditor {
  var before = ""
  var after = ""

  var text: String { before + after }
  /// How many characters of the whole text it takes to hold what stands before the cursor.
  var cursor: Int {
    var held = 0
    var count = 0
    for character in text where held < before.utf8.count {
      held += character.utf8.count
      count += 1
    }
    return count
  }

  /// Puts the cursor at a boundary of the whole text.
  mutating func settle() {
    let all = Array(text)
    let place = cursor
    before = String(all[..<place])
    after = String(all[place...])
  }

  static func isOfWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  mutating func press(_ key: Key) {
    switch key {
    case .character(let character): before.append(character)
    case .control("j"): before += "\n"
    case .backspace: before = String(before.dropLast())
    case .delete: after = String(after.dropFirst())
    case .control("u"): while let last = before.last, last != "\n" { before.removeLast() }
    case .control("k"):
      if after.first == "\n" {
        after.removeFirst()
      } else {
        after = String(after.drop { $0 != "\n" })
      }
    case .control("w"):
      while let last = before.last, !Self.isOfWord(last) { before.removeLast() }
      while let last = before.last, Self.isOfWord(last) { before.removeLast() }
    case .alt("d"):
      after = String(after.drop { !Self.isOfWord($0) }.drop(while: Self.isOfWord))
    default: move(key)
    }
    settle()
  }

  private mutating func move(_ key: Key) {
    let all = Array(text)
    var place = cursor
    switch key {
    case .left: place = max(0, place - 1)
    case .right: place = min(all.count, place + 1)
    case .toStart: place = 0
    case .toEnd: place = all.count
    case .control("a"): while place > 0, all[place - 1] != "\n" { place -= 1 }
    case .control("e"): while place < all.count, all[place] != "\n" { place += 1 }
    case .wordLeft:
      while place > 0, !Self.isOfWord(all[place - 1]) { place -= 1 }
      while place > 0, Self.isOfWord(all[place - 1]) { place -= 1 }
    case .wordRight:
      while place < all.count, !Self.isOfWord(all[place]) { place += 1 }
      while place < all.count, Self.isOfWord(all[place]) { place += 1 }
    default: break
    }
    before = String(all[..<place])
    after = String(all[place...])
  }
}

@Suite struct TextKeysTests {
  private static let keys: [Key] = [
    .left, .right, .wordLeft, .wordRight, .toStart, .toEnd, .control("a"), .control("e"),
    .backspace, .backspace, .delete, .control("w"), .control("k"), .control("u"), .alt("d"),
    .control("j"),
  ]
  private static let letters = "ab c_1é中한👩‍👩‍👧🇬🇧-\u{301}\u{200D}\u{1F1E9}"

  @Test func `random keys do what they do in a plain editor`() {
    for seed in 0..<400 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var entry = TextEntry(isMultiline: true)
      var plain = PlainEditor()
      var trail: [Key] = []
      for _ in 0..<50 {
        let key: Key =
          Bool.random(using: &generator)
          ? .character(Self.letters.randomElement(using: &generator) ?? "a")
          : Self.keys.randomElement(using: &generator) ?? .left
        trail.append(key)
        let outcome = entry.press(key, width: 10)
        #expect(outcome != nil, "seed \(seed): \(key)")
        plain.press(key)
        #expect(entry.text == plain.text, "seed \(seed): \(trail)")
        #expect(entry.cursor == plain.cursor, "seed \(seed): \(trail)")
        guard entry.text == plain.text, entry.cursor == plain.cursor else { return }
      }
    }
  }

  @Test func `keys that move by shown lines end up where a walk over the lines does`() {
    for seed in 0..<300 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let width = Int.random(in: 1...14, using: &generator)
      var entry = TextEntry(generator.hostileText(upTo: 60), isMultiline: true)
      for _ in 0..<30 {
        entry.move(to: Int.random(in: 0...entry.characters.count, using: &generator))
        let lines = entry.lines(width: width)
        let row = lines.lastIndex { $0.lowerBound <= entry.cursor } ?? 0
        let key: Key = [.up, .down, .home, .end].randomElement(using: &generator) ?? .up
        _ = entry.press(key, width: width)
        let target =
          key == .up ? row - 1 : key == .down ? row + 1 : row
        let place = entry.cursor
        switch target {
        case ..<0: #expect(place == 0, "seed \(seed)")
        case lines.count...: #expect(place == entry.characters.count, "seed \(seed)")
        default:
          #expect(lines.lastIndex { $0.lowerBound <= place } == target, "seed \(seed)")
          if key == .home { #expect(place == lines[row].lowerBound, "seed \(seed)") }
        }
      }
    }
  }

  @Test func `a key that is none of a text is left to others`() {
    var line = TextEntry("abc")
    for key in [
      Key.up, .down, .pageUp, .tab, .enter, .escape, .control("j"), .alt("\n"), .alt("x"),
    ] {
      let outcome = line.press(key, width: 10)
      #expect(outcome == nil, "\(key)")
    }
    #expect(line.text == "abc")
    var area = TextEntry("abc", isMultiline: true)
    let outcomes = [area.press(.up), area.press(.up, width: 10), area.press(.alt("\n"))]
    #expect(outcomes == [nil, .unchanged, .changed])
  }

  @Test func `a number takes only its own characters and keeps the keys that edit`() {
    var entry = TextEntry("12")
    let taken = [.character("x"), .left, .character("3"), .control("a"), .delete].map { key in
      entry.edit(key) { $0.isNumber }
    }
    #expect(taken == [false, false, true, true, true])
    #expect(entry.text == "23")
  }

  @Test func `a text that is full says so and stays as it is`() {
    var entry = TextEntry("abc", byteLimit: 3)
    let outcome = entry.press(.character("d"))
    #expect(outcome == .refused(limit: 3))
    #expect(entry.text == "abc")
    #expect(entry.byteCount == 3)
  }
}
