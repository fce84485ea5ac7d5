public import SamplingTypes

/// Counts how often each option is first at weights of its own while values vary.
///
/// `weights` has a row for each option; a row that starts with what is not a number is left out. Adds
/// to `units` what a rank counts, shared by tied options. Complexity: O(samples × m² n).
public func countFirsts(
  _ task: SamplingTask, chunks: Range<Int>, weights: UnsafePointer<Double>,
  into units: UnsafeMutablePointer<Int64>
) {
  let (options, criteria) = (task.optionCount, task.criterionCount)
  let memory = UnsafeMutableRawPointer.allocate(
    byteCount: 64 * options * (criteria + 1), alignment: 64)
  let cells = memory.assumingMemoryBound(to: Reals.self)
  let totals = cells + options * criteria
  for index in 0..<(options * criteria) { cells[index] = Reals(repeating: task.scores[index]) }
  for chunk in chunks {
    // The highest bit keeps these streams apart from those that drew the weights.
    var generator = LaneGenerator(seed: task.seed, stream: UInt64(chunk) | 1 << 63)
    for _ in 0..<(task.chunkSize / 8) {
      for index in 0..<task.openCellCount {
        let cell = task.openCells[index]
        cells[cell.option * criteria + cell.criterion] = openValue(cell, generator.uniform())
      }
      for option in 0..<options {
        let own = weights + option * criteria
        guard own[0] == own[0] else { continue }
        for row in 0..<options {
          var total = Reals.zero
          for criterion in 0..<criteria {
            total += cells[row * criteria + criterion] * own[criterion]
          }
          totals[row] = total
        }
        units[option] += firstUnits(of: option, totals, task)
      }
    }
  }
  memory.deallocate()
}

private func firstUnits(
  of option: Int, _ totals: UnsafeMutablePointer<Reals>, _ task: SamplingTask
) -> Int64 {
  let own = totals[option]
  var (above, level) = (Whole.zero, Whole.zero)
  for row in 0..<task.optionCount {
    let isAbove = bits(totals[row] .> own + task.tolerance)
    let isLevel = bits(totals[row] .>= own - task.tolerance)
    above |= isAbove
    level &-= isLevel & ~isAbove
  }
  var units: Int64 = 0
  for lane in 0..<8 where above[lane] == 0 { units += task.rankUnit / level[lane] }
  return units
}
