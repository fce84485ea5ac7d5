import SamplingTypes

/// Everything that fixes an acceptability analysis: scores, weights to try, seed and samples.
///
/// The samples are cut into chunks of ``chunkSize``. Each chunk is a function of the plan and its
/// number alone, and chunks are added up in whole numbers, so that one thread or many, in any order,
/// give the same bits. Method: SMAA-2, Lahdelma and Salminen (2001), doi 10.1287/opre.49.3.444.11220.
public struct AcceptabilityPlan: Equatable, Sendable {
  /// The samples of one chunk.
  public static let chunkSize = 1000

  /// The scores, a row for each option and a column for each criterion.
  public let scores: Matrix<ScoreDistribution>
  /// The weights that are tried.
  public let policy: WeightPolicy
  /// The seed that fixes all random numbers.
  public let seed: UInt64
  /// The number of chunks.
  public let chunkCount: Int
  let openCells: [OpenCell]
  private let sampler: WeightSampler
  private let exactScores: [Double]
  private let scale: Double

  /// Checks and joins scores, weights to try, seed and number of samples.
  ///
  /// The samples are rounded up to whole chunks, at least one. Throws when there is no option or
  /// criterion, when a distribution is out of order, or when the policy does not fit the criteria.
  public init(
    scores: Matrix<ScoreDistribution>, policy: WeightPolicy, seed: UInt64, samples: Int
  ) throws(AnalysisError) {
    guard scores.rowCount > 0 else { throw .noOptions }
    guard scores.columnCount > 0 else { throw .noCriteria }
    for (index, score) in scores.elements.enumerated() where score.range == nil {
      throw .badDistribution(row: index / scores.columnCount, column: index % scores.columnCount)
    }
    self.scores = scores
    self.policy = policy
    self.seed = seed
    chunkCount = max(1, (samples - 1) / AcceptabilityPlan.chunkSize + 1)
    sampler = try WeightSampler(policy: policy, count: scores.columnCount)
    exactScores = scores.elements.map { $0.exactValue ?? 0 }
    openCells = scores.elements.enumerated().compactMap { index, score in
      score.openCell(option: index / scores.columnCount, criterion: index % scores.columnCount)
    }
    scale = scores.elements.reduce(0) { largest, score in
      max(largest, abs(score.range?.low ?? 0), abs(score.range?.high ?? 0))
    }
  }

  /// Makes a plan for scores that are all known.
  public init(
    values: Matrix<Double>, policy: WeightPolicy, seed: UInt64, samples: Int
  ) throws(AnalysisError) {
    try self.init(
      scores: values.map { .exact($0) }, policy: policy, seed: seed, samples: samples)
  }

  /// The number of samples, a whole number of chunks.
  public var samples: Int { chunkCount * AcceptabilityPlan.chunkSize }

  /// The number of options.
  public var optionCount: Int { scores.rowCount }

  /// The number of criteria.
  public var criterionCount: Int { scores.columnCount }

  /// Whether some scores are not known exactly, so that confidence factors mean something.
  public var hasUncertainScores: Bool { !openCells.isEmpty }

  /// Whether two plans would count the same.
  public static func == (one: AcceptabilityPlan, other: AcceptabilityPlan) -> Bool {
    one.scores == other.scores && one.policy == other.policy && one.seed == other.seed
      && one.chunkCount == other.chunkCount
  }
}

extension AcceptabilityPlan {
  /// Hands the plan to a kernel as bare numbers, which are there only for as long as it runs.
  func withTask(_ body: (SamplingTask) -> Void) {
    let numbers = exactScores + sampler.low + sampler.high + sampler.base
    let places = sampler.network + sampler.gapNetwork + sampler.blockSizes + sampler.members
    numbers.withUnsafeBufferPointer { numbers in
      places.withUnsafeBufferPointer { places in
        openCells.withUnsafeBufferPointer { cells in
          // An empty list may have no place in memory; nothing is read from it.
          let start = UnsafeRawPointer(numbers.baseAddress ?? UnsafePointer(bitPattern: 8))
          guard let start else { return }
          body(
            task(
              start.assumingMemoryBound(to: Double.self),
              places.baseAddress ?? start.assumingMemoryBound(to: Int.self),
              cells.baseAddress ?? start.assumingMemoryBound(to: OpenCell.self)))
        }
      }
    }
  }

  private func task(
    _ numbers: UnsafePointer<Double>, _ places: UnsafePointer<Int>,
    _ cells: UnsafePointer<OpenCell>
  ) -> SamplingTask {
    var task = SamplingTask(numbers: numbers, places: places, openCells: cells)
    (task.optionCount, task.criterionCount) = (optionCount, criterionCount)
    task.chunkSize = AcceptabilityPlan.chunkSize
    (task.seed, task.scale, task.tolerance) = (seed, scale, 1e-9 * scale)
    task.rankUnit = AcceptabilityCounts.rankUnit
    task.weightUnit = AcceptabilityCounts.weightUnit
    task.openCellCount = openCells.count
    (task.form, task.slack) = (sampler.form, sampler.slack)
    task.low = numbers + exactScores.count
    task.high = task.low + sampler.low.count
    task.base = task.high + sampler.high.count
    task.gapNetwork = places + sampler.network.count
    task.blockSizes = task.gapNetwork + sampler.gapNetwork.count
    task.members = task.blockSizes + sampler.blockSizes.count
    (task.networkCount, task.gapNetworkCount) =
      (sampler.network.count / 2, sampler.gapNetwork.count / 2)
    (task.blockCount, task.looseCount) = (sampler.blockSizes.count, sampler.members.count)
    return task
  }
}
