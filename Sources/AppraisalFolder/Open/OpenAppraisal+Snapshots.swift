import AppraisalExchange
import AppraisalFindings
import AppraisalHistory
import AppraisalLedger
package import AppraisalModel
package import AppraisalRecord
import StrictJSON

extension OpenAppraisal {
  /// The snapshots that can be read, oldest first; those that cannot become problems.
  package func snapshots() -> [StoredSnapshot] {
    guard let (read, unreadable) = try? store.storedSnapshots() else { return [] }
    fingerprints.formUnion(read.map(\.fingerprint))
    ground.snapshots.formUnion(read.map(\.name.file) + unreadable.map(\.file))
    problems += unreadable.map(\.error.sentence)
    damage = damage ?? unreadable.first { $0.error.weight == .damage }?.error.sentence
    return read
  }

  package func snapshot(_ file: String) throws(CommandFailure) -> StoredSnapshot {
    guard let name = SnapshotName(file) else {
      throw CommandFailure(.notFound, "There is no snapshot \(file).")
    }
    do {
      return try store.stored(name)
    } catch {
      throw error.failure
    }
  }

  /// Saves how things stand under a name, for good.
  ///
  /// What a round hides is hidden from everybody who can open the file, and so it is left out; the
  /// ends of the sittings stand for it, and its number is in the header.
  package func saveSnapshot(name: String, note: String) throws(RecordError) -> StoredSnapshot {
    let names = try store.snapshots()
    let earlier = names.compactMap { try? store.stored($0) }
    let followed = Set(earlier.flatMap(\.header.follows))
    let hidden = fold.appraisal.hiddenCount(from: nil)
    let state = fold.appraisal.visible(to: nil)
    let findings = Findings(state, viewer: hidden == 0 ? person : nil)
    let record = ResultRecord(
      findings, in: state.document, contested: fold.contested.count,
      firstPlaces: FirstPlaces(of: findings, using: ParallelAcceptability.instructions))
    let header = SnapshotHeader(
      number: (names.map(\.number).max() ?? 0) + 1, name: name, note: note,
      at: surroundings.now(), by: fold.appraisal.name(person),
      appraisal: store.identity.id, engine: Surroundings.version,
      heads: stateEnds,
      follows: earlier.map(\.fingerprint).filter { !followed.contains($0) },
      hidden: hidden == 0 ? nil : hidden, round: fold.appraisal.hidingRound?.number,
      rules: fold.rules.rawValue)
    let snapshot: Snapshot
    do {
      snapshot = Snapshot(
        header: header, state: try StrictJSON.tree(of: state),
        results: try StrictJSON.tree(of: record))
    } catch {
      throw RecordError(.notEncodable(error), path)
    }
    let stored = try store.keep(snapshot, random: surroundings.random)
    fingerprints.insert(stored.fingerprint)
    ground.snapshots.insert(stored.name.file)
    return stored
  }

  /// The ends of segments as far as the state was made of them.
  private var stateEnds: [LedgerHead] {
    fold.heads.sorted { $0.key < $1.key }.compactMap { segment, n in
      if let head = openedEnds[segment.text], head.n >= n { return head }
      return ends[segment.text]
    }
  }

  /// The edits that bring the state of a snapshot back, or a refusal in a sentence.
  package func restoration(of stored: StoredSnapshot) throws(CommandFailure) -> [Edit] {
    let state = try stored.state()
    do {
      return try Restoration(of: state, over: fold.appraisal, by: person).complete()
    } catch {
      throw CommandFailure(.refused, error.sentence(stored.title, in: fold.appraisal.document))
    }
  }
}

extension StoredSnapshot {
  /// The state that it holds, in today's form.
  package func state() throws(CommandFailure) -> Appraisal {
    guard let newest = CaseMigration.newest(in: snapshot.state, at: ["document"]) else {
      throw CommandFailure(
        .newer, "\(name.file) holds a case of a newer version. Use a newer program to read it.")
    }
    do {
      return try StrictJSON.read(Appraisal.self, from: newest, unknownKeys: .ignore)
    } catch {
      throw CommandFailure(.badData, "\(name.file): \(error.path): \(error.sentence)")
    }
  }
}
