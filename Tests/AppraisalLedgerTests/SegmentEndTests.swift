import StrictJSON
import Testing
@testable import AppraisalLedger

/// What is added to a segment is read alone, and never accused of being half there.
@Suite struct SegmentEndTests {
  private static let key = WriterKey(seed: Array(repeating: 7, count: 32))

  /// A signed segment of so many batches, and where each of them ends.
  private static func segment(batches: Int) throws -> (bytes: [UInt8], ends: [Int]) {
    let key = try #require(key)
    let header = LedgerHeader(
      appraisal: "a-1", segment: "s-1", writer: "w", person: "mo", body: "", host: "h",
      program: "1", key: key.signingKey)
    var line = try LedgerLine(
      LedgerDraft(op: "s-1-0", at: "2026", seen: [:], saw: [:], body: .header(header)), n: 0,
      after: .zero)
    var (bytes, ends, n) = (line.bytes, [Int](), 1)
    for batch in 0..<batches {
      for _ in 0...(batch % 2) {
        let edit = JSONNode(.object([JSONMember("hold", .string("\(n)"))]))
        line = try LedgerLine(
          LedgerDraft(op: "op-\(n)", at: "2026", seen: [:], saw: [:], body: .edit(edit)), n: n,
          after: line.hash)
        bytes += line.bytes
        n += 1
      }
      let signed = try #require(
        LedgerLine.signing(SignedEnd(segment: "s-1", n: n - 1, hash: line.hash), with: key))
      line = signed.line
      bytes += line.bytes
      n += 1
      ends.append(bytes.count)
    }
    return (bytes, ends)
  }

  @Test func `what was added is read as a reading of the whole reads it`() throws {
    let (bytes, ends) = try Self.segment(batches: 5)
    let whole = SegmentScan(bytes)
    let end = try #require(SegmentEnd(of: SegmentScan(Array(bytes[..<ends[1]]))))
    let growth = try #require(end.growth(in: Array(bytes[end.start...])))
    #expect(growth.isWhole)
    #expect(Array(whole.entries[end.count...]) == growth.entries)
    #expect(growth.end == SegmentEnd(of: whole))
  }

  @Test func `of what is half there the whole part is taken and the rest waited for`() throws {
    let (bytes, ends) = try Self.segment(batches: 4)
    let end = try #require(SegmentEnd(of: SegmentScan(Array(bytes[..<ends[0]]))))
    for cut in ends[0]...bytes.count {
      let growth = try #require(
        end.growth(in: Array(bytes[end.start..<cut])), "at byte \(cut)")
      let done = ends.last { $0 <= cut } ?? 0
      #expect(growth.end.bytes == done, "at byte \(cut)")
      #expect(growth.isWhole == (done == cut), "at byte \(cut)")
    }
  }

  @Test func `a byte that is changed is never taken`() throws {
    let (bytes, ends) = try Self.segment(batches: 2)
    let end = try #require(SegmentEnd(of: SegmentScan(Array(bytes[..<ends[0]]))))
    for place in end.start..<bytes.count {
      var changed = bytes
      changed[place] ^= 1
      let growth = end.growth(in: Array(changed[end.start...]))
      #expect(growth == nil || growth?.entries.isEmpty == true, "at byte \(place)")
    }
  }
}
