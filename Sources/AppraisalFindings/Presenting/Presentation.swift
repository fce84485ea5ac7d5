package import AppraisalModel

/// What everybody in the room may see of an appraisal, for a projector.
///
/// It is made of the state as everybody may see it, and holds nothing else: what a round hides is not
/// in it, so that no picture of it can show that.
package struct Presentation: Sendable {
  /// How far the ballots of one body have come; people are not told apart.
  package struct BodyTurnout: Equatable, Encodable, Sendable {
    /// The body's name; empty where nobody sits for one.
    package var name: String
    package var done: Int
    package var begun: Int
    package var expected: Int
  }

  /// The state as everybody may see it.
  package let appraisal: Appraisal
  package let standing: RoundStanding
  package let turnout: [BodyTurnout]
  package let agenda: Agenda
  package let findings: Findings
  /// The cells to talk about; none before the reveal.
  package let talk: TalkList
  package let keptOut: [KeptOut]
  /// What cannot be read of what was saved, so that there is no result; nil where all can be.
  package let unread: String?
  private let contested: Int

  /// Looks at the state; of what a round hides only who has handed in goes in.
  ///
  /// - Complexity: as ``TalkList`` and ``Findings``.
  package init(_ whole: Appraisal, contested: Int = 0, unread: String? = nil) {
    appraisal = whole.visible(to: nil)
    (self.unread, self.contested) = (unread, contested)
    let ranked = unread == nil ? appraisal : appraisal.withoutAnswers
    // Whose ballots are waited for everybody may know; it is counted as on every other screen.
    standing = RoundStanding(whole)
    turnout = Self.turnout(whole)
    findings = Findings(ranked, viewer: nil)
    agenda = Agenda(whole, findings)
    keptOut = findings.keptOut(ranked, viewer: nil)
    let isRevealed = appraisal.rounds.last.map { !$0.awaitsReveal } ?? false
    talk = TalkList(isRevealed ? ranked : Appraisal())
  }

  package var document: CaseDocument { appraisal.document }

  /// Whether there is a ranking that may be seen.
  package var hasResult: Bool {
    switch sentence().form {
    case .unread, .contested, .awaitingReveal, .empty: false
    case .unfinished, .incomplete, .hurdleFailed, .unweighted, .bodiesDisagree, .level, .fragile,
      .clear:
      true
    }
  }

  /// The sentence before every chart, with the shares of first places where they are known.
  package func sentence(_ places: FirstPlaces? = nil) -> LeadingSentence {
    if let unread { return LeadingSentence(unread: unread) }
    guard contested == 0, findings.awaited != nil else {
      return LeadingSentence(findings, in: document, contested: contested, firstPlaces: places)
    }
    let words = "\(standing.handedIn.count) of \(standing.expected)"
    return LeadingSentence(
      form: .awaitingReveal, words: "Results appear at the reveal. Handed in: \(words).")
  }

  // MARK: Who has handed in

  /// By body, in the order of the bodies; those without one stand last.
  private static func turnout(_ appraisal: Appraisal) -> [BodyTurnout] {
    let people = appraisal.awaitedPeople
    let bodies = appraisal.document.bodies
    let groups: [(name: String, people: [Assessor])] =
      bodies.map { body in (body.shortLabel, people.filter { appraisal.body(of: $0) == body.id }) }
    let rest = people.filter { person in
      !bodies.contains { $0.id == appraisal.body(of: person) }
    }
    let isAlone = groups.allSatisfy(\.people.isEmpty)
    return (groups + [(isAlone ? "" : "others", rest)]).filter { !$0.people.isEmpty }.map { group in
      let stages = group.people.map { stage(of: $0, in: appraisal) }
      return BodyTurnout(
        name: group.name, done: stages.count { $0 == .done }, begun: stages.count { $0 == .begun },
        expected: stages.count)
    }
  }

  /// How far a ballot has come; while marks are hidden, only whether it is handed in.
  private static func stage(of person: Assessor, in appraisal: Appraisal) -> Agenda.Stage {
    guard !appraisal.rounds.isEmpty else {
      switch appraisal.stage(of: person.id) {
      case .notBegun: return .open
      case .begun: return .begun
      case .finished: return .done
      }
    }
    let ballot = appraisal.ballot(appraisal.markingRound, person.id)
    if ballot.handedIn { return .done }
    return appraisal.hidesMarks || ballot.isEmpty ? .open : .begun
  }
}

// MARK: Which page is shown

/// A page that a projector shows.
package enum PresentedPage: Hashable, Sendable {
  case agenda
  case option(OptionID)
  /// A criterion, with the option that is selected beside it.
  case criterion(CriterionID, option: OptionID?)
  case weights(CriterionID?)
  case round
  case talk
  case cell(MatrixCell)
  case result
  case decision

  /// The kind of page, for programs.
  package var kind: String {
    switch self {
    case .agenda: "agenda"
    case .option: "option"
    case .criterion: "criterion"
    case .weights: "weights"
    case .round: "round"
    case .talk: "talk"
    case .cell: "cell"
    case .result: "result"
    case .decision: "decision"
    }
  }
}

extension Presentation {
  /// The page for where the facilitator is; the agenda where nobody tells it, or what they are at is
  /// gone.
  ///
  /// A place is only a wish: what may be seen there is asked here and not told by it.
  package func page(at place: FacilitatorPlace?) -> PresentedPage {
    guard let place else { return .agenda }
    let option = place.option.flatMap { document.option($0)?.id }
    let criterion = place.criterion.flatMap { document.criterion($0)?.id }
    let talked = option.flatMap { option in
      criterion.flatMap { talk[MatrixCell(option, $0)] }
    }
    switch place.screen {
    case .home, .author: return .agenda
    case .read: return option.map(PresentedPage.option) ?? .agenda
    case .score:
      if let talked { return .cell(talked.cell) }
      return criterion.map { .criterion($0, option: option) } ?? .agenda
    case .result, .sensitivity: return .result
    case .criteria: return .weights(criterion)
    case .workshop:
      if let talked { return .cell(talked.cell) }
      return talk.cells.isEmpty ? .round : .talk
    case .record: return .decision
    }
  }

  /// The pages in the order in which somebody turns them by hand.
  package var pages: [PresentedPage] {
    let marked = document.criteria.filter { $0.kind == .scored || $0.kind == .hurdle }
    let talked: [PresentedPage] =
      talk.cells.isEmpty ? [] : [.talk] + talk.cells.prefix(10).map { .cell($0.cell) }
    return [.agenda] + document.appraisedOptions.map { .option($0.id) }
      + marked.map { .criterion($0.id, option: nil) } + [.weights(nil), .round] + talked
      + [.result, .decision]
  }
}

extension TalkList {
  /// What was said of a cell, if it is one to talk about.
  package subscript(cell: MatrixCell) -> TalkCell? { cells.first { $0.cell == cell } }
}
