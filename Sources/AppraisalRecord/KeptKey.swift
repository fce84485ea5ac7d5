package import AppraisalLedger
import StrictJSON

/// The private keys of writers, each kept on one machine and never in an appraisal.
package enum KeptKey {
  /// What a file says.
  private struct Kept: JSONReadable {
    var key: WriterKey

    init(json: JSONReader) throws(DecodingFailure) {
      let place = try json.fields().reader("seed")
      guard let key = WriterKey(hex: try place.text()) else {
        throw place.refusal("A key is kept as 64 hexadecimal digits.")
      }
      self.key = key
    }
  }

  /// The key of a person on this machine, made at the first time.
  package static func find(
    for person: String, keptIn place: PrivatePlace, random: () -> UInt64
  ) throws(RecordError) -> WriterKey {
    if let kept = try kept(for: person, keptIn: place) { return kept }
    guard let key = WriterKey(random: random) else {
      throw RecordError(.system(SystemFailure(.create, place.path, 0)), place.path)
    }
    try keep(key, for: person, in: place, random())
    // Another program may have been first; then its key is the one.
    return try kept(for: person, keptIn: place) ?? key
  }

  /// The key of a person that is kept on this machine, or nil.
  package static func kept(
    for person: String, keptIn place: PrivatePlace
  ) throws(RecordError) -> WriterKey? {
    let file = name(for: person)
    let bytes: [UInt8]?
    do {
      bytes = try place.read(file, limit: 1 << 16)
    } catch {
      throw RecordError(.system(error), "\(place.path)/\(file)")
    }
    guard let bytes else { return nil }
    do {
      return try StrictJSON.read(Kept.self, from: bytes, unknownKeys: .ignore).key
    } catch {
      let position = TextPosition(of: error.offset, in: bytes)
      throw RecordError(.unreadable(error, position), "\(place.path)/\(file)")
    }
  }

  /// Whether a key of somebody else is kept there as well.
  package static func keepsAnother(than person: String, in place: PrivatePlace) -> Bool {
    let names = (try? place.names()) ?? []
    return names.contains { $0.hasPrefix("key-") && $0 != name(for: person) }
  }

  private static func keep(
    _ key: WriterKey, for person: String, in place: PrivatePlace, _ random: UInt64
  ) throws(RecordError) {
    let kept = JSONNode(
      .object([JSONMember("person", .string(person)), JSONMember("seed", .string(key.hex))]))
    let file = name(for: person)
    do {
      try place.keep(StrictJSON.write(kept, style: .pretty), as: file, random: random)
    } catch {
      guard error.isTaken else { throw RecordError(.system(error), "\(place.path)/\(file)") }
    }
  }

  private static func name(for person: String) -> String {
    "key-\(Digest256(of: Array("\(person)\n".utf8)).short).json"
  }
}
