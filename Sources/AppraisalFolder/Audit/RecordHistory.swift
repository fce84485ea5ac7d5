package import AppraisalLedger
package import AppraisalModel
package import AppraisalRecord

/// A record as its history is told: its edits, and where each stands.
///
/// Of the lines nothing else is kept, so that a long record is in memory once.
package struct RecordHistory {
  /// Where an entry stands.
  package struct Place {
    package var file: String
    /// The line, counted from 1.
    package var line: Int
    package var hash: Digest256
  }

  /// An entry whose content was taken out.
  package struct Withheld {
    package var place: Place
    package var by: String
    package var why: String
  }

  package let path: String
  package let store: RecordStore
  package let fold: Fold
  /// The snapshots that can be read, by number.
  package let snapshots: [StoredSnapshot]
  /// The entries whose content was taken out, in the order of the segments.
  package let withheld: [Withheld]
  let unread: [UnreadSitting]
  /// What shows that a file is not as it was written, or nil.
  let damage: String?
  /// The file of every segment, and the hashes of its lines.
  private let segments: [SegmentID: (file: String, hashes: [Digest256])]

  /// Reads everything in the folder of an appraisal.
  package init(_ path: String) throws(CommandFailure) {
    self.path = path
    var contents: RecordContents
    let unreadable: [(file: String, error: RecordError)]
    do {
      store = try RecordStore(opening: path)
      (snapshots, unreadable) = try store.storedSnapshots()
      contents = try store.readCounting()
    } catch {
      throw error.failure
    }
    let withholdings = Withholdings(of: contents)
    contents.add(withholdings.problems)
    unread = contents.unread
    damage =
      contents.problems.first { $0.weight == .damage }?.sentence
      ?? unreadable.first { $0.error.weight == .damage }?.error.sentence
    withheld = contents.ledger.segments.flatMap { Self.withheld($0, by: withholdings) }
    segments = Dictionary(
      contents.ledger.segments.compactMap { segment in
        segment.name.map {
          (SegmentID($0), (file: segment.file, hashes: segment.usableEntries.map(\.hash)))
        }
      }, uniquingKeysWith: { first, _ in first })
    var read = LedgerEdits(taking: &contents, without: withholdings)
    let keys = read.keys
    fold = Fold(read.takeEdits(), keys: keys)
  }

  private static func withheld(
    _ segment: LedgerSegment, by withholdings: Withholdings
  ) -> [Withheld] {
    segment.usableEntries.compactMap { entry in
      let place = Place(file: segment.file, line: entry.n + 1, hash: entry.hash)
      if let act = withholdings.hides(entry, of: segment) {
        return Withheld(place: place, by: act.by.sayingItsDay, why: act.why)
      }
      guard case .withheld(let by, let why) = entry.body else { return nil }
      return Withheld(place: place, by: by.sayingItsDay, why: why)
    }
  }

  /// Where an entry stands, or nil.
  package func place(of address: EntryAddress) -> Place? {
    guard let segment = segments[address.segment], segment.hashes.indices.contains(address.number)
    else { return nil }
    return Place(
      file: segment.file, line: address.number + 1, hash: segment.hashes[address.number])
  }

  /// Who is speaking in this record.
  package func person(_ caller: Caller, _ surroundings: Surroundings) -> AssessorID {
    caller.person(in: fold) { id in
      OpenAppraisal.wroteAll(under: id, of: fold, in: store, surroundings)
    }
  }
}
