/// A strict reader, a deterministic writer and a Codable bridge for JSON.
public enum StrictJSON {
  /// Reads a document.
  ///
  /// Refuses everything that two readers could take differently: a byte order mark, invalid
  /// UTF-8, lone surrogates, raw controls, keys of the same bytes, and bytes after the value.
  ///
  /// - Complexity: O(number of bytes).
  public static func parse(
    _ bytes: [UInt8], limits: JSONLimits = JSONLimits()
  ) throws(JSONError) -> JSONNode {
    try parse(bytes.span, base: 0, limits: limits)
  }

  /// Reads a document that is a part of something larger.
  ///
  /// Offsets are counted from `base`, the place of the first byte in the larger thing.
  public static func parse(
    _ bytes: Span<UInt8>, base: Int, limits: JSONLimits = JSONLimits()
  ) throws(JSONError) -> JSONNode {
    var parser = JSONParser(limits: limits, base: base)
    return try parser.document(bytes)
  }

  /// Writes a document.
  ///
  /// Keys are sorted by their UTF-8 bytes. Quotation mark and backslash are escaped, and so is
  /// every control, format, line separator and paragraph separator scalar, so that showing the
  /// bytes on a terminal is harmless.
  public static func write(_ node: JSONNode, style: JSONStyle) -> [UInt8] {
    var writer = JSONWriter(style: style)
    writer.document(node)
    return writer.bytes
  }
}
