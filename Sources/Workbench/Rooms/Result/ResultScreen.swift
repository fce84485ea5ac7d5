import AppraisalFindings
import AppraisalModel
import Canvas
import PlainText

/// Result: the sentence, the ranking as bars, and why the selected option stands where it does.
struct ResultScreen {
  let room: ResultRoom
  let bench: Bench

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    guard let session = bench.session else {
      EmptyPlace.noAppraisal.draw(&frame, in: rect)
      return
    }
    let sentence = session.sentence
    let role: Role =
      switch sentence.form {
      case .clear: .heading
      case .empty, .awaitingReveal: .normal
      case .unread, .contested, .unfinished, .incomplete, .hurdleFailed, .unweighted,
        .bodiesDisagree, .level,
        .fragile:
        .warning
      }
    let areas = areas(session, in: rect)
    frame.cursor = Point(x: rect.x + 1, y: rect.y)
    if areas.isCut, room.scroll > 0 {
      // What does not fit above the ranking or under it is read in its place.
      _ = whole(session).draw(on: &frame.canvas, in: rect.inset(left: 1, right: 1))
      return
    }
    for (row, words) in areas.lines.enumerated() {
      let isCut = areas.isCut && row == areas.lines.count - 1
      frame.canvas.putFitted(
        isCut ? cut(words, to: areas.sentence.width, isWhole: areas.hasSentence) : words,
        x: areas.sentence.x, y: areas.sentence.y + row, width: areas.sentence.width,
        role: role)
    }
    let texts = texts(session, areas)
    if areas.showsRanking { drawRanking(&frame, in: areas, session) }
    _ = texts.scrolling.draw(on: &frame.canvas, in: areas.text)
    if !areas.under.isEmpty { _ = texts.under.draw(on: &frame.canvas, in: areas.under) }
  }

  /// The last line of the sentence with the key that reads on.
  private func cut(_ words: String, to width: Int, isWhole: Bool) -> String {
    let key = width >= 30 ? " PgDn" : ""
    let ellipsis = isWhole ? "" : bench.glyphs.ellipsis
    let room = max(0, width - DisplayText.displayWidth(ellipsis + key))
    if isWhole, DisplayText.displayWidth(words) > room { return words }
    return DisplayText.truncated(words, to: room, ellipsis: "") + ellipsis + key
  }

  /// The first line of the text under or beside the ranking that is shown.
  func firstLine(in rect: Rect) -> Int {
    guard let session = bench.session else { return 0 }
    let areas = areas(session, in: rect)
    if areas.isCut {
      guard room.scroll > turning else { return room.scroll }
      let size = Size(width: rect.width - 2, height: rect.height)
      return turning + whole(session).firstLine(in: size)
    }
    return texts(session, areas).scrolling.firstLine(
      in: Size(width: areas.text.width, height: areas.text.height))
  }

  /// How far a person scrolls from the ranking until the text that takes its place moves.
  private var turning: Int { max(3, bench.size.height - 8) }

  // MARK: The text

  private func text(_ session: Session) -> ResultText {
    ResultText(session: session, bench: bench, option: room.option, showsAll: room.showsAll)
  }

  /// The whole sentence and what explains it, for windows with no room for that beside the ranking.
  private func whole(_ session: Session) -> ReadingPane {
    let (text, width) = (text(session), bench.size.width - 2)
    return ReadingPane(
      [.paragraph(session.sentence.words), .blank]
        + text.why(width: width, isUnderRanking: false) + text.open() + text.about()
        + text.byCriterion(width: width),
      offset: max(0, room.scroll - turning))
  }

  /// The text that scrolls, and what stands under the ranking where that is beside it.
  private func texts(
    _ session: Session, _ areas: Areas
  ) -> (scrolling: ReadingPane, under: ReadingPane) {
    let text = text(session)
    let width = areas.text.width
    func pane(_ blocks: [TextBlock], offset: Int = 0) -> ReadingPane {
      ReadingPane(Array(blocks.drop { $0 == .blank }), offset: offset)
    }
    guard areas.showsRanking else {
      let needed = session.sentence.form == .unread ? [] : text.needed()
      return areas.under.isEmpty
        ? (pane(needed + [.blank] + text.outlook(), offset: room.scroll), pane([]))
        : (pane(text.outlook(), offset: room.scroll), pane(needed))
    }
    let why = text.why(width: width, isUnderRanking: areas.under.isEmpty) + text.open()
    let under = pane(text.about())
    let fits =
      !areas.under.isEmpty && under.lineCount(width: areas.under.width) <= areas.under.height
    return fits
      ? (pane(why + text.byCriterion(width: width), offset: room.scroll), under)
      : (pane(why + text.about() + text.byCriterion(width: width), offset: room.scroll), pane([]))
  }

  // MARK: Where the parts stand

  private struct Areas {
    var lines: [String]
    /// Whether the whole sentence stands there.
    var hasSentence: Bool
    /// Whether a part of what there is to say has no room, and is read in the place of the ranking.
    var isCut: Bool
    var sentence: Rect
    var table = Rect(x: 0, y: 0, width: 0, height: 0)
    var legend = Rect(x: 0, y: 0, width: 0, height: 0)
    var text: Rect
    /// What is left at the left where the text stands at the right, else empty.
    var under = Rect(x: 0, y: 0, width: 0, height: 0)
    var showsRanking = false
    var showsHeader = false
  }

  private func table(_ session: Session) -> RankingTable {
    RankingTable(
      session: session, families: Families(session.findings, session.document),
      showsAll: room.showsAll)
  }

  private func areas(_ session: Session, in rect: Rect) -> Areas {
    let inner = rect.inset(left: 1, right: 1)
    let form = session.sentence.form
    let table = table(session)
    let rows = table.rowCount
    let showsRanking = form != .awaitingReveal && form != .empty && form != .unread
    let room = showsRanking ? max(1, inner.height - min(rows, 4)) : inner.height
    let all = DisplayText.wrap(session.sentence.words, width: max(1, min(inner.width, 92)))
    let lines = Array(all.prefix(room))
    let (sentence, rest) = inner.splitTop(lines.count)
    var areas = Areas(
      lines: lines, hasSentence: lines.count == all.count, isCut: lines.count < all.count,
      sentence: sentence, text: rest.inset(top: 1), showsRanking: showsRanking)
    let isWide = rect.width >= 100
    guard showsRanking else {
      if isWide {
        (areas.under, areas.text) = areas.text.splitLeft(inner.width / 2)
      }
      return areas
    }
    place(table, in: rest, isWide: isWide && rest.height >= rows + 4, &areas)
    areas.isCut = areas.isCut || areas.text.height < 2
    return areas
  }

  /// The lines of text under the ranking that rows of what cannot lead give way to: a heading, what
  /// speaks for and what against.
  private static let leastText = 3

  private func place(_ table: RankingTable, in rest: Rect, isWide: Bool, _ areas: inout Areas) {
    let rows = table.rowCount
    areas.showsHeader = rest.height > min(rows, table.leastRows) + 2
    let header = areas.showsHeader ? 1 : 0
    let width = isWide ? rest.width * 3 / 5 : rest.width
    let hasBars = RankingTable.hasBars(width: width)
    let legend = hasBars ? table.families.legendHeight(width: max(1, width - 2)) : 0
    let below = legend + (isWide ? 0 : Self.leastText)
    let isSpaced = rest.height > header + rows + below + (isWide ? 0 : 1)
    let spaced = isSpaced ? rest.inset(top: 1) : rest
    let (left, right) = spaced.splitLeft(width)
    let shown = min(rows, max(min(rows, table.leastRows), left.height - header - below))
    let (ranking, under) = left.splitTop(min(left.height, shown + header))
    let hasLegend = hasBars && under.height > legend
    let (key, rest) = under.splitTop(hasLegend ? legend : 0)
    (areas.table, areas.legend) = (ranking, key.inset(left: 2))
    areas.text =
      isWide ? right.inset(left: 3) : rest.inset(top: rest.height > Self.leastText ? 1 : 0)
    if isWide { areas.under = rest.inset(left: 2, top: 1) }
  }

  private func drawRanking(_ frame: inout Frame<Action>, in areas: Areas, _ session: Session) {
    let table = table(session)
    table.draw(&frame, in: areas.table, selected: room.option, showsHeader: areas.showsHeader)
    table.families.drawLegend(on: &frame.canvas, in: areas.legend)
  }
}
