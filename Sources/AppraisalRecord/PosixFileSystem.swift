import CSystem
import Glibc

/// The file system of the machine.
package struct PosixFileSystem: FileSystem {
  private static let folderFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC

  /// Whether nothing is opened that is not private: see `PrivatePlace`.
  private let isPrivate: Bool

  /// The files of the machine as they are, or those alone that nobody else can have written.
  package init(privateAlone: Bool = false) { isPrivate = privateAlone }

  /// Makes writing to a full pipe or beyond a size limit an error instead of the end.
  ///
  /// To be called once when the program starts.
  package static func ignoreWriteSignals() {
    _ = signal(SIGXFSZ, SIG_IGN)
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Opens a folder by its path, following links.
  package func openFolder(_ path: String) throws(SystemFailure) -> FolderHandle {
    let flags = Self.folderFlags | (isPrivate ? O_NOFOLLOW : 0)
    let number = try check(.openFolder, path, open(path, flags))
    return try checked(number, path)
  }

  /// Opens a folder in a folder.
  package func openFolder(
    _ name: String, in folder: FolderHandle
  ) throws(SystemFailure) -> FolderHandle {
    let number = openat(folder.number, name, Self.folderFlags | O_NOFOLLOW)
    return try checked(try check(.openFolder, name, number), name)
  }

  /// An open folder, which is closed again where it has to be private and is not.
  ///
  /// Of a folder of one's own into which others may only look, they are kept out from now on.
  private func checked(_ number: Int32, _ name: String) throws(SystemFailure) -> FolderHandle {
    guard isPrivate else { return FolderHandle(number) }
    do throws(SystemFailure) {
      let status = try status(of: number, .openFolder, name)
      try checkOwner(status, name)
      guard status.st_mode & 0o022 == 0 else { throw SystemFailure(.checkPrivacy, name, EACCES) }
      if status.st_mode & 0o055 != 0 {
        _ = try check(.checkPrivacy, name, fchmod(number, 0o700))
      }
    } catch {
      _ = Glibc.close(number)
      throw error
    }
    return FolderHandle(number)
  }

  private func status(
    of number: Int32, _ call: SystemFailure.Call, _ name: String
  ) throws(SystemFailure) -> stat {
    var status = stat()
    _ = try check(call, name, fstat(number, &status))
    return status
  }

  private func checkOwner(_ status: stat, _ name: String) throws(SystemFailure) {
    guard status.st_uid == geteuid() else { throw SystemFailure(.checkPrivacy, name, EPERM) }
  }

  /// Fails unless an open file belongs to whoever runs the program, who alone can read and write
  /// it, by this one name.
  private func checkPrivacy(_ status: stat, _ name: String) throws(SystemFailure) {
    try checkOwner(status, name)
    guard status.st_mode & 0o077 == 0 else { throw SystemFailure(.checkPrivacy, name, EACCES) }
    guard status.st_nlink == 1 else { throw SystemFailure(.checkPrivacy, name, EMLINK) }
  }

  /// Fails with EPERM unless the folder belongs to whoever runs the program.
  package func checkOwner(of folder: FolderHandle) throws(SystemFailure) {
    var status = stat()
    _ = try check(.checkOwner, "", fstat(folder.number, &status))
    guard status.st_uid == geteuid() else { throw SystemFailure(.checkOwner, "", EPERM) }
  }

  /// Makes a folder by its path.
  package func makeFolder(_ path: String, mode: UInt32) throws(SystemFailure) {
    _ = try check(.makeFolder, path, mkdir(path, mode & 0o777))
    try allowMissingModes(.makeFolder, path, chmod(path, mode))
  }

  /// Makes a folder in a folder.
  package func makeFolder(
    _ name: String, in folder: FolderHandle, mode: UInt32
  ) throws(SystemFailure) {
    _ = try check(.makeFolder, name, mkdirat(folder.number, name, mode & 0o777))
    // By the folder itself: its name may lead elsewhere by now.
    let made = try openFolder(name, in: folder)
    defer { close(made) }
    try allowMissingModes(.makeFolder, name, fchmod(made.number, mode))
  }

  /// Lists a folder as the rule says; of what belongs to it more than the limit fails with EFBIG.
  package func list(
    _ folder: FolderHandle, limit: Int, rule: (FolderItem) -> ListingRule
  ) throws(SystemFailure) -> FolderListing {
    // A descriptor of its own, because reading a folder moves the place in it.
    let number = try check(.list, ".", openat(folder.number, ".", Self.folderFlags))
    guard let stream = fdopendir(number) else {
      let code = errno
      _ = Glibc.close(number)
      throw SystemFailure(.list, ".", code)
    }
    defer { closedir(stream) }
    var listing = FolderListing()
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name == "." || name == ".." { continue }
      let item = FolderItem(name: name, isFolder: isFolder(name, entry.pointee.d_type, folder))
      guard listing.take(item, rule(item), limit: limit) else {
        throw SystemFailure(.list, name, EFBIG)
      }
    }
    guard errno == 0 else { throw SystemFailure(.list, ".", errno) }
    listing.sort()
    return listing
  }

  private func isFolder(_ name: String, _ type: UInt8, _ folder: FolderHandle) -> Bool {
    guard type == UInt8(DT_UNKNOWN) else { return type == UInt8(DT_DIR) }
    var status = stat()
    guard fstatat(folder.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFDIR
  }

  /// Reads a regular file; a larger one fails with EFBIG before memory is taken for it.
  package func read(
    _ name: String, in folder: FolderHandle, limit: Int
  ) throws(SystemFailure) -> [UInt8] {
    // Without O_NONBLOCK a planted pipe would hold the program up for ever.
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let number = try check(.read, name, openat(folder.number, name, flags))
    return try takeContents(of: number, name, limit: limit, ofNoFile: ENXIO)
  }

  /// Reads an open file to its end and closes it; a pipe, a socket or a device fails with the code.
  func takeContents(
    of number: Int32, _ name: String, limit: Int, ofNoFile code: Int32
  ) throws(SystemFailure) -> [UInt8] {
    let size: Int
    do throws(SystemFailure) {
      let status = try status(of: number, .read, name)
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw SystemFailure(.read, name, status.st_mode & S_IFMT == S_IFDIR ? EISDIR : code)
      }
      if isPrivate { try checkPrivacy(status, name) }
      guard status.st_size <= limit else { throw SystemFailure(.read, name, EFBIG) }
      guard !isHollow(number, status) else { throw SystemFailure(.read, name, ENODATA) }
      size = Int(status.st_size)
    } catch {
      _ = Glibc.close(number)
      throw error
    }
    // A file that grows meanwhile is read as far as it was long at the beginning.
    return try takeRest(of: number, name, count: size)
  }

  /// Reads so many bytes of an open file, or as many as there are, and closes it.
  private func takeRest(
    of number: Int32, _ name: String, count size: Int
  ) throws(SystemFailure) -> [UInt8] {
    defer { _ = Glibc.close(number) }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < buffer.count {
        let part = Glibc.read(number, buffer.baseAddress?.advanced(by: count), buffer.count - count)
        if part == 0 { return }
        if part > 0 {
          count += part
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    guard failure == 0 else { throw SystemFailure(.read, name, failure) }
    return bytes
  }

  /// Reads a regular file from a place on, so many bytes at most.
  package func read(
    _ name: String, in folder: FolderHandle, from start: Int, limit: Int
  ) throws(SystemFailure) -> [UInt8] {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let number = try check(.read, name, openat(folder.number, name, flags))
    let status: stat
    do throws(SystemFailure) {
      status = try self.status(of: number, .read, name)
    } catch {
      _ = Glibc.close(number)
      throw error
    }
    guard status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) - start <= limit,
      lseek(number, off_t(start), SEEK_SET) == off_t(start)
    else {
      _ = Glibc.close(number)
      throw SystemFailure(.read, name, EFBIG)
    }
    return try takeRest(of: number, name, count: max(0, Int(status.st_size) - start))
  }

  /// How a file stands, without reading it; links are not followed.
  package func standing(
    of name: String, in folder: FolderHandle
  ) throws(SystemFailure) -> FileState {
    var status = stat()
    _ = try check(.read, name, fstatat(folder.number, name, &status, AT_SYMLINK_NOFOLLOW))
    guard status.st_mode & S_IFMT == S_IFREG else { throw SystemFailure(.read, name, ENXIO) }
    return FileState(
      device: UInt64(status.st_dev), number: UInt64(status.st_ino), length: Int(status.st_size),
      changed: [status.st_ctim.tv_sec, status.st_ctim.tv_nsec])
  }

  /// Whether a large file takes up hardly any room on the disk: whoever plants it pays nothing for
  /// the memory that it would take.
  ///
  /// A power cut leaves smaller holes. Disks that pack files have no holes for that; those that do
  /// not say where holes are say that there is none.
  private func isHollow(_ number: Int32, _ status: stat) -> Bool {
    let size = Int(status.st_size)
    guard size > 1 << 20, Int(status.st_blocks) * 512 < size / 16 else { return false }
    return csystem_has_hole(number, Int64(size)) == 1
  }

  /// Creates a file that does not exist, open for appending.
  package func create(
    _ name: String, in folder: FolderHandle, mode: UInt32
  ) throws(SystemFailure) -> FileHandle {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_NOFOLLOW | O_CLOEXEC
    let number = try check(.create, name, openat(folder.number, name, flags, mode))
    let file = FileHandle(number)
    do {
      // The mask of the process takes nothing away.
      try setMode(file, mode)
    } catch {
      close(file)
      throw error
    }
    return file
  }

  /// Compares an open file with what stands at a path, by device, number and length.
  package func compare(
    _ file: FileHandle, with path: String
  ) throws(SystemFailure) -> FileStanding {
    let open = try status(of: file.number, .compare, path)
    var there = stat()
    guard lstat(path, &there) == 0 else {
      guard errno == ENOENT || errno == ENOTDIR else {
        throw SystemFailure(.compare, path, errno)
      }
      return FileStanding(isThere: false, length: Int(open.st_size), lengthThere: nil)
    }
    return FileStanding(
      isThere: open.st_dev == there.st_dev && open.st_ino == there.st_ino,
      length: Int(open.st_size), lengthThere: Int(there.st_size))
  }

  /// Writes some of the bytes and says how many.
  package func write(
    _ bytes: ArraySlice<UInt8>, to file: FileHandle
  ) throws(SystemFailure) -> Int {
    let count = bytes.withUnsafeBytes { Glibc.write(file.number, $0.baseAddress, $0.count) }
    guard count >= 0 else { throw SystemFailure(.write, "", errno) }
    return count
  }

  /// Makes what was written durable.
  package func sync(_ file: FileHandle) throws(SystemFailure) {
    _ = try check(.sync, "", fdatasync(file.number))
  }

  /// Sets the permissions, whatever the mask of the process is.
  package func setMode(_ file: FileHandle, _ mode: UInt32) throws(SystemFailure) {
    try allowMissingModes(.setMode, "", fchmod(file.number, mode))
  }

  package func truncate(_ file: FileHandle, to size: Int) throws(SystemFailure) {
    _ = try check(.truncate, "", ftruncate(file.number, off_t(size)))
  }

  /// Makes the names in a folder durable.
  package func sync(_ folder: FolderHandle) throws(SystemFailure) {
    // Some network drives cannot sync a folder and say so with EINVAL; nothing can be done then.
    if fsync(folder.number) < 0, errno != EINVAL { throw SystemFailure(.syncFolder, "", errno) }
  }

  /// Gives a file a name that does not exist yet, or fails with EEXIST.
  ///
  /// Where the system cannot rename without replacing, as on some network drives, a second name
  /// is made and the first one removed, which replaces nothing either.
  package func publish(
    _ temporary: String, as name: String, in folder: FolderHandle
  ) throws(SystemFailure) {
    if csystem_rename_new(folder.number, temporary, name) == 0 { return }
    guard errno == EINVAL || errno == ENOSYS else {
      throw SystemFailure(.publish, name, errno)
    }
    _ = try check(.publish, name, linkat(folder.number, temporary, folder.number, name, 0))
    _ = unlinkat(folder.number, temporary, 0)
  }

  /// Removes a name; for temporary files of one's own alone.
  package func remove(_ name: String, in folder: FolderHandle) throws(SystemFailure) {
    _ = try check(.remove, name, unlinkat(folder.number, name, 0))
  }

  package func close(_ file: FileHandle) {
    _ = Glibc.close(file.number)
  }

  package func close(_ folder: FolderHandle) {
    _ = Glibc.close(folder.number)
  }

  /// Waits a moment: whoever writes a line may have lost the processor in the middle of it.
  package func letOthersGoOn() { usleep(5_000) }

  /// Lets it pass that the disk keeps no permissions, as sticks do not.
  private func allowMissingModes(
    _ call: SystemFailure.Call, _ path: String, _ result: Int32
  ) throws(SystemFailure) {
    if result < 0, errno == EPERM || errno == EOPNOTSUPP { return }
    _ = try check(call, path, result)
  }

  func check(
    _ call: SystemFailure.Call, _ path: String, _ result: Int32
  ) throws(SystemFailure) -> Int32 {
    guard result >= 0 else { throw SystemFailure(call, path, errno) }
    return result
  }
}
