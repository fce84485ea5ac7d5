/// The uplift of early estimates for optimism, from the kind of project and how well risks are managed.
///
/// Bounds in per cent from Mott MacDonald (2002), as in HM Treasury's supplementary guidance.
public enum OptimismBias: CaseIterable, Equatable, Sendable {
  /// Buildings of an unusual kind.
  case nonStandardBuildings
  /// Buildings of a usual kind.
  case standardBuildings
  /// Civil engineering of an unusual kind.
  case nonStandardCivilEngineering
  /// Civil engineering of a usual kind.
  case standardCivilEngineering
  /// Equipment and development.
  case equipment
  /// Outsourcing, the nearest to organisational change; its bounds are for operating cost.
  case outsourcing

  /// The bounds of the uplift of cost, in per cent.
  public var cost: ValueRange {
    switch self {
    case .nonStandardBuildings: ValueRange(4, 51)
    case .standardBuildings: ValueRange(2, 24)
    case .nonStandardCivilEngineering: ValueRange(6, 66)
    case .standardCivilEngineering: ValueRange(3, 44)
    case .equipment: ValueRange(10, 200)
    case .outsourcing: ValueRange(0, 41)
    }
  }

  /// The bounds of the uplift of duration, in per cent; `nil` where none are given.
  public var duration: ValueRange? {
    switch self {
    case .nonStandardBuildings: ValueRange(2, 39)
    case .standardBuildings: ValueRange(1, 4)
    case .nonStandardCivilEngineering: ValueRange(3, 25)
    case .standardCivilEngineering: ValueRange(1, 20)
    case .equipment: ValueRange(10, 54)
    case .outsourcing: nil
    }
  }

  /// The uplift of a mixed project: the parts' uplifts in proportion to their shares of the cost.
  ///
  /// Throws when the lists differ in length or the shares are impossible.
  public static func combined(
    shares: [Double], uplifts: [Double]
  ) throws(AnalysisError) -> Double {
    guard uplifts.count == shares.count else {
      throw .length(expected: shares.count, found: uplifts.count)
    }
    let weights = try Weights(normalising: shares).shares
    return zip(weights, uplifts).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The uplift that is left when a share of the upper bound is managed away, never below a floor.
  ///
  /// Throws when the share is outside 0 to 1.
  public static func mitigated(
    upper: Double, reduction: Double, lower: Double = 0
  ) throws(AnalysisError) -> Double {
    guard (0...1).contains(reduction) else {
      throw .parameterOutOfRange(value: reduction, low: 0, high: 1)
    }
    return max(lower, upper * (1 - reduction))
  }

  /// An estimate raised by an uplift in per cent.
  public static func applied(uplift: Double, to estimate: Double) -> Double {
    estimate * (1 + uplift / 100)
  }
}
