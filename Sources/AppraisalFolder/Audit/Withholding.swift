package import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import PlainText
import StrictJSON

/// A line of a record whose content is to be taken out.
package struct Withholding {
  package let segment: LedgerSegment
  package let entry: LedgerEntry
  private let record: WholeRecord

  /// Finds the line by its hash, or by its first digits.
  ///
  /// - Throws: `CommandFailure` where it is none, not one, or must stay.
  package init(of hash: String, in record: WholeRecord) throws(CommandFailure) {
    let first = try record.findLine(hash)
    switch first.entry.body {
    case .header:
      throw CommandFailure(.refused, "The first line of a sitting says who wrote it and must stay.")
    case .signature:
      throw CommandFailure(.refused, "A signature says nothing that could be withheld.")
    case .withheld: throw CommandFailure(.refused, "That line is withheld already.")
    case .edit(let edit):
      guard edit.tree["adopt"] == nil else {
        throw CommandFailure(.refused, "The entry that starts the appraisal must stay.")
      }
    }
    (segment, entry) = first
    self.record = record
  }

  /// Puts the withheld line in the place of the other one, at the same length.
  ///
  /// So a sitting that is still being written goes on in the same file, and what later snapshots
  /// say about its length stays true.
  package func perform(by: String, why reason: String) throws(CommandFailure) {
    let line = LedgerLine.withholding(entry.n, hash: entry.hash, by: by, why: reason)
    let length = entry.bytes.count
    guard line.bytes.count - 1 <= length else {
      throw CommandFailure(
        .refused,
        "The reason is \(line.bytes.count - 1 - length) bytes too long for the place of the line. "
          + "Shorten it.")
    }
    let padding = [UInt8](repeating: UInt8(ascii: " "), count: length - (line.bytes.count - 1))
    do {
      try EnclosedFiles(record.path).overwrite(
        segment.file, at: entry.bytes.lowerBound, with: line.bytes.dropLast() + padding)
    } catch {
      throw CommandFailure(
        .notWritten, "\(record.path)/\(segment.file) could not be changed: \(error.words).")
    }
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
    let entries = LedgerEdits(record.contents).edits
    let address = EntryAddress(segment: SegmentID(segment.name ?? ""), number: entry.n)
    let register = entries.first { $0.address == address }?.edit.register
    guard let register else { return [] }
    return entries.filter { $0.address != address && $0.edit.register == register }
      .compactMap { record.line($0.address)?.entry.hash.hex }
  }
}
