/// The step-by-step sorting of options by credibilities that ELECTRE III uses.
struct Distillation {
  let credibility: Matrix<Double>

  /// Classes in the order of their removal: from the best down or from the worst up.
  func classes(fromBest: Bool) -> [[Int]] {
    var left = Array(0..<credibility.rowCount)
    var found: [[Int]] = []
    while !left.isEmpty {
      let taken = extract(from: left, fromBest: fromBest)
      found.append(taken)
      left.removeAll { taken.contains($0) }
    }
    return found
  }

  // Options with the extreme qualification stay; the level of credibility is lowered until one is
  // left or the level is zero.
  private func extract(from options: [Int], fromBest: Bool) -> [Int] {
    var kept = options
    var level = largest(kept) ?? 0
    while kept.count > 1, level > 0 {
      let cut = level - slack(level)
      let next = pairs(kept).filter { $0 < cut }.max() ?? 0
      let scores = kept.map { qualification($0, among: kept, level: next) }
      let extreme = (fromBest ? scores.max() : scores.min()) ?? 0
      kept = zip(kept, scores).filter { $0.1 == extreme }.map(\.0)
      level = next
    }
    return kept
  }

  private func slack(_ level: Double) -> Double { 0.3 - 0.15 * level }

  private func pairs(_ options: [Int]) -> [Double] {
    options.flatMap { one in
      options.filter { $0 != one }.map { credibility[one, $0] }
    }
  }

  private func largest(_ options: [Int]) -> Double? { pairs(options).max() }

  private func beats(_ one: Int, _ other: Int, level: Double) -> Bool {
    let own = credibility[one, other]
    return own > level && own > credibility[other, one] + slack(own)
  }

  private func qualification(_ option: Int, among options: [Int], level: Double) -> Int {
    options.reduce(0) { score, other in
      guard other != option else { return score }
      return score + (beats(option, other, level: level) ? 1 : 0)
        - (beats(other, option, level: level) ? 1 : 0)
    }
  }
}
