import AppraisalModel
import Canvas

/// How far the text about a cell of the ballot was cellScroll; that of another cell starts at its top.
struct ScrolledCell: Sendable {
  var option: OptionID?
  var criterion: CriterionID?
  var line = 0
}

extension ScoreRoom {
  /// The first line that is shown of the text about the cell of the cursor.
  var readingOffset: Int {
    cellScroll.option == option && cellScroll.criterion == criterion ? cellScroll.line : 0
  }

  /// Turns a page of the text about the cell of the cursor; in the matrix goes to another criterion.
  mutating func turnPage(by pages: Int, _ bench: inout Bench) throws(Refusal) {
    if isMatrix { return try moveCriterion(by: pages, &bench) }
    guard let session = bench.session,
      let parts = ScoreScreen(room: self, bench: bench).parts(session, in: bench.content)
    else { return }
    let area = Size(width: parts.readingArea.width, height: parts.readingArea.height)
    let offset = max(0, readingOffset + pages * max(1, area.height))
    cellScroll = ScrolledCell(
      option: option, criterion: criterion,
      line: parts.reading.pane(offset: offset).firstLine(in: area))
  }
}
