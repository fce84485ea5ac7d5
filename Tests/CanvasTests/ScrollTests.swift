import Canvas
import Testing

@Suite struct ScrollTests {
  @Test(arguments: [
    (0, nil, 20, 5, 0), (7, nil, 20, 5, 7), (99, nil, 20, 5, 15), (-3, nil, 20, 5, 0),
    (0, 4, 20, 5, 0), (0, 5, 20, 5, 1), (10, 3, 20, 5, 3), (10, 12, 20, 5, 10),
    (0, 99, 20, 5, 15), (3, 1, 4, 5, 0), (3, 1, 20, 0, 0), (3, 1, 0, 5, 0), (0, -7, 20, 5, 0),
  ])
  func `the offset keeps the selection in sight`(
    stored: Int, selected: Int?, count: Int, visible: Int, expected: Int
  ) {
    let offset = Scroll.offset(
      stored: stored, selected: selected, count: count, visible: visible)
    #expect(offset == expected)
  }

  @Test(arguments: [(2, 20, "3 of 20"), (nil, 20, "20"), (25, 20, "20"), (0, 0, "none")])
  func `the position is said in words`(selected: Int?, count: Int, expected: String) {
    #expect(Scroll.position(selected: selected, count: count) == expected)
    #expect(Scroll.position(selected: selected, count: count, total: count) == expected)
  }

  @Test(arguments: [
    (0, 3, "1 of 3, filtered from 40"), (nil, 0, "none, filtered from 40"),
  ])
  func `a filter is mentioned`(selected: Int?, count: Int, expected: String) {
    #expect(Scroll.position(selected: selected, count: count, total: 40) == expected)
  }
}
