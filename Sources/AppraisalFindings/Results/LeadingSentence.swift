package import AppraisalModel
import DecisionAnalysis

/// The one sentence that stands before every chart: who leads, by how much, and how sure that is.
///
/// The forms are told apart in a fixed order: contested values, a round whose reveal is awaited,
/// nothing marked, marks missing, a hurdle failed by the leader, bodies that disagree, level,
/// fragile, clear.
package struct LeadingSentence: Equatable, Sendable {
  /// The form of the sentence.
  package enum Form: String, Equatable, Sendable {
    /// Two people changed one value at once and nobody has resolved it.
    case contested
    /// The round's reveal is awaited.
    case awaitingReveal
    /// There is nothing to rank.
    case empty
    /// Missing marks could change who leads.
    case incomplete
    /// The leader fails a hurdle.
    case hurdleFailed
    /// The bodies that take part put different options first.
    case bodiesDisagree
    case level
    /// A small change would overturn the order.
    case fragile
    case clear
  }

  package let form: Form
  package let words: String

  /// A change of at most so many points of weight makes a lead fragile.
  package static let fragilePoints = 5.0
  /// A lead in fewer than this share of the weightings tried is fragile.
  package static let fragileShare = 0.5

  /// Writes the sentence for a result.
  package init(
    _ findings: Findings, in document: CaseDocument, contested: Int = 0,
    firstPlaces: FirstPlaces? = nil
  ) {
    let writer = SentenceWriter(
      findings: findings, labels: Labels(document: document), places: firstPlaces)
    (form, words) = writer.leading(contested: contested)
  }
}

private struct SentenceWriter {
  let findings: Findings
  let labels: Labels
  let places: FirstPlaces?

  func leading(contested: Int) -> (LeadingSentence.Form, String) {
    if contested > 0 {
      let values = Numbers.count(contested, "value was", "values were")
      return (
        .contested,
        "No result yet: \(values) changed by two people at once. Somebody must say which stands."
      )
    }
    if let awaited = findings.awaited {
      return (
        .awaitingReveal,
        "Results appear at the reveal. Handed in: \(awaited.handedIn) of \(awaited.expected)."
      )
    }
    let marked = findings.table.cellCount - findings.table.missingCount
    if marked == 0 {
      let weights = findings.weights.areSet ? "set" : "not yet set"
      return (
        .empty,
        "No result yet. Marks in: 0 of \(findings.table.cellCount). Weights: \(weights). "
          + "A blank is never counted as zero."
      )
    }
    if findings.leaders.isEmpty {
      let marks = Numbers.count(findings.decisiveBlanks, "mark is", "marks are")
      return (.incomplete, "Too early to say: \(marks) missing and could change who leads.")
    }
    return decided()
  }

  private func decided() -> (LeadingSentence.Form, String) {
    let leader = name(findings.leaders[0])
    let rows = findings.ranking.filter { findings.leaders.contains($0.option) }
    if let failing = rows.first(where: { !$0.failedHurdles.isEmpty }) {
      let failed = Numbers.list(failing.failedHurdles.map(criterion))
      return (
        .hurdleFailed,
        "\(name(failing.option)) has the highest total but fails \(failed). "
          + "An option that fails a hurdle cannot lead. \(passing)"
      )
    }
    if findings.bodiesDisagree { return (.bodiesDisagree, divided()) }
    if findings.leaders.count > 1 {
      let names = Numbers.list(findings.leaders.map(name))
      let at = rows.first?.total.map { " at " + Numbers.fixed($0) } ?? ""
      return (
        .level,
        "\(names) are level\(at). These marks and weights do not choose between them. "
          + "The board must say what does."
      )
    }
    guard let margin = findings.margin, let second = findings.runnerUp else {
      return (.clear, alone(leader))
    }
    return isFragile
      ? (.fragile, fragile(leader, second, margin)) : (.clear, clear(leader, second, margin))
  }

  /// Which option has the highest total of those that fail no hurdle.
  private var passing: String {
    let rows = findings.ranking.filter(\.failedHurdles.isEmpty)
    guard !rows.isEmpty else { return "No option passes every hurdle." }
    let most = rows.map(\.low).max() ?? 0
    let best = rows.filter { $0.low >= most - Ranking.tolerance }
    let isCertain = rows.allSatisfy { row in
      best.contains { $0.option == row.option }
        ? row.missing == 0 || best.count == 1 : row.high < most - Ranking.tolerance
    }
    guard isCertain else { return "Which comes first of those that pass is not certain yet." }
    let verb = best.count == 1 ? "has" : "have"
    let total = best.first?.total.map { ": \(Numbers.fixed($0))" } ?? ""
    return "Of those that pass, \(labels.options(best.map(\.option))) \(verb) the highest total"
      + "\(total)."
  }

  private func divided() -> String {
    let views = findings.bodies.filter { !$0.leaders.isEmpty }.compactMap { view in
      view.body.map { "\(labels.body($0)): \(labels.options(view.leaders))" }
    }
    let together =
      findings.margin.map { margin in
        findings.leaders.count > 1
          ? "Taken together, \(labels.options(findings.leaders)) are level."
          : "Taken together, \(name(findings.leaders[0])) is ahead by \(Numbers.fixed(margin)) points."
      } ?? "Taken together, \(labels.lead(findings.leaders))."
    return "The bodies put different options first. \(views.joined(separator: "; ")). \(together) "
      + "Settle where they differ before relying on the order."
  }

  private func alone(_ leader: String) -> String {
    if findings.ranking.count == 1 {
      return "\(leader) is the only option; there is nothing to rank."
    }
    let missing = Numbers.count(findings.table.missingCount, "mark is", "marks are")
    return "\(leader) leads whatever the missing marks turn out to be. \(missing) missing."
  }

  private var isFragile: Bool {
    nearReversal != nil || (share.map { $0 < LeadingSentence.fragileShare } ?? false)
  }

  /// The reversal when it is near enough to make the lead fragile.
  private var nearReversal: Findings.Reversal? {
    findings.reversal.flatMap {
      $0.points <= LeadingSentence.fragilePoints + Numbers.noise ? $0 : nil
    }
  }

  private var share: Double? { findings.leaders.first.flatMap { places?.shares[$0] } }

  /// How often the leader came first among the weightings that keep the board's order.
  private var inOrder: String {
    guard let share = findings.leaders.first.flatMap({ places?.inOrder?[$0] }) else { return "" }
    return ", and in \(Numbers.ofHundred(share)) of those that keep the board's order of criteria"
  }

  private func clear(_ leader: String, _ second: RankedOption, _ margin: Double) -> String {
    var words =
      "\(leader) leads \(name(second.option)) by \(Numbers.fixed(margin)) points out of 100."
    if let share {
      words += " It came first in \(Numbers.ofHundred(share)) of every 100 weightings tried"
      words += inOrder + "."
    }
    guard let reversal = findings.reversal else {
      return words + " No change to a single weight puts another option first."
    }
    let who = reversal.rival == second.option ? "" : " does not favour the runner-up"
    return words + " The nearest change that would overturn it\(who): "
      + "\(name(reversal.rival)) would lead if \(move(reversal))."
  }

  private func fragile(_ leader: String, _ second: RankedOption, _ margin: Double) -> String {
    var words = "\(leader) is ahead of \(name(second.option)) by \(Numbers.fixed(margin)) points, "
    words += "but this could easily change."
    if let reversal = nearReversal {
      words += " Moving \(Numbers.pointsBeyond(reversal.points)) of weight from "
      words += "\(Numbers.list(reversal.from.map(criterion))) to "
      words +=
        "\(Numbers.list(reversal.to.map(criterion))) would put \(name(reversal.rival)) first."
    } else if let share {
      words += " It came first in only \(Numbers.ofHundred(share)) of every 100 weightings tried"
      words += inOrder + "."
    }
    return words + " Discuss this before relying on the order."
  }

  private func move(_ reversal: Findings.Reversal) -> String {
    "\(Numbers.pointsBeyond(reversal.points)) of weight moved from "
      + "\(Numbers.list(reversal.from.map(criterion))) to "
      + "\(Numbers.list(reversal.to.map(criterion)))"
  }

  private func name(_ id: OptionID) -> String { labels.option(id) }
  private func criterion(_ id: CriterionID) -> String { labels.criterion(id) }
}
