import AppraisalLedger
import Glibc

/// A system call that failed.
package struct SystemFailure: Error, Equatable, Sendable {
  package enum Call: String, Equatable, Sendable {
    case openFolder, checkOwner, checkPrivacy, makeFolder, list, read, create, compare, write, sync,
      setMode, truncate,
      syncFolder
    case publish, remove
  }

  package var call: Call
  /// The path, or its last part.
  package var path: String
  /// The error number of the system.
  package var code: Int32

  /// Whether a file could not be published because its name is taken.
  var isTaken: Bool { call == .publish && code == EEXIST }

  package init(_ call: Call, _ path: String, _ code: Int32) {
    self.call = call
    self.path = path
    self.code = code
  }
}

/// What stands under a name in a folder.
package struct FolderItem: Equatable, Sendable {
  /// The name, which comes from outside and may be anything.
  package var name: String
  /// Whether it is a folder; links are not followed.
  package var isFolder: Bool

  package init(name: String, isFolder: Bool) {
    self.name = name
    self.isFolder = isFolder
  }
}

/// What is to be made of something in a folder.
package enum ListingRule: Equatable, Sendable {
  case belongs
  /// It is passed over and not told, such as what a crash left.
  case passed
  /// It is passed over and told.
  case stray
}

/// What a folder holds.
package struct FolderListing: Equatable, Sendable {
  /// So many strays are named; of more there may be no end.
  package static let namedStrays = 10

  /// What belongs to it, sorted by name.
  package private(set) var items: [FolderItem] = []
  /// The first strays by name, sorted.
  package private(set) var strays: [String] = []
  /// How many strays there are besides those that are named.
  package private(set) var moreStrays = 0

  package init() {}

  /// Takes something in, unless there are as many as may be, and says whether it did.
  package mutating func take(_ item: FolderItem, _ rule: ListingRule, limit: Int) -> Bool {
    switch rule {
    case .belongs:
      guard items.count < limit else { return false }
      items.append(item)
    case .passed: break
    case .stray:
      let place = strays.firstIndex { $0 > item.name } ?? strays.count
      strays.insert(item.name, at: place)
      if strays.count > Self.namedStrays {
        strays.removeLast()
        moreStrays += 1
      }
    }
    return true
  }

  /// Puts what belongs to it in order.
  package mutating func sort() { items.sort { $0.name < $1.name } }
}

/// An open folder; valid until it is closed.
package struct FolderHandle: Hashable, Sendable {
  /// The number by which the file system knows it.
  package let number: Int32

  package init(_ number: Int32) { self.number = number }
}

/// An open file; valid until it is closed.
package struct FileHandle: Hashable, Sendable {
  /// The number by which the file system knows it.
  package let number: Int32

  package init(_ number: Int32) { self.number = number }
}

/// How an open file compares with what stands at a path.
package struct FileStanding: Equatable, Sendable {
  /// Whether the path leads to the open file itself.
  package var isThere: Bool
  /// The length of the open file.
  package var length: Int
  /// The length of the file at the path; nil where there is none.
  package var lengthThere: Int?

  package init(isThere: Bool, length: Int, lengthThere: Int?) {
    self.isThere = isThere
    self.length = length
    self.lengthThere = lengthThere
  }
}

/// The few calls that the record needs, so that every one of them can be made to fail in a test.
///
/// Names are single parts of paths, relative to an open folder, and symbolic links under them are
/// never followed. Every call throws what the system said and never tries again by itself.
package protocol FileSystem: Sendable {
  /// Opens a folder by its path, following links.
  func openFolder(_ path: String) throws(SystemFailure) -> FolderHandle
  /// Opens a folder in a folder.
  func openFolder(_ name: String, in folder: FolderHandle) throws(SystemFailure) -> FolderHandle
  /// Fails with EPERM unless the folder belongs to whoever runs the program.
  func checkOwner(of folder: FolderHandle) throws(SystemFailure)
  /// Makes a folder by its path.
  func makeFolder(_ path: String, mode: UInt32) throws(SystemFailure)
  /// Makes a folder in a folder.
  func makeFolder(_ name: String, in folder: FolderHandle, mode: UInt32) throws(SystemFailure)
  /// Lists a folder as the rule says; of what belongs to it more than the limit fails with EFBIG.
  func list(
    _ folder: FolderHandle, limit: Int, rule: (FolderItem) -> ListingRule
  ) throws(SystemFailure) -> FolderListing
  /// Reads a regular file; a larger one fails with EFBIG before memory is taken for it.
  func read(
    _ name: String, in folder: FolderHandle, limit: Int
  ) throws(SystemFailure) -> [UInt8]
  /// Reads a regular file from a place on, so many bytes at most.
  func read(
    _ name: String, in folder: FolderHandle, from start: Int, limit: Int
  ) throws(SystemFailure) -> [UInt8]
  /// How a file stands, without reading it; links are not followed.
  func standing(of name: String, in folder: FolderHandle) throws(SystemFailure) -> FileState
  /// Creates a file that does not exist, open for appending.
  func create(
    _ name: String, in folder: FolderHandle, mode: UInt32
  ) throws(SystemFailure) -> FileHandle
  /// Compares an open file with what stands at a path, by device, number and length.
  func compare(_ file: FileHandle, with path: String) throws(SystemFailure) -> FileStanding
  /// Writes some of the bytes and says how many.
  func write(_ bytes: ArraySlice<UInt8>, to file: FileHandle) throws(SystemFailure) -> Int
  /// Makes what was written durable.
  func sync(_ file: FileHandle) throws(SystemFailure)
  /// Sets the permissions, whatever the mask of the process is.
  func setMode(_ file: FileHandle, _ mode: UInt32) throws(SystemFailure)
  func truncate(_ file: FileHandle, to size: Int) throws(SystemFailure)
  /// Makes the names in a folder durable.
  func sync(_ folder: FolderHandle) throws(SystemFailure)
  /// Gives a file a name that does not exist yet, or fails with EEXIST.
  func publish(
    _ temporary: String, as name: String, in folder: FolderHandle
  ) throws(SystemFailure)
  /// Removes a name; for temporary files of one's own alone.
  func remove(_ name: String, in folder: FolderHandle) throws(SystemFailure)
  func close(_ file: FileHandle)
  func close(_ folder: FolderHandle)
  /// Lets those who write meanwhile go on, before something in doubt is looked at again.
  func letOthersGoOn()
}

/// By what it is told that a file is another one, or has another content, than before.
package struct FileState: Equatable, Sendable {
  package var device: UInt64
  package var number: UInt64
  package var length: Int
  /// When it was last changed in any way, by the clock of the disk: seconds and billionths.
  package var changed: [Int]

  package init(device: UInt64 = 0, number: UInt64 = 0, length: Int, changed: [Int] = []) {
    (self.device, self.number) = (device, number)
    (self.length, self.changed) = (length, changed)
  }
}

extension FileSystem {
  /// Nobody else writes unless the file system says so.
  package func letOthersGoOn() {}

  /// Reads the whole of it, where the file system knows no better.
  package func read(
    _ name: String, in folder: FolderHandle, from start: Int, limit: Int
  ) throws(SystemFailure) -> [UInt8] {
    let bytes = try read(name, in: folder, limit: LedgerFormat.maximumSegmentBytes)
    guard bytes.count - start <= limit else { throw SystemFailure(.read, name, EFBIG) }
    return Array(bytes.dropFirst(start))
  }

  /// Reads it for its length, where the file system knows no better.
  package func standing(
    of name: String, in folder: FolderHandle
  ) throws(SystemFailure) -> FileState {
    FileState(
      length: try read(name, in: folder, limit: LedgerFormat.maximumSegmentBytes).count)
  }
}
