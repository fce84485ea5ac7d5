import AppraisalLedger
import Glibc
import StrictJSON
import Testing

@testable import AppraisalRecord

@Suite struct SittingTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder("x.appraisal")
  }

  private func sitting(
    _ files: any FileSystem = PosixFileSystem(),
    random: @escaping () -> UInt64 = RecordFixture.numbers()
  ) throws -> Sitting {
    let store = try RecordStore(opening: path, files: PosixFileSystem())
    let faulty = RecordStore(path: store.path, identity: store.identity, files: files)
    return Sitting(store: faulty, writer: RecordFixture.writer, random: random)
  }

  @Test func `nothing is written before the first edit`() throws {
    let store = try RecordFixture.create(path)
    let before = TemporaryFolder.modes(path)
    let sitting = try sitting()
    #expect(try sitting.append([]).isEmpty)
    #expect(sitting.head == nil)
    #expect(TemporaryFolder.modes(path) == before)
    #expect(try store.read().ledger.segments.isEmpty)
  }

  @Test func `edits come back in order with what their authors had seen`() throws {
    let store = try RecordFixture.create(path)
    let sitting = try sitting()
    let first = try sitting.append([RecordFixture.edit("o-1", seen: ["s": 1, "t": 4])])
    let name = try #require(first.first?.segment)
    let second = try sitting.append([
      RecordFixture.edit("o-2", seen: ["s": 2, "t": 4, name: 1]),
      RecordFixture.edit("o-3", seen: ["s": 2, "t": 4, "u": 0]),
    ])
    #expect((first + second).map(\.n) == [1, 2, 3])
    let segment = try #require(try store.read().ledger.segments.first)
    #expect(segment.scan.verdict == .clean)
    #expect(segment.scan.entries.map(\.seen) == [["s": 1, "t": 4], [:], ["s": 2], ["u": 0]])
    #expect(segment.scan.entries.map(\.op) == ["\(name)-0", "o-1", "o-2", "o-3"])
    #expect(segment.scan.header?.person == "ann")
    #expect(sitting.head == segment.scan.head)
  }

  @Test func `a promise is made only after the data and the name are durable`() throws {
    _ = try RecordFixture.create(path)
    let files = FaultyFileSystem()
    let sitting = try sitting(files)
    _ = try sitting.append([RecordFixture.edit("o-1")])
    let first = files.log
    #expect(
      first == [
        .openFolder, .openFolder, .makeFolder, .syncFolder, .openFolder, .checkOwner, .create,
        .compare, .compare, .write, .sync, .syncFolder, .compare,
      ])
    _ = try sitting.append([RecordFixture.edit("o-2"), RecordFixture.edit("o-3")])
    #expect(Array(files.log.dropFirst(first.count)) == [.compare, .write, .sync, .compare])
  }

  @Test(
    arguments: [
      .error(EIO), .error(ENOSPC), .error(EINTR), .error(EDQUOT), .error(ESTALE), .short,
      .partial(EIO), .partial(ENOSPC), .partial(EFBIG),
    ] as [FaultyFileSystem.Fault])
  func `whichever call fails once, nothing is promised that is not there`(
    _ fault: FaultyFileSystem.Fault
  ) throws {
    var place = 0
    while true {
      let path = folder("f-\(place)")
      let store = try RecordFixture.create(path)
      let files = FaultyFileSystem(fault) { [place] number, _ in number == place }
      let faulty = RecordStore(path: path, identity: store.identity, files: files)
      let saved = try sit(faulty, edits: 4)
      let found = try RecordFixture.operations(store)
      #expect(Set(saved.promised).isSubset(of: found), "call \(place)")
      #expect(saved.missing.isEmpty, "call \(place): a second offer must save")
      #expect(!files.usedDeadFile, "call \(place)")
      if files.count <= place { break }
      place += 1
    }
    #expect(place > 10)
  }

  @Test(
    arguments: [
      .error(EIO), .error(ENOSPC), .error(EROFS), .partial(EIO), .partial(ENOSPC),
    ] as [FaultyFileSystem.Fault])
  func `whichever call fails for ever, nothing is promised that is not there`(
    _ fault: FaultyFileSystem.Fault
  ) throws {
    for place in 0..<14 {
      let path = folder("f-\(place)")
      let store = try RecordFixture.create(path)
      let files = FaultyFileSystem(fault) { number, _ in number >= place }
      let faulty = RecordStore(path: path, identity: store.identity, files: files)
      let saved = try sit(faulty, edits: 4)
      let found = try RecordFixture.operations(store)
      #expect(Set(saved.promised).isSubset(of: found), "call \(place)")
      #expect(!saved.missing.isEmpty, "call \(place)")
      #expect(!files.usedDeadFile, "call \(place)")
    }
  }

  /// Offers edits one by one, each a second time when it was not saved.
  private func sit(
    _ store: RecordStore, edits: Int
  ) throws -> (promised: [String], missing: [String]) {
    let sitting = Sitting(
      store: store, writer: RecordFixture.writer, random: RecordFixture.numbers())
    var promised: [String] = []
    var waiting: [PendingEdit] = []
    for number in 1...edits {
      waiting.append(RecordFixture.edit("o-\(number)"))
      for _ in 0..<2 {
        guard !waiting.isEmpty, let saved = try? sitting.append(waiting) else { continue }
        promised += saved.map(\.op)
        waiting = []
      }
    }
    return (promised, waiting.map(\.op))
  }

  @Test func `after a failed sync the edits go to a new file with the same operations`() throws {
    let store = try RecordFixture.create(path)
    let files = FaultyFileSystem(.error(EIO)) { number, call in
      call == .sync && number > 13 && number < 17
    }
    let sitting = try sitting(files)
    let first = try sitting.append([RecordFixture.edit("o-1")])
    let second = try sitting.append([RecordFixture.edit("o-2")])
    #expect(first.first?.segment != second.first?.segment)
    #expect(!files.usedDeadFile)
    let contents = try store.read()
    #expect(contents.ledger.segments.count == 2)
    #expect(try RecordFixture.operations(store).sorted() == ["o-1", "o-2", "o-2"])
    let old = try #require(first.first?.segment)
    let new = try #require(contents.ledger.segments.first { $0.name != old })
    #expect(new.scan.entries.first?.seen[old] == 1)
  }

  @Test func `a write that is interrupted goes on in the same file`() throws {
    let store = try RecordFixture.create(path)
    let files = FaultyFileSystem(.error(EINTR)) { number, call in
      call == .write && number < 11
    }
    let sitting = try sitting(files)
    _ = try sitting.append([RecordFixture.edit("o-1")])
    #expect(files.log.filter { $0 == .write }.count == 3)
    #expect(try store.read().ledger.segments.count == 1)
    #expect(try RecordFixture.operations(store) == ["o-1"])
  }

  @Test func `on a full disk the file is cut back and used again`() throws {
    let store = try RecordFixture.create(path)
    let files = FaultyFileSystem(.partial(ENOSPC)) { number, call in
      number >= 14 && number < 15 && call == .write
    }
    let sitting = try sitting(files)
    let first = try sitting.append([RecordFixture.edit("o-1")])
    let file = "\(path)/ledger/ann-1/\(try #require(first.first?.segment)).jsonl"
    let before = try TemporaryFolder.read(file)
    #expect {
      try sitting.append([RecordFixture.edit("o-2")])
    } throws: { error in
      guard let failure = error as? WriteFailure else { return false }
      return failure.mayPass && failure.path == file
        && failure.kind == .system(SystemFailure(.write, "", ENOSPC))
    }
    #expect(try TemporaryFolder.read(file) == before)
    let second = try sitting.append([RecordFixture.edit("o-2")])
    #expect(second.first?.segment == first.first?.segment)
    #expect(try store.read().problems.isEmpty)
    #expect(try RecordFixture.operations(store) == ["o-1", "o-2"])
  }

  @Test func `a sitting gives up after eight files in a row`() throws {
    _ = try RecordFixture.create(path)
    let files = FaultyFileSystem(.error(EIO)) { _, call in call == .sync }
    let sitting = try sitting(files)
    for _ in 0..<20 {
      #expect(throws: WriteFailure.self) { try sitting.append([RecordFixture.edit("o-1")]) }
    }
    #expect(TemporaryFolder.names("\(path)/ledger/ann-1").count <= 8)
  }

  @Test func `an edit that is too long changes nothing`() throws {
    let store = try RecordFixture.create(path)
    let sitting = try sitting()
    _ = try sitting.append([RecordFixture.edit("o-1")])
    let long = String(repeating: "x", count: LedgerFormat.maximumLineBytes)
    #expect {
      try sitting.append([RecordFixture.edit("o-2"), RecordFixture.edit("o-3", text: long)])
    } throws: { error in
      guard case .tooLong? = (error as? WriteFailure)?.kind else { return false }
      return (error as? WriteFailure)?.mayPass == false
    }
    _ = try sitting.append([RecordFixture.edit("o-4")])
    #expect(try RecordFixture.operations(store) == ["o-1", "o-4"])
    #expect(try store.read().problems.isEmpty)
  }

  @Test func `many sittings at once never touch each other's files`() async throws {
    let store = try RecordFixture.create(path)
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<4 {
        group.addTask {
          let sitting = Sitting(
            store: store, writer: RecordFixture.writer,
            random: RecordFixture.numbers(from: UInt64(number) << 32))
          for edit in 0..<25 {
            _ = try? sitting.append([RecordFixture.edit("o-\(number)-\(edit)")])
          }
        }
      }
    }
    let contents = try store.read()
    #expect(contents.problems.isEmpty)
    #expect(contents.ledger.segments.count == 4)
    #expect(Set(try RecordFixture.operations(store)).count == 100)
  }

  @Test func `a sitting that nobody would read is refused before it is called saved`() throws {
    let folder = try TemporaryFolder()
    let random = RecordFixture.numbers()
    var store = try RecordFixture.create(folder("x.appraisal"))
    store.sittingLimit = 2
    for number in 0..<3 {
      let known = try store.read().sittingCount
      let sitting = Sitting(
        store: store, writer: RecordFixture.writer, besides: known, random: random)
      guard number == 2 else {
        _ = try sitting.append([RecordFixture.edit("o-\(number)")])
        continue
      }
      let failure = #expect(throws: WriteFailure.self) {
        try sitting.append([RecordFixture.edit("o-2")])
      }
      #expect(failure?.kind == .full(sittings: 2))
      #expect(failure?.mayPass == false)
    }
    #expect(try store.read().problems.isEmpty)
    #expect(try RecordFixture.operations(store) == ["o-0", "o-1"])
  }
}
