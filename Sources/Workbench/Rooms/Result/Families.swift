import AppraisalFindings
import AppraisalModel
import Canvas
import PlainText

/// The parts of the bars: the top nodes of the value tree.
struct Families {
  /// A top node, with the columns of the table below it.
  struct Part {
    let name: String
    /// Its share of all weight, of a hundred.
    let share: Int
    fileprivate(set) var columns: [Int] = []
  }

  /// The top nodes, in reading order.
  let parts: [Part]

  init(_ findings: Findings, _ document: CaseDocument) {
    let tops = findings.weights.nodes.filter { $0.depth == 0 }
    let shares = Percentages.split(tops.map(\.cumulative))
    var parts: [Part] = []
    var column = 0
    for node in findings.weights.nodes {
      if node.depth == 0 {
        let share = shares.dropFirst(parts.count).first ?? 0
        parts.append(Part(name: document.name(node.id), share: share))
      }
      if node.isLeaf {
        if !parts.isEmpty { parts[parts.count - 1].columns.append(column) }
        column += 1
      }
    }
    self.parts = parts
  }

  /// The bar of an option, out of 100; that of one that cannot lead is grey.
  func bar(_ row: RankedOption, isOut: Bool) -> TableCell {
    if isOut { return TableCell(Meter(row.low, total: 100, role: .muted)) }
    let segments = parts.enumerated().map { index, part in
      BarSegment(part.columns.reduce(0) { $0 + row.contributions[$1] }, fill: index)
    }
    return TableCell(StackedBar(segments, unknown: row.high - row.low, total: 100))
  }

  /// The parts in lines of a width, each as its place among them with what is said of it.
  private func lines(width: Int) -> [[(place: Int, words: String)]] {
    var lines: [[(place: Int, words: String)]] = [[]]
    var used = 0
    for (place, part) in parts.enumerated() {
      let words = "\(part.name) \(part.share)%"
      let length = DisplayText.displayWidth(words) + 3
      if used > 0, used + length > width {
        lines.append([])
        used = 0
      }
      lines[lines.count - 1].append((place, words))
      used += length + 2
    }
    return lines
  }

  /// How many lines the legend takes.
  func legendHeight(width: Int) -> Int {
    parts.isEmpty ? 0 : lines(width: width).count
  }

  /// Draws what each fill stands for, in the colour and the pattern of the bars.
  func drawLegend(on canvas: inout Canvas, in rect: Rect) {
    let roles: [Role] = [.bar1, .bar2, .bar3, .bar4]
    for (row, line) in lines(width: rect.width).prefix(rect.height).enumerated() {
      var x = rect.x
      for part in line {
        let fill = part.place & 3
        canvas.fill(
          Rect(x: x, y: rect.y + row, width: 2, height: 1), with: canvas.glyphs.barFills[fill],
          role: roles[fill])
        x +=
          3
          + canvas.put(
            part.words, x: x + 3, y: rect.y + row, width: max(0, rect.maxX - x - 3)) + 2
      }
    }
  }
}
