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
}
