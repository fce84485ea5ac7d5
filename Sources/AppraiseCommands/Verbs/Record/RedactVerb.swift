import AppraisalFindings
import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import ArgumentParser
import Glibc
import PlainText
import StrictJSON

/// Withholds what one line says.
struct RedactVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "redact", abstract: "Withhold what one line of the record says, by its hash.",
    discussion: """
      The line is replaced by its hash, by whom and why; the chain still verifies. appraise log \
      --hashes shows the hashes. This cannot be undone.
      """)

  @OptionGroup var arguments: AppraisalArguments

  @Argument(help: "The hash of the line, or at least its first 12 digits.")
  var hash: String

  @ArgumentParser.Option(help: "Why; it takes the place of the line for everybody to see.")
  var reason: String

  @Flag(help: "Print JSON.")
  var json = false

  private struct Done: Encodable {
    var file: String
    var line: Int
    var hash: String
    var stillInSnapshots: [Int]
    var sameValue: [String]
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.open(surroundings)
    if let words = file.readOnly { throw CommandFailure(.notWritten, words) }
    let by = try authority(file, surroundings)
    guard !reason.allSatisfy(\.isWhitespace) else {
      throw CommandFailure(
        .usage, "Withholding a line needs a reason: --reason \"A name was in it\".")
    }
    let record: WholeRecord
    do {
      record = try WholeRecord(file.path)
    } catch {
      throw error.failure
    }
    let (segment, entry) = try find(record)
    try replace(entry, in: "\(record.path)/\(segment.file)", by)
    let holding = record.snapshots.filter { stored in
      stored.header.heads.contains { $0.segment == segment.name && $0.n >= entry.n }
    }.map(\.header.number)
    let others = Self.others(like: entry, in: record)
    if json {
      return try Output.json(
        Done(
          file: segment.file, line: entry.n + 1, hash: entry.hash.hex, stillInSnapshots: holding,
          sameValue: others))
    }
    Console.write("Withheld: \(DisplayText.visible(segment.file)), line \(entry.n + 1).\n")
    if !holding.isEmpty {
      let numbers = Numbers.list(holding.map(String.init))
      Console.write(
        "Snapshots made after it still hold what it led to: \(numbers). Copies elsewhere, and the "
          + "history of git, do too.\n")
    }
    if !others.isEmpty {
      Console.write(
        "Other lines set the same value and may repeat what it said: "
          + "\(Numbers.list(others.map { String($0.prefix(16)) })).\n")
    }
  }

  /// The hashes of other lines that set the same value; an edit carries what it replaces.
  private static func others(like entry: LedgerEntry, in record: WholeRecord) -> [String] {
    let entries = record.fold().entries
    let register = entries.first { $0.operation == entry.op }?.edit.register
    guard let register else { return [] }
    return entries.filter { $0.operation != entry.op && $0.edit.register == register }
      .compactMap { record.line($0.address)?.entry.hash.hex }
  }

  /// Who withholds, with the day; only facilitators may.
  private func authority(
    _ file: AppraisalFile, _ surroundings: Surroundings
  ) throws(CommandFailure) -> String {
    let id = try surroundings.person(arguments.speaker.name)
    guard let person = file.fold.appraisal.assessor(id), person.facilitates else {
      throw CommandFailure(.refused, "\(id) may not do this; it takes a facilitator.")
    }
    return "\(person.name) (\(id)), \(surroundings.now().prefix(10))"
  }

  private func find(
    _ record: WholeRecord
  ) throws(CommandFailure) -> (segment: LedgerSegment, entry: LedgerEntry) {
    let digits = hash.lowercased()
    guard digits.utf8.count >= 12 else {
      throw CommandFailure(.usage, "Give at least the first 12 digits of the hash.")
    }
    let all = record.contents.ledger.segments + record.contents.ledger.others
    let found = all.flatMap { segment in
      segment.scan.entries.filter { $0.hash.hex.hasPrefix(digits) }.map { (segment, $0) }
    }
    guard let first = found.first else {
      throw CommandFailure(
        .refused,
        "No line has the hash \(DisplayText.visible(hash)). appraise log --hashes shows them.")
    }
    guard found.count == 1 else {
      let files = found.map { $0.0.file }.joined(separator: ", ")
      throw CommandFailure(
        .refused,
        DisplayText.visible("Several lines begin with it, or the sitting has copies: \(files)."))
    }
    switch first.1.body {
    case .header:
      throw CommandFailure(.refused, "The first line of a sitting says who wrote it and must stay.")
    case .withheld: throw CommandFailure(.refused, "That line is withheld already.")
    case .edit(let edit):
      guard edit.tree["adopt"] == nil else {
        throw CommandFailure(.refused, "The entry that starts the appraisal must stay.")
      }
      return (first.0, first.1)
    }
  }

  /// Puts the withheld line in the place of the other one, at the same length.
  ///
  /// So a sitting that is still being written goes on in the same file, and what later snapshots
  /// say about its length stays true.
  private func replace(
    _ entry: LedgerEntry, in path: String, _ by: String
  ) throws(CommandFailure) {
    let line = LedgerLine.withholding(entry.n, hash: entry.hash, by: by, why: reason)
    let length = entry.bytes.count
    let shown = DisplayText.visible(path)
    guard line.bytes.count - 1 <= length else {
      throw CommandFailure(
        .refused,
        "The reason is \(line.bytes.count - 1 - length) bytes too long for the place of the line. "
          + "Shorten it.")
    }
    let padding = [UInt8](repeating: UInt8(ascii: " "), count: length - (line.bytes.count - 1))
    let bytes = line.bytes.dropLast() + padding
    let file = open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { throw Self.failure(shown) }
    defer { close(file) }
    let written = Array(bytes).withUnsafeBytes { buffer in
      pwrite(file, buffer.baseAddress, buffer.count, off_t(entry.bytes.lowerBound))
    }
    guard written == length, fdatasync(file) == 0 else { throw Self.failure(shown) }
  }

  private static func failure(_ path: String) -> CommandFailure {
    CommandFailure(
      .notWritten, "\(path) could not be changed: \(String(cString: strerror(errno))).")
  }
}
