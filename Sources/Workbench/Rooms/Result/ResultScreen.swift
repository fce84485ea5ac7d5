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
    if areas.isCut, room.scroll > 0 {
      // What does not fit above the ranking is read in its place.
      _ = whole(session).draw(
        on: &frame.canvas, in: rect.inset(left: 1, right: 1))
      frame.cursor = Point(x: rect.x + 1, y: rect.y)
      return
    }
    for (row, words) in areas.lines.enumerated() {
      let isCut = areas.isCut && row == areas.lines.count - 1
      frame.canvas.putFitted(
        isCut ? cut(words, to: areas.sentence.width) : words, x: areas.sentence.x,
        y: areas.sentence.y + row, width: areas.sentence.width,
        role: role)
    }
    frame.cursor = Point(x: rect.x + 1, y: rect.y)
    guard areas.showsRanking else { return }
    drawRanking(&frame, in: areas, session)
  }

  private func cut(_ words: String, to width: Int) -> String {
    let ellipsis = bench.glyphs.ellipsis + (width >= 30 ? " PgDn" : "")
    let room = max(0, width - DisplayText.displayWidth(ellipsis))
    return DisplayText.truncated(words, to: room, ellipsis: "") + ellipsis
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
    return areas.showsRanking
      ? texts(session, areas).scrolling.firstLine(
        in: Size(width: areas.text.width, height: areas.text.height)) : 0
  }

  /// How far a person scrolls from the ranking until the text that takes its place moves.
  private var turning: Int { max(3, bench.size.height - 8) }

  /// The whole sentence and what explains it, for windows in which it is cut above the ranking.
  private func whole(_ session: Session) -> ReadingPane {
    ReadingPane(
      [.paragraph(session.sentence.words), .blank] + why(session) + about(session),
      offset: max(0, room.scroll - turning))
  }

  /// The text that scrolls, and what stands under the ranking where that is beside it.
  private func texts(
    _ session: Session, _ areas: Areas
  ) -> (scrolling: ReadingPane, under: ReadingPane) {
    let (why, about) = (why(session), about(session))
    let under = ReadingPane(Array(about.drop { $0 == .blank }))
    let fits =
      !areas.under.isEmpty && under.lineCount(width: areas.under.width) <= areas.under.height
    return fits
      ? (ReadingPane(why, offset: room.scroll), under)
      : (ReadingPane(why + about, offset: room.scroll), ReadingPane([]))
  }

  // MARK: Where the parts stand

  private struct Areas {
    var lines: [String]
    var isCut: Bool
    var sentence: Rect
    var table: Rect
    var legend: Rect
    var text: Rect
    /// What is left under the legend where the text stands beside the ranking, else empty.
    var under: Rect
    var showsRanking: Bool
    var showsHeader: Bool
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
    let spaced = rest.height > rows + 4 ? rest.inset(top: 1) : rest
    let isWide = rect.width >= 100 && spaced.height >= rows + 3
    let (left, right) =
      isWide
      ? spaced.splitLeft(inner.width * 3 / 5) : (spaced, Rect(x: 0, y: 0, width: 0, height: 0))
    let showsHeader = rest.height > rows + 2
    let (ranking, below) = left.splitTop(min(left.height, rows + (showsHeader ? 1 : 0)))
    let height = table.families.legendHeight(width: max(1, left.width - 2))
    let hasLegend = RankingTable.hasBars(width: left.width) && below.height > height
    let (legend, under) = below.splitTop(hasLegend ? height : 0)
    return Areas(
      lines: lines, isCut: lines.count < all.count, sentence: sentence, table: ranking,
      legend: legend.inset(left: 2),
      text: isWide ? right.inset(left: 3) : under.inset(top: 1),
      under: isWide ? under.inset(left: 2, top: 1) : Rect(x: 0, y: 0, width: 0, height: 0),
      showsRanking: showsRanking, showsHeader: showsHeader)
  }

  private func drawRanking(_ frame: inout Frame<Action>, in areas: Areas, _ session: Session) {
    let table = table(session)
    table.draw(&frame, in: areas.table, selected: room.option, showsHeader: areas.showsHeader)
    table.families.drawLegend(on: &frame.canvas, in: areas.legend)
    let texts = texts(session, areas)
    _ = texts.scrolling.draw(on: &frame.canvas, in: areas.text)
    if !areas.under.isEmpty { _ = texts.under.draw(on: &frame.canvas, in: areas.under) }
  }

  // MARK: The text

  /// What somebody has to do first, and why the selected option stands where it does.
  private func why(_ session: Session) -> [TextBlock] {
    var blocks: [TextBlock] = []
    if session.sentence.form == .contested {
      blocks.append(
        .paragraph("c lists who said what, and lets you say which stands.", role: .accent))
    }
    if let words = DueReview(bench)?.words { blocks.append(.paragraph(words, role: .warning)) }
    if let words = blockedWords(session) { blocks.append(.paragraph(words, role: .muted)) }
    if let option = room.option, let words = reason(session, option) {
      if !blocks.isEmpty { blocks.append(.blank) }
      blocks += [.heading("WHY"), .paragraph(words)]
    }
    return blocks
  }

  /// What bodies and pass marks say, and whose marks and weights these are.
  private func about(_ session: Session) -> [TextBlock] {
    var blocks: [TextBlock] = []
    if let views = session.viewWords { blocks += [.blank, .heading("BODIES"), .paragraph(views)] }
    if !session.standingWords.isEmpty {
      blocks += [.blank, .heading("MUST HOLD")] + session.standingWords.map { .paragraph($0) }
    }
    blocks += [.blank, .heading("COUNTED"), .paragraph(basis(session), role: .muted)]
    if let words = firstPlaces(session) { blocks.append(.paragraph(words, role: .muted)) }
    return blocks
  }

  /// What is blocked and whether it is ranked; nil where nothing is.
  private func blockedWords(_ session: Session) -> String? {
    let names = session.blockedOptions.map { session.document.name($0.id) }
    guard !names.isEmpty else { return nil }
    return session.ranksBlocked
      ? "Ranked as if nothing stood in the way of \(Numbers.list(names)). b leaves it out again."
      : "Left out, because something stands in its way: \(Numbers.list(names)). b ranks it too."
  }

  /// What the first places are counted among; nil while they are not known.
  private func firstPlaces(_ session: Session) -> String? {
    guard let places = session.firstPlaces else { return nil }
    let isAll = room.showsAll || places.inOrder == nil
    return isAll
      ? "First: in so many of every 100 of all weightings tried the option came first."
      : "First: in so many of every 100 weightings that keep the board's order of criteria the option "
        + "came first. v shows all weightings."
  }

  /// Why an option cannot lead, or is ahead of the leader or the runner-up, or behind.
  private func reason(_ session: Session, _ option: OptionID) -> String? {
    let (findings, document) = (session.findings, session.document)
    let name = document.name(option)
    if let row = findings.out.first(where: { $0.option == option }) {
      return
        "\(name) fails \(Numbers.list(row.failedHurdles.map(document.name))). An option that fails "
        + "a hurdle cannot lead and has no rank."
    }
    guard let first = findings.ranking.first else { return nil }
    let other = option == first.option ? findings.runnerUp ?? first : first
    let unsure =
      findings.ranking.first { $0.option == option }?.unsureHurdles.map(document.name) ?? []
    let ifItPasses =
      unsure.isEmpty
      ? nil
      : "Nobody knows yet whether \(name) passes \(Numbers.list(unsure)); all of this is if it does."
    let words = [
      WhyOver(other.option, over: option, in: findings)?.sentence(in: document), ifItPasses,
    ].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  private func basis(_ session: Session) -> String {
    let findings = session.findings
    let whose: String
    switch findings.table.basis {
    case .own(let id):
      whose =
        id == session.viewer
        ? "Your own marks" : "The marks of \(session.appraisal.assessor(id)?.name ?? id.text)"
    case .mean(let count): whose = "The mean of \(count) ballots, every member counting the same"
    case .begun(let count): whose = "\(count) ballots, none of them finished"
    case .nobody: whose = "No ballots"
    }
    let agreed =
      findings.table.agreedCount > 0
      ? ", with \(Numbers.count(findings.table.agreedCount, "agreed score"))" : ""
    let weights =
      findings.weights.areSet
      ? "Weights: as set on Criteria."
      : findings.weights.someAreSet
        ? "Weights: partly set; the rest count equally for now."
        : "Weights: not yet set; all count equally for now."
    let missing =
      findings.table.missingCount > 0
      ? " \(Numbers.count(findings.table.missingCount, "mark is", "marks are")) missing; a blank "
        + "is never counted as zero." : ""
    let without = findings.leadersWithoutAgreed.map { leaders in
      leaders.isEmpty
        ? " Without them nobody leads for certain."
        : " Without them \(Labels(document: session.document).lead(leaders))."
    }
    return "\(whose)\(agreed).\(without ?? "") \(weights)\(missing)"
  }
}
