import AppraisalLedger
import Runtime
import Synchronization

/// Reads segments on several threads.
enum ParallelScan {
  /// Less than so many bytes are read sooner than a thread is started.
  private static let worthwhile = 1 << 20
  /// The signature of a segment takes as long to check as so many bytes to read.
  private static let signature = 10_000

  /// The scans of segments, in their order; the same on one thread or many.
  static func scans(of segments: [[UInt8]]) -> [SegmentScan] {
    let threads = min(Processor.threadCount, segments.count)
    guard threads > 1, segments.reduce(0, { $0 + $1.count + signature }) >= worthwhile else {
      return segments.map { SegmentScan($0) }
    }
    let scans = KeptScans(count: segments.count)
    WorkerTeam(threads: threads).run(parts: segments.count) { part in
      scans.keep(SegmentScan(segments[part]), of: part)
    }
    return scans.all
  }
}

/// What several threads have read, by the part of the work.
private final class KeptScans: Sendable {
  private let scans: Mutex<[SegmentScan?]>

  init(count: Int) { scans = Mutex(Array(repeating: nil, count: count)) }

  func keep(_ scan: SegmentScan, of part: Int) {
    scans.withLock { $0[part] = scan }
  }

  var all: [SegmentScan] { scans.withLock { $0.compactMap(\.self) } }
}
