package import AppraisalModel

/// How often each option came where, as it is written for programs and in lines.
package struct AcceptabilityRecord: Encodable, Hashable, Sendable {
  package struct Row: Encodable, Hashable, Sendable {
    package var option: OptionID
    /// The share of each place, the first place first.
    package var places: [Double]
    /// The share of the first place at the least and at the most, while answers are open; the shares
    /// of places then take every value of an open answer for as likely as any other.
    package var firstAtLeast: Double?
    package var firstAtMost: Double?
    /// Half the width of the range that holds the first share 95 times in 100.
    package var firstHalfWidth: Double
    package var meanPlace: Double
    /// The mean weights at which it came first; nil for one that never did.
    package var centralWeights: [CriterionID: Double]?
    /// How often it came first at those weights, where marks are missing.
    package var confidence: Double?
    /// How often it was ahead of each other option.
    package var ahead: [OptionID: Double]
  }

  package var weights: String
  /// How far around the weights that were given others were tried, 0 to 1.
  package var spread: Double?
  /// The ranges that were tried, lowest and highest, in shares of all weight.
  package var within: [CriterionID: [Double]]?
  /// The order that was tried, in blocks from most to least weight.
  package var ranked: [[CriterionID]]?
  package var scores: String
  /// The number of weightings tried.
  package var samples: Int
  package var seed: UInt64
  /// The options, the one that came first most often first.
  package var rows: [Row]
  package var sentences: [String]

  /// Writes down what was found.
  package init(_ chances: Chances, in document: CaseDocument) {
    weights = chances.tried.name
    switch chances.tried {
    case .around(let share), .mixture(_, let share): spread = share
    case .intervals(let ranges), .within(let ranges):
      within = ranges.mapValues { [$0.lowerBound, $0.upperBound] }
    case .ranked(let blocks): ranked = blocks
    case .free, .order: break
    }
    scores = chances.question.scores.rawValue
    samples = chances.samples
    seed = chances.question.seed
    rows = chances.order.map { row in
      let others = chances.options.indices.filter { $0 != row }
      return Row(
        option: chances.options[row], places: chances.placeShares[row],
        firstAtLeast: chances.spans?[row].least, firstAtMost: chances.spans?[row].most,
        firstHalfWidth: chances.halfWidth(of: chances.firstShares[row]),
        meanPlace: chances.meanPlaces[row],
        centralWeights: chances.centralWeights[row].map {
          Dictionary(zip(chances.criteria, $0), uniquingKeysWith: { first, _ in first })
        },
        confidence: chances.confidence?[row],
        ahead: Dictionary(
          others.map { (chances.options[$0], chances.aheadShares[row][$0]) },
          uniquingKeysWith: { first, _ in first }))
    }
    let labels = Labels(document: document)
    var words = [chances.sentence(in: document), chances.method(in: document), ""]
    let firsts = chances.firstOfHundred
    for row in chances.order {
      let share = firsts[row]
      let place = Numbers.fixed(chances.meanPlaces[row])
      let name = labels.option(chances.options[row])
      words.append("\(name): first in \(share) of 100, mean place \(place).")
      words.append("  " + chances.centralWords(row, in: document))
      words.append("  " + chances.aheadWords(row, in: document))
    }
    sentences = words
  }

  package var lines: [String] { sentences }

  /// The rows as a table, a heading first.
  package var table: [[String]] {
    [["option"] + rows.indices.map { "place\($0 + 1)" } + ["meanPlace"]]
      + rows.map { [$0.option.text] + $0.places.map { "\($0)" } + ["\($0.meanPlace)"] }
  }
}
