/// Whole numbers for shares that must still add up: the largest-remainder method.
///
/// Every share is rounded down; what is left over goes to the largest remainders, earlier items
/// first. Source: Hamilton's method of apportionment.
public enum RoundedShares {
  /// Splits a whole number in proportion to shares that are 0 or more; the parts add up to it.
  ///
  /// All zero shares give all zero parts. Complexity: O(n log n).
  public static func split(_ total: Int, by shares: [Double]) -> [Int] {
    let sum = shares.reduce(0, +)
    guard sum > 0, sum.isFinite, total > 0 else { return shares.map { _ in 0 } }
    let exact = shares.map { $0 / sum * Double(total) }
    // A share that rounding left a hair below a whole number is that number.
    var parts = exact.map { Int(($0 + 1e-9).rounded(.down)) }
    let remainders = zip(exact, parts).map { $0 - Double($1) }
    let byRemainder = shares.indices.sorted {
      remainders[$0] != remainders[$1] ? remainders[$0] > remainders[$1] : $0 < $1
    }
    var left = total - parts.reduce(0, +)
    for index in byRemainder where left > 0 && shares[index] > 0 {
      parts[index] += 1
      left -= 1
    }
    return parts
  }
}
