package import StrictJSON

/// Who writes a segment and for which appraisal; entry 0 of every segment.
package struct LedgerHeader: Encodable, Equatable, Sendable {
  /// The id of the appraisal.
  package var appraisal: String
  /// The name of the segment, which stays when the file is renamed.
  package var segment: String
  /// The name of the writer.
  package var writer: String
  /// The person, or the pseudonym, who writes.
  package var person: String
  /// The body that the person sits for, empty when none is known.
  package var body: String
  package var host: String
  /// The version of the program.
  package var program: String
  /// The key that signs the segment, or nil for one that nobody signs.
  package var key: SigningKey?
  /// How the person was known, such as `login`; empty where nothing is said.
  package var known: String
  /// The key that the appraisal began with, or nil for one that began without.
  package var founder: SigningKey?
  /// The lowest version of a reader that understands the segment.
  package var reader: Int

  package init(
    appraisal: String, segment: String, writer: String, person: String, body: String,
    host: String, program: String, key: SigningKey? = nil, known: String = "",
    founder: SigningKey? = nil, reader: Int = LedgerFormat.plainReader
  ) {
    self.appraisal = appraisal
    self.segment = segment
    self.writer = writer
    self.person = person
    self.body = body
    self.host = host
    self.program = program
    self.key = key
    self.known = known
    self.founder = founder
    self.reader = reader
  }
}

extension LedgerHeader: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    appraisal = try fields.value("appraisal")
    segment = try fields.value("segment")
    writer = try fields.value("writer")
    person = try fields.value("person")
    body = try fields.value("body")
    host = try fields.value("host")
    program = try fields.value("program")
    key = try fields.optional("key").map(SigningKey.init(json:))
    known = try fields.optional("known").map(String.init(json:)) ?? ""
    founder = try fields.optional("founder").map(SigningKey.init(json:))
    reader = try fields.value("reader")
  }
}

/// The place of an entry among those that belong to one action.
package struct EditGroup: Hashable, Sendable {
  /// The id of the action: the operation of its first entry.
  package var id: String
  /// The place, counted from 0.
  package var i: Int
  /// The number of entries of the action.
  package var of: Int

  package init(id: String, i: Int, of: Int) {
    self.id = id
    self.i = i
    self.of = of
  }
}

package enum LedgerBody: Equatable, Sendable {
  /// Who writes; kept apart because it is large and there is one in a segment.
  indirect case header(LedgerHeader)
  /// A change, as JSON that the model decodes.
  case edit(EditText)
  /// A change that was taken out, by whom and why; its hash holds its place in the chain.
  indirect case withheld(by: String, why: String)
  /// The signature on the line before, which ends what was saved at once.
  indirect case signature(LineSignature)

  /// A change, given as a tree.
  package static func edit(_ tree: JSONNode) -> LedgerBody { .edit(EditText(tree)) }
}

/// One line of a segment.
package struct LedgerEntry: Equatable, Sendable {
  /// The number in the segment; 0 is the header.
  package var n: Int
  /// The operation, the same wherever the entry is written again; empty when withheld.
  package var op: String { packedOp.text }
  /// The moment in UTC as the writer's clock gave it, a label; empty when withheld.
  package var at: String { packedAt.text }
  package let packedOp: PackedText
  package let packedAt: PackedText
  /// The ends of other segments that changed since the line before, as entry numbers.
  package var seen: [String: Int]
  /// What shows that these ends were there, where it is said.
  package var saw: [String: SeenProof] = [:]
  /// The place in an action of several entries.
  package var group: EditGroup?
  package var body: LedgerBody
  /// The hash of the line.
  package var hash: Digest256
  /// The bytes of the line in the file, without the line feed.
  package var bytes: Range<Int>

  /// The change as a tree, or nil for a header or a withheld entry.
  ///
  /// - Complexity: O(number of bytes).
  package var edit: JSONNode? {
    guard case .edit(let edit) = body else { return nil }
    return edit.tree
  }
}
