import Glibc
import Testing

@testable import AppraisalRecord

/// Every disk that a crash may leave, by the least that POSIX promises.
@Suite struct CrashStateTests {
  @Test func `creating an appraisal leaves it whole, or something that can be finished`() {
    var examination = CrashExamination()
    examination.run(.create(), .everyByte, recovering: 40)
    print("crash states of creating: \(examination.states)")
    #expect(examination.violations.isEmpty, "\(examination.violations.prefix(3))")
    #expect(examination.states > 500)
  }

  @Test func `appending keeps every promise wherever its bytes are torn`() throws {
    var examination = CrashExamination()
    examination.run(try .append(), .everyByte, recovering: 50)
    print("crash states of appending: \(examination.states)")
    #expect(examination.violations.isEmpty, "\(examination.violations.prefix(3))")
    #expect(examination.states > 1000)
  }

  @Test func `a snapshot is whole or not there`() throws {
    var examination = CrashExamination()
    examination.run(try .publish(), .everyByte, recovering: 50)
    print("crash states of publishing: \(examination.states)")
    #expect(examination.violations.isEmpty, "\(examination.violations.prefix(3))")
    #expect(examination.states > 300)
  }

  @Test func `a sitting of thirty edits keeps every promise`() throws {
    var examination = CrashExamination()
    examination.run(try .sitting(), .everyLine, recovering: 100)
    print("crash states of a sitting: \(examination.states)")
    #expect(examination.violations.isEmpty, "\(examination.violations.prefix(3))")
    #expect(examination.states > 500)
  }

  @Test(arguments: [CarelessFiles.Fault.omitsSync, .omitsFolderSync])
  func `a writer that leaves out what makes its promises true is found out`(
    _ fault: CarelessFiles.Fault
  ) throws {
    for scenario in [try CrashScenario.append(), try .publish(), try .sitting(), .create()] {
      var examination = CrashExamination()
      examination.run(scenario, .everyLine, careless: fault)
      #expect(!examination.violations.isEmpty)
    }
  }

  @Test func `a crash keeps what was synced and any part of the rest`() throws {
    let files = SimulatedFiles()
    let root = try files.openFolder("/")
    let file = try files.create("a", in: root, mode: 0o600)
    #expect(try files.write([1, 2][...], to: file) == 2)
    try files.sync(file)
    #expect(try files.write([3, 4][...], to: file) == 2)
    let contents = files.disk.crashStates(.everyByte).map { disk in
      disk.find("a").map { disk.nodes[$0].bytes }
    }
    let expected: Set<[UInt8]?> = [nil, [1, 2], [1, 2, 3], [1, 2, 3, 4], [1, 2, 0, 0]]
    #expect(Set(contents) == expected)
    try files.sync(root)
    #expect(!files.disk.crashStates(.everyByte).contains { $0.find("a") == nil })
  }

  @Test func `a sync after one that failed keeps nothing of what was given up`() throws {
    let files = SimulatedFiles { number, _ in number == 3 ? .error(EIO) : nil }
    let root = try files.openFolder("/")
    let file = try files.create("a", in: root, mode: 0o600)
    _ = try files.write([1, 2][...], to: file)
    #expect(throws: SystemFailure.self) { try files.sync(file) }
    try files.sync(file)
    #expect(files.usedDeadFile)
    #expect(try files.read("a", in: root, limit: 9) == [1, 2])
    try files.sync(root)
    let disks = files.disk.crashStates(.everyByte)
    #expect(Set(disks).count == 1)
    #expect(disks.first.flatMap { disk in disk.find("a").map { disk.nodes[$0].bytes } } == [0, 0])
  }
}
