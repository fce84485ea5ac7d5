import AppraisalRecord
import Synchronization

/// The real file system, where comparisons of an open file with its path find another file.
struct MeddledFiles: ForwardingFiles {
  private final class Count: Sendable {
    let comparisons = Mutex(0)
  }

  let base = PosixFileSystem()
  private let count = Count()
  /// Which comparison, from 1, finds another file; all of them but the first for nil.
  private let meddling: Int?
  /// Whether the numbers of files differ all the while and the lengths are what they are.
  private let byNumberAlone: Bool
  /// Whether the file is there in the length that it should have, and is another one.
  private let byCopy: Bool

  init(meddling: Int?, byNumberAlone: Bool = false, byCopy: Bool = false) {
    self.meddling = meddling
    self.byNumberAlone = byNumberAlone
    self.byCopy = byCopy
  }

  func compare(_ file: FileHandle, with path: String) throws(SystemFailure) -> FileStanding {
    var standing = try base.compare(file, with: path)
    let number = count.comparisons.withLock { number in
      number += 1
      return number
    }
    if byNumberAlone {
      standing.isThere = false
    } else if meddling.map({ $0 == number }) ?? true {
      if byCopy { standing.isThere = false } else { standing.lengthThere = nil }
    }
    return standing
  }
}
