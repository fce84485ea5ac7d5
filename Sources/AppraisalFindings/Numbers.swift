/// Numbers as the screens, the papers and the command line write them.
public enum Numbers {
  /// A number with a fixed count of decimals, a point, and a hyphen for minus.
  ///
  /// Halves go away from zero; what rounds to zero has no sign. Numbers that are not finite, and
  /// those of more than sixteen digits, are written as a dash. There are at most fifteen decimals.
  public static func fixed(_ value: Double, _ decimals: Int = 1) -> String {
    var scale: Int64 = 1
    for _ in 0..<max(0, min(15, decimals)) { scale *= 10 }
    let rounded = (value.magnitude * Double(scale)).rounded(.toNearestOrAwayFromZero)
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
  public static func ofHundred(_ share: Double) -> String {
    let hundredth = Int((share * 100).rounded())
    if share >= 1 { return "100" }
    if hundredth >= 100 { return "more than 99" }
    if share <= 0 { return "0" }
    return hundredth <= 0 ? "fewer than 1" : String(hundredth)
  }

  /// A count with its noun: "1 mark", "25 marks".
  public static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    number == 1 ? "1 \(singular)" : "\(number) \(plural ?? singular + "s")"
  }

  /// Names joined as in a sentence: "A", "A and B", "A, B and C".
  public static func list(_ names: [String]) -> String {
    guard let last = names.last else { return "" }
    let rest = names.dropLast()
    return rest.isEmpty ? last : rest.joined(separator: ", ") + " and " + last
  }
}
