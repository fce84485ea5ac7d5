import AppraisalLedger
package import AppraisalModel
package import AppraisalRecord

/// What others added to an appraisal that somebody has open.
package struct FolderNews: Sendable {
  /// Counts what was heard since the appraisal was opened.
  package var number: Int
  /// The edits that are new, in their order.
  package var entries: [RecordedEdit]
  /// Who signs the sittings that are new.
  package var signers: [SegmentID: SittingSigner]
  /// The whole fold, where what is new could not be put behind the rest.
  package var fold: Fold?
  /// Whether the whole folder was read, so that what is wrong with it may be another than before.
  package var isReading = false
  /// The codes of the ballots that were handed in, by the entries that did.
  package var codes: [EntryAddress: BallotCode] = [:]
  package var snapshots: [StoredSnapshot] = []
}

/// What a look at the folder came to.
package enum FolderLook: Sendable {
  case nothing
  /// Something is there that may be whole in a moment.
  case again
  case news(FolderNews)
}

/// What was heard at one time, so that it can be told what somebody had seen who had not heard it.
struct Heard {
  var number: Int
  /// The ends that it changed, as they were.
  var ends: [String: (head: LedgerHead?, proof: SeenProof?)]
  /// The segments whose ends came to be named by it, and those that did not need to be any more.
  var named: (added: Set<String>, removed: Set<String>)
}

/// Going on with what others add while the appraisal is open.
extension OpenAppraisal {
  /// So often something in doubt is looked at before all is read anew.
  private static let patience = 8
  /// So many arrivals can be thought away again.
  private static let memory = 1024

  /// Looks for what others have added, and takes it in.
  ///
  /// What is simply more of what was there is read alone. Anything else, such as a sitting that is
  /// shorter than it was, is left to a reading of the whole folder, which says of it what an opening
  /// says.
  package func look(_ change: FolderWatch.Change) -> FolderLook {
    let snapshots: [StoredSnapshot]
    var look: ReadLedger.Look
    switch change {
    case .nothing where ground.doubts == 0 && !ground.isOverdue: return .nothing
    case .files(let files) where ground.doubts == 0:
      look = ground.ledger.look(at: files, in: store)
      snapshots = []
    case .nothing, .anything, .files:
      // What is in doubt is looked at again, whatever else has changed.
      look = ground.ledger.look(at: nil, in: store)
      snapshots = newSnapshots()
    }
    var news = FolderNews(number: heard, entries: [], signers: [:])
    news.snapshots = snapshots
    if !look.isEmpty { take(&look, &news) }
    let isUnfinished = look.isUnfinished || look.isOther
    ground.doubts = isUnfinished ? ground.doubts + 1 : 0
    if ground.doubts >= Self.patience || look.isSettled || ground.isOverdue {
      readAnew(accepting: look, &news)
    }
    let isNews = news.number > heard || !snapshots.isEmpty
    if isNews, news.number == heard { news.number += 1 }
    heard = max(heard, news.number)
    if isNews { return .news(news) }
    return ground.doubts > 0 ? .again : .nothing
  }

  /// Takes in those of the additions whose authors had seen nothing that is not there.
  private func take(_ look: inout ReadLedger.Look, _ news: inout FolderNews) {
    guard !look.additions.isEmpty else { return }
    func leaveAll() { (look.isOther, look.isSettled) = (true, true) }
    guard !ground.isUnsteady else { return leaveAll() }
    let found = settled(look.additions)
    if found.additions.count < look.additions.count { look.isUnfinished = true }
    guard !found.isUnknown else { return leaveAll() }
    guard !found.additions.isEmpty else { return }
    guard let read = ground.edits(of: found.additions), read.problems.isEmpty,
      read.unfinished.isEmpty, !read.edits.contains(where: \.mayChangeWhatCounts)
    else { return leaveAll() }
    let before = (ends, proofs, named)
    var isPlain = true
    if ground.hasWithheld {
      // What is withheld by an act that may not count any more is known to a whole reading alone.
      var next = fold
      guard next.goOn(with: read.edits, signedBy: read.signers) else { return leaveAll() }
      fold = next
    } else {
      isPlain = fold.goOn(with: read.edits, signedBy: read.signers)
    }
    for addition in found.additions { ground.take(addition) }
    name(found.additions)
    ballotCodes.merge(read.ballotCodes) { $1 }
    news.number = heard + 1
    (news.entries, news.signers, news.codes) = (read.edits, read.signers, read.ballotCodes)
    if !isPlain { news.fold = fold }
    remember(news.number, before)
  }

  /// The additions that can be taken in: all that they say to have seen is there, or among them.
  private func settled(
    _ additions: [ReadLedger.Addition]
  ) -> (additions: [ReadLedger.Addition], isUnknown: Bool) {
    var left = additions
    while true {
      var ends = self.ends.mapValues(\.n)
      var shown: [String: [Int: Digest256]] = [:]
      for addition in left {
        ends[addition.header.segment] = addition.end.count - 1
        shown[addition.header.segment] = addition.shown
      }
      var isUnknown = false
      let good = left.filter { addition in
        var isGood = true
        for entry in addition.entries where !entry.seen.isEmpty {
          switch ground.judge(entry, ends, beside: shown) {
          case .good: continue
          case .ahead: isGood = false
          case .unknown: isUnknown = true
          }
        }
        return isGood
      }
      if good.count == left.count || isUnknown { return (good, isUnknown) }
      left = good
    }
  }

  /// Takes in the ends of what was added, and which of them need be named.
  private func name(_ additions: [ReadLedger.Addition]) {
    for addition in additions {
      let name = addition.header.segment
      ends[name] = addition.head
      proofs[name] = addition.proof
      named.insert(name)
    }
    let own = ends.keys.filter { isOwn($0) }.max()
    for addition in additions {
      for entry in addition.entries where !entry.saw.isEmpty {
        for (name, proof) in entry.saw where name != addition.header.segment && name != own {
          guard let n = entry.seen[name], n >= ends[name]?.n ?? .max,
            proof.hash == proofs[name]?.hash
          else { continue }
          named.remove(name)
        }
      }
    }
  }

  private func isOwn(_ segment: String) -> Bool {
    fold.keys.sittings[SegmentID(segment)]?.person == person
  }

  // MARK: Reading all anew

  private func readAnew(accepting look: ReadLedger.Look, _ news: inout FolderNews) {
    guard let reading = try? FolderReading(store, by: person) else {
      // There is nothing to say but what stands already; what is written will say that it cannot be.
      ground.doubts = 0
      ground.ledger.accept(look)
      return
    }
    let (before, known) = ((ends, proofs, named), fold.heads)
    let isSame =
      !ground.isOverdue && reading.fold.heads == known && reading.unread == unread
      && reading.damage == readDamage && reading.problems == readProblems
    let codes = reading.ballotCodes
    take(reading)
    ground.ledger.accept(look)
    guard !isSame else { return }
    news.number = heard + 1
    news.isReading = true
    news.fold = fold
    news.codes = codes
    news.signers = [:]
    news.entries += fold.entries.filter { entry in
      entry.address.number > known[entry.address.segment] ?? -1
    }
    remember(news.number, before)
  }

  /// Takes a reading of the whole folder in the place of what is known.
  func take(_ reading: FolderReading) {
    let found = problems.filter { !readProblems.contains($0) }
    let otherDamage = damage == readDamage ? nil : damage
    (fold, ends, proofs, named) = (reading.fold, reading.ends, reading.proofs, reading.named)
    (readProblems, readDamage) = (reading.problems, reading.damage)
    problems = reading.problems + found
    damage = reading.damage ?? otherDamage
    (unread, ballotCodes) = (reading.unread, reading.ballotCodes)
    (sittingCount, standing) = (reading.sittingCount, reading.standing)
    openedEnds = reading.openedEnds
    let snapshots = ground.snapshots
    ground = reading.ground
    ground.snapshots = snapshots
  }

  /// The snapshots that others have made since it was last looked.
  private func newSnapshots() -> [StoredSnapshot] {
    let names = (try? store.snapshots()) ?? []
    return names.filter { !ground.snapshots.contains($0.file) }.compactMap { name in
      guard let stored = try? store.stored(name) else { return nil }
      ground.snapshots.insert(name.file)
      fingerprints.insert(stored.fingerprint)
      return stored
    }
  }

  // MARK: What somebody had seen

  private func remember(
    _ number: Int,
    _ before: (ends: [String: LedgerHead], proofs: [String: SeenProof], named: Set<String>)
  ) {
    var changed: [String: (head: LedgerHead?, proof: SeenProof?)] = [:]
    for name in Set(ends.keys).union(before.ends.keys) where ends[name] != before.ends[name] {
      changed[name] = (before.ends[name], before.proofs[name])
    }
    history.append(
      Heard(
        number: number, ends: changed,
        named: (named.subtracting(before.named), before.named.subtracting(named))))
    if history.count > Self.memory { history.removeFirst() }
  }

  /// The ends that are named by somebody who has seen what was heard up to a number, and what shows
  /// that they were there; nil for all that was heard.
  ///
  /// Who marks what they see has not seen what arrived while they typed: so it is contested, and not
  /// superseded unseen.
  func seen(upTo number: Int?) -> (ends: [String: Int], proofs: [String: SeenProof]) {
    var (ends, proofs, named) = (ends, proofs, named)
    if let number, number < heard {
      guard let oldest = history.first?.number, oldest <= number + 1 else { return ([:], [:]) }
      for heard in history.reversed() where heard.number > number {
        for (name, end) in heard.ends { (ends[name], proofs[name]) = (end.head, end.proof) }
        named = named.subtracting(heard.named.added).union(heard.named.removed)
      }
    }
    let seen = named.compactMap { name in ends[name].map { (name, $0.n) } }
    return (
      Dictionary(seen, uniquingKeysWith: { first, _ in first }),
      proofs.filter { named.contains($0.key) }
    )
  }
}

extension RecordedEdit {
  /// Whether it may change which lines of others count, so that all has to be read anew.
  var mayChangeWhatCounts: Bool {
    switch edit {
    case .record(.seal), .record(.withhold), .people(.makeSlip), .people(.showSlip): true
    case .record(.hold), .people(.join), .people(.leave), .people(.revise), .people(.vouch),
      .document, .marks, .weights, .rounds, .decision, .meeting:
      false
    }
  }
}
