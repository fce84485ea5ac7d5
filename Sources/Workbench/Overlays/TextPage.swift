public import Canvas

/// A text with headings and tables to look at, and to close.
public struct TextPage: Equatable, Sendable {
  /// The heading.
  public let title: String
  /// The text.
  public let blocks: [TextBlock]
  /// The first visible line.
  public internal(set) var scroll = 0

  /// The pane that shows it.
  var pane: ReadingPane { ReadingPane(blocks, offset: scroll, isFocused: true) }
}

extension Model {
  /// Gives a key to a text.
  mutating func press(_ key: Key, in page: TextPage) -> [Request] {
    var page = page
    switch key {
    case .up, .character("k"): page.scroll = max(0, page.scroll - 1)
    case .down, .character("j"): page.scroll += 1
    case .pageUp: page.scroll = max(0, page.scroll - max(1, size.height - 6))
    case .pageDown, .character(" "): page.scroll += max(1, size.height - 6)
    case .home: page.scroll = 0
    case .end: page.scroll = 1_000_000
    case .enter, .character("q"):
      overlays.removeLast()
      return []
    default: break
    }
    setTop(.page(page))
    return []
  }
}
