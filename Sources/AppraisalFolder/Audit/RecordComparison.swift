package import AppraisalHistory
import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import Runtime

/// What is different between two moments of a record, one of which may be now.
package struct RecordComparison {
  package let oldTitle: String
  package let newTitle: String
  package let difference: StateDifference
  private let path: String
  /// The fingerprints of the snapshots that are compared.
  private let compared: Set<String>

  /// Compares what led to a snapshot with what led to another, or to now, as somebody may see it.
  ///
  /// - Throws: `CommandFailure` where there is no such snapshot, or something cannot be read.
  package init(
    of path: String, from: String, to: String, as caller: Caller, _ surroundings: Surroundings
  ) throws(CommandFailure) {
    let store: RecordStore
    let snapshots: [StoredSnapshot]
    do {
      store = try RecordStore(opening: path)
      snapshots = try store.storedSnapshots().0
    } catch {
      throw error.failure
    }
    let first = try Self.snapshot(from, among: snapshots)
    let second = try Self.snapshot(to, among: snapshots)
    self.path = path
    compared = Set([first, second].compactMap { $0?.fingerprint })
    (oldTitle, newTitle) = (first?.title ?? "now", second?.title ?? "now")
    let old = FormerHistory(try Self.side(first, of: store, path))
    Memory.giveBackWhatIsFree()
    var new = try Self.side(nil, of: store, path)
    let present = new.appraisal
    let viewer = caller.person(in: new) { [new] id in
      OpenAppraisal.wroteAll(under: id, of: new, in: store, surroundings)
    }
    if second != nil {
      new = Fold()
      Memory.giveBackWhatIsFree()
      new = try Self.side(second, of: store, path)
    }
    difference = StateDifference(from: old, to: new, viewer: viewer, now: present)
  }

  /// The snapshot that a side of the comparison names, or nil for now.
  private static func snapshot(
    _ side: String, among snapshots: [StoredSnapshot]
  ) throws(CommandFailure) -> StoredSnapshot? {
    guard side != "now" else { return nil }
    return try snapshots.sought(side)
  }

  /// What led to a snapshot, or to now.
  ///
  /// A state that the ledgers do not lead to any more, because entries are withheld or missing, is
  /// taken from the snapshot, without its history.
  private static func side(
    _ stored: StoredSnapshot?, of store: RecordStore, _ path: String
  ) throws(CommandFailure) -> Fold {
    let state = try stored?.state()
    if let state, stored?.header.foldRules == nil { return Fold(state: state) }
    let moment: RecordMoment
    do {
      moment = try RecordMoment(
        of: store, upTo: stored?.header.heads, by: stored?.header.foldRules ?? .newest)
    } catch {
      throw error.failure
    }
    try moment.mustBeWhole(path)
    guard let stored, let state else { return moment.fold }
    let isWhole = stored.header.shown(moment.fold.appraisal).contains(state)
    return isWhole ? moment.fold : Fold(state: state)
  }

  /// The record as it is judged, read anew.
  private func verification() throws(CommandFailure) -> Verification {
    Memory.giveBackWhatIsFree()
    let record = try WholeRecord(path) { compared.contains($0.fingerprint) }
    return Verification(
      filesOf: record, rebuilding: record.snapshots.filter { compared.contains($0.fingerprint) })
  }

  /// That the record is damaged, and how, in a sentence; nil where it is not.
  package func damageWords() throws(CommandFailure) -> String? { try verification().damageWords }

  /// Throws where what was told may not be what was written.
  package func mustBeSound() throws(CommandFailure) {
    try WholeRecord.mustBeSound(verification(), path)
  }
}
