import Canvas
import Testing

@Suite struct FrameTests {
  @Test func `the later of two overlapping areas wins`() {
    var frame = Frame<String>(size: Size(width: 9, height: 9), glyphs: .ascii)
    frame.hits.append(HitBox(Rect(x: 0, y: 0, width: 5, height: 5), "below"))
    frame.hits.append(HitBox(Rect(x: 2, y: 2, width: 2, height: 2), "above"))
    #expect(frame.action(at: Point(x: 2, y: 2)) == "above")
    #expect(frame.action(at: Point(x: 4, y: 4)) == "below")
    #expect(frame.action(at: Point(x: 5, y: 5)) == nil)
  }

  @Test func `what was drawn is taken over with its meaning here`() {
    var frame = Frame<String>(size: Size(width: 9, height: 9), glyphs: .ascii)
    let areas = (0..<3).map { HitBox(Rect(x: $0, y: 0, width: 1, height: 1), $0) }
    frame.add(Drawn(hits: areas, cursor: Point(x: 1, y: 0))) { $0 == 1 ? nil : "row \($0)" }
    #expect(frame.hits.map(\.action) == ["row 0", "row 2"])
    #expect(frame.cursor == Point(x: 1, y: 0))
    frame.add(Drawn(hits: []))
    #expect(frame.cursor == Point(x: 1, y: 0))
  }
}
