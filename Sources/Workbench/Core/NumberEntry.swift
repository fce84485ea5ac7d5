import Canvas

/// What may be typed where a number is asked for.
enum NumberEntry {
  static func accepts(_ character: Character) -> Bool {
    character.isASCII && (character.isNumber || character == "." || character == "-")
  }

  /// Gives a key to a number that is being typed, and says whether it took it.
  ///
  /// What was refused, or stands there only as a proposal, gives way to the first character that is
  /// typed; Backspace and the like still mend it.
  static func press(
    _ key: Key, in entry: inout TextEntry, givesWay: inout Bool,
    accepting accepts: (Character) -> Bool = NumberEntry.accepts
  ) -> Bool {
    var new = entry
    if givesWay, case .character(let character) = key, accepts(character) {
      new = TextEntry(byteLimit: entry.byteLimit)
    }
    guard new.edit(key, accepting: accepts) else { return false }
    entry = new
    givesWay = false
    return true
  }
}
