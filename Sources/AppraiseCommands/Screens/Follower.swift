import AppraisalRecord
import Runtime
import Synchronization

/// Follows what others add to the open appraisal, on a thread of its own that waits most of the time.
///
/// It goes no further before what it told has been taken in, so that nothing piles up while the person
/// is in an editor, and a moment later, so that many marks at once are one picture.
final class Follower: Sendable {
  /// What a look came to.
  enum Outcome: Sendable {
    case nothing
    /// To be looked at again in a moment.
    case again
    /// Something was told under a number.
    case news(Int)
  }

  typealias Look = @Sendable (_ path: String, _ change: FolderWatch.Change) -> Outcome

  /// Milliseconds after which something half written is looked at again.
  private static let moment: Int32 = 40
  /// Milliseconds between two arrivals.
  private static let breath: Int32 = 150

  private struct State {
    var watch: FolderWatch?
    var look: Look?
    /// The last arrival that was taken in.
    var taken = 0
    var isEnded = false
  }

  private let means: FolderWatch.Means?
  private let places: Bool
  private let state = Mutex(State())

  /// Follows by some means, or by those that the file system has, and where facilitators are as well
  /// where that is asked for.
  init(by means: FolderWatch.Means?, places: Bool = false) {
    (self.means, self.places) = (means, places)
  }

  /// Begins to tell what is new.
  func begin(_ look: @escaping Look) {
    state.withLock { $0.look = look }
    startIfReady()
  }

  /// Follows the folder of an appraisal in the place of the one before.
  func follow(_ path: String) {
    guard means != .never else { return }
    let new = FolderWatch(path, by: means, places: places)
    let (before, isRunning) = state.withLock { state in
      defer { (state.watch, state.taken) = (new, 0) }
      return (state.watch, state.watch != nil)
    }
    before?.wake()
    if !isRunning { startIfReady() }
  }

  /// What was told up to a number has been taken in.
  func took(_ number: Int) {
    state.withLock { state in
      state.taken = number
      return state.watch
    }?.wake()
  }

  func end() {
    state.withLock { state in
      state.isEnded = true
      return state.watch
    }?.wake()
  }

  private func startIfReady() {
    let isReady = state.withLock { $0.look != nil && $0.watch != nil }
    if isReady { _ = WaitingThread.start { [self] in work() } }
  }

  private func work() {
    var followed: FolderWatch?
    // What came between the opening and the first wait is looked for.
    var change = FolderWatch.Change.anything
    while let (watch, look) = present {
      if followed !== watch { (followed, change) = (watch, .anything) }
      switch look(watch.path, change) {
      case .nothing: change = watch.wait()
      case .again: change = watch.wait(atMost: Self.moment)
      case .news(let number):
        while isAwaited(number, on: watch) { _ = watch.pause(milliseconds: -1) }
        _ = watch.pause(milliseconds: Self.breath)
        // What was in doubt beside it is looked at again.
        change = .nothing
      }
    }
  }

  private var present: (FolderWatch, Look)? {
    state.withLock { state in
      guard !state.isEnded, let watch = state.watch, let look = state.look else { return nil }
      return (watch, look)
    }
  }

  /// Whether something that was told has not been taken in yet.
  private func isAwaited(_ number: Int, on watch: FolderWatch) -> Bool {
    state.withLock { !$0.isEnded && $0.watch === watch && $0.taken < number }
  }
}
