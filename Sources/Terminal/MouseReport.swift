import Canvas

/// Mouse reports in decimal (SGR) and in bytes (X10).
enum MouseReport {
  /// The event of a report; nil for other buttons and for places that cannot be.
  ///
  /// Columns and rows count from 1, as terminals send them.
  static func event(code: Int, column: Int, row: Int, isRelease: Bool) -> MouseEvent? {
    guard (1...10_000).contains(column), (1...10_000).contains(row) else { return nil }
    // Shift, Alt and Control make no difference.
    let kind: MouseEvent.Kind
    switch (code & ~28, isRelease) {
    case (0, false): kind = .press
    case (0, true): kind = .release
    case (32, false): kind = .drag
    case (64, false): kind = .wheelUp
    case (65, false): kind = .wheelDown
    default: return nil
    }
    return MouseEvent(kind: kind, at: Point(x: column - 1, y: row - 1))
  }

  /// The event of the three bytes after ESC [ M.
  static func event(bytes: [UInt8]) -> MouseEvent? {
    guard bytes.count == 3, bytes.allSatisfy({ $0 >= 32 }) else { return nil }
    let code = Int(bytes[0]) - 32
    let isRelease = code & ~28 == 3
    return event(
      code: isRelease ? 0 : code, column: Int(bytes[1]) - 32, row: Int(bytes[2]) - 32,
      isRelease: isRelease)
  }
}
