/// How far a segment has been read, so that what is added to it can be read alone.
///
/// Nothing is said here of what does not fit: whoever reads the whole segment says what is to be
/// thought of it.
package struct SegmentEnd: Equatable, Sendable {
  /// The last bytes of a line that are told by its hash alone: the hash, a quotation mark, a brace
  /// and the line feed.
  private static let closing = 64 + 3

  package let header: LedgerHeader
  /// How many entries have been read, the header included.
  package private(set) var count: Int
  /// The hash of the last of them.
  package private(set) var hash: Digest256
  /// The length of what was read.
  package private(set) var bytes: Int

  /// What is added to a segment.
  package struct Growth: Equatable, Sendable {
    /// The entries that are new, signatures among them.
    package var entries: [LedgerEntry]
    /// Where the reading goes on.
    package var end: SegmentEnd
    /// Whether nothing stands behind them that is not whole yet.
    package var isWhole: Bool
  }

  /// The end of a segment all of whose good entries count; nil where it has none or where it cannot
  /// be gone on with, because its last line has lost its end.
  package init?(of scan: SegmentScan) {
    guard let header = scan.header, let last = scan.entries.last,
      last.bytes.upperBound + 1 == scan.goodEnd
    else { return nil }
    self.init(header: header, count: scan.entries.count, hash: last.hash, bytes: scan.goodEnd)
  }

  /// The end of a segment that has just been written.
  package init(header: LedgerHeader, count: Int, hash: Digest256, bytes: Int) {
    (self.header, self.count) = (header, count)
    (self.hash, self.bytes) = (hash, bytes)
  }

  /// Where reading begins: before the hash of the last line, so that it is seen to stand there still.
  package var start: Int { bytes - Self.closing }

  /// Reads what stands from `start` on; nil where anything does not go on from what was read.
  ///
  /// What no signature covers yet, and an action that is not whole, are still to come.
  ///
  /// - Complexity: O(number of bytes).
  package func growth(in tail: [UInt8]) -> Growth? {
    guard tail.count >= Self.closing,
      tail[..<Self.closing].elementsEqual(Array((hash.hex + "\"}\n").utf8))
    else { return nil }
    var entries: [LedgerEntry] = []
    var texts: [UInt8] = []
    var place = Self.closing
    var last = hash
    while let feed = tail[place...].firstIndex(of: UInt8(ascii: "\n")) {
      guard let entry = entry(tail.span, place..<feed, count + entries.count, last, &texts) else {
        return nil
      }
      entries.append(entry)
      last = entry.hash
      place = feed + 1
    }
    let read = entries.count
    guard cut(&entries) else { return nil }
    for index in entries.indices {
      guard case .edit(let text) = entries[index].body else { continue }
      entries[index].body = .edit(text.gathered(in: texts))
    }
    var end = self
    if let last = entries.last {
      (end.count, end.hash) = (count + entries.count, last.hash)
      end.bytes = last.bytes.upperBound + 1
    }
    return Growth(
      entries: entries, end: end, isWhole: place == tail.count && read == entries.count)
  }

  /// A line as an entry, if it is a good one and the next in the chain.
  private func entry(
    _ tail: Span<UInt8>, _ range: Range<Int>, _ number: Int, _ previous: Digest256,
    _ texts: inout [UInt8]
  ) -> LedgerEntry? {
    guard let (line, edit) = try? LineReader.readAny(tail, range), line.entry.n == number,
      let hashed = line.hashed,
      LedgerFormat.hash(tail.extracting(hashed), after: previous) == line.entry.hash
    else { return nil }
    var entry = line.entry
    switch entry.body {
    case .header, .withheld: return nil
    case .edit, .signature: break
    }
    if let edit {
      let start = texts.count
      tail.extracting(edit).withUnsafeBufferPointer { texts.append(contentsOf: $0) }
      entry.body = .edit(EditText(pending: start..<texts.count))
    }
    entry.bytes = range.lowerBound + self.start..<range.upperBound + self.start
    return entry
  }

  /// Leaves out what is not whole yet; false where a signature is not a good one.
  private func cut(_ entries: inout [LedgerEntry]) -> Bool {
    guard let key = header.key else {
      if let last = entries.last?.group, last.i < last.of - 1 {
        entries.removeLast(entries.reversed().prefix { $0.group?.id == last.id }.count)
      }
      return true
    }
    while let last = entries.last {
      if case .signature(let signature) = last.body {
        let before = entries.dropLast().last?.hash ?? hash
        return key.signed(
          SignedEnd(segment: header.segment, n: last.n - 1, hash: before), signature)
      }
      entries.removeLast()
    }
    return true
  }
}

extension LedgerEntry {
  /// What shows that a segment that ends with it is there, given the hash of the line before.
  package func proof(after previous: Digest256, signedBy key: SigningKey?) -> SeenProof {
    guard let key, case .signature(let signature) = body else { return SeenProof(hash: hash) }
    return SeenProof(hash: previous, signature: signature, key: key)
  }
}
