import AppraisalFindings
package import AppraisalModel

/// The step from the bottom of a scale to its top, which is what a weight is asked about.
///
/// Importance in general has no measure; how much it is worth to go from the stated worst to the
/// stated best has. Source: von Winterfeldt and Edwards (1986), Decision Analysis and Behavioral
/// Research.
package struct WeighingStep: Equatable, Sendable {
  /// The member of the family that the step weighs.
  package let node: CriterionID
  /// Whose scale is named in the question: the node, or the criterion that stands for it.
  package let asked: CriterionID
  /// The full name of what is asked about.
  package let name: String
  /// A short name, for sentences.
  package let short: String
  /// From where to where, with the worded ends of a judged scale or the range of a measured one.
  package let range: String
  /// The objective that the criterion stands for, or nil where it stands for itself.
  package let standsFor: String?
  /// The scale that is asked about; nil where the question is about a whole objective.
  package let scale: Scale?
  /// The share of the node's weight that the step has: 1, or less where a criterion stands for an
  /// objective that has others under it.
  package let part: Double

  /// The step in a line: the name, and from where to where.
  package var sentence: String {
    let whose = standsFor.map { " (the largest step in \($0))" } ?? ""
    return "\(name)\(whose): \(range)"
  }
}

extension Scale {
  /// From the worst end to the best, in the words of the anchors where these ends have some.
  var rangeWords: String {
    func end(_ mark: DecimalNumber) -> String {
      anchors.first { $0.at == mark }.map { "\"\($0.words)\"" } ?? words(mark)
    }
    let unit = unit.isEmpty || !anchors.isEmpty ? "" : " \(unit)"
    return "from \(end(worst)) to \(end(best))\(unit)"
  }

  /// Its ends in numbers, such as "60 to 20 minutes".
  package var numbers: String {
    "\(words(worst)) to \(words(best))" + (unit.isEmpty ? "" : " \(unit)")
  }
}

/// One family to be weighed: a step for each of its members.
package struct WeighingFamily: Equatable, Sendable {
  package let id: WeightFamily
  /// What stands above it: an objective's name, or nil at the top.
  package let name: String?
  /// A step for each member, in reading order.
  package let steps: [WeighingStep]

  /// The place of the member that an identifier names: its own, or that of the criterion that stands
  /// for it.
  package func index(of id: CriterionID) -> Int? {
    steps.firstIndex { $0.node == id } ?? steps.firstIndex { $0.asked == id }
  }
}

/// How much of the tree is asked about.
package enum WeighingScope: Hashable, Sendable {
  /// One family; an objective in it is asked about as a whole.
  case family(WeightFamily)
  /// Every family from the bottom up; the largest step of each is compared at the next level.
  case tree
  /// Every family; an objective is asked about as a whole, as where all answers are given at once
  /// and nobody knows yet which step will be the largest.
  case wholes
}

/// Which families are asked about, and in which order.
package struct WeighingPlan: Equatable, Sendable {
  /// The families of two or more members, those below before those above.
  package let families: [WeightFamily]
  /// How much of the tree is asked about.
  package let scope: WeighingScope
  private let document: CaseDocument
  private let members: [WeightFamily: [CriterionID]]

  /// Looks for what has weight to share out.
  ///
  /// - Throws: ``WeighingRefusal/nothingToShare`` where no family of the scope has two members.
  /// - Complexity: O(*n* squared) in the number of criteria.
  package init(_ document: CaseDocument, scope: WeighingScope) throws(WeighingRefusal) {
    let nodes = EffectiveWeights(Appraisal(document: document)).nodes
    var members: [WeightFamily: [CriterionID]] = [:]
    for node in nodes {
      members[WeightFamily(under: document.criterion(node.id)?.parent), default: []].append(node.id)
    }
    self.document = document
    self.members = members
    self.scope = scope
    switch scope {
    case .family(let family): families = (members[family]?.count ?? 0) > 1 ? [family] : []
    case .tree, .wholes:
      // Backwards, parents come after their children; families then stand in reading order.
      let deepest = nodes.map(\.depth).max() ?? 0
      var ordered: [WeightFamily] = []
      for depth in stride(from: deepest, to: -1, by: -1) {
        for node in nodes where node.depth == depth && !node.isLeaf {
          ordered.append(.under(node.id))
        }
      }
      families = (ordered + [.top]).filter { (members[$0]?.count ?? 0) > 1 }
    }
    guard !families.isEmpty else { throw .nothingToShare }
  }

  /// The number of members of a family.
  package func memberCount(of family: WeightFamily) -> Int { members[family]?.count ?? 0 }

  /// The steps to compare in a family, given the weights of the families below it.
  ///
  /// Over the whole tree an objective is stood for by the criterion under it whose step weighs most;
  /// where several do, by the first. Otherwise, or without weights below, it is asked about whole.
  /// - Complexity: O(*n*) in the number of criteria, for each member.
  package func family(_ id: WeightFamily, after results: [FamilyWeights] = []) -> WeighingFamily {
    WeighingFamily(
      id: id, name: id.parent.map { document.criterion($0)?.label ?? $0.text },
      steps: (members[id] ?? []).map { step(of: $0, after: results) })
  }

  private func step(of node: CriterionID, after results: [FamilyWeights]) -> WeighingStep {
    var (asked, part) = (node, 1.0)
    while scope == .tree || asked == node, document.criterion(asked)?.kind == .objective {
      let children = members[.under(asked)] ?? []
      if children.count == 1, let only = children.first, scope == .tree {
        asked = only
        continue
      }
      guard scope == .tree, let below = results.first(where: { $0.family.id == .under(asked) })
      else { return heading(node) }
      let largest = below.shares.indices.reduce(0) {
        below.shares[$1] > below.shares[$0] ? $1 : $0
      }
      part *= below.shares[largest]
      asked = below.family.steps[largest].node
    }
    return WeighingStep(
      node: node, asked: asked, name: document.criterion(asked)?.label ?? asked.text,
      short: document.name(asked), range: document.criterion(asked)?.scale?.rangeWords ?? "",
      standsFor: asked == node ? nil : document.criterion(node)?.label,
      scale: document.criterion(asked)?.scale, part: part)
  }

  /// What is asked about a heading for which no criterion stands: all of it together, or over the
  /// whole tree its largest step, which the answers below will tell.
  private func heading(_ node: CriterionID) -> WeighingStep {
    let parts = document.leaves(under: node).map { leaf in
      let isWorded = leaf.scale?.anchors.isEmpty == false
      let ends = isWorded ? "" : leaf.scale.map { " (\($0.numbers))" } ?? ""
      return document.name(leaf.id) + ends
    }
    return WeighingStep(
      node: node, asked: node, name: document.criterion(node)?.label ?? node.text,
      short: document.name(node),
      range: scope == .tree
        ? "the largest step in it by the answers below, of \(Numbers.list(parts))"
        : "every scale in it from bottom to top, all together: \(Numbers.list(parts))",
      standsFor: nil, scale: nil, part: 1)
  }
}
