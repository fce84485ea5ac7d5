import Canvas
import Testing
@testable import Workbench

@Suite struct UnstatedTests {
  @Test func `what is said again and again becomes a sign with one legend`() {
    let blocks: [TextBlock] = [
      .heading("Facts"), .bullet("Stay: not known: Not stated in the paper."),
      .bullet("Join: not known: Not stated in the paper. Presumably the council.  [3.2]"),
      .bullet("Wait: yes  [3.1]"),
    ]
    #expect(
      Unstated.signed(blocks).map(\.text) == [
        "Facts", "† Not stated in the paper.", "Stay: not known †",
        "Join: not known: Presumably the council. †  [3.2]", "Wait: yes  [3.1]",
      ])
  }

  @Test func `said once it stays as it is`() {
    let blocks: [TextBlock] = [.heading("Facts"), .bullet("Not stated in the paper.")]
    #expect(Unstated.signed(blocks) == blocks)
  }
}
