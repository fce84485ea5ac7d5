import StrictJSON
import Testing

@testable import AppraisalLedger

/// What a crash cut short, and what somebody took away.
@Suite struct LostEntriesTests {
  /// A segment of a header and entries, each given by what it had seen and its place in an action.
  private func scan(
    _ name: String, _ entries: [(seen: [String: Int], group: EditGroup?)]
  ) throws -> SegmentScan {
    let header = LedgerDraft(
      op: "\(name)-0", at: "", seen: [:], body: .header(LedgerFixture.header(segment: name)))
    var line = try LedgerLine(header, n: 0, after: .zero)
    var bytes = line.bytes
    for (place, entry) in entries.enumerated() {
      let draft = LedgerDraft(
        op: "\(name)-\(place + 1)", at: "", seen: entry.seen, group: entry.group,
        body: LedgerFixture.edit("why"))
      line = try LedgerLine(draft, n: place + 1, after: line.hash)
      bytes += line.bytes
    }
    return SegmentScan(bytes)
  }

  private func ledger(_ scans: SegmentScan...) -> LedgerSet {
    LedgerSet(
      scans.enumerated().map { ("f-\($0.offset)", $0.element) }, appraisal: LedgerFixture.appraisal
    )
  }

  private func action(_ id: String, of count: Int, cutTo rest: Int? = nil) -> [EditGroup?] {
    (0..<(rest ?? count)).map { EditGroup(id: id, i: $0, of: count) }
  }

  @Test(arguments: [(3, 3), (2, 1), (1, 1), (0, 1)])
  func `an action that was cut short counts for nothing`(_ rest: Int, _ whole: Int) throws {
    let groups = [nil] + action("g", of: 3, cutTo: rest)
    let segment = try #require(
      ledger(try scan("s", groups.map { ([:], $0) })).segments.first)
    #expect(segment.usable == 2 + rest)
    #expect(segment.wholeEntries.count == (rest == 3 ? 5 : 2))
    #expect(segment.wholeEntries.last?.n == (rest == 3 ? 4 : whole))
  }

  @Test func `an action of which an entry is withheld is whole`() throws {
    let header = LedgerDraft(
      op: "s-0", at: "", seen: [:], body: .header(LedgerFixture.header(segment: "s")))
    var line = try LedgerLine(header, n: 0, after: .zero)
    var lines = [line]
    for place in 0..<3 {
      let draft = LedgerDraft(
        op: "s-\(place)", at: "", seen: [:], group: EditGroup(id: "g", i: place, of: 3),
        body: LedgerFixture.edit("why"))
      line = try LedgerLine(draft, n: place + 1, after: line.hash)
      lines.append(line)
    }
    for place in 1...3 {
      var withheld = lines
      withheld[place] = .withholding(place, hash: lines[place].hash, by: "fay", why: "asked")
      let segment = try #require(
        ledger(SegmentScan(withheld.flatMap(\.bytes))).segments.first)
      #expect(segment.scan.verdict == .clean)
      #expect(segment.wholeEntries.count == 4)
    }
  }

  @Test func `a sitting that is gone is missed by whoever had seen it`() throws {
    let gone = try scan("a", [([:], nil), ([:], nil)])
    let short = try scan("b", [([:], nil)])
    let witness = try scan("c", [(["a": 1, "b": 1], nil), (["a": 2, "b": 3], nil)])
    #expect(ledger(gone, witness).missing.map(\.segment) == ["b"])
    #expect(
      ledger(short, witness).missing == [
        MissingEntry(segment: "a", n: 2, last: nil, seenBy: "f-1"),
        MissingEntry(segment: "b", n: 3, last: 1, seenBy: "f-1"),
      ])
    #expect(ledger(gone, short).missing.isEmpty)
  }

  @Test func `a sitting of a newer program is not missed`() throws {
    let newer = SegmentScan(
      try LedgerFixture.bytes(LedgerFixture.header(segment: "a", reader: 9)))
    #expect(ledger(newer, try scan("c", [(["a": 2], nil)])).missing.isEmpty)
  }

  @Test func `sectors of the last write that did not reach the disk are the trace of a crash`()
    throws
  {
    let long = String(repeating: "because ", count: 100)
    let bytes = try LedgerFixture.bytes(edits: ["one", long, "three"])
    let lines = SegmentScan(bytes).entries.map(\.bytes)
    let start = lines[2].lowerBound
    let sector = (start + 511) / 512 * 512
    // From the beginning of the write, from a sector on, to a sector's end and to the file's end.
    for hole in [start..<sector, sector..<sector + 512, start..<bytes.count] {
      var torn = bytes
      for place in hole { torn[place] = 0 }
      let scan = SegmentScan(torn)
      #expect(scan.verdict == .torn(ignored: bytes.count - start), "\(hole)")
      #expect(scan.entries.count == 2)
    }
  }

  @Test func `zeros that no disk leaves are a change`() throws {
    let long = String(repeating: "because ", count: 100)
    let bytes = try LedgerFixture.bytes(edits: ["one", long, "three"])
    let start = SegmentScan(bytes).entries[2].bytes.lowerBound
    let sector = (start + 511) / 512 * 512
    for hole in [start + 1..<sector, sector..<sector + 511, sector + 1..<sector + 512] {
      var changed = bytes
      for place in hole { changed[place] = 0 }
      guard case .corrupt(let line) = SegmentScan(changed).verdict else {
        Issue.record("\(hole) is called \(SegmentScan(changed).verdict)")
        continue
      }
      #expect(line.line == 3)
    }
  }
}
