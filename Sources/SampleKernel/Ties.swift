import SamplingTypes

extension ChunkCounting {
  /// Ranks eight samples by their totals themselves; false when some are tied.
  func compareExactly(_ group: Int) -> Bool {
    let totals = workspace.totals
    var sum = Whole.zero
    for option in 0..<options {
      let high = totals[option] + task.tolerance
      var above = Whole.zero
      for other in 0..<options { above &-= bits(totals[other] .> high) }
      workspace.above[option] = Ranks(truncatingIfNeeded: above)
      sum &+= above
    }
    return sum == Whole(repeating: Int64(options * (options - 1) / 2))
      && options <= mostByteOptions
  }

  /// Counts eight samples of which some have ties, one after the other.
  func tallyTies(_ weights: UnsafeMutablePointer<Reals>) {
    for option in 0..<options { tally(option, weights) }
  }

  private func tally(_ option: Int, _ weights: UnsafeMutablePointer<Reals>) {
    let (own, above) = (workspace.totals[option], workspace.above[option])
    let row = sums.pairWins + option * options
    var below = Whole.zero
    for other in 0..<options {
      let behind = bits(own .> workspace.totals[other] + task.tolerance)
      var count: Int64 = 0
      for lane in 0..<8 { count &-= behind[lane] }
      row[other] &+= count
      below &-= behind
    }
    for lane in 0..<8 {
      let better = Int(above[lane])
      // The option itself is neither above nor below itself.
      let level = options - better - Int(below[lane])
      addRank(option, better, level)
      if better == 0 { addCentral(option, lane, weights, 1 / Double(level)) }
    }
  }

  private func addRank(_ option: Int, _ better: Int, _ level: Int) {
    let row = sums.rankUnits + option * options + better
    guard level > 1 else { return row[0] &+= task.rankUnit }
    let share = task.rankUnit / Int64(level)
    let rest = task.rankUnit - share * Int64(level)
    for place in 0..<min(level, options - better) {
      row[place] &+= share + (place < rest ? 1 : 0)
    }
  }

  private func addCentral(
    _ option: Int, _ lane: Int, _ weights: UnsafeMutablePointer<Reals>, _ share: Double
  ) {
    var sums = UnsafeMutableRawPointer(workspace.central + option * criteria)
      .assumingMemoryBound(to: Double.self)
    var numbers = UnsafeRawPointer(weights).assumingMemoryBound(to: Double.self)
    for _ in 0..<criteria {
      sums[lane % 4] += numbers[lane] * share
      sums += 4
      numbers += 8
    }
  }

  /// Adds what was counted in this chunk to the sums.
  func collect() {
    for index in 0..<(options * criteria) {
      let lanes = workspace.central[index]
      var sum = 0.0
      for lane in 0..<4 { sum += lanes[lane] }
      sums.centralSums[index] &+= Int64((sum * task.weightUnit).rounded())
    }
    guard options <= mostByteOptions else { return }
    for one in 0..<options {
      var all: Int64 = 0
      for rank in 0..<options {
        let count = total(workspace.tally + rank * options + one)
        sums.rankUnits[one * options + rank] &+= count * task.rankUnit
        all &+= count
      }
      for other in (one + 1)..<max(options, one + 1) {
        let ahead = total(workspace.wins + one * options + other)
        sums.pairWins[one * options + other] &+= ahead
        sums.pairWins[other * options + one] &+= all - ahead
      }
    }
  }

  private func total(_ counts: UnsafeMutablePointer<RankBytes>) -> Int64 {
    let bytes = UnsafeRawPointer(counts).assumingMemoryBound(to: UInt8.self)
    var sum: Int64 = 0
    for index in 0..<32 { sum &+= Int64(bytes[index]) }
    return sum
  }
}
