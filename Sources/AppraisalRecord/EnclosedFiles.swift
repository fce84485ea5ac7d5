import AppraisalLedger
import CSystem
import Glibc

/// The files below one folder, of which nothing leads out: each part of a path is opened by itself,
/// and none that is a link.
///
/// Whoever may write to a shared folder can put links into it, and what another member repairs,
/// withholds or sets aside must not reach files elsewhere. Paths are from the folder, such as
/// `ledger/ann-1/x.jsonl`.
package struct EnclosedFiles: Sendable {
  private let root: String
  private let files = PosixFileSystem()

  /// Names a folder, which may itself be reached by a link.
  package init(_ root: String) { self.root = root }

  /// Whether something has this name, be it a link that leads nowhere.
  package func exists(_ file: String) -> Bool {
    var status = stat()
    let found = try? inFolder(of: file) { folder, name throws(SystemFailure) in
      fstatat(folder.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0
    }
    return found ?? false
  }

  /// The names in a folder, sorted; the folder itself for an empty path.
  package func names(in folder: String) throws(SystemFailure) -> [String] {
    let handle = try open(folder)
    defer { files.close(handle) }
    return try files.list(handle, limit: 100_000).map(\.name)
  }

  package func read(_ file: String, limit: Int) throws(SystemFailure) -> [UInt8] {
    try inFolder(of: file) { folder, name throws(SystemFailure) in
      try files.read(name, in: folder, limit: limit)
    }
  }

  /// Makes a folder for its owner alone, unless it is there; what is no folder is a failure.
  package func makeFolder(_ path: String) throws(SystemFailure) {
    try inFolder(of: path) { folder, name throws(SystemFailure) in
      if mkdirat(folder.number, name, 0o700) != 0, errno != EEXIST {
        throw SystemFailure(.makeFolder, path, errno)
      }
      files.close(try files.openFolder(name, in: folder))
    }
  }

  /// Writes a new file for its owner alone and makes it durable, or leaves nothing.
  package func writeNew(_ bytes: [UInt8], to file: String) throws(SystemFailure) {
    try inFolder(of: file) { folder, name throws(SystemFailure) in
      try writeNew(bytes, to: name, in: folder)
    }
  }

  private func writeNew(
    _ bytes: [UInt8], to name: String, in folder: FolderHandle
  ) throws(SystemFailure) {
    let made = try files.create(name, in: folder, mode: 0o600)
    defer { files.close(made) }
    do {
      try files.writeAll(bytes, to: made)
      try files.sync(made)
    } catch {
      try? files.remove(name, in: folder)
      throw error
    }
  }

  /// Gives a file another name that is not taken, maybe in another folder.
  package func move(_ file: String, to other: String) throws(SystemFailure) {
    try inFolder(of: file) { from, name throws(SystemFailure) in
      try inFolder(of: other) { to, new throws(SystemFailure) in
        guard renameat(from.number, name, to.number, new) == 0 else {
          throw SystemFailure(.publish, other, errno)
        }
      }
    }
  }

  /// Puts bytes in the place of others of the same number, durably; the file stays as long.
  package func overwrite(
    _ path: String, at offset: Int, with bytes: [UInt8]
  ) throws(SystemFailure) {
    try inFolder(of: path) { folder, name throws(SystemFailure) in
      let number = openat(folder.number, name, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      let file = FileHandle(try files.check(.write, path, number))
      defer { files.close(file) }
      let written = bytes.withUnsafeBytes {
        pwrite(file.number, $0.baseAddress, $0.count, off_t(offset))
      }
      guard written == bytes.count else { throw SystemFailure(.write, path, errno) }
      try files.sync(file)
    }
  }

  /// Puts a segment that another program saved again back as it was, and keeps what is replaced
  /// under another name.
  ///
  /// The name of the segment never stands for a part of it, nor for nothing; what is replaced keeps
  /// its own file, so that nothing that is added to it meanwhile is lost.
  package func mendSegment(_ path: String, keeping kept: String) throws(SystemFailure) {
    try inFolder(of: path) { folder, name throws(SystemFailure) in
      let damaged = try files.read(name, in: folder, limit: LedgerFormat.maximumSegmentBytes)
      guard let mending = SegmentMending(damaged), mending.isWhole else {
        throw SystemFailure(.read, path, EINVAL)
      }
      var status = stat()
      guard fstatat(folder.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
        throw SystemFailure(.read, path, errno)
      }
      let made = ".new-mended-\(getpid())"
      try writeNew(mending.bytes, to: made, in: folder)
      do throws(SystemFailure) {
        guard fchmodat(folder.number, made, status.st_mode & 0o777, 0) == 0 || errno == EPERM
        else { throw SystemFailure(.setMode, made, errno) }
        try keep(name, damaged, in: folder, as: kept)
        guard renameat(folder.number, made, folder.number, name) == 0 else {
          throw SystemFailure(.publish, path, errno)
        }
      } catch {
        try? files.remove(made, in: folder)
        throw error
      }
      try files.sync(folder)
    }
  }

  /// Gives a file a second name, or a copy on a disk without second names.
  private func keep(
    _ name: String, _ bytes: [UInt8], in folder: FolderHandle, as kept: String
  ) throws(SystemFailure) {
    try inFolder(of: kept) { other, second throws(SystemFailure) in
      if linkat(folder.number, name, other.number, second, 0) != 0 {
        guard errno != EEXIST else { throw SystemFailure(.publish, kept, EEXIST) }
        try writeNew(bytes, to: second, in: other)
      }
      let again = try files.read(second, in: other, limit: LedgerFormat.maximumSegmentBytes)
      guard again == bytes else { throw SystemFailure(.read, kept, EBUSY) }
      try files.sync(other)
    }
  }

  // MARK: Paths

  /// Opens a folder part by part.
  private func open(_ path: String) throws(SystemFailure) -> FolderHandle {
    var folder = try files.openFolder(root)
    for part in path.split(separator: "/") {
      let outer = folder
      defer { files.close(outer) }
      folder = try files.openFolder(String(part), in: outer)
    }
    return folder
  }

  private func inFolder<Result>(
    of path: String, _ work: (FolderHandle, String) throws(SystemFailure) -> Result
  ) throws(SystemFailure) -> Result {
    let parts = path.split(separator: "/")
    let folder = try open(parts.dropLast().joined(separator: "/"))
    defer { files.close(folder) }
    return try work(folder, parts.last.map(String.init) ?? ".")
  }
}
