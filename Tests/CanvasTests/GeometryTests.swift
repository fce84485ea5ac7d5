import Canvas
import Testing

@Suite struct GeometryTests {
  private let rect = Rect(x: 2, y: 1, width: 6, height: 4)

  @Test func `lengths are never negative`() {
    #expect(Size(width: -1, height: -2) == Size(width: 0, height: 0))
    #expect(Rect(x: 1, y: 1, width: -3, height: 2).isEmpty)
    #expect(rect.inset(left: 4, right: 4).isEmpty)
  }

  @Test(arguments: [-1, 0, 3, 4, 9]) func `parts make up the whole`(rows: Int) {
    let top = rect.splitTop(rows)
    #expect(top.top.height + top.rest.height == 4)
    #expect(top.top.maxY == top.rest.y)
    let bottom = rect.splitBottom(rows)
    #expect(bottom.bottom.height + bottom.rest.height == 4)
    #expect(bottom.rest.maxY == bottom.bottom.y)
    let left = rect.splitLeft(rows)
    #expect(left.left.width + left.rest.width == 6)
    #expect(left.left.maxX == left.rest.x)
  }

  @Test func `rectangles meet or do not`() {
    let other = Rect(x: 6, y: 3, width: 9, height: 9)
    #expect(rect.intersection(other) == Rect(x: 6, y: 3, width: 2, height: 2))
    #expect(rect.intersection(Rect(x: 20, y: 0, width: 2, height: 2)).isEmpty)
    #expect(rect.contains(Point(x: 7, y: 4)))
    #expect(!rect.contains(Point(x: 8, y: 4)))
  }
}
