import Canvas

/// The terminal database's names of keys.
///
/// The numbers that curses gives to extended keys differ from one terminal type to the next, so
/// keys are known by name alone.
enum KeyNames {
  /// The key of a name such as "kcuu1" or "kLFT5", or nil for one that the program does not use.
  static func key(named name: String) -> Key? {
    if let key = plain[name] { return key }
    if name.hasPrefix("kf"), let number = Int(name.dropFirst(2)) { return .function(number) }
    return modified(name)
  }

  /// Every name that `key(named:)` knows, for asking the database.
  static let all: [String] =
    plain.keys.sorted() + (1...24).map { "kf\($0)" }
    + stems.keys.sorted().flatMap { stem in
      [stem] + (3...7).map { "\(stem)\($0)" }
    }

  private static let plain: [String: Key] = [
    "kcuu1": .up, "kcud1": .down, "kcub1": .left, "kcuf1": .right,
    "khome": .home, "kend": .end, "kpp": .pageUp, "knp": .pageDown,
    "kich1": .insert, "kdch1": .delete, "kcbt": .backTab, "kent": .enter,
    "ka1": .home, "ka3": .pageUp, "kc1": .end, "kc3": .pageDown,
    "kfnd": .home, "kslt": .end, "kri": .up, "kind": .down,
  ]

  /// Keys with modifiers: the bare name means Shift, a digit from 3 names other combinations.
  private static let stems: [String: Key] = [
    "kUP": .up, "kDN": .down, "kLFT": .left, "kRIT": .right, "kHOM": .home, "kEND": .end,
    "kPRV": .pageUp, "kNXT": .pageDown, "kIC": .insert, "kDC": .delete,
  ]

  private static func modified(_ name: String) -> Key? {
    if let key = stems[name] { return key }
    guard let digit = name.last?.wholeNumberValue, (3...8).contains(digit),
      let key = stems[String(name.dropLast())]
    else { return nil }
    return key.modified(by: digit)
  }
}

extension Key {
  /// What a cursor key means with modifiers: xterm's number, 1 more than the sum of Shift 1,
  /// Alt 2 and Control 4.
  func modified(by number: Int) -> Key {
    guard number > 1, (number - 1) & 6 != 0 else { return self }
    return switch self {
    case .left: .wordLeft
    case .right: .wordRight
    case .home: .toStart
    case .end: .toEnd
    default: self
    }
  }
}
