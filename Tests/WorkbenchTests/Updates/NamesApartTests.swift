import AppraisalModel
import Canvas
import Testing
@testable import Workbench

/// Options whose names begin with the same forty letters are told apart wherever they are cut.
@Suite struct NamesApartTests {
  private static let document = CaseDocument(
    id: "day-centre", title: "The day centre", question: Question(words: "Which?"),
    options: [
      Option(id: id("stay"), label: "Stay as now", status: .baseline),
      Option(id: id("n"), label: "Reconfigure urgent care services at the Royal Northern"),
      Option(id: id("s"), label: "Reconfigure urgent care services at the Royal Southern"),
    ],
    criteria: [
      Criterion(id: id("x"), label: "Nearness to people of the north", scale: Scale()),
      Criterion(id: id("y"), label: "Nearness to people of the south", scale: Scale()),
    ])

  private static func desk(_ keys: String, size: Size) -> Desk {
    var cells: [Edit] = []
    for (option, x, y) in [("stay", 50, 40), ("n", 60, 70), ("s", 70, 60)] {
      for (criterion, mark) in [("x", x), ("y", y)] {
        let place = MarkingPlace(
          round: .solo, assessor: Board.member.id, option: id(option), criterion: id(criterion))
        cells.append(.marks(.mark(place: place, old: nil, new: .mark(DecimalNumber(mark)))))
      }
    }
    var desk = Desk(Board.opened(document, cells), size: size)
    desk.type(keys)
    return desk
  }

  @Test(
    arguments: ["g1", "g2m", "g3"],
    [Size(width: 120, height: 40), Size(width: 80, height: 24), Size(width: 40, height: 12)])
  func `the rows of two options differ`(keys: String, size: Size) {
    let rows = Self.desk(keys, size: size).rows
    let names = rows.filter { $0.contains("Rec") && !$0.contains("leads") }
    #expect(names.contains { $0.contains("North") || $0.contains("…N") }, "\(rows)")
    #expect(names.contains { $0.contains("South") || $0.contains("…S") }, "\(rows)")
  }

  @Test func `the matrix says the whole names of the cell under the cursor`() {
    let rows = Self.desk("g2m<Up><Up><Up><Down>", size: Size(width: 80, height: 24)).rows
    #expect(
      rows.contains { $0.contains("RECONFIGURE URGENT CARE SERVICES AT THE ROYAL NORTHERN") },
      "\(rows)")
    #expect(rows.contains { $0.contains("Nearness to people of the north") }, "\(rows)")
    #expect(rows.contains { $0.contains("…north") && $0.contains("…south") }, "\(rows)")
  }
}
