import Canvas
import PlainText

/// Where title, tabs, notices and hints stand, and what they leave to the room.
struct ChromeLayout {
  private(set) var title: Rect?
  private(set) var tabs: Rect?
  private(set) var hints: Rect?
  private(set) var banner: Lines?
  private(set) var notice: Lines?
  /// What stands below the room and belongs to an overlay.
  private(set) var below: Rect?
  /// The rules above and below the room.
  private(set) var rules: [Rect] = []
  private(set) var content: Rect

  /// Wrapped words with the area that they take.
  struct Lines {
    let words: [String]
    let area: Rect
  }

  init(_ bench: Bench) {
    content = Rect(x: 0, y: 0, width: bench.size.width, height: bench.size.height)
    let isTiny = bench.sizeClass == .tiny
    if content.height >= 3 { title = takeTop(1) }
    if content.height >= 8, !isTiny {
      tabs = takeTop(1)
      rules.append(takeTop(1))
    }
    if content.height >= 2 { hints = takeBottom(1) }
    if let words = bench.banner, content.height >= 3 {
      let lines = Self.wrap(words, bench, in: content, atMost: content.height >= 12 ? 2 : 1)
      banner = Lines(words: lines, area: takeTop(lines.count))
    }
    guard content.height >= 2 else { return }
    if let words = bench.notice?.words {
      let lines = Self.wrap(words, bench, in: content, atMost: max(1, min(3, content.height / 3)))
      notice = Lines(words: lines, area: takeBottom(lines.count))
    } else if content.height >= 5, !isTiny {
      rules.append(takeBottom(1))
    }
    if let lines = bench.overlays.lazy.compactMap({ [content] in $0.linesBelow(content) })
      .first
    {
      below = takeBottom(lines)
    }
  }

  private mutating func takeTop(_ count: Int) -> Rect {
    let (top, rest) = content.splitTop(count)
    content = rest
    return top
  }

  private mutating func takeBottom(_ count: Int) -> Rect {
    let (bottom, rest) = content.splitBottom(count)
    content = rest
    return bottom
  }

  /// Words wrapped beside a margin; what does not fit into so many lines ends in an ellipsis.
  private static func wrap(
    _ words: String, _ bench: Bench, in rect: Rect, atMost limit: Int
  ) -> [String] {
    let wrapped = DisplayText.wrap(words, width: max(1, rect.width - 2))
    guard wrapped.count > limit, let last = wrapped.dropFirst(limit - 1).first else {
      return wrapped
    }
    let ellipsis = bench.glyphs.ellipsis
    let room = max(0, rect.width - 2 - DisplayText.displayWidth(ellipsis))
    return wrapped.prefix(limit - 1)
      + [DisplayText.truncated(last, to: room, ellipsis: "") + ellipsis]
  }
}

extension Bench {
  /// The area that the chrome leaves to the room.
  var content: Rect { ChromeLayout(self).content }

  /// What must not be overlooked: nothing saved, or a snapshot instead of the present.
  fileprivate var banner: String? {
    if case .notSaved(let reason) = present?.saveState {
      return "NOT SAVED: \(reason). Your marks are kept in memory and tried again every 2 seconds."
        + " w chooses another place."
    }
    if let snapshot {
      return "Snapshot \(snapshot.number) \"\(snapshot.name)\": read only. Esc closes it."
    }
    return nil
  }
}
