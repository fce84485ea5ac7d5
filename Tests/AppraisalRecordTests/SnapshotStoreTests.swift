import AppraisalLedger
import Glibc
import StrictJSON
import Testing

@testable import AppraisalRecord

@Suite struct SnapshotStoreTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder("x.appraisal")
  }

  @Test func `snapshots are published, listed and read`() throws {
    let store = try RecordFixture.create(path)
    let second = try store.publish(RecordFixture.snapshot(2), random: RecordFixture.numbers())
    let first = try store.publish(RecordFixture.snapshot(1), random: RecordFixture.numbers())
    try TemporaryFolder.write([], to: "\(path)/snapshots/notes")
    #expect(try store.snapshots() == [first, second])
    #expect(try store.snapshot(second) == RecordFixture.snapshot(2))
  }

  @Test func `the same snapshot twice is one file`() throws {
    let store = try RecordFixture.create(path)
    let random = RecordFixture.numbers()
    let first = try store.publish(RecordFixture.snapshot(), random: random)
    #expect(try store.publish(RecordFixture.snapshot(), random: random) == first)
    #expect(TemporaryFolder.names("\(path)/snapshots") == [first.file])
  }

  @Test(arguments: ["file", "link", "folder"])
  func `what somebody else put under its name is not called the snapshot`(_ kind: String) throws {
    let store = try RecordFixture.create(path)
    let random = RecordFixture.numbers()
    let name = try store.publish(RecordFixture.snapshot(), random: random)
    let file = "\(path)/snapshots/\(name.file)"
    try #require(rename(file, folder("away")) == 0)
    switch kind {
    case "file": try TemporaryFolder.write([1, 2], to: file)
    case "link": try #require(symlink(folder("away"), file) == 0)
    default: try #require(mkdir(file, 0o700) == 0)
    }
    let failure = #expect(throws: RecordError.self) {
      try store.publish(RecordFixture.snapshot(), random: random)
    }
    #expect(failure == RecordError(.system(SystemFailure(.publish, name.file, EEXIST)), file))
  }

  @Test func `a snapshot that was changed says so`() throws {
    let store = try RecordFixture.create(path)
    let name = try store.publish(RecordFixture.snapshot(), random: RecordFixture.numbers())
    let file = "\(path)/snapshots/\(name.file)"
    var bytes = try TemporaryFolder.read(file)
    bytes[10] ^= 1
    #expect(chmod(file, 0o600) == 0)
    try TemporaryFolder.write(bytes, to: file)
    let found = Digest256(of: bytes).short
    #expect(throws: RecordError(.changedSnapshot(expected: name.hash, found: found), file)) {
      try store.snapshot(name)
    }
  }

  @Test func `publishing leaves either the whole file or nothing`() throws {
    let store = try RecordFixture.create(path)
    let whole = FaultyFileSystem()
    _ = try RecordStore(path: path, identity: store.identity, files: whole)
      .publish(RecordFixture.snapshot(0), random: RecordFixture.numbers())
    let faults: [FaultyFileSystem.Fault] = [.error(EIO), .partial(ENOSPC), .short]
    for (round, fault) in faults.enumerated() {
      for place in 0..<whole.count {
        let files = FaultyFileSystem(fault) { number, _ in number == place }
        let number = 100 * round + place + 1
        let faulty = RecordStore(path: path, identity: store.identity, files: files)
        let published = try? faulty.publish(
          RecordFixture.snapshot(number), random: RecordFixture.numbers())
        if let published {
          #expect(try store.snapshot(published) == RecordFixture.snapshot(number))
        }
        for name in try store.snapshots() { _ = try store.snapshot(name) }
        let names = TemporaryFolder.names("\(path)/snapshots")
        #expect(names.allSatisfy { !$0.hasPrefix(".new-") }, "call \(place)")
      }
    }
  }

  @Test func `a hundred thousand files with names of snapshots do not hide a true one`() throws {
    let store = try RecordFixture.create(path)
    let name = try store.publish(RecordFixture.snapshot(), random: RecordFixture.numbers())
    for number in 0...100_000 {
      let planted = "\(path)/snapshots/000001-\(LedgerNames.hex(UInt64(number))).json"
      let file = open(planted, O_CREAT | O_WRONLY, 0o600)
      #expect(file >= 0)
      close(file)
    }
    #expect(try store.snapshots().count == 100_002)
    #expect(try store.snapshot(name) == RecordFixture.snapshot())
    #expect(try RecordFixture.operations(store).isEmpty)
  }

  @Test(arguments: [EPERM, EOPNOTSUPP])
  func `disks without links are written in place`(_ code: Int32) throws {
    let store = try RecordFixture.create(path)
    let files = FaultyFileSystem(.error(code)) { _, call in call == .publish }
    let faulty = RecordStore(path: path, identity: store.identity, files: files)
    let name = try faulty.publish(RecordFixture.snapshot(), random: RecordFixture.numbers())
    #expect(try store.snapshot(name) == RecordFixture.snapshot())
    #expect(files.log.suffix(5) == [.create, .write, .setMode, .sync, .syncFolder])
  }
}
