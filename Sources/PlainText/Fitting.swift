/// Where text stands in a space that is wider than it.
public enum Alignment: Equatable, Hashable, Sendable {
  /// At the left.
  case left
  /// At the right, as numbers do.
  case right
  /// In the middle; a column that cannot be shared goes to the right.
  case centre
}

extension DisplayText {
  /// The text cut at its end to a width, with an ellipsis where something was cut.
  ///
  /// A text that fits comes back as it is; a width of 0 or less gives an empty text. Where not even
  /// the ellipsis fits, as much of it as fits is kept.
  public static func truncated(
    _ text: String, to width: Int, ellipsis: String = "…"
  ) -> String {
    guard width > 0 else { return "" }
    guard displayWidth(text) > width else { return text }
    let room = width - displayWidth(ellipsis)
    guard room >= 0 else { return prefix(ellipsis, width) }
    return prefix(text, room) + ellipsis
  }

  /// The text with spaces added to a width; a text that is wider comes back as it is.
  public static func padded(
    _ text: String, to width: Int, alignment: Alignment = .left
  ) -> String {
    let spare = width - displayWidth(text)
    guard spare > 0 else { return text }
    let left =
      switch alignment {
      case .left: 0
      case .right: spare
      case .centre: spare / 2
      }
    return String(repeating: " ", count: left) + text
      + String(repeating: " ", count: spare - left)
  }

  /// The longest beginning of whole characters that fits.
  static func prefix(_ text: String, _ width: Int) -> String {
    var room = width
    var end = text.startIndex
    while end < text.endIndex {
      room -= displayWidth(text[end])
      guard room >= 0 else { break }
      end = text.index(after: end)
    }
    return String(text[..<end])
  }
}
