import Canvas
import Testing

/// Keys written as text: a character stands for itself, a name in angle brackets for a key that has
/// no character: `s70<Enter>`, `<C-r>`, `<M-2>`, `<lt>`.
enum KeyText {
  private static let named: [String: Key] = [
    "Enter": .enter, "Esc": .escape, "Tab": .tab, "BackTab": .backTab, "BS": .backspace,
    "Del": .delete, "Ins": .insert, "Up": .up, "Down": .down, "Left": .left, "Right": .right,
    "Home": .home, "End": .end, "PgUp": .pageUp, "PgDn": .pageDown, "Space": .character(" "),
    "lt": .character("<"), "M-Enter": .alt("\n"), "F1": .function(1), "F4": .function(4),
    "Unknown": .unknown,
    "WordLeft": .wordLeft, "WordRight": .wordRight, "ToStart": .toStart, "ToEnd": .toEnd,
  ]

  /// The keys that can be pressed without a character of their own, in a fixed order.
  static let special: [Key] = named.sorted { $0.key < $1.key }.map(\.value)

  /// The keys of a text; a name that no key has is recorded as a fault.
  static func keys(_ text: String) -> [Key] {
    var keys: [Key] = []
    var rest = text[...]
    while let first = rest.popFirst() {
      guard first == "<", let end = rest.firstIndex(of: ">") else {
        keys.append(.character(first))
        continue
      }
      let name = String(rest[..<end])
      rest = rest[rest.index(after: end)...]
      if let key = key(named: name) {
        keys.append(key)
      } else {
        Issue.record("<\(name)> is no key")
      }
    }
    return keys
  }

  private static func key(named name: String) -> Key? {
    if let key = named[name] { return key }
    guard name.count == 3, let last = name.last else { return nil }
    if name.hasPrefix("C-") { return .control(last) }
    return name.hasPrefix("M-") ? .alt(last) : nil
  }
}
