import AppraisalLedger
import Glibc
import Testing

@testable import AppraisalRecord

/// What is a person's own on a machine, and what somebody else can have put into its place.
@Suite struct PrivatePlaceTests {
  /// What another user of the machine may have brought about.
  enum Meddling: CaseIterable, Sendable {
    case folderOfAnother, folderOpenToAll, folderOpenToGroup, folderLinked
    case fileOfAnother, fileOpenToAll, fileReadable, fileLinked, fileWithSecondName, pipe

    /// What the system says of it.
    var code: Int32 {
      switch self {
      case .folderOfAnother, .fileOfAnother: EPERM
      case .folderOpenToAll, .folderOpenToGroup, .fileOpenToAll, .fileReadable: EACCES
      case .folderLinked: ENOTDIR
      case .fileLinked: ELOOP
      case .fileWithSecondName: EMLINK
      case .pipe: ENXIO
      }
    }

    /// Whether only the administrator can bring it about.
    var isOwnership: Bool { self == .folderOfAnother || self == .fileOfAnother }

    func meddle(with name: String, in folder: String) -> Bool {
      let file = "\(folder)/\(name)"
      let moved = "\(folder)-moved"
      return switch self {
      case .folderOfAnother: chown(folder, 4711, 4711) == 0
      case .folderOpenToAll: chmod(folder, 0o777) == 0
      case .folderOpenToGroup: chmod(folder, 0o770) == 0
      case .folderLinked: rename(folder, moved) == 0 && symlink(moved, folder) == 0
      case .fileOfAnother: chown(file, 4711, 4711) == 0
      case .fileOpenToAll: chmod(file, 0o666) == 0
      case .fileReadable: chmod(file, 0o644) == 0
      case .fileLinked: rename(file, moved) == 0 && symlink(moved, file) == 0
      case .fileWithSecondName: link(file, moved) == 0
      case .pipe: unlink(file) == 0 && mkfifo(file, 0o600) == 0
      }
    }
  }

  static var possible: [Meddling] {
    Meddling.allCases.filter { geteuid() == 0 || !$0.isOwnership }
  }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: possible)
  func `what somebody else can have put there is refused and not read`(
    _ meddling: Meddling
  ) throws {
    let place = PrivatePlace(folder("state"))
    try place.keep([1], as: "key", random: 1)
    #expect(try place.read("key", limit: 9) == [1])
    #expect(meddling.meddle(with: "key", in: folder("state")))
    let failure = #expect(throws: SystemFailure.self) { try place.read("key", limit: 9) }
    #expect(failure?.code == meddling.code)
  }

  @Test(arguments: possible.filter { ![.folderLinked, .pipe, .fileLinked].contains($0) })
  func `edits that somebody else can have written are not brought back, and that is said`(
    _ meddling: Meddling
  ) throws {
    let place = RescuePlace(PrivatePlace(folder("rescued")), for: RecordFixture.identity)
    #expect(
      place.keep(
        [RecordFixture.edit("o-1")], of: RecordFixture.writer, random: RecordFixture.numbers()))
    #expect(place.kept(of: "ann").edits.count == 1)
    let record = folder("rescued/" + (TemporaryFolder.names(folder("rescued")).first ?? ""))
    let writer = "\(record)/ledger/ann-1"
    let name = try #require(TemporaryFolder.names(writer).first)
    #expect(meddling.meddle(with: name, in: writer))
    let kept = place.kept(of: "ann")
    #expect(kept.edits.isEmpty)
    #expect(kept.refused.count == 1)
  }

  @Test(arguments: ["rescued", "rescued/x.appraisal", "rescued/x.appraisal/ledger"])
  func `a place that others can write to keeps nothing and gives nothing`(
    _ open: String
  ) throws {
    let place = RescuePlace(PrivatePlace(folder("rescued")), for: RecordFixture.identity)
    func keep() -> Bool {
      place.keep(
        [RecordFixture.edit("o-1")], of: RecordFixture.writer, random: RecordFixture.numbers())
    }
    #expect(keep())
    let record = TemporaryFolder.names(folder("rescued")).first ?? ""
    let path = folder(
      open.split(separator: "/").map { $0 == "x.appraisal" ? record : String($0) }
        .joined(separator: "/"))
    #expect(chmod(path, 0o777) == 0)
    #expect(place.kept(of: "ann").edits.isEmpty)
    #expect(
      place.kept(of: "ann").refused.map(\.sentence) == [
        "\(open == "rescued" ? path : folder("rescued/\(record)")): it is not private, so it is not"
          + " used: other users can write to it, or read what is yours alone. If it is yours, close it"
          + " to others with chmod go= and the path."
      ])
    #expect(!keep())
  }

  @Test func `a text that somebody else can have written is not taken up`() throws {
    let store = DraftStore(in: PrivatePlace(folder("drafts")), of: "ann", appraisal: "/x")
    store.keep([1])
    #expect(store.read { $0 } == [1])
    let name = try #require(TemporaryFolder.names(folder("drafts")).first)
    #expect(chmod(folder("drafts/\(name)"), 0o622) == 0)
    #expect(store.read { $0 } == nil)
  }

  @Test func `a writer's name that somebody else can have written is refused`() throws {
    let place = PrivatePlace(folder("state"))
    let random = RecordFixture.numbers()
    _ = try WriterName.find(for: "ann", keptIn: place, random: random)
    let name = try #require(TemporaryFolder.names(folder("state")).first)
    #expect(chmod(folder("state/\(name)"), 0o666) == 0)
    #expect(throws: RecordError.self) {
      try WriterName.find(for: "ann", keptIn: place, random: random)
    }
    #expect(WriterName.kept(for: "ann", keptIn: place) == nil)
  }

  @Test func `a folder of one's own that others may only look into is closed to them`() throws {
    #expect(mkdir(folder("state"), 0o755) == 0)
    #expect(chmod(folder("state"), 0o755) == 0)
    let place = PrivatePlace(folder("state"))
    try place.keep([1], as: "key", random: 1)
    #expect(TemporaryFolder.modes(folder("state")).values.sorted() == [0o600, 0o700])
  }

  @Test func `a file that is there is never replaced, and one that is not is none`() throws {
    let place = PrivatePlace(folder("state"))
    #expect(try place.read("key", limit: 9) == nil)
    try place.keep([1], as: "key", random: 1)
    #expect(throws: SystemFailure(.publish, "key", EEXIST)) {
      try place.keep([2], as: "key", random: 2)
    }
    #expect(try place.read("key", limit: 9) == [1])
  }
}
