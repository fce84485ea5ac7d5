import AppraisalLedger
import Glibc
import StrictJSON

@testable import AppraisalRecord

/// What a program said was safe, and after how many calls it said so.
struct Promises {
  /// Whether the appraisal was there from the beginning, or after how many calls it was created.
  var created: Int? = 0
  /// The operations called saved.
  var operations: [String: Int] = [:]
  /// Everything that was tried.
  var attempted: Set<String> = []
  /// The snapshots called saved.
  var snapshots: [SnapshotName: Int] = [:]
}

/// Work on a record, on files that may be careless, over a disk that keeps what happened.
struct CrashScenario: Sendable {
  static let path = "x.appraisal"

  /// What the work begins with.
  var disk = SimulatedDisk()
  var work: @Sendable (any FileSystem, SimulatedFiles, inout Promises) throws -> Void

  /// An appraisal that has long been there.
  static func settledDisk() throws -> SimulatedDisk {
    let files = SimulatedFiles()
    _ = try RecordFixture.create(path, files: files)
    return files.disk
  }

  static func create() -> CrashScenario {
    CrashScenario { files, base, promises in
      promises.created = nil
      _ = try RecordFixture.create(path, files: files)
      promises.created = base.moments.count
    }
  }

  static func append() throws -> CrashScenario {
    CrashScenario(disk: try settledDisk()) { files, base, promises in
      let sitting = try sitting(files)
      for number in 1...3 {
        try save([RecordFixture.edit("o-\(number)")], sitting, base, &promises)
      }
    }
  }

  static func publish() throws -> CrashScenario {
    CrashScenario(disk: try settledDisk()) { files, base, promises in
      let store = try RecordStore(opening: path, files: files)
      let name = try store.publish(RecordFixture.snapshot(), random: RecordFixture.numbers())
      promises.snapshots[name] = base.moments.count
    }
  }

  /// Thirty edits, alone and in groups, a pause, and a snapshot in between.
  static func sitting() throws -> CrashScenario {
    CrashScenario(disk: try settledDisk()) { files, base, promises in
      let random = RecordFixture.numbers()
      let store = try RecordStore(opening: path, files: files)
      let sitting = Sitting(store: store, writer: RecordFixture.writer, random: random)
      var number = 0
      while number < 30 {
        let count = number % 7 == 3 ? 3 : 1
        let text = String(repeating: "why ", count: number % 5 * 40)
        let edits = (1...count).map { RecordFixture.edit("o-\(number + $0)", text: text) }
        try save(edits, sitting, base, &promises)
        number += count
        if number == 12 { sitting.close() }
        if number == 21 {
          let name = try store.publish(RecordFixture.snapshot(), random: random)
          promises.snapshots[name] = base.moments.count
        }
      }
    }
  }

  private static func sitting(_ files: any FileSystem) throws -> Sitting {
    let store = try RecordStore(opening: path, files: files)
    return Sitting(
      store: store, writer: RecordFixture.writer, random: RecordFixture.numbers())
  }

  private static func save(
    _ edits: [PendingEdit], _ sitting: Sitting, _ base: SimulatedFiles, _ promises: inout Promises
  ) throws {
    promises.attempted.formUnion(edits.map(\.op))
    for edit in try sitting.append(edits) { promises.operations[edit.op] = base.moments.count }
  }
}

/// Looks at every disk that a crash may leave, and says what is wrong with it.
struct CrashExamination {
  private(set) var states = 0
  private(set) var violations: [String] = []

  /// Runs a scenario and examines every crash of it, and every crash of the recovery after it.
  ///
  /// One in `recovering` of the crash states is recovered from; with 0 none is.
  mutating func run(
    _ scenario: CrashScenario, _ tearing: Tearing, careless: CarelessFiles.Fault? = nil,
    recovering: Int = 0
  ) {
    let base = SimulatedFiles(scenario.disk, keepsMoments: true)
    var promises = Promises()
    do {
      let files: any FileSystem =
        if let careless { CarelessFiles(base: base, fault: careless) } else { base }
      try scenario.work(files, base, &promises)
    } catch {
      violations.append("the work itself failed: \(error)")
    }
    for (place, moment) in base.moments.enumerated() {
      let promised = promises.until(place + 1)
      for disk in moment.crashStates(tearing) {
        states += 1
        examine(disk, promised, "after call \(place)")
        if recovering > 0, states % recovering == 0 { recover(disk, promised, place) }
      }
    }
  }

  /// What is wrong with a disk on which so much was promised.
  mutating func examine(_ disk: SimulatedDisk, _ promises: Promises, _ moment: String) {
    do {
      let files = SimulatedFiles(disk)
      let store = try open(files, promises)
      let contents = try store.read()
      for problem in contents.problems {
        switch problem.kind {
        case .segment(.torn), .segment(.unended): continue
        default: break
        }
        violations.append("\(moment): \(problem.sentence)")
      }
      let found = Set(
        contents.ledger.segments.flatMap { $0.usableEntries.dropFirst().map(\.op) })
      for missing in Set(promises.operations.keys).subtracting(found) {
        violations.append("\(moment): \(missing) was called saved and is not there")
      }
      for invented in found.subtracting(promises.attempted) {
        violations.append("\(moment): \(invented) was never made")
      }
      let snapshots = try store.snapshots()
      for name in snapshots { _ = try store.snapshot(name) }
      for missing in Set(promises.snapshots.keys).subtracting(snapshots) {
        violations.append("\(moment): \(missing.file) was called saved and is not there")
      }
    } catch {
      violations.append("\(moment): \(error)")
    }
  }

  private func open(_ files: SimulatedFiles, _ promises: Promises) throws -> RecordStore {
    do {
      return try RecordStore(opening: CrashScenario.path, files: files)
    } catch {
      // What was never called created may be missing, but it must be possible to create it.
      guard promises.created == nil else { throw error }
      // Random names do not come again, not even for what a crash left behind.
      return try RecordStore(
        creating: CrashScenario.path, identity: RecordFixture.identity,
        random: RecordFixture.numbers(from: UInt64(states + 1) << 16), files: files)
    }
  }

  /// Goes on after a crash, and examines every crash of that.
  private mutating func recover(_ disk: SimulatedDisk, _ promises: Promises, _ place: Int) {
    let files = SimulatedFiles(disk, keepsMoments: true)
    var after = promises
    after.attempted.insert("again")
    var promised: Int?
    do {
      let store = try open(files, promises)
      let contents = try store.read()
      let sitting = Sitting(
        store: store, writer: RecordFixture.writer, random: RecordFixture.numbers(from: 1 << 32))
      _ = try sitting.append([RecordFixture.edit("again", seen: contents.ledger.seen)])
      promised = files.moments.count
    } catch {
      violations.append("after call \(place), going on: \(error)")
    }
    for (later, moment) in files.moments.enumerated() {
      if let promised, later + 1 >= promised { after.operations["again"] = promised }
      for disk in moment.crashStates(.everyLine) {
        states += 1
        examine(disk, after, "after call \(place) and then \(later)")
      }
    }
  }
}

extension Promises {
  /// What had been promised when so many calls had been made.
  func until(_ count: Int) -> Promises {
    var promises = self
    promises.operations = operations.filter { $0.value <= count }
    promises.snapshots = snapshots.filter { $0.value <= count }
    if let created, created > count { promises.created = nil }
    return promises
  }
}
