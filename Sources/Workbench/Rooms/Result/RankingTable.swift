import AppraisalFindings
import AppraisalModel
import Canvas
import PlainText

/// The ranking as a table: names, bars, points and first places; what cannot lead under a rule.
struct RankingTable {
  let session: Session
  let families: Families
  /// Whether first places are those of all weightings and not of the board's order.
  let showsAll: Bool

  private var findings: Findings { session.findings }
  private var document: CaseDocument { session.document }

  /// The options in the order of their rows, without the rule.
  var options: [RankedOption] { findings.ranking + findings.out }

  /// How many rows the ranking takes, with the rule.
  var rowCount: Int { options.count + (findings.out.isEmpty ? 0 : 1) }

  /// Whether there is room for bars.
  static func hasBars(width: Int) -> Bool { width >= 50 }

  // MARK: Columns

  /// The totals with as many digits as separate them, or what they lie between.
  private func points(isShort: Bool) -> [String] {
    var known = Numbers.apart(options.compactMap(\.total))[...]
    return options.map { row in
      if row.total != nil, let total = known.popFirst() { return total }
      return isShort
        ? Numbers.fixed(row.low.rounded(.down), 0) + "-" + Numbers.fixed(row.high.rounded(.up), 0)
        : "\(Numbers.fixed(row.low)) - \(Numbers.fixed(row.high))"
    }
  }

  /// The shares of first places as short texts; empty where none is known.
  private var firsts: [String] {
    guard let places = session.firstPlaces else { return [] }
    let shares = findings.ranking.map {
      showsAll ? places.ofAll($0.option) : places.ofBoard($0.option)
    }
    // Where no answer is open they are parts of one whole and add up to a hundred.
    let (least, most) = (
      Self.short(Percentages.ofHundred(shares.map(\.least))),
      Self.short(Percentages.ofHundred(shares.map(\.most)))
    )
    return zip(least, most).map { $0 == $1 ? $0 : "\($0)-\($1)" } + findings.out.map { _ in "" }
  }

  /// Shares of every hundred in few letters: ">99", "<1".
  private static func short(_ words: [String]) -> [String] {
    words.map {
      $0.replacing("more than ", with: ">").replacing("fewer than ", with: "<")
    }
  }

  /// The widths of the columns in a width; 0 for those that there is no room for.
  private struct Widths {
    var rank: Int
    var name: Int
    var bar: Int
    var points: Int
    var first: Int
  }

  private func widths(_ width: Int, names: [String], points: Int, firsts: [String]) -> Widths {
    let rank = max(1, String(findings.ranking.count).count)
    // Two columns are the selection mark's, one the scroll marks'; one stands before each column.
    let longestFirst = firsts.map(DisplayText.displayWidth).max() ?? 0
    let first = firsts.isEmpty || width < 34 ? 0 : max(5, longestFirst)
    let rest = width - 3 - rank - 1 - points - 1 - (first > 0 ? first + 1 : 0)
    let longest = names.map(DisplayText.displayWidth).max() ?? 0
    guard Self.hasBars(width: width) else {
      return Widths(rank: rank, name: max(1, rest), bar: 0, points: points, first: first)
    }
    let name = min(longest, max(14, min(36, max(rest / 2, rest - 24))))
    return Widths(
      rank: rank, name: name, bar: max(0, rest - name - 1), points: points, first: first)
  }

  // MARK: Names

  /// What is said of an option beside its name, and never cut.
  private func remark(_ row: RankedOption) -> String {
    if document.option(row.option)?.isBlocked == true { return " (blocked)" }
    return row.failedHurdles.isEmpty && !row.unsureHurdles.isEmpty ? " (if it passes)" : ""
  }

  private func names(within width: Int, ellipsis: String) -> [String] {
    let remarks = options.map(remark)
    let names = DisplayText.apart(
      options.map { document.name($0.option) },
      within: remarks.map { max(0, width - DisplayText.displayWidth($0)) }, ellipsis: ellipsis)
    return zip(names, remarks).map { $0 + $1 }
  }

  // MARK: Drawing

  /// Draws the table; a click means the place of an option.
  func draw(
    _ frame: inout Frame<Action>, in rect: Rect, selected: OptionID?, showsHeader: Bool
  ) {
    let points = points(isShort: !Self.hasBars(width: rect.width))
    let column = NumberColumn(points)
    let firsts = firsts
    let title = findings.isComplete ? "Points" : "Between"
    let widths = widths(
      rect.width, names: options.map { document.name($0.option) + remark($0) },
      points: max(column.width, showsHeader ? DisplayText.displayWidth(title) : 0), firsts: firsts)
    let ellipsis = frame.canvas.glyphs.ellipsis
    let names = names(within: widths.name, ellipsis: ellipsis)
    var columns = [
      fixed("", widths.rank, .right), fixed("Option", widths.name, .left),
    ]
    if widths.bar > 0 { columns.append(fixed("", widths.bar, .left)) }
    columns.append(fixed(title, widths.points, .right))
    if widths.first > 0 { columns.append(fixed("First", widths.first, .right)) }
    var rows = options.enumerated().map { place, row -> TableRow in
      let isOut = place >= findings.ranking.count
      var cells = [TableCell(row.rank.map(String.init) ?? ""), TableCell(names[place])]
      if widths.bar > 0 { cells.append(families.bar(row, isOut: isOut)) }
      cells.append(TableCell(column.set(points[place])))
      if widths.first > 0 { cells.append(TableCell(firsts[place])) }
      return TableRow(cells, role: isOut ? .muted : .normal)
    }
    let first = findings.ranking.count
    if !findings.out.isEmpty {
      rows.insert(TableRow(rule: "Cannot lead: fails a hurdle"), at: first)
    }
    let chosen = options.firstIndex { $0.option == selected }
    let table = TableView(
      columns: columns, rows: rows, selectedRow: chosen.map { $0 < first ? $0 : $0 + 1 },
      showsHeader: showsHeader, gap: 1)
    frame.add(table.draw(on: &frame.canvas, in: rect)) { target in
      target.row.flatMap { row in
        row == first && !findings.out.isEmpty ? nil : .row(row < first ? row : row - 1)
      }
    }
    guard showsHeader, rect.height > 1, widths.bar > 0 else { return }
    ValueAxis.hundred.drawLabels(
      on: &frame.canvas,
      in: Rect(
        x: rect.x + 2 + widths.rank + 1 + widths.name + 1, y: rect.y, width: widths.bar, height: 1))
  }

  private func fixed(_ title: String, _ width: Int, _ alignment: Alignment) -> TableColumn {
    TableColumn(title, alignment: alignment, minimum: width, maximum: width)
  }
}
