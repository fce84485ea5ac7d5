import PlainText

/// Numbers that stand under each other with their points in one column.
///
/// What has no point ends where whole numbers end: "85", "?", "n/a".
public struct NumberColumn: Equatable, Sendable {
  /// The columns before the point.
  public let whole: Int
  /// The columns of the point and what stands behind it.
  public let fraction: Int

  /// Makes a column that is wide enough for some texts.
  public init(_ texts: [String]) {
    let parts = texts.map(Self.parts)
    whole = parts.map(\.whole).max() ?? 0
    fraction = parts.map(\.fraction).max() ?? 0
  }

  /// The columns that it takes.
  public var width: Int { whole + fraction }

  /// A text with spaces on both sides, as wide as the column; a longer one begins further left.
  public func set(_ text: String) -> String {
    let parts = Self.parts(text)
    let behind = max(0, fraction - parts.fraction)
    return String(repeating: " ", count: max(0, width - behind - parts.whole - parts.fraction))
      + text + String(repeating: " ", count: behind)
  }

  private static func parts(_ text: String) -> (whole: Int, fraction: Int) {
    let width = DisplayText.displayWidth(text)
    let isNumber = text.unicodeScalars.contains { $0.properties.numericType != nil }
    guard isNumber, let point = text.unicodeScalars.lastIndex(of: ".") else { return (width, 0) }
    let whole = DisplayText.displayWidth(String(text.unicodeScalars[..<point]))
    return (whole, width - whole)
  }
}
