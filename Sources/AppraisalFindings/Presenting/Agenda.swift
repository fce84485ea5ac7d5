package import AppraisalModel

/// The eight steps of an appraisal, and how far each has come.
///
/// The steps are those of *Multi-criteria analysis: a manual* (DCLG 2009), chapter 6. What is done is
/// read off the state: nobody ticks anything. That somebody has looked at a result is recorded nowhere,
/// so that talking about it is done when the round is settled, and the last step with the decision.
package struct Agenda: Equatable, Sendable {
  package enum Step: String, CaseIterable, Encodable, Sendable {
    case context, options, criteria, scores, weights, combination, results, robustness
  }

  package enum Stage: String, Encodable, Sendable {
    case open, begun, done
  }

  /// A step as it stands.
  package struct Line: Equatable, Encodable, Sendable {
    package var step: Step
    package var stage: Stage
    package var title: String
    /// What there is, or what is missing.
    package var detail: String
  }

  /// The steps, in their order.
  package let lines: [Line]

  /// Looks at the state, and at what it comes to.
  ///
  /// - Complexity: O(*p* x *m* x *n*) for *p* people, *m* options and *n* criteria.
  package init(_ appraisal: Appraisal, _ findings: Findings) {
    let writer = AgendaWriter(appraisal: appraisal, findings: findings)
    lines = Step.allCases.map { step in
      let (stage, detail) = writer.standing(of: step)
      return Line(step: step, stage: stage, title: step.title, detail: detail)
    }
  }

  /// The first step that is not done; nil once all are.
  package var next: Line? { lines.first { $0.stage != .done } }

  package var doneCount: Int { lines.count { $0.stage == .done } }

  /// How many are done and what comes next: "5 of 8 done, next: Scores".
  package var words: String {
    "\(doneCount) of \(lines.count) done" + (next.map { ", next: \($0.title)" } ?? "")
  }
}

extension Agenda.Step {
  package var title: String {
    switch self {
    case .context: "What is decided"
    case .options: "Options"
    case .criteria: "Criteria"
    case .scores: "Scores"
    case .weights: "Weights"
    case .combination: "Result"
    case .results: "Talk about it"
    case .robustness: "How far it holds"
    }
  }

  /// The place of the step, from 1.
  package var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
}

private struct AgendaWriter {
  typealias Standing = (Agenda.Stage, String)

  let appraisal: Appraisal
  let findings: Findings

  private var document: CaseDocument { appraisal.document }

  func standing(of step: Agenda.Step) -> Standing {
    switch step {
    case .context: context
    case .options: options
    case .criteria: criteria
    case .scores: scores
    case .weights: weights
    case .combination: combination
    case .results: results
    case .robustness: robustness
    }
  }

  private var context: Standing {
    let members = appraisal.assessors.count(where: \.counts)
    if document.question.words.isEmpty { return (.open, "the question is not written") }
    if document.question.decisionMaker.isEmpty { return (.begun, "who decides is not said") }
    if members == 0 { return (.begun, "nobody takes part yet") }
    return (.done, Numbers.count(members, "member"))
  }

  private var options: Standing {
    switch document.appraisedOptions.count {
    case 0: (.open, "none yet")
    case 1: (.begun, "one alone; there is nothing to compare it with")
    case let count: (.done, "\(count) options")
    }
  }

  /// A criterion is ready once its scale says what the ends mean, in words or in a unit.
  private var criteria: Standing {
    let marked = document.criteria.filter { $0.kind == .scored || $0.kind == .hurdle }
    let silent = marked.filter { criterion in
      criterion.kind == .scored && criterion.scale?.saysItsEnds != true
    }
    if !marked.contains(where: { $0.kind == .scored }) { return (.open, "none to score yet") }
    guard silent.isEmpty else {
      return (.begun, "\(silent.count) of \(marked.count) do not say what their marks mean")
    }
    return (.done, Numbers.count(marked.count, "criterion", "criteria"))
  }

  private var scores: Standing {
    let standing = RoundStanding(appraisal)
    guard let round = standing.round else {
      let turnout = findings.turnout
      let isBegun = !turnout.finished.isEmpty || !turnout.begun.isEmpty
      let isDone = !turnout.finished.isEmpty && turnout.finished.count == turnout.expected
      let words = isBegun ? turnout.words : "nobody has marked yet"
      return (isDone ? .done : isBegun ? .begun : .open, words)
    }
    switch round.state {
    case .open: return (.begun, "round \(round.id.number): \(standing.countWords)")
    case .ended: return (.begun, "round \(round.id.number) has ended; the reveal is next")
    case .revealed, .settled: return (.done, "round \(round.id.number) is revealed")
    }
  }

  private var weights: Standing {
    if let lock = appraisal.weightLock {
      return (.done, lock.words.isEmpty ? "settled" : "settled: \(lock.words)")
    }
    if findings.weights.areSet { return (.begun, "set, and not settled") }
    return findings.weights.someAreSet ? (.begun, "some are set") : (.open, "not yet set")
  }

  /// Whether there is a result that may be seen.
  private var isCombined: Bool { findings.awaited == nil && findings.table.isMarked }

  private var combination: Standing {
    if findings.awaited != nil { return (.open, "at the reveal") }
    if !findings.table.isMarked { return (.open, "no marks count yet") }
    if findings.leaders.isEmpty { return (.begun, "too early to say which option leads") }
    return findings.weights.areSet
      ? (.done, Labels(document: document).lead(findings.leaders))
      : (.begun, "weights are not yet set")
  }

  private var results: Standing {
    if appraisal.decision != nil { return (.done, "a decision is recorded") }
    guard isCombined else { return (.open, "once there is a result") }
    switch appraisal.rounds.last?.state {
    case .settled: return (.done, "the round is settled")
    case .revealed: return (.begun, "done when the round is settled")
    case .open, .ended, nil: return (.begun, "done with the decision")
    }
  }

  private var robustness: Standing {
    if let decision = appraisal.decision {
      return (.done, "decided on \(CalendarDay.words(of: decision.day))")
    }
    return isCombined && !findings.leaders.isEmpty
      ? (.begun, "done with the decision") : (.open, "once there is a result")
  }
}

extension Scale {
  /// Whether it says what its two ends mean: by anchors at both, or by a unit.
  fileprivate var saysItsEnds: Bool {
    !unit.isEmpty || [worst, best].allSatisfy { end in anchors.contains { $0.at == end } }
  }
}
