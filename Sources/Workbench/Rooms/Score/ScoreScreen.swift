import AppraisalFindings
import AppraisalModel
import Canvas
import PlainText

/// Score: one card for each criterion, or the whole matrix.
struct ScoreScreen {
  let room: ScoreRoom
  let bench: Bench

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    guard let session = bench.session else {
      EmptyPlace.noAppraisal.draw(&frame, in: rect)
      return
    }
    let criteria = session.markedCriteria
    guard let criterion = criteria.first(where: { $0.id == room.criterion }),
      !session.markableOptions.isEmpty
    else {
      EmptyPlace(
        "This case has no criteria or options to mark yet. "
          + "g 9 goes to Author, where the facilitator adds them."
      ).draw(&frame, in: rect)
      return
    }
    if room.isMatrix {
      drawMatrix(&frame, in: rect, session, criteria)
    } else {
      let index = criteria.firstIndex { $0.id == criterion.id } ?? 0
      drawCard(&frame, in: rect, session, criterion, number: index + 1, of: criteria.count)
    }
  }

  // MARK: Card

  private func drawCard(
    _ frame: inout Frame<Action>, in rect: Rect, _ session: Session, _ criterion: Criterion,
    number: Int, of count: Int
  ) {
    var rest = rect.inset(left: 1, right: 1)
    let options = session.markableOptions
    if rest.height > 2 {
      let (line, below) = rest.splitTop(1)
      let progress = session.progress
      let counter =
        line.width > 60
        ? "criterion \(number) of \(count)"
        : line.width > 30 ? "\(progress.answered)/\(progress.all)" : ""
      drawCriterion(&frame, in: line, criterion, counter)
      rest = below
    }
    // The question and the anchors take what the options leave, the anchors first; the ends of
    // the scale stay in sight where the options have to scroll for it.
    let spare = max(rest.height - options.count, min(2, rest.height - 3))
    let anchors = anchorLines(criterion, width: rest.width, room: spare)
    let question = questionLines(criterion, width: rest.width, room: spare - anchors.count)
    for (words, role) in question + anchors {
      let (line, below) = rest.splitTop(1)
      frame.canvas.put(words, x: line.x, y: line.y, width: line.width, role: role)
      rest = below
    }
    if rest.height > options.count { rest = rest.splitTop(1).rest }
    let (list, below) = rest.splitTop(options.count)
    drawOptions(&frame, in: list, session, criterion, options, number - 1)
    drawFoot(&frame, in: below, session, criterion)
  }

  private func drawCriterion(
    _ frame: inout Frame<Action>, in line: Rect, _ criterion: Criterion, _ counter: String
  ) {
    if !counter.isEmpty {
      frame.canvas.put(counter, x: line.maxX - counter.count, y: line.y, role: .muted)
    }
    frame.canvas.putFitted(
      criterion.label, x: line.x, y: line.y, width: line.width - counter.count - 1, role: .heading)
  }

  private func questionLines(
    _ criterion: Criterion, width: Int, room: Int
  ) -> [(String, Role)] {
    let lines = DisplayText.wrap(criterion.question, width: max(1, min(width, 90)))
    return lines.count <= room - 1 && !criterion.question.isEmpty ? lines.map { ($0, .muted) } : []
  }

  private func anchorLines(
    _ criterion: Criterion, width: Int, room: Int
  ) -> [(String, Role)] {
    guard room > 0 else { return [] }
    if criterion.kind == .hurdle { return [("  y passes   f fails   x no answer", .muted)] }
    guard let scale = criterion.scale else { return [] }
    let anchors = scale.anchors.sorted { $0.at > $1.at }
    var lines: [(String, Role)] = []
    for anchor in anchors {
      let mark = DisplayText.padded(scale.words(anchor.at), to: 4, alignment: .right)
      let wrapped = DisplayText.wrap(anchor.words, width: max(1, min(width - 6, 84)))
      for (index, words) in wrapped.enumerated() {
        lines.append(((index == 0 ? mark : "    ") + "  " + words, .normal))
      }
    }
    if lines.count <= room { return lines }
    let short = anchors.map { anchor in
      let mark = DisplayText.padded(scale.words(anchor.at), to: 4, alignment: .right)
      return (
        DisplayText.truncated(
          "\(mark)  \(anchor.words)", to: width, ellipsis: bench.glyphs.ellipsis), Role.normal
      )
    }
    if short.count <= room { return short }
    guard room > 1, let best = short.first, let worst = short.last else { return [] }
    return [best, worst]
  }

  private func drawOptions(
    _ frame: inout Frame<Action>, in rect: Rect, _ session: Session, _ criterion: Criterion,
    _ options: [Option], _ column: Int
  ) {
    let selected = options.firstIndex { $0.id == room.option } ?? 0
    let first = Scroll.offset(
      stored: 0, selected: selected, count: options.count, visible: rect.height)
    // Where there is little room the names come before the words behind a mark.
    let nameWidth = max(8, rect.width < 50 ? rect.width - 9 : min(36, rect.width - 18))
    for index in first..<min(options.count, first + rect.height) {
      let line = Rect(x: rect.x, y: rect.y + index - first, width: rect.width, height: 1)
      let isSelected = index == selected
      let marking = session.marking(options[index].id, criterion.id)
      let sign = isSelected ? String(bench.glyphs.selection) : " "
      let blocked = options[index].isAppraised ? "" : " (blocked)"
      let title = "\(sign) \(index + 1) \(session.document.name(options[index].id))\(blocked)"
      if isSelected { frame.canvas.fill(line, role: .selected) }
      frame.canvas.putFitted(
        title, x: line.x, y: line.y, width: nameWidth, role: isSelected ? .selected : .normal)
      frame.hits.append(HitBox(line, .cell(option: index, criterion: column)))
      let x = line.x + nameWidth + 1
      if isSelected, let entry = room.entry {
        frame.canvas.put("[", x: x, y: line.y, role: .selected)
        let field = TextFieldView(entry: entry)
        frame.cursor = field.draw(
          on: &frame.canvas, in: Rect(x: x + 1, y: line.y, width: 5, height: 1))
        frame.canvas.put("]", x: x + 6, y: line.y, role: .selected)
      } else {
        let before = session.markingBefore(options[index].id, criterion.id)
        drawAnswer(
          &frame, marking, before: before?.answer, criterion.scale, x: x, line: line, isSelected)
        if isSelected { frame.cursor = Point(x: x + 1, y: line.y) }
      }
    }
  }

  private func drawAnswer(
    _ frame: inout Frame<Action>, _ marking: Marking, before: Answer?, _ scale: Scale?, x: Int,
    line: Rect, _ isSelected: Bool
  ) {
    let role: Role = isSelected ? .selected : .normal
    let words: String
    switch marking.answer {
    case .mark(let number):
      words = DisplayText.padded(
        scale?.words(number) ?? number.description, to: 6, alignment: .right)
    case .none: words = "     ."
    case .pass?, .fail?: words = "  " + (marking.answer?.words ?? "")
    case .some(let other): words = "     ?  " + other.words
    }
    let used = frame.canvas.put(words, x: x, y: line.y, width: line.maxX - x, role: role)
    var extras: [String] = []
    if let before { extras.append("before: \(before.words(on: scale))") }
    if !marking.reason.isEmpty { extras.append("reason") }
    if !marking.evidence.isEmpty {
      extras.append(Numbers.count(marking.evidence.count, "piece", "pieces") + " of evidence")
    }
    guard !extras.isEmpty else { return }
    frame.canvas.put(
      extras.joined(separator: ", "), x: x + used + 3, y: line.y, width: line.maxX - x - used - 3,
      role: isSelected ? .selected : .muted)
  }

  /// Below the options: the reason given, else what to do first, and the evidence.
  private func drawFoot(
    _ frame: inout Frame<Action>, in rect: Rect, _ session: Session, _ criterion: Criterion
  ) {
    guard rect.height > 1, let option = room.option else { return }
    let marking = session.marking(option, criterion.id)
    var blocks: [TextBlock] = []
    if session.progress.answered == 0 {
      blocks.append(
        .paragraph(
          "No marks yet. Type a number and press Enter to start with \(criterion.label). "
            + "Stop whenever you like; anything marked 'saved' is kept.", role: .accent))
    }
    if !marking.reason.isEmpty { blocks.append(.keyValue("Reason", marking.reason)) }
    if let before = session.markingBefore(option, criterion.id), !before.reason.isEmpty {
      blocks.append(.keyValue("Reason before", before.reason))
    }
    let linked = session.document.evidence.filter { marking.evidence.contains($0.id) }
    let shown =
      linked.isEmpty
      ? session.document.evidence.filter { $0.concerns(option, criterion.id) } : linked
    // More than fits is never wrapped.
    for item in shown.prefix(rect.height) {
      let place = item.source.map { $0.place.isEmpty ? "" : " \($0.place)" } ?? ""
      blocks.append(.keyValue("Evidence\(place)", item.words.isEmpty ? item.label : item.words))
    }
    let pane = ReadingPane(blocks)
    let area = rect.inset(top: 1)
    _ = pane.draw(on: &frame.canvas, in: area)
  }

  // MARK: Matrix

  private func drawMatrix(
    _ frame: inout Frame<Action>, in rect: Rect, _ session: Session, _ criteria: [Criterion]
  ) {
    let options = session.markableOptions
    let selectedColumn = criteria.firstIndex { $0.id == room.criterion } ?? 0
    let cursorRow = options.firstIndex { $0.id == room.option } ?? 0
    var columns = [TableColumn("Option", minimum: 8, maximum: 30, priority: 100)]
    columns += criteria.map {
      TableColumn(
        session.document.name($0.id), alignment: .right, minimum: 5, maximum: 12, priority: 10)
    }
    let rows = options.enumerated().map { row, option in
      let cells = criteria.enumerated().map { column, criterion -> TableCell in
        if row == cursorRow, column == selectedColumn, let entry = room.entry {
          return TableCell("[\(entry.text)]")
        }
        switch session.marking(option.id, criterion.id).answer {
        case .mark(let number):
          return TableCell(criterion.scale?.words(number) ?? number.description)
        case .none: return "."
        case .pass?: return "pass"
        case .fail?: return "fail"
        case .doesNotApply?: return "n/a"
        case .doNotKnow?: return "?"
        case .ratherNot?: return "-"
        }
      }
      return TableRow([TableCell(session.document.name(option.id))] + cells)
    }
    let table = TableView(
      columns: columns, rows: rows, selectedRow: cursorRow, selectedColumn: selectedColumn + 1)
    let (top, below) = rect.splitTop(min(rect.height, options.count + 1))
    let drawn = table.draw(on: &frame.canvas, in: top)
    frame.add(drawn) { target in
      guard let row = target.row else { return nil }
      return .cell(option: row, criterion: max(0, (target.column ?? 1) - 1))
    }
    let title =
      options[cursorRow...].first.map { session.document.name($0.id) + ": " } ?? ""
    drawMatrixFoot(
      &frame, in: below.inset(left: 1, right: 1), criteria[selectedColumn],
      title: title + criteria[selectedColumn].label)
  }

  /// The whole names of the cell under the cursor, and what its marks mean.
  private func drawMatrixFoot(
    _ frame: inout Frame<Action>, in rect: Rect, _ criterion: Criterion, title: String
  ) {
    guard rect.height > 2 else { return }
    var y = rect.y
    for line in DisplayText.wrap(title, width: max(1, rect.width)).prefix(rect.height - 1) {
      y += 1
      frame.canvas.put(line, x: rect.x, y: y, width: rect.width, role: .heading)
    }
    for (words, role) in anchorLines(criterion, width: rect.width, room: rect.maxY - y - 1) {
      y += 1
      frame.canvas.put(words, x: rect.x, y: y, width: rect.width, role: role)
    }
    let legend = ". blank   ? I do not know   n/a does not apply   - would rather not mark"
    if y + 2 < rect.maxY {
      frame.canvas.put(legend, x: rect.x, y: y + 2, width: rect.width, role: .muted)
    }
  }
}
