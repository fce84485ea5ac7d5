import AppraisalFindings
import Testing

@Suite struct NumbersTests {
  @Test(
    arguments: [
      (12.4, 1, "12.4"), (12.34, 1, "12.3"), (12.35, 1, "12.4"), (0.25, 1, "0.3"),
      (-0.25, 1, "-0.3"), (-0.04, 1, "0.0"), (0, 1, "0.0"), (-0.0, 0, "0"), (2.5, 0, "3"),
      (-2.5, 0, "-3"), (9.95, 1, "10.0"), (99.96, 1, "100.0"), (1.005, 3, "1.005"),
      (7, 2, "7.00"), (0.07, 2, "0.07"), (1234.5, 1, "1234.5"),
      (8_999_999_999.999998, 6, "8999999999.999998"),
      (1e14, 1, "100000000000000.0"), (0.5, -1, "1"), (0.5, 40, "0.500000000000000"),
      (.infinity, 1, "-"), (-.infinity, 1, "-"), (.nan, 1, "-"), (1e300, 1, "-"),
      (9e14, 12, "-"),
    ])
  func `a number has a fixed count of decimals`(
    _ value: Double, _ decimals: Int, _ expected: String
  ) {
    #expect(Numbers.fixed(value, decimals) == expected)
  }

  @Test(
    arguments: [
      (0, "0"), (0.0001, "fewer than 1"), (0.0049, "fewer than 1"), (0.0051, "1"), (0.93, "93"),
      (0.934, "93"), (0.5, "50"), (0.994, "99"), (0.996, "more than 99"),
      (0.9999, "more than 99"), (1, "100"),
    ])
  func `a share is never rounded up to all or down to none`(_ share: Double, _ expected: String) {
    #expect(Numbers.ofHundred(share) == expected)
  }

  @Test func `a count agrees with its noun`() {
    #expect(Numbers.count(0, "mark") == "0 marks")
    #expect(Numbers.count(1, "mark") == "1 mark")
    #expect(Numbers.count(25, "mark") == "25 marks")
    #expect(Numbers.count(1, "mark is", "marks are") == "1 mark is")
    #expect(Numbers.count(2, "mark is", "marks are") == "2 marks are")
  }

  @Test(
    arguments: [
      ([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C"),
      (["A", "B", "C", "D"], "A, B, C and D"),
    ])
  func `names are joined as in a sentence`(_ names: [String], _ expected: String) {
    #expect(Numbers.list(names) == expected)
  }

  @Test func `halves that arithmetic left a hair below go up`() {
    #expect(Numbers.fixed(0.1 + 0.15 - 1e-17) == "0.3")
    #expect(Numbers.fixed(67.25 - 1e-13) == "67.3")
    #expect(Numbers.fixed(44.333_333) == "44.3")
    #expect(Numbers.fixed(67.249_999) == "67.2")
  }

  private static let sideBySide: [([Double], [String])] = [
    ([67.2481, 67.2326], ["67.25", "67.23"]), ([67.2, 67.2], ["67.2", "67.2"]),
    ([67.21, 67.22, 40], ["67.21", "67.22", "40.00"]), ([12.4, 30], ["12.4", "30.0"]),
    ([0.0155, 0], ["0.02", "0.00"]), ([-0.06, 0.04, 0], ["-0.06", "0.04", "0.00"]),
    ([1, 1.000_000_000_01], ["1.0", "1.0"]),
    ([1, 1.000_000_02], ["1.00000000", "1.00000002"]), ([], []),
  ]
  @Test(arguments: sideBySide)
  func `numbers that differ never look the same side by side`(
    _ values: [Double], _ expected: [String]
  ) {
    #expect(Numbers.apart(values) == expected)
  }

  @Test func `a distance is never nothing unless it is`() {
    #expect(Numbers.distance(0.0155) == "0.02")
    #expect(Numbers.distance(12.44) == "12.4")
    #expect(Numbers.distance(0) == "0.0")
    #expect(Numbers.signed(-0.004) == "-0.004")
    #expect(Numbers.signed(3) == "+3.0")
  }

  private static let quoted: [(Double, String)] = [
    (50.01, "50.01"), (60.666_666_666_667, "60.7"), (44.333_333_333_333, "44.3"), (60, "60"),
    (60.25, "60.25"), (0.300_000_000_000_000_04, "0.3"), (76.666_666_666_667, "76.7"),
  ]
  @Test(arguments: quoted)
  func `a mark is quoted as it was entered and a mean to a tenth`(
    _ value: Double, _ expected: String
  ) {
    #expect(Numbers.mark(value) == expected)
  }

  private static let needed: [(Double, Double, String, String)] = [
    (44.333_333_333_333, 60.666_666_666_667, "44.3", "60.7"),
    (60.666_666_666_667, 44.333_333_333_333, "60.7", "44.3"),
    (68.366_666_666_667, 68.39, "68.37", "68.39"), (60, 77.6, "60", "77.6"),
    (76.666_666_666_667, 76.61, "76.7", "76.6"), (50.01, 50.01, "50.01", "50.01"),
    (50, 99.951, "50", "100"),
  ]
  @Test(arguments: needed)
  func `a needed mark is enough and never looks like the one that is there`(
    _ now: Double, _ needed: Double, _ first: String, _ second: String
  ) {
    let words = Numbers.marks(now: now, needed: needed, on: 0...100)
    #expect(words.now == first)
    #expect(words.needed == second)
  }

  @Test func `a needed mark does not leave its scale`() {
    #expect(Numbers.marks(now: 50, needed: 99.91, on: 0...99.93).needed == "99.91")
  }

  private static let asked: [(Double, Double, String)] = [
    (12.083, 12.5, "12.1 points"), (12.46, 12.5, "12.5 points"),
    (33.32, 33.333_333_333_333, "33.33 points"), (12.5, 12.5, "12.5 points"),
    (33.333_333_333_333, 33.333_333_333_333, "33.33 points"), (6.909, 20, "7 points"),
    (0.95, 40, "1 point"), (0, 40, "0.1 points"), (13, .infinity, "13.1 points"),
  ]
  @Test(arguments: asked)
  func `no more points are asked for than are held`(
    _ needed: Double, _ held: Double, _ expected: String
  ) {
    #expect(Numbers.points(beyond: needed, holding: held) == expected)
  }

  private static let ranges: [(Double, Double, Double, [String])] = [
    (0.2, 0.3, 0.5, ["20%", "30%", "50%"]),
    (0.33311, 0.3334, 0.33389, ["33.32%", "33.34%", "33.38%"]),
    (0, 0, 0.5, ["0%", "0%", "50%"]),
    (0.333_333_333, 0.333_333_333, 0.5, ["33.4%", "33.3%", "50%"]),
  ]
  @Test(arguments: ranges)
  func `a share within a range is said to be inside`(
    _ low: Double, _ share: Double, _ high: Double, _ expected: [String]
  ) {
    let words = Numbers.percents(from: low, now: share, to: high)
    #expect([words.from, words.now, words.to] == expected)
  }
}
