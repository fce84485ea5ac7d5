import AppraisalLedger
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
    for person: String, pseudonymIn appraisal: String? = nil, keptIn place: PrivatePlace,
    random: () -> UInt64
  ) throws(RecordError) -> String {
    let key = Digest256(of: Array("\(person)\n\(appraisal ?? "")".utf8)).short
    let file = "writer-\(key).json"
    if let kept = try read(file, in: place) { return kept }
    let name = fresh(for: person, isPseudonym: appraisal != nil, random: random)
    try keep(name, for: person, as: file, in: place, random())
    // Another program may have been first; then its name is the one.
    return try read(file, in: place) ?? name
  }

  /// The name of a person as a writer that is kept on this machine, or nil.
  package static func kept(
    for person: String, keptIn place: PrivatePlace
  ) -> String? {
    let key = Digest256(of: Array("\(person)\n".utf8)).short
    return (try? read("writer-\(key).json", in: place)) ?? nil
  }

  /// A name that nobody has, which serves for one sitting where it cannot be kept.
  package static func fresh(
    for person: String, isPseudonym: Bool = false, random: () -> UInt64
  ) -> String {
    "\(isPseudonym ? "p" : slug(person))-\(LedgerNames.hex(random()))"
  }

  private static func read(
    _ file: String, in place: PrivatePlace
  ) throws(RecordError) -> String? {
    let path = "\(place.path)/\(file)"
    let found: [UInt8]?
    do {
      found = try place.read(file, limit: 1 << 16)
    } catch {
      throw RecordError(.system(error), error.path == file ? path : place.path)
    }
    guard let bytes = found else { return nil }
    do {
      return try StrictJSON.read(Kept.self, from: bytes, unknownKeys: .ignore).writer
    } catch {
      let position = TextPosition(of: error.offset, in: bytes)
      throw RecordError(.unreadable(error, position), path)
    }
  }

  private static func keep(
    _ name: String, for person: String, as file: String, in place: PrivatePlace,
    _ random: UInt64
  ) throws(RecordError) {
    let kept = JSONNode(
      .object([JSONMember("person", .string(person)), JSONMember("writer", .string(name))]))
    let bytes = StrictJSON.write(kept, style: .pretty)
    do {
      try place.keep(bytes, as: file, random: random)
    } catch {
      guard error.isTaken else { throw RecordError(.system(error), "\(place.path)/\(file)") }
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
