import AppraisalLedger
import Glibc
import Synchronization

/// Tells where somebody is in an appraisal, for whoever projects.
///
/// The file is small and put in the place of the one before by one rename, so that nobody reads a half
/// of it. It is not waited for until it is on the disk, and where it cannot be written nothing is said:
/// nothing of the appraisal depends on it. It is locked, and goes with the program.
package final class PlaceTeller: Sendable {
  private struct Told {
    var number = 0
    var key: WriterKey?
    /// The file that is locked, or -1.
    var file: Int32 = -1
    /// Whether nothing more is told.
    var isOver = false
  }

  private let store: RecordStore
  private let person: String
  private let keys: PrivatePlace?
  private let run: String
  private let told = Mutex(Told())

  /// Tells of a person in an appraisal, by the key that is kept for them; without one nothing is told,
  /// and none is made for it.
  package init(
    in store: RecordStore, of person: String, keys: PrivatePlace?, random: UInt64
  ) {
    (self.store, self.person, self.keys) = (store, person, keys)
    run = LedgerNames.hex(random)
  }

  deinit { withdraw() }

  private var name: String { ToldPlaces.stem + run }

  /// Tells a screen and what is selected there, by their names.
  package func tell(screen: String, option: String?, criterion: String?) {
    told.withLock { told in
      guard !told.isOver, let key = told.key ?? kept else { return }
      (told.key, told.number) = (key, told.number + 1)
      let place = SignedPlace(
        appraisal: store.identity.id, person: person, run: run, number: told.number,
        screen: screen, option: option, criterion: criterion)
      guard place.isSound, let signature = key.sign(place) else { return }
      let sign = PlaceSign(place: place, key: key.signingKey, signature: signature, changed: [])
      guard let file = write(sign.bytes) else { return }
      if told.file >= 0 { close(told.file) }
      told.file = file
    }
  }

  private var kept: WriterKey? {
    keys.flatMap { try? KeptKey.kept(for: person, keptIn: $0) }
  }

  /// Takes back what was told, until something else is.
  package func fallSilent() { told.withLock { Self.remove(&$0, store, name) } }

  /// Takes back what was told, for good.
  package func withdraw() {
    told.withLock { told in
      told.isOver = true
      Self.remove(&told, store, name)
    }
  }

  private static func remove(_ told: inout Told, _ store: RecordStore, _ name: String) {
    guard told.file >= 0 else { return }
    if let folder = store.openDerived() {
      unlinkat(folder, name, 0)
      close(folder)
      rmdir("\(store.path)/\(RecordStore.derivedFolder)")
    }
    close(told.file)
    told.file = -1
  }

  /// Puts a file in the place of the one before and gives the lock on it; nil where that cannot be done.
  private func write(_ bytes: [UInt8]) -> Int32? {
    guard let folder = store.openDerived() else { return nil }
    defer { close(folder) }
    let (files, beside) = (PosixFileSystem(), ".new-\(name)")
    unlinkat(folder, beside, 0)
    guard
      let file = try? files.create(
        beside, in: FolderHandle(folder), mode: store.identity.sharing.fileMode)
    else { return nil }
    _ = flock(file.number, LOCK_EX | LOCK_NB)
    guard (try? files.writeAll(bytes, to: file)) != nil,
      renameat(folder, beside, folder, name) == 0
    else {
      unlinkat(folder, beside, 0)
      files.close(file)
      return nil
    }
    return file.number
  }
}
