import DecisionAnalysis

/// Acceptabilities over measurements on scales of their own, some of them normal or log-normal.
///
/// Each sample draws all measurements, turns them into values on straight lines, and draws the
/// weights; a second pass over fresh measurements gives the confidence factors.
struct MeasuredAcceptability {
  private let cells: [[ScoreCell]]
  private let scales: [[Double]]
  private let directions: [Direction]
  private let fixed: [Double]?
  private let options: Int

  init(_ problem: AcceptabilityProblem, _ measured: [String: [ScoreCell]]) throws(Misfit) {
    guard let names = problem.criteria, !names.isEmpty else {
      throw Misfit([.key("criteria")], "Name the criteria in their order, at least one.")
    }
    guard let scales = problem.scales else {
      throw Misfit([.key("scales")], "Give the two ends of the scale of each criterion.")
    }
    _ = try Parts.ranges(scales, at: "scales", count: names.count)
    if let flat = scales.firstIndex(where: { $0[0] == $0[1] }) {
      throw Misfit([.key("scales"), .item(flat)], AnalysisError.emptyScale)
    }
    let directions = problem.directions?.map(\.direction) ?? names.map { _ in .maximise }
    try expect(directions.count, at: "directions", has: names.count)
    if let stranger = measured.keys.sorted().first(where: { !names.contains($0) }) {
      throw Misfit([.key("measurements"), .key(stranger)], "It is not one of the criteria.")
    }
    var cells: [[ScoreCell]] = []
    for name in names {
      guard let column = measured[name] else {
        throw Misfit([.key("measurements")], "The criterion \(name) is missing.")
      }
      cells.append(column)
    }
    let count = problem.alternatives?.count ?? cells[0].count
    guard count > 0 else { throw Misfit([.key("measurements")], AnalysisError.noOptions) }
    for (name, column) in zip(names, cells) where column.count != count {
      throw Misfit(
        [.key("measurements"), .key(name)],
        AnalysisError.length(expected: count, found: column.count))
    }
    for (name, column) in zip(names, cells) {
      for (option, cell) in column.enumerated() {
        if case .known(let distribution) = cell, !MeasuredAcceptability.isOrdered(distribution) {
          throw Misfit(
            [.key("measurements"), .key(name), .item(option)],
            "The lowest, most likely and highest values must be in this order.")
        }
      }
    }
    self.cells = cells
    self.scales = scales
    self.directions = directions
    options = count
    switch problem.weights {
    case nil, .policy(.free)?: fixed = nil
    case .policy(.fixed(let weights))?:
      try expect(weights.count, at: "weights", has: names.count)
      fixed = try at("weights", try Weights(normalising: weights)).shares
    default:
      throw Misfit([.key("weights")], "Measurements by criterion take uniform or fixed weights.")
    }
  }

  private static func isOrdered(_ distribution: ScoreDistribution) -> Bool {
    switch distribution {
    case .exact: true
    case .uniform(let low, let high): low <= high
    case .triangular(let low, let mode, let high): low <= mode && mode <= high
    }
  }

  func answer(_ sampling: Sampling) -> Answer {
    var random = Draw(seed: sampling.seed)
    var counts = AcceptabilityCounts(optionCount: options, criterionCount: cells.count)
    for _ in 0..<sampling.samples {
      let weights = fixed ?? random.weights(cells.count)
      let totals = AdditiveValue.totals(values: values(&random), weights: weights)
      counts.record(totals: totals, weights: weights, tolerance: 0)
    }
    let result = Acceptability(counts)
    var hits = Array(repeating: 0.0, count: options)
    for _ in 0..<sampling.samples {
      let tables = [values(&random)]
      for (option, hit) in SampledConfidence.factors(result.centralWeights, tables: tables)
        .enumerated()
      {
        hits[option] += hit ?? 0
      }
    }
    let factors = zip(result.centralWeights, hits).map { weights, hit in
      weights == nil ? nil : hit / Double(sampling.samples)
    }
    return AcceptabilityProblem.shown(result, factors) + ["seed": sampling.seed]
  }

  private func values(_ random: inout Draw) -> Matrix<Double> {
    var values = Matrix(rowCount: options, columnCount: cells.count, repeating: 0.0)
    for (criterion, column) in cells.enumerated() {
      let (low, high) = (scales[criterion][0], scales[criterion][1])
      for (option, cell) in column.enumerated() {
        let share = (random.measurement(cell) - low) / (high - low)
        values[option, criterion] = directions[criterion] == .maximise ? share : 1 - share
      }
    }
    return values
  }
}

/// Random numbers that are the same on every machine.
private struct Draw {
  private var generator: SplitMix64
  private var spare: Double?

  init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
  }

  mutating func unit() -> Double { Double(generator.next() >> 11) * 0x1p-53 }

  /// Uniform on the simplex: the gaps between sorted uniform numbers.
  mutating func weights(_ count: Int) -> [Double] {
    var cuts = [0.0, 1.0]
    for _ in 1..<max(count, 1) { cuts.append(unit()) }
    cuts.sort()
    return zip(cuts.dropFirst(), cuts).map { $0 - $1 }
  }

  mutating func measurement(_ cell: ScoreCell) -> Double {
    switch cell {
    case .normal(let mean, let deviation): return mean + deviation * normal()
    case .logNormal(let mean, let deviation):
      return Elementary.exp(mean + deviation * normal())
    case .known(.exact(let value)): return value
    case .known(.uniform(let low, let high)): return low + (high - low) * unit()
    case .known(.triangular(let low, let mode, let high)):
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
