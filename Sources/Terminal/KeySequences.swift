import Canvas

/// Sequences that nearly every terminal sends, whatever its entry in the database says.
enum KeySequences {
  /// The key of a control sequence, from its numbers and its last byte; nil when none is known.
  static func control(_ numbers: [Int], final: UInt8) -> Key? {
    let modifier = numbers.count > 1 ? numbers[1] : 1
    guard numbers.count <= 2, modifier <= 16 else { return nil }
    if final == UInt8(ascii: "~") {
      return tilde(numbers.first ?? 0)?.modified(by: modifier)
    }
    guard (numbers.first ?? 1) <= 1 else { return nil }
    return letter(final)?.modified(by: modifier)
  }

  /// The key of a sequence that begins with ESC O; the numeric keypad sends its signs this way.
  static func singleShift(_ numbers: [Int], final: UInt8) -> Key? {
    if let sign = keypad[final] { return .character(sign) }
    if final == UInt8(ascii: "M") { return .enter }
    return letter(final)?.modified(by: numbers.last ?? 1)
  }

  /// The function key of the Linux console's ESC [ [ A to E.
  static func console(_ final: UInt8) -> Key? {
    let first = UInt8(ascii: "A")
    return (first...first + 4).contains(final) ? .function(Int(final - first) + 1) : nil
  }

  private static func letter(_ final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "Z"): .backTab
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(final - UInt8(ascii: "P")) + 1)
    default: nil
    }
  }

  private static func tilde(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28, 29: .function(number - 13)
    case 31...34: .function(number - 14)
    default: nil
    }
  }

  private static let keypad: [UInt8: Character] = {
    let bytes = Array("jklmnopqrstuvwxyX".utf8)
    return Dictionary(uniqueKeysWithValues: zip(bytes, "*+,-./0123456789="))
  }()
}
