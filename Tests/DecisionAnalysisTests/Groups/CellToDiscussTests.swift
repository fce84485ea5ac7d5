import DecisionAnalysis
import Testing

@Suite struct CellToDiscussTests {
  private static func means(_ people: [Matrix<Double?>]) -> Matrix<Double?> {
    var means = Matrix<Double?>(
      rowCount: people[0].rowCount, columnCount: people[0].columnCount, repeating: nil)
    for option in 0..<means.rowCount {
      for criterion in 0..<means.columnCount {
        let given = people.compactMap { $0[option, criterion] }
        if !given.isEmpty { means[option, criterion] = given.reduce(0, +) / Double(given.count) }
      }
    }
    return means
  }

  @Test func `what could change who leads comes before what weighs more and could not`() throws {
    // The first option leads by 30 points; only the second one's marks on the light criterion reach it.
    let people = try [
      [[90, 50], [50, 0], [0, 0]], [[90, 50], [50, 100], [100, 0]],
      [[90, 50], [50, 50], [0, 0]],
    ].map { try Matrix<Double?>(rows: $0) }
    let found = try CellToDiscuss.ordered(people, means: Self.means(people), weights: [0.4, 0.6])
    #expect(
      found.map { [$0.disagreement.option, $0.disagreement.criterion] } == [[1, 1], [2, 0]])
    #expect(found.map(\.changesLeader) == [true, false])
  }

  @Test func `cells on which all agree, or one alone has marked, are nothing to talk about`() throws
  {
    let people = try [[[50, nil], [20, 30]], [[50, 40], [20, nil]]].map {
      try Matrix<Double?>(rows: $0)
    }
    #expect(
      try CellToDiscuss.ordered(people, means: Self.means(people), weights: [0.5, 0.5]) == [])
  }

  @Test func `while a cell has no mark nothing is said to change who leads`() throws {
    let people = try [[[0], [nil]], [[100], [nil]]].map { try Matrix<Double?>(rows: $0) }
    let found = try CellToDiscuss.ordered(people, means: Self.means(people), weights: [1])
    #expect(found.map(\.changesLeader) == [false])
  }

  @Test func `tables and weights that do not fit are refused`() throws {
    let table = try Matrix<Double?>(rows: [[1, 2]])
    #expect(throws: AnalysisError.length(expected: 2, found: 1)) {
      try CellToDiscuss.ordered([table], means: table, weights: [1])
    }
  }

  @Test(arguments: seeds)
  func `each cell is said to change who leads exactly where moving it does`(seed: UInt64) throws {
    var dice = Dice(seed)
    let (people, options, criteria) = (dice.whole(2...5), dice.whole(2...4), dice.whole(1...4))
    let tables = try (0..<people).map { _ in
      try Matrix<Double?>(
        rows: (0..<options).map { _ in
          (0..<criteria).map { _ in Double(dice.whole(0...4) * 25) }
        })
    }
    let raw = (0..<criteria).map { _ in Double(dice.whole(1...5)) }
    let weights = raw.map { $0 / raw.reduce(0, +) }
    let means = Self.means(tables)
    func leaders(_ means: Matrix<Double?>) -> [Int] {
      Ranking.leaders(
        (0..<options).map { option in
          (0..<criteria).reduce(0) { $0 + (means[option, $1] ?? 0) * weights[$1] }
        })
    }
    let found = try CellToDiscuss.ordered(tables, means: means, weights: weights)
    for cell in found {
      let (option, criterion) = (cell.disagreement.option, cell.disagreement.criterion)
      let given = tables.compactMap { $0[option, criterion] }
      let changes = [given.min(), given.max()].contains { end in
        var moved = means
        moved[option, criterion] = end
        return leaders(moved) != leaders(means)
      }
      #expect(cell.changesLeader == changes, "seed \(seed), cell \(option), \(criterion)")
    }
    let firstRest = found.firstIndex { !$0.changesLeader } ?? found.count
    #expect(found[firstRest...].allSatisfy { !$0.changesLeader }, "seed \(seed)")
  }
}
