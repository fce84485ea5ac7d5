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
}
