/// A value tree with the weights of its families, and what follows for its leaves.
///
/// Nodes are numbered so that a parent stands before its children; a node without a parent belongs
/// to the top family, and a node without children is a leaf, that is a criterion. Within a family
/// the local weights add up to 1; a cumulative weight is the product of the local weights down
/// the path, so that the leaves' cumulative weights add up to 1.
public struct WeightTree: Equatable, Sendable {
  /// The parent of each node, `nil` in the top family.
  public let parents: [Int?]
  /// The share of each node within its family.
  public let local: [Double]
  /// The share of each node in the whole; a node's is the sum of its leaves'.
  public let cumulative: [Double]
  /// The nodes that are leaves, in order; column j of a table of values is `leaves[j]`.
  public let leaves: [Int]

  /// Derives the weights from the ratios that were entered within each family.
  ///
  /// Throws when the parents are out of order, when a ratio is negative or not finite, or when
  /// every member of a family has none.
  public init(parents: [Int?], ratios: [Double]) throws(AnalysisError) {
    try WeightTree.check(parents: parents, ratios: ratios)
    // The top family stands first, before that of node 0.
    var sums = [Double](repeating: 0, count: parents.count + 1)
    for (parent, ratio) in zip(parents, ratios) { sums[WeightTree.family(of: parent)] += ratio }
    var local: [Double] = []
    for (parent, ratio) in zip(parents, ratios) {
      let sum = sums[WeightTree.family(of: parent)]
      guard sum > 0 else { throw .familyWithoutWeight(parent: parent) }
      local.append(ratio / sum)
    }
    self.init(parents: parents, local: local)
  }

  /// Derives the weights from swings that were entered for the leaves across the whole tree.
  ///
  /// `swings` holds one entry for each node; those of inner nodes are ignored. A family whose leaves
  /// have no swing at all weighs nothing and shares that nothing equally. Throws as the other
  /// initialiser does, and when all leaves are zero.
  public init(parents: [Int?], acrossTree swings: [Double]) throws(AnalysisError) {
    try WeightTree.check(parents: parents, ratios: swings)
    let inner = WeightTree.inner(parents)
    var sums = swings.indices.map { inner[$0] ? 0 : swings[$0] }
    for node in sums.indices.reversed() {
      if let parent = parents[node] { sums[parent] += sums[node] }
    }
    var families = Array(repeating: (sum: 0.0, size: 0), count: parents.count + 1)
    for (node, parent) in parents.enumerated() {
      families[WeightTree.family(of: parent)].sum += sums[node]
      families[WeightTree.family(of: parent)].size += 1
    }
    guard families[WeightTree.family(of: nil)].sum > 0 else { throw .allWeightsZero }
    let local = parents.indices.map { node -> Double in
      let family = families[WeightTree.family(of: parents[node])]
      return family.sum > 0 ? sums[node] / family.sum : 1 / Double(family.size)
    }
    self.init(parents: parents, local: local)
  }

  private init(parents: [Int?], local: [Double]) {
    var cumulative = local
    for (node, parent) in parents.enumerated() {
      if let parent { cumulative[node] *= cumulative[parent] }
    }
    let inner = WeightTree.inner(parents)
    self.parents = parents
    self.local = local
    self.cumulative = cumulative
    leaves = parents.indices.filter { !inner[$0] }
  }

  /// The place of a family among all, that of the top first.
  private static func family(of parent: Int?) -> Int { parent.map { $0 + 1 } ?? 0 }

  /// Which nodes have children.
  private static func inner(_ parents: [Int?]) -> [Bool] {
    var inner = [Bool](repeating: false, count: parents.count)
    for case let parent? in parents { inner[parent] = true }
    return inner
  }

  private static func check(parents: [Int?], ratios: [Double]) throws(AnalysisError) {
    guard !parents.isEmpty else { throw .noCriteria }
    guard ratios.count == parents.count else {
      throw .length(expected: parents.count, found: ratios.count)
    }
    for (node, parent) in parents.enumerated() {
      if let parent, parent < 0 || parent >= node { throw .parentOutOfOrder(node: node) }
      guard ratios[node].isFinite else { throw .notFinite(index: node) }
      guard ratios[node] >= 0 else { throw .negativeWeight(index: node) }
    }
  }

  /// The cumulative weights of the leaves, in the order of ``leaves``; they add up to 1.
  public var leafWeights: [Double] {
    leaves.map { cumulative[$0] }
  }

  /// The columns, that is positions in ``leaves``, that lie at or below a node.
  ///
  /// Complexity: O(leaves × depth).
  public func columns(below node: Int) -> [Int] {
    leaves.indices.filter { column in
      var current: Int? = leaves[column]
      while let step = current, step != node { current = parents[step] }
      return current == node
    }
  }

  /// The score of each option at each node: a row for each option, a column for each node.
  ///
  /// A leaf scores its own value; an inner node the locally weighted sum of its children, whatever
  /// its own weight. `values` has a column for each leaf. Complexity: O(options × nodes).
  public func nodeScores(values: Matrix<Double>) -> Matrix<Double> {
    var scores = Matrix(rowCount: values.rowCount, columnCount: parents.count, repeating: 0.0)
    for option in 0..<values.rowCount {
      for (column, leaf) in leaves.enumerated() { scores[option, leaf] = values[option, column] }
      for node in parents.indices.reversed() {
        if let parent = parents[node] {
          scores[option, parent] += local[node] * scores[option, node]
        }
      }
    }
    return scores
  }
}
