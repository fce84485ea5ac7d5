import PlainText

/// What an attempt to change a text led to.
public enum EntryOutcome: Equatable, Sendable {
  /// The text changed.
  case changed
  /// There was nothing to do.
  case unchanged
  /// The text would be longer than so many bytes; nothing was changed.
  case refused(limit: Int)
}

/// A text being typed: its characters and the cursor between them.
public struct TextEntry: Equatable, Sendable {
  /// The characters.
  public private(set) var characters: [Character]
  /// How many characters stand before the cursor.
  public private(set) var cursor: Int
  /// Whether the text may have several lines.
  public let isMultiline: Bool
  /// The largest length of the text in bytes of UTF-8.
  public let byteLimit: Int
  /// The column that moving up and down tries to keep.
  private var goalColumn: Int?

  /// The ordinary largest length: 64 KiB.
  public static let standardLimit = 65_536

  /// Makes an entry with the cursor after its text.
  ///
  /// A text that is over the limit is kept as it is, and only refuses to grow. In an entry of one
  /// line, line ends and tabs become spaces.
  public init(
    _ text: String = "", isMultiline: Bool = false, byteLimit: Int = TextEntry.standardLimit
  ) {
    self.isMultiline = isMultiline
    self.byteLimit = byteLimit
    characters = Array(Self.cleaned(text, isMultiline: isMultiline))
    cursor = characters.count
  }

  /// The text.
  public var text: String { String(characters) }
  /// Whether nothing has been typed.
  public var isEmpty: Bool { characters.isEmpty }
  /// The length in bytes of UTF-8, which the limit counts.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public var byteCount: Int { characters.reduce(0) { $0 + $1.utf8.count } }

  /// Puts text in at the cursor, which moves behind it.
  ///
  /// Line ends become line feeds, or spaces in an entry of one line; tabs become spaces; other
  /// control characters are left out. Text that does not fit in whole is refused in whole.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public mutating func insert(_ text: String) -> EntryOutcome {
    let addition = Self.cleaned(text, isMultiline: isMultiline)
    guard !addition.isEmpty else { return .unchanged }
    guard byteCount + addition.utf8.count <= byteLimit else { return .refused(limit: byteLimit) }
    splice(cursor..<cursor, addition)
    return .changed
  }

  /// Puts a line end in at the cursor of an entry of several lines.
  public mutating func insertNewline() -> EntryOutcome {
    isMultiline ? insert("\n") : .unchanged
  }

  /// Takes out the character before the cursor.
  public mutating func backspace() -> EntryOutcome { remove(cursor - 1..<cursor) }

  /// Takes out the character behind the cursor.
  public mutating func delete() -> EntryOutcome { remove(cursor..<cursor + 1) }

  /// Takes out everything from the start of the word before the cursor.
  public mutating func deleteWord() -> EntryOutcome { remove(wordStart..<cursor) }

  /// Takes out the rest of the line, or the line end if the cursor stands before one.
  public mutating func killToEnd() -> EntryOutcome {
    let end = lineEnd
    return remove(cursor..<(end == cursor ? end + 1 : end))
  }

  /// Takes out the line up to the cursor.
  public mutating func killToStart() -> EntryOutcome { remove(lineStart..<cursor) }

  /// Takes out everything up to the end of the word after the cursor.
  public mutating func deleteWordAhead() -> EntryOutcome { remove(cursor..<wordEnd) }

  /// Moves one character to the left.
  public mutating func moveLeft() { move(to: cursor - 1) }
  /// Moves one character to the right.
  public mutating func moveRight() { move(to: cursor + 1) }
  /// Moves to the start of the word before the cursor.
  public mutating func moveWordLeft() { move(to: wordStart) }
  /// Moves behind the end of the word after the cursor.
  public mutating func moveWordRight() { move(to: wordEnd) }
  /// Moves to the start of the line.
  public mutating func moveHome() { move(to: lineStart) }
  /// Moves to the end of the line.
  public mutating func moveEnd() { move(to: lineEnd) }

  /// Moves the cursor to a position between characters, as near as there is one.
  public mutating func move(to position: Int) {
    cursor = min(max(0, position), characters.count)
    goalColumn = nil
  }

  /// Moves to the start of the shown line, in text wrapped to a width.
  public mutating func moveHome(width: Int) { move(to: line(width: width).lowerBound) }

  /// Moves to the last place of the shown line, in text wrapped to a width.
  public mutating func moveEnd(width: Int) {
    move(to: position(atColumn: .max, in: line(width: width)))
  }

  /// Moves shown lines up, in text wrapped to a width; above the first line, to its start.
  public mutating func moveUp(width: Int, by count: Int = 1) { moveLine(by: -count, width: width) }

  /// Moves shown lines down, in text wrapped to a width; below the last line, to its end.
  public mutating func moveDown(width: Int, by count: Int = 1) {
    moveLine(by: count, width: width)
  }

  private mutating func moveLine(by step: Int, width: Int) {
    let lines = lines(width: width)
    let place = place(width: width, in: lines)
    let column = goalColumn ?? place.x
    guard step < 0 ? place.y > 0 : place.y < lines.count - 1 else {
      move(to: step < 0 ? 0 : characters.count)
      return
    }
    let target = min(max(0, place.y + step), lines.count - 1)
    cursor = position(atColumn: column, in: lines[target])
    goalColumn = column
  }

  private mutating func remove(_ range: Range<Int>) -> EntryOutcome {
    let range = range.clamped(to: 0..<characters.count)
    guard !range.isEmpty else { return .unchanged }
    splice(range, "")
    return .changed
  }

  /// Replaces characters and puts the cursor behind what came in.
  ///
  /// The neighbours are joined to it as text, because a combining mark joins what stands before it.
  private mutating func splice(_ range: Range<Int>, _ addition: String) {
    let window = max(0, range.lowerBound - 1)..<min(characters.count, range.upperBound + 1)
    // A flag takes its letters from its neighbours, and they from theirs; plain letters do not.
    let isPlain = characters[window].allSatisfy(\.isASCII)
    let first = isPlain ? window.lowerBound : 0
    let last = isPlain ? window.upperBound : characters.count
    let before = String(characters[first..<range.lowerBound]) + addition
    let joined = Array(before + String(characters[range.upperBound..<last]))
    cursor = first + min(before.count, joined.count)
    characters.replaceSubrange(first..<last, with: joined)
    goalColumn = nil
  }

  private static func cleaned(_ text: String, isMultiline: Bool) -> String {
    var result = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where wasReturn: break
      case 0x0A, 0x0D: result.append(isMultiline ? "\n" : " ")
      case 0x09: result.append(" ")
      case 0..<0x20, 0x7F..<0xA0: break
      default: result.append(scalar)
      }
      wasReturn = scalar.value == 0x0D
    }
    return String(result)
  }
}

extension TextEntry {
  /// The shown lines of the text wrapped to a width, as ranges that cover all of it.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public func lines(width: Int) -> [Range<Int>] {
    DisplayText.wrapRanges(characters, width: width)
  }

  /// Where the cursor stands in the text wrapped to a width: column and line.
  public func cursorPlace(width: Int) -> Point { place(width: width, in: lines(width: width)) }

  /// The position in the text nearest to a column and line of it, wrapped to a width.
  public func position(at point: Point, width: Int) -> Int {
    let lines = lines(width: width)
    let row = min(max(0, point.y), lines.count - 1)
    return position(atColumn: point.x, in: lines[row])
  }

  /// The shown line of the cursor, in text wrapped to a width.
  private func line(width: Int) -> Range<Int> {
    let lines = lines(width: width)
    return lines[place(width: width, in: lines).y]
  }

  func place(width: Int, in lines: [Range<Int>]) -> Point {
    let row = lines.lastIndex { $0.lowerBound <= cursor } ?? 0
    let column = lines[row].lowerBound..<max(cursor, lines[row].lowerBound)
    // Spaces at the end of a line hang over its edge.
    return Point(x: min(columns(column), max(1, width)), y: row)
  }

  func columns(_ range: Range<Int>) -> Int {
    characters[range.clamped(to: 0..<characters.count)].reduce(0) {
      $0 + DisplayText.displayWidth($1)
    }
  }

  private func position(atColumn column: Int, in line: Range<Int>) -> Int {
    var room = column
    var end = line.upperBound
    // Behind the last character of a broken line is the start of the next one.
    if end < characters.count || characters.last == "\n", end > line.lowerBound { end -= 1 }
    for index in line.lowerBound..<end {
      room -= DisplayText.displayWidth(characters[index])
      if room < 0 { return index }
    }
    return end
  }

  private var wordStart: Int {
    var index = cursor
    while index > 0, !characters[index - 1].isOfWord { index -= 1 }
    while index > 0, characters[index - 1].isOfWord { index -= 1 }
    return index
  }

  private var wordEnd: Int {
    var index = cursor
    while index < characters.count, !characters[index].isOfWord { index += 1 }
    while index < characters.count, characters[index].isOfWord { index += 1 }
    return index
  }

  private var lineStart: Int {
    characters[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
  }

  private var lineEnd: Int {
    characters[cursor...].firstIndex(of: "\n") ?? characters.count
  }
}

extension Character {
  fileprivate var isOfWord: Bool { isLetter || isNumber || self == "_" }
}
