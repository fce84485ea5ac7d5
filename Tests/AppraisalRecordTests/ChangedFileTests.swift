import AppraisalLedger
import Glibc
import Testing

@testable import AppraisalRecord

/// A sitting of which another program changes the file while it is open, as sync tools, editors and
/// git do.
@Suite struct ChangedFileTests {
  enum Change: CaseIterable, Sendable {
    case replacedByTheSame, replacedByAnOlder, replacedByALink, emptied, cut, addedTo, deleted
    case folderDeleted, folderReplaced

    func change(_ file: String) throws {
      let folder = String(file.prefix(upTo: try #require(file.lastIndex(of: "/"))))
      let bytes = try TemporaryFolder.read(file)
      let lines = bytes.split(separator: 10)
      let older = Array(lines.dropLast().joined(separator: [10])) + [10]
      switch self {
      case .replacedByTheSame: try replace(file, bytes)
      case .replacedByAnOlder: try replace(file, older)
      case .replacedByALink:
        try #require(rename(file, folder + "-kept") == 0)
        try #require(symlink(folder + "-kept", file) == 0)
      case .emptied: try #require(truncate(file, 0) == 0)
      case .cut: try #require(truncate(file, off_t(older.count)) == 0)
      case .addedTo:
        let open = try #require(fopen(file, "a"))
        fputs("{}\n", open)
        fclose(open)
      case .deleted: try #require(unlink(file) == 0)
      case .folderDeleted:
        try #require(unlink(file) == 0)
        try #require(rmdir(folder) == 0)
      case .folderReplaced:
        try #require(rename(folder, folder + "-moved") == 0)
        try #require(mkdir(folder, 0o700) == 0)
        try TemporaryFolder.write(bytes, to: file)
        for name in TemporaryFolder.names(folder + "-moved") { unlink(folder + "-moved/" + name) }
        try #require(rmdir(folder + "-moved") == 0)
      }
    }

    /// As git and sync tools do it: a new file that takes the name.
    private func replace(_ file: String, _ bytes: [UInt8]) throws {
      try TemporaryFolder.write(bytes, to: file + ".new")
      try #require(rename(file + ".new", file) == 0)
    }
  }

  private let folder: TemporaryFolder
  private let store: RecordStore

  init() throws {
    folder = try TemporaryFolder()
    store = try RecordFixture.create(folder("x.appraisal"))
  }

  private func sitting() -> Sitting {
    Sitting(store: store, writer: RecordFixture.writer, random: RecordFixture.numbers())
  }

  private func file(_ segment: String) -> String {
    folder("x.appraisal/ledger/ann-1/\(segment).jsonl")
  }

  @Test(arguments: Change.allCases)
  func `what was called saved is there, once, whatever happened to the file`(
    _ change: Change
  ) throws {
    let sitting = sitting()
    let first = try sitting.append([RecordFixture.edit("o-1"), RecordFixture.edit("o-2")])
    let segment = try #require(first.first?.segment)
    _ = try sitting.append([RecordFixture.edit("o-3", seen: [segment: 2])])
    #expect(sitting.takeRewritten() == 0)
    try change.change(file(segment))
    let later = try sitting.append([RecordFixture.edit("o-4", seen: [segment: 3])])
    #expect(later.map(\.op) == ["o-4"])
    #expect(later.first?.segment != segment)
    #expect(later.first?.n == 4)
    #expect(sitting.takeRewritten() == 3)
    #expect(sitting.takeRewritten() == 0)
    _ = try sitting.append([RecordFixture.edit("o-5", seen: [segment: 3])])
    #expect(sitting.takeRewritten() == 0)

    let contents = try store.read()
    let written = try #require(
      contents.ledger.segments.first { $0.name == later.first?.segment })
    #expect(written.usableEntries.dropFirst().map(\.op) == ["o-1", "o-2", "o-3", "o-4", "o-5"])
    // Nothing is said to be missing: what was in the old file stands in the new one.
    #expect(contents.missing.isEmpty)
  }

  @Test func `changes one after the other are met each time`() throws {
    let sitting = sitting()
    var saved = try sitting.append([RecordFixture.edit("o-1")])
    for number in 2...6 {
      try Change.deleted.change(file(try #require(saved.first?.segment)))
      saved = try sitting.append([RecordFixture.edit("o-\(number)")])
      #expect(sitting.takeRewritten() == number - 1)
    }
    #expect(try RecordFixture.operations(store) == (1...6).map { "o-\($0)" })
  }

  @Test(arguments: [(1, 1, 1), (2, 2, 1), (3, 2, 2)])
  func `a file that is changed before or while it is written is left, and another one is made`(
    _ comparison: Int, _ files: Int, _ written: Int
  ) throws {
    // A file is compared when it is made, before its lines are written and after that.
    let meddled = RecordStore(
      path: store.path, identity: store.identity, files: MeddledFiles(meddling: comparison))
    let sitting = Sitting(
      store: meddled, writer: RecordFixture.writer, random: RecordFixture.numbers())
    _ = try sitting.append([RecordFixture.edit("o-1")])
    #expect(TemporaryFolder.names(folder("x.appraisal/ledger/ann-1")).count == files)
    #expect(
      try RecordFixture.operations(store) == [String](repeating: "o-1", count: written))
  }

  @Test func `a copy that takes the name once the file is written is not taken for it`() throws {
    // The copy holds the same bytes, and nobody has made them durable.
    let meddled = RecordStore(
      path: store.path, identity: store.identity, files: MeddledFiles(meddling: 3, byCopy: true))
    let sitting = Sitting(
      store: meddled, writer: RecordFixture.writer, random: RecordFixture.numbers())
    _ = try sitting.append([RecordFixture.edit("o-1")])
    #expect(sitting.takeRewritten() == 0)
    #expect(TemporaryFolder.names(folder("x.appraisal/ledger/ann-1")).count == 2)
  }

  @Test func `a program that changes every file is named and ends the attempts`() throws {
    let files = MeddledFiles(meddling: nil)
    let meddled = RecordStore(path: store.path, identity: store.identity, files: files)
    let sitting = Sitting(
      store: meddled, writer: RecordFixture.writer, random: RecordFixture.numbers())
    var failure: WriteFailure?
    for _ in 0..<9 {
      failure = #expect(throws: WriteFailure.self) {
        try sitting.append([RecordFixture.edit("o-1")])
      }
    }
    #expect(failure?.kind == .changed)
    #expect(
      failure?.sentence.hasSuffix(
        "another program changes the file while it is written. Stop what changes the files of the"
          + " appraisal, such as a sync tool or git, and try again.") == true)
    #expect(TemporaryFolder.names(folder("x.appraisal/ledger/ann-1")).count <= 8)
    let next = sitting.successor(in: store)
    _ = try next.append([RecordFixture.edit("o-1")])
    #expect(try RecordFixture.operations(store) == ["o-1"])
  }

  @Test func `a sitting that takes the place of another one owes what that one owed`() throws {
    let sitting = sitting()
    let saved = try sitting.append([RecordFixture.edit("o-1")])
    try Change.folderDeleted.change(file(try #require(saved.first?.segment)))
    try #require(rmdir(folder("x.appraisal/ledger")) == 0)
    #expect(throws: WriteFailure.self) { try sitting.append([RecordFixture.edit("o-2")]) }
    try #require(mkdir(folder("x.appraisal/ledger"), 0o700) == 0)
    let next = sitting.successor(in: store)
    #expect(try next.append([RecordFixture.edit("o-2")]).map(\.n) == [2])
    #expect(next.takeRewritten() == 1)
    #expect(try RecordFixture.operations(store) == ["o-1", "o-2"])
  }

  @Test func `a disk that cannot tell files apart by their numbers is written to as ever`() throws {
    let files = MeddledFiles(meddling: nil, byNumberAlone: true)
    let drive = RecordStore(path: store.path, identity: store.identity, files: files)
    let sitting = Sitting(
      store: drive, writer: RecordFixture.writer, random: RecordFixture.numbers())
    let saved = try sitting.append([RecordFixture.edit("o-1")])
    _ = try sitting.append([RecordFixture.edit("o-2")])
    #expect(try RecordFixture.operations(store) == ["o-1", "o-2"])
    // The length still tells.
    try Change.cut.change(file(try #require(saved.first?.segment)))
    _ = try sitting.append([RecordFixture.edit("o-3")])
    #expect(try RecordFixture.operations(store).suffix(3) == ["o-1", "o-2", "o-3"])
  }
}
