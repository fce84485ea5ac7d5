/// The name of one sitting of one writer.
public struct SegmentID: Hashable, Sendable, Comparable, Codable, CodingKeyRepresentable,
  CustomStringConvertible
{
  /// The name, which its header repeats and its file has as its stem.
  public let text: String

  /// Makes a name.
  public init(_ text: String) { self.text = text }

  /// The name.
  public var description: String { text }

  /// Orders names by their bytes.
  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }

  /// Reads a name.
  public init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }

  /// Writes the name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// The name as the key of an object.
  public var codingKey: any CodingKey { SlugKey(stringValue: text) }

  /// Reads a name from the key of an object.
  public init?(codingKey: some CodingKey) { text = codingKey.stringValue }
}

/// The place of one entry in a record.
public struct EntryAddress: Hashable, Sendable, Comparable {
  /// The sitting.
  public var segment: SegmentID
  /// The entry's number in it; 0 is the header.
  public var number: Int

  /// Makes an address.
  public init(segment: SegmentID, number: Int) {
    self.segment = segment
    self.number = number
  }

  /// Orders addresses by sitting and number, which says nothing about time.
  public static func < (left: Self, right: Self) -> Bool {
    (left.segment, left.number) < (right.segment, right.number)
  }
}

/// One edit as it stands in a record: who made it, when, and what its author had seen.
public struct RecordedEdit: Hashable, Sendable {
  /// Where it stands.
  public var address: EntryAddress
  /// The operation's own name; a second entry of the same operation changes nothing.
  public var operation: String
  /// The time by the writer's clock, as `2026-11-21T00:12:59.123Z`; it labels and sorts, and
  /// never decides.
  public var time: String
  /// Who made it.
  public var author: AssessorID?
  /// The newest entry of other sittings that the author had seen, where that had changed.
  public var seen: [SegmentID: Int]
  /// The action that it belongs to together with others, or empty.
  public var group: String
  /// What it changes.
  public var edit: Edit

  /// Makes a recorded edit.
  public init(
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

/// The state that a set of recorded edits gives, and what there is to say about them.
///
/// Any set of edits folds. The order is that of cause before effect, and among edits that did not
/// see each other that of time, then sitting; it is the same however the edits were read. What
/// cannot be applied is listed and changes nothing.
public struct Fold: Sendable {
  /// An edit that was not applied, and why.
  public struct Ignored: Hashable, Sendable {
    /// The edit.
    public var entry: RecordedEdit
    /// Why.
    public var reason: EditRefusal
  }

  /// The state.
  public private(set) var appraisal = Appraisal()
  /// The edits in the order in which they were applied.
  public private(set) var entries: [RecordedEdit] = []
  /// Edits that were not applied.
  public private(set) var ignored: [Ignored] = []
  /// For each value, the edits that set it and that no other edit has superseded, oldest first.
  public private(set) var standing: [Register: [RecordedEdit]] = [:]
  /// The newest entry of every sitting.
  public private(set) var heads: [SegmentID: Int] = [:]

  private var knowledge: [SegmentID: Knowledge] = [:]
  private var operations: Set<String> = []
  /// What was taken out of the case, now or once.
  private var removed: Set<ElementName> = []
  /// What was said of each person, and where, oldest first; nil for having left.
  private var people: [AssessorID: [(at: EntryAddress, person: Assessor?)]] = [:]
  /// What the entry that ended a round had seen.
  private var endings: [RoundNumber: Knowledge] = [:]
  /// Entries in rounds that were ended without having seen them.
  private var late: Set<EntryAddress> = []

  /// Makes the fold of no edits.
  public init() {}

  /// Makes a fold that holds a state without its history, such as that of a snapshot.
  public init(state: Appraisal) { appraisal = state }

  /// Folds edits that may come in any order.
  ///
  /// - Complexity: O(*n* log *n*) in the number of edits.
  public init(_ edits: [RecordedEdit]) {
    self.init(edits, late: [])
    // By its clock an edit may stand before the end of its round, which had not seen it.
    let late = Set(entries.filter(isLate).map(\.address))
    if !late.isEmpty { self.init(edits, late: late) }
  }

  private init(_ edits: [RecordedEdit], late: Set<EntryAddress>) {
    self.late = late
    var waiting: [EntryAddress: [RecordedEdit]] = [:]
    var present: [SegmentID: [Int]] = [:]
    for edit in edits { present[edit.address.segment, default: []].append(edit.address.number) }
    for segment in present.keys { present[segment]?.sort() }
    // Edits are large, and their numbers are not.
    let order = edits.indices.sorted { Self.precedes(edits[$0], edits[$1]) }
    for place in order { settle(edits[place], present, &waiting) }
    // Whatever waits in a circle can only come from a damaged record; nothing is dropped.
    for edit in waiting.values.joined().sorted(by: Self.precedes) { append(edit) }
  }

  private static func precedes(_ left: RecordedEdit, _ right: RecordedEdit) -> Bool {
    (left.time, left.address, left.operation) < (right.time, right.address, right.operation)
  }

  private mutating func settle(
    _ edit: RecordedEdit, _ present: [SegmentID: [Int]],
    _ waiting: inout [EntryAddress: [RecordedEdit]]
  ) {
    var ready = [edit]
    while let next = ready.popLast() {
      if let missing = cause(of: next, present) {
        waiting[missing, default: []].append(next)
        continue
      }
      append(next)
      guard let freed = waiting.removeValue(forKey: next.address) else { continue }
      ready = (ready + freed).sorted { Self.precedes($1, $0) }
    }
  }

  /// The first entry that must come before this one, is at hand, and has not been applied.
  ///
  /// Where the entry that was seen is not at hand, because it is withheld or from a newer program,
  /// the newest one before it stands for it.
  private func cause(
    of edit: RecordedEdit, _ present: [SegmentID: [Int]]
  ) -> EntryAddress? {
    func missing(_ segment: SegmentID, _ number: Int) -> EntryAddress? {
      guard let numbers = present[segment] else { return nil }
      let count = numbers.partitioningIndex { $0 > number }
      guard count > 0, (heads[segment] ?? -1) < numbers[count - 1] else { return nil }
      return EntryAddress(segment: segment, number: numbers[count - 1])
    }
    var first = missing(edit.address.segment, edit.address.number - 1)
    for (segment, number) in edit.seen where segment != edit.address.segment {
      guard let other = missing(segment, number) else { continue }
      first = min(first ?? other, other)
    }
    return first
  }

  /// Applies one more edit whose causes have been applied.
  ///
  /// - Complexity: O(*s*) in the number of sittings that the edit names, beside that of applying.
  public mutating func append(_ entry: RecordedEdit) {
    let segment = entry.address.segment
    heads[segment] = max(heads[segment] ?? 0, entry.address.number)
    var known = knowledge.removeValue(forKey: segment) ?? Knowledge()
    known.take(entry)
    defer { knowledge[segment] = known }
    guard operations.insert(entry.operation).inserted else { return }
    do throws(EditRefusal) {
      try past(of: entry.author, known).authorise(entry.edit, by: entry.author)
      if let round = entry.edit.ballotRound, isLate(entry) || late.contains(entry.address) {
        throw EditRefusal.roundNotOpen(round, .ended)
      }
      notePerson(entry)
      try apply(entry.edit)
    } catch {
      ignored.append(Ignored(entry: entry, reason: error))
      return
    }
    entries.append(entry)
    if case .moveRound(let round, _, .ended) = entry.edit { endings[round] = known }
    guard let register = entry.edit.register else { return }
    standing[register, default: []].removeAll { known.covers($0.address) }
    standing[register, default: []].append(entry)
  }

  /// Applies an edit; what is said on a ballot about something that is no longer in the case is
  /// kept.
  private mutating func apply(_ edit: Edit) throws(EditRefusal) {
    do {
      try appraisal.apply(edit, .recorded)
    } catch {
      guard isAboutRemoved(error), appraisal.keep(edit) else { throw error }
    }
    if case .remove(let element, _) = edit { removed.insert(element.name) }
  }

  private func isAboutRemoved(_ refusal: EditRefusal) -> Bool {
    switch refusal {
    case .unknownOption(let id, _): removed.contains(ElementName(.option, id.text))
    case .unknownCriterion(let id, _): removed.contains(ElementName(.criterion, id.text))
    default: false
    }
  }

  // MARK: What an author knew

  /// Remembers what an entry that may be made says of a person, also where it says it again.
  private mutating func notePerson(_ entry: RecordedEdit) {
    switch entry.edit {
    case .join(let person), .revise(_, let person):
      people[person.id, default: []].append((entry.address, person))
    case .leave(let person): people[person.id, default: []].append((entry.address, nil))
    default: break
    }
  }

  /// The state with the author as the author knew it: a role that was given or taken elsewhere
  /// counts from when its holder had seen it.
  private func past(of author: AssessorID?, _ known: Knowledge) -> Appraisal {
    guard let author, let history = people[author], let last = history.last,
      !known.covers(last.at)
    else { return appraisal }
    var past = appraisal
    past.assessors.removeAll { $0.id == author }
    // Whoever writes knows that they take part, by the first that was said of them.
    let newest = history.last { known.covers($0.at) } ?? history.first
    if let person = newest?.person { past.assessors.append(person) }
    return past
  }

  /// Whether an entry belongs to a ballot of a round that was ended without having seen it.
  private func isLate(_ entry: RecordedEdit) -> Bool {
    guard let round = entry.edit.ballotRound, let ending = endings[round] else { return false }
    return !ending.covers(entry.address)
  }

  /// The values that two or more edits set without having seen each other, by the time of the first.
  ///
  /// - Complexity: O(*n*) in the number of values, and O(*k* log *k*) in that of the contested.
  public var contested: [Register] {
    standing.filter { $0.value.count > 1 }
      .sorted { left, right in
        guard let first = left.value.first, let second = right.value.first else { return false }
        return Self.precedes(first, second)
      }
      .map(\.key)
  }

  /// The edit that last set a value, or nil while nobody has.
  public func latest(_ register: Register) -> RecordedEdit? { standing[register]?.last }
}

/// What an author had seen: the newest entry of every sitting.
private struct Knowledge: Sendable {
  private var heads: [SegmentID: Int] = [:]

  /// Adds what an entry says that its author had seen, and the entry itself.
  mutating func take(_ entry: RecordedEdit) {
    for (other, number) in entry.seen { heads[other] = max(heads[other] ?? -1, number) }
    heads[entry.address.segment] = entry.address.number
  }

  func covers(_ address: EntryAddress) -> Bool { heads[address.segment] ?? -1 >= address.number }
}

extension Edit {
  /// The round whose ballots the edit changes, or nil.
  fileprivate var ballotRound: RoundNumber? {
    switch self {
    case .mark(let place, _, _), .reason(let place, _, _), .rest(let place, _, _): place.round
    case .handIn(let round, _), .reopen(let round, _): round
    default: nil
    }
  }
}

extension [Int] {
  /// The number of elements before the first that fulfils a condition, which holds from there on.
  ///
  /// - Complexity: O(log *n*).
  fileprivate func partitioningIndex(where condition: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
