import AppraisalLedger
package import AppraisalRecord
import Glibc

/// Signatures by `ssh-keygen` on a statement that holds the hash of a record or a snapshot.
package enum Signing {
  /// What the signature is for, so that one made for something else is refused.
  static let namespace = "appraise-record@v1"
  /// What is said where the program that signs is not there.
  static let skipped = "SKIPPED: ssh-keygen is not on this machine, so that no signature was "

  /// So long at most is what somebody signed.
  private static let limit = 16 << 20

  /// The text that is signed of a snapshot, and was of a record before it named the ends.
  static func statement(_ hash: String, of appraisal: String) -> [UInt8] {
    Array("\(format)\n\(appraisal)\n\(hash)\n".utf8)
  }

  private static let format = "appraise.signed.v1"

  /// Checks a signature: on the file beside it, which says what was signed, else on one of several
  /// hashes or on the record as it is.
  ///
  /// What was signed stays signed while the record grows, as what was noted does.
  package static func check(
    _ signature: String, signers: String?, signer: String?, hashes: [String],
    _ verification: inout Verification
  ) throws(CommandFailure) {
    guard let signers, let signer else {
      throw CommandFailure(
        .usage,
        "A signature is checked with --signers FILE, the keys, and --signer NAME, who signed.")
    }
    for path in [signature, signers] { try mustBeFile(path) }
    let record = verification.record
    let now = RecordHead(record)
    let beside = try signedText(beside: signature)
    let texts =
      [beside].compactMap(\.self) + [now.note.bytes]
      + hashes.map { statement($0, of: record.store.identity.id) }
    for text in texts {
      let file = try PrivateFile(text)
      defer { file.remove() }
      let code = HelperProgram.run(
        [
          "ssh-keygen", "-Y", "verify", "-f", signers, "-I", signer, "-n", namespace, "-s",
          signature,
        ], input: file.path)
      guard let code else { return verification.add(.unverifiable, "", skipped + "checked.") }
      if code == 0 { return say(signer, text, &verification) }
    }
    verification.add(
      .damage, "",
      "\(signature) is not a signature by \(signer) on the file beside it, on this record or on one "
        + "of its snapshots as they are now.")
  }

  /// Says what was signed, and whether all of it is still in the record.
  private static func say(_ signer: String, _ text: [UInt8], _ verification: inout Verification) {
    if let note = RecordNote(text) {
      verification.add(.note, "", "\(signer) signed the hash \(Digest256(of: note.bytes).hex).")
      return verification.look(for: note)
    }
    let lines = text.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.map {
      String(decoding: $0, as: UTF8.self)
    }
    let id = verification.record.store.identity.id
    guard lines.count == 3, lines[0] == format, lines[1].utf8.elementsEqual(id.utf8) else {
      return verification.add(
        .damage, "", "What \(signer) signed is no hash of this appraisal.")
    }
    verification.add(.note, "", "\(signer) signed the hash \(lines[2]).")
    verification.look(for: lines[2])
  }

  /// What `sign` wrote beside its signature; nil where it is not there.
  private static func signedText(beside signature: String) throws(CommandFailure) -> [UInt8]? {
    guard signature.hasSuffix(".sig") else { return nil }
    let path = String(signature.dropLast(4))
    guard PosixFileSystem.exists(path) else { return nil }
    try mustBeFile(path)
    return try? PosixFileSystem.read(path, limit: limit)
  }

  /// Signs a snapshot, or the ends of everything in a record: writes what is signed, with the
  /// signature beside it.
  package static func sign(
    _ snapshot: StoredSnapshot?, in record: WholeRecord, with key: String, to out: String
  ) throws(CommandFailure) -> String {
    let head = RecordHead(record)
    let text =
      snapshot.map { statement($0.fingerprint, of: record.store.identity.id) } ?? head.note.bytes
    try write(text, with: key, to: out)
    return snapshot?.fingerprint ?? head.hash
  }

  private static func write(
    _ text: [UInt8], with key: String, to out: String
  ) throws(CommandFailure) {
    try mustBeFile(key)
    // ssh-keygen writes through whatever has this name.
    guard !PosixFileSystem.isTaken(out + ".sig") else {
      throw CommandFailure(.exists, "\(out).sig is there already. Choose another place.")
    }
    try NoteFile.write(text, to: out)
    let code = HelperProgram.run(
      ["ssh-keygen", "-q", "-Y", "sign", "-f", key, "-n", namespace, out], input: nil)
    guard code == 0 else {
      unlink(out)
      throw CommandFailure(
        .notWritten,
        code == nil ? skipped + "made." : "ssh-keygen could not sign with \(key).")
    }
  }
}

/// Files outside of an appraisal that say what was in it.
package enum NoteFile {
  private static let limit = 16 << 20

  /// Writes a file that is not there yet.
  package static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
    do {
      try PosixFileSystem.writeNew(bytes, to: path)
    } catch {
      throw CommandFailure(
        error.code == EEXIST ? .exists : .notWritten,
        "\(path) could not be written: \(error.words). Choose another place.")
    }
  }

  /// Reads what `verify --note` has written.
  package static func read(_ path: String) throws(CommandFailure) -> RecordNote {
    guard PosixFileSystem.exists(path) else {
      throw CommandFailure(
        .usage,
        "\(path) is neither a hash, which has 64 digits from 0 to f, nor a file of verify --note.")
    }
    let bytes: [UInt8]
    do {
      try PosixFileSystem.mustBeFile(path)
      bytes = try PosixFileSystem.read(path, limit: limit)
    } catch {
      throw CommandFailure(.notFound, "\(path) cannot be read: \(error.reason). Give a file.")
    }
    guard let note = RecordNote(bytes) else {
      throw CommandFailure(
        .usage, "\(path) is not a file of verify --note, or of appraise sign for a whole record.")
    }
    return note
  }
}

extension Signing {
  /// Throws where ssh-keygen would wait for ever: for what comes through a pipe, or a device.
  private static func mustBeFile(_ path: String) throws(CommandFailure) {
    do {
      try PosixFileSystem.mustBeFile(path)
    } catch {
      throw CommandFailure(.notFound, "\(path) cannot be used: \(error.reason). Give a file.")
    }
  }
}

/// A file of its own that is removed after use.
private struct PrivateFile {
  let path: String

  init(_ text: [UInt8]) throws(CommandFailure) {
    var template = Array("/tmp/appraise-XXXXXX".utf8CString)
    let file = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { mkstemp($0) } ?? -1
    }
    guard file >= 0 else {
      throw CommandFailure(.notWritten, "No temporary file can be made in /tmp.")
    }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    let files = PosixFileSystem()
    defer { files.close(FileHandle(file)) }
    do {
      try files.writeAll(text, to: FileHandle(file))
    } catch {
      unlink(path)
      throw CommandFailure(.notWritten, "The temporary file in /tmp cannot be written.")
    }
  }

  func remove() { unlink(path) }
}

/// Running another program without a shell.
private enum HelperProgram {
  /// Runs a program with a file as its input and gives its exit code; nil where there is none.
  ///
  /// What it prints is dropped.
  static func run(_ arguments: [String], input: String?) -> Int32? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input ?? "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var strings: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for string in strings { free(string) } }
    var process: pid_t = 0
    guard posix_spawnp(&process, arguments[0], &actions, nil, &strings, environ) == 0 else {
      return nil
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }
}
