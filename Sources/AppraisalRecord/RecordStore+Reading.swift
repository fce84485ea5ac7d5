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
  /// come in the order of the segments. Whether somebody has sealed an appraisal that was begun
  /// without keys is found by whoever can read edits.
  package func read(
    scanning scan: @escaping ([[UInt8]]) -> [SegmentScan] = { $0.map { SegmentScan($0) } },
    sealing findSeal: ([(file: String, scan: SegmentScan)]) -> LedgerSeal? = { _ in nil }
  ) throws(RecordError) -> RecordContents {
    var reader = SegmentReader(
      files: files, appraisal: identity.id, limit: sittingLimit, scan: scan)
    var doubts = LedgerDoubts()
    var number = 1
    while true {
      try look(with: &reader)
      let scans = reader.all
      let ledger = LedgerSet(
        scans, appraisal: identity.id, founder: identity.founder,
        seal: identity.founder == nil ? findSeal(scans) : nil)
      let again = doubts.settle(ledger)
      if number == Self.looks || (again.isEmpty && !doubts.hasNews && !reader.hasLost) {
        return RecordContents(
          ledger, reader.problems, missing: doubts.confirmed, of: identity)
      }
      reader.forget(again)
      number += 1
      files.letOthersGoOn()
    }
  }

  /// Lists everything and reads what is not known yet.
  private func look(with reader: inout SegmentReader) throws(RecordError) {
    reader.problems = []
    do {
      let folder = try files.openFolder(path)
      defer { files.close(folder) }
      let top = try files.list(folder, limit: Self.known.count) { item in
        Self.known.contains(item.name) ? .belongs : item.isLeftover ? .passed : .stray
      }
      reader.problems += top.strayProblems(in: "")
      reader.problems += straySnapshots(in: folder)
      let ledger = try files.openFolder(Self.ledgerFolder, in: folder)
      defer { files.close(ledger) }
      try reader.readWriters(in: ledger)
    } catch {
      throw RecordError(.system(error), path)
    }
    reader.scanWaiting()
  }
}

extension RecordStore {
  /// What lies in the folder of snapshots and is none.
  private func straySnapshots(in folder: FolderHandle) -> [RecordProblem] {
    do {
      let snapshots = try files.openFolder(Self.snapshotFolder, in: folder)
      defer { files.close(snapshots) }
      let listing = try files.list(snapshots, limit: 0) { item in
        SnapshotName(item.name) != nil || item.isLeftover ? .passed : .stray
      }
      return listing.strayProblems(in: Self.snapshotFolder)
    } catch {
      // A copy without empty folders has lost nothing.
      return error.code == ENOENT
        ? [] : [RecordProblem(.unreadable(error), Self.snapshotFolder)]
    }
  }
}

extension FolderItem {
  /// Whether it is what a crash leaves of a file that was to be published.
  fileprivate var isLeftover: Bool { !isFolder && name.hasPrefix(".new-") }
}

extension FolderListing {
  /// The strays of a folder: some by name, the others by number.
  fileprivate func strayProblems(in folder: String) -> [RecordProblem] {
    let named = strays.map { name in
      RecordProblem(.stray, folder.isEmpty ? name : "\(folder)/\(name)")
    }
    return moreStrays == 0 ? named : named + [RecordProblem(.strays(moreStrays), folder)]
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

extension SegmentScan {
  /// Whether it is a sitting of an appraisal, as far as its first line goes.
  fileprivate func belongs(to appraisal: String) -> Bool { header?.appraisal == appraisal }
}

/// Reads the segments of all writers, going on whatever happens to one of them.
private struct SegmentReader {
  /// So many bytes are read before they are scanned, so that a large record is never in memory
  /// whole.
  private static let portion = 8 << 20
  /// So many names in one folder are looked at.
  private static let most = 1_000_000

  let files: any FileSystem
  /// The id of the appraisal.
  let appraisal: String
  /// So many of its sittings are read.
  let limit: Int
  let scan: ([[UInt8]]) -> [SegmentScan]
  var problems: [RecordProblem] = []
  /// What has been read, by the bytes of the file's name: two names that are read alike are two.
  private var scans: [[UInt8]: (file: String, scan: SegmentScan, size: Int)] = [:]
  /// How many more bytes are read.
  ///
  /// Those that count for nothing take up no room, so that nobody locks others out by files that
  /// hold nothing.
  private var room = LedgerFormat.maximumRecordBytes
  /// How many of the files are sittings of the appraisal; others do not count against the limit.
  private var sittings = 0
  /// What was read and is not scanned yet.
  private var waiting: [(file: String, bytes: [UInt8])] = []
  private var waitingBytes = 0
  /// The files that this look has listed.
  private var listed: Set<[UInt8]> = []

  init(
    files: any FileSystem, appraisal: String, limit: Int,
    scan: @escaping ([[UInt8]]) -> [SegmentScan]
  ) {
    (self.files, self.limit) = (files, limit)
    self.appraisal = appraisal
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
      if known.scan.belongs(to: appraisal) { sittings -= 1 }
    }
  }

  mutating func scanWaiting() {
    for (segment, scan) in zip(waiting, scan(waiting.map(\.bytes))) {
      scans[Array(segment.file.utf8)] = (segment.file, scan, scan.goodEnd)
      room += segment.bytes.count - scan.goodEnd
      if scan.belongs(to: appraisal) { sittings += 1 }
    }
    waiting = []
    waitingBytes = 0
  }

  mutating func readWriters(in ledger: FolderHandle) throws(SystemFailure) {
    listed = []
    let writers = try files.list(ledger, limit: Self.most) { item in
      item.isFolder && LedgerNames.isSafe(item.name) ? .belongs : .stray
    }
    problems += writers.strayProblems(in: RecordStore.ledgerFolder)
    for item in writers.items {
      let file = "\(RecordStore.ledgerFolder)/\(item.name)"
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
    let listing = try files.list(folder, limit: Self.most) { item in
      if item.isLeftover { return .passed }
      let isSegment = !item.isFolder && item.name.hasSuffix(RecordStore.segmentEnding)
      return isSegment && !item.name.hasPrefix(".") ? .belongs : .stray
    }
    problems += listing.strayProblems(in: path)
    for item in listing.items {
      let file = "\(path)/\(item.name)"
      listed.insert(Array(file.utf8))
      if scans[Array(file.utf8)] != nil { continue }
      if sittings + waiting.count >= limit { scanWaiting() }
      guard sittings < limit else {
        problems.append(RecordProblem(.unreadable(SystemFailure(.list, file, EFBIG)), file))
        continue
      }
      do {
        let most = min(LedgerFormat.maximumSegmentBytes, room)
        let bytes = try files.read(item.name, in: folder, limit: most)
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
