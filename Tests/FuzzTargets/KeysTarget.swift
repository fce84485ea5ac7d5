import Canvas
import Terminal

enum KeysTarget {
  /// A database of sequences as some terminals bring it along.
  private static let table: [[UInt8]: Key] = [
    Array("[7$".utf8): .home, Array("OA".utf8): .up, Array("[A".utf8): .pageUp,
    Array("x".utf8): .function(3),
  ]

  static func check(_ bytes: [UInt8]) throws(Complaint) {
    for table in [[:], table] {
      let whole = events([bytes[...]], table)
      try hold(
        joined(whole) == joined(events(bytes.map { [$0] }, table)),
        "bytes that come one at a time mean something else")
      let half = bytes.count / 2
      try hold(
        joined(whole) == joined(events([bytes[..<half], bytes[half...]], table)),
        "bytes that come in two parts mean something else")
      try hold(whole.count <= 3 * bytes.count + 1, "\(bytes.count) bytes are \(whole.count) events")
    }
    var assembler = KeyAssembler()
    _ = assembler.feed(bytes)
    _ = assembler.flush()
    try hold(assembler.waiting == .nothing, "after the end something is waited for")
    try hold(assembler.feed([0x71]) == [.key(.character("q"))], "after the end a key is lost")
  }

  private static func events(
    _ parts: [ArraySlice<UInt8>], _ table: [[UInt8]: Key]
  ) -> [InputEvent] {
    var assembler = KeyAssembler(table: table)
    var events: [InputEvent] = []
    for part in parts { events += assembler.feed(part) }
    return events + assembler.flush()
  }

  /// Events with the scalars of neighbouring characters run together: whether an accent joins its
  /// letter may depend on whether both came at once.
  private static func joined(_ events: [InputEvent]) -> [Piece] {
    var pieces: [Piece] = []
    for event in events {
      guard case .key(.character(let character)) = event else {
        pieces.append(.other(event))
        continue
      }
      let scalars = Array(character.unicodeScalars)
      if case .text(let before) = pieces.last {
        pieces[pieces.count - 1] = .text(before + scalars)
      } else {
        pieces.append(.text(scalars))
      }
    }
    return pieces
  }

  private enum Piece: Equatable {
    case text([Unicode.Scalar])
    case other(InputEvent)
  }
}
