import DecisionAnalysis

// Measurements on scales of their own.
extension AcceptabilityProblem {
  func measured(
    _ measured: [String: [ScoreCell]], _ sampling: Sampling
  ) throws(Misfit) -> Answer {
    let columns = try checked(measured)
    let count = columns.count
    let measurements = try at(
      "measurements",
      try Matrix(
        rows: columns[0].indices.map { option in columns.map { $0[option].measurement } }))
    var fixed: [Double]?
    switch weights {
    case nil, .policy(.free)?: break
    case .policy(.fixed(let weights))?:
      try expect(weights.count, at: "weights", has: count)
      fixed = weights
    default:
      throw Misfit([.key("weights")], "Measurements by criterion take uniform or fixed weights.")
    }
    let found = try at(
      fixed == nil ? "measurements" : "weights",
      try MeasuredAcceptability(
        measurements, scales: (scales ?? []).map { ($0[0], $0[1]) },
        directions: directions?.map(\.direction) ?? columns.map { _ in .maximise },
        weights: fixed, samples: sampling.samples, seed: sampling.seed))
    return AcceptabilityProblem.shown(found.acceptability, found.confidenceFactors) + [
      "seed": sampling.seed
    ]
  }

  /// The measurements of each criterion in its order, all as long as each other.
  private func checked(_ measured: [String: [ScoreCell]]) throws(Misfit) -> [[ScoreCell]] {
    guard let names = criteria, !names.isEmpty else {
      throw Misfit([.key("criteria")], "Name the criteria in their order, at least one.")
    }
    guard let scales = scales else {
      throw Misfit([.key("scales")], "Give the two ends of the scale of each criterion.")
    }
    _ = try Parts.ranges(scales, at: "scales", count: names.count)
    if let flat = scales.firstIndex(where: { $0[0] == $0[1] }) {
      throw Misfit([.key("scales"), .item(flat)], AnalysisError.emptyScale)
    }
    try expect(directions?.count ?? names.count, at: "directions", has: names.count)
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
    let count = alternatives?.count ?? cells[0].count
    guard count > 0 else { throw Misfit([.key("measurements")], AnalysisError.noOptions) }
    for (name, column) in zip(names, cells) where column.count != count {
      throw Misfit(
        [.key("measurements"), .key(name)],
        AnalysisError.length(expected: count, found: column.count))
    }
    for (name, column) in zip(names, cells) {
      for (option, cell) in column.enumerated() {
        if case .known(let distribution) = cell, !AcceptabilityProblem.isOrdered(distribution) {
          throw Misfit(
            [.key("measurements"), .key(name), .item(option)],
            "The lowest, most likely and highest values must be in this order.")
        }
      }
    }
    return cells
  }

  private static func isOrdered(_ distribution: ScoreDistribution) -> Bool {
    switch distribution {
    case .exact: true
    case .uniform(let low, let high): low <= high
    case .triangular(let low, let mode, let high): low <= mode && mode <= high
    }
  }
}
