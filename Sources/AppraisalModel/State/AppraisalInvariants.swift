extension Appraisal {
  /// Everything that must hold in an appraisal and does not, in a fixed order; empty when it is
  /// sound.
  ///
  /// What stands on a ballot, a comment or a decision about something that was taken out of the
  /// case is kept and is no fault.
  /// - Complexity: O(*n*) in the size of the appraisal.
  package func violations() -> [InvariantViolation] {
    let found = document == CaseDocument() ? [] : document.violations()
    return found + peopleViolations() + roundViolations() + ballotViolations()
      + agreedViolations() + weightViolations()
      + (formerDecisions + [decision].compactMap(\.self)).flatMap { $0.violations() }
  }

  private func peopleViolations() -> [InvariantViolation] {
    var found: [InvariantViolation] = []
    var seen: Set<AssessorID> = []
    for (index, person) in assessors.enumerated() where !seen.insert(person.id).inserted {
      let what = InvariantViolation.Kind.duplicate(id: person.id.text)
      found.append(InvariantViolation(what, at: "assessors[\(index)].id"))
    }
    for (index, person) in assessors.enumerated() {
      let at = "assessors[\(index)]"
      if let body = person.body, !document.bodies.contains(where: { $0.id == body }) {
        let what = InvariantViolation.Kind.unknown(what: "body", id: body.text)
        found.append(InvariantViolation(what, at: at + ".body"))
      }
      if let seat = person.seat, !document.seats.contains(where: { $0.id == seat }) {
        let what = InvariantViolation.Kind.unknown(what: "seat", id: seat.text)
        found.append(InvariantViolation(what, at: at + ".seat"))
      }
    }
    for (id, view) in dissents.sorted(by: { $0.key < $1.key }) {
      found += unknown(view.author, at: "dissents.\(id).author")
    }
    for (id, remark) in comments.sorted(by: { $0.key < $1.key }) {
      found += unknown(remark.author, at: "comments.\(id).author")
      if remark.words.isEmpty {
        let what = InvariantViolation.Kind.missing(what: "words")
        found.append(InvariantViolation(what, at: "comments.\(id).words"))
      }
    }
    return found
  }

  private func unknown(_ assessor: AssessorID, at path: String) -> [InvariantViolation] {
    self.assessor(assessor) == nil
      ? [InvariantViolation(.unknown(what: "assessor", id: assessor.text), at: path)] : []
  }

  private func roundViolations() -> [InvariantViolation] {
    var found: [InvariantViolation] = []
    for (index, round) in rounds.enumerated() {
      let isInOrder = round.id.number == index + 1
      let isOpenTooLong = round.state == .open && index < rounds.count - 1
      if !isInOrder || isOpenTooLong {
        let what = InvariantViolation.Kind.misplaced(id: String(round.id.number))
        found.append(InvariantViolation(what, at: "rounds[\(index)]"))
      }
    }
    for round in ballots.keys.sorted()
    where round != .solo && !rounds.contains(where: { $0.id == round }) {
      let what = InvariantViolation.Kind.unknown(what: "round", id: String(round.number))
      found.append(InvariantViolation(what, at: "ballots.\(round.number)"))
    }
    return found
  }

  private func ballotViolations() -> [InvariantViolation] {
    var found: [InvariantViolation] = []
    for (round, byAssessor) in ballots.sorted(by: { $0.key < $1.key }) {
      for (assessor, ballot) in byAssessor.sorted(by: { $0.key < $1.key }) {
        let at = "ballots.\(round.number).\(assessor)"
        found += unknown(assessor, at: at)
        if ballot.isEmpty { found.append(InvariantViolation(.badMark("empty ballot"), at: at)) }
        for (option, row) in ballot.markings.sorted(by: { $0.key < $1.key }) {
          for (criterion, marking) in row.sorted(by: { $0.key < $1.key }) {
            found += violations(of: marking, on: criterion, at: "\(at).\(option).\(criterion)")
          }
        }
      }
    }
    return found
  }

  private func violations(
    of marking: Marking, on criterion: CriterionID, at path: String
  ) -> [InvariantViolation] {
    guard let node = document.criterion(criterion) else { return [] }
    let isSound = marking.answer.map { (try? node.check($0)) != nil } ?? true
    guard marking.isEmpty || !isSound else { return [] }
    let what = InvariantViolation.Kind.badMark(marking.answer?.description ?? "empty")
    return [InvariantViolation(what, at: path)]
  }

  private func agreedViolations() -> [InvariantViolation] {
    agreed.sorted { $0.key < $1.key }.flatMap { option, row in
      row.sorted { $0.key < $1.key }.compactMap { criterion, score in
        guard let node = document.criterion(criterion),
          (try? node.check(.mark(score.mark))) == nil
        else { return nil }
        return InvariantViolation(
          .badMark(score.mark.description), at: "agreed.\(option).\(criterion)")
      }
    }
  }

  private func weightViolations() -> [InvariantViolation] {
    weights.sorted { $0.key.description < $1.key.description }.flatMap { holder, points in
      points.sorted { $0.key < $1.key }.compactMap { criterion, share in
        share < 0 || share > 1000
          ? InvariantViolation(
            .badMark(share.description), at: "weights.\(holder).\(criterion)") : nil
      }
    }
  }
}
