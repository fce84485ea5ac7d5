import AppraisalHistory
import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import PlainText

/// Who wrote a line of a record, and what shows it to somebody who does not believe this program.
package struct LineProof: Encodable {
  /// The file, and the number of the line in it, counted from 1.
  package let file: String
  package let line: Int
  package let hash: String
  package let person: String
  /// How the person was known.
  package let known: String
  /// The key that signed, and whether it speaks for the person; nil where nobody signed.
  package let key: String?
  package let counts: Bool
  /// The line with the signature, counted from 1.
  package let signatureLine: Int?
  /// The text that was signed, and the signature on it.
  package let statement: String?
  package let signature: String?

  private let writer: String?

  /// Finds the line by its hash, or by its first digits.
  package init(of hash: String, in record: WholeRecord) throws(CommandFailure) {
    let (segment, entry) = try record.findLine(hash)
    let fold = record.fold()
    let header = segment.scan.header
    file = segment.file
    line = entry.n + 1
    self.hash = entry.hash.hex
    person = header?.person ?? ""
    known = header?.known ?? ""
    key = header?.key?.hex
    let signer = SittingSigner(
      person: AssessorID(person), key: key.flatMap(PublicKey.init), known: known)
    counts = signer.person.map { fold.keys.speaks(signer.key, for: $0) } ?? false
    writer = KeyWords.writer(signer, in: fold)
    let entries = segment.scan.entries
    let sealing = entries.dropFirst(max(1, entry.n)).lazy.compactMap { entry in
      if case .signature(let signature) = entry.body { (entry, signature) } else { nil }
    }.first
    signatureLine = sealing.map { $0.0.n + 1 }
    signature = sealing?.1.hex
    statement = sealing.map { found in
      let before = entries[found.0.n - 1]
      let end = SignedEnd(segment: header?.segment ?? "", n: before.n, hash: before.hash)
      return String(decoding: end.statement, as: UTF8.self)
    }
  }

  /// The answer, and how it is checked by a program that is not this one.
  package func lines(_ path: String) -> [String] {
    let place = "Line \(line) of \(file)"
    guard let writer, let key, let signature, let signatureLine, let statement else {
      let known = writer.map { ": \($0)" } ?? ""
      return ["\(place) is not signed. Nothing shows who wrote it but what it says\(known)."]
    }
    return [
      "\(place): \(writer).",
      "The signature stands in line \(signatureLine) of that file. It covers every line before it, as"
        + " each line's hash covers the line before.",
      counts
        ? "It shows by which key the line was written. It does not show who sat there."
        : "The key does not count as this person's: nobody has confirmed it.",
      "", "To check the signature:",
      "printf \(Self.quoted(statement)) > statement",
      "printf '\(Base64.text(of: Self.bytes(signature)))' | base64 -d > signature",
      "printf -- '-----BEGIN PUBLIC KEY-----\\n\(Base64.text(of: Self.prefix + Self.bytes(key)))\\n"
        + "-----END PUBLIC KEY-----\\n' > key.pem",
      "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in statement -sigfile signature",
      "", "To check the hashes, without this program:",
      "python3 docs/format/verify.py \(ShellWord.path(path))",
    ]
  }

  /// What stands before the 32 bytes of an Ed25519 key in a file that openssl reads (RFC 8410).
  private static let prefix = bytes("302a300506032b6570032100")

  private static func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex.utf8)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap { place in
      UInt8(String(decoding: digits[place...place + 1], as: UTF8.self), radix: 16)
    }
  }

  /// A statement as a word for printf; it holds letters, digits and hyphens, and ends of lines.
  private static func quoted(_ statement: String) -> String {
    "'" + statement.replacing("\n", with: "\\n") + "'"
  }
}

extension WholeRecord {
  /// The line with a hash, or with the first digits of one.
  ///
  /// - Throws: `CommandFailure` where it is none, or not one.
  func findLine(_ hash: String) throws(CommandFailure) -> (
    segment: LedgerSegment, entry: LedgerEntry
  ) {
    let found = try findLines(hash)
    guard let first = found.first else { throw CommandFailure(.refused, "No line has that hash.") }
    return first
  }

  /// The line with a hash, or with the first digits of one, in every file that holds its sitting.
  ///
  /// - Throws: `CommandFailure` where it is none, or not one.
  func findLines(_ hash: String) throws(CommandFailure) -> [(
    segment: LedgerSegment, entry: LedgerEntry
  )] {
    let digits = hash.lowercased()
    guard digits.utf8.count >= 12 else {
      throw CommandFailure(.usage, "Give at least the first 12 digits of the hash.")
    }
    let all = contents.ledger.segments + contents.ledger.others
    let found = all.flatMap { segment in
      segment.scan.entries.filter { $0.hash.hex.hasPrefix(digits) }.map { (segment, $0) }
    }
    guard let first = found.first else {
      throw CommandFailure(
        .refused,
        "No line has the hash \(hash). They are shown by: "
          + "appraise log \(ShellWord.path(path)) --hashes")
    }
    guard found.allSatisfy({ $0.0.name == first.0.name && $0.1.hash == first.1.hash }) else {
      let files = found.map { $0.0.file }.joined(separator: ", ")
      throw CommandFailure(.refused, "Several lines begin with it: \(files).")
    }
    return found
  }
}

/// Bytes as text (RFC 4648).
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      let bits = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
      for place in 0..<4 {
        text.append(
          place <= part.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
