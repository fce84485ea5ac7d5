import DecisionAnalysis

/// Rank acceptability written one sample at a time with sorting and counting only: the oracle for the
/// fast kernel, from the same random numbers.
enum PlainAcceptability {
  struct Counts: Equatable {
    var ranks: [[Int]]
    var wins: [[Int]]
    var central: [[Double]]
  }

  /// Counts whole chunks; scores without ties only.
  static func counts(
    values: [[Double]], blocks: [[Int]]?, seed: UInt64, chunks: Int
  ) -> Counts {
    let (options, criteria) = (values.count, values[0].count)
    var counts = Counts(
      ranks: Array(repeating: Array(repeating: 0, count: options), count: options),
      wins: Array(repeating: Array(repeating: 0, count: options), count: options),
      central: Array(repeating: Array(repeating: 0, count: criteria), count: options))
    for chunk in 0..<chunks {
      var lanes = (0..<8).map { PlainXoshiro(seed: seed, stream: UInt64(chunk), lane: $0) }
      for _ in 0..<125 {
        for lane in 0..<8 {
          let weights = sample(criteria, blocks, &lanes[lane])
          add(values, weights, &counts)
        }
      }
    }
    return counts
  }

  static func sample(
    _ count: Int, _ blocks: [[Int]]?, _ generator: inout PlainXoshiro
  ) -> [Double] {
    let cuts = ([0, 1] + (0..<(count - 1)).map { _ in generator.uniform() }).sorted()
    let gaps = zip(cuts.dropFirst(), cuts).map { $0 - $1 }
    guard let blocks else { return gaps }
    var descending = gaps.sorted(by: >)
    var weights = gaps
    for block in blocks {
      for criterion in block { weights[criterion] = descending.removeFirst() }
      for place in stride(from: block.count - 1, to: 0, by: -1) {
        let other = Int(generator.uniform() * Double(place + 1))
        weights.swapAt(block[place], block[other])
      }
    }
    return weights
  }

  private static func add(_ values: [[Double]], _ weights: [Double], _ counts: inout Counts) {
    let totals = values.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
    let order = totals.indices.sorted { totals[$0] > totals[$1] }
    for (rank, option) in order.enumerated() {
      counts.ranks[option][rank] += 1
      for other in order[(rank + 1)...] { counts.wins[option][other] += 1 }
    }
    for (criterion, weight) in weights.enumerated() {
      counts.central[order[0]][criterion] += weight
    }
  }
}
