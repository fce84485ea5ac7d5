import AppraisalModel

/// Weights as percentages that add up to 100 within each family and over all criteria.
package struct RoundedPercents {
  package let local: [String]
  package let cumulative: [String]

  package init(_ nodes: [EffectiveWeights.Node]) {
    var local = Array(repeating: "", count: nodes.count)
    var level = local
    var family: [Int: [Int]] = [:]
    var open: [Int] = []
    for (index, node) in nodes.enumerated() {
      open.removeLast(max(0, open.count - node.depth))
      family[open.last ?? -1, default: []].append(index)
      open.append(index)
    }
    for members in family.values {
      let parts = Percentages.written(members.map { nodes[$0].local })
      for (index, part) in zip(members, parts) { local[index] = part }
    }
    // Criteria add up to 100 over the whole tree, and so do the headings of one level.
    for (_, members) in Dictionary(
      grouping: nodes.indices, by: { nodes[$0].isLeaf ? -1 : nodes[$0].depth })
    {
      let covered = members.reduce(0) { $0 + nodes[$1].cumulative }
      let isWhole = covered > 1 - 1e-9
      let parts = Percentages.written(members.map { nodes[$0].cumulative })
      for (index, part) in zip(members, parts) {
        level[index] = isWhole ? part : Numbers.fixed(nodes[index].cumulative * 100)
      }
    }
    self.local = local
    cumulative = level
  }
}
