import Glibc

/// Files outside a record: cases, reports, answers, what a verb is told to read or write.
///
/// Other than in a record, links are followed; what lies in the folder of an appraisal is for
/// `EnclosedFiles`.
extension PosixFileSystem {
  /// Whether something has this name.
  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether something has this name and is no folder.
  package static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
  }

  /// Whether something has this name, be it a link that leads nowhere.
  package static func isTaken(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Fails unless an ordinary file has this name: a pipe, a socket or a device is none.
  package static func mustBeFile(_ path: String) throws(SystemFailure) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw SystemFailure(.read, path, errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw SystemFailure(.read, path, EISDIR)
    default: throw SystemFailure(.read, path, ENXIO)
    }
  }

  /// Whether the system says that a file or folder can be written to.
  package static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

  /// The names in a folder, sorted.
  package static func names(in path: String) throws(SystemFailure) -> [String] {
    let files = PosixFileSystem()
    let folder = try files.openFolder(path)
    defer { files.close(folder) }
    return try files.list(folder, limit: 100_000).map(\.name)
  }

  /// The bytes of a regular file of at most so many bytes.
  package static func read(_ path: String, limit: Int) throws(SystemFailure) -> [UInt8] {
    let files = PosixFileSystem()
    let number = try files.check(.read, path, open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK))
    return try files.takeContents(of: number, path, limit: limit, ofNoFile: EINVAL)
  }

  /// The bytes of a file of one's own that nobody else can have written; no link is followed.
  package static func readOwn(_ path: String, limit: Int) throws(SystemFailure) -> [UInt8] {
    let files = PosixFileSystem(privateAlone: true)
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW
    let number = try files.check(.read, path, open(path, flags))
    return try files.takeContents(of: number, path, limit: limit, ofNoFile: EINVAL)
  }

  /// The bytes of standard input, at most so many.
  package static func readInput(limit: Int) throws(SystemFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = part.withUnsafeMutableBytes { Glibc.read(0, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SystemFailure(.read, "", errno) }
      guard count > 0 else { return bytes }
      bytes += part.prefix(count)
      guard bytes.count <= limit else { throw SystemFailure(.read, "", EFBIG) }
    }
  }

  /// Writes a new file for its owner alone and makes it durable, or leaves nothing.
  package static func writeNew(_ bytes: [UInt8], to path: String) throws(SystemFailure) {
    let files = PosixFileSystem()
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = FileHandle(try files.check(.create, path, open(path, flags, 0o600)))
    defer { files.close(file) }
    do {
      try files.writeAll(bytes, to: file)
      _ = try files.check(.sync, path, fsync(file.number))
    } catch {
      unlink(path)
      throw error
    }
  }

  /// Gives a folder to a group, to which what is made in it then belongs too.
  static func give(_ path: String, to group: UInt32, mode: UInt32) throws(SystemFailure) {
    let files = PosixFileSystem()
    _ = try files.check(.setMode, path, lchown(path, uid_t.max, group))
    // Another group takes the mark away by which it is handed down.
    _ = try files.check(.setMode, path, chmod(path, mode))
  }

  /// The number of a group, from `/etc/group` or as a number; nil for none.
  package static func group(named name: String) -> UInt32? {
    if let number = UInt32(name) { return number }
    let file = (try? read("/etc/group", limit: 1 << 20)) ?? []
    for line in file.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      guard fields.count > 2, String(decoding: fields[0], as: UTF8.self) == name else { continue }
      return UInt32(String(decoding: fields[2], as: UTF8.self))
    }
    return nil
  }

  /// The folders above a path that neither a group nor others may pass.
  package static func closedFolders(above path: String) -> [String] {
    var closed: [String] = []
    var folder = path.hasPrefix("/") ? path : "./" + path
    while let slash = folder.lastIndex(of: "/"), slash > folder.startIndex {
      folder = String(folder[..<slash])
      var status = stat()
      if stat(folder, &status) == 0, status.st_mode & 0o011 == 0 { closed.append(folder) }
    }
    return closed
  }

  /// Makes the folders in which a path lies, for their owner alone.
  package static func makeParents(of path: String) throws(SystemFailure) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/").dropLast() {
      made += "/" + part
      guard mkdir(made, 0o700) != 0, errno != EEXIST else { continue }
      throw SystemFailure(.makeFolder, made, errno)
    }
  }
}

extension SystemFailure {
  /// Why a file outside a record could not be used, in the system's words.
  package var words: String { code == EFBIG ? "it is too large" : String(cString: strerror(code)) }
}
