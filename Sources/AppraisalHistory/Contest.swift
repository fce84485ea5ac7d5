package import AppraisalModel

/// A value that people set without having seen each other: who said what, and when.
package struct Contest: Equatable, Sendable {
  /// What one of them said.
  package struct Claim: Equatable, Sendable {
    package var entry: RecordedEdit
    /// Who made it, by name.
    package var author: String
    /// What was done, as the sentence goes on after the name.
    package var words: String

    /// The whole sentence, and behind it the time by the clock of whoever reads: what was said is
    /// what claims are compared by.
    package func sentence(_ clock: ReaderClock) -> String {
      "\(author) \(words) (\(clock.moment(entry.time)))"
    }
  }

  package var register: Register
  /// What the value is called: "The mark of Join the council on Care, by Ann".
  package var title: String
  /// What was said, oldest first; the last stands until somebody says which does.
  package var claims: [Claim]
}

/// Why a contest cannot be settled by saying which claim stands.
package enum ContestRefusal: Error, Equatable {
  /// No edit can say it again: the value moves on, or somebody has left.
  case saidOnce

  /// What is wrong, of a value that has a title.
  package func sentence(_ title: String) -> String {
    switch self {
    case .saidOnce: "\(title) is settled when it next moves on."
    }
  }
}

extension Contest {
  /// The edits that say that a claim stands.
  package func settling(on claim: Claim, in appraisal: Appraisal) throws(ContestRefusal) -> [Edit] {
    let edits = appraisal.restating(claim.entry.edit)
    guard !edits.isEmpty else { throw .saidOnce }
    return edits
  }
}

extension Fold {
  /// The values that are contested, as a viewer may see them, by the time of the first claim.
  ///
  /// Answers and reasons of others in a round that is not revealed are left out of the words.
  /// - Complexity: O(*n*) in the number of entries.
  package func contests(viewer: AssessorID?) -> [Contest] {
    let registers = contested
    guard !registers.isEmpty else { return [] }
    let names = RecordNames(entries)
    return registers.map { register in
      Contest(
        register: register, title: register.words(names),
        claims: (standing[register] ?? []).map { entry in
          Contest.Claim(
            entry: entry, author: names.person(entry.author),
            words: entry.edit.words(
              names, by: entry.author, hidesMarks: appraisal.hides(entry.edit, from: viewer)))
        })
    }
  }
}

extension Register {
  /// What the value is called at the beginning of a line.
  func words(_ names: RecordNames) -> String {
    switch self {
    case .assessor(let id): "Who \(names.person(id)) is"
    case .standing(let id): "Where \(names.option(id)) stands"
    case .mark(let place): "The mark of \(cell(place, names))"
    case .reason(let place): "The reason for \(cell(place, names))"
    case .evidence(let place): "The evidence for \(cell(place, names))"
    case .weight(let holder, let id):
      "The weight of \(names.criterion(id)) (\(whose(holder, names)))"
    case .round(let number): "Round \(number.number)"
    case .handedIn(let number, let id):
      "Whether \(names.person(id)) has handed in round \(number.number)"
    case .agreed(let cell):
      "The agreed score of \(names.option(cell.option)) on \(names.criterion(cell.criterion))"
    case .element(let name): "The \(name.kind.words) \"\(names.element(name).oneLine)\""
    case .place(let name): "The place of \"\(names.element(name).oneLine)\" in its list"
    case .head: "The question, the terms or the counting of money"
    case .comment: "A comment"
    case .elicitation(let holder, let family):
      "How the weights under \(names.family(family)) came about (\(whose(holder, names)))"
    case .weightLock: "Whether the weights are settled"
    case .decision: "The decision"
    case .hold(let id): "Whether the hold \(id) stands"
    }
  }

  private func cell(_ place: MarkingPlace, _ names: RecordNames) -> String {
    "\(place.words(names)), by \(names.person(place.assessor))"
  }

  private func whose(_ holder: WeightHolder, _ names: RecordNames) -> String {
    switch holder {
    case .agreed: "agreed"
    case .body(let id): names.body(id)
    case .assessor(let id): names.person(id)
    }
  }
}
