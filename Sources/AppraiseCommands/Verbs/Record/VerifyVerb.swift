import AppraisalFindings
import AppraisalFolder
import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import ArgumentParser

/// Says whether a record is as it was written.
struct VerifyVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check that nothing in the record was changed.",
    discussion: """
      Holds every line, chain, snapshot and stored result against its hash. Exit code 0: good; \
      1: damaged, with the file and line; 2: not verifiable with this version.
      """)

  @OptionGroup var arguments: AppraisalArguments

  @Option(
    help: "A hash noted earlier: of the record, a snapshot or a line. It must still be there.")
  var expect: String?

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
  static let limits =
    "This shows that nothing was changed since this hash was noted somewhere else, such as in the "
    + "minutes. Without such a note somebody who can write the files could write all of them anew. "
    + "It does not show who wrote: the program does not check identity."

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let record = try open(surroundings)
    var verification = Verification(of: record)
    let head = RecordHead(record).hash
    if let expect { Self.look(for: expect.lowercased(), in: record, &verification) }
    if let report { try compare(report, record, &verification) }
    if let signature {
      try Signing.check(
        signature, signers: signers, signer: signer, hashes: hashes(record, head),
        appraisal: record.store.identity.id, &verification)
    }
    try say(verification, record, head)
  }

  /// Reads the record; what cannot even be opened is damaged or of a newer version.
  private func open(_ surroundings: Surroundings) throws(CommandFailure) -> WholeRecord {
    do {
      return try arguments.record(surroundings)
    } catch {
      switch error.status {
      case .badData: throw CommandFailure(.refused, error.sentence)
      case .newer: throw CommandFailure(.notVerifiable, error.sentence)
      default: throw error
      }
    }
  }

  private func hashes(_ record: WholeRecord, _ head: String) -> [String] {
    expect.map { [$0.lowercased()] } ?? [head] + record.snapshots.map(\.fingerprint)
  }

  private static func look(
    for noted: String, in record: WholeRecord, _ verification: inout Verification
  ) {
    switch RecordHead.find(noted, in: record) {
    case .now:
      verification.add(.note, "", "The record is exactly as it was when the hash was noted.")
    case .part(let what):
      verification.add(.note, "", "The noted hash is that of \(what), which is still there.")
    case .earlier(let lines, let snapshots):
      verification.add(
        .note, "",
        "Everything that was there when the hash was noted is still there. Since then "
          + "\(Numbers.count(lines, "line")) and \(Numbers.count(snapshots, "snapshot")) came.")
    case nil:
      verification.add(
        .damage, "",
        "The record does not hold what it held when \(noted.prefix(16)) was noted: something was "
          + "cut off, removed or written anew, or the hash is of another appraisal.")
    }
  }

  private func compare(
    _ path: String, _ record: WholeRecord, _ verification: inout Verification
  ) throws(CommandFailure) {
    let hash = try ReportFile.hash(of: path)
    let appraisal = record.fold().appraisal
    let recorded = appraisal.decision?.reportHash ?? ""
    if recorded == hash {
      verification.add(.note, "", "\(path) is the report that the decision names.")
    } else if let former = appraisal.formerDecisions.last(where: { $0.reportHash == hash }) {
      verification.add(
        .note, "", "\(path) is the report that the decision of \(former.day) names.")
    } else if recorded.isEmpty {
      verification.add(.unverifiable, "", "No decision with the hash of a report is recorded.")
    } else {
      verification.add(
        .damage, "",
        "\(path) is not the report that the decision names: its hash begins with "
          + "\(hash.prefix(16)), and \(recorded.prefix(16)) was recorded.")
    }
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
          findings: verification.findings, limits: Self.limits))
    } else {
      for finding in verification.findings { Console.say(finding.words) }
      Console.say([
        "Checked \(Numbers.count(lines, "line")) in \(Numbers.count(segments, "sitting")) and "
          + "\(Numbers.count(record.snapshots.count, "snapshot")).",
        "Hash of the record: \(head)", Self.limits,
      ])
    }
    try verification.end(arguments.path)
  }
}

extension Verification {
  /// Says the verdict: in a line where all is good, else by a failure.
  func end(_ path: String) throws(CommandFailure) {
    switch gravest {
    case .damage:
      let first = findings.first { $0.weight == .damage }
      throw CommandFailure(.refused, "\(path) is damaged. First: \(first?.words ?? "")")
    case .unverifiable:
      let first = findings.first { $0.weight == .unverifiable }
      throw CommandFailure(
        .notVerifiable, "\(path) cannot be verified here. First: \(first?.words ?? "")")
    case .note, nil: return
    }
  }
}

/// Rebuilds everything from the ledgers alone.
struct ReplayVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Rebuild every state and every stored result from the ledgers, and compare.")

  @OptionGroup var arguments: AppraisalArguments

  @Flag(help: "Print JSON.")
  var json = false

  private struct Report: Encodable {
    var engine: String
    var rebuilt: Int
    var snapshots: Int
    var findings: [Verification.Finding]
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let record = try arguments.record(surroundings)
    let verification = Verification(of: record, rebuildingStates: true)
    let faulty = Set(verification.findings.filter { $0.weight != .note }.map(\.file))
    let rebuilt = record.snapshots.count { !faulty.contains("snapshots/\($0.name.file)") }
    if json {
      try Console.json(
        Report(
          engine: Surroundings.version, rebuilt: rebuilt, snapshots: record.snapshots.count,
          findings: verification.findings))
    } else {
      for finding in verification.findings { Console.say(finding.words) }
      Console.say(
        "Rebuilt \(rebuilt) of \(Numbers.count(record.snapshots.count, "snapshot")) from the "
          + "ledgers, with the same state and the same result, byte for byte.")
    }
    try verification.end(arguments.path)
  }
}
