package import AppraisalModel
package import DecisionAnalysis

/// How much weight has to move before the bodies that decide can put the same option first.
package struct AgreementPrices: Equatable, Sendable {
  /// What an option takes for one body.
  package enum Price: Equatable, Sendable {
    /// Nothing: it is first there, or level.
    case first
    case shift(WeightShift)
    /// No weights put it first.
    case impossible
  }

  /// Why the bodies cannot be asked yet.
  package enum Refusal: Error, Equatable, Sendable {
    case study(StudyRefusal)
    /// Fewer than two bodies' marks count.
    case oneBody
    /// The policy of the round keeps back what bodies come to; why, in a sentence.
    case keptBack(String)
    /// The marks of these bodies are not all known.
    case open([BodyID])

    /// The sentence that stands in the place of the answer.
    package func sentence(in document: CaseDocument) -> String {
      switch self {
      case .study(let refusal): refusal.sentence
      case .oneBody: "The marks of fewer than two bodies count, so there is nothing to agree on."
      case .keptBack(let words): words
      case .open(let bodies):
        "Too early to say: the answer of \(Numbers.list(bodies.map(document.name))) is still open."
      }
    }
  }

  /// The options, in reading order.
  package let options: [OptionID]
  /// The bodies whose marks count, in the order of the case.
  package let bodies: [BodyID]
  /// The bodies that were asked by weights of their own.
  package let withOwnWeights: [BodyID]
  /// The prices, options by bodies.
  package let prices: Matrix<Price>
  /// The weights at which each option would be first for each body, in the order of the criteria; nil
  /// where it is impossible.
  package let weights: Matrix<[Double]?>
  /// The larger of an option's prices, in points of weight; nil where it is impossible for a body.
  package let largest: [Double?]
  /// The options whose larger price is smallest.
  package let choices: [OptionID]
  let unsetWeights: String?

  /// Asks each body by its own marks, and by its own weights where it has set them.
  ///
  /// - Complexity: that of a linear programme for each option and body.
  package init(
    _ findings: Findings, in appraisal: Appraisal, contested: Int = 0
  ) throws(Refusal) {
    if let refusal = StudyRefusal(ballotsOf: findings, contested: contested) {
      throw .study(refusal)
    }
    let all = BodyResults(appraisal)
    guard all.areShown else { throw .keptBack(appraisal.bodiesKeptBackWords) }
    let results = all.deciding
    guard results.count > 1 else { throw .oneBody }
    let open = results.filter { result in
      result.findings.table.missingCount > 0
    }.map(\.body)
    guard open.isEmpty else { throw .open(open) }
    let tables = results.compactMap { result in
      try? DecisionTable(
        values: result.findings.table.values.map { $0 ?? 0 },
        weights: result.findings.weights.leaves.map(\.cumulative))
    }
    guard tables.count == results.count,
      let found = try? PriceOfAgreement(tables, tolerance: Standing.tolerance)
    else { throw .study(.nothingToRank) }
    let options = results[0].findings.table.options
    self.options = options
    bodies = results.map(\.body)
    withOwnWeights = results.filter(\.hasOwnWeights).map(\.body)
    var prices = Matrix(
      rowCount: options.count, columnCount: results.count, repeating: Price.impossible)
    for row in options.indices {
      for (column, result) in results.enumerated() {
        guard let route = found.routes[row, column] else { continue }
        prices[row, column] =
          route.weightMoved <= 1e-12
          ? .first
          : .shift(
            WeightShift(route, result.findings.table.criteria, of: result.findings.weights))
      }
    }
    self.prices = prices
    weights = found.routes.map { $0?.weights }
    unsetWeights =
      findings.weights.areSet || withOwnWeights.count == bodies.count
      ? nil : findings.weights.unsetWords
    largest = found.largest.map { $0.map { $0 * 100 } }
    choices = found.choices.map { options[$0] }
  }
}

extension AgreementPrices {
  /// What a board reads: what is cheapest to agree on, and what every option takes.
  package func sentences(in document: CaseDocument) -> [String] {
    let labels = Labels(document: document)
    let names = Numbers.list(bodies.map(labels.body))
    var words = unsetWeights.map { [$0] } ?? []
    let least = largest.compactMap(\.self).min()
    if let least {
      let rows = options.indices.filter { choices.contains(options[$0]) }
      if least <= 1e-9 {
        words.append(
          "\(names) can agree on \(labels.options(choices)) as it is: "
            + "\(choices.count == 1 ? "it is" : "they are") first, or level, for each.")
      } else {
        words.append(
          "\(names) are nearest to agreeing on \(labels.options(choices)): no body would have to "
            + "move more than \(Numbers.points(reaching: least)) of weight.")
        words += rows.map { sentence($0, labels) }
      }
    } else {
      words.append(
        "No option can be first for all of \(names), whatever weights they give.")
    }
    let others = options.indices.filter { !choices.contains(options[$0]) || least ?? 1 <= 1e-9 }
      .sorted { (largest[$0] ?? .infinity, $0) < (largest[$1] ?? .infinity, $1) }
      .filter { (largest[$0] ?? 1) > 1e-9 }
    words += others.map { sentence($0, labels) }
    words.append(
      withOwnWeights.isEmpty
        ? "Each body is asked by its own marks and by the agreed weights."
        : "Each body is asked by its own marks; \(Numbers.list(withOwnWeights.map(labels.body))) "
          + "by \(withOwnWeights.count == 1 ? "its" : "their") own weights.")
    return words
  }

  /// What one option takes, such as "C: the council 20 points from X to Y; NHS nothing".
  private func sentence(_ row: Int, _ labels: Labels) -> String {
    let parts = bodies.indices.map { column -> String in
      let body = labels.body(bodies[column])
      switch prices[row, column] {
      case .first: return "\(body) nothing"
      case .impossible: return "\(body) impossible, no weights put it first"
      case .shift(let shift):
        return "\(body) \(Numbers.points(reaching: shift.points)) from "
          + "\(labels.criteria(shift.from)) to \(labels.criteria(shift.to))"
      }
    }
    return "\(labels.option(options[row])): \(parts.joined(separator: "; "))."
  }
}

/// The price of agreement, as it is written for programs and in lines.
package struct AgreementPricesRecord: Encodable, Hashable, Sendable {
  package struct Row: Encodable, Hashable, Sendable {
    package var option: OptionID
    /// The points of weight that each body would have to move; a body is missing where it is impossible.
    package var prices: [BodyID: Double]
    /// The bodies for which no weights put it first.
    package var impossible: [BodyID]
    /// The larger price; nil where it is impossible for a body.
    package var largest: Double?
  }

  package var bodies: [BodyID]
  package var ownWeights: [BodyID]
  /// The options whose larger price is smallest.
  package var choices: [OptionID]
  package var rows: [Row]
  package var sentences: [String]

  /// Writes down the prices.
  package init(_ found: AgreementPrices, in document: CaseDocument) {
    bodies = found.bodies
    ownWeights = found.withOwnWeights
    choices = found.choices
    sentences = found.sentences(in: document)
    rows = found.options.indices.map { row in
      var prices: [BodyID: Double] = [:]
      var impossible: [BodyID] = []
      for (column, body) in found.bodies.enumerated() {
        switch found.prices[row, column] {
        case .first: prices[body] = 0
        case .shift(let shift): prices[body] = shift.points
        case .impossible: impossible.append(body)
        }
      }
      return Row(
        option: found.options[row], prices: prices, impossible: impossible,
        largest: found.largest[row])
    }
  }

  /// The rows as a table, a heading first.
  package var table: [[String]] {
    [["option"] + bodies.map(\.text) + ["largest"]]
      + rows.map { row in
        [row.option.text] + bodies.map { row.prices[$0].map { "\($0)" } ?? "impossible" }
          + [row.largest.map { "\($0)" } ?? "impossible"]
      }
  }
}
