import SamplingTypes

/// Draws eight sets of weights at a time: entry j of the result holds criterion j's weight in each.
///
/// Uniform weights are the gaps between sorted uniform numbers on 0 to 1, which needs subtraction and
/// sorting only and is therefore the same on every machine; see `docs/methods/WeightSampler.md`.
struct WeightDrawing {
  let task: SamplingTask
  var generator: LaneGenerator
  /// What carries over from one draw to the next, and a place to put drawn weights aside.
  let state: UnsafeMutablePointer<Reals>

  /// Prepares a chunk; only a walk has to get under way.
  init(_ task: SamplingTask, stream: UInt64, state: UnsafeMutablePointer<Reals>) {
    self.task = task
    self.state = state
    generator = LaneGenerator(seed: task.seed, stream: stream)
    if task.form == .chain {
      for index in 0..<task.criterionCount { state[index] = Reals(repeating: task.base[index]) }
      for _ in 0..<40 { walk() }
    }
  }

  @inline(__always)
  mutating func draw(_ weights: UnsafeMutablePointer<Reals>) {
    switch task.form {
    case .free: gaps(weights)
    case .ranked:
      gaps(weights)
      rank(weights)
    case .box: fill(weights)
    case .chain:
      for _ in 0..<4 { walk() }
      for index in 0..<task.criterionCount { weights[index] = state[index] }
    case .fixed:
      for index in 0..<task.criterionCount { weights[index] = Reals(repeating: task.low[index]) }
    }
  }

  @inline(__always)
  private mutating func gaps(_ weights: UnsafeMutablePointer<Reals>) {
    let last = task.criterionCount &- 1
    // A copy stays in registers; the generator itself would be stored after every step.
    var local = generator
    for index in 0..<last { weights[index] = local.uniform() }
    generator = local
    sortLanes(weights, count: last, by: task.network, steps: task.networkCount)
    var previous = Reals.zero
    for index in 0..<last {
      let current = weights[index]
      weights[index] = current - previous
      previous = current
    }
    weights[last] = 1 - previous
  }

  // The gaps in descending order are uniform on the ranked weights; a block of unranked criteria
  // gets its share of them in random order.
  private mutating func rank(_ weights: UnsafeMutablePointer<Reals>) {
    sortLanes(
      weights, count: task.criterionCount, by: task.gapNetwork, steps: task.gapNetworkCount)
    var next = task.criterionCount
    for index in 0..<next { state[index] = weights[index] }
    var block = task.members
    for index in 0..<task.blockCount {
      let size = task.blockSizes[index]
      for place in 0..<size {
        next &-= 1
        weights[block[place]] = state[next]
      }
      var place = size &- 1
      while place > 0 {
        shuffle(weights, block, place)
        place &-= 1
      }
      block += size
    }
  }

  @inline(__always)
  private mutating func shuffle(
    _ weights: UnsafeMutablePointer<Reals>, _ block: UnsafePointer<Int>, _ place: Int
  ) {
    let chosen = generator.uniform() * Double(place + 1)
    let numbers = UnsafeMutableRawPointer(weights).assumingMemoryBound(to: Double.self)
    let own = numbers + 8 &* block[place]
    for lane in 0..<8 {
      let other = numbers + 8 &* block[min(Int(chosen[lane]), place)]
      let kept = own[lane]
      own[lane] = other[lane]
      other[lane] = kept
    }
  }

  // Lanes that fall outside their ranges are drawn again on their own.
  private mutating func fill(_ weights: UnsafeMutablePointer<Reals>) {
    var pending = Whole(repeating: -1)
    repeat {
      gaps(weights)
      var fits = pending
      for index in 0..<task.criterionCount {
        let weight = task.base[index] + task.slack * weights[index]
        weights[index] = weight
        fits &= bits(weight .>= task.low[index]) & bits(weight .<= task.high[index])
      }
      for index in 0..<task.criterionCount {
        let kept = unsafeBitCast(state[index], to: Whole.self) & ~fits
        let new = unsafeBitCast(weights[index], to: Whole.self) & fits
        state[index] = unsafeBitCast(kept | new, to: Reals.self)
      }
      pending &= ~fits
    } while pending != Whole.zero
    for index in 0..<task.criterionCount { weights[index] = state[index] }
  }

  // One sweep of a Gibbs sampler: two criteria share their sum anew, uniformly within their ranges,
  // which leaves the uniform distribution on the box unchanged.
  private mutating func walk() {
    let count = task.looseCount
    for place in 0..<count {
      for step in 0..<2 {
        let other = task.members[(place + (step == 0 ? 1 : count / 2)) % count]
        let one = task.members[place]
        if other != one { share(one, other) }
      }
    }
  }

  @inline(__always)
  private mutating func share(_ one: Int, _ other: Int) {
    let sum = state[one] + state[other]
    let (low, high) = (Reals(repeating: task.low[one]), Reals(repeating: task.high[one]))
    let fromOther = sum - task.high[other]
    let toOther = sum - task.low[other]
    let least = fromOther.replacing(with: low, where: fromOther .< low)
    let most = toOther.replacing(with: high, where: toOther .> high)
    state[one] = least + (most - least) * generator.uniform()
    state[other] = sum - state[one]
  }
}

/// A comparison as −1 in each lane where it holds and 0 elsewhere.
@inline(__always)
func bits(_ mask: SIMDMask<SIMD8<Int64>>) -> Whole { unsafeBitCast(mask, to: Whole.self) }

/// Eight values of an open cell for eight uniform numbers, by the inverse distribution function.
@inline(__always)
func openValue(_ cell: OpenCell, _ uniform: Reals) -> Reals {
  let width = cell.high - cell.low
  guard cell.isTriangular else { return cell.low + width * uniform }
  guard width > 0 else { return Reals(repeating: cell.low) }
  let rising = cell.low + (uniform * (width * (cell.mode - cell.low))).squareRoot()
  let falling = cell.high - ((1 - uniform) * (width * (cell.high - cell.mode))).squareRoot()
  return falling.replacing(with: rising, where: uniform .< (cell.mode - cell.low) / width)
}
