import AppraisalFindings
import Testing

@Suite struct PercentagesTests {
  @Test(
    arguments: [
      ([1.0, 1, 1], [34, 33, 33]), ([0.125, 0.125, 0.75], [13, 12, 75]), ([0, 0], [0, 0]),
      ([5], [100]), ([0, 2], [0, 100]), ([], []),
    ])
  func `largest remainders get what is left over`(_ shares: [Double], _ expected: [Int]) {
    #expect(Percentages.split(shares) == expected)
  }

  @Test(arguments: 1...40)
  func `the parts add up to a hundred`(_ count: Int) {
    let shares = (1...count).map { 1 / Double($0) }
    let parts = Percentages.split(shares)
    #expect(parts.reduce(0, +) == 100)
    let sum = shares.reduce(0, +)
    #expect(zip(parts, shares).allSatisfy { abs(Double($0) - $1 / sum * 100) < 1 })
  }
}
