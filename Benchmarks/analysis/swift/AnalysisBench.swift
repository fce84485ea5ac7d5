import DecisionAnalysis
import Glibc
import Runtime

/// The methods of Appraise as a program that the driver of the benchmarks asks to do one thing again
/// and again, in turns with others.
@main
enum AnalysisBench {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let numbers = arguments.compactMap { Int($0) }
    switch arguments.first {
    case "acceptability": try acceptability(numbers, wide: !arguments.contains("plain"))
    case "digest": try digest(wide: arguments.contains("wide"))
    case "key": try key(numbers)
    case "sensitivity": try sensitivity(numbers)
    case let method?: try ranking(method, numbers)
    case nil:
      print("Arguments: acceptability OPTIONS CRITERIA SAMPLES THREADS [plain], and others.")
    }
  }

  /// Answers every line of input with seconds and a number that shows what came out.
  static func serve(_ repetitions: Int, _ job: () throws -> Double) rethrows {
    say("ready")
    while readLine() != nil {
      var check = 0.0
      let clock = ContinuousClock()
      let taken = try clock.measure { for _ in 0..<repetitions { check = try job() } }
      let seconds =
        Double(taken.components.seconds) + Double(taken.components.attoseconds) * 1e-18
      say("\(seconds / Double(repetitions)) \(check)")
    }
  }

  /// Prints a line at once.
  private static func say(_ line: String) {
    let bytes = Array("\(line)\n".utf8)
    _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
  }

  /// Uniform on 0 to 1 from a seed that all programs share.
  static func uniforms(_ seed: UInt64, _ count: Int) -> [Double] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in Double(generator.next() >> 11) * 0x1p-53 }
  }

  static func matrix(_ options: Int, _ criteria: Int, _ numbers: [Double]) throws -> Matrix<Double>
  {
    try Matrix(
      rows: (0..<options).map { Array(numbers[($0 * criteria)..<(($0 + 1) * criteria)]) })
  }

  static func plan(_ options: Int, _ criteria: Int, _ samples: Int) throws -> AcceptabilityPlan {
    let values = try matrix(options, criteria, uniforms(12345, options * criteria))
    return try AcceptabilityPlan(values: values, policy: .free, seed: 7, samples: samples)
  }

  static func instructions(wide: Bool) -> InstructionSet {
    wide && Processor.hasWideVectors ? .wide : .plain
  }

  static func acceptability(_ sizes: [Int], wide: Bool) throws {
    let plan = try plan(sizes[0], sizes[1], sizes[2])
    let instructions = instructions(wide: wide)
    let team = WorkerTeam(threads: sizes[3])
    serve(1) {
      let sum = CountSum(plan)
      let parts = (plan.chunkCount + 15) / 16
      team.run(parts: parts) { part in
        let chunks = (16 * part)..<min(plan.chunkCount, 16 * part + 16)
        sum.add(plan.counts(ofChunks: chunks, using: instructions))
      }
      return Acceptability(sum.counts).firstRank[1]
    }
  }

  /// What a key press costs when shares are worked out anew, with everything that belongs to it.
  static func key(_ sizes: [Int]) throws {
    let values = try matrix(sizes[0], sizes[1], uniforms(12345, sizes[0] * sizes[1]))
    let weights = Array(repeating: 1.0, count: sizes[1])
    let instructions = instructions(wide: true)
    try serve(1) {
      let table = try DecisionTable(values: values, weights: weights)
      return try Acceptability(of: table, seed: 7, samples: sizes[2], using: instructions)
        .firstRank[1]
    }
  }

  static func digest(wide: Bool) throws {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for (options, criteria) in [(2, 3), (6, 9), (20, 12)] {
      let plan = try plan(options, criteria, 20_000)
      let result = Acceptability(
        plan.counts(ofChunks: 0..<20, using: wide ? .wide : .plain))
      let numbers =
        result.rankAcceptability.elements + result.pairwiseWinning.elements
        + result.centralWeights.flatMap { $0 ?? [] }
      for number in numbers { hash = (hash ^ number.bitPattern) &* 0x100_0000_01b3 }
    }
    print(hash)
  }

  static func table(_ options: Int, _ criteria: Int) throws -> DecisionTable {
    let values = uniforms(1, options * criteria).map { 1 + 99 * $0 }
    return try DecisionTable(
      values: matrix(options, criteria, values), weights: uniforms(2, criteria))
  }

  static func ranking(_ method: String, _ sizes: [Int]) throws {
    let table = try table(sizes[0], sizes[1])
    let functions = Array(
      repeating: PreferenceFunction.linear(indifference: 5, preference: 30), count: sizes[1])
    try serve(sizes[2]) {
      let scores =
        switch method {
        case "topsis": Topsis(table).closeness
        case "vikor": try Vikor(table).mixture.map { -$0 }
        case "promethee": try Promethee(table, functions: functions).netFlow
        default: table.totals
        }
      let ranks = Ranking.competition(scores)
      return Double(ranks.firstIndex(of: 1) ?? -1)
    }
  }

  /// Everything that Result and Sensitivity show of a table, apart from sampled weightings.
  static func sensitivity(_ sizes: [Int]) throws {
    let table = try table(sizes[0], sizes[1])
    try serve(1) {
      let totals = table.totals
      let leader = Ranking.leaders(totals)[0]
      var sum = Double(Ranking.competition(totals).count)
      sum += AdditiveValue.contributions(values: table.values, weights: table.weights).elements[0]
      for criterion in 0..<table.criterionCount {
        let sweep = try WeightSweep(table, moving: [criterion])
        sum += Double(sweep.crossings.count + sweep.leadership.count)
        sum += sweep.firstRankInterval(of: leader)?.width ?? 0
        sum += sweep.fullRankingInterval.width
      }
      for rival in 0..<table.optionCount where rival != leader {
        for distance in [WeightDistance.weightMoved, .euclidean] {
          let found = NearestReversal.between(
            leader, and: rival, in: table, measuredBy: distance)
          sum += found?.weightMoved ?? 0
        }
        sum += ScoreThreshold.toReach(leader, by: rival, in: table).first?.change ?? 0
        sum += ScoreThreshold.toLose(by: leader, to: rival, in: table).first?.change ?? 0
      }
      sum += try TornadoBar.bars(for: leader, in: table, swing: 0.1)[0].width
      sum += Double(LeaveOneOut.all(in: table).count + Dominance.pairs(in: table.values).count)
      return sum
    }
  }
}
