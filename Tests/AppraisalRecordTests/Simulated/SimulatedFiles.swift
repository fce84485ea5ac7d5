import AppraisalRecord
import Glibc
import Synchronization

/// A file system on a simulated disk, which takes down every call and fails those that it is told
/// to.
final class SimulatedFiles: FileSystem {
  /// What happens instead of a call.
  enum Fault: Hashable, Sendable {
    /// It fails with an error number; a sync gives up what it should have kept.
    case error(Int32)
    /// A write takes one byte alone; other calls are not touched.
    case short
    /// A write takes half of the bytes and the rest fails; other calls fail as with `error`.
    case partial(Int32)
  }

  /// A call that was made.
  struct Call: Hashable, Sendable {
    var kind: SystemFailure.Call
    /// The file or folder that it was about.
    var node: Int
    var failed: Bool
  }

  private struct State {
    var disk: SimulatedDisk
    var open: [Int32: Int] = [:]
    var nextHandle: Int32 = 3
    var calls: [Call] = []
    var moments: [SimulatedDisk] = []
  }

  private typealias Done = (result: Void?, code: Int32)
  private static let done: Void? = ()

  private let state: Mutex<State>
  private let fault: @Sendable (Int, SystemFailure.Call) -> Fault?
  private let keepsMoments: Bool

  /// Puts files on a disk; after each call the disk is kept if `keepsMoments` says so.
  init(
    _ disk: SimulatedDisk = SimulatedDisk(), keepsMoments: Bool = false,
    fault: @escaping @Sendable (Int, SystemFailure.Call) -> Fault? = { _, _ in nil }
  ) {
    state = Mutex(State(disk: disk))
    self.keepsMoments = keepsMoments
    self.fault = fault
  }

  var disk: SimulatedDisk { state.withLock { $0.disk } }
  var calls: [Call] { state.withLock { $0.calls } }
  var moments: [SimulatedDisk] { state.withLock { $0.moments } }

  /// Whether a file was synced again, written to or cut after a sync of it had failed.
  var usedDeadFile: Bool {
    var dead: Set<Int> = []
    for call in calls where [.sync, .write, .truncate].contains(call.kind) {
      if dead.contains(call.node) { return true }
      if call.kind == .sync, call.failed { dead.insert(call.node) }
    }
    return false
  }

  /// Makes a call on a node: counts it, fails it or does it, and keeps the moment.
  private func call<Result>(
    _ kind: SystemFailure.Call, _ path: String, at node: (borrowing State) -> Int?,
    _ body: (inout State, Int, Fault?) -> (result: Result?, code: Int32)
  ) throws(SystemFailure) -> Result where Result: Sendable {
    let (result, code) = state.withLock { state -> (Result?, Int32) in
      let number = state.calls.count
      guard let node = node(state) else {
        state.calls.append(Call(kind: kind, node: -1, failed: true))
        return (nil, ENOENT)
      }
      let fault = fault(number, kind)
      var (result, code): (Result?, Int32) = (nil, 0)
      switch fault {
      case .error(let error) where kind != .write && kind != .sync:
        (result, code) = (nil, error)
      case .partial(let error) where kind != .write && kind != .sync:
        (result, code) = (nil, error)
      default: (result, code) = body(&state, node, fault)
      }
      state.calls.append(Call(kind: kind, node: node, failed: code != 0))
      // Looking changes nothing.
      let looks = [.openFolder, .checkOwner, .list, .read, .compare].contains(kind)
      if keepsMoments, !looks { state.moments.append(state.disk) }
      return (result, code)
    }
    guard let result else { throw SystemFailure(kind, path, code) }
    return result
  }

  private static func open(_ node: Int, _ state: inout State) -> Int32 {
    state.nextHandle += 1
    state.open[state.nextHandle] = node
    return state.nextHandle
  }

  func openFolder(_ path: String) throws(SystemFailure) -> FolderHandle {
    try call(.openFolder, path, at: { $0.disk.find(path) }) { state, node, _ in
      guard state.disk.nodes[node].isFolder else { return (nil, ENOTDIR) }
      return (FolderHandle(Self.open(node, &state)), 0)
    }
  }

  func openFolder(_ name: String, in folder: FolderHandle) throws(SystemFailure) -> FolderHandle {
    try call(.openFolder, name, at: { $0.open[folder.number] }) { state, node, _ in
      guard let found = state.disk.nodes[node].names[name] else { return (nil, ENOENT) }
      guard state.disk.nodes[found].isFolder else { return (nil, ENOTDIR) }
      return (FolderHandle(Self.open(found, &state)), 0)
    }
  }

  func checkOwner(of folder: FolderHandle) throws(SystemFailure) {
    try call(.checkOwner, "", at: { $0.open[folder.number] }) { _, _, _ in (Self.done, 0) }
  }

  func makeFolder(_ path: String, mode: UInt32) throws(SystemFailure) {
    let parts = path.split(separator: "/")
    let parent = parts.dropLast().joined(separator: "/")
    try call(.makeFolder, path, at: { $0.disk.find(parent) }) { state, node, _ in
      Self.makeFolder(String(parts.last ?? ""), mode, node, &state)
    }
  }

  func makeFolder(_ name: String, in folder: FolderHandle, mode: UInt32) throws(SystemFailure) {
    try call(.makeFolder, name, at: { $0.open[folder.number] }) { state, node, _ in
      Self.makeFolder(name, mode, node, &state)
    }
  }

  private static func makeFolder(
    _ name: String, _ mode: UInt32, _ parent: Int, _ state: inout State
  ) -> (result: Void?, code: Int32) {
    guard state.disk.nodes[parent].names[name] == nil else { return (nil, EEXIST) }
    let node = SimulatedDisk.Node(isFolder: true, mode: mode)
    _ = state.disk.make(node, as: name, in: parent)
    return (Self.done, 0)
  }

  func list(
    _ folder: FolderHandle, limit: Int, rule: (FolderItem) -> ListingRule
  ) throws(SystemFailure) -> FolderListing {
    try call(.list, ".", at: { $0.open[folder.number] }) { state, node, _ in
      var listing = FolderListing()
      for (name, child) in state.disk.nodes[node].names {
        let item = FolderItem(name: name, isFolder: state.disk.nodes[child].isFolder)
        guard listing.take(item, rule(item), limit: limit) else { return (nil, EFBIG) }
      }
      listing.sort()
      return (listing, 0)
    }
  }

  func read(_ name: String, in folder: FolderHandle, limit: Int) throws(SystemFailure) -> [UInt8] {
    try call(.read, name, at: { $0.open[folder.number] }) { state, node, _ in
      guard let file = state.disk.nodes[node].names[name] else { return (nil, ENOENT) }
      guard !state.disk.nodes[file].isFolder else { return (nil, EISDIR) }
      let bytes = state.disk.nodes[file].bytes
      return bytes.count <= limit ? (bytes, 0) : (nil, EFBIG)
    }
  }

  func create(
    _ name: String, in folder: FolderHandle, mode: UInt32
  ) throws(SystemFailure) -> FileHandle {
    try call(.create, name, at: { $0.open[folder.number] }) { state, node, _ in
      guard state.disk.nodes[node].names[name] == nil else { return (nil, EEXIST) }
      let file = SimulatedDisk.Node(isFolder: false, mode: mode)
      let made = state.disk.make(file, as: name, in: node)
      return (FileHandle(Self.open(made, &state)), 0)
    }
  }

  func compare(_ file: FileHandle, with path: String) throws(SystemFailure) -> FileStanding {
    try call(.compare, path, at: { $0.open[file.number] }) { state, node, _ in
      let there = state.disk.find(path)
      let standing = FileStanding(
        isThere: there == node, length: state.disk.nodes[node].bytes.count,
        lengthThere: there.map { state.disk.nodes[$0].bytes.count })
      return (standing, 0)
    }
  }

  func write(_ bytes: ArraySlice<UInt8>, to file: FileHandle) throws(SystemFailure) -> Int {
    try call(.write, "", at: { $0.open[file.number] }) { state, node, fault in
      switch fault {
      case .error(let code): return (nil, code)
      case .short:
        state.disk.nodes[node].write(bytes.prefix(1))
        return (1, 0)
      case .partial(let code):
        state.disk.nodes[node].write(bytes.prefix(bytes.count / 2))
        return (nil, code)
      case nil:
        state.disk.nodes[node].write(bytes)
        return (bytes.count, 0)
      }
    }
  }

  func sync(_ file: FileHandle) throws(SystemFailure) {
    try call(.sync, "", at: { $0.open[file.number] }) { (state, node, fault) -> Done in
      switch fault {
      case .error(let code), .partial(let code):
        state.disk.nodes[node].failToSync()
        return (nil, code)
      case .short, nil:
        state.disk.nodes[node].sync()
        return (Self.done, 0)
      }
    }
  }

  func setMode(_ file: FileHandle, _ mode: UInt32) throws(SystemFailure) {
    try call(.setMode, "", at: { $0.open[file.number] }) { state, node, _ in
      state.disk.nodes[node].mode = mode
      return (Self.done, 0)
    }
  }

  func truncate(_ file: FileHandle, to size: Int) throws(SystemFailure) {
    try call(.truncate, "", at: { $0.open[file.number] }) { state, node, _ in
      state.disk.nodes[node].truncate(to: size)
      return (Self.done, 0)
    }
  }

  func sync(_ folder: FolderHandle) throws(SystemFailure) {
    try call(.syncFolder, "", at: { $0.open[folder.number] }) { state, node, _ in
      state.disk.nodes[node].syncNames()
      return (Self.done, 0)
    }
  }

  func publish(
    _ temporary: String, as name: String, in folder: FolderHandle
  ) throws(SystemFailure) {
    try call(.publish, name, at: { $0.open[folder.number] }) { (state, node, _) -> Done in
      guard state.disk.nodes[node].names[name] == nil else { return (nil, EEXIST) }
      guard let file = state.disk.nodes[node].names[temporary] else { return (nil, ENOENT) }
      state.disk.nodes[node].name(name, file)
      state.disk.nodes[node].name(temporary, nil)
      return (Self.done, 0)
    }
  }

  func remove(_ name: String, in folder: FolderHandle) throws(SystemFailure) {
    try call(.remove, name, at: { $0.open[folder.number] }) { (state, node, _) -> Done in
      guard state.disk.nodes[node].names[name] != nil else { return (nil, ENOENT) }
      state.disk.nodes[node].name(name, nil)
      return (Self.done, 0)
    }
  }

  func close(_ file: FileHandle) {
    state.withLock { $0.open[file.number] = nil }
  }

  func close(_ folder: FolderHandle) {
    state.withLock { $0.open[folder.number] = nil }
  }
}
