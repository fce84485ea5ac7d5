import AppraisalFindings
import AppraisalModel

/// What is said of what others added: only what everybody may know, and little of it.
struct ArrivalWords {
  private let arrival: Arrival
  private let session: Session
  private let hadUnread: Bool

  init?(_ arrival: Arrival, _ bench: Bench, hadUnread: Bool) {
    guard let session = bench.present else { return nil }
    (self.arrival, self.session, self.hadUnread) = (arrival, session, hadUnread)
  }

  /// What is said, what matters most first; nil where nothing need be.
  var notice: Notice? {
    readingWords ?? contestWords.map { Notice(.refused, $0) }
      ?? (roundWords ?? handInWords ?? snapshotWords).map { Notice(.plain, $0) }
  }

  private var readingWords: Notice? {
    guard arrival.reading != nil, hadUnread != (session.unread != nil) else { return nil }
    return hadUnread
      ? Notice(.good, "Everything that was saved can be read again.")
      : Notice(
        .refused,
        "Something that was saved cannot be read any more, so that there is no result. w on Home "
          + "says what.")
  }

  /// That a value which the viewer set is contested now.
  private var contestWords: String? {
    let claims = arrival.entries.compactMap { $0.edit.register }
      .compactMap { session.recorded.standing[$0] }.filter { $0.count > 1 }
    guard let own = claims.first(where: { $0.contains { $0.author == session.viewer } }),
      let other = own.last(where: { $0.author != session.viewer }) ?? own.last
    else { return nil }
    let who = other.author == session.viewer ? "You, elsewhere," : name(other.author)
    return "\(who) changed the same as you without having seen it. c on Home says which stands."
  }

  private var roundWords: String? {
    arrival.entries.lazy.reversed().compactMap { entry -> String? in
      guard case .rounds(let edit) = entry.edit, isApplied(entry) else { return nil }
      return switch edit {
      case .openRound(let round): "\(name(entry.author)) opened round \(round.id.number)."
      case .moveRound(let round, _, .ended): "Round \(round.number) has ended."
      case .moveRound(let round, _, .revealed): "Round \(round.number) is revealed."
      case .moveRound(let round, _, .settled): "Round \(round.number) is settled."
      case .moveRound(let round, _, .open), .openAgain(let round, _):
        "Round \(round.number) is open again."
      case .handIn, .reopen: nil
      }
    }.first
  }

  private var handInWords: String? {
    let names = arrival.entries.compactMap { entry -> String? in
      guard case .rounds(.handIn(_, let person)) = entry.edit, person != session.viewer,
        isApplied(entry)
      else { return nil }
      return name(person)
    }
    guard let first = names.first else { return nil }
    return names.count == 1
      ? "\(first)'s ballot is in." : "\(Numbers.count(names.count, "ballot is", "ballots are")) in."
  }

  private var snapshotWords: String? {
    arrival.snapshots.last.map { snapshot in
      "\(snapshot.author) saved snapshot \(snapshot.number) \"\(snapshot.name)\"."
    }
  }

  private func isApplied(_ entry: RecordedEdit) -> Bool {
    !session.recorded.ignored.contains { $0.entry.address == entry.address }
  }

  private func name(_ person: AssessorID?) -> String {
    person.map { session.appraisal.name($0) } ?? "Somebody"
  }
}
