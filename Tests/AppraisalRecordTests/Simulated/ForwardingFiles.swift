import AppraisalRecord

/// Files that do what others do, simulated or real, but for what a conforming type says itself.
protocol ForwardingFiles: FileSystem {
  associatedtype Base: FileSystem

  var base: Base { get }
}

extension ForwardingFiles {
  func openFolder(_ path: String) throws(SystemFailure) -> FolderHandle {
    try base.openFolder(path)
  }
  func openFolder(_ name: String, in folder: FolderHandle) throws(SystemFailure) -> FolderHandle {
    try base.openFolder(name, in: folder)
  }
  func checkOwner(of folder: FolderHandle) throws(SystemFailure) {
    try base.checkOwner(of: folder)
  }
  func makeFolder(_ path: String, mode: UInt32) throws(SystemFailure) {
    try base.makeFolder(path, mode: mode)
  }
  func makeFolder(_ name: String, in folder: FolderHandle, mode: UInt32) throws(SystemFailure) {
    try base.makeFolder(name, in: folder, mode: mode)
  }
  func list(
    _ folder: FolderHandle, limit: Int, rule: (FolderItem) -> ListingRule
  ) throws(SystemFailure) -> FolderListing {
    try base.list(folder, limit: limit, rule: rule)
  }
  func read(_ name: String, in folder: FolderHandle, limit: Int) throws(SystemFailure) -> [UInt8] {
    try base.read(name, in: folder, limit: limit)
  }
  func create(
    _ name: String, in folder: FolderHandle, mode: UInt32
  ) throws(SystemFailure) -> FileHandle {
    try base.create(name, in: folder, mode: mode)
  }
  func compare(_ file: FileHandle, with path: String) throws(SystemFailure) -> FileStanding {
    try base.compare(file, with: path)
  }
  func write(_ bytes: ArraySlice<UInt8>, to file: FileHandle) throws(SystemFailure) -> Int {
    try base.write(bytes, to: file)
  }
  func sync(_ file: FileHandle) throws(SystemFailure) { try base.sync(file) }
  func setMode(_ file: FileHandle, _ mode: UInt32) throws(SystemFailure) {
    try base.setMode(file, mode)
  }
  func truncate(_ file: FileHandle, to size: Int) throws(SystemFailure) {
    try base.truncate(file, to: size)
  }
  func sync(_ folder: FolderHandle) throws(SystemFailure) {
    try base.sync(folder)
  }
  func publish(
    _ temporary: String, as name: String, in folder: FolderHandle
  ) throws(SystemFailure) {
    try base.publish(temporary, as: name, in: folder)
  }
  func remove(_ name: String, in folder: FolderHandle) throws(SystemFailure) {
    try base.remove(name, in: folder)
  }
  func close(_ file: FileHandle) { base.close(file) }
  func close(_ folder: FolderHandle) { base.close(folder) }
}

/// A writer that leaves out one of the things that make its promises true.
struct CarelessFiles: ForwardingFiles {
  /// What is left out.
  enum Fault: CaseIterable, Sendable {
    case omitsSync, omitsFolderSync, retriesSync, hidesWriteErrors
  }

  let base: SimulatedFiles
  let fault: Fault

  func write(_ bytes: ArraySlice<UInt8>, to file: FileHandle) throws(SystemFailure) -> Int {
    do {
      return try base.write(bytes, to: file)
    } catch {
      guard fault == .hidesWriteErrors else { throw error }
      return bytes.count
    }
  }

  func sync(_ file: FileHandle) throws(SystemFailure) {
    if fault == .omitsSync { return }
    do {
      try base.sync(file)
    } catch {
      guard fault == .retriesSync else { throw error }
      try base.sync(file)
    }
  }

  func sync(_ folder: FolderHandle) throws(SystemFailure) {
    if fault == .omitsFolderSync { return }
    try base.sync(folder)
  }
}
