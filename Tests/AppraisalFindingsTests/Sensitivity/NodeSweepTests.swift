import AppraisalFindings
import AppraisalModel
import DecisionAnalysis
import SampleBoards
import Testing

@Suite struct NodeSweepTests {
  private static func sweep(
    _ appraisal: Appraisal, _ node: CriterionID, _ scope: WeightScope = .all
  ) throws -> NodeSweep {
    try #require(NodeSweep(Study(Findings(appraisal, viewer: "mo")), node: node, scope: scope))
  }

  private static func words(
    _ appraisal: Appraisal, _ node: CriterionID, _ scope: WeightScope = .all
  ) throws -> String {
    try sweep(appraisal, node, scope).sentence(in: appraisal.document)
  }

  @Test(
    arguments: [
      ("outcomes", 0, 0.513877), ("experience", 0, 1), ("travel", 0.032971, 0.508772),
      ("equity", 0, 1), ("workforce", 0, 0.271316), ("time", 0, 0.274247),
      ("quality", 0.244186, 0.846481), ("access", 0.175371, 0.810092), ("doing", 0, 0.366068),
    ] as [(CriterionID, Double, Double)])
  func `the weights between which the leader leads are those of the worked example`(
    _ node: CriterionID, _ low: Double, _ high: Double
  ) throws {
    let sweep = try Self.sweep(WorkedExample.appraisal, node)
    #expect(sweep.leaders == ["d"])
    #expect(near(sweep.firstRank.lowerBound, low, within: 1e-6))
    #expect(near(sweep.firstRank.upperBound, high, within: 1e-6))
    #expect(sweep.fullRanking.lowerBound >= sweep.firstRank.lowerBound)
    #expect(sweep.fullRanking.upperBound <= sweep.firstRank.upperBound)
  }

  @Test
  func `the weight at which the lead changes is one number in every sentence and on the axis`()
    throws
  {
    let sweep = try Self.sweep(WorkedExample.appraisal, "travel")
    #expect(sweep.percent(at: sweep.firstRank.lowerBound) == "3.3%")
    // 50.877%: D leads to 50.8% and no further.
    #expect(sweep.percent(at: sweep.firstRank.upperBound) == "50.8%")
    let words = try #require(sweep.leadWords(in: WorkedExample.appraisal.document))
    #expect(
      words
        == "Below 3.3% C leads; then D leads up to 50.8%; then B leads up to 67.7%; above 67.7% "
        + "A leads.")
  }

  @Test func `the points of a weight that is tried can be recorded, and give just that weight`()
    throws
  {
    let appraisal = WorkedExample.appraisal
    let weights = EffectiveWeights(appraisal, holder: .agreed)
    for percent in 1..<100 {
      let share = Double(percent) / 100
      let points = try #require(
        WeightChange.points(giving: "travel", share: share, .all, in: weights))
      #expect(points.values.allSatisfy { $0 >= 0 && $0 <= 1000 }, "\(percent)%: \(points)")
      var after = appraisal
      after.weights[.agreed, default: [:]].merge(points) { _, new in new }
      let given = try #require(EffectiveWeights(after, holder: .agreed).node("travel")).cumulative
      #expect(near(given, share, within: 1e-11))
    }
  }

  @Test func `the sentence gives the range rounded inwards, and who leads beyond`() throws {
    #expect(
      try Self.words(WorkedExample.appraisal, "travel")
        == "Travel has 20% of all weight. D leads from 3.3% to 50.8%. With less, C would lead. "
        + "With more, B would lead.")
    let outcomes = try Self.sweep(WorkedExample.appraisal, "outcomes")
    #expect(outcomes.leadersBelow == nil)
    #expect(outcomes.leadersAbove == ["c"])
    #expect(
      outcomes.sentence(in: WorkedExample.appraisal.document)
        == "Outcomes has 35.7% of all weight. D leads up to 51.3%. With more, C would lead.")
    let nearest = try #require(outcomes.nearest)
    #expect(near(nearest.change, 0.513877 - 5.0 / 14, within: 1e-6))
    #expect(
      outcomes.nearestWords(in: WorkedExample.appraisal.document)
        == "15.7 points more and C would lead.")
    #expect(
      try Self.words(WorkedExample.appraisal, "equity")
        == "Equity has 10% of all weight. D leads whatever it has, from 0% to 100%.")
  }

  @Test func `within its family only the neighbours give or take`() throws {
    // D and C tie at 1.2529, outside 0 to 1, and D leads throughout.
    let sweep = try Self.sweep(WorkedExample.appraisal, "workforce", .family)
    #expect(near(sweep.current, 10.0 / 13))
    #expect(sweep.crossings.allSatisfy { Set([$0.below, $0.above]) != ["c", "d"] })
    #expect(sweep.nearest == nil)
    let top = try Self.sweep(WorkedExample.appraisal, "quality", .family)
    let all = try Self.sweep(WorkedExample.appraisal, "quality")
    #expect(top.firstRank == all.firstRank)
  }

  @Test func `totals at the present weight are the totals of the result`() throws {
    for node in WorkedExample.findings.weights.nodes {
      for scope in WeightScope.allCases {
        let sweep = try Self.sweep(WorkedExample.appraisal, node.id, scope)
        for (option, total) in zip(sweep.options, sweep.totals(at: sweep.current)) {
          let row = WorkedExample.findings.ranking.first { $0.option == option }
          #expect(near(row?.total, total))
        }
      }
    }
  }

  @Test func `crossings are exact and say who is ahead on which side`() throws {
    let sweep = try Self.sweep(Board.appraisal([[90, 40], [50, 70]], weights: [60, 40]), "x")
    let crossing = try #require(sweep.crossings.first)
    #expect(sweep.crossings.count == 1)
    #expect(near(crossing.weight, 3.0 / 7))
    #expect(crossing.below == "b" && crossing.above == "a")
    #expect(sweep.spans.map(\.leaders) == [["b"], ["a"]])
    #expect(near(sweep.spans.first?.to, 3.0 / 7))
  }

  @Test func `one option, one criterion and options that are always level have their sentences`()
    throws
  {
    #expect(
      try Self.words(Board.appraisal([[40, 50]]), "x")
        == "A is the only option, so no weight changes who leads.")
    #expect(
      try Self.words(Board.appraisal([[40], [50]]), "x")
        == "X has all the weight there is to share, so its weight cannot move.")
    #expect(
      try Self.words(Board.appraisal([[40, 40], [40, 40]]), "x")
        == "X has 50% of all weight. All options are level on X, so its weight does not change "
        + "who leads.")
    #expect(
      try Self.words(Board.appraisal([[60, 40], [60, 40]]), "x")
        == "X has 50% of all weight. All options are level on X, so its weight does not change "
        + "who leads.")
    #expect(
      try Self.words(Board.appraisal([[70, 50], [40, 50]]), "y")
        == "Y has 50% of all weight. All options are level on Y, so its weight does not change "
        + "who leads.")
    #expect(
      try Self.words(Board.appraisal([[70, 50], [50, 70]]), "x")
        == "X has 50% of all weight. A and B are level just there. With less, B would lead. With "
        + "more, A would lead.")
  }

  @Test func `a weight of nothing and a weight of everything have their sentences`() throws {
    let appraisal = Board.appraisal([[90, 40, 10], [50, 70, 90]], weights: [100, 0, 0])
    #expect(
      try Self.words(appraisal, "y")
        == "Y has 0% of all weight. A leads up to 57.1%. With more, B would lead.")
    #expect(
      try Self.words(appraisal, "x")
        == "X has 100% of all weight. A leads from 57.9% up. With less, B would lead. The others "
        + "have no weight of their own, so they are taken to be equal.")
  }

  @Test func `a family without weight keeps the shares inside it`() throws {
    var appraisal = WorkedExample.appraisal
    appraisal.weights[.agreed]?["doing"] = 0
    let sweep = try Self.sweep(appraisal, "doing")
    #expect(sweep.current == 0)
    // A has 0 and 100 there, at 100 to 30 points.
    #expect(near(sweep.totals(at: 1).first, 3000.0 / 130))
  }

  @Test func `a node that does not count has no sweep`() throws {
    #expect(NodeSweep(try WorkedExample.study(), node: "nothing", scope: .all) == nil)
  }
}

@Suite struct WeightChangeTests {
  @Test(
    arguments: ["outcomes", "equity", "time", "access", "doing"] as [CriterionID],
    [0.0, 0.05, 0.4, 0.9])
  func `the points give the share, and the others keep their proportions`(
    _ node: CriterionID, _ share: Double
  ) throws {
    for scope in WeightScope.allCases {
      var appraisal = WorkedExample.appraisal
      let weights = EffectiveWeights(appraisal)
      let points = try #require(
        WeightChange.points(giving: node, share: share, scope, in: weights))
      appraisal.weights[.agreed]?.merge(points) { _, new in new }
      let changed = EffectiveWeights(appraisal)
      let now = changed.node(node)
      #expect(near(scope == .all ? now?.cumulative : now?.local, share, within: 1e-12))
      let sweep = try #require(
        NodeSweep(try WorkedExample.study(), node: node, scope: scope))
      let result = Findings(appraisal, viewer: "mo")
      for (option, total) in zip(sweep.options, sweep.totals(at: share)) {
        let row = result.ranking.first { $0.option == option }
        #expect(near(row?.total, total, within: 1e-9), "\(node) \(scope)")
      }
    }
  }

  @Test func `where there is nothing to share there is no change`() {
    let one = EffectiveWeights(Board.appraisal([[40], [50]]))
    #expect(WeightChange.points(giving: "x", share: 0.5, .all, in: one) == nil)
    let all = EffectiveWeights(Board.appraisal([[1, 2], [3, 4]], weights: [100, 0]))
    #expect(WeightChange.points(giving: "x", share: 0.5, .all, in: all) == nil)
    #expect(WeightChange.points(giving: "y", share: 1.5, .all, in: all) == nil)
    #expect(WeightChange.points(giving: "z", share: 0.5, .all, in: all) == nil)
  }

  @Test func `an exact tie is level`() throws {
    var appraisal = Board.appraisal([[100, 0, 0, 0], [0, 100, 100, 100]], weights: [1, 1, 1, 1])
    let points = try #require(
      WeightChange.points(giving: ["x": 0.5], in: EffectiveWeights(appraisal)))
    appraisal.weights[.agreed, default: [:]].merge(points) { _, new in new }
    #expect(EffectiveWeights(appraisal).node("x")?.cumulative == 0.5)
    #expect(Findings(appraisal, viewer: "mo").leaders == ["a", "b"])
    #expect(points == ["x": 150, "y": 50, "z": 50, "u": 50])
  }

  @Test func `several shares are given at once and the rest is shared in proportion`() throws {
    var appraisal = WorkedExample.appraisal
    let old = EffectiveWeights(appraisal)
    // A heading, a criterion inside it, and one elsewhere.
    let asked: [CriterionID: Double] = ["access": 0.5, "equity": 0.2, "time": 0.1]
    let points = try #require(WeightChange.points(giving: asked, in: old))
    appraisal.weights[.agreed]?.merge(points) { _, new in new }
    let new = EffectiveWeights(appraisal)
    for (id, share) in asked {
      #expect(near(new.node(id)?.cumulative, share, within: 1e-12), "\(id)")
    }
    #expect(near(new.node("travel")?.cumulative, 0.3, within: 1e-12))
    let others = ["outcomes", "experience", "workforce"] as [CriterionID]
    let before = others.map { old.node($0)?.cumulative ?? 0 }
    let sum = before.reduce(0, +)
    for (id, share) in zip(others, before) {
      #expect(near(new.node(id)?.cumulative, 0.4 * share / sum, within: 1e-12), "\(id)")
    }
  }

  @Test func `shares that leave something over or are more than all are refused`() {
    let weights = EffectiveWeights(Board.appraisal([[1, 2], [3, 4]], weights: [50, 50]))
    #expect(WeightChange.points(giving: ["x": 0.8, "y": 0.6], in: weights) == nil)
    #expect(WeightChange.points(giving: ["x": 0.3, "y": 0.3], in: weights) == nil)
    #expect(WeightChange.points(giving: ["x": 0.3, "y": 0.7], in: weights) == ["x": 30, "y": 70])
    #expect(WeightChange.points(giving: ["x": 0.5], in: weights) == [:])
    #expect(WeightChange.points(giving: ["x": 1.2], in: weights) == nil)
  }
}
