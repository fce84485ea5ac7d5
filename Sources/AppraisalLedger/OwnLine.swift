import StrictJSON

extension LineReader {
  /// Reads an entry as this program writes it, in one pass and without a tree.
  ///
  /// Nil for every other line, good or not: the general way says what it is. The text of the change
  /// is left in the line; its place is given.
  static func readOwn(
    _ bytes: Span<UInt8>, _ range: Range<Int>
  ) -> (line: ReadLine, edit: Range<Int>)? {
    let line = bytes.extracting(range)
    var cursor = CanonicalCursor()
    guard (try? UTF8Span(validating: line)) != nil,
      cursor.take("{\"n\":", line), let n = cursor.wholeNumber(line), n > 0,
      cursor.take(",\"op\":", line), let op = cursor.plainText(line), !op.isEmpty,
      cursor.take(",\"at\":", line), let at = cursor.plainText(line),
      cursor.take(",\"seen\":{", line), let seen = heads(&cursor, line)
    else { return nil }
    var group: EditGroup?
    if cursor.take(",\"group\":{", line) {
      guard let found = place(&cursor, line) else { return nil }
      group = found
    }
    guard cursor.take(",\"edit\":", line),
      let edit = cursor.skipValue(line, depth: JSONLimits().maximumDepth - 1),
      cursor.index == line.count - LedgerFormat.hashedSuffix,
      cursor.take(",\"h\":", line), let digits = cursor.plainText(line),
      let hash = Digest256(hexDigits: line.extracting(digits)), cursor.take("}", line),
      cursor.index == line.count
    else { return nil }
    let entry = LedgerEntry(
      n: n, op: text(line, op), at: text(line, at), seen: seen, group: group,
      body: .edit(EditText(pending: 0..<0)), hash: hash, bytes: range)
    let hashed = range.lowerBound..<range.upperBound - LedgerFormat.hashedSuffix
    let place = range.lowerBound + edit.lowerBound..<range.lowerBound + edit.upperBound
    return (ReadLine(entry: entry, hashed: hashed), place)
  }

  private static func text(_ line: Span<UInt8>, _ range: Range<Int>) -> String {
    line.extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  private static func heads(
    _ cursor: inout CanonicalCursor, _ line: Span<UInt8>
  ) -> [String: Int]? {
    if cursor.take("}", line) { return [:] }
    var heads: [String: Int] = [:]
    repeat {
      guard let name = cursor.plainText(line), cursor.take(":", line),
        let n = cursor.wholeNumber(line), heads.updateValue(n, forKey: text(line, name)) == nil
      else { return nil }
    } while cursor.take(",", line)
    return cursor.take("}", line) ? heads : nil
  }

  private static func place(_ cursor: inout CanonicalCursor, _ line: Span<UInt8>) -> EditGroup? {
    guard cursor.take("\"i\":", line), let i = cursor.wholeNumber(line),
      cursor.take(",\"id\":", line), let id = cursor.plainText(line),
      cursor.take(",\"of\":", line), let of = cursor.wholeNumber(line), cursor.take("}", line),
      i < of
    else { return nil }
    return EditGroup(id: text(line, id), i: i, of: of)
  }
}
