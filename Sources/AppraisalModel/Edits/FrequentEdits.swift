import StrictJSON

/// Reads the edits that most of a ledger consists of, marks with their reasons and evidence and
/// weights, in one pass, as this program writes them.
///
/// What it reads it reads as `Edit` does from a tree, only faster; it gives nil for everything else.
package struct FrequentEdits {
  /// Long names that were read lately, so that equal ones share their memory.
  private var names: [String]

  package init() { names = Array(repeating: "", count: 64) }

  /// One of the frequent edits in the order in which its members are written, or nil.
  ///
  /// - Complexity: O(number of bytes).
  package mutating func edit(_ bytes: Span<UInt8>) -> Edit? {
    var cursor = CanonicalCursor()
    let edit: Edit?
    if cursor.take("{\"mark\":{", bytes) {
      edit = mark(&cursor, bytes)
    } else if cursor.take("{\"reason\":{", bytes) {
      edit = reason(&cursor, bytes)
    } else if cursor.take("{\"rest\":{", bytes) {
      edit = rest(&cursor, bytes)
    } else if cursor.take("{\"weigh\":{", bytes) {
      edit = weigh(&cursor, bytes)
    } else {
      edit = nil
    }
    guard cursor.take("}}", bytes), cursor.index == bytes.count else { return nil }
    return edit
  }

  private mutating func mark(_ cursor: inout CanonicalCursor, _ bytes: Span<UInt8>) -> Edit? {
    var (new, old): (Answer?, Answer?)
    if cursor.take("\"new\":", bytes) {
      guard let text = text(&cursor, bytes), let answer = Answer(text), cursor.take(",", bytes)
      else { return nil }
      new = answer
    }
    if cursor.take("\"old\":", bytes) {
      guard let text = text(&cursor, bytes), let answer = Answer(text), cursor.take(",", bytes)
      else { return nil }
      old = answer
    }
    return place(&cursor, bytes).map { .marks(.mark(place: $0, old: old, new: new)) }
  }

  private mutating func reason(_ cursor: inout CanonicalCursor, _ bytes: Span<UInt8>) -> Edit? {
    var (new, old) = ("", "")
    if cursor.take("\"new\":", bytes) {
      guard let text = text(&cursor, bytes), cursor.take(",", bytes) else { return nil }
      new = text
    }
    if cursor.take("\"old\":", bytes) {
      guard let text = text(&cursor, bytes), cursor.take(",", bytes) else { return nil }
      old = text
    }
    return place(&cursor, bytes).map { .marks(.reason(place: $0, old: old, new: new)) }
  }

  private mutating func rest(_ cursor: inout CanonicalCursor, _ bytes: Span<UInt8>) -> Edit? {
    var (new, old): ([EvidenceID], [EvidenceID]) = ([], [])
    if cursor.take("\"new\":", bytes) {
      guard let found = list(&cursor, bytes), cursor.take(",", bytes) else { return nil }
      new = found
    }
    if cursor.take("\"old\":", bytes) {
      guard let found = list(&cursor, bytes), cursor.take(",", bytes) else { return nil }
      old = found
    }
    return place(&cursor, bytes).map { .marks(.evidence(place: $0, old: old, new: new)) }
  }

  private mutating func weigh(_ cursor: inout CanonicalCursor, _ bytes: Span<UInt8>) -> Edit? {
    guard cursor.take("\"criterion\":", bytes),
      let criterion: CriterionID = identifier(&cursor, bytes),
      cursor.take(",\"holder\":", bytes), let named = name(&cursor, bytes),
      let holder = WeightHolder(named)
    else { return nil }
    var (new, old): (DecimalNumber?, DecimalNumber?)
    if cursor.take(",\"new\":", bytes) {
      guard let text = text(&cursor, bytes), let points = DecimalNumber(text) else { return nil }
      new = points
    }
    if cursor.take(",\"old\":", bytes) {
      guard let text = text(&cursor, bytes), let points = DecimalNumber(text) else { return nil }
      old = points
    }
    return .weights(.weigh(holder: holder, criterion: criterion, old: old, new: new))
  }

  private mutating func place(
    _ cursor: inout CanonicalCursor, _ bytes: Span<UInt8>
  ) -> MarkingPlace? {
    guard cursor.take("\"place\":{\"assessor\":", bytes),
      let assessor: AssessorID = identifier(&cursor, bytes),
      cursor.take(",\"criterion\":", bytes),
      let criterion: CriterionID = identifier(&cursor, bytes),
      cursor.take(",\"option\":", bytes), let option: OptionID = identifier(&cursor, bytes),
      cursor.take(",\"round\":", bytes), let round = cursor.wholeNumber(bytes),
      cursor.take("}", bytes)
    else { return nil }
    return MarkingPlace(
      round: RoundNumber(round), assessor: assessor, option: option, criterion: criterion)
  }

  private mutating func list(
    _ cursor: inout CanonicalCursor, _ bytes: Span<UInt8>
  ) -> [EvidenceID]? {
    guard cursor.take("[", bytes) else { return nil }
    var found: [EvidenceID] = []
    repeat {
      guard let next: EvidenceID = identifier(&cursor, bytes) else { return nil }
      found.append(next)
    } while cursor.take(",", bytes)
    return cursor.take("]", bytes) ? found : nil
  }

  private mutating func identifier<Kind>(
    _ cursor: inout CanonicalCursor, _ bytes: Span<UInt8>
  ) -> Identifier<Kind>? {
    name(&cursor, bytes).flatMap { Identifier<Kind>($0) }
  }

  private func text(_ cursor: inout CanonicalCursor, _ bytes: Span<UInt8>) -> String? {
    guard let range = cursor.plainText(bytes) else { return nil }
    return bytes.extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  /// Text that is often read again.
  private mutating func name(_ cursor: inout CanonicalCursor, _ bytes: Span<UInt8>) -> String? {
    guard let range = cursor.plainText(bytes) else { return nil }
    let text = bytes.extracting(range)
    // Short text takes no memory of its own.
    guard text.count > 15 else {
      return text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
    let slot = (text.count &* 31 &+ Int(text[0]) &+ Int(text[text.count - 1]) &* 7) & 63
    if !Self.isSame(names[slot].utf8.span, text) {
      names[slot] = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
    return names[slot]
  }

  private static func isSame(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    return left.indices.allSatisfy { left[$0] == right[$0] }
  }
}
