/// What the authors of a record's entries knew when they wrote them.
///
/// Whoever had seen an entry knows what its author had seen, so that entries need not name what
/// follows from others that they name.
struct CausalPast: Sendable {
  /// What was said of a person, and where; nil for having left.
  private struct Statement: Sendable {
    var sitting: Int
    var number: Int
    var person: Assessor?
  }

  /// A person as they knew themselves, where that is another than in the present state.
  struct Changed {
    /// The person, or nil where they had left.
    var person: Assessor?
  }

  private(set) var sittings = SittingNumbers()
  /// What the author of the newest entry of every sitting knew, by the number of the sitting.
  private var knowledge: [Knowledge] = []
  /// What was known in every sitting from which of its entries on, oldest first.
  private var learned: [[(number: Int, ends: KnownEnds)]] = []
  /// What was said of each person, oldest first.
  private var people: [AssessorID: [Statement]] = [:]
  /// A time at which a round took no marks.
  private struct Ending: Sendable {
    /// What the entry that ended the round had seen.
    var known: Knowledge
    /// The entry that opened the round again, or nil.
    var reopening: EntryAddress?
  }

  private var endings: [RoundNumber: [Ending]] = [:]
  /// The rounds that were ended once, opened again or not.
  var endedRounds: Set<RoundNumber> { Set(endings.keys) }
  /// Entries in rounds that were ended without having seen them.
  var late: Set<EntryAddress> = []

  /// The newest entry of every sitting.
  var heads: [SegmentID: Int] {
    var heads: [SegmentID: Int] = [:]
    for (number, known) in knowledge.enumerated() where known.newest >= 0 {
      heads[sittings.names[number]] = known.newest
    }
    return heads
  }

  /// Adds an entry, and what it says that its author had seen, to what is known in its sitting.
  mutating func note(_ entry: RecordedEdit) -> Knowledge {
    let sitting = number(of: entry.address.segment)
    if !entry.seen.isEmpty {
      for (name, end) in entry.seen { learn(number(of: name), upTo: end, in: sitting) }
      learned[sitting].append((entry.address.number, knowledge[sitting].others))
    }
    knowledge[sitting].take(entry)
    return knowledge[sitting]
  }

  /// Makes a sitting known, with everything that its author had seen up to an entry.
  private mutating func learn(_ other: Int, upTo end: Int, in sitting: Int) {
    guard other != sitting, knowledge[sitting].others.end(of: other) < end else { return }
    if let known = learned[other].last(where: { $0.number <= end }) {
      knowledge[sitting].others.merge(known.ends)
    }
    knowledge[sitting].others.raise(other, to: end)
  }

  private mutating func number(of name: SegmentID) -> Int {
    let number = sittings.number(of: name)
    while knowledge.count <= number {
      knowledge.append(Knowledge(sitting: knowledge.count))
      learned.append([])
    }
    return number
  }

  /// Whether the author of the newest entry of a sitting had seen another entry.
  func hasSeen(_ address: EntryAddress, in sitting: SegmentID) -> Bool {
    sittings.find(sitting).map { knowledge[$0].covers(address, sittings) } ?? false
  }

  /// Whether the author of the newest entry of a sitting had seen everything that was noted.
  ///
  /// - Complexity: O(*s*) in the number of sittings.
  func hasSeenAll(in sitting: SegmentID) -> Bool {
    guard let own = sittings.find(sitting) else { return false }
    return knowledge.indices.allSatisfy { knowledge[own].covers($0, knowledge[$0].newest) }
  }

  /// Whether an entry had been seen.
  func hasSeen(_ entry: EntryAddress, _ known: Knowledge) -> Bool {
    known.covers(entry, sittings)
  }

  /// Remembers what an entry that may be made says of a person, also where it says it again.
  mutating func notePerson(_ entry: RecordedEdit, _ sitting: Int) {
    guard case .people(let edit) = entry.edit, let said = edit.said else { return }
    people[said.id, default: []].append(
      Statement(sitting: sitting, number: entry.address.number, person: said.person))
  }

  /// An author as the author knew it, or nil where that is how it is: a role that was given or
  /// taken elsewhere counts from when its holder had seen it.
  func changed(_ author: AssessorID?, _ known: Knowledge) -> Changed? {
    guard let author, let history = people[author], let last = history.indices.last,
      !known.covers(history[last].sitting, history[last].number)
    else { return nil }
    // Whoever writes knows that they take part, by the first that was said of them.
    let newest = history.last { known.covers($0.sitting, $0.number) } ?? history.first
    return Changed(person: newest?.person)
  }

  /// Remembers that an entry, with what its author knew, ended a round or opened it again.
  mutating func noteEnding(_ entry: RecordedEdit, _ known: Knowledge) {
    guard case .rounds(let edit) = entry.edit else { return }
    switch edit {
    case .moveRound(let round, _, .ended): endings[round, default: []].append(Ending(known: known))
    case .openAgain(let round, _):
      if let last = endings[round]?.indices.last {
        endings[round]?[last].reopening = entry.address
      }
    case .moveRound, .openRound, .handIn, .reopen: return
    }
  }

  /// Whether an entry belongs to a ballot of a round that was ended without having seen it, and its
  /// author had not seen that the round was opened again.
  func isLate(_ entry: RecordedEdit) -> Bool {
    if !late.isEmpty, late.contains(entry.address) { return true }
    guard !endings.isEmpty, let round = entry.edit.ballotRound, let endings = endings[round] else {
      return false
    }
    return endings.contains { ending in
      !ending.known.covers(entry.address, sittings)
        && !(ending.reopening.map { hasSeen($0, entry) } ?? false)
    }
  }

  /// Whether the author of an entry had seen another.
  private func hasSeen(_ other: EntryAddress, _ entry: RecordedEdit) -> Bool {
    if other.segment == entry.address.segment { return other.number <= entry.address.number }
    guard let sitting = sittings.find(entry.address.segment),
      let place = sittings.find(other.segment),
      let known = learned[sitting].last(where: { $0.number <= entry.address.number })
    else { return false }
    return known.ends.end(of: place) >= other.number
  }

  /// Whether the author of the newest entry of a sitting lost a role without having seen it.
  func mayDoubt(_ entry: RecordedEdit, _ losses: RoleLosses) -> Bool {
    guard !losses.all.isEmpty, let sitting = sittings.find(entry.address.segment) else {
      return false
    }
    return losses.mayDoubt(entry.author, knowledge[sitting], sittings)
  }

  /// Takes those that an author had seen out of the edits that stand, and adds the author's own.
  func supersede(
    _ standing: inout [RecordedEdit], by entry: RecordedEdit, _ known: Knowledge
  ) {
    if standing.count == 1, known.covers(standing[0].address, sittings) {
      standing[0] = entry
      return
    }
    standing.removeAll { known.covers($0.address, sittings) }
    standing.append(entry)
  }
}

/// Numbers for sittings in the order in which they are met, so that the long names need not be
/// looked up for every edit.
struct SittingNumbers: Sendable {
  private(set) var names: [SegmentID] = []
  private var numbers: [SegmentID: Int] = [:]
  /// The one asked for last, which is often asked for again.
  private var latest = 0

  /// The number of a sitting, a new one for a sitting that was not met yet.
  mutating func number(of name: SegmentID) -> Int {
    if latest < names.count, names[latest] == name { return latest }
    if let number = numbers[name] {
      latest = number
    } else {
      latest = names.count
      numbers[name] = latest
      names.append(name)
    }
    return latest
  }

  /// The number of a sitting, or nil where it was not met.
  func find(_ name: SegmentID) -> Int? {
    if latest < names.count, names[latest] == name { return latest }
    return numbers[name]
  }
}

/// What the author of an entry had seen: the newest entry of every sitting.
struct Knowledge: Sendable {
  /// The number of the author's own sitting.
  let sitting: Int
  private var own = -1
  /// What is known of other sittings.
  fileprivate(set) var others = KnownEnds()
  /// The newest entry of the sitting itself, or -1 before the first.
  private(set) var newest = -1

  init(sitting: Int) { self.sitting = sitting }

  /// Adds the entry itself.
  fileprivate mutating func take(_ entry: RecordedEdit) {
    own = entry.address.number
    newest = max(newest, own, 0)
  }

  /// Whether an entry had been seen, given by the number of its sitting and its own.
  func covers(_ other: Int, _ number: Int) -> Bool {
    (other == sitting ? own : others.end(of: other)) >= number
  }

  /// Whether an entry had been seen.
  func covers(_ address: EntryAddress, _ sittings: SittingNumbers) -> Bool {
    guard let other = sittings.find(address.segment) else { return address.number < 0 }
    return covers(other, address.number)
  }
}
