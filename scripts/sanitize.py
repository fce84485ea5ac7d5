"""Looks for data races in Runtime and AppraisalRecord; one that is planted must be noticed."""
import os
import subprocess
import sys

from part_package import ROOT, copy, write

# The short form leaves out the record, whose cryptography takes longest to build.
IS_SHORT = sys.argv[1:] == ["--short"]
TESTS = ["RuntimeTests"] if IS_SHORT else ["RuntimeTests", "AppraisalRecordTests"]
PLACE = os.path.join(ROOT, ".build/thread-short" if IS_SHORT else ".build/thread")
# One thread enumerates states there for minutes.
SLOW = "CrashStateTests|FailedCallTests|DamageTests|IndependentReaderTests"

# The sanitizer cannot see how the lock of the Swift library waits and takes what is locked for a race.
# In the copy a lock of the system, which it knows, has its place and its name.
LOCK_FOLDERS = ["Sources/Runtime", "Tests/RuntimeTests", "Tests/AppraisalRecordTests"]
LOCK = """import Glibc

final class Mutex<Value>: @unchecked Sendable {
  private var value: Value
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

  init(_ value: sending Value) {
    self.value = value
    lock.initialize(to: pthread_mutex_t())
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  func withLock<Answer>(_ body: (inout Value) throws -> Answer) rethrows -> Answer {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return try body(&value)
  }
}
"""

# The control: two threads of a team that count on one number without a lock.
PLANTED = "Tests/RuntimeTests/PlantedRaceTests.swift"
RACE = """import Glibc
import Runtime
import Synchronization
import Testing

final class Tally: @unchecked Sendable { var count = 0 }

@Suite struct PlantedRaceTests {
  @Test func `two threads count on one number`() {
    let tally = Tally()
    // They take turns, so that both surely run, by an order that promises nothing of memory.
    let turn = Atomic(0)
    WorkerTeam(threads: 2).run(parts: 2) { part in
      for _ in 0..<50 {
        while turn.load(ordering: .relaxed) != part { sched_yield() }
        tally.count += 1
        turn.store(1 - part, ordering: .relaxed)
      }
    }
    #expect(tally.count > 0)
  }
}
"""


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False,
                          stdin=subprocess.DEVNULL)


def runtime_is_there():
    info = run("swift", "-print-target-info").stdout
    folder = info.split('"runtimeResourcePath": "')[1].split('"')[0]
    places = [f"{folder}/clang/lib/linux", f"{folder}/linux"]
    return sys.platform != "linux" or any(
        name.startswith("libclang_rt.tsan") for place in places if os.path.isdir(place)
        for name in os.listdir(place))


def warnings(choice):
    """How many faults are reported, whether the tests passed, and the end of what was printed."""
    common = ["--sanitize=thread", "--package-path", PLACE]
    built = run("swift", "build", "--build-tests", *common)
    if built.returncode:
        sys.exit(f"the tests were not built: {built.stdout[-2000:]} {built.stderr[-500:]}")
    done = run("swift", "test", "--skip-build", "--disable-xctest", *common, *choice)
    said = done.stdout + done.stderr
    if " with 0 tests " in said or "Test run with" not in said and not done.returncode:
        sys.exit(f"no test has run: {said[-500:]}")
    # A race, or a thread that is never given back.
    return said.count("WARNING: ThreadSanitizer: "), done.returncode == 0, said


def main():
    if not runtime_is_there():
        print("SKIPPED threads: this toolchain has no thread sanitizer")
        return
    copy(PLACE, TESTS)
    for folder in LOCK_FOLDERS:
        if os.path.isdir(f"{PLACE}/{folder}"):
            write(f"{PLACE}/{folder}/VisibleMutex.swift", LOCK)
    found, passed, said = warnings(["--skip", SLOW])
    clean = found == 0 and passed
    verdict = next((line for line in said.split("\n") if "Test run with" in line), "")[2:]
    print(f"{'ok    ' if clean else 'FAILED'} threads: {found} warnings, {verdict}", flush=True)
    if not clean:
        print(said[-6000:])
    write(f"{PLACE}/{PLANTED}", RACE)
    planted, _, said = warnings(["--filter", "PlantedRaceTests"])
    os.remove(f"{PLACE}/{PLANTED}")
    is_found = planted > 0 and " race " in said
    print(f"{'ok    ' if is_found else 'FAILED'} threads control: a planted race gives {planted} warnings",
          flush=True)
    if not is_found:
        print(said[-2000:])
    sys.exit(0 if clean and is_found else 1)


if __name__ == "__main__":
    main()
