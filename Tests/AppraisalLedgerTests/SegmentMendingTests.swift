import AppraisalLedger
import Testing

/// What other programs do to a segment as they save it again, and that it can be undone.
@Suite struct SegmentMendingTests {
  /// A way of saving a segment again, and what is said of it.
  struct Way: CustomTestStringConvertible, Sendable {
    var name: String
    var expected: [Reshaping]
    var save: @Sendable ([UInt8]) -> [UInt8]
    var testDescription: String { name }
  }

  private static func wide(_ bytes: [UInt8], lowFirst: Bool, mark: Bool) -> [UInt8] {
    let units = (mark ? [0xFEFF] : []) + Array(String(decoding: bytes, as: UTF8.self).utf16)
    return units.flatMap { unit -> [UInt8] in
      let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
      return lowFirst ? [low, high] : [high, low]
    }
  }

  private static func replacing(_ end: String, in bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { $0 == UInt8(ascii: "\n") ? Array(end.utf8) : [$0] }
  }

  static let ways = [
    Way(name: "CRLF", expected: [.lineEnds]) { replacing("\r\n", in: $0) },
    Way(name: "CRLF and no last line end", expected: [.lineEnds]) {
      Array(replacing("\r\n", in: $0).dropLast(2))
    },
    Way(name: "CR alone", expected: [.lineEnds]) { replacing("\r", in: $0) },
    Way(name: "CRLF in some lines", expected: [.lineEnds]) { bytes in
      let first = (bytes.firstIndex(of: UInt8(ascii: "\n")) ?? 0) + 1
      return Array(bytes[..<first]) + replacing("\r\n", in: Array(bytes[first...]))
    },
    Way(name: "a byte order mark", expected: [.byteOrderMark]) { [0xEF, 0xBB, 0xBF] + $0 },
    Way(name: "UTF-16, low byte first", expected: [.wideText]) {
      wide($0, lowFirst: true, mark: true)
    },
    Way(name: "UTF-16, high byte first, CRLF", expected: [.wideText, .lineEnds]) {
      wide(replacing("\r\n", in: $0), lowFirst: false, mark: true)
    },
    Way(name: "UTF-16 without a mark", expected: [.wideText]) {
      wide($0, lowFirst: true, mark: false)
    },
    Way(name: "trailing blanks", expected: [.trailingBlanks]) { replacing(" \t\n", in: $0) },
    Way(name: "empty lines", expected: [.emptyLines]) { replacing("\n\n", in: $0) },
    Way(name: "an empty line at the end", expected: [.emptyLines]) { $0 + [UInt8(ascii: "\n")] },
    Way(name: "a Western European encoding", expected: [.narrowText]) { bytes in
      String(decoding: bytes, as: UTF8.self).unicodeScalars.map { UInt8($0.value & 0xFF) }
    },
  ]

  private static func original() throws -> [UInt8] {
    try LedgerFixture.bytes(edits: ["one", "caf\u{E9} d\u{E9}j\u{E0}", "three"])
  }

  @Test(arguments: ways)
  func `what another program saved again is a change with its cause, and comes back whole`(
    way: Way
  ) throws {
    let original = try Self.original()
    let saved = way.save(original)
    try #require(saved != original)
    let scan = SegmentScan(saved)
    guard case .corrupt(let damage) = scan.verdict else {
      Issue.record("\(scan.verdict)")
      return
    }
    #expect(damage.reshapings == way.expected)
    #expect(damage.isMendable)
    #expect(damage.person == (scan.header == nil ? LedgerFixture.header().person : nil))
    #expect(damage.lost == min(3, max(1, 4 - scan.entries.count)))
    let mending = try #require(SegmentMending(saved))
    #expect(mending.isWhole)
    #expect(mending.bytes == original)
  }

  @Test(arguments: ways)
  func `a line that was changed as well does not come back`(way: Way) throws {
    var changed = try Self.original()
    let word = Array("three".utf8)
    let place = try #require(changed.indices.last { changed[$0...].starts(with: word) })
    changed[place] = UInt8(ascii: "T")
    let saved = way.save(changed)
    guard case .corrupt(let damage) = SegmentScan(saved).verdict else {
      Issue.record("not corrupt")
      return
    }
    #expect(!damage.isMendable)
    #expect(SegmentMending(saved)?.isWhole != true)
  }

  @Test func `a torn end stays torn when line ends are undone`() throws {
    let original = try Self.original()
    let torn = Array(original.dropLast(20))
    let mending = try #require(SegmentMending(Self.replacing("\r\n", in: torn)))
    #expect(mending.isWhole)
    #expect(mending.bytes == torn)
  }

  @Test func `a withheld line keeps the blanks that fill it up`() throws {
    var lines = try LedgerFixture.lines().map(\.bytes)
    let withheld = LedgerLine.withholding(
      2, hash: SegmentScan(try LedgerFixture.bytes()).entries[2].hash, by: "clerk", why: "exempt")
    lines[2] = withheld.bytes.dropLast() + Array("   \n".utf8)
    let original = Array(lines.joined())
    #expect(SegmentScan(original).verdict == .clean)
    #expect(SegmentMending(Self.replacing("\r\n", in: original))?.bytes == original)
  }

  @Test func `nothing is undone where nothing was done`() throws {
    #expect(SegmentMending(try Self.original()) == nil)
    #expect(SegmentMending([]) == nil)
  }
}
