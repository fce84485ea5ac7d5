import AppraisalLedger
import Glibc

extension FileSystem {
  /// Lists a folder, sorted by name; beyond the limit it fails with EFBIG.
  package func list(
    _ folder: FolderHandle, limit: Int
  ) throws(SystemFailure) -> [FolderItem] {
    try list(folder, limit: limit) { _ in .belongs }.items
  }

  /// Writes all bytes, however often the system takes only a part of them.
  package func writeAll(_ bytes: [UInt8], to file: FileHandle) throws(SystemFailure) {
    var done = 0
    var interruptions = 0
    while done < bytes.count {
      do throws(SystemFailure) {
        let count = try write(bytes[done...], to: file)
        guard count > 0 else { throw SystemFailure(.write, "", EIO) }
        done += count
        interruptions = 0
      } catch {
        // What interrupts for ever is no interruption.
        interruptions += 1
        guard error.code == EINTR, interruptions < 100 else { throw error }
      }
    }
  }

  /// Puts a complete and durable file under a name that must not exist.
  ///
  /// The bytes are written beside, made durable and only then given their name, so the name never
  /// stands for a part of them. A failure leaves no name; EEXIST means that the name is taken.
  func publish(
    _ bytes: [UInt8], as name: String, in folder: FolderHandle, mode: UInt32, random: UInt64
  ) throws(SystemFailure) {
    let temporary = ".new-\(LedgerNames.hex(random))"
    let file = try create(temporary, in: folder, mode: 0o600)
    do {
      defer { close(file) }
      try writeAll(bytes, to: file)
      try setMode(file, mode)
      try sync(file)
      try publish(temporary, as: name, in: folder)
    } catch {
      try? remove(temporary, in: folder)
      guard error.call == .publish, error.code == EPERM || error.code == EOPNOTSUPP else {
        throw named(error, name)
      }
      try createInPlace(bytes, as: name, in: folder, mode: mode)
    }
    do {
      try sync(folder)
    } catch {
      throw named(error, name)
    }
  }

  /// Writes under the final name at once, where the disk can neither rename without replacing nor
  /// give a file a second name; whoever reads holds the bytes against the name.
  private func createInPlace(
    _ bytes: [UInt8], as name: String, in folder: FolderHandle, mode: UInt32
  ) throws(SystemFailure) {
    let file: FileHandle
    do {
      file = try create(name, in: folder, mode: 0o600)
    } catch {
      throw SystemFailure(.publish, name, error.code)
    }
    defer { close(file) }
    do {
      try writeAll(bytes, to: file)
      try setMode(file, mode)
      try sync(file)
    } catch {
      throw named(error, name)
    }
  }

  private func named(_ failure: SystemFailure, _ name: String) -> SystemFailure {
    SystemFailure(failure.call, failure.path.isEmpty ? name : failure.path, failure.code)
  }

  /// Makes a folder unless it is there, and makes its name durable.
  ///
  /// The name is made durable even when the folder is there, because whoever made it may not have
  /// come as far as that.
  func ensureFolder(
    _ name: String, in parent: FolderHandle, mode: UInt32
  ) throws(SystemFailure) {
    do {
      try makeFolder(name, in: parent, mode: mode)
    } catch {
      guard error.code == EEXIST else { throw error }
    }
    try sync(parent)
  }

  /// Makes a private folder and those above it, unless they are there.
  func ensureFolders(_ path: String) throws(SystemFailure) {
    do {
      try makeFolder(path, mode: 0o700)
    } catch {
      if error.code == EEXIST { return }
      guard error.code == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex
      else { throw error }
      try ensureFolders(String(path[..<slash]))
      try makeFolder(path, mode: 0o700)
    }
  }
}
