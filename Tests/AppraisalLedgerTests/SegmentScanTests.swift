import SeededRandom
import AppraisalLedger
import StrictJSON
import Testing

@Suite struct SegmentScanTests {
  @Test func `a whole segment is clean and gives back what was written`() throws {
    let lines = try LedgerFixture.lines()
    let scan = SegmentScan(lines.flatMap(\.bytes))
    #expect(scan.verdict == .clean)
    #expect(scan.header == LedgerFixture.header())
    #expect(scan.entries.map(\.n) == [0, 1, 2, 3])
    #expect(scan.entries.map(\.hash) == lines.map(\.hash))
    #expect(scan.entries[2].op == "9f2c-2")
    #expect(scan.entries[2].seen == ["t-2": 2])
    #expect(scan.entries[2].group == EditGroup(id: "9f2c-2", i: 0, of: 1))
    #expect(scan.entries[3].edit?["note"]?.text == "three")
    #expect(scan.goodEnd == lines.flatMap(\.bytes).count)
    let head = try #require(scan.head)
    #expect(head.n == 3)
    #expect(head.h == lines[3].hash.hex)
    #expect(head.bytes == scan.goodEnd)
  }

  @Test func `a tail torn at any byte is recognised and the rest is kept`() throws {
    let lines = try LedgerFixture.lines()
    let bytes = lines.flatMap(\.bytes)
    var ends: [Int] = [0]
    for line in lines { ends.append((ends.last ?? 0) + line.bytes.count) }
    for length in 0..<bytes.count {
      let whole = ends.last { $0 <= length } ?? 0
      let scan = SegmentScan(Array(bytes[..<length]))
      // A line that lacks its line feed alone is whole.
      let isUnended = ends.contains(length + 1)
      let expected: SegmentVerdict =
        isUnended
        ? .unended : whole == length && length > 0 ? .clean : .torn(ignored: length - whole)
      #expect(scan.verdict == expected, "length \(length)")
      #expect(scan.goodEnd == (isUnended ? length : whole), "length \(length)")
      let count = ends.filter { $0 <= length + (isUnended ? 1 : 0) }.count - 1
      #expect(scan.entries.count == count, "length \(length)")
    }
  }

  @Test(arguments: [1, 0x20, 0x80] as [UInt8])
  func `a flipped byte is detected wherever it is`(_ mask: UInt8) throws {
    let bytes = try LedgerFixture.bytes()
    let last = try #require(try LedgerFixture.lines().last?.bytes.count)
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= mask
      let scan = SegmentScan(damaged)
      #expect(scan.verdict != .clean, "byte \(place)")
      #expect(scan.goodEnd <= place, "byte \(place)")
      // Without the line feed before it, the last line is one with the line before.
      if place < bytes.count - last - 1 {
        guard case .corrupt = scan.verdict else {
          Issue.record("byte \(place): \(scan.verdict)")
          continue
        }
      }
    }
  }

  @Test func `zeros after the end are a torn tail`() throws {
    let bytes = try LedgerFixture.bytes()
    let scan = SegmentScan(bytes + [UInt8](repeating: 0, count: 4096))
    #expect(scan.verdict == .torn(ignored: 4096))
    #expect(scan.entries.count == 4)
  }

  @Test(arguments: [
    (1, LineFault.wrongNumber(found: 2, expected: 1)), (2, .wrongNumber(found: 3, expected: 2)),
  ])
  func `a line that is gone is missed`(_ gone: Int, _ fault: LineFault) throws {
    var lines = try LedgerFixture.lines()
    lines.remove(at: gone)
    let scan = SegmentScan(lines.flatMap(\.bytes))
    let offset = lines[..<gone].map(\.bytes.count).reduce(0, +)
    let damage = CorruptLine(line: gone + 1, offset: offset, fault: fault, lost: 3 - gone)
    #expect(scan.verdict == .corrupt(damage))
    #expect(scan.entries.count == gone)
  }

  @Test func `a line from another segment does not fit`() throws {
    var lines = try LedgerFixture.lines()
    lines[2] = try LedgerFixture.lines(edits: ["other", "two", "three"])[2]
    guard case .corrupt(let line) = SegmentScan(lines.flatMap(\.bytes)).verdict else {
      Issue.record("not corrupt")
      return
    }
    #expect(line.line == 3)
    #expect(line.fault == .wrongHash)
  }

  @Test func `a last line that was rewritten is a change and not a crash`() throws {
    let bytes = try LedgerFixture.bytes()
    let word = Array("three".utf8)
    let place = try #require(bytes.indices.last { bytes[$0...].starts(with: word) })
    let changed = bytes[..<place] + "THREE".utf8 + bytes[(place + word.count)...]
    guard case .corrupt(let line) = SegmentScan(Array(changed)).verdict else {
      Issue.record("not corrupt")
      return
    }
    #expect(line == CorruptLine(line: 4, offset: line.offset, fault: .wrongHash, lost: 1))
  }

  @Test func `a withheld line keeps the chain`() throws {
    var lines = try LedgerFixture.lines()
    lines[2] = LedgerLine.withholding(2, hash: lines[2].hash, by: "clerk", why: "exempt")
    let scan = SegmentScan(lines.flatMap(\.bytes))
    #expect(scan.verdict == .clean)
    #expect(scan.entries[2].body == .withheld(by: "clerk", why: "exempt"))
    #expect(scan.entries[3].edit?["note"]?.text == "three")
  }

  @Test func `a withheld line with another hash breaks the chain`() throws {
    var lines = try LedgerFixture.lines()
    lines[2] = LedgerLine.withholding(2, hash: .zero, by: "clerk", why: "exempt")
    guard case .corrupt(let line) = SegmentScan(lines.flatMap(\.bytes)).verdict else {
      Issue.record("not corrupt")
      return
    }
    #expect(line.line == 4)
  }

  @Test func `a segment for newer readers is left alone`() throws {
    let header = LedgerFixture.header(reader: 3)
    let scan = SegmentScan(try LedgerFixture.bytes(header))
    #expect(scan.verdict == .newer(reader: 3))
  }

  @Test func `members of newer programs are passed over and still covered`() throws {
    let content = Array(
      #"{"n":0,"op":"a","at":"","seen":{},"extra":[1],"header":"#.utf8)
    let header = try StrictJSON.encode(LedgerFixture.header(), style: .canonical)
    let hash = Digest256(
      of: Array("appraise.ledger.v1\n\(Digest256.zero.hex)".utf8) + content + header)
    let bytes = content + header + Array(",\"h\":\"\(hash.hex)\"}\n".utf8)
    #expect(SegmentScan(bytes).verdict == .clean)
  }

  @Test(arguments: [
    (#"{"n":-1}"#, "\"n\""), (#"[]"#, "an object"), (#"{"n":0}"#, "\"h\" at its end"),
    (#"{"n":1,"withheld":"x","by":"a","why":"b"}"#, "\"withheld\", \"by\" and \"why\""),
  ])
  func `lines that are JSON but no entries end the good part`(_ text: String, _ part: String) {
    let scan = SegmentScan(Array("\(text)\n".utf8))
    #expect(
      scan.verdict
        == .corrupt(CorruptLine(line: 1, offset: 0, fault: .malformed(part), lost: 1)))
    #expect(scan.header == nil)
  }

  @Test func `many empty lines are a change that can be undone`() throws {
    let bytes = try LedgerFixture.bytes()
    let empty = [UInt8](repeating: UInt8(ascii: "\n"), count: 1 << 18)
    guard case .corrupt(let damage) = SegmentScan(bytes + empty).verdict else {
      Issue.record("not corrupt")
      return
    }
    #expect(damage.reshapings == [.emptyLines])
    #expect(damage.isMendable)
    let line = try LedgerFixture.lines()[3].bytes
    guard case .corrupt(let doubled) = SegmentScan(bytes + empty + line).verdict else {
      Issue.record("not corrupt")
      return
    }
    #expect(!doubled.isMendable)
  }

  @Test func `a whole line without its line feed counts`() throws {
    let bytes = try LedgerFixture.bytes()
    let scan = SegmentScan(bytes.dropLast())
    #expect(scan.verdict == .unended)
    #expect(scan.entries == SegmentScan(bytes).entries)
    // Ends are named as if the line feed were there, and it may be put back.
    #expect(scan.head == SegmentScan(bytes).head)
  }

  @Test(arguments: ["rest", " ", "{\"n\":4\r", "{\"n\":4}", "[\"n\""])
  func `what is no beginning of a line is a change and not a crash`(_ rest: String) throws {
    guard case .corrupt = SegmentScan(try LedgerFixture.bytes() + rest.utf8).verdict else {
      Issue.record("\(rest) is not corrupt")
      return
    }
  }

  @Test func `a bad line with its line feed is a change, also at the end`() throws {
    let bytes = try LedgerFixture.bytes() + Array("{\"n\":4,\"op\n".utf8)
    guard case .corrupt(let damage) = SegmentScan(bytes).verdict else {
      Issue.record("not corrupt")
      return
    }
    #expect(damage.line == 5)
    #expect(damage.lost == 1)
  }

  @Test func `a line longer than the limit is not read`() throws {
    let long = [UInt8](repeating: UInt8(ascii: "["), count: LedgerFormat.maximumLineBytes + 1)
    let bytes = try LedgerFixture.bytes() + long + [UInt8(ascii: "\n")]
    let scan = SegmentScan(bytes)
    guard case .corrupt(let damage) = scan.verdict else {
      Issue.record("not corrupt")
      return
    }
    #expect(
      damage.fault == .tooLong(bytes: long.count, limit: LedgerFormat.maximumLineBytes))
    #expect(scan.entries.count == 4)
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `any bytes can be scanned and a good prefix scans the same`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let bytes = try LedgerFixture.bytes()
    for _ in 0..<300 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<damaged.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: damaged[place] = UInt8.random(in: 0...255, using: &random)
        case 1: damaged.remove(at: place)
        case 2: damaged.insert(UInt8(ascii: "\n"), at: place)
        default: damaged.insert(contentsOf: damaged[place...].prefix(80), at: place)
        }
      }
      let scan = SegmentScan(damaged)
      let again = SegmentScan(Array(damaged[..<scan.goodEnd]))
      #expect(again.entries == scan.entries, "seed \(seed)")
    }
  }
}
