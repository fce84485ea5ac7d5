package import AppraisalModel

/// A result as it is written: into snapshots, and for programs that read it.
///
/// Numbers are the computed ones, never rounded; what is not known is left out.
package struct ResultRecord: Encodable, Hashable, Sendable {
  package struct Row: Encodable, Hashable, Sendable {
    package var option: OptionID
    package var label: String
    /// Its rank; two level options share the better one.
    package var rank: Int?
    /// Its total, 0 to 100; nil while marks are missing.
    package var total: Double?
    /// The lowest total that it can still have.
    package var low: Double
    /// The highest total that it can still have.
    package var high: Double
    /// The number of its cells without a mark.
    package var missing: Int
    /// What each criterion contributes, in points of the total.
    package var contributions: [CriterionID: Double]
    /// Its share of first places among the weightings tried.
    package var firstPlaces: Double?
    /// The same among weightings that keep the board's order of criteria.
    package var firstPlacesInOrder: Double?
    /// Its largest share while answers are open; the shares above are then the least.
    package var firstPlacesAtMost: Double?
    package var firstPlacesInOrderAtMost: Double?
    /// The hurdles that it fails; with one it takes no part, has no rank and stands last.
    package var failedHurdles: [CriterionID]
    /// The hurdles that it has still to pass; left out where there are none.
    package var unsureHurdles: [CriterionID]?
    /// What stands in its way, where it is blocked and was ranked all the same; left out otherwise.
    package var blockedBy: [String]?
  }

  /// The title of the case, which says so where marks are invented.
  package var title: String
  package var method: String
  /// Whose marks: `own:<assessor>`, `mean:<ballots>`, `begun:<ballots>` or `nobody`.
  package var basis: String
  /// The number of agreed scores among them.
  package var agreedScores: Int
  /// Whether every family's weights have been set.
  package var weightsAreSet: Bool
  /// The cumulative weight of each criterion; they add up to 1.
  package var weights: [CriterionID: Double]
  /// The number of scored cells.
  package var cells: Int
  /// The number of scored cells whose value is not known.
  package var missing: Int
  /// The answers that are open, of those that the result is made of.
  package var openAnswers: Int
  /// How many of those who are to mark have finished and begun.
  package var members: Int
  package var finished: Int
  package var begun: Int
  /// The options that lead for certain.
  package var leaders: [OptionID]
  /// The options that lead without the agreed scores; left out where there are none.
  package var leadersWithoutAgreed: [OptionID]?
  /// The form of the sentence.
  package var form: String
  package var sentence: String
  /// The number of weightings that were tried, or nil when none were.
  package var weightingsTried: Int?
  /// The seed of the weightings.
  package var seed: UInt64?
  /// The options, in the order of the screen.
  package var ranking: [Row]

  /// Writes down a result.
  package init(
    _ findings: Findings, in document: CaseDocument, contested: Int = 0,
    firstPlaces: FirstPlaces? = nil
  ) {
    let sentence = LeadingSentence(
      findings, in: document, contested: contested, firstPlaces: firstPlaces)
    let isHidden = findings.awaited != nil
    title = document.title
    method = "additive"
    switch findings.table.basis {
    case .own(let id): basis = "own:\(id)"
    case .mean(let ballots): basis = "mean:\(ballots)"
    case .begun(let ballots): basis = "begun:\(ballots)"
    case .nobody: basis = "nobody"
    }
    agreedScores = findings.table.agreedCount
    weightsAreSet = findings.weights.areSet
    weights = Dictionary(
      findings.weights.leaves.map { ($0.id, $0.cumulative) },
      uniquingKeysWith: { first, _ in first })
    cells = findings.table.cellCount
    missing = findings.table.missingCount
    openAnswers = findings.table.open.count
    members = findings.turnout.expected
    finished = findings.turnout.finished.count
    begun = findings.turnout.begun.count
    leaders = isHidden ? [] : findings.leaders
    leadersWithoutAgreed = findings.leadersWithoutAgreed
    form = sentence.form.rawValue
    self.sentence = sentence.words
    weightingsTried = isHidden ? nil : firstPlaces?.tried
    seed = isHidden ? nil : firstPlaces?.seed
    ranking =
      isHidden
      ? []
      : (findings.ranking + findings.out).map {
        Self.row($0, findings.table.criteria, document, firstPlaces)
      }
  }

  private static func row(
    _ row: RankedOption, _ criteria: [CriterionID], _ document: CaseDocument,
    _ places: FirstPlaces?
  ) -> Row {
    Row(
      option: row.option, label: document.option(row.option)?.label ?? row.option.text,
      rank: row.rank, total: row.total, low: row.low, high: row.high, missing: row.missing,
      contributions: Dictionary(
        zip(criteria, row.contributions), uniquingKeysWith: { first, _ in first }),
      firstPlaces: places?.shares[row.option],
      firstPlacesInOrder: places?.inOrder?[row.option],
      firstPlacesAtMost: places?.most?[row.option],
      firstPlacesInOrderAtMost: places?.mostInOrder?[row.option], failedHurdles: row.failedHurdles,
      unsureHurdles: row.unsureHurdles.isEmpty ? nil : row.unsureHurdles,
      blockedBy: document.option(row.option).flatMap { option in
        option.isBlocked ? option.blockers.filter { !$0.lifted }.map(\.label) : nil
      })
  }

  /// The ranking as a table, a heading first; what is not known is empty.
  package var table: [[String]] {
    [["option", "label", "rank", "total", "low", "high", "firstPlaces", "failedHurdles"]]
      + ranking.map { row in
        [
          row.option.text, row.label, row.rank.map(String.init) ?? "",
          row.total.map { "\($0)" } ?? "", "\(row.low)", "\(row.high)",
          row.firstPlaces.map { "\($0)" } ?? "",
          row.failedHurdles.map(\.text).joined(separator: " "),
        ]
      }
  }
}
