package import AppraisalLedger
import Glibc
package import StrictJSON

/// Who writes in a sitting.
package struct SittingWriter: Equatable, Sendable {
  /// The name of the writer, made once for a person on a machine.
  package var name: String
  /// The person, or a pseudonym.
  package var person: String
  /// The body that the person sits for, or empty.
  package var body: String
  package var host: String
  /// The version of the program.
  package var program: String
  /// The key that signs what is written; nil where nothing is signed.
  package var key: WriterKey?
  /// How the person was known, such as `login`.
  package var known: String
  /// The lowest version of a reader that understands what is written.
  package var reader: Int

  package init(
    name: String, person: String, body: String, host: String, program: String,
    key: WriterKey? = nil, known: String = "", reader: Int = LedgerFormat.plainReader
  ) {
    self.name = name
    self.person = person
    self.body = body
    self.host = host
    self.program = program
    self.key = key
    self.known = known
    self.reader = reader
  }
}

/// An edit that waits to be saved.
package struct PendingEdit: Equatable, Sendable {
  /// The operation, which stays the same however often the edit is offered.
  package var op: String
  /// The moment in UTC when it was made.
  package var at: String
  /// The ends of other segments that its author had seen, as entry numbers; those that follow from
  /// others may be left out.
  package var seen: [String: Int]
  /// What shows that these ends were there.
  package var saw: [String: SeenProof]
  /// The place in an action of several edits.
  package var group: EditGroup?
  package var edit: JSONNode

  package init(
    op: String, at: String, seen: [String: Int], saw: [String: SeenProof] = [:],
    group: EditGroup? = nil, edit: JSONNode
  ) {
    self.op = op
    self.at = at
    self.seen = seen
    self.saw = saw
    self.group = group
    self.edit = edit
  }
}

/// One sitting of one writer: the only one that ever writes to its segment.
///
/// The segment is made at the first edit. A class because it owns an open file; keep it within
/// one actor.
package final class Sitting {
  /// After so many files in a row that failed, no more are made.
  private static let patience = 8
  /// So many sittings may others have begun meanwhile.
  private static let margin = 100

  private let store: RecordStore
  private let writer: SittingWriter
  private let random: () -> UInt64
  /// How many sittings there were, and how many files of this one came to them.
  private var known: Int
  private var segment: OpenSegment?
  /// The durable ends of segments that this sitting has left, and what shows that they are there.
  private var left: [String: (end: Int, proof: SeenProof)] = [:]
  /// What stands in the open segment, in case another program changes its file.
  private var kept: [PendingEdit] = []
  /// What was called saved in segments that another program has changed since, to be written anew.
  private var owed: [PendingEdit] = []
  /// The segments that another program has changed: nobody can count on what they hold.
  private var changed: Set<String> = []
  /// How many edits were written anew because another program had changed their file.
  private var rewritten = 0
  /// Files in a row that failed, and how the last one did.
  private var failures: (count: Int, last: WriteFailure?) = (0, nil)

  /// Makes a sitting besides so many that are known; nothing is written yet.
  package init(
    store: RecordStore, writer: SittingWriter, besides known: Int = 0,
    random: @escaping () -> UInt64
  ) {
    self.store = store
    self.known = known
    self.writer = writer
    self.random = random
  }

  /// A sitting that takes the place of this one, maybe in another folder, and owes what it owes.
  package func successor(in store: RecordStore) -> Sitting {
    let next = Sitting(store: store, writer: writer, besides: known, random: random)
    close()
    (next.left, next.owed, next.changed) = (left, owed, changed)
    return next
  }

  /// How many edits were written anew, because another program had changed the file in which they
  /// were saved, since this was last asked.
  package func takeRewritten() -> Int {
    defer { rewritten = 0 }
    return rewritten
  }

  deinit { close() }

  /// The segment that is being written, or nil before the first edit and after a failure.
  package var head: LedgerHead? { segment?.head }

  /// What shows that the end of that segment is there.
  package var proof: SeenProof? { segment?.proof }

  /// Closes the file; a later edit opens a new segment.
  package func close() {
    guard let segment else { return }
    if let head = segment.head { left[head.segment] = (head.n, segment.proof) }
    segment.close(store.files)
    self.segment = nil
    kept = []
  }

  /// Leaves a file that another program has changed: what it held is written anew.
  private func abandon(_ segment: OpenSegment) {
    changed.insert(segment.name)
    owed = kept + owed
    close()
    left[segment.name] = nil
  }

  /// Appends edits; when it returns, they are durable, and where they stand is told in order.
  ///
  /// After any failed sync or write the file is never touched again, because what it holds cannot
  /// be known: a new segment is made and the edits are written there, once. After a full disk the
  /// file is cut back to its last good line, so that the same edits can be offered again later.
  /// When another program has replaced, cut or added to the file, as sync tools do, all that this
  /// sitting had in it is written to the new segment as well, under the same operations.
  /// After eight files in a row have failed the sitting gives up; make a new one to try again.
  package func append(_ edits: [PendingEdit]) throws(WriteFailure) -> [SavedEdit] {
    guard !edits.isEmpty else { return [] }
    if let last = failures.last, failures.count >= Self.patience { throw last }
    do {
      return try attempt(edits)
    } catch {
      guard segment == nil, error.asksForNewFile, failures.count < Self.patience
      else { throw error }
    }
    return try attempt(edits)
  }

  private func attempt(_ edits: [PendingEdit]) throws(WriteFailure) -> [SavedEdit] {
    if segment?.hasRoom == false { close() }
    let known = (owed + edits).map { edit in
      var edit = edit
      for (name, known) in left where known.end >= edit.seen[name] ?? -1 {
        (edit.seen[name], edit.saw[name]) = (known.end, known.proof)
      }
      for name in changed { (edit.seen[name], edit.saw[name]) = (nil, nil) }
      return edit
    }
    var open: OpenSegment
    if let segment {
      open = segment
    } else {
      open = try openSegment(for: known)
    }
    segment = open
    do {
      let saved = try open.append(known, files: store.files)
      segment = open
      failures = (0, nil)
      rewritten += owed.count
      owed = []
      kept += known
      return Array(saved.suffix(edits.count))
    } catch {
      let failure = WriteFailure(error.kind, open.path)
      if error.isDead {
        if case .changed = error.kind { abandon(open) } else { close() }
        failures = (failures.count + 1, failure)
      }
      throw failure
    }
  }

  private func path(_ name: String) -> String {
    "\(store.path)/\(RecordStore.ledgerFolder)/\(writer.name)/\(name)"
      + RecordStore.segmentEnding
  }

  /// Fails where another file would be one that nobody reads; near that they are counted anew.
  private func expectRoom() throws(WriteFailure) {
    guard known + Self.margin >= store.sittingLimit else { return }
    if let contents = try? store.read() { known = contents.sittingCount }
    guard known >= store.sittingLimit else { return }
    throw WriteFailure(.full(sittings: known), store.path)
  }

  private func openSegment(for edits: [PendingEdit]) throws(WriteFailure) -> OpenSegment {
    try expectRoom()
    known += 1
    let time = edits.first?.at ?? ""
    let name = LedgerNames.segment(at: time, random: random())
    let header = LedgerHeader(
      appraisal: store.identity.id, segment: name, writer: writer.name, person: writer.person,
      body: writer.body, host: writer.host, program: writer.program,
      key: writer.key?.signingKey, known: writer.known, founder: store.identity.founder,
      reader: writer.reader)
    do {
      return try OpenSegment(
        header, at: time, SeenEnds(edits.first), signedBy: writer.key, in: store, random: random)
    } catch {
      throw WriteFailure(.system(error), path(name))
    }
  }
}

/// Where an edit was saved.
package struct SavedEdit: Equatable, Sendable {
  package var op: String
  package var segment: String
  /// The number of the entry.
  package var n: Int
  /// The hash of its line.
  package var hash: Digest256
}

extension WriteFailure {
  /// Whether the same edits may be saved in another file.
  fileprivate var asksForNewFile: Bool {
    switch kind {
    case .system(let failure): !failure.isAboutSpace
    case .changed: true
    case .tooLong, .notEncodable, .full, .notSigned, .noKey: false
    }
  }
}

extension SystemFailure {
  /// Whether there was no room, which a later attempt may find.
  var isAboutSpace: Bool { [ENOSPC, EDQUOT, EFBIG].contains(code) }
}
