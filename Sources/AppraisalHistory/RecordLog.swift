package import AppraisalModel

/// One line of the audit trail.
package struct LogLine: Equatable, Sendable {
  /// What became of an entry.
  package enum Status: Equatable, Sendable {
    case applied
    /// It was applied, and another entry set the same value without having seen it.
    case contested
    /// It was not applied; the sentence says why.
    case ignored(String)
  }

  package var entry: RecordedEdit
  /// Who made it, by name.
  package var author: String
  /// What was done, as the sentence goes on after the name.
  package var words: String
  package var status: Status

  /// The whole sentence, with what became of it.
  package var sentence: String {
    switch status {
    case .applied: "\(author) \(words)"
    case .contested:
      "\(author) \(words) This is contested: somebody else set the same value without having seen "
        + "it, and somebody must say which stands."
    case .ignored(let why): "\(author) \(words) This was ignored: \(why)"
    }
  }
}

/// Which lines of the audit trail are wanted; what is nil or empty does not matter.
package struct LogFilter: Equatable, Sendable {
  /// The author, or the person whose ballot or weights are concerned.
  package var person: AssessorID?
  package var option: OptionID?
  package var criterion: CriterionID?
  package var round: RoundNumber?
  /// What they are about; empty for everything.
  package var topics: Set<LogTopic> = []
  /// The first moment in UTC, as records write it; empty for none.
  package var from = ""
  /// The first moment that is too late; empty for none.
  package var before = ""

  /// Makes a filter that lets everything through.
  package init() {}

  /// Whether an entry is wanted.
  func lets(_ entry: RecordedEdit) -> Bool {
    let subjects = entry.edit.account.subjects
    if let person, entry.author != person, !subjects.people.contains(person) { return false }
    if let option, !subjects.options.contains(option) { return false }
    if let criterion, !subjects.criteria.contains(criterion) { return false }
    if let round, subjects.round != round { return false }
    if !topics.isEmpty, topics.isDisjoint(with: entry.edit.account.topics) { return false }
    return lets(time: entry.time)
  }

  /// Whether what happened at a moment is wanted.
  package func lets(time: String) -> Bool {
    (from.isEmpty || time >= from) && (before.isEmpty || time < before)
  }
}

/// The audit trail of a record in sentences.
package struct RecordLog: Equatable, Sendable {
  /// The lines, in the order in which the entries count; ignored ones at their times.
  package let lines: [LogLine]

  /// Writes the trail as a viewer may see it.
  ///
  /// Answers and reasons of others in a round that is not open are left out until its reveal.
  /// - Complexity: O(*n* log *n*) in the number of entries.
  package init(_ fold: Fold, viewer: AssessorID?, filter: LogFilter = LogFilter()) {
    let ignored = fold.ignored.map(\.entry)
    let names = RecordNames(fold.entries + ignored)
    let document = fold.appraisal.document
    let contested = Set(fold.contested.flatMap { fold.standing[$0] ?? [] }.map(\.address))
    func line(_ entry: RecordedEdit, _ status: LogLine.Status) -> LogLine {
      LogLine(
        entry: entry, author: names.person(entry.author),
        words: entry.edit.words(
          names, by: entry.author, hidesMarks: fold.appraisal.hides(entry.edit, from: viewer)),
        status: status)
    }
    var lines = fold.entries.filter(filter.lets).map { entry in
      line(entry, contested.contains(entry.address) ? .contested : .applied)
    }
    for refused in fold.ignored where filter.lets(refused.entry) {
      let place = lines.firstIndex { $0.entry.time > refused.entry.time } ?? lines.count
      lines.insert(
        line(refused.entry, .ignored(refused.reason.sentence(in: document))), at: place)
    }
    self.lines = lines
  }
}
