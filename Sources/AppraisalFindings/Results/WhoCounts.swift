package import AppraisalModel

extension Appraisal {
  /// Whether a person's marks count: those of a member who sits for no body, or for one that
  /// decides.
  ///
  /// - Complexity: O(*b*) in the number of bodies.
  package func counts(_ person: Assessor) -> Bool {
    guard person.counts else { return false }
    let body = person.body.flatMap { id in document.bodies.first { $0.id == id } }
    return body.map { $0.part == .decides } ?? true
  }

  /// The appraisal as results are made of it: only those vote whose marks count, and no mark
  /// counts in a cell that its author may not mark.
  ///
  /// - Complexity: O(*n*) in the number of people and criteria; and in that of marks where somebody
  ///   may not mark everything.
  var counted: Appraisal {
    var copy = self
    for index in copy.assessors.indices where !counts(copy.assessors[index]) {
      copy.assessors[index].roles.removeAll { $0 == .member }
    }
    let isRestricted =
      document.criteria.contains { !$0.markedBy.isEmpty }
      || assessors.contains { $0.interests.contains(where: \.barsSomething) }
    guard isRestricted else { return copy }
    for (round, byAssessor) in ballots {
      for person in assessors where byAssessor[person.id] != nil {
        copy.ballots[round]?[person.id]?.dropAnswers { option, criterion in
          bar(on: person, option: option, criterion: criterion) != nil
        }
      }
    }
    return copy
  }

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

  /// The appraisal as one body sees it: only its people have marked, nothing has been agreed, and
  /// what it does not mark comes from those who do.
  ///
  /// Its people's marks count whatever their part. A body whose weights are all set is seen by them.
  /// - Complexity: O(*n*) in the number of marks.
  func seen(by body: BodyID, people: [AssessorID]) -> Appraisal {
    let foreign = Set(
      document.criteria.filter { !$0.markedBy.isEmpty && !$0.markedBy.contains(body) }.map(\.id))
    var copy = counted
    let others = Set(copy.assessors.filter(\.counts).map(\.id)).subtracting(people)
    copy.agreed = [:]
    copy.assessors = assessors.filter { people.contains($0.id) || others.contains($0.id) }
      .map { Assessor(id: $0.id, name: $0.name) }
    // Marks that may not stand are out already, and nobody here has a body to be asked for.
    for index in copy.document.criteria.indices { copy.document.criteria[index].markedBy = [] }
    for (round, byAssessor) in copy.ballots {
      for id in byAssessor.keys where !people.contains(id) {
        guard others.contains(id), !foreign.isEmpty else {
          copy.ballots[round]?[id] = nil
          continue
        }
        copy.ballots[round]?[id]?.dropAnswers { _, criterion in !foreign.contains(criterion) }
      }
    }
    if let own = weights[.body(body)], EffectiveWeights(self, holder: .body(body)).areSet {
      copy.weights[.agreed] = own
    }
    return copy
  }
}

extension Ballot {
  /// Drops the answers of some cells and keeps what else is said there.
  fileprivate mutating func dropAnswers(
    where isDropped: (OptionID, CriterionID) -> Bool
  ) {
    for (option, row) in markings {
      for criterion in row.keys where isDropped(option, criterion) {
        self[option, criterion].answer = nil
      }
    }
  }
}

extension Findings {
  /// Works out the result, and takes in what is blocked where that is asked for.
  package init(_ appraisal: Appraisal, viewer: AssessorID?, withBlocked: Bool) {
    self.init(withBlocked ? appraisal.withBlocked : appraisal, viewer: viewer)
  }
}
