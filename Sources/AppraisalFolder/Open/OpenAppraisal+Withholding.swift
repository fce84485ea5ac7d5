import AppraisalFindings
import AppraisalHistory
import AppraisalLedger
import AppraisalModel
import AppraisalRecord

/// Taking words out of the record, and making an old one signed.
extension OpenAppraisal {
  private var files: EnclosedFiles { EnclosedFiles(path) }

  /// Withholds a line by an edit of the person's own, takes it out of the person's own files, and
  /// says whether that could be done.
  package func withhold(
    _ found: Withholding, why: String, named name: String
  ) throws(CommandFailure) -> Bool {
    let edit: Edit
    do {
      let appraisal = fold.appraisal
      // Whoever may not withhold is not told of holds either.
      try appraisal.authorise(.record(.withhold(line: found.line, why: why)), by: person)
      edit = try fold.withholding(found.line, saying: found.entry.knownEdit, why: why)
    } catch let refusal as EditRefusal {
      throw CommandFailure(.refused, refusal.sentence(in: fold.appraisal.document))
    } catch let refusal as WithholdingRefusal {
      throw CommandFailure(.refused, refusal.sentence(in: fold.appraisal))
    } catch {
      throw CommandFailure(.refused, "\(error)")
    }
    try perform([edit], named: name)
    let day = surroundings.now().prefix(10)
    let act = Withholdings.Act(
      line: found.line,
      by: "\(fold.appraisal.assessor(person)?.name ?? person.text) (\(person)), \(day)",
      why: why)
    let lines = found.copies.compactMap { segment in
      segment.scan.header.map {
        StandingLine(file: segment.file, header: $0, entry: found.entry, act: act)
      }
    }
    standing += lines
    _ = takeOutWithheld()
    return !standing.contains { $0.entry.hash == found.entry.hash }
  }

  /// Takes what was withheld out of the files that the person has written on this machine, and says
  /// so; nil where there was nothing.
  package func takeOutWithheld() -> String? {
    var done: [StandingLine] = []
    var left: [StandingLine] = []
    for line in standing {
      guard line.isWritten(by: person, surroundings) else {
        left.append(line)
        continue
      }
      do throws(SystemFailure) {
        try line.takeOut(of: files)
        done.append(line)
      } catch {
        left.append(line)
        problems.append(
          "\(line.file), line \(line.entry.n + 1) was withheld and could not be taken out:"
            + " \(error.reason).")
      }
    }
    standing = left
    guard let first = done.first else { return nil }
    let count = Numbers.count(done.count, "line of yours was", "lines of yours were")
    return "\(count) withheld by \(first.act.by.sayingItsDay), and what"
      + " \(done.count == 1 ? "it" : "they") said is taken out of your file now: \(first.act.why)"
  }

  /// Makes an appraisal that was begun without keys one whose sittings are signed, and says how many
  /// without a signature count from here on.
  package func seal(named name: String) throws(CommandFailure) -> Int {
    guard !isSigned else {
      throw CommandFailure(.refused, "Every sitting is signed in this appraisal already.")
    }
    // A seal that waits for somebody who facilitates is answered by another.
    if !unread.allSatisfy(\.isWaitingSeal) { try mustBeWhole() }
    do throws(WriteFailure) {
      guard try makeKey() != nil else { throw WriteFailure(.noKey(.noHome), path) }
    } catch {
      throw CommandFailure(.notWritten, error.sentence)
    }
    let record = try WholeRecord(path)
    let ends = record.contents.ledger.segments.compactMap { segment -> SealedEnd? in
      guard let header = segment.scan.header, header.key == nil,
        let last = segment.usableEntries.last
      else { return nil }
      return SealedEnd(segment: header.segment, n: last.n, hash: last.hash.hex)
    }
    let edits = [Edit.record(.seal(heads: ends))] + record.formerlyWithheld
    do {
      try fold.appraisal.authorise(edits[0], by: person)
    } catch {
      throw CommandFailure(.refused, error.sentence(in: fold.appraisal.document))
    }
    try perform(edits, named: name)
    return ends.count
  }
}

extension WholeRecord {
  /// The edits that say of lines which were withheld before that took an edit that they are.
  fileprivate var formerlyWithheld: [Edit] {
    contents.ledger.segments.flatMap { segment -> [Edit] in
      segment.usableEntries.compactMap { entry in
        guard case .withheld(let by, let why) = entry.body, let name = segment.name,
          withholdings.act(on: entry, of: segment) == nil
        else { return nil }
        let line = WithheldLine(
          segment: name, n: entry.n, hash: entry.hash.hex,
          after: segment.scan.entries[entry.n - 1].hash.hex)
        return .record(.withhold(line: line, why: "Withheld before by \(by.sayingItsDay): \(why)"))
      }
    }
  }
}
