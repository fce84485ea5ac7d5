import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import ArgumentParser

/// Answers a question with other weights or marks; nothing is recorded.
struct WhatIfVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "whatif",
    abstract: "Say what other weights or marks would lead to; nothing is recorded.")

  @OptionGroup var arguments: AppraisalArguments
  @OptionGroup var form: AnswerForm

  @Option(
    name: .customLong("weight"),
    help:
      "CRITERION=PERCENT: its share of all weight; may be repeated, and the others share the rest.")
  var weights: [String] = []

  @Option(
    name: .customLong("mark"), help: "OPTION,CRITERION=MARK; may be repeated.")
  var marks: [String] = []

  @Option(
    name: .customLong("concede"),
    help: "OPTION: the fewest marks of ballots that put it ahead, as concessions names them.")
  var conceded: String?

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let asked = try Inquiry(arguments, surroundings)
    if asked.findings.awaited != nil { _ = try asked.study() }
    var changed = try conceding(asked)
    try weigh(&changed, asked)
    for text in marks { try mark(text, &changed, asked) }
    let findings = Findings(changed, viewer: asked.viewer)
    let record = ResultRecord(
      findings, in: changed.document, contested: asked.contested,
      firstPlaces: FirstPlaces(of: findings, using: ParallelAcceptability.instructions))
    let now = LeadingSentence(
      asked.findings, in: asked.document, contested: asked.contested,
      firstPlaces: FirstPlaces(of: asked.findings, using: ParallelAcceptability.instructions))
    try form.print(
      record, table: record.table,
      lines: ["If it were so: " + record.sentence, ""] + record.rankingLines
        + (weights.isEmpty ? [] : ["", Self.used(findings.weights, in: changed.document)])
        + ["", "As it is: " + now.words, "Nothing was recorded."])
  }

  /// The weights that were used, in a line.
  private static func used(_ weights: EffectiveWeights, in document: CaseDocument) -> String {
    let parts = zip(weights.leaves, Percentages.written(weights.leaves.map(\.cumulative))).map {
      "\(document.name($0.id)) \($1)%"
    }
    return "Weights used: \(parts.joined(separator: ", "))."
  }

  /// The appraisal, or what it were after the fewest concessions to an option, on ballots alone.
  private func conceding(_ asked: Inquiry) throws(CommandFailure) -> Appraisal {
    guard let conceded else { return asked.appraisal }
    let option = try asked.option(conceded)
    let found = try asked.concessions()
    guard let concession = found.all.first(where: { $0.option == option }) else {
      throw CommandFailure(
        .refused,
        found.leaders.contains(option)
          ? "\(asked.document.name(option)) leads on the ballots already."
          : "No marks within what was given put \(asked.document.name(option)) ahead.")
    }
    return asked.appraisal.conceding(concession)
  }

  /// Gives the criteria named on the command line their shares, all at once.
  private func weigh(_ changed: inout Appraisal, _ asked: Inquiry) throws(CommandFailure) {
    var shares: [CriterionID: Double] = [:]
    for text in weights {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      let number = parts.count == 2 ? parts[1].replacing("%", with: "") : ""
      guard parts.count == 2, let percent = DecimalNumber(number), percent >= 0, percent <= 100
      else {
        throw CommandFailure(
          .usage, "--weight takes CRITERION=PERCENT from 0 to 100, such as --weight care=40.")
      }
      let node = try asked.node(parts[0])
      guard shares.updateValue(percent.value / 100, forKey: node) == nil else {
        throw CommandFailure(.usage, "--weight names \(node) twice.")
      }
    }
    guard !shares.isEmpty else { return }
    guard let points = WeightChange.points(giving: shares, in: EffectiveWeights(changed)) else {
      let asking = weights.joined(separator: ", ")
      throw CommandFailure(
        .refused,
        shares.count == 1
          ? "The weight cannot be as asked, \(asking): nothing else can give or take it."
          : "The weights cannot be as asked, \(asking): together they are more than there is, or "
            + "leave weight over that nothing else can take.")
    }
    changed.weights[.agreed, default: [:]].merge(points) { _, new in new }
  }

  private func mark(
    _ text: String, _ changed: inout Appraisal, _ asked: Inquiry
  ) throws(CommandFailure) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    let cell = (parts.first ?? "").split(separator: ",").map(String.init)
    guard parts.count == 2, cell.count == 2, let mark = DecimalNumber(parts[1]) else {
      throw CommandFailure(
        .usage, "--mark takes OPTION,CRITERION=MARK, such as --mark join-council,care=70.")
    }
    let option = try asked.option(cell[0])
    let criterion = try asked.node(cell[1])
    guard let scale = asked.document.criterion(criterion)?.scale, scale.allows(mark) else {
      let scale = asked.document.criterion(criterion)?.scale
      let range = scale.map { "goes from \($0.lowest) to \($0.highest)" } ?? "takes no marks"
      throw CommandFailure(
        .refused, "\(mark) is not on the scale of \(criterion): it \(range).")
    }
    changed.agreed[option, default: [:]][criterion] = AgreedScore(mark: mark)
  }
}
