import AppraisalFindings
import AppraisalModel
import Canvas
import PlainText

/// The text of a page about the case.
struct CasePageText {
  let page: CasePage
  let session: Session
  /// The deadline in words, with the days that are left.
  let deadline: String?
  /// The day of the sitting.
  let today: CalendarDay?
  /// How long a label can be and still stand beside what it is the label of.
  let labelLimit: Int

  init(page: CasePage, session: Session, bench: Bench) {
    self.page = page
    self.session = session
    deadline = bench.deadlineWords
    today = bench.today
    labelLimit = bench.sizeClass == .wide ? 34 : 20
  }

  private var document: CaseDocument { session.document }

  var blocks: [TextBlock] { Unstated.signed([.heading(page.title)] + content) }

  private var content: [TextBlock] {
    switch page {
    case .question: question
    case .longList: longList
    case .services: services
    case .information: information
    case .facts: facts
    case .money:
      session.appraisal.hidesMoney(from: session.viewer)
        ? [.paragraph(Round.moneyIsHidden)]
        : MoneyPage(document: document, findings: session.findings).blocks
    case .decision: decision
    case .timetable: timetable
    case .checklists: checklists
    case .report: report
    case .panel: panel
    case .stages: stages
    case .notes: notes
    case .papers: papers
    }
  }

  // MARK: What is decided

  private var question: [TextBlock] {
    let question = document.question
    var blocks: [TextBlock] = [.paragraph(question.words)]
    if !question.decisionMaker.isEmpty {
      blocks.append(.keyValue("Decided by", question.decisionMaker))
    }
    if let deadline { blocks.append(.keyValue("By", deadline)) }
    if !question.deadlineReason.isEmpty {
      blocks.append(.keyValue("Because", question.deadlineReason))
    }
    if !question.recommendations.isEmpty {
      blocks += [.blank, .heading("What the paper recommends")]
      blocks += question.recommendations.map { bullet("\($0.kind.words): \($0.words)", $0.source) }
    }
    guard !question.context.isEmpty else { return blocks }
    return blocks + [.blank, .heading("To know first")]
      + question.context.map { bullet($0.words, $0.source) }
  }

  private var longList: [TextBlock] {
    let hurdles = document.criteria.filter { $0.kind == .hurdle }
    var blocks: [TextBlock] = []
    if !hurdles.isEmpty {
      blocks.append(
        .paragraph("Hurdles: " + hurdles.map(\.label).joined(separator: "; ") + ".", role: .muted))
    }
    for option in document.options {
      blocks += [.blank, .heading(option.label), .paragraph(option.standingSentence)]
      blocks += hurdles.map { hurdle in
        .keyValue("  " + document.name(hurdle.id), answers(option.id, hurdle.id))
      }
    }
    return blocks
  }

  /// How a hurdle stands for an option: what was agreed, else what each person answered.
  private func answers(_ option: OptionID, _ hurdle: CriterionID) -> String {
    if let found = session.appraisal.agreed[option]?[hurdle] {
      return "\(found.mark == 0 ? "fail" : "pass"), found by \(found.by)"
    }
    let given = session.appraisal.assessors.map(\.id)
      .filter { $0 == session.viewer || session.findings.awaited == nil }
      .compactMap {
        session.appraisal.standingBallot(of: $0).markings[option]?[hurdle]?.answer
      }
    let (pass, fail) = (given.count { $0 == .pass }, given.count { $0 == .fail })
    switch (pass, fail) {
    case (0, 0): return "not known"
    case (_, 0): return "pass"
    case (0, _): return "fail"
    default: return "pass \(pass), fail \(fail)"
    }
  }

  // MARK: What it means

  private var services: [TextBlock] {
    var blocks: [TextBlock] = [
      .table([["Service", "Today"]] + document.services.map { [$0.label, $0.state.words] })
    ]
    for service in document.services {
      blocks += [.blank, .heading(service.label)]
      var effects: [Pair] = []
      if !service.today.isEmpty { effects.append(("today", service.today, .normal)) }
      for option in document.options {
        guard let effect = option.effects.first(where: { $0.service == service.id }) else {
          continue
        }
        effects.append((document.name(option.id), effect.words + place(effect.source), .normal))
      }
      let silent = document.options.filter { option in
        option.isMarkable && !option.effects.contains { $0.service == service.id }
      }
      if !silent.isEmpty {
        effects.append(
          ("not stated for", silent.map { document.name($0.id) }.joined(separator: ", "), .muted))
      }
      blocks += pairs(effects)
    }
    return blocks
  }

  /// What is shown beside the marks and neither marked nor weighed, with the evidence on it.
  private var information: [TextBlock] {
    [.paragraph("Shown beside the marks. It is neither marked nor weighed.", role: .muted)]
      + document.criteria.filter { $0.kind == .information }.flatMap { item -> [TextBlock] in
        var blocks: [TextBlock] = [.blank, .heading(item.label + place(item.source))]
        if let parent = item.parent { blocks.append(.keyValue("Part of", document.name(parent))) }
        if !item.question.isEmpty { blocks.append(.paragraph(item.question)) }
        let evidence = document.evidence.filter { $0.criteria.contains(item.id) }
        return blocks
          + evidence.map { found in
            let names = found.options.map(document.name).joined(separator: ", ")
            let about = names.isEmpty ? "" : names + ": "
            return bullet(
              about + found.label + (found.words.isEmpty ? "" : ". " + found.words), found.source)
          }
      }
  }

  private var facts: [TextBlock] {
    let options = document.options.filter { !$0.facts.isEmpty }
    return FactKind.allCases.flatMap { kind -> [TextBlock] in
      [.blank, .heading(kind.words)]
        + pairs(
          options.map { option in
            guard let fact = option.facts.first(where: { $0.kind == kind }) else {
              return (document.name(option.id), "not known", .muted)
            }
            let detail = fact.detail.isEmpty ? "" : ": " + fact.detail
            return (
              document.name(option.id), fact.answer.words + detail + place(fact.source), .normal
            )
          })
    }
  }

  // MARK: How it is decided

  private var decision: [TextBlock] {
    let terms = document.terms
    let due = today.flatMap { ReviewDue(session.appraisal, on: $0) }
    var blocks: [TextBlock] =
      due.map { [.paragraph($0.sentence, role: $0.isDue ? .warning : .normal), .blank] } ?? []
    blocks += decided
    if !terms.mustAgree.isEmpty {
      let names = Numbers.list(terms.mustAgree.map(body))
      blocks.append(.paragraph("\(names) must come to the same answer."))
      blocks.append(
        .paragraph(
          terms.otherwise.isEmpty
            ? "What happens if they do not is not stated." : "If they do not: \(terms.otherwise)"))
    }
    blocks += document.addingSentences.map { .paragraph($0) }
    if let mark = terms.passMark {
      blocks.append(.keyValue("Pass mark", "a total of \(mark) out of 100"))
    }
    if !terms.conditions.isEmpty {
      blocks += [.blank, .heading("Conditions on the decision")]
      blocks += terms.conditions.map { bullet($0.words, $0.source) }
    }
    blocks += review
    blocks.append(
      .keyValue(
        "Equality assessment",
        terms.equality.map { $0.dated + place($0.source) } ?? "none is recorded",
        role: terms.equality == nil ? .warning : .normal))
    guard !document.route.isEmpty else { return blocks }
    return blocks + [.blank, .heading("The route")]
      + pairs(
        document.route.map { step in
          let when = step.when.isEmpty ? (CalendarDay(step.day)?.words ?? "no date") : step.when
          let who = step.body.map { " (\(body($0)))" } ?? ""
          return (when, "\(step.part.words)\(who): \(step.label)" + place(step.source), .normal)
        })
  }

  private var review: [TextBlock] {
    guard let review = document.terms.review else { return [] }
    let words =
      review.months.map { "\(Numbers.count($0, "month")) after the decision" } ?? review.words
    return [.blank, .heading("Review"), .keyValue("When", words)]
      + (review.words.isEmpty || review.months == nil
        ? [] : [.paragraph(review.words + place(review.source))])
  }

  /// What was decided, the latest first.
  private var decided: [TextBlock] {
    let all = session.appraisal.formerDecisions + [session.appraisal.decision].compactMap(\.self)
    guard !all.isEmpty else { return [] }
    return [.heading("What was decided")]
      + pairs(
        all.reversed().map { decision in
          let chosen = decision.chosen.map(document.name)
            .joined(separator: ", ")
          let round = decision.round.map { " (after round \($0.number))" } ?? ""
          return (
            CalendarDay.words(of: decision.day),
            decision.words + (chosen.isEmpty ? "" : " Chosen: \(chosen).") + round, .normal
          )
        }) + [.blank]
  }

  private var timetable: [TextBlock] {
    func lines(_ milestones: [Milestone]) -> [TextBlock] {
      pairs(
        milestones.map { milestone in
          let when =
            milestone.when.isEmpty
            ? (CalendarDay(milestone.day)?.words ?? "no date given") : milestone.when
          let option = milestone.option.map { " (\(document.name($0)))" } ?? ""
          return (
            when,
            "\(milestone.label)\(option): \(milestone.standing(on: today))"
              + place(milestone.source),
            .normal
          )
        })
    }
    var blocks = lines(document.milestones.filter { !$0.consequence })
    let consequences = document.milestones.filter(\.consequence)
    if !consequences.isEmpty {
      blocks += [.blank, .heading("What follows from it")] + lines(consequences)
    }
    if !document.nextSteps.isEmpty {
      blocks += [.blank, .heading("Next steps")]
      blocks += document.nextSteps.map { step in
        let owner = step.owner.isEmpty ? "nobody named" : step.owner
        let when = step.when.isEmpty ? "" : ", " + step.when
        return bullet(
          "\(step.done ? "Done: " : "")\(step.label) - \(owner)\(when)", step.source)
      }
    }
    return blocks
  }

  // MARK: What must be there

  private var checklists: [TextBlock] {
    document.checklists.flatMap { list -> [TextBlock] in
      [.blank, .heading(list.label + place(list.source))]
        + list.items.map { item in
          let detail = item.detail.isEmpty ? "" : ": " + item.detail
          return .keyValue(item.answer.words, item.label + detail + place(item.source))
        }
    }
  }

  private var report: [TextBlock] {
    func part(_ kind: SectionKind, _ title: String) -> [TextBlock] {
      let sections = document.sections.filter { $0.kind == kind }
      guard !sections.isEmpty else { return [] }
      return [.blank, .heading(title)]
        + pairs(
          sections.map { section in
            section.isMissing
              ? (section.label, "MISSING: the paper says nothing on this", .warning)
              : (section.label, section.words + place(section.source), .normal)
          })
    }
    return part(.confirmation, "Confirmed on the front sheet")
      + part(.implication, "Implications that the report must speak of")
  }

  private var panel: [TextBlock] {
    var blocks: [TextBlock] = []
    for body in document.bodies {
      let seats = document.seats.filter { $0.body == body.id }
      blocks += [.blank, .heading(body.label), .keyValue("Part", body.part.words)]
      if let share = body.share { blocks.append(.keyValue("Share", share.description)) }
      if let quorum = body.quorum {
        blocks.append(.keyValue("Quorum", Numbers.count(quorum, "member")))
      }
      if !seats.isEmpty {
        blocks.append(.keyValue("Seats", "\(seats.count)"))
        blocks += seats.map { seat in
          let holder = session.appraisal.assessors.first { $0.seat == seat.id }
          return bullet(
            seat.label + (holder.map { ": " + session.appraisal.name($0) } ?? ""), seat.source)
        }
      }
      let people = session.appraisal.assessors.filter { $0.body == body.id }
      if !people.isEmpty {
        blocks.append(
          .keyValue("People", people.map(session.appraisal.name).joined(separator: ", ")))
      }
      blocks += body.interests.map { interest in
        .paragraph("Interest: " + interest.words + place(interest.source))
      }
    }
    return blocks + whoMarks
  }

  /// Which body marks which criterion.
  private var whoMarks: [TextBlock] {
    let criteria = session.markedCriteria
    let bodies = document.bodies.filter { body in
      body.part == .decides || body.part == .comments
        || criteria.contains { $0.markedBy.contains(body.id) }
    }
    guard !criteria.isEmpty, !bodies.isEmpty else { return [] }
    let rows = criteria.map { criterion in
      [document.name(criterion.id)]
        + bodies.map { body in
          let mayMark = criterion.markedBy.isEmpty || criterion.markedBy.contains(body.id)
          return !mayMark ? "-" : body.part == .decides ? "marks" : "comments"
        }
    }
    return [
      .blank, .heading("Who marks what"),
      .table([["Criterion"] + bodies.map { document.name($0.id) }] + rows),
      .paragraph(
        "\"comments\" means that marks may be given and are shown, and do not count.", role: .muted),
    ]
  }

  // MARK: What stands behind it

  private var stages: [TextBlock] {
    document.stages.flatMap { stage -> [TextBlock] in
      var blocks: [TextBlock] = [.blank, .heading(stage.label)]
      if !stage.origin.isEmpty { blocks.append(.paragraph(stage.origin, role: .muted)) }
      if !stage.words.isEmpty { blocks.append(.paragraph(stage.words + place(stage.source))) }
      return blocks
        + pairs(
          document.options.compactMap { option in
            guard let standing = stage.standings[option.id] else { return nil }
            let reason = standing.reason.isEmpty ? "" : ": " + standing.reason
            return (document.name(option.id), standing.status.rawValue + reason, .normal)
          })
    }
  }

  private var notes: [TextBlock] {
    [
      (NoteKind.background, "Background"), (.deferred, "Put off"),
      (.anomaly, "Odd in the papers, carried and not corrected"),
    ].flatMap { kind, title -> [TextBlock] in
      let notes = document.notes.filter { $0.kind == kind }
      guard !notes.isEmpty else { return [] }
      return [.blank, .heading(title)] + notes.map { bullet($0.words, $0.source) }
    }
  }

  private var papers: [TextBlock] {
    [(false, "The case is made from"), (true, "Background papers")].flatMap {
      isBackground, title -> [TextBlock] in
      let listed = document.papers.filter { $0.background == isBackground }
      guard !listed.isEmpty else { return [] }
      return [.blank, .heading(title)]
        + listed.map { paper in
          let by = [paper.organisation, paper.date].filter { !$0.isEmpty }
          return .bullet(([paper.title] + by).joined(separator: ", "))
        }
    }
  }

  // MARK: Words

  /// A label, what it is the label of, and what that means.
  private typealias Pair = (label: String, words: String, role: Role)

  /// Labels with what they stand for beside them; in one line where a label is too long for that.
  private func pairs(_ pairs: [Pair]) -> [TextBlock] {
    let isShort = pairs.allSatisfy { DisplayText.displayWidth($0.label) <= labelLimit }
    return pairs.map { pair in
      isShort
        ? .keyValue(pair.label, pair.words, role: pair.role)
        : .bullet("\(pair.label): \(pair.words)", role: pair.role)
    }
  }

  private func body(_ id: BodyID) -> String {
    document.name(id)
  }

  private func place(_ source: SourceReference?) -> String {
    source.map { "  [\(document.place(of: $0))]" } ?? ""
  }

  private func bullet(_ words: String, _ source: SourceReference?) -> TextBlock {
    .bullet(words + place(source))
  }
}

extension EqualityAssessment {
  /// Its day and version with what it found.
  fileprivate var dated: String {
    let when = CalendarDay(day)?.words ?? "without a date"
    return when + (version.isEmpty ? "" : ", version \(version)")
      + (words.isEmpty ? "" : ": " + words)
  }
}
