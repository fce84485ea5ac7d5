/// The name of one sitting of one writer.
package struct SegmentID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The name, which its header repeats and its file has as its stem.
  package let text: String

  package init(_ text: String) { self.text = text }

  package var description: String { text }

  /// Orders names by their bytes.
  package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// The place of one entry in a record.
package struct EntryAddress: Hashable, Sendable, Comparable {
  package var segment: SegmentID
  /// The entry's number in it; 0 is the header.
  package var number: Int

  package init(segment: SegmentID, number: Int) {
    self.segment = segment
    self.number = number
  }

  /// Orders addresses by sitting and number, which says nothing about time.
  package static func < (left: Self, right: Self) -> Bool {
    (left.segment, left.number) < (right.segment, right.number)
  }
}

/// One edit as it stands in a record: who made it, when, and what its author had seen.
package struct RecordedEdit: Hashable, Sendable {
  package var address: EntryAddress
  /// The operation's own name; a second entry of the same operation changes nothing.
  package var operation: String
  /// The time by the writer's clock, as `2026-11-21T00:12:59.123Z`; it labels and sorts, and
  /// never decides.
  package var time: String
  package var author: AssessorID?
  /// The newest entry of other sittings that the author had seen, where that had changed; what an
  /// author had seen of whom it names may be left out.
  package var seen: [SegmentID: Int]
  /// The action that it belongs to together with others, or empty.
  package var group: String
  package var edit: Edit

  package init(
    address: EntryAddress, operation: String, time: String, author: AssessorID?,
    seen: [SegmentID: Int] = [:], group: String = "", edit: Edit
  ) {
    self.address = address
    self.operation = operation
    self.time = time
    self.author = author
    self.seen = seen
    self.group = group
    self.edit = edit
  }
}

/// The rules by which edits become a state, by the number that is kept of them.
///
/// What counts is changed by new rules and never by changed ones, so that a state that was kept can
/// be made again by the rules that held when it was made.
package enum FoldRules: Int, CaseIterable, Comparable, Sendable {
  case first = 1
  case second

  /// The rules by which records are read now.
  package static let newest = second

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The state that a set of recorded edits gives, and what there is to say about them.
///
/// Any set of edits folds. The order is that of cause before effect, and among edits that did not
/// see each other that of time, then sitting; it is the same however the edits were read. What
/// cannot be applied is listed and changes nothing.
package struct Fold: Sendable {
  /// An edit that was not applied, and why.
  package struct Ignored: Hashable, Sendable {
    package var entry: RecordedEdit
    package var reason: EditRefusal
  }

  /// What decides which edits count.
  package let rules: FoldRules
  package private(set) var appraisal = Appraisal()
  /// The edits in the order in which they were applied.
  package private(set) var entries: [RecordedEdit] = []
  /// Edits that were not applied.
  package private(set) var ignored: [Ignored] = []
  /// For each value, the edits that set it and that no other edit has superseded, oldest first.
  package private(set) var standing: [Register: [RecordedEdit]] = [:]

  /// Which keys speak for whom.
  package private(set) var keys = Keyholding()
  private var past = CausalPast()
  /// The operations that were met, by who used them: nobody takes another's away.
  private var operations: [AssessorID?: Set<String>] = [:]
  /// The keys that were vouched for.
  private var vouched: [AssessorID: Set<PublicKey>] = [:]
  /// What was taken out of the case, now or once.
  private var removed: Set<ElementName> = []

  package init(rules: FoldRules = .newest) { self.rules = rules }

  /// Makes a fold that holds a state without its history, such as that of a snapshot.
  package init(state: Appraisal, rules: FoldRules = .newest) {
    self.rules = rules
    appraisal = state
  }

  /// Folds edits that may come in any order.
  ///
  /// The array becomes that of the entries, without a copy where nobody else holds it.
  ///
  /// - Complexity: O(*n* log *n*) in the number of edits.
  package init(
    _ edits: [RecordedEdit], keys: Keyholding = Keyholding(), rules: FoldRules = .newest
  ) {
    self.init(rules: rules)
    var edits = edits
    CausalOrder.arrange(&edits)
    self.keys = keys
    self.keys.settle(edits)
    var left = takeAll(edits)
    // By its clock an edit may stand before the end of its round, which had not seen it.
    let late = edits.indices.filter { !left.contains($0) && past.isLate(edits[$0]) }
    if !late.isEmpty {
      startAnew()
      past.late = Set(late.map { edits[$0].address })
      left = take(edits)
    }
    if !left.isEmpty {
      var place = -1
      edits.removeAll { _ in
        place += 1
        return left.contains(place)
      }
    }
    entries = edits
  }

  /// Forgets everything but the keys.
  private mutating func startAnew() {
    let keys = keys
    self = Fold(rules: rules)
    self.keys = keys
  }

  /// Applies edits until what was vouched for in them is what counts; each time more is known of.
  private mutating func takeAll(_ edits: [RecordedEdit]) -> Set<Int> {
    var left = take(edits)
    var heard: [[AssessorID: Set<PublicKey>]] = []
    while !heard.contains(vouched), keys.hear(vouched) {
      heard.append(vouched)
      startAnew()
      left = take(edits)
    }
    return left
  }

  /// Applies edits in their order and gives the places of those that were not applied.
  private mutating func take(_ edits: [RecordedEdit]) -> Set<Int> {
    Set(edits.indices.filter { !take(edits[$0]) })
  }

  /// The newest entry of every sitting.
  ///
  /// - Complexity: O(*s*) in the number of sittings.
  package var heads: [SegmentID: Int] { past.heads }

  /// Applies one more edit whose causes have been applied.
  ///
  /// - Complexity: O(*s*) in the number of sittings that the edit names, beside that of applying.
  package mutating func append(_ entry: RecordedEdit) {
    if take(entry) { entries.append(entry) }
    guard keys.hear(vouched) else { return }
    // What did not count may count now, or the other way round.
    self = Fold(entries + ignored.map(\.entry), keys: keys, rules: rules)
  }

  /// Applies one more edit whose causes have been applied, and does not keep it among the entries.
  package mutating func follow(_ entry: RecordedEdit) { _ = take(entry) }

  /// Applies one more edit, or gives false.
  private mutating func take(_ entry: RecordedEdit) -> Bool {
    let known = past.note(entry)
    do throws(EditRefusal) {
      try checkKey(of: entry)
    } catch {
      ignored.append(Ignored(entry: entry, reason: error))
      return false
    }
    guard operations[entry.author, default: []].insert(entry.operation).inserted else {
      return false
    }
    do throws(EditRefusal) {
      try Self.authorise(entry, past.changed(entry.author, known), appraisal)
      if let round = entry.edit.ballotRound, past.isLate(entry) {
        throw EditRefusal.roundNotOpen(round, .ended)
      }
      past.notePerson(entry, known.sitting)
      try apply(entry.edit)
    } catch {
      ignored.append(Ignored(entry: entry, reason: error))
      return false
    }
    if case .rounds(.moveRound(let round, _, .ended)) = entry.edit { past.endings[round] = known }
    if case .people(.vouch(let person, let key)) = entry.edit {
      vouched[person, default: []].insert(key)
    }
    guard let register = entry.edit.register else { return true }
    past.supersede(&standing[register, default: []], by: entry, known)
    return true
  }

  /// Refuses what is signed by a key that does not speak for the person whom its sitting names.
  private func checkKey(of entry: RecordedEdit) throws(EditRefusal) {
    if !keys.silenced.isEmpty, keys.silenced.contains(entry.address.segment) {
      throw .keyNotTheirs(entry.author)
    }
    // Until somebody has joined, whoever comes first would have every role.
    var isBeginning = appraisal.assessors.isEmpty
    if case .document(.adopt) = entry.edit { isBeginning = true }
    if isBeginning, !keys.mayBegin(entry) { throw .notTheFounder }
  }

  /// Refuses an edit that its author might not make in the state that the author knew.
  private static func authorise(
    _ entry: RecordedEdit, _ changed: CausalPast.Changed?, _ appraisal: Appraisal
  ) throws(EditRefusal) {
    guard let changed else { return try appraisal.authorise(entry.edit, by: entry.author) }
    var past = appraisal
    past.assessors.removeAll { $0.id == entry.author }
    if let person = changed.person { past.assessors.append(person) }
    try past.authorise(entry.edit, by: entry.author)
  }

  /// Applies an edit; what is said on a ballot about something that is no longer in the case is
  /// kept.
  private mutating func apply(_ edit: Edit) throws(EditRefusal) {
    do {
      try appraisal.apply(edit, .recorded)
    } catch {
      guard let missing = error.missing, removed.contains(missing), case .marks(let entry) = edit,
        entry.keep(in: &appraisal)
      else { throw error }
    }
    if case .document(.remove(let element, _)) = edit { removed.insert(element.name) }
  }

  /// The values that two or more edits set without having seen each other, by the time of the first.
  ///
  /// - Complexity: O(*n*) in the number of values, and O(*k* log *k*) in that of the contested.
  package var contested: [Register] {
    standing.filter { $0.value.count > 1 }
      .sorted { left, right in
        guard let first = left.value.first, let second = right.value.first else { return false }
        return CausalOrder.precedes(first, second)
      }
      .map(\.key)
  }

  /// The edit that last set a value, or nil while nobody has.
  package func latest(_ register: Register) -> RecordedEdit? { standing[register]?.last }
}
