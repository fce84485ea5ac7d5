import AppraisalFindings
import AppraisalHistory
import AppraisalLedger
import AppraisalModel
import AppraisalRecord

/// What reading the whole folder of an appraisal gives.
struct FolderReading {
  let fold: Fold
  let ends: [String: LedgerHead]
  /// Where the state ends in each segment.
  let openedEnds: [String: LedgerHead]
  let proofs: [String: SeenProof]
  let named: Set<String>
  /// What was found wrong, in sentences.
  let problems: [String]
  let unread: [UnreadSitting]
  /// The first thing that is not as it was written; nil where there is none.
  let damage: String?
  let ballotCodes: [EntryAddress: BallotCode]
  let sittingCount: Int
  let standing: [StandingLine]
  let ground: FollowingGround

  init(_ store: RecordStore, by person: AssessorID) throws(RecordError) {
    var contents = try store.readCounting()
    let withheld = Withholdings(of: contents)
    contents.add(withheld.problems)
    ends = Dictionary(
      contents.ledger.heads.map { ($0.segment, $0) }, uniquingKeysWith: { first, _ in first })
    (unread, proofs) = (contents.unread, contents.ledger.proofs)
    named = contents.ledger.named(by: person)
    sittingCount = contents.sittingCount
    damage = contents.problems.first { $0.weight == .damage }?.sentence
    var ground = FollowingGround(contents, ends: ends, proofs: proofs)
    var read = LedgerEdits(taking: &contents, without: withheld)
    let fold = Fold(read.takeEdits(), keys: read.keys)
    (ballotCodes, openedEnds) = (read.ballotCodes, read.heads)
    problems =
      read.problems + fold.keys.undecided.map(KeyWords.undecided) + SlipWords.refused(in: fold)
    standing = withheld.standing
    ground.take(read, fold)
    (self.fold, self.ground) = (fold, ground)
  }
}

/// What is kept of a reading, so that what is added can be judged as an opening would.
struct FollowingGround {
  /// How far every file was read.
  var ledger = ReadLedger()
  /// What lines say that is not among the edits.
  private(set) var edits: LedgerEdits?
  /// What shows that ends were there, of those that somebody may name: by segment and number.
  private var shown: [String: [Int: Digest256]] = [:]
  /// Whether anything that is added may change what the rest means, so that all is read anew.
  private(set) var isUnsteady = false
  /// Whether lines are withheld, or were to be.
  private(set) var hasWithheld = false
  /// The file names of the snapshots that are known.
  var snapshots: Set<String> = []
  /// How often something was found that may be whole in a moment.
  var doubts = 0
  /// Whether something was written here by which lines of others count no more, or count now.
  var isOverdue = false

  /// What is known of an appraisal of which nothing has been written.
  init(_ identity: RecordIdentity) {
    edits = LedgerEdits(LedgerSet([], appraisal: identity.id, founder: identity.founder))
  }

  fileprivate init(
    _ contents: RecordContents, ends: [String: LedgerHead], proofs: [String: SeenProof]
  ) {
    ledger = ReadLedger(of: contents.ledger)
    for (name, proof) in proofs {
      if let end = ends[name] { shown[name] = [end.n: proof.hash] }
    }
    isUnsteady =
      !contents.unread.isEmpty || contents.ledger.seal != nil || contents.beginning != nil
      || contents.problems.contains(where: \.isClaim)
  }

  fileprivate mutating func take(_ read: LedgerEdits, _ fold: Fold) {
    ledger.leave(read.unfinished)
    edits = read.withoutEdits()
    hasWithheld =
      fold.entries.contains(where: \.withholds)
      || fold.ignored.contains { $0.entry.withholds }
  }

  /// Takes in how far a sitting of the person's own was written.
  mutating func takeOwn(_ head: LedgerHead, _ proof: SeenProof?, of writer: String) {
    ledger.takeOwn(head, of: writer)
    if let proof { shown[head.segment, default: [:]][head.n] = proof.hash }
  }

  /// Takes in what was added to a sitting.
  mutating func take(_ addition: ReadLedger.Addition) {
    ledger.take(addition)
    shown[addition.header.segment, default: [:]].merge(addition.shown) { $1 }
  }

  /// The edits of what was added, and who signs the sittings that are new.
  func edits(of additions: [ReadLedger.Addition]) -> LedgerEdits? {
    edits.map { LedgerEdits(additions, after: $0) }
  }

  /// How a claim to have seen the end of a segment stands.
  enum Claim { case good, ahead, unknown }

  /// Holds what an entry says to have seen against what is there, together with what comes with it.
  func judge(
    _ entry: LedgerEntry, _ ends: [String: Int], beside: [String: [Int: Digest256]]
  ) -> Claim {
    for (name, n) in entry.seen {
      guard n <= ends[name] ?? -1 else { return .ahead }
      guard let proof = entry.saw[name] else { continue }
      guard (shown[name]?[n] ?? beside[name]?[n]) == proof.hash else { return .unknown }
    }
    return .good
  }
}

extension ReadLedger.Addition {
  /// What shows that its ends were there, by their numbers.
  var shown: [Int: Digest256] {
    var shown: [Int: Digest256] = [:]
    var previous = previous
    for entry in entries {
      if header.key == nil {
        shown[entry.n] = entry.hash
      } else if case .signature = entry.body {
        shown[entry.n] = previous
      }
      previous = entry.hash
    }
    return shown
  }

  /// Its end, as later sittings name it.
  var head: LedgerHead {
    LedgerHead(segment: header.segment, n: end.count - 1, h: end.hash.hex, bytes: end.bytes)
  }

  /// What shows that its end is there.
  var proof: SeenProof? {
    let before = entries.count > 1 ? entries[entries.count - 2].hash : previous
    return entries.last?.proof(after: before, signedBy: header.key)
  }
}

extension RecordedEdit {
  fileprivate var withholds: Bool {
    if case .record(.withhold) = edit { true } else { false }
  }
}

extension RecordProblem {
  /// Whether it is about what somebody says to have seen.
  fileprivate var isClaim: Bool {
    switch kind {
    case .unfounded, .missing, .rewritten: true
    case .unreadable, .segment, .cutAction, .stray, .strays, .otherBeginning, .beyondSeal,
      .takenOut, .unconfirmedWithholding:
      false
    }
  }
}
