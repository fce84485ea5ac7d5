import AppraisalHistory
import AppraisalLedger
import AppraisalModel
import AppraisalRecord

/// Sittings whose key does not count.
extension Verification {
  /// Says of every sitting whose key does not speak for the person whom it names that it changes
  /// nothing, and why.
  mutating func noteKeys() {
    guard record.hasSeveralKeysOfOne else { return }
    let fold = record.fold()
    for segment in record.contents.ledger.segments {
      guard let header = segment.scan.header, let person = AssessorID(header.person) else {
        continue
      }
      let key = header.key.flatMap { PublicKey($0.hex) }
      guard !fold.keys.speaks(key, for: person) else { continue }
      let name = fold.appraisal.name(person)
      let counts = fold.keys.keys(of: person).contains { $0.counts }
      let why =
        counts
        ? "it is not the first by which \(name) wrote, and nobody who may has confirmed it"
        : "\(name) wrote by several, none of them is known to be the first, and nobody who may has "
          + "confirmed one"
      add(
        .note, segment.file,
        "\(segment.file) names \(name), and its key does not count: \(why). It changes nothing.")
    }
  }
}

extension Verification {
  /// Says of every slip that was shown and confirms nothing, why.
  mutating func noteSlips() {
    let shows = record.contents.ledger.segments.contains { segment in
      segment.usableEntries.contains { $0.isEdit(named: "showSlip") }
    }
    guard shows else { return }
    let fold = record.fold()
    for (person, fault, entry) in fold.refusedSlips {
      let place = record.line(entry.address)
      let name = fold.appraisal.name(person)
      add(
        .note, place?.file ?? "", line: place.map { $0.entry.n + 1 },
        "A slip is shown for \(name) and confirms nothing. \(SlipWords.fault(fault, of: name))")
    }
  }
}

extension WholeRecord {
  /// Whether somebody has written by more than one key, in an appraisal whose sittings are signed.
  fileprivate var hasSeveralKeysOfOne: Bool {
    guard store.identity.founder != nil else { return false }
    var first: [String: String] = [:]
    for header in contents.ledger.segments.compactMap(\.scan.header) {
      guard let key = header.key?.hex else { continue }
      guard first[header.person, default: key] == key else { return true }
      first[header.person] = key
    }
    return false
  }

  /// Whether every sitting that counts is signed by a key.
  package var isSigned: Bool {
    contents.ledger.segments.allSatisfy { $0.scan.header?.key != nil }
  }
}
