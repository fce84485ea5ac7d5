package import AppraisalModel

/// Why the agreed weights are not settled, or not opened again.
package enum SettlingRefusal: Error, Equatable {
  /// A weight of theirs is not set yet.
  case notAllSet
  /// They are settled already, in these words.
  case settledAlready
  case notSettled

  package var sentence: String {
    switch self {
    case .notAllSet: "The agreed weights are not all set yet, so they cannot be settled."
    case .settledAlready: "They are settled so already."
    case .notSettled: "The agreed weights are not settled."
    }
  }
}

extension Appraisal {
  /// Why the agreed weights cannot be settled, in whatever words; nil where they can.
  ///
  /// - Complexity: O(*n* squared) in the number of criteria.
  package var settlingRefusal: SettlingRefusal? {
    EffectiveWeights(self).areSet ? nil : .notAllSet
  }

  /// The edits that settle the agreed weights, or settle them in other words.
  package func settlingWeights(words: String) throws(SettlingRefusal) -> [Edit] {
    let new = WeightLock(words: words)
    guard weightLock != new else { throw .settledAlready }
    if let refusal = settlingRefusal { throw refusal }
    return [.weights(.lockWeights(old: weightLock, new: new))]
  }

  /// The edits that open the agreed weights again.
  package func openingWeights() throws(SettlingRefusal) -> [Edit] {
    guard let weightLock else { throw .notSettled }
    return [.weights(.lockWeights(old: weightLock, new: nil))]
  }
}
