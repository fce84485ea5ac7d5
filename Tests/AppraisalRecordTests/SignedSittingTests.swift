import AppraisalLedger
import Testing

@testable import AppraisalRecord

/// Sittings by writers with keys, from the call to the disk and back.
@Suite struct SignedSittingTests {
  private let folder: TemporaryFolder
  private let path: String
  private let ann: WriterKey
  private let bob: WriterKey

  init() throws {
    folder = try TemporaryFolder()
    path = folder("x.appraisal")
    ann = try #require(WriterKey(seed: Array(repeating: 1, count: 32)))
    bob = try #require(WriterKey(seed: Array(repeating: 2, count: 32)))
  }

  private func writer(_ person: String, _ key: WriterKey?) -> SittingWriter {
    SittingWriter(
      name: "\(person)-1", person: person, body: "", host: "desk", program: "1.0", key: key,
      known: "login")
  }

  private func store() throws -> RecordStore {
    try RecordFixture.create(
      path,
      identity: RecordIdentity(
        id: "a-1", created: "2026-11-21T00:12:58.000Z", founder: ann.signingKey))
  }

  private func append(
    _ store: RecordStore, _ person: String, _ key: WriterKey?, _ edits: [PendingEdit]
  ) throws -> [SavedEdit] {
    let first = UInt64(person.utf8.reduce(0) { $0 * 31 + Int($1) })
    let sitting = Sitting(
      store: store, writer: writer(person, key), random: RecordFixture.numbers(from: first))
    defer { sitting.close() }
    return try sitting.append(edits)
  }

  @Test func `each batch ends with a signature, and lines have salts of their own`() throws {
    let store = try store()
    let sitting = Sitting(
      store: store, writer: writer("ann", ann), random: RecordFixture.numbers())
    _ = try sitting.append([RecordFixture.edit("o-1"), RecordFixture.edit("o-2")])
    _ = try sitting.append([RecordFixture.edit("o-3")])
    let contents = try store.read()
    let segment = try #require(contents.ledger.segments.first)
    #expect(contents.problems.isEmpty)
    #expect(segment.scan.verdict == .clean)
    let kinds = segment.scan.entries.map { entry in
      switch entry.body {
      case .header: "header"
      case .edit: "edit"
      case .signature: "signature"
      case .withheld: "withheld"
      }
    }
    #expect(kinds == ["header", "edit", "edit", "signature", "edit", "signature"])
    #expect(segment.scan.header?.key == ann.signingKey)
    #expect(segment.scan.header?.founder == ann.signingKey)
    #expect(segment.scan.header?.known == "login")
    let bytes = try PosixFileSystem.read("\(path)/\(segment.file)", limit: 1 << 20)
    let salts = String(decoding: bytes, as: UTF8.self).split(separator: "\"salt\":\"").dropFirst()
      .map { $0.prefix(32) }
    #expect(salts.count == 3 && Set(salts).count == 3)
  }

  @Test func `an unsigned sitting changes nothing where the appraisal began with a key`() throws {
    let store = try store()
    _ = try append(store, "ann", ann, [RecordFixture.edit("o-1")])
    _ = try append(store, "cat", nil, [RecordFixture.edit("o-2")])
    let contents = try store.read()
    #expect(try RecordFixture.operations(store) == ["o-1"])
    #expect(contents.problems.map(\.kind) == [.segment(.unsigned)])
    #expect(contents.unread.isEmpty)
  }

  @Test func `what was seen is named with the signature on it and the key`() throws {
    let store = try store()
    _ = try append(store, "ann", ann, [RecordFixture.edit("o-1")])
    let ledger = try store.read().ledger
    var edit = RecordFixture.edit("o-2", seen: ledger.seen)
    edit.saw = ledger.proofs
    _ = try append(store, "bob", bob, [edit])
    let contents = try store.read()
    #expect(contents.problems.isEmpty)
    let seer = try #require(contents.ledger.segments.first { $0.scan.header?.person == "bob" })
    let proof = try #require(seer.scan.entries.first?.saw.values.first)
    #expect(proof.key == ann.signingKey && proof.signature != nil)
  }

  @Test func `an appraisal without a sitting by its founder has lost its beginning`() throws {
    let store = try store()
    #expect(try store.read().problems.map(\.kind) == [.otherBeginning(.missing)])
    _ = try append(store, "bob", bob, [RecordFixture.edit("o-1")])
    let contents = try store.read()
    #expect(contents.problems.map(\.kind) == [.otherBeginning(.missing)])
    #expect(contents.unread.count == 1)
  }

  // A member who names another founder in a sitting of their own stops nobody.
  @Test func `another founder is told of, and prevails only with more keys`() throws {
    let store = try store()
    _ = try append(store, "ann", ann, [RecordFixture.edit("o-1")])
    let other = RecordStore(
      path: path,
      identity: RecordIdentity(
        id: "a-1", created: "2026-11-21T00:12:58.000Z", founder: bob.signingKey),
      files: PosixFileSystem())
    _ = try append(other, "bob", bob, [RecordFixture.edit("o-2")])
    let contents = try store.read()
    #expect(
      contents.problems.map(\.kind) == [
        .otherBeginning(.otherKey(sittings: 1, prevails: false))
      ])
    #expect(contents.unread.isEmpty)
  }
}
