import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import ArgumentParser

struct RankVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "rank", abstract: "Say which option leads, and how sure that is.")

  @OptionGroup var arguments: AppraisalArguments
  @OptionGroup var form: AnswerForm

  @Flag(name: .customLong("with-blocked"), help: "Rank what is blocked too, as if it were not.")
  var withBlocked = false

  @Flag(
    name: .customLong("with-failing"), help: "Rank what fails a hurdle too, as if it did not.")
  var withFailing = false

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.openWhole(surroundings)
    let findings = Findings(
      file.fold.appraisal, viewer: file.person, withBlocked: withBlocked,
      withFailing: withFailing)
    let record = ResultRecord(
      findings, in: file.fold.appraisal.document, contested: file.fold.contested.count,
      firstPlaces: FirstPlaces(of: findings, using: ParallelAcceptability.instructions))
    try form.print(record, table: record.table, lines: lines(record, findings, file))
  }

  private func lines(
    _ record: ResultRecord, _ findings: Findings, _ file: OpenAppraisal
  ) -> [String] {
    var lines = [record.sentence, ""] + record.rankingLines
    let document = file.fold.appraisal.document
    let kept = findings.keptOut(file.fold.appraisal, viewer: file.person).filter { kept in
      if case .failsHurdles = kept.cause { false } else { true }
    }
    if !kept.isEmpty {
      let labels = Labels(document: document)
      lines +=
        ["", "Not compared:"]
        + kept.map { "-  \(labels.option($0.option)): \($0.cause.words)" }
    }
    let rest = [
      AddingUp(findings, in: file.fold.appraisal)?.sentence(in: document) ?? "",
      withoutAgreed(findings, document), PassMarks(findings, in: document).sentence,
      BodyResults(file.fold.appraisal).sentence,
    ]
    lines += rest.filter { !$0.isEmpty }.flatMap { ["", $0] }
    return lines + ["", record.title]
  }

  /// Who leads on the ballots alone; empty where nothing is agreed.
  private func withoutAgreed(_ findings: Findings, _ document: CaseDocument) -> String {
    guard let leaders = findings.leadersWithoutAgreed else { return "" }
    return leaders.isEmpty
      ? "Without the agreed scores nobody leads for certain."
      : "Without the agreed scores \(Labels(document: document).lead(leaders))."
  }
}

extension ResultRecord {
  /// The ranking in lines, options that fail a hurdle apart; totals with as many decimals as tell
  /// those apart that differ.
  var rankingLines: [String] {
    let totals = Numbers.totals(ranking.map { ($0.total, $0.low, $0.high) })
    let lines = zip(ranking, totals).map { $0.line($1) }
    let (able, failing) = (
      zip(ranking, lines).filter(\.0.failedHurdles.isEmpty).map(\.1),
      zip(ranking, lines).filter { !$0.0.failedHurdles.isEmpty }.map(\.1)
    )
    return able + (failing.isEmpty ? [] : ["", "Fails a hurdle and cannot lead:"] + failing)
  }
}

extension ResultRecord.Row {
  fileprivate func line(_ points: String) -> String {
    let blockers = blockedBy.map { "  (blocked: \($0.joined(separator: "; ")))" } ?? ""
    return "\(rank.map(String.init) ?? "-")  \(label)  \(points)\(blockers)"
  }
}
