package import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import PlainText
import StrictJSON

/// A line of a record whose content is to be taken out.
package struct Withholding {
  package let segment: LedgerSegment
  package let entry: LedgerEntry
  /// The sitting in every file that holds it.
  let copies: [LedgerSegment]
  private let record: WholeRecord

  /// Finds the line by its hash, or by its first digits.
  ///
  /// - Throws: `CommandFailure` where it is none, not one, or must stay.
  package init(of hash: String, in record: WholeRecord) throws(CommandFailure) {
    let found = try record.findLines(hash)
    guard let first = found.first else { throw CommandFailure(.refused, "No line has that hash.") }
    switch first.entry.body {
    case .header:
      throw CommandFailure(.refused, "The first line of a sitting says who wrote it and must stay.")
    case .signature:
      throw CommandFailure(.refused, "A signature says nothing that could be withheld.")
    case .withheld: throw CommandFailure(.refused, "That line is withheld already.")
    case .edit:
      guard record.withholdings.act(on: first.entry, of: first.segment) == nil else {
        throw CommandFailure(.refused, "That line is withheld already.")
      }
    }
    (segment, entry) = first
    copies = found.map(\.segment)
    self.record = record
  }

  /// The line as the edit that withholds it names it.
  var line: WithheldLine {
    WithheldLine(
      segment: segment.name ?? "", n: entry.n, hash: entry.hash.hex,
      after: segment.scan.entries[entry.n - 1].hash.hex, seen: entry.seen)
  }

  /// Whether what it says can be found by trying, because nothing random goes with it.
  package var isGuessable: Bool {
    let limit = LedgerFormat.maximumSegmentBytes
    guard let bytes = try? EnclosedFiles(record.path).read(segment.file, limit: limit),
      bytes.count >= entry.bytes.upperBound,
      let line = try? StrictJSON.parse(Array(bytes[entry.bytes]).span, base: 0)
    else { return true }
    return line["salt"]?.text?.isEmpty ?? true
  }

  /// The numbers of the snapshots that still hold what the line led to.
  package var snapshotsAfter: [Int] {
    record.snapshots.filter { stored in
      stored.header.heads.contains { $0.segment == segment.name && $0.n >= entry.n }
    }.map(\.header.number)
  }

  /// The hashes of other lines that set the same value, whether they count or not; an edit carries
  /// what it replaces.
  package var sameValue: [String] {
    let entries = LedgerEdits(record.contents.ledger).edits
    let address = EntryAddress(segment: SegmentID(segment.name ?? ""), number: entry.n)
    let register = entries.first { $0.address == address }?.edit.register
    guard let register else { return [] }
    return entries.filter { $0.address != address && $0.edit.register == register }
      .compactMap { record.line($0.address)?.entry.hash.hex }
  }
}
