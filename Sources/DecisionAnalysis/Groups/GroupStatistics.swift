/// What several people's marks of one thing have in common, and how far they are apart.
public struct GroupStatistics: Equatable, Sendable {
  /// The number of marks.
  public let count: Int
  /// Their mean.
  public let mean: Double
  /// Their median; the mean of the two middle marks of an even number.
  public let median: Double
  /// The lower and the upper quartile, interpolated linearly between marks.
  public let quartiles: ValueRange
  /// The lowest and the highest mark.
  public let range: ValueRange
  /// The sample standard deviation; `nil` for one mark.
  public let standardDeviation: Double?

  /// Describes marks.
  ///
  /// Throws when there are none or one is not finite. Complexity: O(n log n).
  public init(_ marks: [Double]) throws(AnalysisError) {
    guard !marks.isEmpty else { throw .noAssessors }
    if let index = marks.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: index) }
    let sorted = marks.sorted()
    let mean = marks.reduce(0, +) / Double(marks.count)
    self.mean = mean
    count = marks.count
    median = GroupStatistics.quantile(sorted, 0.5)
    quartiles = ValueRange(
      GroupStatistics.quantile(sorted, 0.25), GroupStatistics.quantile(sorted, 0.75))
    range = ValueRange(sorted[0], sorted[sorted.count - 1])
    let squares = marks.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    standardDeviation =
      marks.count > 1 ? (squares / Double(marks.count - 1)).squareRoot() : nil
  }

  private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    guard below + 1 < sorted.count else { return sorted[below] }
    return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
  }

  /// The standard deviation as a share of the largest possible on a scale, 0 to 1.
  ///
  /// The largest arises when half of the people give the lowest and half the highest mark. `nil` for
  /// one mark or a scale without width.
  public func disagreement(on scale: ValueRange = .unknown) -> Double? {
    guard let standardDeviation, scale.width > 0 else { return nil }
    let low = Double(count / 2)
    let high = Double(count) - low
    let largest =
      scale.width * (low * high / (Double(count) * Double(count - 1))).squareRoot()
    return standardDeviation / largest
  }

  /// Whether the middle half of the marks spans 30 points or more.
  public var isWide: Bool { quartiles.width >= 30 }
}

/// How far people are apart on one mark, and how much that can matter to the totals.
public struct Disagreement: Equatable, Sendable {
  /// The option.
  public let option: Int
  /// The criterion.
  public let criterion: Int
  /// The marks described.
  public let statistics: GroupStatistics
  /// The weight of the criterion times the standard deviation.
  public let importance: Double

  /// The marks that more than one person has given, those that matter most first.
  ///
  /// Each person has a table of marks with `nil` where there is none. Throws when tables and weights
  /// differ in shape. Complexity: O(people × cells).
  public static func ordered(
    _ people: [Matrix<Double?>], weights: [Double]
  ) throws(AnalysisError) -> [Disagreement] {
    guard let first = people.first else { throw .noAssessors }
    guard weights.count == first.columnCount else {
      throw .length(expected: first.columnCount, found: weights.count)
    }
    for table in people where table.elements.count != first.elements.count {
      throw .length(expected: first.elements.count, found: table.elements.count)
    }
    var found: [Disagreement] = []
    for option in 0..<first.rowCount {
      for criterion in 0..<first.columnCount {
        let marks = people.compactMap { $0[option, criterion] }
        guard marks.count > 1 else { continue }
        let statistics = try GroupStatistics(marks)
        let importance = weights[criterion] * (statistics.standardDeviation ?? 0)
        found.append(
          Disagreement(
            option: option, criterion: criterion, statistics: statistics, importance: importance))
      }
    }
    return found.sorted {
      ($1.importance, $0.option, $0.criterion) < ($0.importance, $1.option, $1.criterion)
    }
  }
}
