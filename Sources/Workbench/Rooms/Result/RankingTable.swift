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

  /// What stands in a row: an option that is ranked, or one that is left out.
  private struct Row {
    let option: OptionID
    let points: RankedOption?
    /// Why it cannot lead; nil for what is ranked.
    let out: KeptOut?
  }

  private let rows: [Row]

  init(session: Session, families: Families, showsAll: Bool) {
    self.session = session
    self.families = families
    self.showsAll = showsAll
    rows =
      session.findings.ranking.map { Row(option: $0.option, points: $0, out: nil) }
      + session.keptOut.map { Row(option: $0.option, points: $0.points, out: $0) }
  }

  private var rankedCount: Int { findings.ranking.count }
  private var hasRule: Bool { rows.count > rankedCount }

  /// How many rows the ranking takes, with the rule.
  var rowCount: Int { rows.count + (hasRule ? 1 : 0) }

  /// The rows that are shown before the text under the table: the ranked ones, and one that is not.
  var leastRows: Int { rankedCount + (hasRule ? 2 : 0) }

  /// Whether there is room for bars.
  static func hasBars(width: Int) -> Bool { width >= 50 }

  // MARK: Columns

  /// The totals with as many digits as separate them, or what they lie between.
  private func points(isShort: Bool) -> [String] {
    var known = Numbers.apart(rows.compactMap(\.points?.total))[...]
    return rows.map { row in
      guard let row = row.points else { return "" }
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
    return zip(least, most).map { $0 == $1 ? $0 : "\($0)-\($1)" }
      + session.keptOut.map { _ in "" }
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
    let rank = max(1, String(rankedCount).count)
    // Two columns are the selection mark's, one the scroll marks'; one stands before each column.
    let longestFirst = firsts.map(DisplayText.displayWidth).max() ?? 0
    let longest = names.map(DisplayText.displayWidth).max() ?? 0
    func rest(_ first: Int) -> Int {
      width - 3 - rank - 1 - points - 1 - (first > 0 ? first + 1 : 0)
    }
    var first = firsts.isEmpty || width < 34 ? 0 : max(5, longestFirst)
    guard Self.hasBars(width: width) else {
      // A remark leaves little of a name: the column of first places makes room for it.
      if rows.prefix(rankedCount).contains(where: { !remark($0).isEmpty }), longest > rest(first) {
        first = 0
      }
      return Widths(
        rank: rank, name: max(1, rest(first)), bar: 0, points: points, first: first)
    }
    // Bars are read from as little as this on; names with their remarks go before longer ones.
    let least = 16
    let name = min(longest, max(14, min(44, rest(first) - 1 - least)))
    return Widths(
      rank: rank, name: name, bar: max(0, rest(first) - name - 1), points: points, first: first)
  }

  // MARK: Names

  /// The remark of a row in a width, which is not cut: where it leaves nothing of a name it is told by
  /// a sign, or by the rule above.
  private func remark(_ row: Row, within width: Int) -> String {
    let whole = remark(row)
    if DisplayText.displayWidth(whole) + 6 <= width { return whole }
    return row.out == nil && !whole.isEmpty ? " *" : ""
  }

  /// What is said of an option beside its name.
  private func remark(_ row: Row) -> String {
    if let out = row.out { return " (\(out.cause.words))" }
    if document.option(row.option)?.isBlocked == true { return " (blocked)" }
    return row.points?.unsureHurdles.isEmpty == false ? " (if it passes)" : ""
  }

  private func names(within width: Int, ellipsis: String) -> [String] {
    let remarks = rows.map { remark($0, within: width) }
    let names = DisplayText.apart(
      rows.map { document.name($0.option) },
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
      rect.width, names: rows.map { document.name($0.option) + remark($0) },
      points: max(column.width, showsHeader ? DisplayText.displayWidth(title) : 0), firsts: firsts)
    let ellipsis = frame.canvas.glyphs.ellipsis
    let names = names(within: widths.name, ellipsis: ellipsis)
    var columns = [
      fixed("", widths.rank, .right), fixed("Option", widths.name, .left),
    ]
    if widths.bar > 0 { columns.append(fixed("", widths.bar, .left)) }
    columns.append(fixed(title, widths.points, .right))
    if widths.first > 0 { columns.append(fixed("First", widths.first, .right)) }
    var lines = rows.enumerated().map { place, row -> TableRow in
      var cells = [TableCell(row.points?.rank.map(String.init) ?? ""), TableCell(names[place])]
      if widths.bar > 0 { cells.append(bar(row, width: widths.bar, ellipsis: ellipsis)) }
      cells.append(TableCell(column.set(points[place])))
      if widths.first > 0 { cells.append(TableCell(firsts[place])) }
      return TableRow(cells, role: row.out == nil ? .normal : .muted)
    }
    let first = rankedCount
    if hasRule { lines.insert(TableRow(rule: "Cannot lead"), at: first) }
    let chosen = rows.firstIndex { $0.option == selected }
    let table = TableView(
      columns: columns, rows: lines, selectedRow: chosen.map { $0 < first ? $0 : $0 + 1 },
      showsHeader: showsHeader, gap: 1)
    let isRuled = hasRule
    frame.add(table.draw(on: &frame.canvas, in: rect)) { target in
      target.row.flatMap { row in
        row == first && isRuled ? nil : .row(row < first ? row : row - 1)
      }
    }
    guard showsHeader, rect.height > 1, widths.bar > 0 else { return }
    ValueAxis.hundred.drawLabels(
      on: &frame.canvas,
      in: Rect(
        x: rect.x + 2 + widths.rank + 1 + widths.name + 1, y: rect.y, width: widths.bar, height: 1))
  }

  /// The bar of a row; where there are no points, the reason begins in its place.
  private func bar(_ row: Row, width: Int, ellipsis: String) -> TableCell {
    guard let points = row.points else {
      return TableCell(
        DisplayText.truncated(row.out?.reason ?? "", to: width, ellipsis: ellipsis))
    }
    return families.bar(points, isOut: row.out != nil)
  }

  private func fixed(_ title: String, _ width: Int, _ alignment: Alignment) -> TableColumn {
    TableColumn(title, alignment: alignment, minimum: width, maximum: width)
  }
}
