/// A moment as records write it, in UTC: `2026-11-21T14:05:00.000Z`.
package struct Moment: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String

  /// Takes text of exactly this form that names a moment; anything else is nil.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    let form = Array("0000-00-00T00:00:00.000Z".utf8)
    let isFormed =
      bytes.count == form.count
      && zip(bytes, form).allSatisfy { byte, place in
        place == UInt8(ascii: "0")
          ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == place
      }
    guard isFormed, CalendarDay(String(text.prefix(10))) != nil else { return nil }
    func two(_ start: Int) -> Int { Int(bytes[start] - 48) * 10 + Int(bytes[start + 1] - 48) }
    guard two(11) < 24, two(14) < 60, two(17) < 60 else { return nil }
    self.text = text
  }

  package var description: String { text }

  package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension Moment: TextCoded, CodingKeyRepresentable {
  /// What a moment must be.
  package static var form: String { "a moment is written as 2026-11-21T14:05:00.000Z" }

  /// The moment as the key of an object.
  package var codingKey: any CodingKey { SlugKey(stringValue: text) }

  /// Reads a moment from the key of an object.
  package init?(codingKey: some CodingKey) { self.init(codingKey.stringValue) }
}

/// A time of day as people say it, to the minute.
package struct TimeOfDay: Hashable, Sendable, CustomStringConvertible {
  /// The minutes since midnight.
  package let minutes: Int

  /// Reads `14:05`, `14.05`, `1405` or `9:30`; nil for anything else.
  package init?(typed text: String) {
    let plain = text.filter { !$0.isWhitespace }
    guard plain.utf8.count <= 5, plain.allSatisfy({ $0.isASCII }) else { return nil }
    var parts = plain.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == ":" || $0 == "." })
    if parts.count == 1, plain.count == 3 || plain.count == 4 {
      parts = [plain.dropLast(2), plain.suffix(2)]
    }
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      parts.joined().allSatisfy(\.isNumber), let hour = Int(parts[0]), let minute = Int(parts[1]),
      hour < 24, minute < 60
    else { return nil }
    minutes = hour * 60 + minute
  }

  package var description: String {
    let (hour, minute) = (minutes / 60, minutes % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }

  /// How a time is typed, for whoever typed something else.
  package static let typingRule = "Type a time of day, such as 14:05."
}
