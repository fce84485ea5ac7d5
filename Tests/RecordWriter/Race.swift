// Writers that see one another, and somebody who looks on: nobody may be accused meanwhile.
//
// `begin` makes a signed appraisal with its first sitting. `join` begins one sitting after another
// for so long, each having seen all that is there, with actions of several edits, and a snapshot now
// and then. `watch` reads for so long and says of every look when it began and ended, how many
// sittings there were, and what seemed wrong.

import AppraisalLedger
import AppraisalRecord
import Glibc
import StrictJSON

private let moment = "2026-11-21T00:00:00.000Z"

private func key() throws -> WriterKey {
  guard let key = WriterKey(random: random) else { throw SystemFailure(.create, "key", 0) }
  return key
}

private func sitting(_ store: RecordStore, _ name: String, _ key: WriterKey) -> Sitting {
  let writer = SittingWriter(
    name: name, person: name, body: "", host: "desk", program: "test", key: key, known: "login")
  return Sitting(store: store, writer: writer, random: random)
}

/// The monotonic clock in seconds, the same in all programs.
private func monotonic() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func begin(_ folder: String) throws {
  let key = try key()
  let identity = RecordIdentity(id: "race", created: moment, founder: key.signingKey)
  let store = try RecordStore(creating: folder, identity: identity, random: random)
  let adopt = JSONNode(.object([JSONMember("adopt", .object([]))]))
  _ = try sitting(store, "fay", key).append([
    PendingEdit(op: "first", at: moment, seen: [:], edit: adopt)
  ])
}

func join(_ folder: String, _ name: String, _ seconds: Double) throws {
  let key = try key()
  let end = monotonic() + seconds
  var operations = OperationSource(random: random())
  var round = 0
  while monotonic() < end {
    round += 1
    let store = try RecordStore(opening: folder)
    let contents = try store.read()
    let (seen, proofs) = (contents.ledger.seen, contents.ledger.proofs)
    if round % 9 == 0 { try keep(contents.ledger.heads, by: name, in: store) }
    let sitting = sitting(store, name, key)
    for count in [3, 1, 12] {
      let names = (0..<count).map { _ in operations.next() }
      let text = String(repeating: "because ", count: count * 40)
      let edits = names.indices.map { place in
        PendingEdit(
          op: names[place], at: moment, seen: seen, saw: proofs,
          group: count > 1 ? EditGroup(id: names[0], i: place, of: count) : nil,
          edit: JSONNode(.object([JSONMember("why", .string(text))])))
      }
      _ = try sitting.append(edits)
    }
  }
}

private func keep(_ heads: [LedgerHead], by name: String, in store: RecordStore) throws {
  let earlier = try store.storedSnapshots().read
  let followed = Set(earlier.flatMap(\.header.follows))
  let header = SnapshotHeader(
    number: (earlier.map(\.header.number).max() ?? 0) + 1, name: name, note: "", at: moment,
    by: name, appraisal: store.identity.id, engine: "test", heads: heads,
    follows: earlier.map(\.fingerprint).filter { !followed.contains($0) })
  _ = try store.keep(
    Snapshot(header: header, state: JSONNode(.object([])), results: JSONNode(.object([]))),
    random: random)
}

func watch(_ folder: String, _ seconds: Double) throws {
  let end = monotonic() + seconds
  while monotonic() < end {
    let began = monotonic()
    let store = try RecordStore(opening: folder)
    let (snapshots, unreadable) = try store.storedSnapshots()
    let contents = try store.read()
    var alarms = contents.problems.map(\.sentence) + unreadable.map(\.error.sentence)
    let known = Set(snapshots.map(\.fingerprint))
    for stored in snapshots {
      let lost = contents.ledger.lost(of: stored.header.heads)
      alarms += lost.map { "\(stored.name.file) names \($0.segment) \($0.n), which is not here" }
      alarms += stored.header.follows.filter { !known.contains($0) }.map {
        "\(stored.name.file) follows \($0), which is not here"
      }
    }
    say("LOOK \(began) \(monotonic()) \(contents.ledger.segments.count) \(alarms.count)")
    for alarm in alarms.prefix(3) { say("ALARM \(alarm)") }
  }
}
