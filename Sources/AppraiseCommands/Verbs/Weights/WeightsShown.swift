import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import WeightElicitation

/// The weights that came of answers, as they are written.
struct WeighedRecord: Encodable {
  struct Family: Encodable {
    var family: WeightFamily
    var method: WeightMethod
    var shares: [CriterionID: Double]
    var points: [CriterionID: DecimalNumber]
    var sentences: [String]
    var isInconsistent: Bool?
  }

  var holder: WeightHolder
  var families: [Family]
  var lines: [String]
  /// The same as a table, with headings.
  private(set) var table = [["holder", "family", "criterion", "method", "points", "share"]]

  private enum CodingKeys: String, CodingKey {
    case holder, families, lines
  }

  init(_ results: [FamilyWeights], _ holder: WeightHolder, in document: CaseDocument) {
    self.holder = holder
    families = results.map { result in
      let nodes = result.family.steps.map(\.node)
      return Family(
        family: result.family.id, method: result.method,
        shares: Dictionary(zip(nodes, result.shares), uniquingKeysWith: { first, _ in first }),
        points: Dictionary(zip(nodes, result.points), uniquingKeysWith: { first, _ in first }),
        sentences: result.sentences, isInconsistent: result.isInconsistent)
    }
    table += results.flatMap { result in
      zip(result.family.steps, zip(result.points, result.shares)).map { step, weight in
        [
          "\(holder)", "\(result.family.id)", step.node.text, result.method.rawValue,
          "\(weight.0)", "\(weight.1)",
        ]
      }
    }
    lines = results.flatMap { result -> [String] in
      let parts = zip(result.family.steps, Percentages.written(result.shares)).map { step, share in
        "\(document.name(step.node)) \(share)%"
      }
      let name = result.family.name ?? "All"
      return ["\(name): \(parts.joined(separator: ", "))."] + result.sentences.map { "  \($0)" }
    }
  }
}

/// Everybody's weights side by side, and how they came about.
struct WeightsShown {
  private struct Record: Encodable {
    struct Holder: Encodable {
      var holder: WeightHolder
      var name: String
      var isComplete: Bool
      var shares: [CriterionID: Double]
      var elicitations: [WeightFamily: Elicitation]
    }
    var lock: WeightLock?
    var sentence: String
    var holders: [Holder]
  }

  private let appraisal: Appraisal
  private let comparison: WeightComparison

  init(_ appraisal: Appraisal, viewer: AssessorID) {
    self.appraisal = appraisal
    comparison = WeightComparison(appraisal, viewer: viewer)
  }

  /// Prints them in the form that was asked for.
  func print(_ form: AnswerForm) throws(CommandFailure) {
    try form.print(record, table: table, lines: lines)
  }

  private var record: Record {
    Record(
      lock: appraisal.weightLock, sentence: comparison.sentence,
      holders: comparison.columns.map { column in
        Record.Holder(
          holder: column.holder, name: column.name, isComplete: column.weights.areSet,
          shares: Dictionary(
            column.weights.leaves.map { ($0.id, $0.cumulative) },
            uniquingKeysWith: { first, _ in first }),
          elicitations: appraisal.elicitations[column.holder] ?? [:])
      })
  }

  private var table: [[String]] {
    [["holder", "criterion", "share"]]
      + comparison.columns.flatMap { column in
        column.weights.leaves.map { ["\(column.holder)", $0.id.text, "\($0.cumulative)"] }
      }
  }

  private var lines: [String] {
    var lines = [comparison.sentence]
    if let lock = appraisal.weightLock {
      lines.append("The agreed weights are settled: \(lock.words)")
    }
    if comparison.isHidden { lines.append("Other people's weights appear at the reveal.") }
    for column in comparison.columns {
      let isSet = column.weights.areSet
      lines += ["", column.name + (isSet ? "" : ": not all set; what is missing counts equally")]
      let leaves = column.weights.leaves
      for (leaf, share) in zip(leaves, Percentages.written(leaves.map(\.cumulative))) {
        lines.append("  \(share)%  \(appraisal.document.criterion(leaf.id)?.label ?? leaf.id.text)")
      }
      lines += how(column.holder)
    }
    return lines
  }

  /// How a holder's weights came about, a line for each family that was asked about.
  private func how(_ holder: WeightHolder) -> [String] {
    (appraisal.elicitations[holder] ?? [:]).sorted { $0.key < $1.key }.map { family, asked in
      let name = family.parent.map { appraisal.document.name($0) }
      let words = asked.words.isEmpty ? "" : " \(asked.words)"
      return "  \(name.map { "Under \($0)" } ?? "At the top"): \(asked.method.title).\(words)"
    }
  }
}
