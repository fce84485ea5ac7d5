import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import Foundation
import Testing

@testable import AppraisalFolder

/// What somebody noted is found again, and what is gone is told.
@Suite struct NotedRecordTests {
  /// Seconds by which a clock may be wrong.
  static let wrongClocks = [0, 3600, -3600, 86_400 * 365, -1_268_215_000]

  private func note(_ board: Board) throws -> RecordHead { RecordHead(try board.record()) }

  @Test(arguments: wrongClocks)
  func `a hash is found again whatever one clock says`(_ offset: Int) throws {
    let board = try Board()
    // Both have it open at once, so that neither sees what the other writes.
    _ = try board.sitting("mo", ahead: offset)
    _ = try board.sitting("fay")
    var noted: [(String, Int)] = []
    for count in 1...6 {
      try board.mark("mo", count)
      noted.append((try note(board).hash, try board.lines))
      try board.mark("fay", count)
      noted.append((try note(board).hash, try board.lines))
    }
    let record = try board.record()
    for (hash, lines) in noted {
      #expect(
        NotedRecord(hash, in: record)
          == .kept(lines: try board.lines - lines, snapshots: 0, withheld: 0))
    }
  }

  @Test func `an observer who joins by a clock of 1970 hides nothing`() throws {
    let board = try Board()
    try board.mark("fay", 10)
    try board.snapshot("Before")
    let noted = try note(board).hash
    let lines = try board.lines
    try board.mark("mo", 10, ahead: -1_268_215_000)
    board.leave("fay")
    try board.snapshot("After")
    #expect(
      NotedRecord(noted, in: try board.record())
        == .kept(lines: try board.lines - lines, snapshots: 1, withheld: 0))
  }

  @Test func `what a screen shows beside what others write is found`() throws {
    let board = try Board()
    let fay = try board.sitting("fay")
    try board.mark("mo", 20)
    try board.mark("fay", 10)
    // Fay has not seen what Mo wrote.
    let shown = fay.head.hash
    let record = try board.record()
    #expect(RecordHead(record).hash != shown)
    #expect(NotedRecord(shown, in: record) == .kept(lines: 4, snapshots: 0, withheld: 0))
  }

  @Test func `what was cut is told for certain`() throws {
    let board = try Board()
    try board.mark("mo", 20)
    let head = try note(board)
    let path = try board.record().contents.ledger.segments.last.map { "\(board.path)/\($0.file)" }
    try FileManager.default.removeItem(atPath: try #require(path))
    let record = try board.record()
    #expect(NotedRecord(head.hash, in: record) == .lost(nil))
    guard case .lost(let what?) = NotedRecord(head.note, in: record) else {
      Issue.record("The note does not say what is gone.")
      return
    }
    #expect(what.contains("is not here up to entry"))
  }

  @Test func `lines that are withheld since are told`() throws {
    let board = try Board()
    try board.mark("fay", 20)
    let head = try note(board)
    let record = try board.record()
    let line = try #require(record.fold().entries.last)
    let hash = try #require(record.line(line.address)?.entry.hash.hex)
    _ = try board.sitting("fay").withhold(
      Withholding(of: hash, in: record), why: "A name", named: "Fay")
    let withheld = try board.record()
    #expect(NotedRecord(head.hash, in: withheld) == .kept(lines: 2, snapshots: 0, withheld: 1))
    #expect(NotedRecord(head.note, in: withheld) == .kept(lines: 2, snapshots: 0, withheld: 1))
    var verification = Verification(of: withheld)
    verification.look(for: head.hash)
    #expect(
      verification.findings.last?.words
        == "Nothing that was there when the hash was noted was removed or changed, but what 1 of "
        + "its lines said is withheld by now; the days are said with the lines. Since then 2 lines "
        + "and 0 snapshots came.")
  }

  @Test func `a note is its own hash, and is read with any line ends`() throws {
    let board = try Board()
    try board.mark("mo", 20)
    try board.snapshot("One")
    let head = try note(board)
    #expect(Digest256(of: head.note.bytes).hex == head.hash)
    let text = String(decoding: head.note.bytes, as: UTF8.self)
    let changed = text.replacingOccurrences(of: "\n", with: "\r\n")
    for bytes in [head.note.bytes, Array(changed.utf8)] {
      let read = try #require(RecordNote(bytes))
      #expect(Digest256(of: read.bytes).hex == head.hash)
      #expect(
        NotedRecord(read, in: try board.record()) == .kept(lines: 0, snapshots: 0, withheld: 0))
    }
    for other in ["", "appraise.record.v1\n", text + "more\n", text.uppercased()] {
      #expect(RecordNote(Array(other.utf8)) == nil)
    }
  }
}
