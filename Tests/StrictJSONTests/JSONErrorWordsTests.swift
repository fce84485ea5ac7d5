import StrictJSON
import Testing

@Suite struct JSONErrorWordsTests {
  @Test(
    arguments: [
      (.tooLarge(bytes: 9, limit: 8), "The document has 9 bytes; at most 8 are read."),
      (
        .byteOrderMark,
        "The document begins with a byte order mark; save it as UTF-8 without one."
      ),
      (.invalidUTF8, "The bytes are not UTF-8; save the document as UTF-8."),
      (.unexpectedEnd, "The document ends in the middle of a value."),
      (.unexpected(UInt8(ascii: ";"), expected: .value), "Found ; where a value must stand."),
      (
        .unexpected(0x20, expected: .key),
        "Found a space where a key in quotation marks must stand."
      ),
      (.unexpected(0x0A, expected: .colon), "Found the end of the line where a colon must stand."),
      (
        .unexpected(0x1B, expected: .commaOrBracket),
        "Found the byte 0x1b where a comma or ] must stand."
      ),
      (
        .unexpected(0x09, expected: .commaOrBrace),
        "Found the byte 0x09 where a comma or } must stand."
      ),
      (
        .rawControl(7),
        "Text holds the byte 0x07 as it is; write it as an escape."
      ),
      (.badEscape, "JSON has no such escape; write a backslash in text as two backslashes."),
      (.loneSurrogate, "A \\u escape is half of a surrogate pair; write both halves."),
      (.badNumber, "A number must look like 12, -3.5 or 6e7."),
      (
        .duplicateKey("a\u{1B}"), "The key \"a\\u001b\" stands twice in one object; keep one."
      ),
      (.tooDeep(limit: 16), "Lists and objects are nested more than 16 deep."),
      (.tooManyValues(limit: 5), "The document has more than 5 values."),
      (.trailingBytes, "Something follows the end of the document; remove it."),
    ] as [(JSONError.Kind, String)])
  func `each refusal has its sentence`(_ kind: JSONError.Kind, _ sentence: String) {
    #expect(JSONError(kind, at: 0).sentence == sentence)
  }

  @Test(
    arguments: [
      (.notJSON(.badNumber), "x", "A number must look like 12, -3.5 or 6e7."),
      (.missingKey("id"), "options[3]", "options[3] lacks \"id\"."),
      (.missingKey("id"), "", "The document lacks \"id\"."),
      (.wrongType(expected: "text", found: "null"), "a.b", "a.b must be text; it is null."),
      (
        .unknownKey("stauts", suggestion: "status"), "options[3]",
        "options[3] has the unknown key \"stauts\". Did you mean \"status\"?"
      ),
      (
        .unknownKey("zzz", suggestion: nil), "", "The document has the unknown key \"zzz\"."
      ),
      (
        .unknownWord("drak", allowed: ["light", "dark"], suggestion: "dark"), "shade",
        "shade is \"drak\"; it must be \"light\" or \"dark\". Did you mean \"dark\"?"
      ),
      (.invalid("A share lies from 0 to 100."), "a", "a: A share lies from 0 to 100."),
      (.invalid("A share lies from 0 to 100."), "", "A share lies from 0 to 100."),
    ] as [(DecodingFailure.Kind, String, String)])
  func `each failure has its sentence`(
    _ kind: DecodingFailure.Kind, _ path: String, _ sentence: String
  ) {
    #expect(DecodingFailure(kind, path: path, offset: 0).sentence == sentence)
  }

  @Test func `a value that cannot be written says so`() {
    #expect(EncodingFailure(path: "a", reason: "No.").sentence == "a: No.")
    #expect(EncodingFailure(path: "", reason: "No.").sentence == "No.")
  }
}
