package import AppraisalModel
import DecisionAnalysis

/// What weakens an appraisal, with the reason why and the place to put it right.
///
/// It gives advice and stops nobody.
package struct HealthCheck: Equatable, Sendable {
  /// What was found, in the order of the work: criteria, options, weights, marks, decision.
  package let findings: [HealthFinding]

  /// As many criteria as people can keep apart.
  package static let criteriaLimit = 12

  /// Checks an appraisal as a viewer may see it.
  ///
  /// - Complexity: O(*n* squared x *m*) for *n* criteria and *m* options.
  package init(_ appraisal: Appraisal, viewer: AssessorID?, today: CalendarDay? = nil) {
    let checker = Checker(
      appraisal: appraisal, document: appraisal.document, today: today,
      findings: Findings(appraisal, viewer: viewer),
      longList: LongList(appraisal, viewer: viewer))
    findings =
      checker.ofNames + checker.ofCriteria + checker.ofScales + checker.ofOptions
      + checker.ofWeights
      + checker.ofMarks + checker.ofDecision
  }
}

private struct Checker {
  let appraisal: Appraisal
  let document: CaseDocument
  let today: CalendarDay?
  let findings: Findings
  let longList: LongList

  private var scored: [Criterion] { document.scoredCriteria }

  // MARK: Names

  var ofNames: [HealthFinding] {
    document.namesAlike.map { alike in
      let places = Numbers.list(alike.places.map(String.init))
      let isOne = Set(alike.names).count == 1
      let names =
        isOne
        ? "have the same name: \(alike.names[0])"
        : "have names that look alike: \(Numbers.list(alike.names))"
      // The last of them is the one to be given another name.
      let (heading, place): (String, HealthPlace) =
        switch alike.things {
        case .options(let ids): ("Options", ids.last.map { .option($0) } ?? .options)
        case .criteria(let ids): ("Criteria", ids.last.map { .criterion($0) } ?? .criteria)
        case .bodies: ("Bodies", .people)
        }
      return HealthFinding(
        .namesAlike, at: place, "\(heading) \(places) \(names).")
    }
  }

  // MARK: Criteria

  var ofCriteria: [HealthFinding] {
    var found: [HealthFinding] = []
    let table = findings.table
    let alike = document.namesAlike.compactMap { alike in
      if case .criteria(let ids) = alike.things { ids } else { nil }
    }
    for (index, one) in scored.enumerated() {
      for other in scored[..<index] {
        let names = "\(document.name(other.id)) and \(document.name(one.id))"
        if !alike.contains(where: { $0.contains(one.id) && $0.contains(other.id) }),
          LabelWords(one.label).isNearly(LabelWords(other.label))
        {
          found.append(
            HealthFinding(
              .similarCriteria, at: .criterion(one.id), "\(names) have nearly the same name."))
        } else if goTogether(table, one.id, other.id) {
          found.append(
            HealthFinding(
              .sameMarks, at: .criterion(one.id),
              "\(names) tell the options apart in exactly the same way."))
        }
      }
    }
    found += scored.filter { LabelWords($0.label + " " + $0.short).isAboutMoney || isMoney($0) }
      .map {
        HealthFinding(
          .costAmongBenefits, at: .criterion($0.id),
          "\(document.name($0.id)) is about cost and stands among the benefits.")
      }
    if scored.count > HealthCheck.criteriaLimit {
      found.append(
        HealthFinding(.manyCriteria, at: .criteria, "There are \(scored.count) criteria."))
    }
    return found
  }

  private func isMoney(_ criterion: Criterion) -> Bool {
    let unit = criterion.scale?.unit ?? ""
    return ["GBP", "EUR", "USD", "£", "€", "$"].contains { unit.contains($0) }
      || LabelWords(unit).isAboutMoney
  }

  /// Whether two criteria space at least three options alike, in the same direction.
  private func goTogether(_ table: ScoreTable, _ one: CriterionID, _ other: CriterionID) -> Bool {
    guard let left = table.column(one), let right = table.column(other), left.count > 2 else {
      return false
    }
    let (meanLeft, meanRight) = (mean(left), mean(right))
    var (both, squaresLeft, squaresRight) = (0.0, 0.0, 0.0)
    for (x, y) in zip(left, right) {
      both += (x - meanLeft) * (y - meanRight)
      squaresLeft += (x - meanLeft) * (x - meanLeft)
      squaresRight += (y - meanRight) * (y - meanRight)
    }
    guard squaresLeft > 1e-9, squaresRight > 1e-9 else { return false }
    return both > 0 && both * both >= squaresLeft * squaresRight * (1 - 1e-9)
  }

  private func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  var ofScales: [HealthFinding] {
    var found: [HealthFinding] = []
    for criterion in scored {
      guard let scale = criterion.scale, scale.unit.isEmpty else { continue }
      let ends = [scale.worst, scale.best]
      let hasBoth = ends.allSatisfy { end in scale.anchors.contains { $0.at == end } }
      if !hasBoth {
        found.append(
          HealthFinding(
            .anchorsMissing, at: .criterion(criterion.id),
            "\(document.name(criterion.id)) does not say in words what \(scale.worst) and "
              + "\(scale.best) mean."))
      }
    }
    for criterion in scored {
      guard let values = findings.table.column(criterion.id), values.count > 1,
        let first = values.first, values.allSatisfy({ abs($0 - first) < 1e-9 })
      else { continue }
      found.append(
        HealthFinding(
          .allEqual, at: .criterion(criterion.id),
          "All options are equal on \(document.name(criterion.id))."))
    }
    return found
      + unmarkable.map {
        HealthFinding(
          .nobodyMarks, at: .criterion($0),
          "Nobody who takes part may mark \(document.name($0)).")
      }
  }

  /// The criteria and hurdles that are left to bodies for which nobody marks.
  private var unmarkable: [CriterionID] {
    let people = appraisal.assessors.filter(appraisal.counts)
    guard !people.isEmpty else { return [] }
    return document.criteria.filter { criterion in
      (criterion.kind == .scored || criterion.kind == .hurdle) && !criterion.markedBy.isEmpty
        && !people.contains { person in
          appraisal.body(of: person).map(criterion.markedBy.contains) ?? false
        }
    }.map(\.id)
  }

  // MARK: Options

  var ofOptions: [HealthFinding] {
    var found: [HealthFinding] = []
    let baselines = document.options.filter { $0.status == .baseline }
    // A single option that must reach a mark is held to that and not to another option.
    let isAlone = document.appraisedOptions.count == 1 && document.terms.passMark != nil
    if baselines.isEmpty, !isAlone {
      found.append(HealthFinding(.noBaseline, at: .options, "No option is the baseline."))
    } else if baselines.count > 1 {
      let names = Numbers.list(baselines.map { document.name($0.id) })
      found.append(
        HealthFinding(.severalBaselines, at: .options, "\(names) are all called the baseline."))
    }
    // The baseline is what the others are compared with, and so stays beside what was made of it.
    for option in document.appraisedOptions {
      for source in option.madeFrom where document.option(source)?.status == .active {
        found.append(
          HealthFinding(
            .besideItsParts, at: .option(source),
            "\(document.name(option.id)) was made from \(document.name(source)), and both are "
              + "appraised."))
      }
    }
    for row in longList.rows {
      let (id, name) = (row.option.id, document.name(row.option.id))
      for gap in row.gaps {
        switch gap {
        case .shell where document.isMarkedWithinAnother(row.option): break
        case .shell:
          found.append(HealthFinding(.shell, at: .option(id), "\(name) is a name only."))
        case .evidence:
          found.append(
            HealthFinding(.noEvidence, at: .option(id), "No evidence is given on \(name)."))
        case .hurdle(let hurdle) where !unmarkable.contains(hurdle):
          found.append(
            HealthFinding(
              .hurdleUnanswered, at: .criterion(hurdle),
              "Nobody has said whether \(name) passes \(document.name(hurdle))."))
        case .summary, .arguments, .hurdle, .dividedHurdle, .blockers: break
        }
      }
    }
    return found
  }

  // MARK: Weights and marks

  var ofWeights: [HealthFinding] {
    var found: [HealthFinding] = []
    if !findings.weights.nodes.isEmpty, !findings.weights.areSet {
      found.append(
        HealthFinding(
          .weightsNotSet, at: .weights(.agreed),
          findings.weights.unsetWords))
    }
    for holder in appraisal.elicitations.keys.sorted(by: { $0.description < $1.description }) {
      if let stale = StaleWeights(appraisal, holder: holder) {
        found.append(HealthFinding(.staleWeights, at: .weights(holder), stale.sentence))
      }
    }
    return found
  }

  var ofMarks: [HealthFinding] {
    var found = openMarks + unfinished + openInterests
    for option in document.options {
      for criterion in document.criteria
      where appraisal.agreed[option.id]?[criterion.id]?.reason.isEmpty == true {
        found.append(
          HealthFinding(
            .scoreWithoutReason, at: .option(option.id),
            "The agreed score of \(document.name(option.id)) on \(document.name(criterion.id)) has "
              + "no reason."))
      }
    }
    for body in document.bodies where body.part == .decides {
      let isThere = appraisal.assessors.contains {
        appraisal.body(of: $0) == body.id && appraisal.counts($0)
      }
      if !isThere {
        found.append(
          HealthFinding(
            .bodyAbsent, at: .people, "Nobody marks for \(document.name(body.id)), which decides."))
      }
    }
    return found
  }

  /// The cells of the result that are not known.
  private var openMarks: [HealthFinding] {
    let missing = findings.table.missingCount
    guard missing > 0 else { return [] }
    let marks = Numbers.count(missing, "mark is", "marks are")
    return [
      HealthFinding(.blankMarks, at: .marks, "\(marks) missing, of \(findings.table.cellCount).")
    ]
  }

  /// Who has begun and not finished, by name and number of blanks.
  private var unfinished: [HealthFinding] {
    // Where nobody has finished, what is missing is told as such.
    guard findings.awaited == nil, !findings.turnout.finished.isEmpty else { return [] }
    return findings.turnout.begun.map { id in
      let name = appraisal.name(id)
      let blanks =
        switch appraisal.stage(of: id) {
        case .begun(let blanks) where blanks > 0: "left \(Numbers.count(blanks, "mark")) blank"
        case .begun, .notBegun, .finished: "has not handed in"
        }
      return HealthFinding(
        .ballotUnfinished, at: .marks, "\(name) \(blanks), so that the ballot does not count yet.")
    }
  }

  /// Whose interests wait for a ruling; they keep nobody from marking.
  private var openInterests: [HealthFinding] {
    appraisal.assessors.compactMap { person in
      let open = person.interests.count(where: \.isOpen)
      guard open > 0 else { return nil }
      return HealthFinding(
        .interestOpen, at: .people,
        "\(appraisal.name(person)) declared \(Numbers.count(open, "interest")) on which nobody has ruled yet."
      )
    }
  }

  // MARK: Decision

  var ofDecision: [HealthFinding] {
    var found: [HealthFinding] = []
    let days = [appraisal.decision?.equality?.day, document.terms.equality?.day]
    if !days.contains(where: { $0?.isEmpty == false }) {
      found.append(
        HealthFinding(
          .noEquality, at: .terms, "There is no equality assessment with its date."))
    }
    // What a review asks again is no longer explained by the ranking of then.
    guard let decision = appraisal.decision, !appraisal.isReopened else { return found }
    found += decision.notes(replacing: nil, today: today).map { note in
      HealthFinding(.contradictedDecision, at: .decision, note.sentence(in: document))
    }
    let leaders = findings.leaders
    let departs = !leaders.isEmpty && !decision.chosen.allSatisfy(leaders.contains)
    if departs, decision.departure.isEmpty {
      let chosen = Numbers.list(decision.chosen.map(document.name))
      let names = Numbers.list(leaders.map(document.name))
      found.append(
        HealthFinding(
          .unexplainedDeparture, at: .decision,
          "\(chosen) was chosen and \(names) \(leaders.count == 1 ? "leads" : "lead"); the "
            + "decision does not say why."))
    }
    for row in longList.rows where decision.chosen.contains(row.option.id) {
      let failed = row.hurdles.filter { $0.outcome == .fails || $0.outcome == .divided }
      if !failed.isEmpty {
        found.append(
          HealthFinding(
            .chosenFailsHurdle, at: .decision,
            "\(document.name(row.option.id)) was chosen and does not clearly pass "
              + "\(Numbers.list(failed.map { document.name($0.hurdle) }))."))
      }
    }
    return found
  }
}

extension ScoreTable {
  /// The values of a criterion where none is missing, else nil.
  fileprivate func column(_ criterion: CriterionID) -> [Double]? {
    guard let place = criteria.firstIndex(of: criterion) else { return nil }
    let values = options.indices.compactMap { self.values[$0, place] }
    return values.count == options.count ? values : nil
  }
}

/// The words of a label, without those that say nothing and without their endings.
private struct LabelWords {
  private static let empty: Set<String> = [
    "the", "and", "for", "of", "to", "in", "on", "with", "a", "an", "by", "or", "its", "their",
  ]
  private static let money: Set<String> = [
    "cost", "costs", "costing", "costly", "price", "prices", "saving", "savings", "money",
    "spend", "spending", "expenditure", "budget", "budgets", "affordable", "affordability",
    "cheap", "cheaper", "expensive", "pounds",
  ]
  private let whole: Set<String>
  private let stems: Set<String>

  init(_ label: String) {
    whole = Set(
      label.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        .filter { !Self.empty.contains($0) })
    // Five letters tell most stems apart and forgive endings: "integrated", "integration".
    stems = Set(whole.map { String($0.prefix(5)) })
  }

  var isAboutMoney: Bool { !whole.isDisjoint(with: Self.money) }

  /// Whether three in four of all stems are in both.
  func isNearly(_ other: LabelWords) -> Bool {
    let all = stems.union(other.stems)
    return !all.isEmpty && stems.intersection(other.stems).count * 4 >= all.count * 3
  }
}
