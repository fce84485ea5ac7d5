import AppraisalFindings
import AppraisalModel
import Canvas

/// The parts of the bars: the top nodes of the value tree.
struct Families {
  /// The top nodes, in reading order, with the columns of the table below each.
  let parts: [(label: String, columns: [Int])]

  init(_ findings: Findings, _ document: CaseDocument) {
    var parts: [(label: String, columns: [Int])] = []
    var column = 0
    for node in findings.weights.nodes {
      if node.depth == 0 {
        parts.append((document.name(node.id), []))
      }
      if node.isLeaf {
        if !parts.isEmpty { parts[parts.count - 1].columns.append(column) }
        column += 1
      }
    }
    self.parts = parts
  }

  /// The bar of an option, out of 100.
  func bar(_ row: RankedOption) -> StackedBar {
    let segments = parts.enumerated().map { index, part in
      BarSegment(
        part.columns.reduce(0) { $0 + row.contributions[$1] }, fill: index)
    }
    return StackedBar(segments, unknown: row.high - row.low, total: 100)
  }

  /// What each fill stands for.
  func legend(_ glyphs: GlyphSet) -> String {
    let fills = glyphs.barFills
    return parts.enumerated().map { index, part in
      let sign = String(fills[index % fills.count])
      return "\(sign)\(sign) \(part.label)"
    }.joined(separator: "   ")
  }
}
