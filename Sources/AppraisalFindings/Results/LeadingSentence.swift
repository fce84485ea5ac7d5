package import AppraisalModel
import DecisionAnalysis

/// The one sentence that stands before every chart: who leads, by how much, and how sure that is.
///
/// The forms are told apart in a fixed order: contested values, a round whose reveal is awaited,
/// nothing marked, people who have not finished, open answers, weights that nobody has set, bodies
/// that disagree, level, fragile, clear. An option that fails a hurdle takes no part, and is named
/// where it would otherwise lead.
package struct LeadingSentence: Equatable, Sendable {
  /// The form of the sentence.
  package enum Form: String, Equatable, Sendable {
    /// Something that was saved cannot be read.
    case unread
    /// Two people changed one value at once and nobody has resolved it.
    case contested
    /// The round's reveal is awaited.
    case awaitingReveal
    /// There is nothing to rank.
    case empty
    /// People who have not finished could change who leads.
    case unfinished
    /// Missing marks could change who leads.
    case incomplete
    /// No option passes every hurdle.
    case hurdleFailed
    /// Nobody has set the weights.
    case unweighted
    /// The bodies that take part put different options first.
    case bodiesDisagree
    case level
    /// A small change would overturn the order.
    case fragile
    case clear
  }

  package let form: Form
  package let words: String

  init(form: Form, words: String) {
    self.form = form
    self.words = words
  }

  /// A lead in fewer than this share of the weightings that keep the board's order is fragile.
  package static let fragileShare = 0.9

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
    if findings.ranking.isEmpty, !findings.out.isEmpty { return (.hurdleFailed, nonePasses) }
    if !findings.table.isMarked {
      let weights = findings.weights.areSet ? "set" : "not yet set"
      return (
        .empty,
        "No result yet. Marks in: 0 of \(findings.table.cellCount). Weights: \(weights). "
          + "A blank is never counted as zero."
      )
    }
    guard !findings.leaders.isEmpty else { return undecided() }
    let (form, words) = decided()
    return (form, words + otherwise + ifItPasses + unawaited)
  }

  // MARK: Nothing is certain yet

  private func undecided() -> (LeadingSentence.Form, String) {
    let turnout = findings.turnout
    if findings.turnoutIsDecisive {
      let who = turnout.awaitedWords
      let words =
        turnout.begun.isEmpty
        ? "\(turnout.finished.count) of \(turnout.expected) members have marked; \(who) could change "
          + "who leads."
        : "\(turnout.words). Too early to say: \(who) could change who leads."
      return (.unfinished, words)
    }
    let cells = findings.decisive
    let blanks = findings.table.open.filter { answer in
      answer.cause == .blank && cells.contains(MatrixCell(answer.option, answer.criterion))
    }
    guard blanks.isEmpty else {
      let finished = turnout.expected > 1 ? " \(turnout.words)." : ""
      let marks = Numbers.count(blanks.count, "mark is", "marks are")
      return (
        .incomplete, "Too early to say: \(marks) missing and could change who leads.\(finished)"
      )
    }
    return (.incomplete, openAnswers(cells))
  }

  /// Which open answers could change who leads, and from what answer on.
  private func openAnswers(_ cells: [MatrixCell]) -> String {
    let named = cells.prefix(3).map { "\(name($0.option)) on \(criterion($0.criterion))" }
    let rest = cells.count - named.count
    let all = named + (rest > 0 ? ["\(Numbers.small(rest)) more"] : [])
    let open = Numbers.count(cells.count, "open answer")
    var words = "\(open) could change who leads: \(Numbers.list(all))."
    if let threshold = OpenThreshold(findings) {
      words += " " + threshold.sentence(in: labels.document)
    } else if findings.ahead.count == 1 {
      words += " \(name(findings.ahead[0])) is ahead on the marks given."
    }
    return words
  }

  private var nonePasses: String {
    let failing = findings.out.prefix(3).map { row in
      "\(name(row.option)) fails \(Numbers.list(row.failedHurdles.map(criterion)))"
    }
    return "No option passes every hurdle: \(Numbers.list(failing)). An option that fails a hurdle "
      + "cannot lead."
  }

  // MARK: Somebody leads

  private func decided() -> (LeadingSentence.Form, String) {
    if findings.ranking.count == 1 {
      return (.clear, "\(name(findings.leaders[0])) is the only option; there is nothing to rank.")
    }
    guard findings.weights.areSet else { return (.unweighted, unweighted()) }
    if findings.bodiesDisagree { return (.bodiesDisagree, divided()) }
    if findings.leaders.count > 1 {
      let names = Numbers.list(findings.leaders.map(name))
      let at = findings.ranking.first?.total.map { " at " + Numbers.fixed($0) } ?? ""
      return (
        .level,
        "\(names) are level\(at). These marks and weights do not choose between them. "
          + "The board must say what does."
      )
    }
    let leader = name(findings.leaders[0])
    guard let second = findings.runnerUp, let margin = findings.margin else {
      return whateverIsOpen(leader)
    }
    return isFragile
      ? (.fragile, fragile(leader, second, margin)) : (.clear, clear(leader, second, margin))
  }

  /// What is first how often, while nobody has said what weighs how much.
  private func unweighted() -> String {
    var words = findings.weights.unsetWords
    if let places {
      let shares = findings.ranking.map { ($0.option, places.ofAll($0.option)) }
        .filter { $0.1.most > 0 }.sorted { $0.1.least > $1.1.least }.prefix(3)
      let parts = shares.map { "\(name($0.0)) in \(span($0.1))" }
      words += " Of every 100 weightings tried, first came \(Numbers.list(parts))."
    }
    return words
  }

  private func divided() -> String {
    let views = findings.bodies.filter { !$0.leaders.isEmpty }.compactMap { view in
      view.body.map { "\(labels.body($0)): \(labels.options(view.leaders))" }
    }
    let together =
      findings.leaders.count > 1
      ? "\(labels.options(findings.leaders)) are level."
      : findings.margin.map {
        "\(name(findings.leaders[0])) is ahead by \(Numbers.distance($0)) points."
      } ?? "\(labels.lead(findings.leaders))."
    return
      "The bodies put different options first. \(views.joined(separator: "; ")). Taken together, "
      + "\(together) "
      + "Settle where they differ before relying on the order."
  }

  private func whateverIsOpen(_ leader: String) -> (LeadingSentence.Form, String) {
    let count = findings.table.missingCount
    let isBlank = findings.table.open.contains { $0.cause == .blank }
    let noun = isBlank ? "missing mark" : "open answer"
    let open = count == 1 ? "\(noun) turns" : "\(count) \(noun)s turn"
    let least = findings.leastMargin.map { ", by at least \(Numbers.distance($0)) points" } ?? ""
    var words = "\(leader) leads whatever the \(open) out to be\(least)."
    if let firsts { words += " It came first in \(firsts)." }
    return (
      isRareAtHome || findings.oneMarkWouldDo ? .fragile : .clear, words
    )
  }

  private var isFragile: Bool { isRareAtHome || findings.oneMarkWouldDo }

  /// Whether the leader comes first in few of the weightings that keep the board's order.
  private var isRareAtHome: Bool {
    guard let places, let leader = findings.leaders.first else { return false }
    return places.ofBoard(leader).least < LeadingSentence.fragileShare
  }

  /// How often the leader came first: by the board's order, then among all weightings.
  private var firsts: String? {
    guard let places, let leader = findings.leaders.first else { return nil }
    let all = span(places.ofAll(leader))
    guard places.inOrder != nil else { return "\(all) of every 100 weightings tried" }
    return "\(span(places.ofBoard(leader))) of every 100 weightings that keep the board's order of "
      + "criteria, and in \(all) of all weightings tried"
  }

  private func span(_ share: (least: Double, most: Double)) -> String {
    let (least, most) = (Numbers.ofHundred(share.least), Numbers.ofHundred(share.most))
    return least == most ? least : "\(least) to \(most)"
  }

  private func clear(_ leader: String, _ second: RankedOption, _ margin: Double) -> String {
    var words =
      "\(leader) leads \(name(second.option)) by \(Numbers.distance(margin)) points out of 100."
    if let firsts { words += " It came first in \(firsts)." }
    guard let reversal = findings.reversal else {
      return words + " No change to a single weight puts another option first."
    }
    return words + " The nearest change that would overturn it\(findings.reversalAside): "
      + "\(findings.reversalOutcome(labels)) if \(move(reversal))."
  }

  private func fragile(_ leader: String, _ second: RankedOption, _ margin: Double) -> String {
    var words = "\(leader) is ahead of \(name(second.option)) by "
    words += "\(Numbers.distance(margin)) points, "
    words += "but this could easily change."
    if let firsts { words += " It came first in \(firsts)." }
    if findings.oneMarkWouldDo {
      words += " One mark moved to another that somebody gave would change who leads."
    }
    if let reversal = findings.reversal {
      words +=
        " Moving \(Numbers.points(beyond: reversal.points, holding: reversal.held)) of weight from "
      words += "\(Numbers.list(reversal.from.map(criterion))) to "
      words +=
        "\(Numbers.list(reversal.to.map(criterion))) would put \(name(reversal.rival)) first."
    }
    return words + " Discuss this before relying on the order."
  }

  private func move(_ reversal: Findings.Reversal) -> String {
    "\(Numbers.points(beyond: reversal.points, holding: reversal.held)) of weight moved from "
      + "\(Numbers.list(reversal.from.map(criterion))) to "
      + "\(Numbers.list(reversal.to.map(criterion)))"
  }

  // MARK: What else must be said

  /// Who is out and would otherwise lead.
  private var otherwise: String {
    guard let out = findings.wouldLead.first else { return "" }
    return
      " \(name(out.option)), which fails \(Numbers.list(out.failedHurdles.map(criterion))), would "
      + "otherwise lead."
  }

  /// What the leader has still to pass.
  private var ifItPasses: String {
    let rows = findings.ranking.filter {
      findings.leaders.contains($0.option) && !$0.unsureHurdles.isEmpty
    }
    guard let row = rows.first else { return "" }
    return " \(name(row.option)) takes part if it passes "
      + "\(Numbers.list(row.unsureHurdles.map(criterion))), which is not settled."
  }

  /// Who has not finished and cannot change who leads.
  private var unawaited: String {
    let turnout = findings.turnout
    guard !turnout.awaited.isEmpty, !turnout.finished.isEmpty else { return "" }
    return " \(turnout.words); \(turnout.awaitedWords) cannot change who leads."
  }

  private func name(_ id: OptionID) -> String { labels.option(id) }
  private func criterion(_ id: CriterionID) -> String { labels.criterion(id) }
}
