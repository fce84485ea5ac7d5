import Canvas

/// Tells a text that arrives all at once from keys that a person presses.
///
/// What one read of the terminal brings is looked at as a whole. Nobody types several lines, or a
/// line of some length with its end, between two looks at the terminal: a terminal that does not
/// mark pastes sends them so. A few characters with one line end are keys, because a slow line
/// hands over what was typed meanwhile in one piece.
enum Burst {
  /// The most characters that count as typed ahead when a line end comes with them.
  static let typedAhead = 6
  /// The most characters that count as typed ahead without a line end, unless one key was held.
  static let longestTyped = 64
  /// The most characters of a burst that are kept; what goes beyond is dropped.
  static let limit = PasteCollector.limit

  /// Puts a paste in the place of keys that arrived as a burst.
  ///
  /// Unless nothing more is to come, a burst at the end is held back, because it may go on.
  ///
  /// - Complexity: O(*n*) in the number of new events.
  static func gathered(
    _ events: [InputEvent], after held: inout [InputEvent], isOver: Bool
  ) -> [InputEvent] {
    var gathered: [InputEvent] = []
    var rest = events[...]
    if !held.isEmpty {
      let more = rest.prefix { $0.isPlain }
      held += more.prefix(max(0, limit - held.count))
      rest = rest[more.endIndex...]
      if rest.isEmpty, !isOver { return [] }
      gathered.append(.paste(text(of: held[...])))
      held = []
    }
    while let first = rest.first {
      let run = rest.prefix { $0.isPlain }
      if run.isEmpty {
        gathered.append(first)
        rest.removeFirst()
        continue
      }
      rest = rest[run.endIndex...]
      if !isBurst(run) {
        gathered += run
      } else if rest.isEmpty, !isOver {
        held = Array(run.prefix(limit))
      } else {
        gathered.append(.paste(text(of: run.prefix(limit))))
      }
    }
    return gathered
  }

  /// Whether keys that arrived together are a text and not keys.
  private static func isBurst(_ run: ArraySlice<InputEvent>) -> Bool {
    let characters = run.count { $0.isCharacter }
    guard characters > 0 else { return false }
    // Enter that is held down, or CR and LF, is one end.
    let ends = zip(run, [nil] + run.map(Optional.some)).count { event, before in
      event.isLineEnd && before?.isLineEnd != true
    }
    if ends > 0 { return ends > 1 || characters > typedAhead }
    guard characters > longestTyped, let first = run.first else { return false }
    return run.contains { $0 != first }
  }

  private static func text(of run: ArraySlice<InputEvent>) -> String {
    var text = ""
    var isAfterReturn = false
    for event in run {
      switch event {
      case .key(.character(let character)): text.append(character)
      case .key(.tab): text.append(" ")
      case .key(.control("j")) where isAfterReturn: break
      default: text.append("\n")
      }
      isAfterReturn = event == .key(.enter)
    }
    return text
  }
}

extension InputEvent {
  /// Whether it may be part of a text that was pasted without being marked as such.
  fileprivate var isPlain: Bool { isCharacter || isLineEnd || self == .key(.tab) }

  fileprivate var isCharacter: Bool {
    if case .key(.character) = self { true } else { false }
  }

  fileprivate var isLineEnd: Bool { self == .key(.enter) || self == .key(.control("j")) }
}
