package import AppraisalFindings
package import AppraisalModel

/// The weights of several holders beside one another.
package struct WeightComparison: Equatable, Sendable {
  /// The weights of one holder.
  package struct Column: Equatable, Sendable {
    package let holder: WeightHolder
    /// What stands above the column.
    package let name: String
    package let weights: EffectiveWeights
  }

  /// The agreed weights, then those of bodies and people who have any.
  package let columns: [Column]
  /// Whether other people's weights are left out because a round has not been revealed yet.
  package let isHidden: Bool
  /// What there is to say: where those differ most who have set all weights.
  package let sentence: String

  /// Puts the weights that a viewer may see beside one another.
  ///
  /// Other people's are left out between the opening of a round and its reveal.
  /// - Complexity: O(*h n* squared) in the numbers of holders and criteria.
  package init(_ appraisal: Appraisal, viewer: AssessorID?) {
    let document = appraisal.document
    let isClosed = appraisal.hidesWeights
    var holders: [(WeightHolder, String)] = [(.agreed, "Agreed")]
    holders += document.bodies.map { (.body($0.id), document.name($0.id)) }
    let people = appraisal.assessors.filter { $0.id == viewer || !isClosed }
    holders += people.map { (.assessor($0.id), $0.id == viewer ? "You" : appraisal.name($0)) }
    columns = holders.filter { $0.0 == .agreed || appraisal.weights[$0.0] != nil }.map {
      Column(holder: $0, name: $1, weights: EffectiveWeights(appraisal, holder: $0))
    }
    isHidden =
      isClosed
      && appraisal.weights.keys.contains { holder in
        if case .assessor(let id) = holder { id != viewer } else { false }
      }
    sentence = Self.sentence(columns, document)
  }

  private static func sentence(_ columns: [Column], _ document: CaseDocument) -> String {
    let set = columns.filter(\.weights.areSet)
    guard let first = set.first else { return "Nobody has set all weights yet." }
    guard set.count > 1 else { return "Only one set of weights is complete: \(first.name)." }
    var widest: (leaf: CriterionID, low: Int, high: Int, size: Double)?
    for (place, leaf) in first.weights.leaves.enumerated() {
      let shares = set.map { $0.weights.leaves[place].cumulative }
      let low = shares.indices.reduce(0) { shares[$1] < shares[$0] ? $1 : $0 }
      let high = shares.indices.reduce(0) { shares[$1] > shares[$0] ? $1 : $0 }
      let size = shares[high] - shares[low]
      if size > max(widest?.size ?? 0, 1e-9) { widest = (leaf.id, low, high, size) }
    }
    guard let widest else { return "All complete sets of weights are the same." }
    func words(_ place: Int) -> String {
      let share = set[place].weights.node(widest.leaf)?.cumulative ?? 0
      return "\(Numbers.percent(share)) (\(set[place].name))"
    }
    return "They differ most on \(document.name(widest.leaf)): \(words(widest.low)) to "
      + "\(words(widest.high))."
  }
}
