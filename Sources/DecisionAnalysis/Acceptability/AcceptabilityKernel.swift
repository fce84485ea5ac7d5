/// The inner loop of an acceptability analysis: eight samples at a time, one in each lane.
///
/// All buffers stay in the first-level cache. See `docs/methods/Acceptability.md`.
struct AcceptabilityKernel: ~Copyable {
  typealias Reals = SIMD8<Double>
  typealias Whole = SIMD8<Int64>

  private let plan: AcceptabilityPlan
  private let options: Int
  private let criteria: Int
  private let tolerance: Double
  private let weights: UnsafeMutablePointer<Reals>
  private let totals: UnsafeMutablePointer<Reals>
  private let better: UnsafeMutablePointer<Whole>
  private let wins: UnsafeMutablePointer<Whole>
  private let central: UnsafeMutablePointer<Double>
  private let ranks: UnsafeMutablePointer<Int64>
  private let ties: UnsafeMutablePointer<Whole>

  init(_ plan: AcceptabilityPlan) {
    self.plan = plan
    options = plan.optionCount
    criteria = plan.criterionCount
    tolerance = plan.tolerance
    weights = AcceptabilityKernel.buffer(criteria, Reals.zero)
    totals = AcceptabilityKernel.buffer(options, Reals.zero)
    better = AcceptabilityKernel.buffer(options, Whole.zero)
    wins = AcceptabilityKernel.buffer(options * options, Whole.zero)
    central = AcceptabilityKernel.buffer(options * criteria, 0.0)
    ranks = AcceptabilityKernel.buffer(options * options, 0)
    ties = AcceptabilityKernel.buffer(options * options, Whole.zero)
  }

  deinit {
    weights.deallocate()
    totals.deallocate()
    better.deallocate()
    wins.deallocate()
    central.deallocate()
    ranks.deallocate()
    ties.deallocate()
  }

  private static func buffer<Item>(_ count: Int, _ item: Item) -> UnsafeMutablePointer<Item> {
    let pointer = UnsafeMutablePointer<Item>.allocate(capacity: count)
    pointer.initialize(repeating: item, count: count)
    return pointer
  }

  /// Counts the samples of one chunk.
  consuming func run(chunk: Int) -> AcceptabilityCounts {
    var counts = AcceptabilityCounts(optionCount: options, criterionCount: criteria)
    var generator = LaneGenerator(seed: plan.seed, stream: UInt64(chunk))
    var state = plan.sampler.begin(&generator)
    plan.exactScores.withUnsafeBufferPointer { scores in
      for _ in 0..<(AcceptabilityPlan.chunkSize / 8) {
        plan.sampler.draw(weights, &state, &generator)
        addUp(scores)
        addOpenCells(&generator)
        if compare() { tallyRanks() } else { tallyTies(&counts) }
      }
    }
    collect(into: &counts)
    return counts
  }

  @inline(__always)
  private func addUp(_ scores: UnsafeBufferPointer<Double>) {
    guard var score = scores.baseAddress else { return }
    for option in 0..<options {
      var total = Reals.zero
      for criterion in 0..<criteria { total += score[criterion] * weights[criterion] }
      totals[option] = total
      score += criteria
    }
  }

  private func addOpenCells(_ generator: inout LaneGenerator) {
    for cell in plan.openCells {
      totals[cell.option] +=
        cell.distribution.sample(generator.uniform()) * weights[cell.criterion]
    }
  }

  // Counts for every option the better ones; true when no two options tie in any lane.
  @inline(__always)
  private func compare() -> Bool {
    for option in 0..<options { better[option] = .zero }
    for one in 0..<options {
      let total = totals[one]
      let row = wins + one * options
      var above = better[one]
      for other in (one + 1)..<max(options, one + 1) {
        let lead = total - totals[other]
        let ahead = Whole.zero.replacing(with: 1, where: lead .> tolerance)
        let behind = Whole.zero.replacing(with: 1, where: lead .< -tolerance)
        above &+= behind
        better[other] &+= ahead
        row[other] &+= ahead
      }
      better[one] = above
    }
    var sum = Whole.zero
    for option in 0..<options { sum &+= better[option] }
    return sum == Whole(repeating: Int64(options * (options - 1) / 2))
  }

  @inline(__always)
  private func tallyRanks() {
    for option in 0..<options {
      let above = UnsafeRawPointer(better + option)
      let row = ranks + option * options
      for lane in 0..<8 {
        let rank = Int(above.load(fromByteOffset: 8 &* lane, as: Int64.self))
        row[rank] &+= 1
        if rank == 0 { addCentral(option, lane, 1) }
      }
    }
  }

  private func tallyTies(_ counts: inout AcceptabilityCounts) {
    for option in 0..<options {
      let above = better[option]
      var level = Whole.zero
      for other in 0..<options {
        let lead = totals[option] - totals[other]
        let isLevel = (lead .<= tolerance) .& (lead .>= -tolerance)
        let step = Whole.zero.replacing(with: 1, where: isLevel)
        ties[option * options + other] &+= step
        level &+= step
      }
      for lane in 0..<8 {
        let (rank, size) = (Int(above[lane]), Int(level[lane]))
        counts.addRank(option: option, better: rank, level: size)
        if rank == 0 { addCentral(option, lane, 1 / Double(size)) }
      }
    }
  }

  @inline(__always)
  private func addCentral(_ option: Int, _ lane: Int, _ share: Double) {
    let row = central + option * criteria
    // Lane by lane from memory: taking lanes out of a vector goes through a copy of it.
    var lanes = UnsafeRawPointer(weights) + 8 * lane
    for criterion in 0..<criteria {
      row[criterion] += lanes.load(as: Double.self) * share
      lanes += MemoryLayout<Reals>.stride
    }
  }

  private func collect(into counts: inout AcceptabilityCounts) {
    counts.samples = AcceptabilityPlan.chunkSize
    for index in 0..<(options * options) {
      counts.rankUnits[index] += ranks[index] * AcceptabilityCounts.rankUnit
    }
    for one in 0..<options {
      for other in (one + 1)..<max(options, one + 1) {
        // What is neither ahead nor level is behind.
        let ahead = wins[one * options + other].wrappedSum()
        let level = ties[one * options + other].wrappedSum()
        counts.pairWins[one * options + other] = ahead
        counts.pairWins[other * options + one] =
          Int64(AcceptabilityPlan.chunkSize) - ahead - level
      }
    }
    for index in 0..<(options * criteria) {
      counts.centralSums[index] = Int64(
        (central[index] * AcceptabilityCounts.weightUnit).rounded())
    }
  }
}

extension AcceptabilityPlan {
  /// Counts one chunk; a function of the plan and the chunk's number alone.
  ///
  /// Complexity: O(chunk size × m (m + n)) for m options and n criteria.
  public func counts(ofChunk chunk: Int) -> AcceptabilityCounts {
    AcceptabilityKernel(self).run(chunk: chunk)
  }

  /// Counts several chunks, for one of several threads.
  public func counts(ofChunks chunks: Range<Int>) -> AcceptabilityCounts {
    var sum = AcceptabilityCounts(optionCount: optionCount, criterionCount: criterionCount)
    for chunk in chunks { sum.merge(counts(ofChunk: chunk)) }
    return sum
  }
}
