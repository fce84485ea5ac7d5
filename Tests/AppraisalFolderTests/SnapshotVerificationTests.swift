import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import Foundation
import Testing

@testable import AppraisalFolder

/// Snapshots are held to the ledgers.
@Suite struct SnapshotVerificationTests {
  /// How a snapshot is forged, and what is said of it.
  struct Forgery: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let weight: Verification.Weight
    let words: String
    let forge: @Sendable (inout Snapshot, StoredSnapshot) -> Void

    init(
      _ name: String, _ words: String, _ weight: Verification.Weight = .damage,
      _ forge: @escaping @Sendable (inout Snapshot, StoredSnapshot) -> Void
    ) {
      (testDescription, self.words, self.weight, self.forge) = (name, words, weight, forge)
    }
  }

  static let forgeries = [
    Forgery("another state", "the ledgers do not lead to the stored state") {
      $0.state = $1.snapshot.state
    },
    Forgery("another state, and another engine as an excuse", "do not lead to the stored state") {
      ($0.state, $0.header.engine) = ($1.snapshot.state, "9.9.9")
    },
    Forgery("another state, and the first rules as an excuse", "do not lead to the stored state") {
      ($0.state, $0.header.rules) = ($1.snapshot.state, nil)
    },
    Forgery("another result", "the stored result is not the one that its state leads to") {
      $0.results = $1.snapshot.results
    },
    Forgery("no heads", "the ledgers do not lead to the stored state") { snapshot, _ in
      snapshot.header.heads = []
    },
    Forgery("a sitting left out that others had seen", "leaves out what the sitting") {
      snapshot, other in
      snapshot.header.heads.removeAll { head in
        other.header.heads.contains { $0.segment == head.segment }
      }
    },
    Forgery("a sitting that is not here", "which is not here: it was removed or cut") {
      snapshot, _ in
      snapshot.header.heads[0].segment = "20100310T000000Z-0000000000000000"
    },
    Forgery("a sitting twice", "names a sitting twice") { snapshot, _ in
      snapshot.header.heads.append(snapshot.header.heads[0])
    },
    Forgery("a hash that is none of the sitting's", "was written anew") { snapshot, _ in
      snapshot.header.heads[0].h = String(repeating: "0", count: 64)
    },
    Forgery("another length of a sitting", "bytes up to entry") { snapshot, _ in
      snapshot.header.heads[0].bytes += 1
    },
    Forgery("another appraisal", "is of another appraisal") { snapshot, _ in
      snapshot.header.appraisal = "a-2"
    },
    Forgery("marks left out that no round hid", "it was 0") { snapshot, _ in
      snapshot.header.hidden = 4
    },
    Forgery("a round that hid nothing", "round 3 hid marks; no round did") { snapshot, _ in
      snapshot.header.round = 3
    },
    Forgery("rules that nobody knows", "rules that this program does not know", .unverifiable) {
      snapshot, _ in
      snapshot.header.rules = 99
    },
    Forgery("another engine", "Its state is the one", .unverifiable) { snapshot, _ in
      snapshot.header.engine = "9.9.9"
    },
  ]

  /// Two snapshots: one before a member marked and one after.
  private func board() throws -> (Board, before: StoredSnapshot, after: StoredSnapshot) {
    let board = try Board()
    let before = try board.snapshot("Before")
    try board.mark("mo", 40)
    board.leave("fay")
    try board.mark("fay", 60)
    return (board, before, try board.snapshot("After"))
  }

  @Test(arguments: forgeries)
  func `a snapshot that the ledgers do not lead to is told`(_ forgery: Forgery) throws {
    let (board, before, after) = try board()
    #expect(try board.findings().isEmpty)
    var forged = after.snapshot
    forgery.forge(&forged, before)
    try board.publish(forged)
    let found = try board.findings()
    let weights = Set(found.map(\.weight))
    #expect(weights == [forgery.weight], "\(found.map(\.words))")
    #expect(found.contains { $0.words.contains(forgery.words) }, "\(found.map(\.words))")
  }

  @Test func `a snapshot from before rules had numbers is held to the first`() throws {
    let (board, _, after) = try board()
    var older = after.snapshot
    (older.header.rules, older.header.name) = (nil, "Older")
    try board.publish(older)
    #expect(try board.findings().isEmpty)
  }

  @Test func `twenty snapshots one after the other are folded once`() throws {
    let board = try Board()
    for count in 1...20 {
      board.leave("fay")
      try board.mark("fay", count)
      try board.snapshot("\(count)")
    }
    let record = try board.record()
    var histories = SnapshotHistories(record)
    for stored in record.snapshots {
      let ends = Dictionary(
        stored.header.heads.map { ($0.segment, $0.n) }, uniquingKeysWith: { first, _ in first })
      let fold = histories.history(upTo: ends, by: .newest)
      let anew = record.fold(upTo: stored.header.heads)
      #expect(fold.appraisal == anew.appraisal)
      #expect(fold.entries == anew.entries)
      #expect(fold.contested == anew.contested)
    }
    #expect(histories.foldedAnew == 1)
    #expect(try board.findings().isEmpty)
  }

  @Test func `what was written side by side is folded anew`() throws {
    let board = try Board()
    _ = try board.sitting("mo")
    try board.mark("fay", 10)
    try board.snapshot("Fay alone")
    try board.mark("mo", 20)
    board.leave("fay")
    try board.snapshot("Both")
    let record = try board.record()
    var histories = SnapshotHistories(record)
    for stored in record.snapshots {
      let ends = Dictionary(
        stored.header.heads.map { ($0.segment, $0.n) }, uniquingKeysWith: { first, _ in first })
      let fold = histories.history(upTo: ends, by: .newest)
      #expect(fold.appraisal == record.fold(upTo: stored.header.heads).appraisal)
    }
    #expect(histories.foldedAnew == 2)
    #expect(try board.findings().isEmpty)
  }

  @Test func `a snapshot of which lines are withheld is not fully rebuildable`() throws {
    let (board, _, after) = try board()
    let record = try board.record()
    let line = try #require(record.fold().entries.last)
    let hash = try #require(record.line(line.address)?.entry.hash.hex)
    _ = try board.sitting("fay").withhold(
      Withholding(of: hash, in: record), why: "A name", named: "Fay")
    let found = try board.findings()
    #expect(found.map(\.weight) == [.unverifiable])
    #expect(
      found.first?.words.hasSuffix(
        "000002-\(after.name.hash).json is not fully rebuildable: 1 entry is withheld of those "
          + "that it was made of.") == true, "\(found.map(\.words))")
  }

  @Test func `while a round is closed its name stands for what it hides`() throws {
    let board = try Board()
    let fay = try board.sitting("fay")
    let round = Round(id: RoundNumber(1), state: .open, visibility: .closed)
    try fay.perform([.rounds(.openRound(round: round))], named: "Fay")
    let empty = try board.snapshot("Empty")
    #expect(empty.header.round == 1 && empty.header.hidden == nil)
    try board.mark("fay", 60)
    let during = try board.snapshot("During")
    #expect(during.header.round == 1 && during.header.hidden == 1)
    #expect(try during.state().ballots.isEmpty)
    #expect(try board.findings().isEmpty)
    var told = during.snapshot
    told.state = try board.shownState()
    try board.publish(told)
    #expect(try board.findings().map(\.weight) == [.damage])
  }

  @Test func `a record whose first edit is withheld is not good, and nothing is added to it`()
    throws
  {
    let board = try Board()
    let record = try board.record()
    let segment = try #require(record.contents.ledger.segments.first)
    let entry = segment.scan.entries[1]
    let line = LedgerLine.withholding(1, hash: entry.hash, by: "Fay", why: "None")
    let path = "\(board.path)/\(segment.file)"
    var bytes = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    bytes.replaceSubrange(entry.bytes, with: line.bytes.dropLast())
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    // The beginning is gone, and nothing on record says who took it out.
    #expect(try board.findings().map(\.weight) == [.damage, .damage])
    board.leave("fay")
    #expect(try board.sitting("fay").readOnly?.contains("was withheld") == true)
  }

  @Test func `another id is damage and not an empty record`() throws {
    let board = try Board()
    let path = board.path + "/appraisal.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let id = try board.record().store.identity.id
    try FileManager.default.removeItem(atPath: path)
    try text.replacingOccurrences(of: id, with: "another").write(
      toFile: path, atomically: false, encoding: .utf8)
    board.leave("fay")
    let found = try board.findings()
    #expect(found.map(\.weight) == [.damage])
    #expect(found.first?.words.contains("belongs to another appraisal") == true)
    let refused = #expect(throws: CommandFailure.self) { try board.sitting("fay").mustBeSound() }
    #expect(refused?.sentence.contains("another appraisal") == true)
  }

  @Test func `nothing final is recorded while a snapshot is forged`() throws {
    let (board, before, after) = try board()
    try board.sitting("fay").mustBeSound()
    var forged = after.snapshot
    forged.state = before.snapshot.state
    try board.publish(forged)
    let refused = #expect(throws: CommandFailure.self) { try board.sitting("fay").mustBeSound() }
    #expect(refused?.sentence.contains("Nothing final is recorded") == true)
  }

  @Test func `a sitting whose key does not count is named with the person`() throws {
    let (board, _, _) = try board()
    let laptop = try board.machine("laptop", of: "mo")
    _ = try laptop.askForVoucher()
    let notes = Verification(of: try board.record()).findings
    #expect(notes.map(\.weight) == [.note])
    #expect(
      notes.first?.words.hasSuffix(
        "names mo, and its key does not count: it is not the first by which mo wrote, and nobody "
          + "who may has confirmed it. It changes nothing.") == true, "\(notes.map(\.words))")
  }
}
