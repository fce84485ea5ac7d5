import AppraisalFindings
import AppraisalModel
import DecisionAnalysis

/// What is said about how well answers fit together.
enum ConsistencyWords {
  // MARK: Points

  /// Holds the largest step against the next two together; nil for fewer than three with points.
  static func sumCheck(_ values: [Double], _ family: WeighingFamily) -> String? {
    let order = values.indices.sorted {
      values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1
    }
    guard order.count > 2, values[order[2]] > 0 else { return nil }
    let top = values[order[0]]
    let sum = values[order[1]] + values[order[2]]
    let name = family.steps[order[0]].short
    let others = "\(family.steps[order[1]].short) and \(family.steps[order[2]].short)"
    let figures = "(\(Numbers.short(top)) against \(Numbers.short(sum)))"
    if abs(sum - top) < 1e-9 {
      return "A check: by these answers \(name) is worth just as much as \(others) together."
    }
    return sum > top
      ? "A check: by these answers you would take \(others) together rather than \(name) \(figures)."
      : "A check: by these answers you would take \(name) rather than \(others) together \(figures)."
  }

  // MARK: Orders

  static func order(
    _ blocks: [[Int]], _ method: RankOrderWeights, _ family: WeighingFamily
  ) -> String {
    let order = blocks.map { Numbers.list($0.map { family.steps[$0].short }) }
    let words = order.joined(separator: ", then ")
    let rule =
      switch method {
      case .centroid: "the middle of all weights that keep it"
      case .sum: "weights that go down in even steps"
      case .reciprocal: "one, a half, a third and so on"
      }
    return "The order is \(words). Only the order was asked for; the weights are \(rule)."
  }

  // MARK: Pairs

  /// Whether the worst fitting comparison deserves a second thought.
  static func isWorthOffering(_ priorities: ComparisonPriorities, missing: Int) -> Bool {
    if priorities.isInconsistent == true { return true }
    guard priorities.consistencyRatio == nil, let fit = priorities.worstFit else { return false }
    return max(fit.given / fit.fitting, fit.fitting / fit.given) >= 2
  }

  static func pairs(
    _ priorities: ComparisonPriorities, missing: Int, of all: Int, _ family: WeighingFamily,
    offering: Bool
  ) -> [String] {
    let count = family.steps.count
    guard count > 2 else { return ["Two steps cannot contradict each other."] }
    var sentences: [String] = []
    if let ratio = priorities.consistencyRatio {
      let index = ComparisonPriorities.randomIndex[count].map { Numbers.fixed($0, 2) } ?? ""
      let table = "(Saaty's random index of 1980 for \(count) steps: \(index))"
      sentences.append(
        priorities.isInconsistent == true
          ? "Consistency ratio \(Numbers.fixed(ratio, 3)), above the customary 0.10 \(table): "
            + "some answers contradict others."
          : "Consistency ratio \(Numbers.fixed(ratio, 3)), within the customary 0.10 \(table).")
    } else if missing > 0 {
      sentences.append(
        "\(missing) of \(all) comparisons were left out, so that there is no consistency ratio.")
    } else {
      sentences.append(
        "Saaty's random indices go to 15 steps, so that there is no consistency ratio for \(count)."
      )
    }
    if offering, let fit = priorities.worstFit {
      sentences.append(
        "The answer that fits least: \(words(fit, fit.given, family)). "
          + "All answers together say that \(words(fit, fit.fitting, family)).")
    }
    return sentences
  }

  private static func words(
    _ fit: ComparisonMisfit, _ ratio: Double, _ family: WeighingFamily
  ) -> String {
    comparison(family.steps[fit.row], family.steps[fit.column], ratio)
  }

  /// How many times as much one step is worth as another, with the larger one first.
  static func comparison(_ one: WeighingStep, _ other: WeighingStep, _ ratio: Double) -> String {
    if abs(ratio - 1) < 0.05 { return "\(one.short) and \(other.short) are worth the same" }
    return ratio > 1
      ? "\(one.short) is worth \(Numbers.short(ratio)) times \(other.short)"
      : "\(other.short) is worth \(Numbers.short(1 / ratio)) times \(one.short)"
  }

  static func offer(_ fit: ComparisonMisfit, _ family: WeighingFamily) -> ComparisonOffer? {
    let isRow = fit.fitting >= 1
    let size = min(9, isRow ? fit.fitting : 1 / fit.fitting)
    guard let times = DecimalNumber(Numbers.fixed(size, 1)) else { return nil }
    return ComparisonOffer(
      larger: family.steps[isRow ? fit.row : fit.column].asked,
      smaller: family.steps[isRow ? fit.column : fit.row].asked, times: times)
  }

  // MARK: Best and worst

  static func bestWorst(
    _ result: BestWorst, best: Int, worst: Int, _ toOthers: [Double], _ toWorst: [Double],
    _ family: WeighingFamily
  ) -> [String] {
    guard toOthers.count > 2 else { return ["Two steps cannot contradict each other."] }
    let misfit =
      "Largest misfit of a weight: \(Numbers.fixed(result.deviation, 3)); 0 is a perfect fit."
    guard result.inputConsistency > 1e-9 else {
      return [misfit, "No answer contradicts another."]
    }
    let whole = toOthers[worst]
    let chains = toOthers.indices.map { abs(toOthers[$0] * toWorst[$0] - whole) }
    let place = chains.indices.reduce(0) { chains[$1] > chains[$0] ? $1 : $0 }
    let name = family.steps[place].short
    return [
      misfit,
      "Inconsistency of the answers: \(Numbers.fixed(result.inputConsistency, 3)), from 0 for none "
        + "to 1. Most of it comes from \(name): \(family.steps[best].short) is worth "
        + "\(Numbers.short(toOthers[place])) times \(name), and \(name) "
        + "\(Numbers.short(toWorst[place])) times \(family.steps[worst].short); that makes "
        + "\(Numbers.short(toOthers[place] * toWorst[place])), not \(Numbers.short(whole)).",
    ]
  }
}
