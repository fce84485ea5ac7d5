import Glibc

/// A folder outside any appraisal for what is one person's own on this machine: a writer's name, a
/// text that is being typed, edits that a disk refuses.
///
/// What is read from it speaks for the person, so nothing counts that somebody else can have put
/// there or changed: the folder belongs to whoever runs the program and nobody else can write to it,
/// and so it is with each file, which is an ordinary one with one name. No link is followed. What is
/// otherwise is refused with `SystemFailure.Call.checkPrivacy` or the system's own reason.
package struct PrivatePlace: Sendable {
  /// The path of the folder.
  package let path: String
  let files: any FileSystem

  /// The files of the machine that nobody else can have written.
  package static let files = PosixFileSystem(privateAlone: true)

  /// Names a folder; nothing is opened or made yet.
  package init(_ path: String, files: any FileSystem = PrivatePlace.files) {
    self.path = path
    self.files = files
  }

  /// A file in it, or nil where there is none.
  package func read(_ name: String, limit: Int) throws(SystemFailure) -> [UInt8]? {
    do {
      return try open { folder throws(SystemFailure) in
        try files.read(name, in: folder, limit: limit)
      }
    } catch {
      if error.code == ENOENT { return nil }
      throw error
    }
  }

  /// Keeps a new file durably, or leaves nothing; one that is there stays, and it fails with EEXIST.
  package func keep(
    _ bytes: [UInt8], as name: String, random: UInt64
  ) throws(SystemFailure) {
    try make()
    try open { folder throws(SystemFailure) in
      try files.publish(bytes, as: name, in: folder, mode: 0o600, random: random)
    }
  }

  /// Puts a file in place of those before it, each state under a name of its own, so that a crash
  /// leaves the one or the other; nil keeps none.
  func replace(_ stem: String, with bytes: [UInt8]?) throws(SystemFailure) {
    try make()
    try open { folder throws(SystemFailure) in
      let old = try states(of: stem, in: folder)
      if let bytes { try write(bytes, "\(stem)\((old.last ?? 0) + 1)", in: folder) }
      for number in old { try? files.remove("\(stem)\(number)", in: folder) }
    }
  }

  /// The states of a file that can be read, the newest first.
  func states(of stem: String, limit: Int) throws(SystemFailure) -> [[UInt8]] {
    try open { folder throws(SystemFailure) in
      try states(of: stem, in: folder).reversed().compactMap { number in
        try? files.read("\(stem)\(number)", in: folder, limit: limit)
      }
    }
  }

  /// The names in it.
  func names() throws(SystemFailure) -> [String] {
    try open { folder throws(SystemFailure) in
      try files.list(folder, limit: 100_000).map(\.name)
    }
  }

  /// Makes the folder and those above it, for their owner alone.
  func make() throws(SystemFailure) { try files.ensureFolders(path) }

  /// Fails unless the folder is there and private.
  func check() throws(SystemFailure) { try open { _ throws(SystemFailure) in } }

  private func open<Result>(
    _ work: (FolderHandle) throws(SystemFailure) -> Result
  ) throws(SystemFailure) -> Result {
    let folder = try files.openFolder(path)
    defer { files.close(folder) }
    return try work(folder)
  }

  private func write(
    _ bytes: [UInt8], _ name: String, in folder: FolderHandle
  ) throws(SystemFailure) {
    let file = try files.create(name, in: folder, mode: 0o600)
    defer { files.close(file) }
    do {
      try files.writeAll(bytes, to: file)
      try files.sync(file)
    } catch {
      try? files.remove(name, in: folder)
      throw error
    }
  }

  private func states(
    of stem: String, in folder: FolderHandle
  ) throws(SystemFailure) -> [Int] {
    try files.list(folder, limit: 100_000).compactMap { item in
      item.name.hasPrefix(stem) ? Int(item.name.dropFirst(stem.count)) : nil
    }.sorted()
  }
}
