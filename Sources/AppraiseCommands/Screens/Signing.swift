import AppraisalLedger
import AppraisalRecord
import ArgumentParser
import Glibc
import PlainText

/// Signatures by `ssh-keygen` on a statement that holds the hash of a record or a snapshot.
enum Signing {
  /// What the signature is for, so that one made for something else is refused.
  static let namespace = "appraise-record@v1"
  /// What is said where the program that signs is not there.
  static let skipped = "SKIPPED: ssh-keygen is not on this machine, so that no signature was "

  /// The text that is signed.
  static func statement(_ hash: String, of appraisal: String) -> String {
    "appraise.signed.v1\n\(appraisal)\n\(hash)\n"
  }

  /// Checks a signature on one of several hashes.
  static func check(
    _ signature: String, signers: String?, signer: String?, hashes: [String], appraisal: String,
    _ verification: inout Verification
  ) throws(CommandFailure) {
    guard let signers, let signer else {
      throw CommandFailure(
        .usage,
        "A signature is checked with --signers FILE, the keys, and --signer NAME, who signed.")
    }
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
}

/// Signs a record or a snapshot.
struct SignVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "sign", abstract: "Sign the hash of the record or of a snapshot with your SSH key."
  )

  @OptionGroup var arguments: AppraisalArguments

  @ArgumentParser.Option(help: "The file of your private key.")
  var key: String

  @ArgumentParser.Option(
    help: "The number, name or file of a snapshot; the record itself without it.")
  var snapshot: String?

  @ArgumentParser.Option(help: "Where to write what is signed; the signature is put beside it.")
  var out: String

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let record = try WholeRecord.find(arguments, surroundings)
    let hash =
      try snapshot.map { text throws(CommandFailure) in
        try record.snapshot(text).fingerprint
      } ?? RecordHead(record).hash
    let statement = Signing.statement(hash, of: record.store.identity.id)
    let shown = DisplayText.visible(out)
    guard NewFile.write(Array(statement.utf8), to: out) else {
      throw CommandFailure(
        errno == EEXIST ? .exists : .notWritten,
        "\(shown) could not be written: \(String(cString: strerror(errno))). Choose another place.")
    }
    let code = HelperProgram.run(
      ["ssh-keygen", "-q", "-Y", "sign", "-f", key, "-n", Signing.namespace, out], input: nil)
    guard code == 0 else {
      unlink(out)
      throw CommandFailure(
        .notWritten,
        code == nil
          ? Signing.skipped + "made."
          : "ssh-keygen could not sign with \(DisplayText.visible(key)).")
    }
    Console.write("Signed \(hash)\nThe signature is in \(shown).sig\n")
  }
}

/// A file of its own that is removed after use.
struct PrivateFile {
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
    let isWritten = NewFile.put(Array(text.utf8), into: file)
    close(file)
    guard isWritten else {
      unlink(path)
      throw CommandFailure(.notWritten, "The temporary file in /tmp cannot be written.")
    }
  }

  func remove() { unlink(path) }
}

/// Writing files that must not exist yet.
enum NewFile {
  /// Writes a new file for its owner alone and makes it durable; false with `errno` where it failed.
  static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    let isWritten = put(bytes, into: file) && fsync(file) == 0
    let code = errno
    close(file)
    if !isWritten { unlink(path) }
    errno = code
    return isWritten
  }

  /// Writes all bytes.
  static func put(_ bytes: [UInt8], into file: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(file, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }
}

/// Running another program without a shell.
enum HelperProgram {
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
