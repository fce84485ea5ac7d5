package import AppraisalModel

/// What people answered to whether an option passes a hurdle.
package struct HurdleFinding: Equatable, Sendable {
  /// What it comes to for those whose answers count.
  package enum Outcome: String, Equatable, Sendable {
    /// Everybody who answered says that it passes.
    case passes
    /// Everybody who answered says that it fails.
    case fails
    /// Some say the one and some the other.
    case divided
    case notKnown = "not-known"
  }

  package struct Answered: Equatable, Sendable {
    package var person: AssessorID
    /// Pass, fail or a kind of no mark.
    package var answer: Answer
    package var reason: String
    /// Whether it counts; that of a commenter does not.
    package var counts: Bool
  }

  package var hurdle: CriterionID
  /// The answers that may be seen, in order of joining.
  package var answers: [Answered]

  /// What the answers that count come to.
  package var outcome: Outcome {
    let counting = answers.filter(\.counts).map(\.answer)
    switch (counting.contains(.pass), counting.contains(.fail)) {
    case (true, true): return .divided
    case (true, false): return .passes
    case (false, true): return .fails
    case (false, false): return .notKnown
    }
  }
}

/// Something that an option still lacks before it can be compared.
package enum OptionGap: Hashable, Sendable {
  /// It is a name only.
  case shell
  case summary
  /// Nothing speaks for it or against it.
  case arguments
  case evidence
  /// Nobody has said whether it passes a hurdle.
  case hurdle(CriterionID)
  /// People disagree whether it passes a hurdle.
  case dividedHurdle(CriterionID)
  /// So many blockers still stand.
  case blockers(Int)

  /// What is missing, in words.
  package func words(in document: CaseDocument) -> String {
    switch self {
    case .shell: "a name only, to be filled in"
    case .summary: "no summary"
    case .arguments: "nothing for it or against it"
    case .evidence: "no evidence"
    case .hurdle(let id): "\(document.name(id)): not known"
    case .dividedHurdle(let id): "\(document.name(id)): some say pass and some fail"
    case .blockers(let count): "\(Numbers.count(count, "blocker")) to be lifted"
    }
  }
}

/// One option of the long list.
package struct LongListRow: Equatable, Sendable {
  package var option: Option
  /// The hurdles, in reading order.
  package var hurdles: [HurdleFinding]
  /// What it lacks; what is discounted or put off need not have it.
  package var gaps: [OptionGap]

  /// Where it stands, with the reason: "discounted: not lawful".
  package var standing: String {
    let status = option.shell ? "a name only" : option.status.rawValue
    return option.statusReason.isEmpty ? status : "\(status): \(option.statusReason)"
  }
}

/// Every option that was thought of, with where it stands and why: nothing leaves this list.
package struct LongList: Equatable, Sendable {
  /// The options in reading order.
  package let rows: [LongListRow]

  /// Reads the long list as a viewer may see it.
  ///
  /// Before a reveal only the viewer's own answers to hurdles are in it.
  /// - Complexity: O(*m* x *h* x *p*) for *m* options, *h* hurdles and *p* people.
  package init(_ appraisal: Appraisal, viewer: AssessorID?) {
    let isAwaited = Findings(appraisal, viewer: viewer).awaited != nil
    let people = appraisal.assessors.filter { !isAwaited || $0.id == viewer }
    let hurdles = appraisal.document.criteria.filter { $0.kind == .hurdle }.map(\.id)
    rows = appraisal.document.options.map { option in
      let found = hurdles.map { hurdle in
        HurdleFinding(
          hurdle: hurdle,
          answers: people.compactMap { Self.answer($0, option.id, hurdle, appraisal) })
      }
      return LongListRow(
        option: option, hurdles: found, gaps: Self.gaps(option, found, appraisal.document))
    }
  }

  private static func answer(
    _ person: Assessor, _ option: OptionID, _ hurdle: CriterionID, _ appraisal: Appraisal
  ) -> HurdleFinding.Answered? {
    let round = appraisal.rounds.last?.id ?? .solo
    let marking = appraisal.ballot(round, person.id)[option, hurdle]
    guard let answer = marking.answer,
      appraisal.bar(on: person, option: option, criterion: hurdle) == nil
    else { return nil }
    return HurdleFinding.Answered(
      person: person.id, answer: answer, reason: marking.reason, counts: appraisal.counts(person))
  }

  private static func gaps(
    _ option: Option, _ hurdles: [HurdleFinding], _ document: CaseDocument
  ) -> [OptionGap] {
    if option.status == .discounted || option.status == .later { return [] }
    if option.shell { return [.shell] }
    var gaps: [OptionGap] = []
    if option.summary.isEmpty { gaps.append(.summary) }
    if option.advantages.isEmpty, option.drawbacks.isEmpty { gaps.append(.arguments) }
    if !document.evidence.contains(where: { $0.concerns(option.id) }) { gaps.append(.evidence) }
    let standing = option.isBlocked ? option.blockers.count { !$0.lifted } : 0
    if standing > 0 { gaps.append(.blockers(standing)) }
    for hurdle in hurdles {
      switch hurdle.outcome {
      case .notKnown: gaps.append(.hurdle(hurdle.hurdle))
      case .divided: gaps.append(.dividedHurdle(hurdle.hurdle))
      case .passes, .fails: break
      }
    }
    return gaps
  }
}
