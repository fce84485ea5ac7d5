/// The fewest marks that would have to be others for another option to be ahead.
///
/// Each mark moves no further than to one that somebody gave in the same cell, so that nobody is taken
/// to concede more than what is said on the panel already. An open mark does not move; it counts as
/// badly for an option that leads, and as well for one that does not, as it can.
public struct ConcessionCount: Equatable, Sendable {
  /// What the marks of a cell come to.
  public enum Statistic: Equatable, Sendable {
    /// Their mean, by what the seats count.
    case mean
    /// Their median, every seat that takes part counting the same.
    case median
  }

  /// A mark that moves.
  public struct Move: Equatable, Sendable {
    /// Whose mark it is.
    public let seat: Int
    /// The option whose mark it is.
    public let option: Int
    /// The criterion.
    public let criterion: Int
    /// What the mark is.
    public let from: Double
    /// What it moves to.
    public let to: Double
    /// A seat that gave this mark.
    public let given: Int
  }

  /// What it takes for one option to be ahead.
  public struct Answer: Equatable, Sendable {
    /// The option that comes to be strictly ahead of all that lead now.
    public let challenger: Int
    /// One smallest set of marks: the challenger's own, then those of the options that lead, of each
    /// those that matter most first.
    public let moves: [Move]
    /// How far the challenger then is ahead of the nearest of those options.
    public let lead: Double
    /// Whether no other set of as few marks does; `nil` for medians, where it is not looked for.
    public let isOnlySet: Bool?
  }

  /// The options that lead now for certain, level with one another; where there is none, there are no
  /// answers.
  public let leaders: [Int]
  /// One for each option that some marks can put ahead, in the order of the options.
  public let answers: [Answer]

  /// The answers with the fewest marks; several when as few marks do for several options.
  public var fewest: [Answer] {
    let least = answers.map(\.moves.count).min()
    return answers.filter { $0.moves.count == least }
  }

  /// Counts the marks; options no further apart than the tolerance are level.
  ///
  /// For means the largest gains do, which is exact; for medians the gains of each cell are tried with
  /// every number of marks. Complexity: O(options × marks log marks), for medians O(options ×
  /// criteria × marks × seats).
  public init(
    _ panel: PanelMarks, of statistic: Statistic = .mean,
    tolerance: Double = Ranking.tolerance
  ) {
    let cells = statistic.cells(of: panel)
    let bounds = ValueBounds(values: cells, weights: panel.weights, tolerance: tolerance)
    let leaders = bounds.leaderIsOpen ? [] : bounds.certainLeaders
    self.leaders = leaders
    let falls = leaders.map { Concessions(panel, statistic, of: $0, isRising: false) }
    answers = (0..<panel.optionCount).compactMap { challenger in
      let rivals = leaders.indices.filter { leaders[$0] != challenger }
      guard !rivals.isEmpty else { return nil }
      let needs = rivals.map {
        bounds.totals[leaders[$0]].low - bounds.totals[challenger].high + tolerance
      }
      let rise = Concessions(panel, statistic, of: challenger, isRising: true)
      return Answer(
        challenger, rise, rivals.map { falls[$0] }, needs, tolerance,
        isExact: statistic == .mean)
    }
  }
}

extension ConcessionCount.Statistic {
  /// The range of each cell while open marks lie anywhere on the scale.
  fileprivate func cells(of panel: PanelMarks) -> Matrix<ValueRange> {
    switch self {
    case .mean: return panel.means(of: Array(panel.seats.indices))
    case .median:
      var ranges = Matrix(
        rowCount: panel.optionCount, columnCount: panel.criterionCount, repeating: panel.scale)
      for option in 0..<panel.optionCount {
        for criterion in 0..<panel.criterionCount {
          let voters = panel.seats.filter { $0.weights[criterion] > 0 }
          guard !voters.isEmpty else { continue }
          let marks = voters.map { $0.marks[option, criterion] }
          ranges[option, criterion] = ValueRange(
            Median.of(marks.map { $0 ?? panel.scale.low }),
            Median.of(marks.map { $0 ?? panel.scale.high }))
        }
      }
      return ranges
    }
  }
}

private enum Median {
  static func of(_ marks: [Double]) -> Double {
    let sorted = marks.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}

extension ConcessionCount.Answer {
  /// Finds the fewest marks; nil where all together are not enough.
  ///
  /// Own marks help against every rival, and the marks of a rival against that one only: for every
  /// number of own marks the fewest of each rival's follow.
  fileprivate init?(
    _ challenger: Int, _ rise: Concessions, _ falls: [Concessions], _ needs: [Double],
    _ tolerance: Double, isExact: Bool
  ) {
    var best: (own: Int, others: [Int], slack: Double)?
    var (least, ways) = (Int.max, 0)
    for own in rise.gains.indices {
      var others: [Int] = []
      for (fall, need) in zip(falls, needs) {
        guard let count = fall.gains.firstIndex(where: { rise.gains[own] + $0 > need }) else {
          break
        }
        others.append(count)
      }
      guard others.count == falls.count else { continue }
      let count = own + others.reduce(0, +)
      let slack =
        zip(zip(falls, needs), others).map { pair, count in
          rise.gains[own] + pair.0.gains[count] - pair.1
        }.min() ?? 0
      if count < least {
        (least, ways, best) = (count, 1, (own, others, slack))
      } else if count == least {
        ways += 1
        if slack > best?.slack ?? 0 { best = (own, others, slack) }
      }
    }
    guard let best else { return nil }
    self.challenger = challenger
    moves =
      rise.moves(best.own) + zip(falls, best.others).flatMap { $0.moves($1) }
    lead = best.slack + tolerance
    guard isExact else {
      isOnlySet = nil
      return
    }
    // Another set of the same make-up exists if exchanging one mark for the next best will do.
    let swapsOwn = rise.swapped(best.own).map { gain in
      zip(zip(falls, needs), best.others).allSatisfy { gain + $0.0.gains[$1] > $0.1 }
    }
    let swapsOther = zip(zip(falls, needs), best.others).contains { pair, count in
      pair.0.swapped(count).map { rise.gains[best.own] + $0 > pair.1 } ?? false
    }
    isOnlySet = ways == 1 && swapsOwn != true && !swapsOther
  }
}

/// What moving marks of one option can do for its total, or against it.
private struct Concessions {
  /// The most that so many marks gain, from none upwards.
  let gains: [Double]
  /// For means: the marks in the order of their gains.
  private let ordered: [ConcessionCount.Move]
  /// For medians: of each cell, the marks in the order in which they move, and how many of them are
  /// among so many of all cells up to it.
  private let cells: [(moves: [ConcessionCount.Move], taken: [Int])]

  init(
    _ panel: PanelMarks, _ statistic: ConcessionCount.Statistic, of option: Int, isRising: Bool
  ) {
    let columns = (0..<panel.criterionCount).filter { panel.weights[$0] > 0 }
    let moves = columns.map { Self.moves(panel, option, $0, isRising) }
    switch statistic {
    case .mean:
      let weighed = zip(columns, moves).flatMap { criterion, moves in
        let voters = panel.seats.map { $0.weights[criterion] }
        let whole = voters.reduce(0, +)
        return moves.map { move in
          (
            move: move,
            gain: panel.weights[criterion] * voters[move.seat] / whole * abs(move.to - move.from)
          )
        }
      }.sorted {
        ($1.gain, $0.move.criterion, $0.move.seat) < ($0.gain, $1.move.criterion, $1.move.seat)
      }
      ordered = weighed.map(\.move)
      gains = weighed.reduce(into: [0.0]) { $0.append(($0.last ?? 0) + $1.gain) }
      cells = []
    case .median:
      ordered = []
      var (sums, cells) = ([0.0], [(moves: [ConcessionCount.Move], taken: [Int])]())
      for (criterion, moves) in zip(columns, moves) {
        let gains = Self.gains(panel, option, criterion, moves, isRising)
        // The best that so many marks do in this cell and those before.
        var (best, taken) = ([Double](), [Int]())
        for count in 0...(sums.count - 1 + moves.count) {
          var (gain, part) = (-1.0, 0)
          for own in max(0, count - sums.count + 1)...min(count, moves.count)
          where sums[count - own] + gains[own] > gain {
            (gain, part) = (sums[count - own] + gains[own], own)
          }
          best.append(gain)
          taken.append(part)
        }
        sums = best
        cells.append((moves, taken))
      }
      gains = sums
      self.cells = cells
    }
  }

  /// The marks of the best set of so many.
  func moves(_ count: Int) -> [ConcessionCount.Move] {
    guard !cells.isEmpty else { return Array(ordered.prefix(count)) }
    var (left, parts) = (count, [[ConcessionCount.Move]]())
    for cell in cells.reversed() {
      parts.append(Array(cell.moves.prefix(cell.taken[left])))
      left -= cell.taken[left]
    }
    return parts.reversed().flatMap(\.self)
  }

  /// What is gained when the least of so many marks is exchanged for the next; nil where there is none.
  func swapped(_ count: Int) -> Double? {
    guard count > 0, count + 1 < gains.count else { return nil }
    return gains[count - 1] + gains[count + 1] - gains[count]
  }

  /// The marks of a cell that can move, each to the utmost that somebody gave, those furthest from it
  /// first.
  private static func moves(
    _ panel: PanelMarks, _ option: Int, _ criterion: Int, _ isRising: Bool
  ) -> [ConcessionCount.Move] {
    let marks = panel.seats.indices.compactMap { seat in
      panel.seats[seat].weights[criterion] > 0
        ? panel.seats[seat].marks[option, criterion].map { (seat: seat, mark: $0) } : nil
    }
    let utmost =
      isRising ? marks.max { $0.mark < $1.mark } : marks.min { $0.mark < $1.mark }
    guard let utmost else { return [] }
    return marks.filter { $0.mark != utmost.mark }
      .sorted { (abs($1.mark - utmost.mark), $0.seat) < (abs($0.mark - utmost.mark), $1.seat) }
      .map {
        ConcessionCount.Move(
          seat: $0.seat, option: option, criterion: criterion, from: $0.mark, to: utmost.mark,
          given: utmost.seat)
      }
  }

  /// What the median of a cell gains, weighed, when so many marks move.
  private static func gains(
    _ panel: PanelMarks, _ option: Int, _ criterion: Int, _ moves: [ConcessionCount.Move],
    _ isRising: Bool
  ) -> [Double] {
    let voters = panel.seats.indices.filter { panel.seats[$0].weights[criterion] > 0 }
    let open = isRising ? panel.scale.high : panel.scale.low
    var marks = voters.map { panel.seats[$0].marks[option, criterion] ?? open }
    guard !marks.isEmpty else { return [0] }
    let before = Median.of(marks)
    var gains = [0.0]
    for move in moves {
      guard let place = voters.firstIndex(of: move.seat) else { continue }
      marks[place] = move.to
      gains.append(panel.weights[criterion] * abs(Median.of(marks) - before))
    }
    return gains
  }
}
