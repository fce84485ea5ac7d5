/// A line of the value tree.
package struct TreeRow: Equatable, Sendable {
  package var criterion: Criterion
  /// How deep it stands; 0 at the top.
  package var depth: Int
}

extension CaseDocument {
  /// All criteria and headings as a tree, whatever their kind: what stands under a heading behind it,
  /// each family in reading order.
  ///
  /// - Complexity: O(*n* squared) in the number of criteria.
  package var valueTree: [TreeRow] {
    var rows: [TreeRow] = []
    func collect(under parent: CriterionID?, depth: Int) {
      guard depth <= criteria.count else { return }
      for criterion in children(of: parent) {
        rows.append(TreeRow(criterion: criterion, depth: depth))
        if criterion.kind == .objective { collect(under: criterion.id, depth: depth + 1) }
      }
    }
    collect(under: nil, depth: 0)
    return rows
  }

  /// The scored criteria at or under a node, or all for nil, in reading order.
  ///
  /// - Complexity: O(*n d*) in the number of nodes and the depth of the tree.
  package func leaves(under node: CriterionID?) -> [Criterion] {
    guard let node else { return scoredCriteria }
    let parents = Dictionary(
      criteria.compactMap { child in child.parent.map { (child.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    return scoredCriteria.filter { leaf in
      var next: CriterionID? = leaf.id
      var steps = 0
      while let present = next, steps <= criteria.count {
        if present == node { return true }
        next = parents[present]
        steps += 1
      }
      return false
    }
  }

  /// The present ranges of the scored criteria under a family.
  package func ranges(of family: WeightFamily) -> [CriterionID: ScaleRange] {
    Dictionary(
      leaves(under: family.parent).compactMap { leaf in leaf.scale.map { (leaf.id, $0.range) } },
      uniquingKeysWith: { first, _ in first })
  }
}
