/// The values that a quantity may take, from a lowest to a highest.
public struct ValueRange: Equatable, Sendable {
  /// The lowest possible value.
  public let low: Double
  /// The highest possible value, never below ``low``.
  public let high: Double

  /// Makes the range between two values, given in either order.
  public init(_ one: Double, _ other: Double) {
    low = min(one, other)
    high = max(one, other)
  }

  /// Makes the range that holds one value only.
  public init(exactly value: Double) {
    self.init(value, value)
  }

  /// The whole 0 to 100 scale, which stands for a missing value.
  public static let unknown = ValueRange(0, 100)

  /// Whether only one value is possible.
  public var isExact: Bool { low == high }

  /// The distance from the lowest to the highest value.
  public var width: Double { high - low }
}
