/// What is to be thought of a segment.
package enum SegmentVerdict: Equatable, Sendable {
  /// Every line is good and the last one is complete.
  case clean
  /// Every line is good and counts; the last one has lost its line feed alone.
  case unended
  /// The last line is unfinished, as a crash leaves it; so many bytes are ignored.
  case torn(ignored: Int)
  /// A line was changed, lost or added after it was written, or the file was saved again.
  case corrupt(CorruptLine)
  /// Another file has the same segment with another content.
  case fork(other: String)
  /// A reader of a newer version is needed.
  case newer(reader: Int)
  /// It belongs to the appraisal of another id.
  case foreign(appraisal: String)
  /// Nobody signs it, in an appraisal whose sittings are signed.
  case unsigned
}

/// The first line that is not as it was written.
package struct CorruptLine: Equatable, Sendable {
  /// The line, counted from 1.
  package var line: Int
  /// The byte in the file, counted from 0.
  package var offset: Int
  package var fault: LineFault
  /// How many entries do not count because of it, this one included; nil where that is not known.
  package var lost: Int?
  /// What another program did to the file as it saved it again, as far as that can be told.
  package var reshapings: [Reshaping]
  /// Whether undoing that makes every hash hold.
  package var isMendable: Bool
  /// Who wrote the segment, where that can be read only once it is mended.
  package var person: String?

  package init(
    line: Int, offset: Int, fault: LineFault, lost: Int? = nil, reshapings: [Reshaping] = [],
    isMendable: Bool = false, person: String? = nil
  ) {
    self.line = line
    self.offset = offset
    self.fault = fault
    self.lost = lost
    self.reshapings = reshapings
    self.isMendable = isMendable
    self.person = person
  }
}

/// What the bytes of one segment hold.
package struct SegmentScan: Equatable, Sendable {
  /// Who wrote it, or nil when not even the first line is good.
  package private(set) var header: LedgerHeader?
  /// The good entries from the first one on, the header included.
  ///
  /// Of a segment that names a key, those up to the last signature: nobody was told that what
  /// comes after it was saved.
  package private(set) var entries: [LedgerEntry] = []
  /// The length of the good part, which ends with a line feed unless that alone is missing.
  package private(set) var goodEnd = 0
  /// What is to be thought of the whole.
  package internal(set) var verdict: SegmentVerdict = .clean
  /// The texts of changes while they are gathered.
  private var texts: [UInt8] = []

  /// The hash of the last good line.
  package var lastHash: Digest256 { entries.last?.hash ?? .zero }

  /// The end of the good part, or nil when there is none.
  package var head: LedgerHead? {
    guard let header, let last = entries.last else { return nil }
    return LedgerHead(
      segment: header.segment, n: last.n, h: last.hash.hex, bytes: last.bytes.upperBound + 1)
  }

  /// Reads the bytes of a segment; total for any bytes.
  ///
  /// Reading stops at the first line that is not good. The beginning of one more line, or sectors
  /// that never reached the disk, are the trace of a crash; everything else was changed after it
  /// was written, and what another program may have done to it is told.
  ///
  /// - Complexity: O(number of bytes).
  package init(_ bytes: [UInt8]) {
    self.init(asItStands: bytes)
    guard case .corrupt(var damage) = verdict else { return }
    if let mending = SegmentMending(bytes) {
      damage.reshapings = mending.reshapings
      damage.isMendable = mending.isWhole
      if header == nil { damage.person = mending.scan.header?.person }
      if mending.isWhole { damage.lost = max(1, mending.scan.changes - changes) }
    }
    if damage.lost == nil, bytes.count <= LedgerFormat.maximumSegmentBytes {
      damage.lost = max(1, Self.changes(in: bytes[goodEnd...]))
    }
    verdict = .corrupt(damage)
  }

  /// How many changes it holds.
  private var changes: Int {
    entries.count { entry in
      switch entry.body {
      case .edit, .withheld: true
      case .header, .signature: false
      }
    }
  }

  /// How many changes stand in lines that cannot be trusted, by what they look like.
  private static func changes(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.split(separator: UInt8(ascii: "\n")).count { line in
      !line.contains(Array("\"edit\":{\"sign\":".utf8))
        && !line.starts(with: "{\"n\":0,".utf8)
    }
  }

  /// Reads the bytes of a segment without asking how they came to be so.
  init(asItStands bytes: [UInt8]) {
    guard bytes.count <= LedgerFormat.maximumSegmentBytes else {
      let limit = LedgerFormat.maximumSegmentBytes
      verdict = .corrupt(
        CorruptLine(line: 1, offset: 0, fault: .tooLong(bytes: bytes.count, limit: limit)))
      return
    }
    // Most lines are a little longer than this, and about half of each is its change.
    entries.reserveCapacity(bytes.count / 256)
    texts.reserveCapacity(bytes.count / 2)
    read(bytes.span)
    for place in entries.indices {
      guard case .edit(let text) = entries[place].body else { continue }
      entries[place].body = .edit(text.gathered(in: texts))
    }
    texts = []
    endAtSignature(bytes.count)
  }

  /// Takes out of a signed segment what no signature covers.
  ///
  /// One signature is checked, because the chain covers what is before it; others only where that
  /// one is not good.
  private mutating func endAtSignature(_ count: Int) {
    guard let header, let key = header.key else { return }
    if case .newer = verdict { return }
    var signed = entries.count
    var fault: LedgerEntry?
    var wrong = 0
    while signed > 0 {
      let entry = entries[signed - 1]
      if case .signature(let signature) = entry.body {
        let before = signed < 2 ? Digest256.zero : entries[signed - 2].hash
        let end = SignedEnd(segment: header.segment, n: entry.n - 1, hash: before)
        if key.signed(end, signature) { break }
        fault = entry
        wrong += 1
      }
      // Each check takes a while, and nobody can be made to do a million of them.
      signed = wrong < LedgerFormat.maximumWrongSignatures ? signed - 1 : 0
    }
    guard signed < entries.count else { return }
    let end = signed == 0 ? 0 : entries[signed - 1].bytes.upperBound + 1
    entries.removeLast(entries.count - signed)
    goodEnd = min(end, count)
    if signed == 0 { self.header = nil }
    judgeUnsigned(fault, count)
  }

  /// What is to be thought of lines that no signature covers.
  private mutating func judgeUnsigned(_ fault: LedgerEntry?, _ count: Int) {
    if let fault {
      verdict = .corrupt(
        CorruptLine(
          line: fault.n + 1, offset: fault.bytes.lowerBound, fault: .wrongSignature))
      return
    }
    switch verdict {
    case .clean, .unended, .torn: verdict = .torn(ignored: count - goodEnd)
    case .corrupt, .fork, .newer, .foreign, .unsigned: break
    }
  }

  private mutating func read(_ bytes: Span<UInt8>) {
    while let range = Self.line(bytes, from: goodEnd) {
      do {
        try accept(bytes, range)
      } catch {
        verdict = judge(bytes, error)
        return
      }
      if case .newer = verdict { return }
    }
    if bytes.isEmpty {
      verdict = .torn(ignored: 0)
    } else if goodEnd < bytes.count {
      readTail(bytes)
    }
  }

  /// Reads what stands after the last line feed: a line that has lost its own, the beginning of a
  /// line, or something else.
  private mutating func readTail(_ bytes: Span<UInt8>) {
    let range = goodEnd..<bytes.count
    if isHole(bytes) {
      verdict = .torn(ignored: range.count)
      return
    }
    do {
      try accept(bytes, range)
      goodEnd = range.upperBound
      if verdict == .clean { verdict = .unended }
    } catch {
      let isUnfinished = Self.isBeginning(bytes, range, error.fault)
      verdict = isUnfinished ? .torn(ignored: range.count) : .corrupt(damage(error))
    }
  }

  /// Whether bytes can be the beginning of a line that was being written.
  ///
  /// No line has a control character in it, and none is whole before its end.
  private static func isBeginning(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ fault: LineFault
  ) -> Bool {
    guard case .notJSON = fault, bytes[range.lowerBound] == UInt8(ascii: "{") else { return false }
    return range.allSatisfy { bytes[$0] >= UInt8(ascii: " ") }
  }

  private func damage(_ failure: LineReader.Failure) -> CorruptLine {
    CorruptLine(line: entries.count + 1, offset: failure.offset, fault: failure.fault)
  }

  /// The next complete line, without its line feed.
  private static func line(_ bytes: Span<UInt8>, from start: Int) -> Range<Int>? {
    let raw = bytes.bytes
    var end = start
    // Eight bytes at a time, as long as none of them is a line feed.
    while end + 8 <= raw.byteCount {
      let word = raw.unsafeLoadUnaligned(fromByteOffset: end, as: UInt64.self)
      let marked = word ^ 0x0A0A_0A0A_0A0A_0A0A
      if (marked &- 0x0101_0101_0101_0101) & ~marked & 0x8080_8080_8080_8080 != 0 { break }
      end += 8
    }
    while end < raw.byteCount {
      if bytes[end] == UInt8(ascii: "\n") { return start..<end }
      end += 1
    }
    return nil
  }

  private mutating func accept(
    _ bytes: Span<UInt8>, _ range: Range<Int>
  ) throws(LineReader.Failure) {
    let (line, edit) = try LineReader.readAny(bytes, range)
    guard line.entry.n == entries.count else {
      throw LineReader.Failure(
        fault: .wrongNumber(found: line.entry.n, expected: entries.count),
        offset: range.lowerBound)
    }
    if let hashed = line.hashed {
      let hash = LedgerFormat.hash(bytes.extracting(hashed), after: lastHash)
      guard hash == line.entry.hash else {
        throw LineReader.Failure(fault: .wrongHash, offset: range.lowerBound)
      }
    }
    if case .header(let header) = line.entry.body {
      self.header = header
      if header.reader > LedgerFormat.reader { verdict = .newer(reader: header.reader) }
    }
    entries.append(line.entry)
    if let edit {
      let start = texts.count
      bytes.extracting(edit).withUnsafeBufferPointer { texts.append(contentsOf: $0) }
      entries[entries.count - 1].body = .edit(EditText(pending: start..<texts.count))
    }
    goodEnd = range.upperBound + 1
  }

  /// Whether sectors of the last write are missing, as a power cut leaves it.
  ///
  /// A write of several lines may reach the disk in any order of its sectors, and those that did
  /// not are zeros; no line has a zero in it.
  private func isHole(_ bytes: Span<UInt8>) -> Bool {
    let sector = 512
    var start = goodEnd
    while start < bytes.count, bytes[start] != 0 { start += 1 }
    guard start < bytes.count, start == goodEnd || start % sector == 0 else { return false }
    var end = start
    while end < bytes.count, bytes[end] == 0 { end += 1 }
    return end == bytes.count || end % sector == 0
  }

  /// Tells sectors that never reached the disk from a change.
  private func judge(_ bytes: Span<UInt8>, _ failure: LineReader.Failure) -> SegmentVerdict {
    isHole(bytes) ? .torn(ignored: bytes.count - goodEnd) : .corrupt(damage(failure))
  }
}
