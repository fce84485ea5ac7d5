package import AppraisalLedger
import Glibc
import StrictJSON

/// Where somebody is in an appraisal, as their program tells it to whoever projects.
package struct PlaceSign: Equatable, Sendable {
  package var place: SignedPlace
  package var key: SigningKey
  package var signature: LineSignature
  /// When the file came to be as it is, by the clock of the disk: seconds and billionths.
  package var changed: [Int]

  /// Whether the key signed the place.
  package var isSigned: Bool { place.isSound && key.signed(place, signature) }

  /// The bytes of the file that tells it.
  var bytes: [UInt8] {
    let texts = [
      ("criterion", place.criterion), ("key", key.hex), ("option", place.option),
      ("person", place.person), ("screen", place.screen), ("signature", signature.hex),
    ]
    let members = texts.compactMap { name, text in text.map { JSONMember(name, .string($0)) } }
    let number = JSONMember("number", .number(String(place.number)))
    return StrictJSON.write(JSONNode(.object(members + [number])), style: .canonical)
  }
}

/// What a file of a place says.
private struct KeptPlace: JSONReadable {
  private let person, screen, key, signature: String
  private let option, criterion: String?
  private let number: Int

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    person = try fields.value("person")
    screen = try fields.value("screen")
    key = try fields.value("key")
    signature = try fields.value("signature")
    option = try fields.valueIfPresent("option")
    criterion = try fields.valueIfPresent("criterion")
    number = try fields.value("number")
  }

  /// The sign in an appraisal by a run of the program; nil where it names no key or no signature.
  func sign(in appraisal: String, by run: String, changed: [Int]) -> PlaceSign? {
    guard let key = SigningKey(hex: key), let signature = LineSignature(hex: signature) else {
      return nil
    }
    let place = SignedPlace(
      appraisal: appraisal, person: person, run: run, number: number, screen: screen,
      option: option, criterion: criterion)
    return PlaceSign(place: place, key: key, signature: signature, changed: changed)
  }

}

/// The places that programs tell in an appraisal: a file each, among what can be deleted at any time.
///
/// Whoever may write to the folder can put anything there; what counts of it is judged by the
/// signature and by who facilitates, not here.
package enum ToldPlaces {
  static let stem = "place-"
  /// The largest file, in bytes; a place takes less than half a thousand.
  private static let limit = 4096
  /// So many are looked at: a workshop has one or two.
  private static let most = 64

  /// Whether a file from the folder of the appraisal on tells a place.
  package static func isPlace(_ file: String) -> Bool {
    file.hasPrefix("\(RecordStore.derivedFolder)/\(stem)")
  }

  /// What is told now, by programs that still run.
  package static func all(in store: RecordStore) -> [PlaceSign] {
    let files = PosixFileSystem()
    guard let root = try? files.openFolder(store.path) else { return [] }
    defer { files.close(root) }
    guard let folder = try? files.openFolder(RecordStore.derivedFolder, in: root) else { return [] }
    defer { files.close(folder) }
    let names = ((try? files.list(folder, limit: 10_000)) ?? []).lazy.filter { item in
      !item.isFolder && item.name.hasPrefix(stem) && LedgerNames.isSafe(item.name)
    }
    return names.prefix(most).compactMap { sign($0.name, in: folder, store.identity.id) }
  }

  private static func sign(
    _ name: String, in folder: FolderHandle, _ appraisal: String
  ) -> PlaceSign? {
    let files = PosixFileSystem()
    guard isHeld(name, in: folder), let state = try? files.standing(of: name, in: folder),
      let bytes = try? files.read(name, in: folder, limit: limit),
      let kept = try? StrictJSON.read(KeptPlace.self, from: bytes, unknownKeys: .ignore)
    else { return nil }
    return kept.sign(
      in: appraisal, by: String(name.dropFirst(stem.count)), changed: state.changed)
  }

  /// Takes away what a program left that ended before it could.
  static func removeLeft(_ name: String, in folder: FolderHandle) {
    if !isHeld(name, in: folder) { unlinkat(folder.number, name, 0) }
  }

  /// Whether the program that wrote a file still runs, which holds a lock on it; where the disk has no
  /// locks nobody knows, and it is believed.
  private static func isHeld(_ name: String, in folder: FolderHandle) -> Bool {
    // A file that gives way to the next one meanwhile is let go.
    for _ in 0..<3 {
      let file = openat(folder.number, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard file >= 0 else { return false }
      defer { close(file) }
      guard flock(file, LOCK_SH | LOCK_NB) == 0 else { return true }
      var (open, there) = (stat(), stat())
      guard fstat(file, &open) == 0,
        fstatat(folder.number, name, &there, AT_SYMLINK_NOFOLLOW) == 0
      else { return false }
      if open.st_ino == there.st_ino { return false }
    }
    return true
  }
}
