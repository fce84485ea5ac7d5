import AppraisalLedger
import Glibc
import StrictJSON

/// Writers' names, kept in a folder of the person's own outside any appraisal.
package enum WriterName {
  /// What a file says; a name that could lead elsewhere is refused.
  private struct Kept: JSONReadable {
    var writer: String

    init(json: JSONReader) throws(DecodingFailure) {
      let place = try json.fields().reader("writer")
      writer = try place.text()
      guard LedgerNames.isSafe(writer) else {
        throw place.refusal("A writer's name has letters, digits and hyphens alone.")
      }
    }
  }

  /// The name of a person as a writer on this machine, made at the first time.
  ///
  /// A pseudonym is random throughout and belongs to one appraisal, so that nothing in the folder
  /// leads to the person; give the appraisal's id for one.
  package static func find(
    for person: String, pseudonymIn appraisal: String? = nil, keptIn path: String,
    random: () -> UInt64, files: any FileSystem = PosixFileSystem()
  ) throws(RecordError) -> String {
    let folder: FolderHandle
    do {
      try files.ensureFolders(path)
      folder = try files.openFolder(path)
    } catch {
      throw RecordError(.system(error), path)
    }
    defer { files.close(folder) }
    let key = Digest256(of: Array("\(person)\n\(appraisal ?? "")".utf8)).short
    let file = "writer-\(key).json"
    if let kept = try read(file, in: folder, path, files) { return kept }
    let stem = appraisal == nil ? slug(person) : "p"
    let name = "\(stem)-\(LedgerNames.hex(random()))"
    try keep(name, for: person, as: file, in: folder, path, random(), files)
    // Another program may have been first; then its name is the one.
    guard let kept = try read(file, in: folder, path, files) else { return name }
    return kept
  }

  /// The name of a person as a writer that is kept on this machine, or nil.
  package static func kept(
    for person: String, keptIn path: String, files: any FileSystem = PosixFileSystem()
  ) -> String? {
    guard let folder = try? files.openFolder(path) else { return nil }
    defer { files.close(folder) }
    let key = Digest256(of: Array("\(person)\n".utf8)).short
    return (try? read("writer-\(key).json", in: folder, path, files)) ?? nil
  }

  private static func read(
    _ file: String, in folder: FolderHandle, _ path: String, _ files: any FileSystem
  ) throws(RecordError) -> String? {
    let bytes: [UInt8]
    do {
      bytes = try files.read(file, in: folder, limit: 1 << 16)
    } catch {
      if error.code == ENOENT { return nil }
      throw RecordError(.system(error), "\(path)/\(file)")
    }
    do {
      return try StrictJSON.read(Kept.self, from: bytes, unknownKeys: .ignore).writer
    } catch {
      let position = TextPosition(of: error.offset, in: bytes)
      throw RecordError(.unreadable(error, position), "\(path)/\(file)")
    }
  }

  private static func keep(
    _ name: String, for person: String, as file: String, in folder: FolderHandle,
    _ path: String, _ random: UInt64, _ files: any FileSystem
  ) throws(RecordError) {
    let kept = JSONNode(
      .object([JSONMember("person", .string(person)), JSONMember("writer", .string(name))]))
    let bytes = StrictJSON.write(kept, style: .pretty)
    do {
      try files.publish(bytes, as: file, in: folder, mode: 0o600, random: random)
    } catch {
      guard error.isTaken else { throw RecordError(.system(error), "\(path)/\(file)") }
    }
  }

  /// At most 32 lower-case letters, digits and single hyphens; `writer` when nothing is left.
  static func slug(_ person: String) -> String {
    var slug = ""
    for byte in person.lowercased().utf8 where slug.utf8.count < 32 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        slug.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        if !slug.isEmpty, !slug.hasSuffix("-") { slug += "-" }
      }
    }
    while slug.hasSuffix("-") { slug.removeLast() }
    return slug.isEmpty ? "writer" : slug
  }
}
