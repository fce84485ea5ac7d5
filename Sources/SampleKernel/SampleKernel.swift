public import SamplingTypes

/// Counts the samples of some chunks and adds them to sums.
///
/// Each chunk is a function of the task and its number alone, and all sums are whole numbers, so that
/// chunks can be counted anywhere in any order. See `docs/methods/Acceptability.md`.
/// Complexity: O(samples × m (m + n)) for m options and n criteria.
public func countSamples(_ task: SamplingTask, chunks: Range<Int>, into sums: SamplingSums) {
  let workspace = Workspace(task)
  for chunk in chunks {
    workspace.clear()
    var counting = ChunkCounting(task, workspace, sums, chunk: chunk)
    counting.run()
  }
  workspace.release()
}

/// Ranks are kept as bytes: four groups of eight samples in the bytes of eight numbers.
typealias Ranks = SIMD8<Int32>
typealias RankBytes = SIMD32<Int8>

/// Samples are ranked in blocks of sixteen groups of eight, 128 samples.
let groupsOfBlock = 16

/// The most options whose ranks fit into bytes.
let mostByteOptions = 127

/// One chunk while it is counted.
struct ChunkCounting {
  let task: SamplingTask
  let workspace: Workspace
  let sums: SamplingSums
  let options: Int
  let criteria: Int
  private let unitsOfScale: Double
  private var drawing: WeightDrawing

  init(_ task: SamplingTask, _ workspace: Workspace, _ sums: SamplingSums, chunk: Int) {
    self.task = task
    self.workspace = workspace
    self.sums = sums
    options = task.optionCount
    criteria = task.criterionCount
    let units = 1_073_741_824 / task.scale
    unitsOfScale = units.isFinite ? units : 0
    drawing = WeightDrawing(task, stream: UInt64(chunk), state: workspace.state)
  }

  mutating func run() {
    var left = task.chunkSize / 8
    while left > 0 {
      let groups = min(left, groupsOfBlock)
      left -= groups
      for index in 0..<(4 &* options) { workspace.packed[index] = .zero }
      for group in 0..<groupsOfBlock {
        if group < groups { count(group) } else { pack(group, rank: Ranks(repeating: -1)) }
      }
      tallyRanks()
      tallyWins()
    }
    collect()
  }

  @inline(__always)
  private mutating func count(_ group: Int) {
    let weights = workspace.weights
    drawing.draw(weights)
    addUp(weights)
    for index in 0..<task.openCellCount {
      let cell = task.openCells[index]
      let value = openValue(cell, drawing.generator.uniform())
      workspace.totals[cell.option] += value * weights[cell.criterion]
    }
    if compareCoarsely(group) || compareExactly(group) {
      packAbove(group)
      addCentral(weights)
    } else {
      tallyTies(weights)
      pack(group, rank: Ranks(repeating: -1))
    }
  }

  // Four options at a time, each criterion after criterion: the same sums as one at a time.
  @inline(__always)
  private func addUp(_ weights: UnsafeMutablePointer<Reals>) {
    var (score, option) = (task.scores, 0)
    while option &+ 4 <= options {
      let (one, two, three) = (score + criteria, score + 2 &* criteria, score + 3 &* criteria)
      var (total0, total1, total2, total3) = (Reals.zero, Reals.zero, Reals.zero, Reals.zero)
      var criterion = 0
      while criterion &+ 2 <= criteria {
        let (weight, next) = (weights[criterion], weights[criterion &+ 1])
        total0 += score[criterion] * weight
        total1 += one[criterion] * weight
        total2 += two[criterion] * weight
        total3 += three[criterion] * weight
        total0 += score[criterion &+ 1] * next
        total1 += one[criterion &+ 1] * next
        total2 += two[criterion &+ 1] * next
        total3 += three[criterion &+ 1] * next
        criterion &+= 2
      }
      if criterion < criteria {
        let weight = weights[criterion]
        total0 += score[criterion] * weight
        total1 += one[criterion] * weight
        total2 += two[criterion] * weight
        total3 += three[criterion] * weight
      }
      workspace.totals[option] = total0
      workspace.totals[option &+ 1] = total1
      workspace.totals[option &+ 2] = total2
      workspace.totals[option &+ 3] = total3
      option &+= 4
      score += 4 &* criteria
    }
    if option &+ 2 <= options {
      let one = score + criteria
      var (total0, total1) = (Reals.zero, Reals.zero)
      for criterion in 0..<criteria {
        let weight = weights[criterion]
        total0 += score[criterion] * weight
        total1 += one[criterion] * weight
      }
      workspace.totals[option] = total0
      workspace.totals[option &+ 1] = total1
      option &+= 2
      score += 2 &* criteria
    }
    if option < options {
      var total = Reals.zero
      for criterion in 0..<criteria { total += score[criterion] * weights[criterion] }
      workspace.totals[option] = total
    }
  }

  // Totals rounded to whole numbers, 2³⁰ for the largest score, are compared first: eight fit where
  // four totals do. Where all differ by three or more the totals differ by more than the tolerance,
  // and the ranks are those of the totals. Otherwise nothing is recorded and the answer is false.
  @inline(__always)
  private func compareCoarsely(_ group: Int) -> Bool {
    let coarse = workspace.coarse
    for option in 0..<options {
      // Adding 1.5 × 2⁵² leaves the rounded number in the lower bits.
      let shifted = workspace.totals[option] * unitsOfScale + 6_755_399_441_055_744
      coarse[option] = Ranks(truncatingIfNeeded: unsafeBitCast(shifted, to: Whole.self))
    }
    coarse[options] = Ranks(repeating: .min)
    var (sum, option) = (Ranks.zero, 0)
    while option &+ 4 <= options {
      let high0 = coarse[option] &+ 2
      let high1 = coarse[option &+ 1] &+ 2
      let high2 = coarse[option &+ 2] &+ 2
      let high3 = coarse[option &+ 3] &+ 2
      var (above0, above1, above2, above3) = (Ranks.zero, Ranks.zero, Ranks.zero, Ranks.zero)
      // An even number of rivals, the last of which may be below all.
      var other = 0
      while other < options {
        let (total, next) = (coarse[other], coarse[other &+ 1])
        above0 &-= holds(total .> high0)
        above1 &-= holds(total .> high1)
        above2 &-= holds(total .> high2)
        above3 &-= holds(total .> high3)
        above0 &-= holds(next .> high0)
        above1 &-= holds(next .> high1)
        above2 &-= holds(next .> high2)
        above3 &-= holds(next .> high3)
        other &+= 2
      }
      workspace.above[option] = above0
      workspace.above[option &+ 1] = above1
      workspace.above[option &+ 2] = above2
      workspace.above[option &+ 3] = above3
      sum &+= (above0 &+ above1) &+ (above2 &+ above3)
      option &+= 4
    }
    while option < options {
      let high = coarse[option] &+ 2
      var above = Ranks.zero
      for other in 0..<options { above &-= holds(coarse[other] .> high) }
      workspace.above[option] = above
      sum &+= above
      option &+= 1
    }
    let untied = Ranks(repeating: Int32(truncatingIfNeeded: options &* (options &- 1) / 2))
    guard isZero(sum ^ untied), options <= mostByteOptions
    else { return false }
    return true
  }

  @inline(__always)
  private func packAbove(_ group: Int) {
    let packed = workspace.packed + (group / 4) &* options
    let shift = Ranks(repeating: Int32(truncatingIfNeeded: 8 &* (group % 4)))
    for option in 0..<options { packed[option] |= workspace.above[option] &<< shift }
  }

  /// Gives every option the same rank in a group; −1 where there is none.
  private func pack(_ group: Int, rank: Ranks) {
    for option in 0..<options { workspace.above[option] = rank & 255 }
    packAbove(group)
  }

  // How many samples put an option at each rank, 128 samples at a time, a count for each byte.
  @inline(__always)
  private func tallyRanks() {
    guard options <= mostByteOptions else { return }
    let (one, two) = (workspace.bytes, workspace.bytes + options)
    let (three, four) = (two + options, two + 2 &* options)
    var tally = workspace.tally
    for rank in 0..<options {
      let wanted = RankBytes(repeating: Int8(truncatingIfNeeded: rank))
      for option in 0..<options {
        let first = same(one[option] .== wanted) &+ same(two[option] .== wanted)
        let second = same(three[option] .== wanted) &+ same(four[option] .== wanted)
        tally[option] &-= first &+ second
      }
      tally += options
    }
  }

  // How many samples put an option ahead of a later one.
  @inline(__always)
  private func tallyWins() {
    guard options <= mostByteOptions else { return }
    let (one, two) = (workspace.bytes, workspace.bytes + options)
    let (three, four) = (two + options, two + 2 &* options)
    for option in 0..<options {
      let (own1, own2, own3, own4) = (one[option], two[option], three[option], four[option])
      let row = workspace.wins + option &* options
      var other = option &+ 1
      while other < options {
        let first = same(one[other] .> own1) &+ same(two[other] .> own2)
        let second = same(three[other] .> own3) &+ same(four[other] .> own4)
        row[other] &-= first &+ second
        other &+= 1
      }
    }
  }

  // The weights of the samples in which an option is first, in the lanes of their samples.
  @inline(__always)
  func addCentral(_ weights: UnsafeMutablePointer<Reals>) {
    var central = workspace.central
    for option in 0..<options {
      let first = holds(workspace.above[option] .== Ranks.zero)
      if !isZero(first) {
        let mask = Whole(truncatingIfNeeded: first)
        for criterion in 0..<criteria {
          let share = unsafeBitCast(weights[criterion], to: Whole.self) & mask
          let kept = unsafeBitCast(share, to: Reals.self)
          central[criterion] += kept.lowHalf + kept.highHalf
        }
      }
      central += criteria
    }
  }
}

// Comparing vectors with == looks at one lane after the other.
@inline(__always)
private func isZero(_ ranks: Ranks) -> Bool {
  let words = unsafeBitCast(ranks, to: SIMD4<UInt64>.self)
  return words[0] | words[1] | words[2] | words[3] == 0
}

/// A comparison as −1 in each lane where it holds and 0 elsewhere.
@inline(__always)
private func holds(_ mask: SIMDMask<SIMD8<Int32>>) -> Ranks { unsafeBitCast(mask, to: Ranks.self) }

@inline(__always)
private func same(_ mask: SIMDMask<SIMD32<Int8>>) -> RankBytes {
  unsafeBitCast(mask, to: RankBytes.self)
}
