/// Draws eight sets of weights at a time according to a policy.
///
/// Uniform weights are the gaps between sorted uniform numbers on 0 to 1, which needs subtraction and
/// sorting only and is therefore the same on every machine; see `docs/methods/WeightSampler.md`.
struct WeightSampler: Equatable, Sendable {
  typealias Reals = SIMD8<Double>
  private enum Form: Equatable {
    case free
    case ranked(blocks: [[Int]], gapNetwork: SortingNetwork)
    case box(low: [Double], high: [Double], slack: Double, fromTop: Bool)
    case chain(low: [Double], high: [Double], start: [Double], loose: [Int])
    case fixed([Double])
  }

  let count: Int
  private let network: SortingNetwork
  private let form: Form

  init(policy: WeightPolicy, count: Int) throws(AnalysisError) {
    guard count > 0 else { throw .noCriteria }
    self.count = count
    network = SortingNetwork(count: count - 1)
    switch policy {
    case .free: form = .free
    case .ranked(let blocks):
      try WeightSampler.check(ranking: blocks, count: count)
      form = .ranked(
        blocks: blocks.filter { !$0.isEmpty }, gapNetwork: SortingNetwork(count: count))
    case .between(let ranges): form = try WeightSampler.boxForm(ranges, count: count)
    case .fixed(let weights):
      guard weights.count == count else {
        throw .length(expected: count, found: weights.count)
      }
      form = .fixed(try Weights(normalising: weights).shares)
    }
  }

  private static func check(ranking: [[Int]], count: Int) throws(AnalysisError) {
    var seen = Array(repeating: false, count: count)
    for index in ranking.joined() {
      guard seen.indices.contains(index) else { throw .noSuchItem(index: index, count: count) }
      guard !seen[index] else { throw .notARanking(index: index) }
      seen[index] = true
    }
    if let missing = seen.firstIndex(of: false) { throw .notARanking(index: missing) }
  }

  private static func boxForm(_ ranges: [ValueRange], count: Int) throws(AnalysisError) -> Form {
    guard ranges.count == count else { throw .length(expected: count, found: ranges.count) }
    for (index, range) in ranges.enumerated() {
      guard range.low.isFinite, range.high.isFinite else { throw .notFinite(index: index) }
      guard range.low >= 0 else { throw .negativeWeight(index: index) }
    }
    let (low, high) = (ranges.map(\.low), ranges.map { min(1, $0.high) })
    let (lowSum, highSum) = (low.reduce(0, +), high.reduce(0, +))
    guard lowSum <= 1 + 1e-9, highSum >= 1 - 1e-9, low.allSatisfy({ $0 <= 1 }) else {
      throw .weightRangesInfeasible
    }
    let (below, above) = (max(0, 1 - lowSum), max(0, highSum - 1))
    if below <= 1e-12 { return .fixed(low) }
    if above <= 1e-12 { return .fixed(high) }
    let slack = min(below, above)
    let widths = zip(low, high).map { $1 - $0 }
    // The share that falls outside is at most the sum, over the ranges, of the share of gaps that are
    // too wide for it. Where that is small rejection is quick; a tight box is walked through instead.
    let outside = widths.reduce(0) { sum, width in
      sum + Elementary.power(max(0, 1 - width / slack), Double(count - 1))
    }
    if outside <= 0.75 {
      return .box(low: low, high: high, slack: slack, fromTop: above < below)
    }
    let start = zip(low, high).map { $0 + ($1 - $0) * below / (below + above) }
    let loose = widths.indices.filter { widths[$0] > 0 }
    return .chain(low: low, high: high, start: start, loose: loose)
  }

  /// Prepares what carries over from one draw to the next; only a tight box has such a state.
  func begin(_ generator: inout LaneGenerator) -> [Reals] {
    guard case .chain(let low, let high, let start, let loose) = form else { return [] }
    var state = start.map { Reals(repeating: $0) }
    for _ in 0..<40 { walk(&state, loose, low: low, high: high, generator: &generator) }
    return state
  }

  /// Draws eight sets of weights: entry j of the result holds criterion j's weight in each set.
  func draw(
    _ weights: UnsafeMutablePointer<Reals>, _ state: inout [Reals],
    _ generator: inout LaneGenerator
  ) {
    switch form {
    case .free: gaps(weights, &generator)
    case .ranked(let blocks, let gapNetwork):
      gaps(weights, &generator)
      rank(weights, blocks, gapNetwork, &generator)
    case .box(let low, let high, let slack, let fromTop):
      fill(
        weights, &generator, low: low, high: high, slack: fromTop ? -slack : slack,
        base: fromTop ? high : low)
    case .chain(let low, let high, _, let loose):
      for _ in 0..<4 { walk(&state, loose, low: low, high: high, generator: &generator) }
      for index in 0..<count { weights[index] = state[index] }
    case .fixed(let shares):
      for index in 0..<count { weights[index] = Reals(repeating: shares[index]) }
    }
  }

  private func gaps(
    _ weights: UnsafeMutablePointer<Reals>, _ generator: inout LaneGenerator
  ) {
    for index in 0..<(count - 1) { weights[index] = generator.uniform() }
    network.sort(weights)
    var previous = Reals.zero
    for index in 0..<(count - 1) {
      let current = weights[index]
      weights[index] = current - previous
      previous = current
    }
    weights[count - 1] = 1 - previous
  }

  // The gaps in descending order are uniform on the ranked weights; a block of unranked criteria
  // gets its share of them in random order.
  private func rank(
    _ weights: UnsafeMutablePointer<Reals>, _ blocks: [[Int]], _ gapNetwork: SortingNetwork,
    _ generator: inout LaneGenerator
  ) {
    gapNetwork.sort(weights)
    let ascending = Array(UnsafeBufferPointer(start: weights, count: count))
    var next = count - 1
    for block in blocks {
      for criterion in block {
        weights[criterion] = ascending[next]
        next -= 1
      }
      guard block.count > 1 else { continue }
      for place in stride(from: block.count - 1, to: 0, by: -1) {
        let chosen = generator.uniform() * Double(place + 1)
        for lane in 0..<8 {
          let other = block[min(Int(chosen[lane]), place)]
          let kept = weights[block[place]][lane]
          weights[block[place]][lane] = weights[other][lane]
          weights[other][lane] = kept
        }
      }
    }
  }

  // Lanes that fall outside their ranges are drawn again on their own.
  private func fill(
    _ weights: UnsafeMutablePointer<Reals>, _ generator: inout LaneGenerator, low: [Double],
    high: [Double], slack: Double, base: [Double]
  ) {
    var accepted = Array(repeating: Reals.zero, count: count)
    var pending = SIMDMask<SIMD8<Int64>>(repeating: true)
    repeat {
      gaps(weights, &generator)
      var fits = pending
      for index in 0..<count {
        let weight = base[index] + slack * weights[index]
        weights[index] = weight
        fits = fits .& (weight .>= low[index]) .& (weight .<= high[index])
      }
      for index in 0..<count {
        accepted[index] = accepted[index].replacing(with: weights[index], where: fits)
      }
      pending = pending .& .!fits
    } while pending != SIMDMask(repeating: false)
    for index in 0..<count { weights[index] = accepted[index] }
  }

  // One sweep of a Gibbs sampler: two criteria share their sum anew, uniformly within their ranges,
  // which leaves the uniform distribution on the box unchanged.
  private func walk(
    _ state: inout [Reals], _ loose: [Int], low: [Double], high: [Double],
    generator: inout LaneGenerator
  ) {
    for (place, one) in loose.enumerated() {
      for step in [1, loose.count / 2] {
        let other = loose[(place + step) % loose.count]
        guard other != one else { continue }
        let sum = state[one] + state[other]
        let fromOther = sum - high[other]
        let toOther = sum - low[other]
        let least = fromOther.replacing(with: low[one], where: fromOther .< low[one])
        let most = toOther.replacing(with: high[one], where: toOther .> high[one])
        state[one] = least + (most - least) * generator.uniform()
        state[other] = sum - state[one]
      }
    }
  }
}

extension SortingNetwork {
  /// Sorts every lane in ascending order.
  @inline(__always)
  func sort(_ items: UnsafeMutablePointer<SIMD8<Double>>) {
    for (low, high) in steps {
      let (one, other) = (items[low], items[high])
      let swap = other .< one
      items[low] = one.replacing(with: other, where: swap)
      items[high] = other.replacing(with: one, where: swap)
    }
  }
}
