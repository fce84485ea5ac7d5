import AppraisalLedger
import Synchronization
import Testing

@testable import AppraisalRecord

/// A folder that is read while others save in it.
@Suite struct BusyFolderTests {
  private static let path = CrashScenario.path

  /// People of whom each begins a sitting before the one before saves again, having seen it.
  private final class Others: Sendable {
    private struct State {
      var sittings: [Sitting]
      let random: () -> UInt64
    }

    private let state: Mutex<State>
    private let store: RecordStore

    init(_ base: SimulatedFiles) throws {
      let random = RecordFixture.numbers(from: 1 << 30)
      store = try RecordStore(opening: BusyFolderTests.path, files: base)
      let first = Self.sitting(in: store, 0, random)
      _ = try first.append([RecordFixture.edit("other-0")])
      state = Mutex(State(sittings: [first], random: random))
    }

    private static func sitting(
      in store: RecordStore, _ number: Int, _ random: @escaping () -> UInt64
    ) -> Sitting {
      var writer = RecordFixture.writer
      (writer.name, writer.person) = ("zoe-\(9 - number)", "zoe-\(number)")
      return Sitting(store: store, writer: writer, random: random)
    }

    /// How many sittings were begun while the folder was read.
    var count: Int { state.withLock { $0.sittings.count - 1 } }

    /// Whether a file is that of the newest sitting.
    func isNewest(_ name: String) -> Bool {
      state.withLock { $0.sittings.last?.head.map { name.hasPrefix($0.segment) } ?? false }
    }

    /// Somebody saves in a new sitting, and whoever began the one before has seen it and saves too.
    func save() {
      state.withLock { state in
        let number = state.sittings.count
        let next = Self.sitting(in: store, number, state.random)
        _ = try? next.append([RecordFixture.edit("other-\(number)")])
        let seen = next.head.map { [$0.segment: $0.n] } ?? [:]
        _ = try? state.sittings[number - 1].append([
          RecordFixture.edit("again-\(number)", seen: seen)
        ])
        state.sittings.append(next)
      }
    }
  }

  private static func base() throws -> SimulatedFiles {
    let files = SimulatedFiles(try CrashScenario.settledDisk())
    let store = try RecordStore(opening: path, files: files)
    let ann = Sitting(
      store: store, writer: RecordFixture.writer, random: RecordFixture.numbers(from: 1 << 20))
    _ = try ann.append([RecordFixture.edit("ann-1")])
    return files
  }

  private static func operations(_ contents: RecordContents) -> Set<String> {
    Set(contents.ledger.segments.flatMap { $0.usableEntries.dropFirst().map(\.op) })
  }

  @Test(arguments: [1, 2, 3])
  func `a sitting that appears between listing and reading is no alarm`(_ times: Int) throws {
    let base = try Self.base()
    let others = try Others(base)
    let files = BusyFiles(base: base) { name in
      if others.count < times, others.isNewest(name) { others.save() }
    }
    let contents = try RecordStore(opening: Self.path, files: files).read()
    #expect(others.count == times)
    #expect(contents.problems.isEmpty)
    #expect(contents.unread.isEmpty)
    // What is told is whole: nothing stands in it whose cause does not.
    #expect(Self.operations(contents).contains("other-\(times)"))
    #expect(Self.operations(contents).contains("again-\(times)"))
  }

  @Test func `reading ends and says nothing false while others begin sittings for ever`() throws {
    let base = try Self.base()
    let others = try Others(base)
    let files = BusyFiles(base: base) { name in if others.isNewest(name) { others.save() } }
    let contents = try RecordStore(opening: Self.path, files: files).read()
    #expect(others.count == RecordStore.looks)
    #expect(contents.problems.isEmpty)
  }

  @Test func `what is gone is said after a second look`() throws {
    let base = try Self.base()
    let others = try Others(base)
    others.save()
    var disk = base.disk
    let folder = try #require(disk.find("\(Self.path)/ledger/zoe-8"))
    let name = try #require(disk.nodes[folder].names.keys.first)
    disk.nodes[folder].names[name] = nil
    let store = try RecordStore(opening: Self.path, files: SimulatedFiles(disk))
    let contents = try store.read()
    #expect(contents.missing.map(\.n) == [1])
    #expect(contents.problems.count == 1)
    #expect(contents.unread.count == 1)
  }

  @Test(arguments: [1, 40])
  func `a line that is being written is read again before it is called unfinished`(
    _ missing: Int
  ) throws {
    let base = try Self.base()
    let reads = Mutex(0)
    let files = BusyFiles(base: base, beforeReading: { _ in }) { name, bytes in
      guard name.hasSuffix(".jsonl"),
        reads.withLock({
          $0 += 1; return $0 == 1
        })
      else {
        return bytes
      }
      return bytes.dropLast(missing)
    }
    let contents = try RecordStore(opening: Self.path, files: files).read()
    #expect(contents.problems.isEmpty)
    #expect(Self.operations(contents).contains("ann-1"))
  }

  @Test func `an unfinished line that stays so is told`() throws {
    let base = try Self.base()
    let files = BusyFiles(base: base, beforeReading: { _ in }) { name, bytes in
      name.hasSuffix(".jsonl") ? bytes.dropLast(40) : bytes
    }
    let kinds = try RecordStore(opening: Self.path, files: files).read().problems.map(\.kind)
    let isTorn = kinds.contains { if case .segment(.torn) = $0 { true } else { false } }
    #expect(isTorn)
  }
}
