import SeededRandom
import AppraisalModel
import Testing

@Suite struct DecimalNumberTests {
  @Test(
    arguments: [
      ("0", "0"), ("-0", "0"), ("-0.0", "0"), ("7", "7"), ("007", "7"), ("7.5", "7.5"),
      ("7.500", "7.5"), ("-7.5", "-7.5"), ("-0.000000001", "-0.000000001"),
      ("999999999.999999999", "999999999.999999999"),
      ("-999999999.999999999", "-999999999.999999999"), ("0.1", "0.1"), ("10", "10"),
      ("100.010", "100.01"),
    ])
  func `entered text is read and written in its shortest form`(_ text: String, _ shortest: String) {
    #expect(DecimalNumber(text)?.description == shortest)
    #expect(DecimalNumber(shortest)?.description == shortest)
    #expect(DecimalNumber(text) == DecimalNumber(shortest))
  }

  @Test(
    arguments: [
      "", "-", "+1", "--1", "1-", ".", ".5", "5.", "-.5", "1..2", "1.2.3", "1,5", "1e5", "1E5",
      "NaN", "nan", "inf", "-inf", "0x10", " 1", "1 ", "1\n", "1_000", "٣", "１", "−1", "1\u{301}",
      "1234567890", "0000000001", "1.0000000000", "0.1234567891",
    ])
  func `text outside the grammar is refused`(_ text: String) {
    #expect(DecimalNumber(text) == nil)
  }

  @Test func `whole numbers are exact and end at nine digits`() {
    #expect(DecimalNumber(123_456_789).value == 123_456_789)
    #expect(DecimalNumber(-999_999_999).value == -999_999_999)
    #expect(DecimalNumber(Int.max).description == "999999999")
    #expect(DecimalNumber(Int.min).description == "-999999999")
    let literal: DecimalNumber = 42
    #expect(literal.description == "42")
  }

  @Test(
    arguments: [
      "0.1", "0.3", "33.3", "66.667", "-12.345678901", "1.000000001", "9007198.254740993",
      "0.000000001", "100",
    ])
  func `the value is the double nearest to the text`(_ text: String) throws {
    #expect(DecimalNumber(text)?.value == Double(text))
  }

  @Test func `random numbers keep their text, their order and their value`() {
    let seed: UInt64 = 20_261_121
    var dice = SeededGenerator(seed: seed)
    for trial in 0..<2000 {
      let one = Self.draw(&dice)
      let other = Self.draw(&dice)
      let comment: Comment = "seed \(seed), trial \(trial): \(one) and \(other)"
      guard let left = DecimalNumber(one), let right = DecimalNumber(other),
        let leftValue = Double(one), let rightValue = Double(other)
      else {
        Issue.record(comment)
        continue
      }
      #expect(DecimalNumber(left.description) == left, comment)
      #expect(abs(left.value - leftValue) <= leftValue.ulp, comment)
      if leftValue != rightValue { #expect((left < right) == (leftValue < rightValue), comment) }
      #expect(left == right || left < right || right < left, comment)
    }
  }

  private static func draw(_ dice: inout SeededGenerator) -> String {
    func digits() -> String {
      (0..<Int.random(in: 1...9, using: &dice)).map { _ in
        String(Int.random(in: 0...9, using: &dice))
      }.joined()
    }
    let sign = Bool.random(using: &dice) ? "-" : ""
    return sign + digits() + (Bool.random(using: &dice) ? "." + digits() : "")
  }

  @Test(
    arguments: [
      ("7.5", "2.5", "0", true), ("7.4", "2.5", "0", false), ("0.3", "0.1", "0", true),
      ("-5", "10", "-15", true), ("3", "0", "0", true), ("3", "-1", "0.5", true),
      ("5", "2", "1", true), ("5", "2", "0", false),
    ])
  func `steps are counted exactly from a start`(
    _ mark: String, _ step: String, _ start: String, _ expected: Bool
  ) throws {
    let number = try #require(DecimalNumber(mark))
    let isWhole = number.isWhole(
      stepsOf: try #require(DecimalNumber(step)), from: try #require(DecimalNumber(start)))
    #expect(isWhole == expected)
  }
}
