import AppraisalLedger
import Glibc
import StrictJSON
import Testing

@testable import AppraisalRecord

/// What is kept on the machine while the disk of an appraisal refuses, and beside it.
@Suite struct RescueTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func place(_ path: String) -> RescuePlace {
    RescuePlace(PrivatePlace(folder(path)), for: RecordFixture.identity)
  }

  @Test func `edits that are kept come back as they were`() throws {
    let place = place("state/rescued")
    let edits = [
      RecordFixture.edit("o-1", seen: ["a": 3]), RecordFixture.edit("o-2", seen: ["a": 3, "b": 1]),
    ]
    #expect(place.keep(edits, of: RecordFixture.writer, random: RecordFixture.numbers()))
    #expect(place.kept(of: "ann").edits == edits)
    #expect(place.kept(of: "bob").edits.isEmpty)
    place.forget("bob")
    #expect(place.kept(of: "ann").edits == edits)
    #expect(place.kept(of: "ann").refused.isEmpty)
    place.forget("ann")
    #expect(place.kept(of: "ann").edits.isEmpty)
  }

  @Test func `a place that cannot be made keeps nothing, and that is said`() throws {
    try TemporaryFolder.write([], to: folder("state"))
    let place = place("state/rescued")
    #expect(
      !place.keep(
        [RecordFixture.edit("o-1")], of: RecordFixture.writer, random: RecordFixture.numbers()))
    #expect(place.kept(of: "ann").edits.isEmpty)
  }

  @Test func `a copy of a record holds everything and can be gone on with`() throws {
    let store = try RecordFixture.create(folder("x.appraisal"))
    let random = RecordFixture.numbers()
    let sitting = Sitting(store: store, writer: RecordFixture.writer, random: random)
    _ = try sitting.append([RecordFixture.edit("o-1")])
    let name = try store.publish(RecordFixture.snapshot(), random: random)
    try TemporaryFolder.write([], to: folder("x.appraisal/ledger/ann-1/notes"))
    let (copy, leftOut) = try store.copy(to: folder("y.appraisal"), random: random)
    #expect(leftOut.isEmpty)
    #expect(try copy.read().ledger == store.read().ledger)
    #expect(try copy.snapshot(name) == RecordFixture.snapshot())
    let second = Sitting(store: copy, writer: RecordFixture.writer, random: random)
    _ = try second.append([RecordFixture.edit("o-2")])
    #expect(try RecordFixture.operations(copy) == ["o-1", "o-2"])
    #expect(try RecordFixture.operations(store) == ["o-1"])
    #expect(throws: RecordError.self) { try store.copy(to: folder("y.appraisal"), random: random) }
  }

  @Test func `a copy that fails half way is no appraisal`() throws {
    let store = try RecordFixture.create(folder("x.appraisal"))
    let random = RecordFixture.numbers()
    let sitting = Sitting(store: store, writer: RecordFixture.writer, random: random)
    _ = try sitting.append([RecordFixture.edit("o-1")])
    let whole = FaultyFileSystem()
    let identity = store.identity
    _ = try RecordStore(path: store.path, identity: identity, files: whole)
      .copy(to: folder("whole"), random: random)
    for place in 0..<whole.count {
      let files = FaultyFileSystem(.error(ENOSPC)) { number, _ in number >= place }
      let target = folder("part-\(place)")
      let source = RecordStore(path: store.path, identity: identity, files: files)
      guard (try? source.copy(to: target, random: random)) != nil else {
        // Nothing that could be taken for the whole is left, but for its last sync.
        if let opened = try? RecordStore(opening: target) {
          #expect(try opened.read().ledger == store.read().ledger, "call \(place)")
        }
        continue
      }
      Issue.record("call \(place) failed and the copy was called done")
    }
  }

  @Test func `a draft is private, replaces the one before, and can be removed`() throws {
    let store = DraftStore(in: PrivatePlace(folder("state/drafts")), of: "ann", appraisal: "/x")
    store.keep([1])
    store.keep([2])
    #expect(store.read { $0 } == [2])
    let modes = TemporaryFolder.modes(folder("state"))
    #expect(Set(modes.values) == [0o700, 0o600])
    #expect(TemporaryFolder.names(folder("state/drafts")).count == 1)
    let other = DraftStore(in: PrivatePlace(folder("state/drafts")), of: "bob", appraisal: "/x")
    #expect(other.read { $0 } == nil)
    store.keep(nil)
    #expect(store.read { $0 } == nil)
    #expect(TemporaryFolder.names(folder("state/drafts")).isEmpty)
  }

  @Test func `a draft that cannot be written leaves the one before`() throws {
    let disk = SimulatedFiles()
    DraftStore(in: PrivatePlace("drafts", files: disk), of: "ann", appraisal: "/x").keep([1])
    for place in 0..<12 {
      let files = SimulatedFiles(disk.disk) { number, _ in
        number >= place ? .partial(ENOSPC) : nil
      }
      DraftStore(in: PrivatePlace("drafts", files: files), of: "ann", appraisal: "/x")
        .keep([2, 2])
      let after = DraftStore(
        in: PrivatePlace("drafts", files: SimulatedFiles(files.disk)), of: "ann",
        appraisal: "/x")
      let found = after.read { $0 == [1] || $0 == [2, 2] ? $0 : nil }
      #expect(found != nil, "call \(place)")
    }
  }

  private static let sign = PresenceSign(
    person: "ann", host: "desk", since: "2026-11-21T14:02:59.123Z")

  @Test func `an open appraisal shows who has it open until that ends`() throws {
    let store = try RecordFixture.create(folder("x.appraisal"))
    #expect(Presence.others(in: store).isEmpty)
    var presence = Presence(Self.sign, in: store, random: 1)
    #expect(presence != nil)
    #expect(Presence.others(in: store) == [Self.sign])
    #expect(
      Self.sign.sentence(since: "14:02 UTC")
        == "It is open on another terminal since 14:02 UTC: ann on desk. Both can go on; what both"
        + " change is shown.")
    #expect(try store.read().problems.isEmpty)
    presence = nil
    #expect(Presence.others(in: store).isEmpty)
    #expect(!TemporaryFolder.names(folder("x.appraisal")).contains("derived"))
  }

  @Test func `what a killed program left is taken away and hinders nobody`() throws {
    let store = try RecordFixture.create(folder("x.appraisal"))
    let derived = folder("x.appraisal/derived")
    #expect(mkdir(derived, 0o700) == 0)
    try TemporaryFolder.write(Array("{}".utf8), to: "\(derived)/open-1")
    #expect(mkfifo("\(derived)/open-2", 0o600) == 0)
    #expect(symlink("/etc/passwd", "\(derived)/open-3") == 0)
    #expect(Presence.others(in: store).isEmpty)
    #expect(!TemporaryFolder.names(derived).contains("open-1"))
  }

  @Test func `where no sign can be put up none is missed`() throws {
    let store = try RecordFixture.create(folder("x.appraisal"))
    try TemporaryFolder.write([], to: folder("x.appraisal/derived"))
    #expect(Presence(Self.sign, in: store, random: 1) == nil)
    #expect(Presence.others(in: store).isEmpty)
  }
}
