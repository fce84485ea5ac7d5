package import AppraisalModel

/// A value that people set without having seen each other, or what somebody did who had lost the
/// role for it and had not seen that: who said what, and when.
package struct Contest: Equatable, Sendable {
  /// What one of them said.
  package struct Claim: Equatable, Sendable {
    package var entry: RecordedEdit
    /// Who made it, by name.
    package var author: String
    /// What was done, as the sentence goes on after the name.
    package var words: String
    /// Why it does not count until somebody says so; empty where it does.
    package var waits = ""

    /// The whole sentence, and behind it the time by the clock of whoever reads: what was said is
    /// what claims are compared by.
    package func sentence(_ clock: ReaderClock) -> String {
      "\(author) \(words) (\(clock.moment(entry.time)))" + (waits.isEmpty ? "" : " \(waits)")
    }
  }

  /// The value, or nil for an act that sets none.
  package var register: Register?
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
    let edit = claim.entry.edit
    let edits = claim.waits.isEmpty ? appraisal.restating(edit) : appraisal.confirming(edit)
    guard !edits.isEmpty else { throw .saidOnce }
    return edits
  }

  /// Those who had lost a role and had not seen it, of whose acts it can be said that none count.
  package func leavable(in appraisal: Appraisal) -> [AssessorID] {
    var found: [AssessorID] = []
    for claim in claims where !claim.waits.isEmpty {
      guard let author = claim.entry.author, !found.contains(author),
        !appraisal.leaving(actsOf: author).isEmpty
      else { continue }
      found.append(author)
    }
    return found
  }

  /// The contest without the claims of somebody of whose acts none count; nil where none is left.
  package func without(actsOf author: AssessorID) -> Contest? {
    var left = self
    left.claims.removeAll { !$0.waits.isEmpty && $0.entry.author == author }
    let isOpen = left.claims.count > 1 || left.claims.contains { !$0.waits.isEmpty }
    return isOpen ? left : nil
  }
}

extension Fold {
  /// The values that are contested, as a viewer may see them, by the time of the first claim.
  ///
  /// Answers and reasons of others in a round that is not revealed are left out of the words.
  /// - Complexity: O(*n*) in the number of entries.
  package func contests(viewer: AssessorID?) -> [Contest] {
    let registers = contested
    guard !registers.isEmpty || !unconfirmed.isEmpty else { return [] }
    let names = RecordNames(self)
    func claim(_ entry: RecordedEdit, waits: String = "") -> Contest.Claim {
      Contest.Claim(
        entry: entry, author: names.person(entry.author),
        words: entry.edit.words(
          names, by: entry.author, hidesMarks: appraisal.hides(entry.edit, from: viewer)),
        waits: waits)
    }
    var contests = registers.map { register in
      Contest(
        register: register, title: register.words(names),
        claims: (standing[register] ?? []).map { claim($0) })
    }
    for waiting in unconfirmed {
      let entry = waiting.entry
      let waits = claim(entry, waits: waiting.sentence(names))
      let subject = entry.edit.subject
      if let subject, let place = contests.firstIndex(where: { $0.register == subject }) {
        contests[place].claims.append(waits)
        continue
      }
      let stands = subject.flatMap { standing[$0] } ?? []
      contests.append(
        Contest(
          register: subject,
          title: subject?.words(names) ?? "What \(names.person(entry.author)) did",
          claims: stands.map { claim($0) } + [waits]))
    }
    return contests
  }
}

extension Fold.Unconfirmed {
  /// Why it does not count yet, in a sentence.
  package func sentence(_ names: RecordNames) -> String {
    "It does not count until somebody in that role says so: \(names.person(by)) had taken the role "
      + "away, and neither had seen the other."
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
    case .dissent: "A view that differs from the group's"
    case .elicitation(let holder, let family):
      "How the weights under \(names.family(family)) came about (\(whose(holder, names)))"
    case .weightLock: "Whether the weights are settled"
    case .decision: "The decision"
    case .attendance(let id, let moment):
      "Whether \(names.person(id)) was there at \(ReaderClock.utc.moment(moment.text))"
    case .substitute(let id): "Who sits in for \(names.person(id))"
    case .parked: "A parked question"
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
