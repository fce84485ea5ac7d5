import DecisionAnalysis
import Runtime
import Synchronization
import Testing

@Suite struct WorkerTeamTests {
  @Test(arguments: [1, 2, 4], [0, 1, 2, 7, 1000])
  func `every part is done once`(threads: Int, parts: Int) {
    let team = WorkerTeam(threads: threads)
    let done = Record()
    #expect(team.run(parts: parts) { done.add($0) })
    #expect(done.parts.sorted() == Array(0..<parts))
  }

  @Test func `a team does one job after another`() {
    let team = WorkerTeam(threads: 2)
    for job in 0..<200 {
      let done = Record()
      team.run(parts: 3) { done.add($0 + job) }
      #expect(done.parts.sorted() == [job, job + 1, job + 2])
    }
  }

  @Test func `parts are shared with a parked thread`() {
    let team = WorkerTeam(threads: 2)
    #expect(team.threadCount == 2)
    let met = Atomic(0)
    // Each part waits for the other, so both must run at once.
    team.run(parts: 2) { _ in
      met.add(1, ordering: .sequentiallyConsistent)
      while met.load(ordering: .sequentiallyConsistent) < 2 {}
    }
    #expect(met.load(ordering: .sequentiallyConsistent) == 2)
  }

  @Test(arguments: [1, 2, 3])
  func `samples counted by a team are those counted by one thread`(threads: Int) throws {
    let values = try Matrix<Double>(rows: [
      [0, 70, 40], [60, 20, 50], [30, 40, 60], [60, 20, 50],
    ])
    let plan = try AcceptabilityPlan(values: values, policy: .free, seed: 7, samples: 12_000)
    let shared = Shared()
    WorkerTeam(threads: threads).run(parts: plan.chunkCount) { chunk in
      let counts = plan.counts(ofChunk: chunk, using: Processor.hasWideVectors ? .wide : .plain)
      shared.counts.withLock { $0.merge(counts) }
    }
    #expect(shared.counts.withLock { $0 } == plan.counts(ofChunks: 0..<plan.chunkCount))
  }

  @Test func `a cancelled job leaves out what has not begun`() {
    let team = WorkerTeam(threads: 2)
    let token = CancelToken()
    let done = Record()
    let isComplete = team.run(parts: 1000, token: token) { part in
      done.add(part)
      token.cancel()
    }
    #expect(!isComplete)
    #expect(done.parts.count <= 2)
  }
}

private final class Shared: Sendable {
  let counts = Mutex(AcceptabilityCounts(optionCount: 4, criterionCount: 3))
}

private final class Record: Sendable {
  private let list = Mutex<[Int]>([])

  var parts: [Int] { list.withLock { $0 } }

  func add(_ part: Int) { list.withLock { $0.append(part) } }
}
