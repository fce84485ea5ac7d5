import AppraisalFindings
import AppraisalHistory
import AppraisalLedger
package import AppraisalModel
package import AppraisalRecord
import Glibc
import StrictJSON

/// An edit on its way to the disk: the change itself beside what stands for it in a line.
package struct WaitingEdit: Sendable {
  /// The change; nil where another version of the program kept one that this one does not know.
  let edit: Edit?
  /// The change as it is written, with its operation and time.
  let pending: PendingEdit
}

extension OpenAppraisal {
  /// Checks edits against the state and makes them durable, or refuses them in a sentence.
  ///
  /// Whoever does not take part yet joins with the first edit, by the name that is shown, where they
  /// were asked.
  ///
  /// - Returns: What is to be told, of whoever joined or of the files, or nil.
  @discardableResult
  package func perform(
    _ edits: [Edit], named name: String, mayJoin: Bool = false
  ) throws(CommandFailure) -> String? {
    var next = fold.appraisal
    let made: [Edit]
    do {
      made = try next.make(edits, as: person, named: name, mayJoin: mayJoin)
    } catch {
      throw CommandFailure(.refused, error.sentence(in: fold.appraisal.document))
    }
    guard !made.isEmpty else { return nil }
    let isFirst = fold.appraisal.assessors.isEmpty
    do {
      _ = try append(made)
    } catch {
      throw CommandFailure(.notWritten, error.sentence)
    }
    let again = takeRewrittenWords()
    guard made.count > edits.count, !isFirst else { return again }
    return [
      "\(person) is new here and joined as a member.", next.likenessWords(after: made), again,
    ]
    .compactMap(\.self).joined(separator: " ")
  }

  /// Makes edits durable and folds them in; when it returns they survive a power cut.
  package func append(_ edits: [Edit]) throws(WriteFailure) -> [RecordedEdit] {
    try append(prepare(edits))
  }

  /// Edits with their operations and times, which stay the same however often they are offered.
  ///
  /// Their author had seen what others added up to a number; nil for all of it.
  package func prepare(
    _ edits: [Edit], having number: Int? = nil
  ) throws(WriteFailure) -> [WaitingEdit] {
    let time = surroundings.now()
    let (seen, saw) = seen(upTo: number)
    let names = edits.map { _ in operations.next() }
    var waiting: [WaitingEdit] = []
    for (index, edit) in edits.enumerated() {
      let group = edits.count > 1 ? EditGroup(id: names[0], i: index, of: edits.count) : nil
      do {
        let pending = PendingEdit(
          op: names[index], at: time, seen: seen, saw: saw, group: group,
          edit: try StrictJSON.tree(of: edit))
        waiting.append(WaitingEdit(edit: edit, pending: pending))
      } catch {
        throw WriteFailure(.notEncodable(error), path)
      }
    }
    return waiting
  }

  /// Makes prepared edits durable and folds them in.
  package func append(_ waiting: [WaitingEdit]) throws(WriteFailure) -> [RecordedEdit] {
    let saved = try write(waiting.map(\.pending))
    var entries: [RecordedEdit] = []
    for (place, waiting) in zip(saved, waiting) {
      guard let edit = waiting.edit else { continue }
      let address = EntryAddress(segment: SegmentID(place.segment), number: place.n)
      let entry = RecordedEdit(
        address: address, operation: waiting.pending.op, time: waiting.pending.at, author: person,
        seen: waiting.pending.seenSittings(but: address.segment),
        group: waiting.pending.group?.id ?? "", edit: edit)
      if edit.handsIn { ballotCodes[address] = BallotCode(hash: place.hash.hex) }
      entries.append(entry)
    }
    if !fold.goOn(with: entries, signedBy: newSigner(of: entries)) { wasFoldedAnew = true }
    if entries.contains(where: \.mayChangeWhatCounts) { ground.isOverdue = true }
    return entries
  }

  /// The whole fold, once, where the last edits had to be sorted in among those of others.
  package func takeFoldedAnew() -> Fold? {
    defer { wasFoldedAnew = false }
    return wasFoldedAnew ? fold : nil
  }

  /// Who signs the sittings that edits stand in.
  package func signers(of entries: [RecordedEdit]) -> [SegmentID: SittingSigner] {
    var signers: [SegmentID: SittingSigner] = [:]
    for sitting in Set(entries.map(\.address.segment)) {
      signers[sitting] = fold.keys.sittings[sitting]
    }
    return signers
  }

  /// Who signs a sitting of the person's own that is new.
  private func newSigner(of entries: [RecordedEdit]) -> [SegmentID: SittingSigner] {
    guard let segment = entries.last?.address.segment, fold.keys.sittings[segment] == nil else {
      return [:]
    }
    return [
      segment: SittingSigner(
        person: person, key: key.flatMap { PublicKey($0.signingKey.hex) }, known: known)
    ]
  }

  /// Writes edits, and notes what had to be written anew.
  func write(_ pending: [PendingEdit]) throws(WriteFailure) -> [SavedEdit] {
    let sitting = try openSitting()
    do throws(WriteFailure) {
      let saved = try sitting.append(pending)
      if let end = sitting.head {
        (ends[end.segment], proofs[end.segment]) = (end, sitting.proof)
        named.insert(end.segment)
        ground.takeOwn(end, sitting.proof, of: writer)
      }
      noteRewritten(sitting.takeRewritten())
      return saved
    } catch {
      // A sitting does not try for ever; the next attempt is a new one's.
      if !error.mayPass { self.sitting = sitting.successor(in: store) }
      throw error
    }
  }

  /// Notes what was written anew; the ends of sittings are then other ones.
  private func noteRewritten(_ count: Int) {
    guard count > 0 else { return }
    rewritten += count
    guard let ledger = try? store.readCounting().ledger else { return }
    ends = Dictionary(
      ledger.heads.map { ($0.segment, $0) }, uniquingKeysWith: { first, _ in first })
    (proofs, named) = (ledger.proofs, ledger.named(by: person))
  }

  /// That another program changed the file of this sitting, once; nil where none did.
  package func takeRewrittenWords() -> String? {
    guard rewritten > 0 else { return nil }
    defer { rewritten = 0 }
    let count = Numbers.count(rewritten, "change of yours was", "changes of yours were")
    return "\(count) saved again in a new file, because another program, such as git or a sync"
      + " tool, changed theirs."
  }

  private func openSitting() throws(WriteFailure) -> Sitting {
    if let sitting { return sitting }
    let made = makeSitting(signedBy: try findKey())
    sitting = made
    return made
  }

  /// A sitting of the person's, of which nothing is written yet.
  func makeSitting(signedBy key: WriterKey?) -> Sitting {
    (writer, self.key) = (findWriter(), key)
    return Sitting(
      store: store, writer: sittingWriter, besides: sittingCount, random: surroundings.random)
  }

  /// The name under which the person writes on this machine; one that cannot be kept serves for
  /// this sitting.
  private func findWriter() -> String {
    if let place = surroundings.privatePlace() {
      do {
        return try WriterName.find(
          for: person.text, keptIn: place, random: surroundings.random)
      } catch {
        problems.append(error.sentence)
      }
    }
    return WriterName.fresh(for: person.text, random: surroundings.random)
  }

  var sittingWriter: SittingWriter {
    SittingWriter(
      name: writer, person: person.text, body: fold.appraisal.assessor(person)?.body?.text ?? "",
      host: surroundings.host, program: Surroundings.version, key: key, known: known,
      reader: named.count < ends.count ? LedgerFormat.reader : LedgerFormat.plainReader)
  }
}

extension PendingEdit {
  /// What its author had seen of other sittings.
  fileprivate func seenSittings(but own: SegmentID) -> [SegmentID: Int] {
    var seen: [SegmentID: Int] = [:]
    for (name, end) in self.seen where name != own.text { seen[SegmentID(name)] = end }
    return seen
  }
}
