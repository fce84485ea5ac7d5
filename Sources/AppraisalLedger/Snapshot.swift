package import StrictJSON

/// What stands at the head of a snapshot.
package struct SnapshotHeader: Encodable, Equatable, Sendable {
  package var format = Snapshot.format
  /// The version of the format.
  package var major = Snapshot.major
  /// A label that people count by; two snapshots may have the same.
  package var number: Int
  package var name: String
  package var note: String
  /// The moment in UTC as the maker's clock gave it, a label.
  package var at: String
  package var by: String
  /// The id of the appraisal.
  package var appraisal: String
  /// The version of the engine that made the results.
  package var engine: String
  /// The ends of all segments that went in.
  package var heads: [LedgerHead]
  /// The hashes of the snapshots that it follows, sorted.
  package var follows: [String]
  /// How many markings and weights were left out, because a round hid them; nil for none.
  ///
  /// The heads stand for what they were.
  package var hidden: Int?
  /// The round that was not revealed, whose marks were left out; nil where none hid any.
  package var round: Int?
  /// The rules by which the entries became the state; nil for the first, before they had a number.
  package var rules: Int?

  /// Makes a header; heads and hashes are sorted so that the order given does not matter.
  package init(
    number: Int, name: String, note: String, at: String, by: String, appraisal: String,
    engine: String, heads: [LedgerHead], follows: [String], hidden: Int? = nil, round: Int? = nil,
    rules: Int? = nil
  ) {
    self.number = number
    self.name = name
    self.note = note
    self.at = at
    self.by = by
    self.appraisal = appraisal
    self.engine = engine
    self.heads = heads.sorted { $0.segment < $1.segment }
    self.follows = follows.sorted()
    (self.hidden, self.round, self.rules) = (hidden, round, rules)
  }
}

extension SnapshotHeader: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    format = try fields.value("format")
    major = try fields.value("major")
    number = try fields.value("number")
    name = try fields.value("name")
    note = try fields.value("note")
    at = try fields.value("at")
    by = try fields.value("by")
    appraisal = try fields.value("appraisal")
    engine = try fields.value("engine")
    heads = try fields.value("heads")
    follows = try fields.value("follows")
    hidden = try fields.optional("hidden").map(Int.init(json:))
    round = try fields.optional("round").map(Int.init(json:))
    rules = try fields.optional("rules").map(Int.init(json:))
  }
}

/// Why bytes are not a snapshot that can be trusted.
package enum SnapshotFailure: Error, Equatable, Sendable {
  /// The name is not one of a snapshot.
  case badName
  /// The bytes are not those that the name was made for.
  case changed(expected: String, found: String)
  /// The bytes do not hold what a snapshot holds.
  case unreadable(DecodingFailure)
  /// It was written by a newer program.
  case newer(major: Int)
}

/// A complete and immutable state of an appraisal with what it led to.
package struct Snapshot: Encodable, Equatable, Sendable {
  /// What the format is called.
  package static let format = "appraise.snapshot"
  /// The version of the format.
  package static let major = 1
  /// State and results may nest deeper than a line of a ledger.
  private static let limits = JSONLimits(maximumDepth: 32)

  /// When, by whom, from what.
  package var header: SnapshotHeader
  /// The state of the appraisal.
  package var state: JSONNode
  /// The results with their methods, seeds and settings.
  package var results: JSONNode

  package init(header: SnapshotHeader, state: JSONNode, results: JSONNode) {
    self.header = header
    self.state = state
    self.results = results
  }

  package func encoded() throws(EncodingFailure) -> [UInt8] {
    try StrictJSON.encode(self, style: .pretty)
  }

  /// Reads a file and holds its bytes against its name.
  package init(_ bytes: [UInt8], named name: String) throws(SnapshotFailure) {
    guard let parsed = SnapshotName(name) else { throw .badName }
    let found = Digest256(of: bytes).short
    guard found == parsed.hash else { throw .changed(expected: parsed.hash, found: found) }
    do {
      let root = try StrictJSON.read(JSONNode.self, from: bytes, limits: Self.limits)
      if let major = root["header"]?["major"]?.integer, major > Self.major {
        throw SnapshotFailure.newer(major: major)
      }
      self = try StrictJSON.read(Snapshot.self, from: root, unknownKeys: .ignore)
    } catch let failure as SnapshotFailure {
      throw failure
    } catch let failure as DecodingFailure {
      throw .unreadable(failure)
    } catch {
      throw .badName
    }
  }
}

extension Snapshot: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    header = try fields.value("header")
    state = try fields.value("state")
    results = try fields.value("results")
  }
}

/// The name of a snapshot's file, such as `000007-9f2c41d0a1b2c3d4.json`.
package struct SnapshotName: Hashable, Sendable {
  /// The label that people count by.
  package var number: Int
  /// The first 16 hexadecimal digits of the hash of the bytes.
  package var hash: String

  /// Names bytes.
  package init(number: Int, bytes: [UInt8]) {
    self.number = number
    hash = Digest256(of: bytes).short
  }

  /// Reads a name; anything else is nil.
  package init?(_ file: String) {
    let parts = file.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count >= 6, parts[1].hasSuffix(".json"),
      parts[0].utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = Int(parts[0])
    else { return nil }
    let hash = String(parts[1].dropLast(5))
    guard Digest256(hex: hash + hash + hash + hash) != nil else { return nil }
    self.number = number
    self.hash = hash
    guard self.file == file else { return nil }
  }

  /// The name of the file.
  package var file: String {
    let digits = String(number)
    let padding = String(repeating: "0", count: max(0, 6 - digits.utf8.count))
    return "\(padding)\(digits)-\(hash).json"
  }
}
