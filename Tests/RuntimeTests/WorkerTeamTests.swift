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

private final class Record: Sendable {
  private let list = Mutex<[Int]>([])

  var parts: [Int] { list.withLock { $0 } }

  func add(_ part: Int) { list.withLock { $0.append(part) } }
}
