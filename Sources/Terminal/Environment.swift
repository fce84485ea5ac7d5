import Glibc

/// The variables that the screen depends on.
enum Environment {
  /// The value of a variable, nil when it is unset.
  static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// How long Escape waits for what may follow it, as the variable ESCDELAY says in milliseconds.
  static var escapeDelay: Duration {
    escapeDelay(from: value("ESCDELAY"))
  }

  /// The delay that a value asks for: 25 ms when it is unset or absurd.
  static func escapeDelay(from value: String?) -> Duration {
    guard let value, let number = Int(value), (1...2000).contains(number) else {
      return .milliseconds(25)
    }
    return .milliseconds(number)
  }
}
