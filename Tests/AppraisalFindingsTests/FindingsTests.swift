import SeededRandom
import AppraisalFindings
import AppraisalModel
import DecisionAnalysis
import SampleBoards
import Testing

@Suite struct FindingsTests {
  private static func findings(
    _ marks: [[Int?]], weights: [Int]? = nil, criteria: Int? = nil
  ) -> Findings {
    Findings(Board.appraisal(marks, weights: weights, criteria: criteria), viewer: "mo")
  }

  @Test func `options are ranked by their weighted totals`() {
    let findings = Self.findings([[50, 60], [90, 80], [70, 10]], weights: [60, 40])
    #expect(findings.ranking.map(\.option) == ["b", "a", "c"])
    #expect(findings.ranking.map(\.rank) == [1, 2, 3])
    #expect(zip(findings.ranking, [86.0, 54, 46]).allSatisfy { near($0.total, $1) })
    #expect(findings.ranking.allSatisfy { $0.low == $0.high && $0.missing == 0 })
    #expect(near(findings.ranking[0].contributions.first, 54))
    #expect(near(findings.ranking[0].contributions.last, 32))
    #expect(findings.leaders == ["b"])
    #expect(findings.isComplete)
    #expect(near(findings.margin, 32))
    #expect(findings.runnerUp?.option == "a")
  }

  @Test func `level options share the better rank and keep their reading order`() {
    let findings = Self.findings([[10, 10], [50, 60], [90, 90], [60, 50]])
    #expect(findings.ranking.map(\.option) == ["c", "b", "d", "a"])
    #expect(findings.ranking.map(\.rank) == [1, 2, 2, 4])
  }

  @Test func `level leaders have no margin and no reversal`() {
    let findings = Self.findings([[70, 60], [10, 10], [60, 70]])
    #expect(findings.leaders == ["a", "c"])
    #expect(findings.ranking.map(\.rank) == [1, 1, 3])
    #expect(findings.margin == 0)
    #expect(findings.runnerUp?.option == "b")
    #expect(findings.reversal == nil)
  }

  @Test func `while marks are missing totals have bounds, and nobody leads`() {
    let findings = Self.findings([[90, nil], [50, 60], [nil, nil]], weights: [60, 40])
    #expect(findings.ranking.map(\.option) == ["a", "b", "c"])
    #expect(zip(findings.ranking.map(\.low), [54.0, 54, 0]).allSatisfy { near($0, $1) })
    #expect(zip(findings.ranking.map(\.high), [94.0, 54, 100]).allSatisfy { near($0, $1) })
    #expect(findings.ranking.map(\.missing) == [1, 0, 2])
    #expect(findings.ranking.map(\.rank) == [nil, nil, nil])
    #expect(findings.ranking.map(\.total) == [nil, findings.ranking[1].low, nil])
    #expect(findings.leaders == [])
    #expect(findings.decisiveBlanks == 3)
    #expect(!findings.isComplete)
    #expect(findings.margin == nil)
    #expect(findings.reversal == nil)
  }

  @Test func `a blank that cannot change who leads is not decisive`() {
    let findings = Self.findings([[90, nil], [80, 80], [0, nil]])
    #expect(findings.leaders == [])
    #expect(findings.decisiveBlanks == 1)
  }

  @Test func `a blank without weight is not decisive`() {
    let findings = Self.findings([[90, nil, nil], [80, 80, 10]], weights: [50, 50, 0])
    #expect(findings.decisiveBlanks == 1)
  }

  @Test func `a leader can be certain although marks are missing`() {
    let findings = Self.findings([[90, 80], [nil, 10], [nil, nil]], weights: [30, 70])
    #expect(findings.leaders == [])
    let certain = Self.findings([[90, 80], [nil, 10], [20, nil]], weights: [50, 50])
    #expect(certain.leaders == ["a"])
    #expect(certain.decisiveBlanks == 0)
    #expect(certain.ranking.map(\.rank) == [1, nil, nil])
    #expect(certain.margin == nil)
    #expect(certain.reversal == nil)
  }

  @Test func `the nearest change of weights is that of the kernel`() throws {
    let marks: [[Int]] = [[80, 80, 40], [70, 70, 45], [40, 60, 95]]
    let findings = Self.findings(marks, weights: [50, 30, 20])
    let table = try DecisionTable(
      values: Matrix(rows: marks.map { $0.map(Double.init) }), weights: [50, 30, 20])
    let nearest = try #require(
      NearestReversal.nearest(to: 0, in: table, measuredBy: .weightMoved))
    let reversal = try #require(findings.reversal)
    #expect(reversal.rival == "c")
    #expect(nearest.rival == 2)
    #expect(near(reversal.points, nearest.weightMoved * 100))
    #expect(near(reversal.points, 1500.0 / 95))
    #expect(reversal.from == ["x"])
    #expect(reversal.to == ["z"])
  }

  @Test func `an option that can only draw level does not overturn the leader`() {
    let level = Self.findings([[90, 50], [50, 50]], weights: [60, 40])
    #expect(level.reversal == nil)
    let other = Self.findings([[90, 50], [89, 50], [0, 51]], weights: [60, 40])
    #expect(other.reversal?.rival == "c")
  }

  @Test func `a leader that is better everywhere cannot be overturned`() {
    #expect(Self.findings([[90, 80], [50, 60]], weights: [60, 40]).reversal == nil)
  }

  @Test func `beyond the nearest change the rival is ahead, and before it nobody is`() {
    let tried = (UInt64(1)...40).count { expectRivalAhead(seed: $0) }
    #expect(tried >= 10, "only \(tried) seeds moved weight from one criterion to one other")
  }

  /// Whether the seed gives a nearest change that moves weight from one criterion to one other.
  private func expectRivalAhead(seed: UInt64) -> Bool {
    var generator = SeededGenerator(seed: seed)
    let count = 3
    let marks: [[Int?]] = (0..<4).map { _ in
      (0..<count).map { _ in Int(generator.next() % 21) * 5 }
    }
    let findings = Self.findings(marks, weights: [40, 35, 25])
    guard let reversal = findings.reversal, reversal.from.count == 1, reversal.to.count == 1,
      let from = Board.criteria.firstIndex(of: reversal.from[0]),
      let to = Board.criteria.firstIndex(of: reversal.to[0])
    else { return false }
    func leaders(moving points: Double) -> [OptionID] {
      var weights = [40.0, 35, 25]
      weights[from] -= points
      weights[to] += points
      let totals = marks.map { row in zip(row, weights).reduce(0) { $0 + Double($1.0 ?? 0) * $1.1 }
      }
      return Ranking.leaders(totals).map { Board.options[$0] }
    }
    #expect(leaders(moving: reversal.points - 0.001) == findings.leaders, "seed \(seed)")
    #expect(leaders(moving: reversal.points + 0.001) != findings.leaders, "seed \(seed)")
    #expect(leaders(moving: reversal.points + 0.001).contains(reversal.rival), "seed \(seed)")
    return true
  }

  @Test func `a hurdle is failed when a ballot that counts says so`() {
    var appraisal = Board.appraisal([[90], [10]])
    appraisal.addHurdle()
    appraisal.addHurdle("safe", label: "Safe")
    appraisal.answer(by: "mo", "a", "safe", .fail)
    appraisal.answer(by: "mo", "a", "law", .fail)
    appraisal.answer(by: "mo", "b", "law", .pass)
    let findings = Findings(appraisal, viewer: nil)
    #expect(findings.out.map(\.failedHurdles) == [["law", "safe"]])
    #expect(findings.out.map(\.low) == [90] && findings.out.map(\.rank) == [nil])
    #expect(findings.ranking.map(\.option) == ["b"])
    #expect(findings.ranking.map(\.unsureHurdles) == [["safe"]])
    #expect(findings.wouldLead.map(\.option) == ["a"])
    let with = Findings(appraisal, viewer: nil, withBlocked: false, withFailing: true)
    #expect(with.ranking.map(\.option) == ["a", "b"] && with.out.isEmpty)
    appraisal.assessors[0].roles = [.commenter]
    #expect(Findings(appraisal, viewer: nil).ranking.allSatisfy { $0.failedHurdles.isEmpty })
  }

  @Test func `before the reveal nobody learns what others think of a hurdle`() {
    var appraisal = Board.appraisal([[nil], [nil]])
    appraisal.addHurdle()
    appraisal.assessors.append(Assessor(id: "al", name: "Al"))
    appraisal.rounds = [Round(id: RoundNumber(1))]
    appraisal.mark(by: "mo", round: RoundNumber(1), [[90], [10]])
    appraisal.answer(by: "al", round: RoundNumber(1), "a", "law", .fail)
    #expect(Findings(appraisal, viewer: "mo").ranking.allSatisfy { $0.failedHurdles.isEmpty })
    #expect(Findings(appraisal, viewer: "al").ranking.allSatisfy { $0.failedHurdles.isEmpty })
    appraisal.rounds[0].state = .ended
    #expect(Findings(appraisal, viewer: "mo").ranking.allSatisfy { $0.failedHurdles.isEmpty })
    #expect(Findings(appraisal, viewer: "al").out.first?.failedHurdles == ["law"])
    appraisal.rounds[0].state = .revealed
    #expect(Findings(appraisal, viewer: "mo").out.first?.failedHurdles == ["law"])
  }

  @Test(
    arguments: [
      (RoundState.open, RoundVisibility.closed, true), (.ended, .closed, true),
      (.open, .sealed, true), (.ended, .sealed, true), (.open, .open, false),
      (.ended, .open, false), (.revealed, .closed, false), (.settled, .sealed, false),
    ])
  func `a reveal is awaited while a round that is not open to all is unrevealed`(
    _ state: RoundState, _ visibility: RoundVisibility, _ isAwaited: Bool
  ) {
    var appraisal = Board.appraisal([[1]])
    appraisal.assessors += [
      Assessor(id: "al", name: "Al"), Assessor(id: "cy", name: "Cy", roles: [.commenter]),
    ]
    appraisal.rounds = [Round(id: RoundNumber(1), state: state, visibility: visibility)]
    appraisal.ballots[RoundNumber(1)] = [
      "al": Ballot(handedIn: true), "cy": Ballot(handedIn: true),
    ]
    let awaited = Findings(appraisal, viewer: "mo").awaited
    #expect(awaited?.round == (isAwaited ? RoundNumber(1) : nil))
    #expect(awaited?.handedIn == (isAwaited ? 1 : nil))
    #expect(awaited?.expected == (isAwaited ? 2 : nil))
  }

  @Test func `nothing to rank gives no result`() {
    for findings in [
      Self.findings([], criteria: 2), Self.findings([[], []]), Self.findings([]),
    ] {
      #expect(findings.ranking.isEmpty && findings.leaders.isEmpty)
      #expect(findings.decisiveBlanks == 0)
      #expect(!findings.isComplete)
      #expect(findings.margin == nil && findings.reversal == nil && findings.runnerUp == nil)
    }
  }

  @Test func `without a single mark nobody leads`() {
    let one = Self.findings([[nil, nil]])
    #expect(one.leaders.isEmpty)
    #expect(one.ranking.map(\.rank) == [nil])
    #expect(Self.findings([[nil], [nil]]).leaders.isEmpty)
  }

  @Test func `one option on one criterion`() {
    let findings = Self.findings([[40]])
    #expect(findings.leaders == ["a"])
    #expect(findings.ranking.map(\.rank) == [1])
    #expect(findings.ranking.first?.total == 40)
    #expect(findings.margin == nil)
    #expect(findings.runnerUp == nil)
  }

  @Test func `options that are equal everywhere all lead`() {
    let findings = Self.findings([[50, 50], [50, 50], [50, 50]])
    #expect(findings.leaders == ["a", "b", "c"])
    #expect(findings.ranking.map(\.rank) == [1, 1, 1])
    #expect(findings.runnerUp == nil)
    #expect(findings.margin == 0)
  }
}
