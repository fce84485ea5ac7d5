import DecisionAnalysis
import Testing

@Suite struct WeightSweepTests {
  @Test func `the crossings of Triantaphyllou and Sanchez 1997 are found`() throws {
    let oracle = try Oracle("sensitivity-triantaphyllou-1997-wsm")
    let raw = try oracle.at("inputs", "weights").numbers
    let table = try DecisionTable(
      values: Matrix(rows: oracle.at("inputs", "matrix").rows), weights: raw)
    let deltas = try oracle.at("expected", "delta").items
    var compared = 0
    for (one, row) in deltas.enumerated() {
      for (other, cell) in try row.items.enumerated() where other > one {
        for (criterion, delta) in try cell.items.enumerated() where !delta.isNull {
          // The paper lowers the raw weight by δ and leaves the others; as shares that is:
          let weight =
            (raw[criterion] - (try delta.number)) / (raw.reduce(0, +) - (try delta.number))
          let sweep = try WeightSweep(table, moving: [criterion])
          let crossing = sweep.crossing(one, other)
          if (try delta.number) <= raw[criterion] {
            #expect(isClose(try #require(crossing), weight))
            compared += 1
          } else {
            #expect(crossing == nil)
          }
        }
      }
    }
    #expect(compared == 13)
  }

  @Test(arguments: seeds)
  func `totals along the sweep equal those of the changed weights`(seed: UInt64) throws {
    var dice = Dice(seed)
    let count = dice.whole(2...6)
    let raw = (0..<count).map { _ in dice.number(1, 10) }
    let table = try DecisionTable(values: dice.values(4, count), weights: raw)
    let moving = dice.whole(0...(count - 1))
    let sweep = try WeightSweep(table, moving: [moving])
    #expect(isClose(sweep.totals(at: sweep.current), table.totals), "seed \(seed)")
    for _ in 0..<10 {
      let weight = dice.unit()
      let changed = table.weights.indices.map {
        $0 == moving ? weight : table.weights[$0] * (1 - weight) / (1 - table.weights[moving])
      }
      let totals = AdditiveValue.totals(values: table.values, weights: changed)
      #expect(isClose(sweep.totals(at: weight), totals), "seed \(seed)")
    }
  }

  @Test func `a local weight leaves the rest of the tree alone`() throws {
    let table = try Hub.table
    let sweep = try WeightSweep(table, moving: [4], within: [4, 5])
    #expect(isClose(sweep.current, 100.0 / 130))
    #expect(isClose(sweep.totals(at: sweep.current), table.totals))
    #expect(sweep.crossing(2, 3) == nil)
    let gapAtZero = sweep.atZero[3] - sweep.atZero[2]
    let gapAtOne = sweep.atOne[3] - sweep.atOne[2]
    #expect(isClose(gapAtZero / (gapAtZero - gapAtOne), 1.252857, within: 1e-6))
    let half = sweep.totals(at: 0.5)
    let weights = try Hub.tree.leafWeights
    let family = weights[4] + weights[5]
    let changed = Array(weights[0...3]) + [family / 2, family / 2]
    #expect(isClose(half, AdditiveValue.totals(values: table.values, weights: changed)))
  }

  @Test func `a weight of one shares its loss equally and says so`() throws {
    let table = try DecisionTable(
      values: Matrix(rows: [[100, 0, 50], [0, 80, 40]]), weights: [1, 0, 0])
    let sweep = try WeightSweep(table, moving: [0])
    #expect(sweep.assumesEqualShares)
    #expect(sweep.current == 1)
    #expect(isClose(sweep.atZero, [25, 60]))
  }

  @Test func `a single criterion has nothing to exchange with`() throws {
    let table = try DecisionTable(values: Matrix(rows: [[30], [70]]), weights: [5])
    let sweep = try WeightSweep(table, moving: [0])
    #expect(sweep.atZero == sweep.atOne && sweep.current == 1)
    #expect(sweep.crossings.isEmpty)
  }

  @Test func `a family without weight changes nothing`() throws {
    let table = try DecisionTable(
      values: Matrix(rows: [[30, 5, 9], [70, 3, 1]]), weights: [1, 0, 0])
    let sweep = try WeightSweep(table, moving: [1], within: [1, 2])
    #expect(sweep.atZero == [30, 70] && sweep.atOne == [30, 70])
  }

  @Test func `options that are always tied never cross`() throws {
    let table = try DecisionTable(
      values: Matrix(rows: [[30, 60], [30, 60], [60, 30]]), weights: [1, 1])
    let sweep = try WeightSweep(table, moving: [0])
    #expect(sweep.alwaysTied(0, 1) && !sweep.alwaysTied(0, 2))
    #expect(sweep.crossing(0, 1) == nil)
    #expect(sweep.crossing(0, 2) == 0.5)
  }

  @Test func `a criterion that does not exist is refused`() throws {
    let table = try Hub.table
    #expect(throws: AnalysisError.noSuchItem(index: 9, count: 6)) {
      try WeightSweep(table, moving: [9])
    }
    #expect(throws: AnalysisError.noCriteria) { try WeightSweep(table, moving: []) }
    #expect(throws: AnalysisError.noSuchItem(index: 0, count: 6)) {
      try WeightSweep(table, moving: [0], within: [1, 2])
    }
  }
}
