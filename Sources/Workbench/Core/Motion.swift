package import Canvas
import PlainText

/// Where the keys that move within lists and texts lead; the same everywhere.
enum Motion {
  /// Beyond the last line of any text; what is drawn next takes it back.
  static let end = 1_000_000

  /// The row that a key goes to, or nil where it does not move within a list.
  static func row(_ key: Key, from selected: Int, of count: Int, page: Int) -> Int? {
    let target: Int
    switch key {
    case .up, .character("k"): target = selected - 1
    case .down, .character("j"): target = selected + 1
    case .pageUp: target = selected - page
    case .pageDown, .character(" "): target = selected + page
    case .home: target = 0
    case .end: target = count - 1
    default: return nil
    }
    return max(0, min(count - 1, target))
  }

  /// The row that a key goes to where letters are searched for, or nil.
  static func rowBesideText(_ key: Key, from selected: Int, of count: Int) -> Int? {
    switch key {
    case .up, .down, .pageUp, .pageDown: row(key, from: selected, of: count, page: 10)
    default: nil
    }
  }

  /// The first visible line that a key scrolls to, or nil where it does not scroll.
  static func line(_ key: Key, from offset: Int, page: Int) -> Int? {
    switch key {
    case .up, .character("k"): max(0, offset - 1)
    case .down, .character("j"): offset + 1
    case .pageUp: max(0, offset - page)
    case .pageDown, .character(" "): offset + page
    case .home: 0
    case .end: end
    default: nil
    }
  }
}

/// The state of a list: what is selected and what it is filtered by.
package struct ListState: Equatable, Sendable {
  /// The selected row among those shown.
  package var selected = 0
  /// What is typed after `/`, or nil.
  package var filter: TextEntry?
  /// Whether keys go to the filter.
  package var isFiltering = false

  package init() {}

  /// Whether a text holds what is searched for, if anything is.
  func finds(_ text: @autoclosure () -> String) -> Bool {
    guard let words = filter?.trimmed, !words.isEmpty else { return true }
    return Search.finds(words, in: text())
  }

  /// Shows every row again.
  mutating func endSearch() {
    filter = nil
    isFiltering = false
  }

  /// Moves by a key if it moves within a list of so many rows, and says whether it did.
  mutating func move(_ key: Key, count: Int, page: Int) -> Bool {
    guard let row = Motion.row(key, from: selected, of: count, page: page) else { return false }
    selected = row
    return true
  }
}
