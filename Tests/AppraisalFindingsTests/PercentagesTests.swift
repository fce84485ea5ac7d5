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

  @Test(
    arguments: [
      ([100.0, 98, 60], ["38.76", "37.98", "23.26"]), ([1, 1, 2], ["25.0", "25.0", "50.0"]),
      ([1, 1, 1], ["33.34", "33.33", "33.33"]), ([0, 0], ["0.0", "0.0"]), ([], []),
      ([40, 30, 30], ["40.0", "30.0", "30.0"]),
    ])
  func `percentages are rounded from the exact share and add up`(
    _ shares: [Double], _ expected: [String]
  ) {
    #expect(Percentages.written(shares) == expected)
  }

  @Test func `shares of every hundred add up and are never all or none unless they are`() {
    #expect(Percentages.ofHundred([0.625, 0.375]) == ["63", "37"])
    #expect(Percentages.ofHundred([0.999, 0.001, 0]) == ["more than 99", "fewer than 1", "0"])
    #expect(Percentages.ofHundred([1, 0]) == ["100", "0"])
  }
}
