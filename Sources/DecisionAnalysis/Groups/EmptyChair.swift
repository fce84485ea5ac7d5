/// What a panel's answer can still become while some of its seats have not marked everything.
///
/// The seats are those of the members who are due. An open mark lies anywhere on the scale,
/// independently of the others, and every mean is divided by all seats that take part in it, so that
/// nobody's absence makes a winner.
public struct EmptyChair: Equatable, Sendable {
  /// The range of each option's total.
  public let totals: [ValueRange]
  /// The best and the worst rank of each option; both occur for some values of the open marks.
  public let ranks: [ClosedRange<Int>]
  /// The options that are first whatever the open marks are, level with one another.
  public let leaders: [Int]
  /// The seats that have left something open.
  public let openSeats: [Int]
  /// The seats of ``openSeats`` each of which alone, beside the complete seats and with the other
  /// open ones left out, can change who is first; `nil` where no seat is complete.
  public let pivotalSeats: [Int]?
  /// The totals on the complete seats alone; `nil` where there is none.
  public let common: [Double]?
  /// The totals on the marks given by the seats that are averaged; `nil` where a cell that counts has
  /// none.
  public let given: [Double]?
  /// What it takes for each option that can to overtake the one that is ahead on the marks given.
  ///
  /// In the order of the options; empty where none or several are ahead.
  public let thresholds: [ChairThreshold]

  /// Looks at a panel; totals no further apart than the tolerance are level.
  ///
  /// Who is ahead on the marks given is found from some of the seats where it is told which, such as
  /// those that are finished, else from all. Complexity: O(seats² × options × criteria).
  public init(
    _ panel: PanelMarks, averaging averaged: [Int]? = nil, tolerance: Double = Ranking.tolerance
  ) {
    let all = Array(panel.seats.indices)
    let bounds = ValueBounds(
      values: panel.means(of: all), weights: panel.weights, tolerance: tolerance)
    let totals = bounds.totals
    self.totals = totals
    ranks = totals.indices.map { option in
      let others = totals.indices.filter { $0 != option }
      let above = others.count { totals[$0].low > totals[option].high + tolerance }
      let perhaps = others.count { totals[$0].high > totals[option].low + tolerance }
      return (above + 1)...(perhaps + 1)
    }
    leaders = bounds.leaderIsOpen ? [] : bounds.certainLeaders
    let open = all.filter(panel.isOpen)
    openSeats = open
    let complete = all.filter { !open.contains($0) }
    common = complete.isEmpty ? nil : EmptyChair.exact(panel, complete)
    pivotalSeats = common.map { common in
      let first = Ranking.leaders(common, tolerance: tolerance)
      return open.filter { seat in
        EmptyChair.canChange(first, panel, complete + [seat], tolerance)
      }
    }
    let given = EmptyChair.given(panel, averaged ?? all)
    self.given = given
    let ahead = given.map { Ranking.leaders($0, tolerance: tolerance) } ?? []
    thresholds =
      ahead.count != 1
      ? []
      : totals.indices.filter {
        $0 != ahead[0] && totals[$0].high > totals[ahead[0]].low + tolerance
      }.map { ChairThreshold(panel, totals, rival: $0, leader: ahead[0], complete) }
  }

  /// The totals of seats that left nothing open, or nil where nobody may mark a cell that counts.
  private static func exact(_ panel: PanelMarks, _ seats: [Int]) -> [Double]? {
    let means = panel.means(of: seats)
    for criterion in 0..<panel.criterionCount where panel.weights[criterion] > 0 {
      guard seats.contains(where: { panel.seats[$0].weights[criterion] > 0 }) else { return nil }
    }
    return AdditiveValue.totals(values: means.map(\.low), weights: panel.weights)
  }

  /// Whether some values of the open marks of these seats give another first place.
  private static func canChange(
    _ first: [Int], _ panel: PanelMarks, _ seats: [Int], _ tolerance: Double
  ) -> Bool {
    let totals = ValueBounds(values: panel.means(of: seats), weights: panel.weights).totals
    return first.contains { leader in
      totals.indices.contains { other in
        guard other != leader else { return false }
        return first.contains(other)
          ? totals[other].high - totals[leader].low > tolerance
          : totals[other].high >= totals[leader].low - tolerance
      }
    }
  }

  /// The totals of the means of the marks that were given.
  private static func given(_ panel: PanelMarks, _ averaged: [Int]) -> [Double]? {
    var means = Matrix(
      rowCount: panel.optionCount, columnCount: panel.criterionCount, repeating: 0.0)
    for criterion in 0..<panel.criterionCount where panel.weights[criterion] > 0 {
      let voters = panel.counts(of: averaged, on: criterion)
      for option in 0..<panel.optionCount {
        var (sum, weight) = (0.0, 0.0)
        for voter in voters {
          guard let mark = panel.seats[voter.seat].marks[option, criterion] else { continue }
          sum += voter.weight * mark
          weight += voter.weight
        }
        guard weight > 0 else { return nil }
        means[option, criterion] = sum / weight
      }
    }
    return AdditiveValue.totals(values: means, weights: panel.weights)
  }
}

/// What the open marks would have to be for an option to overtake the one that is ahead.
///
/// A mean of open marks weighs each by what it counts for its option's total.
public struct ChairThreshold: Equatable, Sendable {
  /// What has to hold.
  public enum Need: Equatable, Sendable {
    /// The mean of the option's own open marks must be above this.
    case ownAbove(Double)
    /// The mean of the leader's open marks must be below this.
    case leaderBelow(Double)
    /// The mean of the option's open marks must be above that of the leader's by more than this.
    case ahead(by: Double)
    /// The open marks must add so many points more to the option's total than to the leader's.
    case points(Double)
  }

  /// The option that would overtake.
  public let rival: Int
  /// The option that is ahead on the marks given.
  public let leader: Int
  /// How far the leader's least total is above the option's own.
  public let gap: Double
  /// What has to hold.
  public let need: Need
  /// The utmost among what was given of the kind that is needed; `nil` where nothing was.
  ///
  /// The rival's highest mark in its open cells, the leader's lowest in its own, or the largest lead
  /// that a complete seat gives the rival.
  public let utmost: Double?

  init(
    _ panel: PanelMarks, _ totals: [ValueRange], rival: Int, leader: Int, _ complete: [Int]
  ) {
    self.rival = rival
    self.leader = leader
    gap = totals[leader].low - totals[rival].low
    let own = totals[rival].width / panel.scale.width
    let other = totals[leader].width / panel.scale.width
    // Below this a share of the total is what arithmetic left.
    let nothing = 1e-12
    if other <= nothing {
      need = .ownAbove(panel.scale.low + gap / own)
      utmost = ChairThreshold.marks(panel, openFor: rival).max()
    } else if own <= nothing {
      need = .leaderBelow(panel.scale.low - gap / other)
      utmost = ChairThreshold.marks(panel, openFor: leader).min()
    } else if abs(own - other) <= 1e-9 {
      need = .ahead(by: gap / own)
      utmost =
        complete.map { seat in
          let total = { (option: Int) -> Double in
            (0..<panel.criterionCount).reduce(0) { sum, criterion in
              sum + panel.weights[criterion] * (panel.seats[seat].marks[option, criterion] ?? 0)
            }
          }
          return total(rival) - total(leader)
        }.max()
    } else {
      need = .points(gap)
      utmost = nil
    }
  }

  /// The marks given in the cells of an option in which somebody left theirs open.
  private static func marks(_ panel: PanelMarks, openFor option: Int) -> [Double] {
    (0..<panel.criterionCount).flatMap { criterion -> [Double] in
      let voters = panel.seats.filter { $0.weights[criterion] > 0 }
      guard panel.weights[criterion] > 0,
        voters.contains(where: { $0.marks[option, criterion] == nil })
      else { return [] }
      return voters.compactMap { $0.marks[option, criterion] }
    }
  }
}
