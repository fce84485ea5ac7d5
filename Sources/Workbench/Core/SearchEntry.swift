package import Canvas

/// What is typed to find something in a list.
///
/// All that is listed is looked through at every key, so a few words are taken and no more.
extension TextEntry {
  /// An empty one, for a few words.
  package static var search: TextEntry { TextEntry(byteLimit: 200) }

  /// That what was typed or pasted does not fit any more.
  package static let searchIsFull =
    "That is too long to look for: nothing of it was taken. A few words are enough."

  /// Takes a key of what is searched for; nil for any other key.
  mutating func find(_ key: Key) -> EntryOutcome? {
    if case .character = key { return press(key) }
    return edit(key) || move(key) ? .changed : nil
  }
}

extension EntryOutcome {
  /// Whether there was no room.
  var isRefused: Bool {
    switch self {
    case .refused: true
    case .changed, .unchanged: false
    }
  }
}
