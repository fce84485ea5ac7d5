import AppraisalRecord
import Synchronization

/// The real file system, where comparisons of an open file with its path find another file.
struct MeddledFiles: FileSystem {
  private final class Count: Sendable {
    let comparisons = Mutex(0)
  }

  private let real = PosixFileSystem()
  private let count = Count()
  /// Which comparison, from 1, finds another file; all of them but the first for nil.
  private let meddling: Int?
  /// Whether the numbers of files differ all the while and the lengths are what they are.
  private let byNumberAlone: Bool

  init(meddling: Int?, byNumberAlone: Bool = false) {
    self.meddling = meddling
    self.byNumberAlone = byNumberAlone
  }

  func compare(_ file: FileHandle, with path: String) throws(SystemFailure) -> FileStanding {
    var standing = try real.compare(file, with: path)
    let number = count.comparisons.withLock { number in
      number += 1
      return number
    }
    if byNumberAlone {
      standing.isThere = false
    } else if meddling.map({ $0 == number }) ?? true {
      standing.lengthThere = nil
    }
    return standing
  }

  func openFolder(_ path: String) throws(SystemFailure) -> FolderHandle {
    try real.openFolder(path)
  }
  func openFolder(_ name: String, in folder: FolderHandle) throws(SystemFailure) -> FolderHandle {
    try real.openFolder(name, in: folder)
  }
  func checkOwner(of folder: FolderHandle) throws(SystemFailure) {
    try real.checkOwner(of: folder)
  }
  func makeFolder(_ path: String, mode: UInt32) throws(SystemFailure) {
    try real.makeFolder(path, mode: mode)
  }
  func makeFolder(_ name: String, in folder: FolderHandle, mode: UInt32) throws(SystemFailure) {
    try real.makeFolder(name, in: folder, mode: mode)
  }
  func list(
    _ folder: FolderHandle, limit: Int, rule: (FolderItem) -> ListingRule
  ) throws(SystemFailure) -> FolderListing {
    try real.list(folder, limit: limit, rule: rule)
  }
  func read(_ name: String, in folder: FolderHandle, limit: Int) throws(SystemFailure) -> [UInt8] {
    try real.read(name, in: folder, limit: limit)
  }
  func create(
    _ name: String, in folder: FolderHandle, mode: UInt32
  ) throws(SystemFailure) -> FileHandle {
    try real.create(name, in: folder, mode: mode)
  }
  func write(_ bytes: ArraySlice<UInt8>, to file: FileHandle) throws(SystemFailure) -> Int {
    try real.write(bytes, to: file)
  }
  func sync(_ file: FileHandle) throws(SystemFailure) { try real.sync(file) }
  func setMode(_ file: FileHandle, _ mode: UInt32) throws(SystemFailure) {
    try real.setMode(file, mode)
  }
  func truncate(_ file: FileHandle, to size: Int) throws(SystemFailure) {
    try real.truncate(file, to: size)
  }
  func sync(_ folder: FolderHandle) throws(SystemFailure) { try real.sync(folder) }
  func publish(
    _ temporary: String, as name: String, in folder: FolderHandle
  ) throws(SystemFailure) {
    try real.publish(temporary, as: name, in: folder)
  }
  func remove(_ name: String, in folder: FolderHandle) throws(SystemFailure) {
    try real.remove(name, in: folder)
  }
  func close(_ file: FileHandle) { real.close(file) }
  func close(_ folder: FolderHandle) { real.close(folder) }
}
