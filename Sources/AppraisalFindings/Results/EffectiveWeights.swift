package import AppraisalModel
import DecisionAnalysis

/// The weights that an appraisal ranks by: local and cumulative, for every node that counts.
///
/// A family in which every member has points shares by points. A family in which some or all have
/// none shares equally and is labelled as not yet set: a missing weight is not a weight of zero.
package struct EffectiveWeights: Equatable, Sendable {
  /// The weights of one node.
  package struct Node: Equatable, Sendable {
    package var id: CriterionID
    /// How deep it stands; 0 at the top.
    package var depth: Int
    /// Its share among its siblings.
    package var local: Double
    package var cumulative: Double
    /// The points that were entered, or nil.
    package var points: DecimalNumber?
    /// Whether its family shares by points.
    package var isSet: Bool
    /// Whether it is a criterion that is marked.
    package var isLeaf: Bool
  }

  /// The nodes that count, parents before children, in reading order.
  package let nodes: [Node]

  /// Whether every family's weights have been set.
  package var areSet: Bool { !nodes.isEmpty && nodes.allSatisfy(\.isSet) }
  /// Whether any family's weights have been set.
  package var someAreSet: Bool { nodes.contains(where: \.isSet) }

  /// The marked criteria with their cumulative weights, which add up to 1.
  package var leaves: [Node] { nodes.filter(\.isLeaf) }

  /// The weights of a node, or nil where it does not count.
  package func node(_ id: CriterionID?) -> Node? { nodes.first { $0.id == id } }

  /// The points of weight, out of 100, that some nodes hold together.
  package func points(heldBy ids: [CriterionID]) -> Double {
    100 * ids.reduce(0) { $0 + (node($1)?.cumulative ?? 0) }
  }

  /// The marked criteria in the board's order of weight, as columns of the table, in blocks of equal
  /// weight; nil while weights are not set and where all are equal.
  package var boardOrder: [[Int]]? {
    guard areSet else { return nil }
    let shares = leaves.map(\.cumulative)
    let blocks = Ranking.groups(shares, tolerance: 1e-9)
    return blocks.count > 1 ? blocks : nil
  }

  /// The columns of the table, that is places in ``leaves``, at or below a node.
  package func columns(below id: CriterionID) -> [Int] {
    guard let place = nodes.firstIndex(where: { $0.id == id }) else { return [] }
    let before = nodes[..<place].count(where: \.isLeaf)
    let below = nodes[(place + 1)...].prefix { $0.depth > nodes[place].depth }
    let count = (nodes[place].isLeaf ? 1 : 0) + below.count(where: \.isLeaf)
    return Array(before..<before + count)
  }

  /// The node above one, or nil at the top.
  package func parent(of id: CriterionID) -> Node? {
    guard let place = nodes.firstIndex(where: { $0.id == id }) else { return nil }
    return nodes[..<place].last { $0.depth == nodes[place].depth - 1 }
  }

  /// The nodes that share a family with one, itself among them, in reading order.
  package func family(of id: CriterionID) -> [Node] {
    guard let depth = node(id)?.depth else { return [] }
    let above = parent(of: id)?.id
    return nodes.filter { $0.depth == depth && parent(of: $0.id)?.id == above }
  }

  /// Works out the weights of a holder.
  ///
  /// - Complexity: O(*n* squared) in the number of criteria.
  package init(_ appraisal: Appraisal, holder: WeightHolder = .agreed) {
    let document = appraisal.document
    let points = appraisal.weights[holder] ?? [:]
    var ordered: [(criterion: Criterion, depth: Int)] = []
    Self.collect(document, under: nil, depth: 0, into: &ordered)
    let index = Dictionary(
      ordered.enumerated().map { ($1.criterion.id, $0) }, uniquingKeysWith: { first, _ in first })
    let parents = ordered.map { $0.criterion.parent.flatMap { index[$0] } }
    // The top family stands first, before that of node 0.
    let family = parents.map { $0.map { $0 + 1 } ?? 0 }
    var families = [[DecimalNumber?]](repeating: [], count: ordered.count + 1)
    for (entry, family) in zip(ordered, family) {
      families[family].append(points[entry.criterion.id])
    }
    // A family of one has nothing to share.
    let set = families.map { members in
      members.count == 1 || !members.contains(nil) && members.contains { ($0 ?? 0) > 0 }
    }
    let ratios = zip(ordered, family).map { entry, family -> Double in
      let isShared = set[family] && families[family].count != 1
      return isShared ? points[entry.criterion.id]?.value ?? 0 : 1
    }
    guard let tree = try? WeightTree(parents: parents, ratios: ratios) else {
      nodes = []
      return
    }
    nodes = ordered.enumerated().map { position, entry in
      Node(
        id: entry.criterion.id, depth: entry.depth, local: tree.local[position],
        cumulative: tree.cumulative[position], points: points[entry.criterion.id],
        isSet: set[family[position]], isLeaf: entry.criterion.kind == .scored)
    }
  }

  /// Gathers the scored criteria and the objectives that stand above at least one.
  private static func collect(
    _ document: CaseDocument, under parent: CriterionID?, depth: Int,
    into nodes: inout [(criterion: Criterion, depth: Int)]
  ) {
    guard depth <= document.criteria.count else { return }
    for criterion in document.children(of: parent) {
      let place = nodes.count
      nodes.append((criterion, depth))
      switch criterion.kind {
      case .scored: break
      case .hurdle, .information: nodes.removeLast()
      case .objective:
        collect(document, under: criterion.id, depth: depth + 1, into: &nodes)
        if nodes.count == place + 1 { nodes.removeLast() }
      }
    }
  }
}
