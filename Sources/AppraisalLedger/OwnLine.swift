import StrictJSON

extension LineReader {
  /// Reads an entry as this program writes it, in one pass and without a tree.
  ///
  /// Nil for every other line, good or not: the general way says what it is. The text of the change
  /// is left in the line; its place is given, unless a signature stands there.
  static func readOwn(
    _ bytes: Span<UInt8>, _ range: Range<Int>
  ) -> (line: ReadLine, edit: Range<Int>?)? {
    let line = bytes.extracting(range)
    var cursor = CanonicalCursor()
    guard (try? UTF8Span(validating: line)) != nil,
      cursor.take("{\"n\":", line), let n = cursor.wholeNumber(line), n > 0,
      cursor.take(",\"op\":", line), let op = cursor.plainText(line), !op.isEmpty,
      cursor.take(",\"at\":", line), let at = cursor.plainText(line),
      cursor.take(",\"seen\":{", line), let seen = heads(&cursor, line)
    else { return nil }
    var saw: [String: SeenProof] = [:]
    if cursor.take(",\"saw\":{", line) {
      guard let found = proofs(&cursor, line) else { return nil }
      saw = found
    }
    var group: EditGroup?
    if cursor.take(",\"group\":{", line) {
      guard let found = place(&cursor, line) else { return nil }
      group = found
    }
    if cursor.take(",\"salt\":", line) {
      guard cursor.plainText(line) != nil else { return nil }
    }
    guard cursor.take(",\"edit\":", line) else { return nil }
    let signature = self.signature(cursor, line)
    // What stands there in another form is judged by the general way.
    var start = cursor
    if signature == nil, start.take("{\"sign\":", line) { return nil }
    guard
      let edit = cursor.skipValue(line, depth: JSONLimits().maximumDepth - 1),
      cursor.index == line.count - LedgerFormat.hashedSuffix,
      cursor.take(",\"h\":", line), let digits = cursor.plainText(line),
      let hash = Digest256(hexDigits: line.extracting(digits)), cursor.take("}", line),
      cursor.index == line.count
    else { return nil }
    let entry = LedgerEntry(
      n: n, packedOp: PackedText(line.extracting(op)), packedAt: PackedText(line.extracting(at)),
      seen: seen, saw: saw, group: group,
      body: signature.map { .signature($0) } ?? .edit(EditText(pending: 0..<0)), hash: hash,
      bytes: range)
    let hashed = range.lowerBound..<range.upperBound - LedgerFormat.hashedSuffix
    let read = ReadLine(entry: entry, hashed: hashed)
    if signature != nil { return (read, nil) }
    let place = range.lowerBound + edit.lowerBound..<range.lowerBound + edit.upperBound
    return (read, place)
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

  private static func proofs(
    _ cursor: inout CanonicalCursor, _ line: Span<UInt8>
  ) -> [String: SeenProof]? {
    var proofs: [String: SeenProof] = [:]
    repeat {
      guard let name = cursor.plainText(line), cursor.take(":", line),
        let digits = cursor.plainText(line), let proof = SeenProof(text: text(line, digits)),
        proofs.updateValue(proof, forKey: text(line, name)) == nil
      else { return nil }
    } while cursor.take(",", line)
    return cursor.take("}", line) ? proofs : nil
  }

  /// The signature that stands where an edit would, or nil for an edit.
  private static func signature(
    _ cursor: CanonicalCursor, _ line: Span<UInt8>
  ) -> LineSignature? {
    var cursor = cursor
    guard cursor.take("{\"sign\":{\"signature\":", line), let digits = cursor.plainText(line),
      cursor.take("}}", line)
    else { return nil }
    return LineSignature(hex: text(line, digits))
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
