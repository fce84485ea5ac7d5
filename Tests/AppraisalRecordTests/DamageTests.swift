import AppraisalLedger
import Glibc
import StrictJSON
import Testing

@testable import AppraisalRecord

/// Whatever is changed in a folder after it was written is found.
@Suite struct DamageTests {
  private static let path = CrashScenario.path

  /// A folder that five people have written in, each having seen those before, and a snapshot.
  private static func board() throws -> SimulatedFiles {
    let files = SimulatedFiles(try CrashScenario.settledDisk())
    let store = try RecordStore(opening: path, files: files)
    for (place, person) in ["ann", "bob", "cat", "dan", "eve"].enumerated() {
      var writer = RecordFixture.writer
      (writer.name, writer.person) = ("\(person)-1", person)
      let sitting = Sitting(
        store: store, writer: writer, random: RecordFixture.numbers(from: UInt64(place) << 8))
      let seen = try store.read().ledger.seen
      for number in 1...3 {
        let text = String(repeating: "why ", count: number * 5)
        _ = try sitting.append([RecordFixture.edit("\(person)-\(number)", seen: seen, text: text)])
      }
    }
    var snapshot = RecordFixture.snapshot()
    snapshot.header.heads = try store.read().ledger.heads
    _ = try store.publish(snapshot, random: RecordFixture.numbers(from: 1 << 20))
    return files
  }

  /// The files under a folder with their nodes on the disk.
  private static func files(_ disk: SimulatedDisk) -> [(path: String, node: Int)] {
    func under(_ path: String, _ node: Int) -> [(String, Int)] {
      disk.nodes[node].isFolder
        ? disk.nodes[node].names.sorted { $0.key < $1.key }
          .flatMap { under("\(path)/\($0.key)", $0.value) }
        : [(path, node)]
    }
    return disk.find(path).map { under("", $0) } ?? []
  }

  private static func segments(_ disk: SimulatedDisk) -> [[UInt8]] {
    files(disk).filter { $0.path.hasSuffix(".jsonl") }.map { disk.nodes[$0.node].bytes }
  }

  @Test(arguments: [0x01, 0x20, 0x80] as [UInt8])
  func `every byte of every segment that is changed is found`(_ flip: UInt8) throws {
    let segments = Self.segments(try Self.board().disk)
    #expect(segments.count == 5)
    var unnoticed = 0
    for (number, segment) in segments.enumerated() where flip == 1 || number == 1 {
      #expect(SegmentScan(segment).verdict == .clean)
      var bytes = segment
      for place in segment.indices {
        bytes[place] ^= flip
        if SegmentScan(bytes).verdict == .clean { unnoticed += 1 }
        bytes[place] = segment[place]
      }
    }
    #expect(unnoticed == 0)
  }

  @Test func `every byte of every other file that is changed is found or says nothing`() throws {
    let disk = try Self.board().disk
    for (name, node) in Self.files(disk) where !name.hasSuffix(".jsonl") {
      let original = disk.nodes[node].bytes
      var changed = disk
      for place in original.indices {
        changed.nodes[node].bytes[place] ^= 1
        if !isNoticed(changed) {
          // What is left is a label, who may read it, or no part of the record.
          #expect(isLabel(original, changed.nodes[node].bytes, name), "\(name), byte \(place)")
        }
        changed.nodes[node].bytes[place] = original[place]
      }
    }
  }

  /// Whether opening and reading everything says that something is wrong.
  private func isNoticed(_ disk: SimulatedDisk) -> Bool {
    guard let store = try? RecordStore(opening: Self.path, files: SimulatedFiles(disk)),
      let contents = try? store.read(), let names = try? store.snapshots()
    else { return true }
    let snapshots = names.compactMap { try? store.snapshot($0) }
    return !contents.problems.isEmpty || snapshots.count != 1
  }

  private func isLabel(_ old: [UInt8], _ new: [UInt8], _ name: String) -> Bool {
    if name.hasSuffix(".gitattributes") { return true }
    let identities = [old, new].compactMap {
      try? StrictJSON.read(RecordIdentity.self, from: $0, unknownKeys: .ignore)
    }
    return name.hasSuffix("appraisal.json") && identities.count == 2
      && identities[0].id == identities[1].id && identities[0].major == identities[1].major
  }

  @Test func `every truncation is found by an end that was kept`() throws {
    for segment in Self.segments(try Self.board().disk) {
      let head = try #require(SegmentScan(segment).head)
      for count in segment.indices {
        let scan = SegmentScan(Array(segment[..<count]))
        let ledger = LedgerSet([("f", scan)], appraisal: RecordFixture.identity.id)
        // A line that is whole but for its line feed counts, which is told all the same; only the
        // last one leaves nothing missing.
        let isUnended = segment[count] == UInt8(ascii: "\n")
        #expect((scan.verdict == .unended) == isUnended, "\(count)")
        let isComplete = count == segment.count - 1
        #expect(ledger.lost(of: [head]) == (isComplete ? [] : [head]), "\(count)")
      }
      let whole = LedgerSet(
        [("f", SegmentScan(segment))], appraisal: RecordFixture.identity.id)
      #expect(whole.lost(of: [head]).isEmpty)
    }
  }

  @Test func `a segment that is taken away is missed by those who wrote later`() throws {
    let disk = try Self.board().disk
    let segments = Self.files(disk).filter { $0.path.hasSuffix(".jsonl") }
    for (number, segment) in segments.enumerated() {
      var changed = disk
      let parts = segment.path.split(separator: "/").map(String.init)
      let folder = try #require(disk.find("\(Self.path)/\(parts[0])/\(parts[1])"))
      changed.nodes[folder].names[parts[2]] = nil
      let files = SimulatedFiles(changed)
      let store = try RecordStore(opening: Self.path, files: files)
      let contents = try store.read()
      let missing = contents.problems.filter { if case .missing = $0.kind { true } else { false } }
      // Nobody wrote after the last one; the snapshot knows.
      #expect(missing.count == (number < 4 ? 1 : 0))
      let snapshot = try store.snapshot(#require(try store.snapshots().first))
      #expect(contents.ledger.lost(of: snapshot.header.heads).count == 1)
    }
  }

  @Test func `records that are swapped, doubled, left out or moved are refused`() throws {
    let segments = Self.segments(try Self.board().disk).prefix(2).map { bytes in
      bytes.split(separator: UInt8(ascii: "\n")).map { Array($0) + [UInt8(ascii: "\n")] }
    }
    let (lines, others) = (segments[0], segments[1])
    func verdict(_ lines: [[UInt8]]) -> SegmentVerdict {
      SegmentScan(Array(lines.joined())).verdict
    }
    func expectCorrupt(_ lines: [[UInt8]], _ what: String) {
      guard case .corrupt = verdict(lines) else {
        Issue.record("\(what) is called \(verdict(lines))")
        return
      }
    }
    for place in 1..<lines.count {
      var changed = lines
      changed.insert(lines[place], at: place)
      expectCorrupt(changed, "line \(place) doubled")
      changed = lines
      changed[place] = others[place]
      expectCorrupt(changed, "line \(place) from another segment")
      changed = lines
      changed.append(others[place])
      expectCorrupt(changed, "line \(place) of another segment at the end")
      guard place < lines.count - 1 else { continue }
      changed = lines
      changed.remove(at: place)
      expectCorrupt(changed, "line \(place) left out")
      changed = lines
      changed.swapAt(place, place + 1)
      expectCorrupt(changed, "line \(place) swapped")
    }
    #expect(verdict(lines) == .clean)
  }

  @Test func `a file of a gigabyte is refused before memory is taken for it`() throws {
    let folder = try TemporaryFolder()
    let store = try RecordFixture.create(folder("x"))
    let sitting = Sitting(
      store: store, writer: RecordFixture.writer, random: RecordFixture.numbers())
    _ = try sitting.append([RecordFixture.edit("o-1")])
    let huge = "ledger/ann-1/huge.jsonl"
    try TemporaryFolder.write([], to: folder("x/\(huge)"))
    #expect(truncate(folder("x/\(huge)"), 1 << 30) == 0)
    let contents = try store.read()
    #expect(
      contents.problems == [
        RecordProblem(.unreadable(SystemFailure(.read, "huge.jsonl", EFBIG)), huge)
      ])
    #expect(try RecordFixture.operations(store) == ["o-1"])
  }

  @Test func `a file that is hardly on the disk is refused before memory is taken for it`() throws {
    let folder = try TemporaryFolder()
    let store = try RecordFixture.create(folder("x"))
    let sitting = Sitting(
      store: store, writer: RecordFixture.writer, random: RecordFixture.numbers())
    _ = try sitting.append([RecordFixture.edit("o-1")])
    let hollow = "ledger/ann-1/hollow.jsonl"
    try TemporaryFolder.write([], to: folder("x/\(hollow)"))
    #expect(truncate(folder("x/\(hollow)"), 60 << 20) == 0)
    let contents = try store.read()
    #expect(
      contents.problems == [
        RecordProblem(.unreadable(SystemFailure(.read, "hollow.jsonl", ENODATA)), hollow)
      ])
    #expect(try RecordFixture.operations(store) == ["o-1"])
    // What a power cut leaves of a small file is read, and told for what it is.
    #expect(truncate(folder("x/\(hollow)"), 4096) == 0)
    #expect(try store.read().ledger.others.map(\.scan.verdict) == [.torn(ignored: 4096)])
  }

  @Test(arguments: [
    "x.sync-conflict-20261121.jsonl~", ".x.jsonl.swp", ".nfs0000000000000001",
    "x (conflicted copy 2026-11-21)", "Thumbs.db", "desktop.ini", ".DS_Store",
    "-rf", "x.jsonl.tmp", ".x.jsonl", "x.JSONL",
  ])
  func `what syncing tools and editors leave is listed and left alone`(_ name: String) throws {
    let folder = try TemporaryFolder()
    let store = try RecordFixture.create(folder("x"))
    let sitting = Sitting(
      store: store, writer: RecordFixture.writer, random: RecordFixture.numbers())
    _ = try sitting.append([RecordFixture.edit("o-1")])
    try TemporaryFolder.write([1], to: folder("x/ledger/ann-1/\(name)"))
    #expect(try store.read().problems == [RecordProblem(.stray, "ledger/ann-1/\(name)")])
    #expect(try TemporaryFolder.read(folder("x/ledger/ann-1/\(name)")) == [1])
    #expect(try RecordFixture.operations(store) == ["o-1"])
  }

  @Test func `a folder that belongs to somebody else is not written into`() throws {
    let folder = try TemporaryFolder()
    _ = try RecordFixture.create(folder("x"))
    let files = FaultyFileSystem(.error(EPERM)) { _, call in call == .checkOwner }
    let store = RecordStore(
      path: folder("x"), identity: RecordFixture.identity, files: files)
    let sitting = Sitting(
      store: store, writer: RecordFixture.writer, random: RecordFixture.numbers())
    #expect(throws: WriteFailure.self) { try sitting.append([RecordFixture.edit("o-1")]) }
    #expect(!files.log.contains(.create))
    let real = PosixFileSystem()
    let own = try real.openFolder(folder.path)
    defer { real.close(own) }
    try real.checkOwner(of: own)
  }

  @Test(.enabled(if: geteuid() == 0, "NOT RUN BY ROOT: no folder was given to somebody else."))
  func `a folder that was given to somebody else is found out`() throws {
    let folder = try TemporaryFolder()
    let real = PosixFileSystem()
    let own = try real.openFolder(folder.path)
    defer { real.close(own) }
    try #require(chown(folder.path, 65534, 65534) == 0)
    #expect(throws: SystemFailure(.checkOwner, "", EPERM)) { try real.checkOwner(of: own) }
  }
}
