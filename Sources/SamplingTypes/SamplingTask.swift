/// Where the weights of a sample come from.
public enum SamplingForm: Sendable {
  /// Uniform on the simplex.
  case free
  /// Uniform on the weights that keep a ranking of blocks.
  case ranked
  /// Uniform within ranges, by rejection.
  case box
  /// Uniform within ranges, by a walk.
  case chain
  /// Always the same.
  case fixed
}

/// A cell whose value varies from sample to sample.
public struct OpenCell: Sendable {
  /// The option.
  public let option: Int
  /// The criterion.
  public let criterion: Int
  /// The lowest value.
  public let low: Double
  /// The most likely value; of no meaning for a uniform distribution.
  public let mode: Double
  /// The highest value.
  public let high: Double
  /// Whether values rise to the most likely and fall again, instead of being all as likely.
  public let isTriangular: Bool

  /// Joins the facts of a cell.
  public init(
    option: Int, criterion: Int, low: Double, mode: Double, high: Double, isTriangular: Bool
  ) {
    self.option = option
    self.criterion = criterion
    self.low = low
    self.mode = mode
    self.high = high
    self.isTriangular = isTriangular
  }
}

/// What the sampling kernels read, as bare numbers and places in memory that the caller keeps.
///
/// The kernel is compiled twice, for different instructions. Nothing here has code that either could
/// share with the rest of the program.
public struct SamplingTask {
  /// The number of options.
  public var optionCount: Int
  /// The number of criteria.
  public var criterionCount: Int
  /// The samples of one chunk, a multiple of 8.
  public var chunkSize: Int
  /// The seed of all random numbers.
  public var seed: UInt64
  /// Totals closer than this are tied.
  public var tolerance: Double
  /// The size of the largest possible value.
  public var scale: Double
  /// What a rank counts, shared out among tied options.
  public var rankUnit: Int64
  /// How many steps a weight of 1 has in the sums of weights.
  public var weightUnit: Double
  /// The values, a row for each option; 0 for open cells.
  public var scores: UnsafePointer<Double>
  /// The cells that vary.
  public var openCells: UnsafePointer<OpenCell>
  /// Their number.
  public var openCellCount: Int
  /// Where weights come from.
  public var form: SamplingForm
  /// Pairs of places, in bytes of vectors, that sort one number fewer than there are criteria.
  public var network: UnsafePointer<Int>
  /// The number of pairs.
  public var networkCount: Int
  /// Pairs of places, in bytes of vectors, that sort as many numbers as there are criteria, for a ranking.
  public var gapNetwork: UnsafePointer<Int>
  /// The number of pairs.
  public var gapNetworkCount: Int
  /// The size of each block of a ranking, from most to least weight.
  public var blockSizes: UnsafePointer<Int>
  /// The number of blocks.
  public var blockCount: Int
  /// The criteria of all blocks, or those whose weight can change in a walk.
  public var members: UnsafePointer<Int>
  /// The number of criteria whose weight can change in a walk.
  public var looseCount: Int
  /// The lowest weights, or the fixed ones.
  public var low: UnsafePointer<Double>
  /// The highest weights.
  public var high: UnsafePointer<Double>
  /// The weights that a walk starts from, or those from which a box is filled.
  public var base: UnsafePointer<Double>
  /// What is spread over a box, less than 0 when it is filled from the top.
  public var slack: Double

  /// Starts with no options, for which every place is as good as another.
  public init(
    numbers: UnsafePointer<Double>, places: UnsafePointer<Int>,
    openCells: UnsafePointer<OpenCell>
  ) {
    (optionCount, criterionCount, chunkSize) = (0, 0, 8)
    (seed, tolerance, scale, rankUnit, weightUnit) = (0, 0, 0, 1, 1)
    (scores, low, high, base) = (numbers, numbers, numbers, numbers)
    self.openCells = openCells
    (openCellCount, form, slack) = (0, .fixed, 0)
    (network, gapNetwork, blockSizes, members) = (places, places, places, places)
    (networkCount, gapNetworkCount, blockCount, looseCount) = (0, 0, 0, 0)
  }
}

/// Where the kernels add up what they count.
public struct SamplingSums {
  /// Rank units: a row for each option, a column for each rank.
  public var rankUnits: UnsafeMutablePointer<Int64>
  /// Row i, column k: how often option i is ahead of k.
  public var pairWins: UnsafeMutablePointer<Int64>
  /// Weights at which each option is first, in steps, a column for each criterion.
  public var centralSums: UnsafeMutablePointer<Int64>

  /// Joins the places.
  public init(
    rankUnits: UnsafeMutablePointer<Int64>, pairWins: UnsafeMutablePointer<Int64>,
    centralSums: UnsafeMutablePointer<Int64>
  ) {
    self.rankUnits = rankUnits
    self.pairWins = pairWins
    self.centralSums = centralSums
  }
}
