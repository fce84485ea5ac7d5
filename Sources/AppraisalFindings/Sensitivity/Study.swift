package import AppraisalModel
package import DecisionAnalysis

/// Why it cannot be asked what would overturn the answer.
package enum StudyRefusal: Error, Equatable, Sendable {
  /// Something that was saved cannot be read; a sentence says what.
  case unread(String)
  /// Two people changed so many values at once.
  case contested(Int)
  /// The round's reveal is awaited.
  case awaitingReveal(handedIn: Int, expected: Int)
  /// There is nothing to compare.
  case nothingToRank
  case nothingMarked
  /// So many missing marks could change who leads.
  case incomplete(decisive: Int)
  /// People who have not finished could change who leads.
  case unfinished(Turnout)

  /// The sentence that stands in the place of the answer.
  package var sentence: String {
    switch self {
    case .unread(let words): words
    case .contested(let count):
      "Nothing can be said yet: \(Numbers.count(count, "value was", "values were")) changed by two "
        + "people at once. Somebody must say which stands."
    case .awaitingReveal(let handedIn, let expected):
      "Results appear at the reveal. Handed in: \(handedIn) of \(expected)."
    case .nothingToRank: "There are no options or no criteria to compare yet."
    case .nothingMarked: "Nothing can be said yet: there are no marks."
    case .incomplete(let count):
      "Too early to say: \(Numbers.count(count, "mark is", "marks are")) missing and could change "
        + "who leads. A blank is never counted as zero."
    case .unfinished(let turnout):
      "\(turnout.words). Nothing can be said for certain: \(turnout.awaitedWords) could change who "
        + "leads."
    }
  }
}

/// A result of which it can be asked what would overturn it.
///
/// Where marks are missing and yet the leader is certain, the leader's blanks count as the worst
/// and all others' as the best that they can be, so that what is said holds however they turn out.
package struct Study: Equatable, Sendable {
  /// The options, in reading order: the rows of the table.
  package let options: [OptionID]
  /// The weights of all nodes; their leaves are the columns of the table.
  package let weights: EffectiveWeights
  /// The values and the weights of the criteria.
  package let table: DecisionTable
  /// The rows that lead, several when they are level.
  package let leaderRows: [Int]
  /// The blanks that were counted at their worst for the leader.
  package let assumedBlanks: Int

  /// The criteria that are marked, in the order of the table's columns.
  package var criteria: [CriterionID] { weights.leaves.map(\.id) }
  package var leaders: [OptionID] { leaderRows.map { options[$0] } }

  /// Takes a result up for study.
  ///
  /// - Throws: `StudyRefusal` where nothing leads for certain yet.
  package init(_ findings: Findings, contested: Int = 0) throws(StudyRefusal) {
    if contested > 0 { throw .contested(contested) }
    if let awaited = findings.awaited {
      throw .awaitingReveal(handedIn: awaited.handedIn, expected: awaited.expected)
    }
    let known = findings.table
    guard known.cellCount > 0 else { throw .nothingToRank }
    guard known.isMarked else { throw .nothingMarked }
    guard !findings.leaders.isEmpty else {
      throw findings.turnoutIsDecisive
        ? .unfinished(findings.turnout) : .incomplete(decisive: findings.decisiveBlanks)
    }
    options = known.options
    weights = findings.weights
    leaderRows = known.options.indices.filter { findings.leaders.contains(known.options[$0]) }
    var values = known.ranges.map(\.high)
    for row in leaderRows {
      for column in known.criteria.indices { values[row, column] = known.ranges[row, column].low }
    }
    assumedBlanks = known.missingCount
    let shares = findings.weights.leaves.map(\.cumulative)
    guard let table = try? DecisionTable(values: values, weights: shares) else {
      throw .nothingToRank
    }
    self.table = table
  }

  /// The options that stand in some rows.
  func names(_ rows: [Int]) -> [OptionID] { rows.map { options[$0] } }

  /// What was assumed of missing marks, in a sentence; nil when none is missing.
  package func assumption(in document: CaseDocument) -> String? {
    guard assumedBlanks > 0 else { return nil }
    let blanks = Numbers.count(assumedBlanks, "mark is", "marks are")
    let labels = Labels(document: document)
    return "\(blanks) missing. Here each counts as badly for \(labels.options(leaders)) as it can."
  }
}
