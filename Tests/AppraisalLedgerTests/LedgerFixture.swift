import AppraisalLedger
import StrictJSON

/// Segments for tests.
enum LedgerFixture {
  static let appraisal = "a-1"

  static func header(
    segment: String = "s-1", appraisal: String = appraisal, reader: Int = LedgerFormat.reader
  ) -> LedgerHeader {
    LedgerHeader(
      appraisal: appraisal, segment: segment, writer: "ann-1", person: "ann", body: "Council",
      host: "desk", program: "1.0", reader: reader)
  }

  static func edit(_ text: String) -> LedgerBody {
    .edit(JSONNode(.object([JSONMember("note", .string(text))])))
  }

  static func draft(_ n: Int, _ text: String = "why") -> LedgerDraft {
    LedgerDraft(
      op: "9f2c-\(n)", at: "2026-11-21T00:12:59.123Z", seen: ["t-\(n)": n],
      group: n == 2 ? EditGroup(id: "9f2c-2", i: 0, of: 1) : nil, body: edit(text))
  }

  /// The lines of a segment with a header and some edits.
  static func lines(
    _ header: LedgerHeader = header(), edits: [String] = ["one", "two", "three"]
  ) throws -> [LedgerLine] {
    let first = LedgerDraft(
      op: "9f2c-0", at: "2026-11-21T00:12:58.000Z", seen: [:], body: .header(header))
    var lines = [try LedgerLine(first, n: 0, after: .zero)]
    for (place, text) in edits.enumerated() {
      let previous = lines[place].hash
      lines.append(try LedgerLine(draft(place + 1, text), n: place + 1, after: previous))
    }
    return lines
  }

  static func bytes(
    _ header: LedgerHeader = header(), edits: [String] = ["one", "two", "three"]
  ) throws -> [UInt8] {
    try lines(header, edits: edits).flatMap(\.bytes)
  }
}
