import AppraisalLedger
import Glibc
package import StrictJSON

/// Who has an appraisal open, where, and since when.
package struct PresenceSign: Equatable, Sendable {
  package var person: String
  package var host: String
  /// The moment in UTC, by that machine's clock.
  package var since: String

  package init(person: String, host: String, since: String) {
    self.person = person
    self.host = host
    self.since = since
  }

  /// That the appraisal is open elsewhere, in a sentence; the names come from outside.
  ///
  /// - Parameter time: `since` by the clock of whoever reads.
  /// - Returns: Two sentences.
  package func sentence(since time: String) -> String {
    "It is open on another terminal since \(time): \(person) on"
      + " \(host). Both can go on; what both change is shown."
  }
}

extension PresenceSign: JSONReadable {
  /// The sign as it is put up.
  var json: JSONNode {
    JSONNode(
      .object([
        JSONMember("host", .string(host)), JSONMember("person", .string(person)),
        JSONMember("since", .string(since)),
      ]))
  }

  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    person = try fields.value("person")
    host = try fields.value("host")
    since = try fields.value("since")
  }
}

/// The sign that this program has an appraisal open.
///
/// It informs and never hinders: nothing depends on it, and where it cannot be put up nothing is
/// said. It is a locked file among what can be deleted at any time; the system drops the lock
/// when the program ends, however it ends.
package final class Presence {
  private static let stem = "open-"
  private static let limit = 4096

  private let folder: Int32
  private let file: Int32
  private let name: String
  /// The path of the folder, which goes with its last sign.
  private let path: String

  /// Puts the sign up in the folder of an appraisal, or gives nil where that cannot be done.
  package init?(_ sign: PresenceSign, in store: RecordStore, random: UInt64) {
    let bytes = StrictJSON.write(sign.json, style: .canonical)
    guard let folder = store.openDerived() else { return nil }
    let name = Self.stem + LedgerNames.hex(random)
    let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = openat(folder, name, flags, store.identity.sharing.fileMode)
    guard file >= 0 else {
      close(folder)
      return nil
    }
    // Whatever the mask is: in a group the others see who has it open.
    _ = fchmod(file, store.identity.sharing.fileMode)
    guard flock(file, LOCK_EX | LOCK_NB) == 0,
      bytes.withUnsafeBytes({ write(file, $0.baseAddress, $0.count) }) == bytes.count
    else {
      unlinkat(folder, name, 0)
      close(file)
      close(folder)
      return nil
    }
    (self.folder, self.file, self.name) = (folder, file, name)
    path = "\(store.path)/\(RecordStore.derivedFolder)"
  }

  deinit {
    unlinkat(folder, name, 0)
    close(file)
    close(folder)
    rmdir(path)
  }

  /// The signs of other programs that run now, oldest first; what ended ones left is taken away.
  package static func others(in store: RecordStore) -> [PresenceSign] {
    let files = PosixFileSystem()
    guard let root = try? files.openFolder(store.path) else { return [] }
    defer { files.close(root) }
    guard let folder = try? files.openFolder(RecordStore.derivedFolder, in: root) else { return [] }
    defer { files.close(folder) }
    let items = ((try? files.list(folder, limit: 10_000)) ?? []).filter { !$0.isFolder }
    for item in items where item.name.hasPrefix(ToldPlaces.stem) {
      ToldPlaces.removeLeft(item.name, in: folder)
    }
    let signs = items.filter { $0.name.hasPrefix(stem) }.compactMap { item in
      sign(item.name, in: folder, files)
    }
    return signs.sorted { $0.since < $1.since }
  }

  private static func sign(
    _ name: String, in folder: FolderHandle, _ files: PosixFileSystem
  ) -> PresenceSign? {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let file = openat(folder.number, name, flags)
    guard file >= 0 else { return nil }
    defer { close(file) }
    if flock(file, LOCK_SH | LOCK_NB) == 0 {
      unlinkat(folder.number, name, 0)
      return nil
    }
    guard let bytes = try? files.read(name, in: folder, limit: limit) else { return nil }
    return try? StrictJSON.read(PresenceSign.self, from: bytes)
  }
}

extension RecordStore {
  /// Opens the folder for what can be deleted at any time, and makes it unless it is there; whoever asks
  /// closes it.
  func openDerived() -> Int32? {
    let files = PosixFileSystem()
    guard let root = try? files.openFolder(path) else { return nil }
    defer { files.close(root) }
    try? files.makeFolder(Self.derivedFolder, in: root, mode: identity.sharing.folderMode)
    return (try? files.openFolder(Self.derivedFolder, in: root))?.number
  }
}
