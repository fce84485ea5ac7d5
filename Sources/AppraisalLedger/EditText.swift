package import StrictJSON

/// The JSON of a change, as it stands in a line.
///
/// A ledger of many lines is mostly this: the bytes of a segment's changes stand together in one
/// piece of memory, and a tree is made of one when it is asked for.
package struct EditText: Sendable {
  /// The bytes of this and of others.
  private var bytes: [UInt8]
  private let start: UInt32
  private let end: UInt32

  /// Writes a tree.
  package init(_ tree: JSONNode) {
    bytes = StrictJSON.write(tree, style: .canonical)
    (start, end) = (0, UInt32(clamping: bytes.count))
  }

  /// A place in bytes that are still being gathered; see `gathered(in:)`.
  init(pending range: Range<Int>) {
    bytes = []
    (start, end) = (UInt32(clamping: range.lowerBound), UInt32(clamping: range.upperBound))
  }

  /// The same place in the bytes that were gathered, or itself where it has its own.
  func gathered(in bytes: [UInt8]) -> EditText {
    guard self.bytes.isEmpty, end <= bytes.count else { return self }
    var text = self
    text.bytes = bytes
    return text
  }

  /// Gives the bytes to a function.
  package func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    body(bytes.span.extracting(Int(start)..<Int(end)))
  }

  /// The change as a tree; null where the bytes are none, which no line that was read holds.
  ///
  /// - Complexity: O(number of bytes).
  package var tree: JSONNode {
    withBytes { (try? StrictJSON.parse($0, base: 0)) ?? JSONNode(.null) }
  }

  /// The bytes with what comes before and after them in a line.
  func append(to line: inout [UInt8]) {
    line += bytes[Int(start)..<Int(end)]
  }
}

extension EditText: Equatable {
  /// Texts are equal when their bytes are; where they stand does not matter.
  package static func == (left: EditText, right: EditText) -> Bool {
    left.bytes[Int(left.start)..<Int(left.end)] == right.bytes[Int(right.start)..<Int(right.end)]
  }
}
