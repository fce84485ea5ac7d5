import AppraisalFindings
import AppraisalFolder
import AppraisalLedger
import AppraisalRecord
import ArgumentParser

/// Says whether a record is as it was written.
struct VerifyVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check that nothing in the record was changed.",
    discussion: """
      Holds every line, chain, snapshot and stored result against its hash, and rebuilds the \
      state of every snapshot from the ledgers. Exit code 0: good; \
      1: damaged, with the file and line; 2: not verifiable with this version.
      """)

  @OptionGroup var arguments: AppraisalArguments

  @Option(
    help:
      "A hash noted earlier, of the record, a snapshot or a line, or a file of --note. What it names must still be there."
  )
  var expect: String?

  @Option(
    help:
      "Where to write what is there now: the end of every sitting, whose SHA-256 is the hash of the record. Keep it elsewhere, for --expect."
  )
  var note: String?

  @Option(
    help: "The report that was before the decision; its hash must be the one recorded.")
  var report: String?

  @Option(help: "A signature made by appraise sign.")
  var signature: String?

  @Option(help: "The file of keys that may sign, as ssh-keygen takes it.")
  var signers: String?

  @Option(help: "Who signed, as the file of keys names them.")
  var signer: String?

  @Flag(help: "Print JSON.")
  var json = false

  private struct Report: Encodable {
    var verdict: String
    var head: String
    var segments: Int
    var lines: Int
    var snapshots: Int
    var withheld: Int
    var findings: [Verification.Finding]
    var limits: String
  }

  /// What a good result means and what it does not.
  private static let limits =
    "This shows that nothing was changed since this hash was noted somewhere else, such as in the "
    + "minutes. Without such a note somebody who can write the files could write all of them anew."

  /// What the signatures in a record show, and what they do not.
  private static func limits(_ record: WholeRecord) -> String {
    guard record.isSigned else {
      return limits
        + " Not every sitting is signed, so it does not show who wrote: the program does "
        + "not check identity."
    }
    return limits
      + " Every sitting is signed: nobody without the key in it can have added to it or "
      + "changed it, and even whoever has it cannot change unseen what others "
      + "had seen. Signatures do not show who holds a key: the program does not check identity. "
      + "How each person was known stands in their sittings."
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let record = try open(surroundings)
    let expected = try expect.map(Expected.init)
    var verification = Verification(of: record)
    let head = RecordHead(record)
    switch expected {
    case .hash(let hash): verification.look(for: hash)
    case .note(let note): verification.look(for: note)
    case nil: break
    }
    if let report { try verification.compare(report) }
    if let signature {
      try Signing.check(
        signature, signers: signers, signer: signer, hashes: hashes(record, expected, head),
        &verification)
    }
    if let note { try NoteFile.write(head.note.bytes, to: note) }
    try say(verification, record, head.hash)
  }

  /// Reads the record; what cannot even be opened is damaged or of a newer version.
  private func open(_ surroundings: Surroundings) throws(CommandFailure) -> WholeRecord {
    do {
      return try arguments.record(surroundings, rebuilding: true)
    } catch {
      switch error.status {
      case .badData: throw CommandFailure(.refused, error.sentence)
      case .newer: throw CommandFailure(.notVerifiable, error.sentence)
      default: throw error
      }
    }
  }

  /// What may have been signed, where the file that says so is not beside the signature.
  private func hashes(
    _ record: WholeRecord, _ expected: Expected?, _ head: RecordHead
  ) -> [String] {
    if case .hash(let hash) = expected { return [hash] }
    return [head.hash] + record.snapshots.map(\.fingerprint)
  }

  private func say(
    _ verification: Verification, _ record: WholeRecord, _ head: String
  ) throws(CommandFailure) {
    let lines = record.contents.ledger.segments.reduce(0) { $0 + $1.usable }
    let segments = record.contents.ledger.segments.count
    let verdict =
      switch verification.gravest {
      case .damage: "damaged"
      case .unverifiable: "not-verifiable"
      case .note, nil: "good"
      }
    if json {
      try Console.json(
        Report(
          verdict: verdict, head: head, segments: segments, lines: lines,
          snapshots: record.snapshots.count, withheld: record.withheld.count,
          findings: verification.findings, limits: Self.limits(record)))
    } else {
      for finding in verification.findings { Console.say(finding.words) }
      Console.say([
        "Checked \(Numbers.count(lines, "line")) in \(Numbers.count(segments, "sitting")) and "
          + "\(Numbers.count(record.snapshots.count, "snapshot")).",
        "Hash of the record: \(head)", Self.limits(record),
      ])
    }
    try verification.end(arguments.path)
  }
}

/// What somebody noted: a hash, or the ends of all sittings.
private enum Expected {
  case hash(String)
  case note(RecordNote)

  init(_ text: String) throws(CommandFailure) {
    let hash = text.lowercased()
    self = Digest256(hex: hash) == nil ? .note(try NoteFile.read(text)) : .hash(hash)
  }
}
