import SamplingTypes

/// The buffers of the kernel, in one piece of memory that is kept from chunk to chunk.
struct Workspace {
  let weights: UnsafeMutablePointer<Reals>
  /// What the drawing of weights keeps.
  let state: UnsafeMutablePointer<Reals>
  let totals: UnsafeMutablePointer<Reals>
  /// Totals as whole numbers, and room for one that is below all.
  let coarse: UnsafeMutablePointer<Ranks>
  /// For each option how many are above it, in eight samples.
  let above: UnsafeMutablePointer<Ranks>
  /// The ranks of a block as bytes: those of four groups for each option, then of four more, and so on.
  let packed: UnsafeMutablePointer<Ranks>
  /// The sums of weights at which each option is first, for each lane and the fourth after it.
  let central: UnsafeMutablePointer<HalfLanes>
  /// For each rank and option how often, and for each pair of options how often the first is ahead.
  let tally: UnsafeMutablePointer<RankBytes>
  let wins: UnsafeMutablePointer<RankBytes>
  private let memory: UnsafeMutableRawPointer
  private let clearStart: UnsafeMutableRawPointer
  private let clearWords: Int

  var bytes: UnsafeMutablePointer<RankBytes> {
    UnsafeMutableRawPointer(packed).assumingMemoryBound(to: RankBytes.self)
  }

  init(_ task: SamplingTask) {
    let (options, criteria) = (task.optionCount, task.criterionCount)
    let squares = options <= mostByteOptions ? options * options : 0
    let vectors = 64 * (2 * criteria + options)
    let ranks = 32 * (6 * options + 1)
    let clear = 32 * options * criteria + 64 * squares
    memory = UnsafeMutableRawPointer.allocate(
      byteCount: vectors + ranks + clear, alignment: 64)
    weights = memory.assumingMemoryBound(to: Reals.self)
    state = weights + criteria
    totals = state + criteria
    coarse = (memory + vectors).assumingMemoryBound(to: Ranks.self)
    above = coarse + options + 1
    packed = above + options
    clearStart = memory + vectors + ranks
    clearWords = clear / 8
    central = clearStart.assumingMemoryBound(to: HalfLanes.self)
    tally = (clearStart + 32 * options * criteria).assumingMemoryBound(to: RankBytes.self)
    wins = tally + squares
    for word in 0..<((vectors + ranks) / 8) {
      memory.storeBytes(of: 0, toByteOffset: 8 &* word, as: UInt64.self)
    }
  }

  /// Starts a chunk with nothing counted.
  func clear() {
    for word in 0..<clearWords {
      clearStart.storeBytes(of: 0, toByteOffset: 8 &* word, as: UInt64.self)
    }
  }

  func release() { memory.deallocate() }
}
