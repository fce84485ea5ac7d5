extension TextEntry {
  /// Takes a key of a text, or gives nil for any other key.
  ///
  /// With a width the keys that move between shown lines belong to it too; the page is the number
  /// of lines that a page key moves. A key that only moves leaves the text unchanged.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public mutating func press(_ key: Key, width: Int? = nil, page: Int = 1) -> EntryOutcome? {
    if let outcome = change(key) { return outcome }
    if isMultiline, let width, moveLines(key, width: width, page: page) { return .unchanged }
    return move(key) || moveLine(key) ? .unchanged : nil
  }

  /// Edits by a key if the key edits, and says whether it did.
  ///
  /// Characters that are not accepted do nothing and count as not edited.
  public mutating func edit(
    _ key: Key, accepting: (Character) -> Bool = { _ in true }
  ) -> Bool {
    if case .character(let character) = key, !accepting(character) { return false }
    return change(key) != nil || moveLine(key)
  }

  /// Moves by a key if the key moves within one line, and says whether it did.
  public mutating func move(_ key: Key) -> Bool {
    switch key {
    case .left: moveLeft()
    case .right: moveRight()
    case .wordLeft, .alt("b"): moveWordLeft()
    case .wordRight, .alt("f"): moveWordRight()
    case .home: moveHome()
    case .end: moveEnd()
    case .toStart, .alt("<"): move(to: 0)
    case .toEnd, .alt(">"): move(to: characters.count)
    default: return false
    }
    return true
  }

  private mutating func change(_ key: Key) -> EntryOutcome? {
    switch key {
    case .character(let character): insert(String(character))
    case .enter, .alt("\n"), .control("j"): isMultiline ? insertNewline() : nil
    case .backspace: backspace()
    case .delete: delete()
    case .control("w"): deleteWord()
    case .alt("d"): deleteWordAhead()
    case .control("k"): killToEnd()
    case .control("u"): killToStart()
    default: nil
    }
  }

  private mutating func moveLine(_ key: Key) -> Bool {
    switch key {
    case .control("a"): moveHome()
    case .control("e"): moveEnd()
    default: return false
    }
    return true
  }

  private mutating func moveLines(_ key: Key, width: Int, page: Int) -> Bool {
    switch key {
    case .up: moveUp(width: width)
    case .down: moveDown(width: width)
    case .pageUp: moveUp(width: width, by: page)
    case .pageDown: moveDown(width: width, by: page)
    case .home: moveHome(width: width)
    case .end: moveEnd(width: width)
    default: return false
    }
    return true
  }
}
