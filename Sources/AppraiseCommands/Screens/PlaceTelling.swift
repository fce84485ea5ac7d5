import AppraisalFolder
import AppraisalModel
import AppraisalRecord
import Glibc
import Runtime
import Synchronization

/// Tells projectors where whoever sits here is, on a thread of its own, so that no key and no disk is
/// waited for; it is started with the first place and waits for nothing but the next.
final class PlaceTelling: Sendable {
  /// Microseconds that a place may be passed over in, so that a held key is one place.
  private static let moment: UInt32 = 40_000

  private struct State {
    var path = ""
    var teller: PlaceTeller?
    var place: FacilitatorPlace?
    /// Whether the thread has still to tell it.
    var isWaiting = false
    var worker: WorkerThread?
  }

  private let state = Mutex(State())

  /// Tells from now on of another appraisal.
  func follow(_ appraisal: OpenAppraisal) {
    let (path, teller) = (appraisal.path, appraisal.placeTeller())
    let before = state.withLock { state in
      defer { (state.path, state.teller, state.place) = (path, teller, nil) }
      return state.teller
    }
    before?.withdraw()
  }

  /// Tells a place in the appraisal at a path, or that there is none.
  func tell(_ place: FacilitatorPlace?, at path: String) {
    let worker: WorkerThread? = state.withLock { state in
      guard state.path == path else { return nil }
      state.place = place
      guard !state.isWaiting else { return nil }
      state.worker = state.worker ?? WorkerThread()
      state.isWaiting = state.worker != nil
      return state.worker
    }
    worker?.enqueue { [self] in
      usleep(Self.moment)
      write()
    }
  }

  private func write() {
    let (teller, place) = state.withLock { state in
      state.isWaiting = false
      return (state.teller, state.place)
    }
    teller?.tell(place)
  }

  /// Takes back what was told.
  func end() {
    let (teller, worker) = state.withLock { state in
      defer { (state.teller, state.worker) = (nil, nil) }
      return (state.teller, state.worker)
    }
    worker?.end(finishing: false)
    teller?.withdraw()
  }
}
