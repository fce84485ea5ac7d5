import DecisionAnalysis
import Testing

@Suite struct ValueRangeTests {
  @Test func `the ends are put in order`() {
    let range = ValueRange(5, 2)
    #expect(range.low == 2 && range.high == 5 && range.width == 3 && !range.isExact)
    #expect(ValueRange(exactly: 4).isExact)
    #expect(ValueRange.unknown == ValueRange(0, 100))
  }
}
