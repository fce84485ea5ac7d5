import AppraisalLedger
import CSystem
import Glibc
import Synchronization

/// Waits until something in the folder of an appraisal may have changed.
///
/// Where the file system tells of changes nothing is done until it does; elsewhere, as on network
/// drives, somebody has to look each second. One thread waits; any thread may wake it.
package final class FolderWatch: Sendable {
  /// How it is known that somebody added something.
  package enum Means: String, Equatable, Sendable {
    /// The file system says so.
    case events
    /// The folder is looked at each second.
    case look
    /// Nobody is told; what others add is seen at the next opening.
    case never
  }

  /// What may have changed.
  package enum Change: Equatable, Sendable {
    /// The time is up, or somebody woke it.
    case nothing
    /// Some files, from the folder of the appraisal on.
    case files(Set<String>)
    /// Anything.
    case anything
  }

  /// Milliseconds between two looks.
  private static let interval: Int32 = 1000

  package let path: String
  private let bell: WakeBell
  /// Nil where the folder is looked at.
  private let events: FolderEvents?

  /// Watches the folder of an appraisal by the means that its file system has, or by others; nil where
  /// the system gives nothing to wait by.
  ///
  /// What is told of where the facilitator is, is watched for where that is asked for.
  package init?(_ path: String, by means: Means? = nil, places: Bool = false) {
    guard let bell = WakeBell() else { return nil }
    (self.path, self.bell) = (path, bell)
    let chosen = means ?? (Self.tellsChanges(path) ? .events : .look)
    events = chosen == .events ? FolderEvents(path, places: places) : nil
  }

  /// How it waits.
  package var means: Means { events == nil ? .look : .events }

  /// Ends the wait of the thread that waits, or the next one.
  package func wake() { bell.ring() }

  /// Waits for so many milliseconds, whatever changes; false where somebody woke it.
  package func pause(milliseconds: Int32) -> Bool {
    !bell.wait(beside: -1, milliseconds: milliseconds).isRung
  }

  /// Waits until something may have changed, at most for so many milliseconds where it is given.
  package func wait(atMost milliseconds: Int32? = nil) -> Change {
    guard let events else {
      let found = bell.wait(beside: -1, milliseconds: milliseconds ?? Self.interval)
      return found.isRung || milliseconds != nil ? .nothing : .anything
    }
    let limit = milliseconds ?? (events.isBlind ? Self.interval : -1)
    let found = bell.wait(beside: events.descriptor, milliseconds: limit)
    if found.isReady { return events.take() }
    return events.isBlind && !found.isRung ? .anything : .nothing
  }

  /// Whether the file system of a folder tells of changes, also of those that others make: those of
  /// the machine itself do, and of any other nobody knows.
  private static func tellsChanges(_ path: String) -> Bool {
    local.contains(UInt32(truncatingIfNeeded: csystem_file_system_kind(path)))
  }

  /// The numbers of file systems on disks of the machine and in its memory.
  private static let local: Set<UInt32> = [
    0xEF53,  // ext2, ext3, ext4
    0x5846_5342,  // XFS
    0x9123_683E,  // Btrfs
    0x0102_1994,  // tmpfs
    0x8584_58F6,  // ramfs
    0x794C_7630,  // overlayfs
    0x2FC1_2FC1,  // ZFS
    0xF2F5_2010,  // F2FS
    0xCA45_1A4E,  // bcachefs
    0x3153_464A,  // JFS
    0x4D44,  // FAT on a stick
    0x2011_BAB0,  // exFAT
    0x7366_746E,  // NTFS
  ]
}

/// A bell that one thread waits for, perhaps beside something else.
private final class WakeBell: Sendable {
  private let readEnd: Int32
  private let writeEnd: Int32

  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    (readEnd, writeEnd) = (ends[0], ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  func ring() {
    var byte: UInt8 = 0
    while write(writeEnd, &byte, 1) < 0, errno == EINTR {}
  }

  /// Waits for the bell, for another descriptor, or for the time to be up.
  func wait(beside other: Int32, milliseconds: Int32) -> (isRung: Bool, isReady: Bool) {
    var sources = [
      pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0),
      pollfd(fd: other, events: Int16(POLLIN), revents: 0),
    ]
    while poll(&sources, 2, milliseconds) < 0 {
      if errno != EINTR { return (true, false) }
    }
    let isRung = sources[0].revents != 0
    if isRung {
      var bytes: (UInt64, UInt64) = (0, 0)
      while read(readEnd, &bytes, 16) == 16 {}
    }
    return (isRung, sources[1].revents != 0)
  }
}

/// What the file system tells of the ledgers and snapshots of an appraisal.
private final class FolderEvents: Sendable {
  fileprivate static let inFolder = UInt32(
    IN_CREATE | IN_MODIFY | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB | IN_DELETE_SELF
      | IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW)

  /// A file that is put in the place of another, or taken away.
  fileprivate static let ofPlaces = UInt32(
    IN_MOVED_TO | IN_DELETE | IN_ONLYDIR | IN_DONT_FOLLOW)
  /// What is made at the top of an appraisal.
  fileprivate static let atTop = UInt32(IN_CREATE | IN_MOVED_TO | IN_ONLYDIR)

  let descriptor: Int32
  private let watched: Mutex<WatchedFolders>

  /// Begins to watch; nil where the system gives no more means to.
  init?(_ path: String, places: Bool) {
    let made = inotify_init1(O_CLOEXEC | O_NONBLOCK)
    guard made >= 0 else { return nil }
    descriptor = made
    watched = Mutex(WatchedFolders(path, made, places: places))
  }

  deinit { close(descriptor) }

  /// Whether not everything can be watched, so that somebody has to look.
  var isBlind: Bool { watched.withLock { $0.isBlind } }

  /// Takes what has been told.
  func take() -> FolderWatch.Change { watched.withLock { $0.take() } }
}

/// The folders of an appraisal that the file system tells of.
private struct WatchedFolders {
  private let descriptor: Int32
  private let path: String
  /// The folders, by the number that the system gave them, from the folder of the appraisal on.
  private var folders: [Int32: String] = [:]
  private(set) var isBlind = false
  /// Whether the places that facilitators tell are watched for.
  private let hasPlaces: Bool

  init(_ path: String, _ descriptor: Int32, places: Bool) {
    (self.path, self.descriptor, hasPlaces) = (path, descriptor, places)
    watchAll()
  }

  /// Watches the folder of ledgers, each writer's and that of snapshots, as far as they are there.
  private mutating func watchAll() {
    isBlind = !watch(RecordStore.ledgerFolder)
    // A copy without empty folders has no snapshots yet.
    _ = watch(RecordStore.snapshotFolder)
    let files = PosixFileSystem()
    guard let ledger = try? files.openFolder("\(path)/\(RecordStore.ledgerFolder)") else { return }
    defer { files.close(ledger) }
    let writers = try? files.list(ledger, limit: 1_000_000) { item in
      item.isFolder && LedgerNames.isSafe(item.name) ? .belongs : .passed
    }.items
    for writer in writers ?? [] { watchWriter(writer.name) }
    guard hasPlaces else { return }
    // The folder of places comes with the first sign and goes with the last.
    _ = watch("", for: FolderEvents.atTop)
    _ = watch(RecordStore.derivedFolder, for: FolderEvents.ofPlaces)
  }

  private mutating func watch(
    _ folder: String, for events: UInt32 = FolderEvents.inFolder
  ) -> Bool {
    let number = inotify_add_watch(descriptor, "\(path)/\(folder)", events)
    guard number >= 0 else { return false }
    folders[number] = folder
    return true
  }

  private mutating func watchWriter(_ name: String) {
    guard !watch("\(RecordStore.ledgerFolder)/\(name)") else { return }
    // One that is closed to this login is told of once it is opened, in the folder above it.
    if errno != EACCES, errno != ENOENT, errno != ENOTDIR { isBlind = true }
  }

  /// Takes what has been told.
  mutating func take() -> FolderWatch.Change {
    var files: Set<String> = []
    var isAnything = false
    var isLost = false
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      var place = 0
      while place + MemoryLayout<inotify_event>.size <= count {
        let event = buffer.withUnsafeBytes {
          $0.loadUnaligned(fromByteOffset: place, as: inotify_event.self)
        }
        let start = place + MemoryLayout<inotify_event>.size
        let name = String(
          decoding: buffer[start..<start + Int(event.len)].prefix { $0 != 0 }, as: UTF8.self)
        place = start + Int(event.len)
        take(event, name, &files, &isAnything, &isLost)
      }
    }
    if isLost {
      folders = [:]
      watchAll()
      return .anything
    }
    return isAnything ? .anything : files.isEmpty ? .nothing : .files(files)
  }

  private mutating func take(
    _ event: inotify_event, _ name: String, _ files: inout Set<String>,
    _ isAnything: inout Bool, _ isLost: inout Bool
  ) {
    func has(_ flag: Int32) -> Bool { event.mask & UInt32(flag) != 0 }
    guard let folder = folders[event.wd] else {
      if has(IN_Q_OVERFLOW) { isAnything = true }
      return
    }
    if folder.isEmpty || folder == RecordStore.derivedFolder {
      return takePlace(event, name, in: folder, &files)
    }
    if has(IN_IGNORED) {
      folders[event.wd] = nil
      isAnything = true
      if folder == RecordStore.ledgerFolder { isLost = true }
      return
    }
    if has(IN_MOVE_SELF), folder == RecordStore.ledgerFolder { isLost = true }
    guard folder == RecordStore.ledgerFolder || folder == RecordStore.snapshotFolder else {
      if !name.isEmpty, !has(IN_DELETE), !has(IN_MOVED_FROM) {
        files.insert("\(folder)/\(name)")
      } else {
        isAnything = true
      }
      return
    }
    isAnything = true
    if folder == RecordStore.ledgerFolder, LedgerNames.isSafe(name),
      has(IN_CREATE) || has(IN_MOVED_TO) || has(IN_ATTRIB)
    {
      watchWriter(name)
    }
  }

  /// Takes what was told of the folder of places, or of its coming and going.
  private mutating func takePlace(
    _ event: inotify_event, _ name: String, in folder: String, _ files: inout Set<String>
  ) {
    let derived = RecordStore.derivedFolder
    if event.mask & UInt32(IN_IGNORED) != 0 {
      folders[event.wd] = nil
    } else if folder.isEmpty {
      guard name == derived else { return }
      _ = watch(derived, for: FolderEvents.ofPlaces)
      // What came into it before it was watched is looked for.
      files.insert("\(derived)/\(ToldPlaces.stem)")
    } else if name.hasPrefix(ToldPlaces.stem) {
      files.insert("\(derived)/\(name)")
    }
  }
}
