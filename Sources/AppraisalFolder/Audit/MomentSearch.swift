import AppraisalLedger
import AppraisalRecord

/// Looks for a hash of a record among all the states that it can have had.
///
/// What was noted is a set of ends, and not a place in an order by clocks: one may be an hour ahead,
/// or stand in 1970. A set of ends can have been there when it holds the causes of all that is in it:
/// whatever a line had seen was on the disk before it. Such sets are gone through, those first that
/// the clocks suggest; where there are too many, those in which one writer's clock alone is wrong.
struct MomentSearch {
  enum Outcome: Equatable {
    case found(ends: [String: Int], snapshots: Int)
    /// None of all the states that the record can have had.
    case nowhere
    /// None of so many that were tried; there are more.
    case tooMany(tried: Int)
  }

  /// What was saved at once in a sitting: the lines up to a signature, or one line.
  private struct Batch {
    var segment: Int
    /// The number of its last line, and what stands for the sitting up to it.
    var n: Int
    var line: [UInt8]
    /// The batch before it in the sitting.
    var before: Int?
    /// How many batches must come before it, and those that wait for it.
    var causes: Int
    var effects: [Int] = []
    /// The snapshots that were made when this had come.
    var snapshots: [Int] = []
  }

  /// So many lines are hashed at most for all sets, and then for each writer.
  private static let (patience, morePatience) = (1_000_000, 100_000)
  /// So many writers' clocks are doubted, one at a time.
  private static let doubted = 12

  private let noted: Digest256
  private let names: [String]
  private let writers: [String]
  /// In an order in which causes come first, else by the clock.
  private var batches: [Batch] = []
  /// What each number of snapshots adds to the hash, those of low numbers first.
  private var snapshotLines: [[UInt8]] = []
  /// How many batches each snapshot still waits for.
  private var wanting: [Int] = []

  /// The batch up to which each sitting is in the set that is looked at.
  private var ends: [Int?]
  /// The digest of what comes before each sitting, as far as it is right.
  private var digests: [RunningDigest]
  private var isRightUpTo = 0
  private var (tried, work) = (0, 0)
  private var limit = MomentSearch.patience
  private var found: Outcome?

  init(_ record: WholeRecord, for noted: Digest256) {
    self.noted = noted
    let segments = record.contents.ledger.segments.filter { $0.usable > 0 && $0.name != nil }
      .sorted { ($0.name ?? "").utf8.lexicographicallyPrecedes(($1.name ?? "").utf8) }
    names = segments.map { $0.name ?? "" }
    writers = segments.map { $0.scan.header?.writer ?? "" }
    ends = Array(repeating: nil, count: segments.count)
    var opening = RunningDigest()
    opening.take(RecordNote.opening(record.store.identity.id))
    digests = Array(repeating: opening, count: segments.count + 1)
    gather(segments)
    let snapshots = record.snapshots.sorted {
      ($0.header.number, $0.header.at, $0.fingerprint)
        < ($1.header.number, $1.header.at, $1.fingerprint)
    }
    gather(snapshots)
  }

  /// Goes through what the record can have been.
  mutating func run() -> Outcome {
    check()
    if goThroughAll() { return found ?? .nowhere }
    if let found { return found }
    for writer in Set(writers).sorted().prefix(Self.doubted) {
      startAnew()
      goThrough(doubting: writer)
      if let found { return found }
    }
    return .tooMany(tried: tried)
  }

  // MARK: Every set

  /// Goes through every set once, and says whether all were tried.
  ///
  /// A set is made by adding batches in their order; what was passed over stays out.
  private mutating func goThroughAll() -> Bool {
    var waiting = batches.map(\.causes)
    var stack: [(choices: [Int], next: Int)] = [(batches.indices.filter { waiting[$0] == 0 }, 0)]
    var added: [Int] = []
    while let top = stack.last {
      guard found == nil, work < limit else { return false }
      guard top.next < top.choices.count else {
        stack.removeLast()
        guard let batch = added.popLast() else { continue }
        for effect in batches[batch].effects { waiting[effect] += 1 }
        takeOut(batch)
        continue
      }
      stack[stack.count - 1].next += 1
      let batch = top.choices[top.next]
      put(batch)
      added.append(batch)
      var freed: [Int] = []
      for effect in batches[batch].effects {
        waiting[effect] -= 1
        if waiting[effect] == 0 { freed.append(effect) }
      }
      check()
      let rest = top.choices[(top.next + 1)...]
      stack.append((freed.isEmpty ? Array(rest) : (rest + freed).sorted(), 0))
    }
    return true
  }

  // MARK: One wrong clock

  /// Goes through the sets in which all others follow their clocks and one writer stands anywhere.
  private mutating func goThrough(doubting writer: String) {
    let (own, others) = (
      batches.indices.filter { writers[batches[$0].segment] == writer },
      batches.indices.filter { writers[batches[$0].segment] != writer }
    )
    var places = [Int](repeating: 0, count: batches.count)
    for (place, batch) in own.enumerated() { places[batch] = place + 1 }
    for (place, batch) in others.enumerated() { places[batch] = place + 1 }
    // How many of the others must be there for each of one's own, and the other way round.
    var needed = [Int](repeating: 0, count: own.count)
    var least = [Int](repeating: 0, count: others.count)
    for (index, batch) in batches.enumerated() {
      let isOwn = writers[batch.segment] == writer
      for effect in batch.effects where (writers[batches[effect].segment] == writer) != isOwn {
        if isOwn {
          least[places[effect] - 1] = max(least[places[effect] - 1], places[index])
        } else {
          needed[places[effect] - 1] = max(needed[places[effect] - 1], places[index])
        }
      }
    }
    var (count, low) = (0, 0)
    limit = work + Self.morePatience
    for place in 0...others.count {
      if place > 0 {
        low = max(low, least[place - 1])
        while count < low {
          put(own[count])
          count += 1
        }
        put(others[place - 1])
      }
      while count > low {
        count -= 1
        takeOut(own[count])
      }
      check()
      while count < own.count, needed[count] <= place {
        put(own[count])
        count += 1
        check()
      }
      guard found == nil, work < limit else { return }
    }
  }

  // MARK: The set that is looked at

  private mutating func startAnew() {
    for batch in batches.indices.reversed() where ends[batches[batch].segment] == batch {
      var next: Int? = batch
      while let one = next {
        next = batches[one].before
        takeOut(one)
      }
    }
  }

  private mutating func put(_ batch: Int) { set(batch, to: batch, -1) }

  private mutating func takeOut(_ batch: Int) { set(batch, to: batches[batch].before, 1) }

  private mutating func set(_ batch: Int, to end: Int?, _ change: Int) {
    let segment = batches[batch].segment
    ends[segment] = end
    isRightUpTo = min(isRightUpTo, segment)
    for snapshot in batches[batch].snapshots { wanting[snapshot] += change }
  }

  /// Whether the hash is that of the set, with as many snapshots as can have been there or fewer.
  private mutating func check() {
    guard found == nil else { return }
    tried += 1
    work += ends.count - isRightUpTo + 1
    while isRightUpTo < ends.count {
      var digest = digests[isRightUpTo]
      if let end = ends[isRightUpTo] { digest.take(batches[end].line) }
      isRightUpTo += 1
      digests[isRightUpTo] = digest
    }
    let most = wanting.firstIndex { $0 > 0 } ?? wanting.count
    for count in (0...most).reversed() {
      var digest = digests[ends.count]
      digest.take(snapshotLines[count])
      work += 1
      guard digest.digest == noted else { continue }
      let named = names.indices.compactMap { place -> (String, Int)? in
        ends[place].map { (names[place], batches[$0].n) }
      }
      found = .found(
        ends: Dictionary(named, uniquingKeysWith: { first, _ in first }), snapshots: count)
      return
    }
  }

  // MARK: Gathering

  private mutating func gather(_ segments: [LedgerSegment]) {
    var moments = MomentOrder()
    for (place, segment) in segments.enumerated() { moments.take(segment, place) }
    let order = moments.sorted()
    var ranks = [Int](repeating: 0, count: order.count)
    for (rank, index) in order.enumerated() { ranks[index] = rank }
    batches = order.map { index in
      let moment = moments.all[index]
      return Batch(
        segment: moment.segment, n: moment.n,
        line: Array(RecordNote.line(names[moment.segment], moment.n, moment.hash.hex).utf8),
        before: moment.before.map { ranks[$0] }, causes: moment.causes.count)
    }
    for (index, moment) in moments.all.enumerated() {
      for cause in moment.causes { batches[ranks[cause]].effects.append(ranks[index]) }
    }
  }

  private mutating func gather(_ snapshots: [StoredSnapshot]) {
    wanting = snapshots.map { $0.header.heads.count }
    let places = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var bySegment: [Int: [Int]] = [:]
    for index in batches.indices { bySegment[batches[index].segment, default: []].append(index) }
    for (index, stored) in snapshots.enumerated() {
      for head in stored.header.heads {
        let own = places[head.segment].flatMap { bySegment[$0] } ?? []
        guard let batch = own.first(where: { batches[$0].n >= head.n }) else { continue }
        batches[batch].snapshots.append(index)
      }
    }
    let lines = snapshots.map { RecordNote.line(snapshot: $0.fingerprint) }
    snapshotLines = (0...lines.count).map { count in
      lines.prefix(count).sorted().flatMap { Array($0.utf8) }
    }
  }
}

/// What was saved at once in the sittings of a record, and its order.
private struct MomentOrder {
  struct Moment {
    var segment: Int
    var n: Int
    var hash: Digest256
    var time: String
    var before: Int?
    /// What the lines had seen, as it is said.
    var seen: [String: Int]
    /// The moments that must come before it.
    var causes: [Int] = []
  }

  private(set) var all: [Moment] = []
  private var bySegment: [String: [Int]] = [:]

  /// Takes a sitting apart; it stands at a place among the others.
  mutating func take(_ segment: LedgerSegment, _ place: Int) {
    let isSigned = segment.scan.header?.key != nil
    var (time, before, seen): (String, Int?, [String: Int]) = ("", nil, [:])
    for entry in segment.usableEntries {
      // A clock that went back does not change the order within a sitting.
      time = max(time, entry.at)
      seen.merge(entry.seen) { _, new in new }
      if isSigned {
        guard case .signature = entry.body else { continue }
      }
      bySegment[segment.name ?? "", default: []].append(all.count)
      all.append(
        Moment(
          segment: place, n: entry.n, hash: entry.hash, time: time, before: before, seen: seen))
      (before, seen) = (all.count - 1, [:])
    }
  }

  /// The moments in an order in which causes come first, else by the clock.
  ///
  /// - Complexity: O(*n* log *n*) in the number of moments and of what they had seen.
  mutating func sorted() -> [Int] {
    for index in all.indices {
      var causes = Set([all[index].before].compactMap(\.self))
      for (name, n) in all[index].seen {
        guard let others = bySegment[name], let first = firstEnding(at: n, others) else { continue }
        if first != index { causes.insert(first) }
      }
      all[index].causes = causes.sorted()
    }
    let byClock = all.indices.sorted {
      (all[$0].time, all[$0].segment, all[$0].n) < (all[$1].time, all[$1].segment, all[$1].n)
    }
    var waiting = all.map(\.causes.count)
    var effects = [[Int]](repeating: [], count: all.count)
    for index in byClock { for cause in all[index].causes { effects[cause].append(index) } }
    var (order, isPlaced): ([Int], [Bool]) = ([], Array(repeating: false, count: all.count))
    for index in byClock {
      var ready = waiting[index] == 0 && !isPlaced[index] ? [index] : []
      while let next = ready.popLast() {
        isPlaced[next] = true
        order.append(next)
        for effect in effects[next].reversed() {
          waiting[effect] -= 1
          // What should be there by its clock already has waited for this alone.
          if waiting[effect] == 0, isDue(effect, index) { ready.append(effect) }
        }
      }
    }
    // Whatever waits in a circle can only come from a damaged record.
    return order + byClock.filter { !isPlaced[$0] }
  }

  /// Whether a moment comes before another by the clock.
  private func isDue(_ moment: Int, _ other: Int) -> Bool {
    (all[moment].time, all[moment].segment, all[moment].n)
      < (all[other].time, all[other].segment, all[other].n)
  }

  /// The first of a sitting's moments that holds an entry.
  private func firstEnding(at n: Int, _ moments: [Int]) -> Int? {
    var (low, high) = (0, moments.count)
    while low < high {
      let middle = (low + high) / 2
      if all[moments[middle]].n >= n { high = middle } else { low = middle + 1 }
    }
    return low < moments.count ? moments[low] : nil
  }
}
