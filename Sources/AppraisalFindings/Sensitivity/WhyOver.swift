package import AppraisalModel
import DecisionAnalysis

/// Why one option is ahead of another: the few differences that decide it.
package struct WhyOver: Equatable, Sendable {
  /// What one criterion adds to the lead.
  package struct Part: Equatable, Sendable {
    package var criterion: CriterionID
    /// The points of the total by which the first option is ahead on it; below 0 when behind.
    package var points: Double
  }

  /// The option that is ahead, or the first asked for when they are level.
  package let ahead: OptionID
  package let behind: OptionID
  /// The distance between their totals, 0 or more; the least that it can be while answers are open.
  package let lead: Double
  /// Whether answers are open, so that what is said is the least.
  package let isLeast: Bool
  /// What each criterion adds to the lead, in the order of the tree; they add up to it.
  package let parts: [Part]
  /// The fewest parts, largest first, that together outweigh everything that speaks against, or
  /// make up more than half of the lead where nothing does.
  package let deciding: [Part]
  /// What speaks against, largest first.
  package let against: [Part]

  /// What speaks for the one that is ahead, largest first.
  package var inFavour: [Part] {
    parts.filter { $0.points > Numbers.noise }.sorted { $0.points > $1.points }
  }

  /// Compares two options; nil where one does not take part, or where open answers could put either
  /// ahead.
  ///
  /// Open answers count as badly as they can for the one that is ahead.
  ///
  /// - Complexity: O(*n* log *n*).
  package init?(_ one: OptionID, over other: OptionID, in findings: Findings) {
    guard one != other, findings.awaited == nil,
      let first = findings.ranking.first(where: { $0.option == one }),
      let second = findings.ranking.first(where: { $0.option == other })
    else { return nil }
    let isExact = first.missing == 0 && second.missing == 0
    let isSwapped = second.low > first.high + (isExact ? Ranking.tolerance : 0)
    let (up, down) = isSwapped ? (second, first) : (first, second)
    guard isExact || up.low > down.high else { return nil }
    let table = findings.table
    guard let upper = table.options.firstIndex(of: up.option),
      let lower = table.options.firstIndex(of: down.option)
    else { return nil }
    ahead = up.option
    behind = down.option
    isLeast = !isExact
    lead = max(0, up.low - down.high)
    parts = zip(table.criteria.indices, findings.weights.leaves).map { column, leaf in
      let gap = table.ranges[upper, column].low - table.ranges[lower, column].high
      return Part(criterion: table.criteria[column], points: leaf.cumulative * gap)
    }
    let minus = parts.filter { $0.points < -Numbers.noise }.sorted { $0.points < $1.points }
    against = minus
    // With nothing against, the parts that make up more than half of the lead.
    let burden = minus.isEmpty ? lead / 2 : minus.reduce(0) { $0 - $1.points }
    var (sum, chosen) = (0.0, [Part]())
    for part in parts.filter({ $0.points > Numbers.noise }).sorted(by: { $0.points > $1.points })
    where chosen.isEmpty || sum <= burden {
      chosen.append(part)
      sum += part.points
    }
    deciding = chosen
  }

  /// Whether the two are level.
  package var isLevel: Bool { lead < Findings.levelGap }

  package func sentence(in document: CaseDocument) -> String {
    let labels = Labels(document: document)
    let (first, second) = (labels.option(ahead), labels.option(behind))
    func list(_ parts: [Part]) -> String {
      let named = parts.prefix(3).map {
        "\(labels.criterion($0.criterion)) \(Numbers.signed($0.points))"
      }
      let rest = parts.dropFirst(3)
      guard !rest.isEmpty else { return Numbers.list(named) }
      let sum = rest.reduce(0) { $0 + $1.points }
      return named.joined(separator: ", ")
        + " and \(rest.count) more \(Numbers.signed(sum))"
    }
    guard !isLevel else {
      return deciding.isEmpty
        ? "\(first) and \(second) are level on every criterion with weight."
        : "\(first) and \(second) are level: \(list(deciding)) for \(first), \(list(against)) against."
    }
    let least = isLeast ? "at least " : ""
    let start =
      "Why \(first) over \(second), by \(least)\(Numbers.distance(lead)): \(list(deciding))"
    guard !against.isEmpty else { return start + ". Nothing speaks against it." }
    let verb = deciding.count == 1 ? "outweighs" : "outweigh"
    return start + " \(verb) all that speaks against it, \(list(against))."
  }

  /// What stands in the place of the answer while marks of the two are missing.
  package static func unknown(
    _ one: OptionID, over other: OptionID, in findings: Findings, document: CaseDocument
  ) -> String {
    let labels = Labels(document: document)
    let (first, second) = (labels.option(one), labels.option(other))
    if let awaited = findings.awaited {
      return StudyRefusal.awaitingReveal(handedIn: awaited.handedIn, expected: awaited.expected)
        .sentence
    }
    guard one != other else { return "Choose two different options." }
    guard let up = findings.ranking.first(where: { $0.option == one }),
      let down = findings.ranking.first(where: { $0.option == other })
    else { return "\(first) and \(second) are not both being appraised." }
    let blanks = Numbers.count(up.missing + down.missing, "cell is", "cells are")
    return "\(blanks) open: \(first) may be anything from \(distance(up.low - down.high)) to "
      + "\(distance(up.high - down.low)) of \(second)."
  }

  private static func distance(_ points: Double) -> String {
    "\(Numbers.distance(points.magnitude)) points \(points < 0 ? "behind" : "ahead")"
  }
}
