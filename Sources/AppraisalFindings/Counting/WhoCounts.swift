package import AppraisalModel

extension Appraisal {
  /// The appraisal as if nothing stood in the way of the options that are blocked.
  ///
  /// Options that are a name only stay out.
  package var withBlocked: Appraisal {
    var copy = self
    for index in copy.document.options.indices where copy.document.options[index].isMarkable {
      if copy.document.options[index].status == .blocked {
        copy.document.options[index].status = .active
      }
    }
    return copy
  }

  /// The appraisal as it stood once a round was over, with nothing agreed since.
  func upTo(_ round: RoundNumber) -> Appraisal {
    var part = self
    part.rounds.removeAll { $0.id > round }
    return part
  }
}

/// Whose ballots a result is made of.
package enum Electorate: Hashable, Sendable {
  /// Everybody whose marks count; before a reveal, what the viewer may see.
  case board(viewer: AssessorID?)
  /// Those of one body; what it may not mark comes from those who do.
  case body(BodyID, people: [AssessorID])
  case person(AssessorID)
}

/// The people whose ballots make up each column of a table, and how much each counts.
///
/// In a column all options are compared on the marks of the same people: whoever may not mark one
/// of the options that are compared is out of the column.
struct Voters: Equatable, Sendable {
  /// One person's part in a column.
  struct Voter: Equatable, Sendable {
    var ballot: Ballot
    var person: AssessorID
    /// How much the person counts beside the others of the column.
    var weight: Double
  }

  /// The voters of each column.
  let columns: [[Voter]]
  /// The people whose ballots count somewhere, in order of joining.
  let people: [AssessorID]
  let basis: Basis

  /// Finds the voters for a table; those who can still finish are in it too where that is asked for,
  /// their blanks open.
  init(
    _ appraisal: Appraisal, _ electorate: Electorate, options: [OptionID],
    criteria: [CriterionID], withAwaited: Bool = false, adding: Adding? = nil
  ) {
    let adding = adding ?? appraisal.document.terms.adding
    let (people, basis) = Self.people(appraisal, electorate, withAwaited: withAwaited)
    self.people = people.map(\.id)
    self.basis = basis
    let helpers = Self.helpers(appraisal, electorate)
    let silent = Self.silent(appraisal, electorate, adding)
    let ballots = Dictionary(
      (people + helpers).map { person in
        let isSilent = appraisal.body(of: person).map(silent.contains) ?? false
        return (person.id, isSilent ? Ballot() : appraisal.standingBallot(of: person.id))
      }, uniquingKeysWith: { first, _ in first })
    columns = criteria.map { criterion in
      let own = people.filter { appraisal.takesPart($0, in: criterion, comparing: options) }
      let all =
        own.isEmpty && !people.isEmpty && !helpers.isEmpty
          && appraisal.isLeftToOthers(criterion, than: electorate)
        ? helpers.filter { appraisal.takesPart($0, in: criterion, comparing: options) } : own
      return zip(all, appraisal.weights(of: all, adding)).map { person, weight in
        Voter(ballot: ballots[person.id] ?? Ballot(), person: person.id, weight: weight)
      }
    }
  }

  /// Those whose ballots make the result: the finished ones, else those that have begun.
  private static func people(
    _ appraisal: Appraisal, _ electorate: Electorate, withAwaited: Bool
  ) -> ([Assessor], Basis) {
    let candidates: [Assessor]
    switch electorate {
    case .board(let viewer):
      if appraisal.hidesMarks {
        guard let viewer, !appraisal.hidesTotals else { return ([], .nobody) }
        return ([appraisal.assessor(viewer) ?? Assessor(id: viewer, name: "")], .own(viewer))
      }
      candidates = appraisal.assessors.filter(appraisal.counts)
    case .body(_, let people):
      candidates = appraisal.assessors.filter { people.contains($0.id) }
    case .person(let id):
      return ([appraisal.assessor(id) ?? Assessor(id: id, name: "")], .own(id))
    }
    var stages: [(person: Assessor, stage: BallotStage)] = []
    for person in candidates { stages.append((person, appraisal.stage(of: person.id))) }
    let finished = stages.filter { $0.stage == .finished }.map(\.person)
    let begun = stages.filter { $0.stage != .notBegun }.map(\.person)
    if withAwaited {
      let all = candidates.filter(appraisal.awaits)
      return (all, .begun(ballots: all.count))
    }
    if finished.isEmpty {
      return begun.count > 1
        ? (begun, .begun(ballots: begun.count))
        : (begun, begun.first.map { .own($0.id) } ?? .nobody)
    }
    return finished.count > 1
      ? (finished, .mean(ballots: finished.count)) : (finished, .own(finished[0].id))
  }

  /// The bodies that give no result because fewer of their ballots count than their quorum; what
  /// they would say is open wherever bodies speak as such.
  private static func silent(
    _ appraisal: Appraisal, _ electorate: Electorate, _ adding: Adding
  ) -> Set<BodyID> {
    let asBodies =
      switch electorate {
      case .body: true
      case .board: adding != .members && !appraisal.hidesMarks
      case .person: false
      }
    guard asBodies else { return [] }
    return Set(appraisal.document.bodies.filter { !appraisal.hasQuorum($0) }.map(\.id))
  }

  /// Those of other bodies, from whom comes what a body may not mark itself.
  private static func helpers(_ appraisal: Appraisal, _ electorate: Electorate) -> [Assessor] {
    switch electorate {
    case .body(_, let people):
      appraisal.assessors.filter {
        appraisal.counts($0) && !people.contains($0.id)
          && appraisal.stage(of: $0.id) != .notBegun
      }
    case .board, .person: []
    }
  }
}

extension Appraisal {
  /// Whether a person may mark every one of some options on a criterion.
  fileprivate func takesPart(
    _ person: Assessor, in criterion: CriterionID, comparing options: [OptionID]
  ) -> Bool {
    let isFree =
      !person.interests.contains(where: \.barsSomething)
      && document.criterion(criterion)?.markedBy.isEmpty != false
    return isFree
      || options.allSatisfy { bar(on: person, option: $0, criterion: criterion) == nil }
  }

  /// Whether a criterion is marked by other bodies than the one whose result is made.
  fileprivate func isLeftToOthers(
    _ criterion: CriterionID, than electorate: Electorate
  ) -> Bool {
    guard case .body(let body, _) = electorate else { return false }
    let markers = document.criterion(criterion)?.markedBy ?? []
    return !markers.isEmpty && !markers.contains(body)
  }

  /// How much each of some people counts beside the others.
  ///
  /// Where bodies count as such, the people of a body share what it counts; those without a body
  /// are taken as one more.
  fileprivate func weights(of people: [Assessor], _ adding: Adding) -> [Double] {
    guard adding != .members else { return people.map { _ in 1 } }
    let bodies = people.map(body)
    let sizes = Dictionary(grouping: bodies, by: \.self).mapValues(\.count)
    return bodies.map { id in
      let body = document.bodies.first { $0.id == id }
      let share = adding == .given ? body?.share?.value ?? 1 : 1
      return share / Double(sizes[id] ?? 1)
    }
  }
}
