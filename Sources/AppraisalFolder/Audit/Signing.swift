import AppraisalRecord
import Glibc

/// Signatures by `ssh-keygen` on a statement that holds the hash of a record or a snapshot.
package enum Signing {
  /// What the signature is for, so that one made for something else is refused.
  static let namespace = "appraise-record@v1"
  /// What is said where the program that signs is not there.
  static let skipped = "SKIPPED: ssh-keygen is not on this machine, so that no signature was "

  /// The text that is signed.
  static func statement(_ hash: String, of appraisal: String) -> String {
    "appraise.signed.v1\n\(appraisal)\n\(hash)\n"
  }

  /// Checks a signature on one of several hashes.
  package static func check(
    _ signature: String, signers: String?, signer: String?, hashes: [String], appraisal: String,
    _ verification: inout Verification
  ) throws(CommandFailure) {
    guard let signers, let signer else {
      throw CommandFailure(
        .usage,
        "A signature is checked with --signers FILE, the keys, and --signer NAME, who signed.")
    }
    for path in [signature, signers] { try mustBeFile(path) }
    for hash in hashes {
      let file = try PrivateFile(statement(hash, of: appraisal))
      defer { file.remove() }
      let code = HelperProgram.run(
        [
          "ssh-keygen", "-Y", "verify", "-f", signers, "-I", signer, "-n", namespace, "-s",
          signature,
        ], input: file.path)
      guard let code else { return verification.add(.unverifiable, "", skipped + "checked.") }
      if code == 0 {
        return verification.add(.note, "", "\(signer) signed the hash \(hash).")
      }
    }
    verification.add(
      .damage, "",
      "\(signature) is not a signature by \(signer) on this record or one of its snapshots as "
        + "they are now.")
  }

  /// Signs the hash of a record or a snapshot: writes what is signed, with the signature beside it.
  package static func sign(
    _ hash: String, of appraisal: String, with key: String, to out: String
  ) throws(CommandFailure) {
    try mustBeFile(key)
    // ssh-keygen writes through whatever has this name.
    guard !PosixFileSystem.isTaken(out + ".sig") else {
      throw CommandFailure(.exists, "\(out).sig is there already. Choose another place.")
    }
    do {
      try PosixFileSystem.writeNew(Array(statement(hash, of: appraisal).utf8), to: out)
    } catch {
      throw CommandFailure(
        error.code == EEXIST ? .exists : .notWritten,
        "\(out) could not be written: \(error.words). Choose another place.")
    }
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

  init(_ text: String) throws(CommandFailure) {
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
      try files.writeAll(Array(text.utf8), to: FileHandle(file))
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
