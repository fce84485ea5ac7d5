package enum WeightMethod: String, Word {
  /// Points were given without a procedure.
  case direct
  /// Swings from worst to best were compared.
  case swing
  /// A hundred points were shared out.
  case hundredPoints = "hundred-points"
  /// The least important got 10 points and the others in proportion.
  case smart
  /// An order was given; weights are the centroid of all that keep it.
  case rankOrderCentroid = "rank-order-centroid"
  /// An order was given; weights are in proportion to reversed ranks.
  case rankSum = "rank-sum"
  /// An order was given; weights are in proportion to the inverse of ranks.
  case rankReciprocal = "rank-reciprocal"
  /// Criteria were compared in pairs.
  case pairwise
  /// All were compared with the best and with the worst.
  case bestWorst = "best-worst"
  /// Steps on two scales were matched until they were worth the same.
  case indifference
  /// Older weights were carried over a change of range.
  case rescaled
}

/// One answer that was given when weights were asked for.
package struct WeightAnswer: Encodable, Hashable, Sendable {
  /// The part that it plays in its method: `best`, `worst`, or empty.
  package var part: String
  /// The node that it is about.
  package var first: CriterionID
  /// The node that it is compared with, or nil.
  package var second: CriterionID?
  /// What was answered: points, a rank, a ratio, or a mark, as the method has it.
  package var value: DecimalNumber

  package init(
    part: String = "", first: CriterionID, second: CriterionID? = nil, value: DecimalNumber
  ) {
    self.part = part
    self.first = first
    self.second = second
    self.value = value
  }
}

/// The ends of a scale as they were when weights were asked for.
package struct ScaleRange: Encodable, Hashable, Sendable {
  /// The mark that was worth 0.
  package var worst: DecimalNumber
  /// The mark that was worth 100.
  package var best: DecimalNumber

  package init(worst: DecimalNumber, best: DecimalNumber) {
    self.worst = worst
    self.best = best
  }
}

extension Scale {
  package var range: ScaleRange { ScaleRange(worst: worst, best: best) }
}

/// How the weights of one family came about: the answers that were given, and not only the result.
package struct Elicitation: Encodable, Hashable, Sendable {
  package var method: WeightMethod
  /// The answers, in the order in which they were given.
  package var answers: [WeightAnswer]
  /// The ranges of the scored criteria under the family, as they were then.
  package var ranges: [CriterionID: ScaleRange]
  /// What was said about it.
  package var words: String

  package init(
    method: WeightMethod, answers: [WeightAnswer] = [],
    ranges: [CriterionID: ScaleRange] = [:], words: String = ""
  ) {
    self.method = method
    self.answers = answers
    self.ranges = ranges
    self.words = words
  }
}

/// The nodes that share out weight among themselves: those at the top, or those under one
/// objective.
package enum WeightFamily: Hashable, Sendable, Comparable, TextCoded, CodingKeyRepresentable,
  CustomStringConvertible
{
  /// The nodes at the top.
  case top
  /// The nodes under an objective.
  case under(CriterionID)

  /// The family of a node's children; nil is the top.
  package init(under parent: CriterionID?) { self = parent.map(Self.under) ?? .top }

  /// The objective, or nil at the top.
  package var parent: CriterionID? {
    if case .under(let id) = self { id } else { nil }
  }

  /// The family as it stands in files: `top`, `under:benefits`.
  package var description: String { parent.map { "under:\($0)" } ?? "top" }

  /// Reads a family as it stands in files, or gives nil.
  package init?(_ text: String) {
    if text == "top" {
      self = .top
    } else if text.hasPrefix("under:"), let id = CriterionID(String(text.dropFirst(6))) {
      self = .under(id)
    } else {
      return nil
    }
  }

  /// The family as the key of an object.
  package var codingKey: any CodingKey { SlugKey(stringValue: description) }

  /// Reads a family from the key of an object.
  package init?(codingKey: some CodingKey) { self.init(codingKey.stringValue) }

  /// What a family must be.
  package static var form: String { "a family is top or under:<id>" }

  /// Orders families by their text.
  package static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

/// That the weights are settled, so that marking can begin.
package struct WeightLock: Encodable, Hashable, Sendable {
  /// Who settled them and how, in words.
  package var words: String

  package init(words: String) { self.words = words }
}
