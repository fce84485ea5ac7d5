/// How a measurement on a scale of its own may turn out.
public enum Measurement: Equatable, Sendable {
  /// It is known, or spread over a range.
  case value(ScoreDistribution)
  /// It is normal; a deviation of 0 is the mean itself.
  case normal(mean: Double, deviation: Double)
  /// Its logarithm is normal.
  case logNormal(mean: Double, deviation: Double)
}

/// Rank acceptability over measurements on scales of their own, some of them normal or log-normal.
///
/// Each sample draws all measurements, turns them into values on straight lines between the ends of
/// their scales, beyond which they go on, and draws the weights; a second pass over fresh measurements
/// gives the confidence factors. Equal totals are tied. Source: Tervonen, van Valkenhoef, Buskens,
/// Hillege and Postmus (2011), doi 10.1002/sim.4194.
public struct MeasuredAcceptability: Equatable, Sendable {
  /// The shares.
  public let acceptability: Acceptability
  /// How often each option came first at its own central weights; `nil` for one without them.
  public let confidenceFactors: [Double?]

  /// Draws measurements, a row for each option and a column for each criterion.
  ///
  /// `scales` has the two ends of each criterion's scale, the first worth least where more is better.
  /// Without weights all are as likely as any other. Throws when there is no option or criterion, when
  /// a list has not one entry for each criterion, when both ends of a scale coincide, and when a
  /// distribution is out of order. Complexity: O(samples × m (m + n)) for m options and n criteria.
  public init(
    _ measurements: Matrix<Measurement>, scales: [(low: Double, high: Double)],
    directions: [Direction], weights: [Double]? = nil, samples: Int, seed: UInt64
  ) throws(AnalysisError) {
    let problem = try MeasuredProblem(measurements, scales, directions, weights)
    var draw = MeasurementDraw(seed: seed)
    var counts = AcceptabilityCounts(
      optionCount: measurements.rowCount, criterionCount: measurements.columnCount)
    for _ in 0..<samples {
      let weights = problem.weights ?? draw.weights(measurements.columnCount)
      let totals = AdditiveValue.totals(values: problem.values(&draw), weights: weights)
      counts.record(totals: totals, weights: weights, tolerance: 0)
    }
    acceptability = Acceptability(counts)
    var hits = Array(repeating: 0.0, count: measurements.rowCount)
    for _ in 0..<samples {
      let factors = SampledConfidence.factors(
        acceptability.centralWeights, tables: [problem.values(&draw)])
      for (option, hit) in factors.enumerated() { hits[option] += hit ?? 0 }
    }
    confidenceFactors = zip(acceptability.centralWeights, hits).map { weights, hit in
      weights == nil || samples == 0 ? nil : hit / Double(samples)
    }
  }
}

/// How often each option is first at its central weights, over tables of values that were drawn.
public enum SampledConfidence {
  /// The share of tables in which each option is first at its own weights, shared by tied options.
  ///
  /// `nil` for an option without central weights. Complexity: O(t × m² n) for t tables.
  public static func factors(
    _ central: [[Double]?], tables: [Matrix<Double>]
  ) -> [Double?] {
    central.enumerated().map { option, weights in
      weights.map { weights in
        let hits = tables.reduce(0.0) { sum, table in
          let totals = AdditiveValue.totals(values: table, weights: weights)
          guard let best = totals.max(), totals[option] == best else { return sum }
          return sum + 1 / Double(totals.count { $0 == best })
        }
        return hits / Double(tables.count)
      }
    }
  }
}

/// Measurements that can be drawn, with what turns them into values.
private struct MeasuredProblem {
  let measurements: Matrix<Measurement>
  let scales: [(low: Double, high: Double)]
  let directions: [Direction]
  let weights: [Double]?

  init(
    _ measurements: Matrix<Measurement>, _ scales: [(low: Double, high: Double)],
    _ directions: [Direction], _ weights: [Double]?
  ) throws(AnalysisError) {
    guard measurements.rowCount > 0 else { throw .noOptions }
    let count = measurements.columnCount
    guard count > 0 else { throw .noCriteria }
    for found in [scales.count, directions.count, weights?.count ?? count] where found != count {
      throw .length(expected: count, found: found)
    }
    if scales.contains(where: { $0.low == $0.high }) { throw .emptyScale }
    for (index, cell) in measurements.elements.enumerated() where !cell.isInOrder {
      throw .badDistribution(row: index / count, column: index % count)
    }
    self.measurements = measurements
    self.scales = scales
    self.directions = directions
    var shares: [Double]?
    if let weights { shares = try Weights(normalising: weights).shares }
    self.weights = shares
  }

  func values(_ draw: inout MeasurementDraw) -> Matrix<Double> {
    var values = Matrix(
      rowCount: measurements.rowCount, columnCount: measurements.columnCount, repeating: 0.0)
    for criterion in 0..<measurements.columnCount {
      let (low, high) = scales[criterion]
      for option in 0..<measurements.rowCount {
        let share = (draw.measurement(measurements[option, criterion]) - low) / (high - low)
        values[option, criterion] = directions[criterion] == .maximise ? share : 1 - share
      }
    }
    return values
  }
}

extension Measurement {
  /// Whether its parameters are finite and in order.
  fileprivate var isInOrder: Bool {
    switch self {
    case .value(let distribution): distribution.range != nil
    case .normal(let mean, let deviation), .logNormal(let mean, let deviation):
      mean.isFinite && deviation.isFinite && deviation >= 0
    }
  }
}

/// Random numbers that are the same on every machine.
private struct MeasurementDraw {
  private var generator: SplitMix64
  private var spare: Double?

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  private mutating func unit() -> Double { Double(generator.next() >> 11) * 0x1p-53 }

  /// Uniform on the simplex: the gaps between sorted uniform numbers.
  mutating func weights(_ count: Int) -> [Double] {
    var cuts = [0.0, 1.0]
    for _ in 1..<max(count, 1) { cuts.append(unit()) }
    cuts.sort()
    return zip(cuts.dropFirst(), cuts).map { $0 - $1 }
  }

  mutating func measurement(_ cell: Measurement) -> Double {
    switch cell {
    case .normal(let mean, let deviation): return mean + deviation * normal()
    case .logNormal(let mean, let deviation):
      return Elementary.exp(mean + deviation * normal())
    case .value(.exact(let value)): return value
    case .value(.uniform(let low, let high)): return low + (high - low) * unit()
    case .value(.triangular(let low, let mode, let high)):
      let (width, share) = (high - low, unit())
      guard width > 0 else { return low }
      return share * width < mode - low
        ? low + (share * width * (mode - low)).squareRoot()
        : high - ((1 - share) * width * (high - mode)).squareRoot()
    }
  }

  // The polar method of Marsaglia and Bray (1964): pairs of standard normal numbers.
  private mutating func normal() -> Double {
    if let kept = spare {
      spare = nil
      return kept
    }
    while true {
      let (x, y) = (2 * unit() - 1, 2 * unit() - 1)
      let square = x * x + y * y
      guard square > 0, square < 1 else { continue }
      let factor = (-2 * Elementary.log(square) / square).squareRoot()
      spare = y * factor
      return x * factor
    }
  }
}
