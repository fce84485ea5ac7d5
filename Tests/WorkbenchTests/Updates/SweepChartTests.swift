import AppraisalFindings
import AppraisalModel
import Canvas
import Testing
@testable import Workbench

@Suite struct SweepChartTests {
  @Test(
    arguments: [
      ([0, 4, 9], 10, [0, 4, 9]), ([0, 0, 0], 5, [0, 1, 2]), ([4, 4, 4], 5, [2, 3, 4]),
      ([3, 3, 4], 5, [2, 3, 4]), ([0, 0], 1, [0, nil]), ([], 3, []),
    ] as [([Int], Int, [Int?])])
  func `names stand as near to their lines as there are rows`(
    wanted: [Int], rows: Int, expected: [Int?]
  ) {
    #expect(SweepChart.spread(wanted, rows: rows) == expected)
  }

  /// Twenty-eight options of which few lead anywhere.
  private static let many = CaseDocument(
    id: "many", title: "Many", question: Question(words: "Which?"),
    options: (0..<28).map { Option(id: id("o\($0)"), label: "O\($0) site") },
    criteria: [
      Criterion(id: id("x"), label: "X", scale: Scale()),
      Criterion(id: id("y"), label: "Y", scale: Scale()),
    ])

  @Test func `of many options those that lead somewhere are named and the others counted`() {
    var marks: [Edit] = []
    for option in 0..<28 {
      for (criterion, mark) in [("x", option * 3), ("y", option == 0 ? 100 : 50 - option)] {
        let place = MarkingPlace(
          round: .solo, assessor: Board.member.id, option: id("o\(option)"),
          criterion: id(criterion))
        marks.append(.marks(.mark(place: place, old: nil, new: .mark(DecimalNumber(mark)))))
      }
    }
    for criterion in ["x", "y"] {
      marks.append(
        .weights(.weigh(holder: .agreed, criterion: id(criterion), old: nil, new: 50)))
    }
    var desk = Desk(Board.opened(Self.many, marks), size: Size(width: 80, height: 24))
    desk.type("g5")
    #expect(desk.screen.contains("O27 site"))
    #expect(desk.screen.contains("O0 site"))
    #expect(desk.screen.contains("other options are never first here"))
  }
}
