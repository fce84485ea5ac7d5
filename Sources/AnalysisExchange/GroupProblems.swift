import DecisionAnalysis
import StrictJSON

struct ConcordanceProblem: PlainProblem {
  let ratings: Rows

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    ratings = try fields.value("ratings_by_rater")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let found = try at("ratings_by_rater", try Concordance(ratings))
    let degrees = found.rankSums.count - 1
    let trials = min(sampling.samples, 100_000)
    let answer: Answer = [
      "W_uncorrected": found.uncorrected, "W_ties": found.coefficient,
      "chi_square": found.chiSquare, "df": degrees,
      "p_value": found.chiSquare.map { ChiSquare.upperTail($0, degrees: degrees) },
      "rank_sums": found.rankSums, "mean_spearman": found.meanSpearman,
      "permutation_p_value": found.permutationProbability(trials: trials, seed: sampling.seed),
      "samples": trials, "seed": sampling.seed,
    ]
    guard found.coefficient == nil else { return answer }
    return answer + ["note": "Everybody ties everything, so there is no agreement to measure."]
  }
}

struct GroupStatisticsProblem: PlainProblem {
  let marks: [Double]
  let scale: [Double]?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    marks = try fields.value("marks")
    scale = try fields.valueIfPresent("scale")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let ends = scale ?? [0, 100]
    guard ends.count == 2, ends[0] < ends[1] else {
      throw Misfit([.key("scale")], "A scale is its lower and its upper end.")
    }
    for (place, mark) in marks.enumerated() where !(ends[0]...ends[1]).contains(mark) {
      throw Misfit(
        [.key("marks"), .item(place)],
        AnalysisError.parameterOutOfRange(value: mark, low: ends[0], high: ends[1]))
    }
    let found = try at("marks", try GroupStatistics(marks))
    return [
      "count": found.count, "mean": found.mean, "median": found.median,
      "quartiles": Parts.pair(found.quartiles), "range": Parts.pair(found.range),
      "standard_deviation": found.standardDeviation,
      "disagreement": found.disagreement(on: ValueRange(ends[0], ends[1])),
      "is_wide": found.isWide,
    ]
  }
}

struct CellsToDiscussProblem: PlainProblem {
  let marks: [[[Double?]]]
  let weights: [Double]

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    marks = try (fields.value("marks_by_person") as [OpenRows]).map(\.rows)
    weights = try fields.value("weights")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let people = try at(
      "marks_by_person",
      try marks.map { rows throws(AnalysisError) in try Matrix(rows: rows) })
    guard let first = people.first,
      people.allSatisfy({ $0.rowCount == first.rowCount && $0.columnCount == first.columnCount })
    else {
      throw Misfit(
        [.key("marks_by_person")], "Everybody's table has the same options and criteria.")
    }
    var means = Matrix<Double?>(
      rowCount: first.rowCount, columnCount: first.columnCount, repeating: nil)
    for option in 0..<first.rowCount {
      for criterion in 0..<first.columnCount {
        let given = people.compactMap { $0[option, criterion] }
        guard !given.isEmpty else { continue }
        means[option, criterion] = given.reduce(0, +) / Double(given.count)
      }
    }
    let cells = try at(
      "weights", try CellToDiscuss.ordered(people, means: means, weights: weights))
    return [
      "options": cells.map(\.disagreement.option),
      "criteria": cells.map(\.disagreement.criterion),
      "importance": cells.map(\.disagreement.importance),
      "changes_leader": cells.map(\.changesLeader),
    ]
  }
}

struct MinimaxRegretProblem: PlainProblem {
  let totals: Rows

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    totals = try fields.value("totals")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let found = try at("totals", try MinimaxRegret(totals: try Matrix(rows: totals)))
    return ["regrets": found.regrets.rows, "largest": found.largest, "choices": found.choices]
  }
}

struct VotingProblem: PlainProblem {
  let ratings: Rows

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    ratings = try fields.value("ratings_by_rater")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let found = try at("ratings_by_rater", try VotingRules(ratings))
    return [
      "borda": found.borda, "copeland": found.copeland, "majorities": found.majorities.rows,
      "condorcet_winner": found.condorcetWinner,
    ]
  }
}

struct ChiSquareProblem: PlainProblem {
  let value: Double
  let degrees: Int

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    value = try fields.value("chi_square")
    degrees = try fields.value("df")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    guard (1...100_000).contains(degrees) else {
      throw Misfit([.key("df")], "The degrees of freedom are from 1 to 100000.")
    }
    return ["p_value": ChiSquare.upperTail(value, degrees: degrees)]
  }
}
