package import AppraisalModel
import DecisionAnalysis

/// An option that cannot lead, and why: it fails a hurdle, or where it stands keeps it out.
package struct KeptOut: Equatable, Sendable {
  package enum Cause: Equatable, Sendable {
    case failsHurdles([CriterionID])
    case blocked
    case later
    case discounted
    /// It is a name only, and not part of an option that is marked.
    case nameOnly

    /// Why it does not count, in a few words.
    package var words: String {
      switch self {
      case .failsHurdles: "fails a hurdle"
      case .blocked: "blocked"
      case .later: "later"
      case .discounted: "discounted"
      case .nameOnly: "a name only"
      }
    }
  }

  package let option: OptionID
  package let cause: Cause
  /// Why it stands there, as the case says; empty where that says nothing.
  package let reason: String
  /// What it would come to; nil where nobody who counts has marked it.
  package let points: RankedOption?

  /// Why it does not count, in sentences that begin with its name.
  package func sentence(in document: CaseDocument) -> String {
    let name = document.name(option)
    let words =
      switch cause {
      case .failsHurdles(let hurdles):
        "\(name) fails \(Numbers.list(hurdles.map(document.name))). An option that fails a hurdle "
          + "cannot lead and has no rank."
      case .blocked: "\(name) is left out, because something stands in its way."
      case .later: "\(name) is for later and not compared now."
      case .discounted: "\(name) is discounted and not compared."
      case .nameOnly: "\(name) is a name only. It can be marked once it is filled in on Author."
      }
    return reason.isEmpty ? words : "\(words) \(reason)"
  }
}

extension Findings {
  /// The options that take no part in the ranking: those that fail a hurdle by total, then the
  /// others in reading order.
  ///
  /// A part of an option that is marked is counted with that option.
  ///
  /// - Complexity: O(*p* x *m* x *n*) for *p* people, *m* options and *n* criteria.
  package func keptOut(_ appraisal: Appraisal, viewer: AssessorID?) -> [KeptOut] {
    let document = appraisal.document
    let failing = out.map { row in
      KeptOut(
        option: row.option, cause: .failsHurdles(row.failedHurdles), reason: "", points: row)
    }
    let known = Set((ranking + out).map(\.option))
    let others = document.options.filter { !known.contains($0.id) }.compactMap { option in
      cause(option, in: document).map { (option, $0) }
    }
    let marked = awaited == nil ? others.filter { $0.0.isMarkable }.map(\.0.id) : []
    let points = points(marked, appraisal, viewer: viewer)
    return failing
      + others.map { option, cause in
        KeptOut(
          option: option.id, cause: cause, reason: option.statusReason, points: points[option.id])
      }
  }

  private func cause(_ option: Option, in document: CaseDocument) -> KeptOut.Cause? {
    switch option.status {
    case .discounted: return .discounted
    case .later: return .later
    case .blocked where option.isBlocked: return .blocked
    case .active, .baseline, .blocked:
      return option.shell && !document.isMarkedWithinAnother(option) ? .nameOnly : nil
    }
  }

  /// What options that take no part would come to, on the marks of the same people.
  private func points(
    _ options: [OptionID], _ appraisal: Appraisal, viewer: AssessorID?
  ) -> [OptionID: RankedOption] {
    guard !options.isEmpty else { return [:] }
    let table = ScoreTable(
      appraisal, of: .board(viewer: viewer), criteria: table.criteria, rows: options,
      comparing: table.options.isEmpty ? options : table.options)
    let part = TakingPart(appraisal, viewer: viewer)
    let shares = weights.leaves.map(\.cumulative)
    var points: [OptionID: RankedOption] = [:]
    for (row, option) in options.enumerated()
    where table.given.row(row).contains(where: { $0 != nil }) {
      points[option] = RankedOption(table, row, shares, rank: nil, part)
    }
    return points
  }
}
