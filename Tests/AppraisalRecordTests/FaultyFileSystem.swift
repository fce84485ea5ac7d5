import AppraisalRecord
import Glibc
import Synchronization

/// The real file system, of which single calls can be made to fail, and which keeps a log.
final class FaultyFileSystem: FileSystem {
  /// What happens instead of a call.
  enum Fault: Equatable, Sendable {
    /// It fails with an error number and does nothing.
    case error(Int32)
    /// A write takes one byte alone; other calls are not touched.
    case short
    /// A write takes half of the bytes, then the call fails; other calls fail as with `error`.
    case partial(Int32)
  }

  /// What has happened so far.
  struct State {
    var count = 0
    var log: [SystemFailure.Call] = []
    /// Files that a sync or write failed on other than for want of room.
    var dead: Set<Int32> = []
    /// Whether a file was used after that.
    var usedDeadFile = false
  }

  private let real = PosixFileSystem()
  private let state = Mutex(State())
  private let fault: Fault
  /// The calls that fail, counted from 0.
  private let failing: @Sendable (Int, SystemFailure.Call) -> Bool

  init(
    _ fault: Fault = .error(EIO),
    failing: @escaping @Sendable (Int, SystemFailure.Call) -> Bool = { _, _ in false }
  ) {
    self.fault = fault
    self.failing = failing
  }

  var log: [SystemFailure.Call] { state.withLock { $0.log } }
  var count: Int { state.withLock { $0.count } }
  var usedDeadFile: Bool { state.withLock { $0.usedDeadFile } }

  /// Counts a call and says whether it must fail.
  private func step(_ call: SystemFailure.Call) -> Fault? {
    let number = state.withLock { state in
      state.log.append(call)
      state.count += 1
      return state.count - 1
    }
    return failing(number, call) ? fault : nil
  }

  private func pass(
    _ call: SystemFailure.Call, _ path: String, _ file: FileHandle? = nil
  ) throws(SystemFailure) {
    if let file { noteUse(of: file) }
    switch step(call) {
    case .error(let code), .partial(let code):
      if call == .sync, let file { _ = state.withLock { $0.dead.insert(file.number) } }
      throw SystemFailure(call, path, code)
    case .short, nil: return
    }
  }

  private func noteUse(of file: FileHandle) {
    state.withLock { if $0.dead.contains(file.number) { $0.usedDeadFile = true } }
  }

  func openFolder(_ path: String) throws(SystemFailure) -> FolderHandle {
    try pass(.openFolder, path)
    return try real.openFolder(path)
  }
  func openFolder(_ name: String, in folder: FolderHandle) throws(SystemFailure) -> FolderHandle {
    try pass(.openFolder, name)
    return try real.openFolder(name, in: folder)
  }
  func checkOwner(of folder: FolderHandle) throws(SystemFailure) {
    try pass(.checkOwner, "")
    try real.checkOwner(of: folder)
  }
  func makeFolder(_ path: String, mode: UInt32) throws(SystemFailure) {
    try pass(.makeFolder, path)
    try real.makeFolder(path, mode: mode)
  }
  func makeFolder(_ name: String, in folder: FolderHandle, mode: UInt32) throws(SystemFailure) {
    try pass(.makeFolder, name)
    try real.makeFolder(name, in: folder, mode: mode)
  }
  func list(
    _ folder: FolderHandle, limit: Int, rule: (FolderItem) -> ListingRule
  ) throws(SystemFailure) -> FolderListing {
    try pass(.list, ".")
    return try real.list(folder, limit: limit, rule: rule)
  }
  func read(_ name: String, in folder: FolderHandle, limit: Int) throws(SystemFailure) -> [UInt8] {
    try pass(.read, name)
    return try real.read(name, in: folder, limit: limit)
  }
  func create(
    _ name: String, in folder: FolderHandle, mode: UInt32
  ) throws(SystemFailure) -> FileHandle {
    try pass(.create, name)
    let file = try real.create(name, in: folder, mode: mode)
    _ = state.withLock { $0.dead.remove(file.number) }
    return file
  }
  func compare(_ file: FileHandle, with path: String) throws(SystemFailure) -> FileStanding {
    try pass(.compare, path)
    return try real.compare(file, with: path)
  }
  func write(_ bytes: ArraySlice<UInt8>, to file: FileHandle) throws(SystemFailure) -> Int {
    noteUse(of: file)
    switch step(.write) {
    case .error(let code):
      if code == EIO { _ = state.withLock { $0.dead.insert(file.number) } }
      throw SystemFailure(.write, "", code)
    case .partial(let code):
      _ = try real.write(bytes.prefix(bytes.count / 2), to: file)
      if code == EIO { _ = state.withLock { $0.dead.insert(file.number) } }
      throw SystemFailure(.write, "", code)
    case .short: return try real.write(bytes.prefix(1), to: file)
    case nil: return try real.write(bytes, to: file)
    }
  }
  func sync(_ file: FileHandle) throws(SystemFailure) {
    try pass(.sync, "", file)
    try real.sync(file)
  }
  func setMode(_ file: FileHandle, _ mode: UInt32) throws(SystemFailure) {
    try pass(.setMode, "")
    try real.setMode(file, mode)
  }
  func truncate(_ file: FileHandle, to size: Int) throws(SystemFailure) {
    try pass(.truncate, "", file)
    try real.truncate(file, to: size)
  }
  func sync(_ folder: FolderHandle) throws(SystemFailure) {
    try pass(.syncFolder, "")
    try real.sync(folder)
  }
  func publish(
    _ temporary: String, as name: String, in folder: FolderHandle
  ) throws(SystemFailure) {
    try pass(.publish, name)
    try real.publish(temporary, as: name, in: folder)
  }
  func remove(_ name: String, in folder: FolderHandle) throws(SystemFailure) {
    try pass(.remove, name)
    try real.remove(name, in: folder)
  }
  func close(_ file: FileHandle) { real.close(file) }
  func close(_ folder: FolderHandle) { real.close(folder) }
}
