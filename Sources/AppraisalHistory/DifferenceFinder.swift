import AppraisalFindings
import AppraisalModel

/// Finds the values that are different in two states, and who set them.
struct DifferenceFinder {
  let old: Appraisal
  let new: Appraisal
  /// The newest state, which says what is hidden from the viewer.
  let present: Appraisal
  /// The history of the new state.
  let fold: Fold
  let names: RecordNames
  let viewer: AssessorID?

  private func change(
    _ words: String, _ register: Register?, _ reason: String = ""
  ) -> ValueChange {
    ValueChange(words: words, entry: register.flatMap(fold.latest), reason: reason.oneLine)
  }

  // MARK: The case

  /// What was added, taken out or changed in the case.
  var authored: [ValueChange] {
    var found: [ValueChange] = []
    if old.document.head != new.document.head {
      found.append(change("The title, the question or the terms are different.", .head))
    }
    for kind in ElementKind.allCases { found += listed(kind) }
    return found + standings
  }

  private func listed(_ kind: ElementKind) -> [ValueChange] {
    let before = Dictionary(
      old.document[kind].map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let after = new.document[kind]
    var found = after.compactMap { element -> ValueChange? in
      let title = "\(kind.words) \"\(element.label.oneLine)\""
      guard let earlier = before[element.name] else {
        return change("The \(title) was added.", .element(element.name))
      }
      let changes = element.withoutStanding.changes(since: earlier.withoutStanding)
      guard !changes.isEmpty else { return nil }
      return change(
        "The \(title) was changed\(FieldChange.words(changes)).", .element(element.name))
    }
    let kept = Set(after.map(\.name))
    found += old.document[kind].filter { !kept.contains($0.name) }.map { element in
      change(
        "The \(kind.words) \"\(element.label.oneLine)\" was taken out.", .element(element.name))
    }
    let common = after.map(\.name).filter { before[$0] != nil }
    if common != old.document[kind].map(\.name).filter(kept.contains) {
      found.append(change("The order of the list with each \(kind.words) is different.", nil))
    }
    return found
  }

  private var standings: [ValueChange] {
    new.document.options.compactMap { option in
      guard let before = old.document.option(option.id),
        before.standing != option.standing
      else { return nil }
      let name = new.document.name(option.id)
      let words =
        before.status == option.status
        ? "\(name) is \(option.status.rawValue) for another reason."
        : "\(name) is \(option.status.rawValue) instead of \(before.status.rawValue)."
      return change(words, .standing(option.id), option.statusReason)
    }
  }

  // MARK: Marks

  /// Marks and agreed scores that are different.
  var rescored: [ValueChange] {
    let cells = (Set(old.cells).union(new.cells)).sorted()
    return agreedChanges + cells.compactMap(marking)
  }

  private func marking(_ key: CellKey) -> ValueChange? {
    let place = key.place
    let (before, after) = (old[place], new[place])
    let whose = "\(place.words(names)) by \(names.person(place.assessor))"
    if present.hides(place, from: viewer) {
      guard before != after else { return nil }
      return change("\(whose): something was changed; it is hidden until the reveal.", nil)
    }
    guard before.answer == after.answer else {
      let now = after.answer?.words ?? "blank"
      return change(
        "\(whose): \(now) instead of \(before.answer?.words ?? "blank").", .mark(place),
        after.reason)
    }
    if before.reason != after.reason {
      return change("\(whose): the reason is different.", .reason(place), after.reason)
    }
    guard before.evidence != after.evidence else { return nil }
    return change("\(whose): it rests on other evidence.", .evidence(place), after.reason)
  }

  private var agreedChanges: [ValueChange] {
    let options = Set(old.agreed.keys).union(new.agreed.keys).sorted()
    return options.flatMap { option -> [ValueChange] in
      let (before, after) = (old.agreed[option] ?? [:], new.agreed[option] ?? [:])
      return Set(before.keys).union(after.keys).sorted().compactMap { criterion in
        guard before[criterion] != after[criterion] else { return nil }
        let now = after[criterion]?.mark.description ?? "none"
        let then = before[criterion]?.mark.description ?? "none"
        return change(
          "\(names.option(option)) on \(names.criterion(criterion)), agreed: \(now) instead of "
            + "\(then).", .agreed(MatrixCell(option, criterion)), after[criterion]?.reason ?? "")
      }
    }
  }

  // MARK: Weights

  var reweighted: [ValueChange] {
    let holders = Set(old.weights.keys).union(new.weights.keys)
      .sorted { $0.description < $1.description }
    var found = holders.flatMap { holder -> [ValueChange] in
      let (before, after) = (old.weights[holder] ?? [:], new.weights[holder] ?? [:])
      return Set(before.keys).union(after.keys).sorted().compactMap { criterion in
        guard before[criterion] != after[criterion] else { return nil }
        if present.hides(holder, from: viewer) {
          return change(
            "\(names.criterion(criterion)), \(holder.words(names)) weight: hidden until the reveal.",
            nil)
        }
        let now = after[criterion].map { "\($0) points" } ?? "not set"
        let then = before[criterion].map { "\($0)" } ?? "not set"
        let family = WeightFamily(under: new.document.criterion(criterion)?.parent)
        return change(
          "\(names.criterion(criterion)), \(holder.words(names)) weight: \(now) instead of \(then).",
          .weight(holder, criterion), new.elicitations[holder]?[family]?.words ?? "")
      }
    }
    if old.weightLock != new.weightLock {
      let words = new.weightLock == nil ? "open again" : "settled"
      found.append(
        change("The agreed weights are \(words).", .weightLock, new.weightLock?.words ?? ""))
    }
    return found
  }

  // MARK: The rest

  private var substituted: [ValueChange] {
    Set(old.substitutes.keys).union(new.substitutes.keys).sorted().compactMap { member in
      let (before, after) = (old.substitutes[member]?.person, new.substitutes[member]?.person)
      guard before != after else { return nil }
      let words = after.map { "\(names.person($0)) sits in" } ?? "nobody sits in"
      return change("For \(names.person(member)) \(words).", .substitute(member))
    }
  }

  private var parked: [ValueChange] {
    Set(old.parked.keys).union(new.parked.keys).sorted().compactMap { id in
      guard old.parked[id] != new.parked[id] else { return nil }
      let words =
        new.parked[id].map { $0.sentence(in: new).oneLine } ?? "one was taken back"
      return change("A parked question: \(words).", .parked(id))
    }
  }

  /// People, rounds, comments and the decision.
  var others: [ValueChange] {
    var found: [ValueChange] = []
    for person in new.assessors {
      let before = old.assessor(person.id)
      guard before != person else { continue }
      let what = before == nil ? "takes part" : "is described differently"
      found.append(change("\(names.person(person.id)) \(what).", .assessor(person.id)))
    }
    for person in old.assessors where new.assessor(person.id) == nil {
      found.append(
        change("\(names.person(person.id)) does not take part any more.", .assessor(person.id)))
    }
    for round in new.rounds {
      let before = old.rounds.first { $0.id == round.id }
      guard before != round else { continue }
      found.append(change("Round \(round.id.number) is \(round.state.rawValue).", .round(round.id)))
    }
    found += substituted + parked
    if old.attendance != new.attendance {
      found.append(change("What is noted of who was there is different.", nil))
    }
    if old.comments != new.comments { found.append(change("Comments are different.", nil)) }
    if old.decision != new.decision, let made = new.decision {
      let isFirst = old.decision.map(made.follows) ?? true
      let words =
        isFirst
        ? "The decision of \(CalendarDay.words(of: made.day)) was recorded."
        : "The decision is different."
      let reason = isFirst || made.departure.isEmpty ? made.words : made.departure
      found.append(change(words, .decision, reason))
    }
    return found
  }
}

/// A cell of a ballot, in an order that is the same everywhere.
private struct CellKey: Hashable, Comparable {
  var place: MarkingPlace

  static func < (left: Self, right: Self) -> Bool {
    (left.place.round, left.place.option, left.place.criterion, left.place.assessor)
      < (right.place.round, right.place.option, right.place.criterion, right.place.assessor)
  }
}

extension Appraisal {
  /// Every cell of every ballot on which something stands.
  fileprivate var cells: [CellKey] {
    ballots.flatMap { round, people in
      people.flatMap { person, ballot in
        ballot.markings.flatMap { option, row in
          row.keys.map { criterion in
            CellKey(
              place: MarkingPlace(
                round: round, assessor: person, option: option, criterion: criterion))
          }
        }
      }
    }
  }
}

extension Element {
  /// An option without where it stands, which is compared by itself; others as they are.
  fileprivate var withoutStanding: Element {
    guard case .option(var option) = self else { return self }
    option.status = .active
    option.statusReason = ""
    return .option(option)
  }
}
