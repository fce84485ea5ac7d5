import AppraisalLedger
import Glibc
import Testing

@testable import AppraisalRecord

/// Every call failed in turn, once and for ever, and then the power cut.
@Suite struct FailedCallTests {
  static let faults: [SimulatedFiles.Fault] = [
    .error(EIO), .error(ENOSPC), .error(EDQUOT), .error(ESTALE), .error(EINTR), .short,
    .partial(EIO), .partial(ENOSPC), .partial(EDQUOT), .partial(ESTALE),
  ]

  /// What became of some work on failing files.
  private struct Outcome {
    var calls = 0
    var violations: [String] = []
    var usedDeadFile = false
    var missing: Set<String> = []
  }

  @Test(arguments: faults)
  func `whichever call fails once, nothing is called saved that a power cut takes`(
    _ fault: SimulatedFiles.Fault
  ) throws {
    let disk = try CrashScenario.settledDisk()
    var place = 0
    while true {
      let outcome = sit(disk) { [place] number, _ in number == place ? fault : nil }
      #expect(outcome.violations.isEmpty, "call \(place): \(outcome.violations.prefix(3))")
      #expect(!outcome.usedDeadFile, "call \(place)")
      #expect(outcome.missing.isEmpty, "call \(place): a second offer must save")
      if outcome.calls <= place { break }
      place += 1
    }
    #expect(place > 20)
  }

  @Test(arguments: faults)
  func `whichever call fails for ever, nothing is called saved that a power cut takes`(
    _ fault: SimulatedFiles.Fault
  ) throws {
    let disk = try CrashScenario.settledDisk()
    for place in 0..<32 {
      let outcome = sit(disk) { number, _ in number >= place ? fault : nil }
      #expect(outcome.violations.isEmpty, "call \(place): \(outcome.violations.prefix(3))")
      #expect(!outcome.usedDeadFile, "call \(place)")
      #expect((fault == .short) == outcome.missing.isEmpty, "call \(place)")
    }
  }

  @Test(arguments: [
    (CarelessFiles.Fault.retriesSync, SimulatedFiles.Fault.error(EIO), SystemFailure.Call.sync),
    (.hidesWriteErrors, .error(ENOSPC), .write),
  ])
  func `a writer that makes light of an error is found out`(
    _ careless: CarelessFiles.Fault, _ fault: SimulatedFiles.Fault, _ failing: SystemFailure.Call
  ) throws {
    let disk = try CrashScenario.settledDisk()
    let outcomes = (0..<36).map { place in
      sit(disk, careless: careless) { number, call in
        number == place && call == failing ? fault : nil
      }
    }
    #expect(outcomes.contains { !$0.violations.isEmpty })
    #expect(outcomes.contains { $0.usedDeadFile } == (careless == .retriesSync))
  }

  /// Saves four edits and a snapshot, each offered twice, and then cuts the power.
  private func sit(
    _ disk: SimulatedDisk, careless: CarelessFiles.Fault? = nil,
    fault: @escaping @Sendable (Int, SystemFailure.Call) -> SimulatedFiles.Fault?
  ) -> Outcome {
    let base = SimulatedFiles(disk, fault: fault)
    let files: any FileSystem =
      if let careless { CarelessFiles(base: base, fault: careless) } else { base }
    let store = RecordStore(
      path: CrashScenario.path, identity: RecordFixture.identity, files: files)
    let random = RecordFixture.numbers()
    let sitting = Sitting(store: store, writer: RecordFixture.writer, random: random)
    var promises = Promises()
    var waiting: [PendingEdit] = []
    for number in 1...4 {
      waiting.append(RecordFixture.edit("o-\(number)"))
      promises.attempted.insert("o-\(number)")
      for _ in 0..<2 where !waiting.isEmpty {
        guard let saved = try? sitting.append(waiting) else { continue }
        for edit in saved { promises.operations[edit.op] = 0 }
        waiting = []
      }
      if number == 2, let name = try? store.publish(RecordFixture.snapshot(), random: random) {
        promises.snapshots[name] = 0
      }
    }
    var examination = CrashExamination()
    let states = base.disk.crashStates(.coarsely)
    // The first keeps the least and the last the most; of many, some between stand for the rest.
    for place in stride(from: 0, to: states.count, by: max(1, states.count / 4)) {
      examination.examine(states[place], promises, "cut")
    }
    if let last = states.last { examination.examine(last, promises, "cut") }
    return Outcome(
      calls: base.calls.count, violations: examination.violations,
      usedDeadFile: base.usedDeadFile, missing: Set(waiting.map(\.op)))
  }
}
