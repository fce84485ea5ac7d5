import AppraisalLedger
import AppraisalRecord
import StrictJSON

/// Appraisals for tests.
enum RecordFixture {
  static let identity = RecordIdentity(id: "a-1", created: "2026-11-21T00:12:58.000Z")
  static let writer = SittingWriter(
    name: "ann-1", person: "ann", body: "Council", host: "desk", program: "1.0")

  /// Numbers that never repeat within one source.
  static func numbers(from first: UInt64 = 1) -> () -> UInt64 {
    var next = first
    return {
      next += 1
      return next
    }
  }

  static func create(
    _ path: String, identity: RecordIdentity = identity,
    files: any FileSystem = PosixFileSystem()
  ) throws -> RecordStore {
    try RecordStore(creating: path, identity: identity, random: numbers(), files: files)
  }

  static func edit(
    _ op: String, seen: [String: Int] = [:], text: String = "why"
  ) -> PendingEdit {
    PendingEdit(
      op: op, at: "2026-11-21T00:12:59.123Z", seen: seen,
      edit: JSONNode(.object([JSONMember("note", .string(text))])))
  }

  static func snapshot(_ number: Int = 7) -> Snapshot {
    Snapshot(
      header: SnapshotHeader(
        number: number, name: "Vote", note: "", at: "2026-11-21T00:12:59.123Z", by: "ann",
        appraisal: "a-1", engine: "1.0", heads: [], follows: []),
      state: JSONNode(.object([])), results: JSONNode(.array([])))
  }

  /// The operations of all entries that count.
  static func operations(_ store: RecordStore) throws -> [String] {
    try store.read().ledger.segments.flatMap { segment in
      segment.usableEntries.filter { $0.edit != nil }.map(\.op)
    }
  }
}
