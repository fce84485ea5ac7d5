import WeightElicitation
import AppraisalFindings
import AppraisalModel
import Canvas

/// The weights of all holders beside one another.
enum WeightComparisonPage {
  static func reader(_ session: Session) -> Reader {
    let comparison = WeightComparison(session.appraisal, viewer: session.viewer)
    let nodes = session.findings.weights.nodes
    let columns = comparison.columns.map { column -> [String] in
      column.weights.areSet
        ? RoundedPercents(column.weights.nodes).cumulative.map { $0 + "%" }
        : nodes.map { _ in column.weights.someAreSet ? "partly" : "not set" }
    }
    let rows = nodes.enumerated().map { index, node -> [String] in
      let name = session.document.criterion(node.id)?.label ?? node.id.text
      return [String(repeating: "  ", count: node.depth) + name]
        + columns.map { $0.indices.contains(index) ? $0[index] : "" }
    }
    let blocks: [TextBlock] =
      [.paragraph(comparison.sentence), .blank]
      + [.table([["Of all"] + comparison.columns.map(\.name)] + rows, isNumeric: true), .blank]
      + (comparison.isHidden
        ? [.paragraph("Other people's weights appear at the reveal.", role: .muted)] : [])
      + [
        .paragraph("The appraisal ranks by the agreed weights only.", role: .muted)
      ]
    return Reader(title: "Weights side by side", blocks: blocks)
  }
}
