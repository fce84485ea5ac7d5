import Canvas
import GoldenSupport
import Testing
@testable import Workbench

/// Pictures of handing a laptop on, and of a ballot on paper.
@Suite struct PassingGoldenTests {
  private func expect(_ desk: Desk, _ name: String) {
    let frame = desk.frame
    let cursor = frame.cursor.map { "cursor \($0.x),\($0.y)\n" } ?? "no cursor\n"
    let size = "\(frame.canvas.size.width)x\(frame.canvas.size.height)"
    expectGolden(frame.canvas.golden + cursor, named: "\(name)-\(size)")
    #expect(faults(in: frame) == [])
  }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 40, height: 12)])
  func `handing on looks as it should`(size: Size) {
    var desk = PassingTests.desk(size: size)
    desk.type("L")
    expect(desk, "hand-over")
    desk.type("<Enter>")
    expect(desk, "hand-over-home")
    desk.type("s70<Enter>h<Down><Enter>")
    expect(desk, "hand-over-question")
  }

  @Test(arguments: [
    Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 40, height: 12),
  ])
  func `a ballot on paper looks as it should`(size: Size) {
    var desk = PaperEntryTests.desk(size: size)
    desk.type("P")
    if size.width == 80 { expect(desk, "paper-whose") }
    desk.type("<Enter>60 40 140 ?")
    expect(desk, "paper-card")
    desk.type("<BS><BS><BS><BS><BS>5 ? 30 -<Enter>")
    expect(PaperEntryTests.typed(PaperEntryTests.desk(size: size)), "paper-read")
  }
}
