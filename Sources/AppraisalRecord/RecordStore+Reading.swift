package import AppraisalLedger
import Glibc

extension RecordStore {
  /// So often at most is the folder looked at before something is said of it.
  ///
  /// Two looks are enough unless others begin new sittings all the while.
  static let looks = 6

  /// Reads all segments.
  ///
  /// What cannot be read is listed among the problems; only a folder that cannot be listed at
  /// all is an error. Others may be saving meanwhile: whatever a line had seen was on the disk
  /// before the line, and a line stands half in its file while it is written. So the folder is
  /// listed again, and what is in doubt is read again, before anything is said of it.
  ///
  /// The scans of several segments may be made at once, by whoever has threads for it; they have to
  /// come in the order of the segments.
  package func read(
    scanning scan: @escaping ([[UInt8]]) -> [SegmentScan] = { $0.map { SegmentScan($0) } }
  ) throws(RecordError) -> RecordContents {
    var reader = SegmentReader(files: files, scan: scan)
    var doubts = LedgerDoubts()
    var number = 1
    while true {
      try look(with: &reader)
      let ledger = LedgerSet(
        reader.all, appraisal: identity.id, founder: identity.founder)
      let again = doubts.settle(ledger)
      if number == Self.looks || (again.isEmpty && !doubts.hasNews && !reader.hasLost) {
        return RecordContents(
          ledger, reader.problems, missing: doubts.confirmed, of: identity)
      }
      reader.forget(again)
      number += 1
    }
  }

  /// Lists everything and reads what is not known yet.
  private func look(with reader: inout SegmentReader) throws(RecordError) {
    reader.problems = []
    do {
      let folder = try files.openFolder(path)
      defer { files.close(folder) }
      for item in try files.list(folder, limit: 1000)
      where !Self.known.contains(item.name) && !item.name.hasPrefix(".new-") {
        reader.problems.append(RecordProblem(.stray, item.name))
      }
      let ledger = try files.openFolder(Self.ledgerFolder, in: folder)
      defer { files.close(ledger) }
      try reader.readWriters(in: ledger)
    } catch {
      throw RecordError(.system(error), path)
    }
    reader.scanWaiting()
  }
}

/// What one look at a folder leaves in doubt, until the next has settled it.
private struct LedgerDoubts {
  /// What the look before left in doubt of a file.
  private struct Standing: Equatable {
    var verdict: SegmentVerdict
    var entries: Int
  }

  /// What is gone: a look that began after it was missed has not found it either.
  private(set) var confirmed: [MissingEntry] = []
  /// Whether the last look missed something for the first time.
  private(set) var hasNews = false
  private var noticed: [MissingEntry] = []
  private var doubted: [String: Standing] = [:]
  private var settled: Set<String> = []

  /// Takes in what a look has found, and names the files that are to be read again.
  mutating func settle(_ ledger: LedgerSet) -> Set<String> {
    confirmed = ledger.lacking(noticed)
    let missing = ledger.missing
    let news = missing.filter { entry in
      !noticed.contains { $0.segment == entry.segment && $0.n >= entry.n }
    }
    hasNews = !news.isEmpty
    noticed = confirmed + news
    var again: Set<String> = []
    for segment in ledger.segments + ledger.others where segment.isDoubtful {
      let standing = Standing(verdict: segment.scan.verdict, entries: segment.scan.entries.count)
      if doubted.updateValue(standing, forKey: segment.file) == standing {
        settled.insert(segment.file)
      }
      if !settled.contains(segment.file) { again.insert(segment.file) }
    }
    for segment in ledger.segments where news.contains(where: { $0.segment == segment.name }) {
      again.insert(segment.file)
    }
    return again
  }
}

extension LedgerSegment {
  /// Whether it may only look so because somebody is writing to it.
  fileprivate var isDoubtful: Bool {
    switch scan.verdict {
    case .clean, .torn(ignored: 0): wholeEntries.count < usable
    case .unended, .torn, .corrupt, .fork: true
    case .newer, .foreign, .unsigned: false
    }
  }
}

/// Reads the segments of all writers, going on whatever happens to one of them.
private struct SegmentReader {
  /// So many bytes are read before they are scanned, so that a large record is never in memory
  /// whole.
  private static let portion = 8 << 20

  let files: any FileSystem
  let scan: ([[UInt8]]) -> [SegmentScan]
  var problems: [RecordProblem] = []
  /// What has been read, by the bytes of the file's name: two names that are read alike are two.
  private var scans: [[UInt8]: (file: String, scan: SegmentScan, size: Int)] = [:]
  /// How many more bytes are read.
  private var room = LedgerFormat.maximumRecordBytes
  /// What was read and is not scanned yet.
  private var waiting: [(file: String, bytes: [UInt8])] = []
  private var waitingBytes = 0
  /// The files that this look has listed.
  private var listed: Set<[UInt8]> = []

  init(files: any FileSystem, scan: @escaping ([[UInt8]]) -> [SegmentScan]) {
    self.files = files
    self.scan = scan
  }

  /// Everything that the last look has found, in no particular order.
  var all: [(file: String, scan: SegmentScan)] {
    scans.filter { listed.contains($0.key) }.map { ($0.value.file, $0.value.scan) }
  }

  /// Whether something was listed and was gone when it was to be read.
  var hasLost: Bool {
    problems.contains { problem in
      if case .unreadable(let failure) = problem.kind { failure.code == ENOENT } else { false }
    }
  }

  /// Lets go of files, so that the next look reads them anew.
  mutating func forget(_ names: Set<String>) {
    for (key, known) in scans where names.contains(known.file) {
      room += known.size
      scans[key] = nil
    }
  }

  mutating func scanWaiting() {
    for (segment, scan) in zip(waiting, scan(waiting.map(\.bytes))) {
      scans[Array(segment.file.utf8)] = (segment.file, scan, segment.bytes.count)
    }
    waiting = []
    waitingBytes = 0
  }

  mutating func readWriters(in ledger: FolderHandle) throws(SystemFailure) {
    listed = []
    for item in try files.list(ledger, limit: LedgerFormat.maximumSegments) {
      let file = "\(RecordStore.ledgerFolder)/\(item.name)"
      guard item.isFolder, LedgerNames.isSafe(item.name) else {
        problems.append(RecordProblem(.stray, file))
        continue
      }
      do {
        let folder = try files.openFolder(item.name, in: ledger)
        defer { files.close(folder) }
        try readSegments(in: folder, file)
      } catch {
        problems.append(RecordProblem(.unreadable(error), file))
      }
    }
  }

  private mutating func readSegments(
    in folder: FolderHandle, _ path: String
  ) throws(SystemFailure) {
    for item in try files.list(folder, limit: LedgerFormat.maximumSegments) {
      let file = "\(path)/\(item.name)"
      if !item.isFolder, item.name.hasPrefix(".new-") { continue }
      guard !item.isFolder, item.name.hasSuffix(RecordStore.segmentEnding),
        !item.name.hasPrefix(".")
      else {
        problems.append(RecordProblem(.stray, file))
        continue
      }
      listed.insert(Array(file.utf8))
      if scans[Array(file.utf8)] != nil { continue }
      guard scans.count + waiting.count < LedgerFormat.maximumSegments else {
        problems.append(RecordProblem(.unreadable(SystemFailure(.list, file, EFBIG)), file))
        continue
      }
      do {
        let limit = min(LedgerFormat.maximumSegmentBytes, room)
        let bytes = try files.read(item.name, in: folder, limit: limit)
        room -= bytes.count
        waiting.append((file, bytes))
        waitingBytes += bytes.count
        if waitingBytes >= Self.portion { scanWaiting() }
      } catch {
        problems.append(RecordProblem(.unreadable(error), file))
      }
    }
  }
}
