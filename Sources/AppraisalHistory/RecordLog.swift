package import AppraisalModel

/// One line of the audit trail.
package struct LogLine: Equatable, Sendable {
  /// What became of an entry.
  package enum Status: Equatable, Sendable {
    case applied
    /// It was applied, and another entry set the same value without having seen it.
    case contested
    /// It was not applied, because its author had lost the role for it, and somebody who has the
    /// role must say whether it counts; the sentence says why.
    case waiting(String)
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
    case .waiting(let why): "\(author) \(words) This is contested: \(why)"
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

/// The audit trail of a record in sentences, each made when it is asked for.
package struct RecordLog: Sequence {
  private let fold: Fold
  private let viewer: AssessorID?
  private let filter: LogFilter
  private let names: RecordNames
  private let contested: Set<EntryAddress>
  /// Why those wait that somebody must say of whether they count.
  private let waiting: [EntryAddress: String]
  /// The entries that were not applied and are wanted, by their times.
  private let ignored: [Fold.Ignored]

  /// Tells the trail as a viewer may see it.
  ///
  /// Answers and reasons of others in a round that is not open are left out until its reveal.
  /// - Complexity: O(*n*) in the number of entries.
  package init(_ fold: Fold, viewer: AssessorID?, filter: LogFilter = LogFilter()) {
    (self.fold, self.viewer, self.filter) = (fold, viewer, filter)
    let names = RecordNames(fold)
    self.names = names
    waiting = Dictionary(
      fold.unconfirmed.map { ($0.entry.address, $0.sentence(names)) },
      uniquingKeysWith: { first, _ in first })
    contested = Set(fold.contested.flatMap { fold.standing[$0] ?? [] }.map(\.address))
    ignored = fold.ignored.filter { filter.lets($0.entry) }.enumerated()
      .sorted { ($0.element.entry.time, $0.offset) < ($1.element.entry.time, $1.offset) }
      .map(\.element)
  }

  /// The lines, in the order in which the entries count; ignored ones at their times.
  package func makeIterator() -> AnyIterator<LogLine> {
    var (next, refused) = (0, 0)
    return AnyIterator {
      while next < fold.entries.count, !filter.lets(fold.entries[next]) { next += 1 }
      let entry = next < fold.entries.count ? fold.entries[next] : nil
      let isNext = entry.map { refused < ignored.count && ignored[refused].entry.time < $0.time }
      if isNext ?? (refused < ignored.count) {
        defer { refused += 1 }
        let found = ignored[refused]
        if let why = waiting[found.entry.address] { return line(found.entry, .waiting(why)) }
        let why = found.reason.sentence(in: fold.appraisal.document)
        return line(found.entry, .ignored(why))
      }
      guard let entry else { return nil }
      next += 1
      return line(entry, contested.contains(entry.address) ? .contested : .applied)
    }
  }

  private func line(_ entry: RecordedEdit, _ status: LogLine.Status) -> LogLine {
    LogLine(
      entry: entry, author: names.person(entry.author),
      words: entry.edit.words(
        names, by: entry.author, hidesMarks: fold.appraisal.hides(entry.edit, from: viewer)),
      status: status)
  }
}
