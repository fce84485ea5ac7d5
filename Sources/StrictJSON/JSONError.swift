/// Why a sequence of bytes is not an acceptable JSON document.
public struct JSONError: Error, Equatable, Sendable {
  /// What is wrong.
  public enum Kind: Equatable, Sendable {
    /// The document is larger than the limit, both in bytes.
    case tooLarge(bytes: Int, limit: Int)
    /// The document begins with a byte order mark.
    case byteOrderMark
    /// The bytes are not UTF-8.
    case invalidUTF8
    /// The document ends too early.
    case unexpectedEnd
    /// A byte that cannot stand here.
    case unexpected(UInt8, expected: Expectation)
    /// A control character that is not escaped.
    case rawControl(UInt8)
    /// An escape that JSON does not have.
    case badEscape
    /// Half of a surrogate pair.
    case loneSurrogate
    /// A number that breaks the grammar, such as 01, 1. or +1.
    case badNumber
    /// A key that the same object already has, byte for byte.
    case duplicateKey(String)
    /// Arrays and objects nested too deeply.
    case tooDeep(limit: Int)
    /// More values than the limit.
    case tooManyValues(limit: Int)
    /// Something follows the document.
    case trailingBytes
  }

  /// What would have been right in place of an unexpected byte.
  public enum Expectation: Equatable, Sendable {
    /// The beginning of a value.
    case value
    /// A key in quotation marks.
    case key
    /// The colon after a key.
    case colon
    /// A comma, or the end of the array.
    case commaOrBracket
    /// A comma, or the end of the object.
    case commaOrBrace
  }

  /// What is wrong.
  public var kind: Kind
  /// The byte offset at which it is wrong, counted from 0.
  public var offset: Int

  /// Makes an error.
  public init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}

/// A place in a text, as people count it.
public struct TextPosition: Equatable, Sendable {
  /// The line, counted from 1.
  public var line: Int
  /// The column in Unicode scalars, counted from 1.
  public var column: Int

  /// Makes a place.
  public init(line: Int, column: Int) { (self.line, self.column) = (line, column) }

  /// The place of a byte offset; an offset beyond the end is the end.
  ///
  /// - Complexity: O(offset).
  public init(of offset: Int, in bytes: [UInt8]) {
    line = 1
    column = 1
    for byte in bytes.prefix(max(0, offset)) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
  }
}

/// How much a reader accepts; what is beyond is refused before memory is taken for it.
public struct JSONLimits: Equatable, Sendable {
  /// The largest document in bytes.
  public var maximumBytes: Int
  /// The deepest nesting of arrays and objects.
  public var maximumDepth: Int
  /// The largest number of values, keys not counted.
  public var maximumValues: Int

  /// Makes limits: 64 MiB, 16 levels and two million values unless said otherwise.
  public init(
    maximumBytes: Int = 64 << 20, maximumDepth: Int = 16, maximumValues: Int = 2_000_000
  ) {
    self.maximumBytes = maximumBytes
    self.maximumDepth = maximumDepth
    self.maximumValues = maximumValues
  }
}
