import AppraisalModel
import Canvas
import PlainText

/// The picture of a card: what is asked, the anchors in words, and the options with their marks.
///
/// Each option has a line on which its mark stands. Score and the practice card draw the same one.
struct MarkCard {
  /// One option on the card.
  struct Row {
    var name: String
    var answer: Answer?
    /// The answer of an earlier round, or nil.
    var former: Answer?
    var hasReason = false
    var hasEvidence = false
    /// Whether it is marked and takes no part.
    var isOut = false
    /// Whether whoever marks takes no part in it.
    var isBarred = false
  }

  var title: String
  /// How far the person has come, at the right of the title.
  var counter = ""
  var question: String
  /// Nil for a hurdle that has no scale.
  var scale: Scale?
  var isHurdle = false
  var rows: [Row]
  var selected: Int
  /// What is being typed for the selected row.
  var entry: TextEntry?
  var glyphs: GlyphSet

  /// What stands above the options that take no part.
  static let outWords = "CANNOT LEAD: blocked for now"
  /// What stands in place of the line of a cell that is not the person's to mark.
  static let barredWords = "not yours to mark"

  /// The columns that the rows of the card have, from the left edge of the card.
  struct Columns {
    var name: Int
    var nameWidth: Int
    /// The line, or its place on a hurdle; empty where there is no room for it.
    var line: Int
    var lineWidth: Int
    /// Where the bracket of the number opens.
    var number: Int
    var numbers: NumberColumn
    var unit: String
    var flags: Int
    var former: Int
    var formers: NumberColumn
    var end: Int

    /// Whether the mark stands on a line.
    var hasLine: Bool { lineWidth > 0 }
  }

  // MARK: Columns

  /// Names come before the line, and the line comes before long names that are cut in their middle.
  func columns(width: Int) -> Columns {
    let marks = rows.map { $0.answer?.sign(on: scale) ?? "." }
    let ends = [scale?.lowest, scale?.highest].compactMap { mark in
      mark.map { Answer.mark($0).sign(on: scale) }
    }
    let typed = entry.map { [$0.text] } ?? []
    let columns = columns(width: width, numbers: isHurdle ? [] : marks + ends)
    // Without a line to go over, what is typed takes from the names.
    return columns.hasLine ? columns : self.columns(width: width, numbers: marks + ends + typed)
  }

  private func columns(width: Int, numbers texts: [String]) -> Columns {
    let numbers = NumberColumn(texts)
    let formers = NumberColumn(rows.compactMap { $0.former?.sign(on: scale) })
    let name = 4 + String(rows.count).count
    let unit = isHurdle || width < 60 ? "" : scale?.unit ?? ""
    let unitWidth = unit.isEmpty ? 0 : min(12, DisplayText.displayWidth(unit)) + 1
    let formerWidth = formers.width > 0 && width >= 60 ? max(6, formers.width) + 2 : 0
    let tail = (isHurdle ? 0 : numbers.width + 2) + unitWidth + 3 + formerWidth
    let room = max(1, width - name - tail - 2)
    let longest = rows.map { DisplayText.displayWidth($0.name) }.max() ?? 0
    let (nameWidth, lineWidth) = share(room, longest: longest)
    let line = name + nameWidth + (lineWidth > 0 ? 2 : 0)
    let number = line + lineWidth + 1
    let flags = number + (isHurdle ? 0 : numbers.width + 2) + unitWidth + 1
    return Columns(
      name: name, nameWidth: nameWidth, line: line, lineWidth: lineWidth, number: number,
      numbers: numbers, unit: unit, flags: flags, former: flags + 4, formers: formers,
      end: flags + 2 + formerWidth)
  }

  private func share(_ room: Int, longest: Int) -> (name: Int, line: Int) {
    if isHurdle {
      let name = min(longest, max(room - 24, room / 2))
      return (name, room - 2 - name)
    }
    // Ticks stand evenly where the line has as many columns between each two.
    let parts = max(1, (scale?.axis.labels.count ?? 2) - 1)
    func line(_ room: Int) -> Int { (min(81, room) - 1) / parts * parts + 1 }
    let beside = room - 2 - longest
    if beside >= 21 { return (longest, line(beside)) }
    if room - 2 - 21 >= 20 { return (room - 2 - 21, line(21)) }
    return beside >= 11 ? (longest, line(beside)) : (min(longest, room), 0)
  }

  // MARK: Lines above the rows

  /// The question and the anchors, as many as there is room for beside so many lines below.
  struct Head {
    var lines: [(words: String, role: Role)] = []
    /// Whether the numbers of the scale stand above the lines.
    var hasLabels = false
    /// Whether an empty line stands before the rows.
    var hasGap = false

    var height: Int { lines.count + (hasLabels ? 1 : 0) + (hasGap ? 1 : 0) }
  }

  /// The lines above the rows: where there is little room the question goes before the anchors, and
  /// the ends of the scale stay.
  func head(width: Int, room: Int, wanted: Int, columns: Columns) -> Head {
    let asked = question.isEmpty ? [] : DisplayText.wrap(question, width: min(width, 90))
    let full = anchorLines(width: width, isWrapped: true)
    let short = anchorLines(width: width, isWrapped: false)
    let ends = short.count > 2 ? [short[0], short[short.count - 1]] : short
    let labels = columns.hasLine && !isHurdle
    let least = min(wanted, 2)
    let forms: [(asks: Bool, anchors: [String], labels: Bool, gap: Bool, below: Int)] = [
      (true, full, labels, true, wanted), (true, full, labels, false, wanted),
      (true, short, labels, false, wanted), (true, short, labels, false, least),
      (false, short, labels, false, least), (false, ends, labels, false, least),
      (false, short, false, false, least), (false, ends, false, false, min(least, 1)),
    ]
    for form in forms {
      var head = Head(hasLabels: form.labels, hasGap: form.gap)
      if form.asks { head.lines += asked.map { ($0, .muted) } }
      head.lines += form.anchors.map { ($0, .normal) }
      if head.height + form.below + listHeight <= room { return head }
    }
    // The ends of the scale stay in sight where the options have to scroll for it.
    let spare = max(0, min(ends.count, room - 3))
    return Head(lines: ends.prefix(spare).map { ($0, .normal) })
  }

  /// The rows with the rule above those that take no part.
  var listHeight: Int { rows.count + (hasRule ? 1 : 0) }

  private var hasRule: Bool { rows.contains(where: \.isOut) }

  private func anchorLines(width: Int, isWrapped: Bool) -> [String] {
    if isHurdle { return ["y passes   f fails   x no answer"] }
    guard let scale else { return [] }
    let marks = scale.anchors.map { scale.words($0.at) }
    let indent = max(4, marks.map(DisplayText.displayWidth).max() ?? 0) + 2
    return zip(scale.anchors, marks).flatMap { anchor, mark in
      let start = DisplayText.padded(mark, to: indent - 2, alignment: .right) + "  "
      guard isWrapped else {
        return [DisplayText.truncated(start + anchor.words, to: width, ellipsis: glyphs.ellipsis)]
      }
      let wrapped = DisplayText.wrap(anchor.words, width: max(1, min(width - indent, 90)))
      return wrapped.enumerated().map { index, words in
        (index == 0 ? start : String(repeating: " ", count: indent)) + words
      }
    }
  }
}
