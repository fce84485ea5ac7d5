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
  /// What was found as a question of fact, with who found it; it comes before all answers.
  package var agreed: AgreedScore?

  /// What was found, else what the answers that count come to.
  package var outcome: Outcome {
    if let agreed { return agreed.mark == 0 ? .fails : .passes }
    let counting = answers.filter(\.counts).map(\.answer)
    switch (counting.contains(.pass), counting.contains(.fail)) {
    case (true, true): return .divided
    case (true, false): return .passes
    case (false, true): return .fails
    case (false, false): return .notKnown
    }
  }
}

extension HurdleFinding {
  /// What is found of every hurdle for some options, as a viewer may see it.
  ///
  /// The answers that count are those of the ballots that count; before a reveal only the viewer's
  /// own answers are in it.
  /// - Complexity: O(*m* x *h* x *p*) for *m* options, *h* hurdles and *p* people.
  static func all(
    _ appraisal: Appraisal, viewer: AssessorID?, options: [OptionID]
  ) -> [OptionID: [HurdleFinding]] {
    let hurdles = appraisal.document.criteria.filter { $0.kind == .hurdle }.map(\.id)
    guard !hurdles.isEmpty else { return [:] }
    let voters = Voters(
      appraisal, .board(viewer: viewer), options: [], criteria: [])
    let counting = Set(voters.people)
    let people = appraisal.assessors.filter { !appraisal.hidesMarks || $0.id == viewer }
    let ballots = Dictionary(
      people.map { ($0.id, appraisal.standingBallot(of: $0.id)) },
      uniquingKeysWith: { first, _ in first })
    var found: [OptionID: [HurdleFinding]] = [:]
    for option in options {
      found[option] = hurdles.map { hurdle in
        let answers = people.compactMap { person -> Answered? in
          let marking = ballots[person.id]?.markings[option]?[hurdle]
          guard let marking, let answer = marking.answer,
            appraisal.bar(on: person, option: option, criterion: hurdle) == nil
          else { return nil }
          return Answered(
            person: person.id, answer: answer, reason: marking.reason,
            counts: counting.contains(person.id))
        }
        return HurdleFinding(
          hurdle: hurdle, answers: answers, agreed: appraisal.agreed[option]?[hurdle])
      }
    }
    return found
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
    let options = appraisal.document.options
    let found = HurdleFinding.all(appraisal, viewer: viewer, options: options.map(\.id))
    rows = options.map { option in
      let hurdles = found[option.id] ?? []
      return LongListRow(
        option: option, hurdles: hurdles, gaps: Self.gaps(option, hurdles, appraisal.document))
    }
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
