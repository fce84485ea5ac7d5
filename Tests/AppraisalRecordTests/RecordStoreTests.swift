import AppraisalLedger
import Glibc
import StrictJSON
import Testing

@testable import AppraisalRecord

@Suite struct RecordStoreTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder("x.appraisal")
  }

  @Test func `a new appraisal has its identity and its folders and opens again`() throws {
    _ = try RecordFixture.create(path)
    #expect(
      TemporaryFolder.names(path)
        == [".gitattributes", "appraisal.json", "ledger", "snapshots"])
    let store = try RecordStore(opening: path)
    #expect(store.identity == RecordFixture.identity)
    let contents = try store.read()
    #expect(contents.ledger.segments.isEmpty)
    #expect(contents.problems.isEmpty)
  }

  @Test func `creation makes everything durable and names the identity last`() throws {
    let files = FaultyFileSystem()
    _ = try RecordFixture.create(path, files: files)
    #expect(
      files.log == [
        .makeFolder, .openFolder, .list, .openFolder, .makeFolder, .syncFolder, .makeFolder,
        .syncFolder, .create, .write, .setMode, .sync, .publish, .syncFolder, .create, .write,
        .setMode, .sync, .publish, .syncFolder, .openFolder, .syncFolder,
      ])
  }

  @Test func `an interrupted creation can be finished wherever it stopped`() throws {
    let whole = FaultyFileSystem()
    _ = try RecordFixture.create(folder("whole"), files: whole)
    for place in 0..<whole.count {
      let path = folder("part-\(place)")
      let files = FaultyFileSystem(.error(EIO)) { number, _ in number >= place }
      #expect(throws: RecordError.self) { try RecordFixture.create(path, files: files) }
      if (try? RecordStore(opening: path)) == nil {
        _ = try RecordStore(
          creating: path, identity: RecordFixture.identity,
          random: RecordFixture.numbers(from: 100))
      }
      #expect(try RecordStore(opening: path).read().problems.isEmpty, "call \(place)")
    }
  }

  @Test func `a folder that holds something else does not become an appraisal`() throws {
    _ = try RecordFixture.create(path)
    #expect(throws: RecordError(.occupied("appraisal.json"), path)) {
      try RecordFixture.create(path)
    }
    try TemporaryFolder.write([1], to: folder("letter.txt"))
    #expect(throws: RecordError(.occupied("letter.txt"), folder.path)) {
      try RecordFixture.create(folder.path)
    }
    #expect(throws: RecordError.self) { try RecordFixture.create(folder("letter.txt")) }
    #expect(try TemporaryFolder.read(folder("letter.txt")) == [1])
  }

  @Test(
    arguments: [
      ("", .notJSON(.unexpectedEnd), 1, 1), ("{", .notJSON(.unexpectedEnd), 1, 2),
      ("{\n\"id\":1,\n\"id\":2}", .notJSON(.duplicateKey("id")), 3, 1),
      ("{\"format\":\"appraise.appraisal\"}", .missingKey("major"), 1, 1),
      ("\u{FEFF}{}", .notJSON(.byteOrderMark), 1, 1),
    ] as [(String, DecodingFailure.Kind, Int, Int)])
  func `an identity that is damaged says where`(
    _ text: String, _ kind: DecodingFailure.Kind, _ line: Int, _ column: Int
  ) throws {
    try plantIdentity(Array(text.utf8))
    #expect {
      try RecordStore(opening: path)
    } throws: { error in
      guard case .unreadable(let failure, let position)? = (error as? RecordError)?.kind
      else { return false }
      return failure.kind == kind && position.line == line && position.column == column
    }
  }

  @Test func `bytes that are not UTF-8 are refused`() throws {
    try plantIdentity([0x7B, 0xFF, 0x7D])
    #expect {
      try RecordStore(opening: path)
    } throws: { error in
      guard case .unreadable(let failure, _)? = (error as? RecordError)?.kind else { return false }
      return failure.kind == .notJSON(.invalidUTF8) && failure.offset == 1
    }
  }

  @Test(arguments: [
    (#"{"format":"appraise.appraisal","major":2}"#, RecordError.Kind.newer(major: 2, known: 1)),
    (#"{"format":"other","major":1}"#, .otherFormat("other")),
  ])
  func `other formats and newer versions are refused`(
    _ text: String, _ kind: RecordError.Kind
  ) throws {
    try plantIdentity(Array(text.utf8))
    #expect(throws: RecordError(kind, "\(path)/appraisal.json")) {
      try RecordStore(opening: path)
    }
  }

  private func plantIdentity(_ bytes: [UInt8]) throws {
    #expect(mkdir(path, 0o700) == 0)
    try TemporaryFolder.write(bytes, to: "\(path)/appraisal.json")
  }

  @Test func `a file that exists is never written into`() throws {
    try TemporaryFolder.write([1], to: folder("a"))
    let files = PosixFileSystem()
    let handle = try files.openFolder(folder.path)
    defer { files.close(handle) }
    #expect(throws: SystemFailure(.create, "a", EEXIST)) {
      try files.create("a", in: handle, mode: 0o600)
    }
    #expect(try TemporaryFolder.read(folder("a")) == [1])
  }

  @Test func `a folder that is missing, a file or no appraisal says so`() throws {
    #expect(throws: RecordError(.system(SystemFailure(.openFolder, path, ENOENT)), path)) {
      try RecordStore(opening: path)
    }
    #expect(throws: RecordError(.notAnAppraisal, folder.path)) {
      try RecordStore(opening: folder.path)
    }
    try TemporaryFolder.write([], to: path)
    #expect(throws: RecordError(.system(SystemFailure(.openFolder, path, ENOTDIR)), path)) {
      try RecordStore(opening: path)
    }
  }

  @Test(arguments: ["link", "pipe", "folder", "huge"])
  func `what is planted in place of the identity is not followed`(_ kind: String) throws {
    #expect(mkdir(path, 0o700) == 0)
    let file = "\(path)/appraisal.json"
    let code: Int32
    switch kind {
    case "link":
      try TemporaryFolder.write(Array("{}".utf8), to: folder("victim"))
      #expect(symlink(folder("victim"), file) == 0)
      code = ELOOP
    case "pipe":
      #expect(mkfifo(file, 0o600) == 0)
      code = ENXIO
    case "folder":
      #expect(mkdir(file, 0o700) == 0)
      code = EISDIR
    default:
      try TemporaryFolder.write([], to: file)
      #expect(truncate(file, 1 << 30) == 0)
      code = EFBIG
    }
    let failure = SystemFailure(.read, "appraisal.json", code)
    #expect(throws: RecordError(.system(failure), file)) { try RecordStore(opening: path) }
  }

  @Test func `strange things in the folder are listed and left as they are`() throws {
    let store = try RecordFixture.create(path)
    let sitting = Sitting(
      store: store, writer: RecordFixture.writer, random: RecordFixture.numbers())
    _ = try sitting.append([RecordFixture.edit("o-1")])
    let segment = try #require(TemporaryFolder.names("\(path)/ledger/ann-1").first)
    let bytes = try TemporaryFolder.read("\(path)/ledger/ann-1/\(segment)")
    let copy = segment.replacing(".jsonl", with: ".sync-conflict-1.jsonl")
    try TemporaryFolder.write(bytes + [0], to: "\(path)/ledger/ann-1/\(copy)")
    try TemporaryFolder.write([], to: "\(path)/ledger/ann-1/x~")
    try TemporaryFolder.write([], to: "\(path)/ledger/letter")
    try TemporaryFolder.write([], to: "\(path)/notes")
    #expect(mkdir("\(path)/ledger/..hidden", 0o700) == 0)
    #expect(symlink("/etc/passwd", "\(path)/ledger/ann-1/a.jsonl") == 0)
    #expect(mkfifo("\(path)/ledger/ann-1/b.jsonl", 0o600) == 0)
    let before = TemporaryFolder.modes(path)
    let contents = try store.read()
    let unreadable = [("a", ELOOP), ("b", ENXIO)].map { name, code in
      RecordProblem(
        .unreadable(SystemFailure(.read, "\(name).jsonl", code)), "ledger/ann-1/\(name).jsonl")
    }
    #expect(
      contents.problems
        == [
          RecordProblem(.stray, "ledger/..hidden"),
          RecordProblem(.segment(.torn(ignored: 1)), "ledger/ann-1/\(copy)"),
          RecordProblem(.stray, "ledger/ann-1/x~"),
          RecordProblem(.stray, "ledger/letter"), RecordProblem(.stray, "notes"),
        ].appendingSorted(unreadable))
    #expect(contents.ledger.segments.count == 1)
    #expect(try RecordFixture.operations(store) == ["o-1"])
    #expect(TemporaryFolder.modes(path) == before)
  }

  @Test func `what cannot be read never hides the rest`() throws {
    let store = try RecordFixture.create(path)
    for (name, number) in [("ann-1", 1), ("bob-1", 2)] {
      var writer = RecordFixture.writer
      writer.name = name
      let random = RecordFixture.numbers(from: UInt64(number) * 100)
      let sitting = Sitting(store: store, writer: writer, random: random)
      _ = try sitting.append([RecordFixture.edit("o-\(number)")])
    }
    let files = FaultyFileSystem()
    _ = try RecordStore(opening: path, files: files).read()
    var survived = 0
    for place in 1..<files.count {
      let faulty = FaultyFileSystem(.error(EIO)) { number, _ in number == place }
      guard let store = try? RecordStore(opening: path, files: faulty),
        let contents = try? store.read()
      else { continue }
      let read = contents.ledger.segments.flatMap { $0.usableEntries.dropFirst().map(\.op) }
      let isElsewhere = contents.problems.contains { $0.file == "snapshots" }
      #expect(read.count == (isElsewhere ? 2 : 1), "call \(place)")
      #expect(contents.problems.count == 1, "call \(place)")
      survived += 1
    }
    #expect(survived > 0)
  }

  @Test func `files that hold no sitting take nobody's place, and a copy leaves them`() throws {
    let store = try RecordFixture.create(folder("x.appraisal"))
    try #require(mkdir(folder("x.appraisal/ledger/aaa"), 0o700) == 0)
    for number in 0...LedgerFormat.maximumSegments {
      let file = open(folder("x.appraisal/ledger/aaa/\(number).jsonl"), O_CREAT | O_WRONLY, 0o600)
      close(file)
    }
    let sitting = Sitting(
      store: store, writer: RecordFixture.writer, random: RecordFixture.numbers())
    _ = try sitting.append([RecordFixture.edit("o-1")])
    let contents = try store.read()
    #expect(contents.problems.isEmpty)
    #expect(contents.unread.isEmpty)
    #expect(try RecordFixture.operations(store) == ["o-1"])
  }

  @Test func `of strays some are named and the others counted, in every folder`() throws {
    let store = try RecordFixture.create(folder("x.appraisal"))
    for place in ["", "ledger/", "snapshots/"] {
      for number in 10...29 {
        try TemporaryFolder.write([], to: folder("x.appraisal/\(place)s.\(number)"))
      }
    }
    let problems = try store.read().problems
    for (place, name) in [("", ""), ("ledger/", "ledger"), ("snapshots/", "snapshots")] {
      let here = (10...19).map { RecordProblem(.stray, "\(place)s.\($0)") }
      #expect(problems.filter { here.contains($0) }.count == 10)
      #expect(problems.contains(RecordProblem(.strays(10), name)))
    }
    #expect(problems.count == 33)
  }
}

extension [RecordProblem] {
  fileprivate func appendingSorted(_ others: [RecordProblem]) -> [RecordProblem] {
    (self + others).sorted { $0.file < $1.file }
  }
}
