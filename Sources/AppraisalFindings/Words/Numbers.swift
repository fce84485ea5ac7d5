/// Numbers as the screens, the papers and the command line write them.
package enum Numbers {
  /// A number with a fixed count of decimals, a point, and a hyphen for minus.
  ///
  /// Halves go away from zero, those included that arithmetic left a hair below; what rounds to zero
  /// has no sign. Numbers that are not finite, and those of more than sixteen digits, are written as
  /// a dash. There are at most fifteen decimals.
  package static func fixed(_ value: Double, _ decimals: Int = 1) -> String {
    var scale: Int64 = 1
    for _ in 0..<max(0, min(15, decimals)) { scale *= 10 }
    let exact = value.magnitude * Double(scale)
    let rounded = (exact + 1e-9).rounded(.toNearestOrAwayFromZero)
    guard rounded < 1e16 else { return "-" }
    let scaled = Int64(rounded)
    let whole = scaled / scale
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard decimals > 0 else { return sign + String(whole) }
    let fraction = String(scaled % scale)
    let width = min(15, decimals)
    let padded = String(repeating: "0", count: max(0, width - fraction.count)) + fraction
    return "\(sign)\(whole).\(padded)"
  }

  /// A share as so many of every hundred, never rounded up to all or down to none.
  package static func ofHundred(_ share: Double) -> String {
    let hundredth = Int((share * 100).rounded())
    if share >= 1 { return "100" }
    if hundredth >= 100 { return "more than 99" }
    if share <= 0 { return "0" }
    return hundredth <= 0 ? "fewer than 1" : String(hundredth)
  }

  /// A count with its noun: "1 mark", "25 marks".
  package static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    number == 1 ? "1 \(singular)" : "\(number) \(plural ?? singular + "s")"
  }

  /// Names joined as in a sentence: "A", "A and B", "A, B and C".
  package static func list(_ names: [String]) -> String {
    guard let last = names.last else { return "" }
    let rest = names.dropLast()
    return rest.isEmpty ? last : rest.joined(separator: ", ") + " and " + last
  }

  /// A number without a needless last zero: "30", "12.4".
  package static func short(_ value: Double) -> String { trimmed(value, 1) }

  /// A number to so many decimals, without those at its end that are zero.
  static func trimmed(_ value: Double, _ decimals: Int) -> String {
    var text = fixed(value, decimals)[...]
    guard text.utf8.contains(UInt8(ascii: ".")) else { return String(text) }
    while text.hasSuffix("0") { text.removeLast() }
    return String(text.hasSuffix(".") ? text.dropLast() : text)
  }

  /// A share of one as a percentage to a tenth: "30%", "12.4%".
  ///
  /// Rounding up or down forgives what arithmetic adds or takes.
  package static func percent(
    _ share: Double, _ rule: FloatingPointRoundingRule = .toNearestOrAwayFromZero
  ) -> String {
    tenth(share * 100, rule) + "%"
  }

  /// A number to a tenth, rounded as told, without a needless last zero.
  private static func tenth(_ value: Double, _ rule: FloatingPointRoundingRule) -> String {
    let slack = rule == .up ? -noise : rule == .down ? noise : 1e-9
    return short((value * 10 + slack).rounded(rule) / 10)
  }

  /// The next tenth above a number of points, with its noun, and never more than there is to give.
  ///
  /// At the exact number two options only draw level, so that the one named must be larger. Where the
  /// next tenth is more than is held, there are as many decimals as leave it below; where it takes all
  /// that is held, that is what is said.
  package static func points(beyond value: Double, holding held: Double = .infinity) -> String {
    var (scale, decimals) = (10.0, 1)
    while decimals < 6 {
      let next = ((value * scale + noise).rounded(.down) + 1) / scale
      if next <= held + 1e-9 { return points(next, decimals) }
      (scale, decimals) = (scale * 10, decimals + 1)
    }
    return points((min(value, held) * 100 + noise).rounded(.down) / 100, 2)
  }

  private static func points(_ value: Double, _ decimals: Int) -> String {
    let text = trimmed(value, decimals)
    return text == "1" ? "1 point" : "\(text) points"
  }

  /// What arithmetic may add to or take from a number.
  static let noise = 1e-6
}
