import AppraisalLedger
import StrictJSON
import Testing

@Suite struct LedgerSetTests {
  private func scan(_ segment: String, edits: [String] = ["one", "two"]) throws -> SegmentScan {
    SegmentScan(try LedgerFixture.bytes(LedgerFixture.header(segment: segment), edits: edits))
  }

  @Test func `segments are sorted by name and their ends are known`() throws {
    let ledger = LedgerSet(
      [("b.jsonl", try scan("s-2")), ("a.jsonl", try scan("s-1", edits: ["one"]))],
      appraisal: LedgerFixture.appraisal)
    #expect(ledger.segments.map(\.name) == ["s-1", "s-2"])
    #expect(ledger.others.isEmpty)
    #expect(ledger.seen == ["s-1": 1, "s-2": 2])
    #expect(ledger.heads == ledger.segments.compactMap(\.scan.head))
  }

  @Test func `of a copy and its beginning the longer counts`() throws {
    let whole = try scan("s-1", edits: ["one", "two"])
    let part = try scan("s-1", edits: ["one"])
    for order in [[("x", whole), ("y", part)], [("y", part), ("x", whole)]] {
      let ledger = LedgerSet(order, appraisal: LedgerFixture.appraisal)
      #expect(ledger.segments.map(\.file) == ["x"])
      #expect(ledger.segments.first?.usable == 3)
      #expect(ledger.segments.first?.scan.verdict == .clean)
      #expect(ledger.others.map(\.file) == ["y"])
      #expect(ledger.others.first?.scan.verdict == .clean)
    }
  }

  @Test func `of copies that differ only what they share counts and both are shown`() throws {
    let left = try scan("s-1", edits: ["one", "two", "left"])
    let right = try scan("s-1", edits: ["one", "two", "right"])
    let ledger = LedgerSet([("x", left), ("y", right)], appraisal: LedgerFixture.appraisal)
    #expect(ledger.segments.map(\.usable) == [3])
    #expect(ledger.segments.map(\.scan.verdict) == [.fork(other: "y")])
    #expect(ledger.others.map(\.scan.verdict) == [.fork(other: "x")])
    #expect(ledger.seen == ["s-1": 2])
    #expect(ledger.heads.first?.bytes == left.entries[2].bytes.upperBound + 1)
  }

  @Test func `what is foreign, newer or without a header does not count`() throws {
    let foreign = SegmentScan(try LedgerFixture.bytes(LedgerFixture.header(appraisal: "a-2")))
    let newer = SegmentScan(try LedgerFixture.bytes(LedgerFixture.header(reader: 9)))
    let ledger = LedgerSet(
      [("f", foreign), ("n", newer), ("e", SegmentScan([]))], appraisal: LedgerFixture.appraisal)
    #expect(ledger.segments.isEmpty)
    #expect(
      ledger.others.map(\.scan.verdict)
        == [.torn(ignored: 0), .foreign(appraisal: "a-2"), .newer(reader: 9)])
  }
}
