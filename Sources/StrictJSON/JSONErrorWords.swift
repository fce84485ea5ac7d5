extension JSONError {
  /// What is wrong, in one sentence that is safe to show; the caller adds the place.
  public var sentence: String { kind.sentence }
}

extension JSONError.Kind {
  /// What is wrong, in one sentence that is safe to show.
  public var sentence: String {
    switch self {
    case .tooLarge(let bytes, let limit):
      "The document has \(bytes) bytes; at most \(limit) are read."
    case .byteOrderMark:
      "The document begins with a byte order mark; save it as UTF-8 without one."
    case .invalidUTF8:
      "The bytes are not UTF-8; save the document as UTF-8."
    case .unexpectedEnd:
      "The document ends in the middle of a value."
    case .unexpected(let byte, let expected):
      "Found \(Words.character(byte)) where \(expected.words) must stand."
    case .rawControl(let byte):
      "Text holds \(Words.character(byte)) as it is; write it as an escape."
    case .badEscape:
      "JSON has no such escape; write a backslash in text as two backslashes."
    case .loneSurrogate:
      "A \\u escape is half of a surrogate pair; write both halves."
    case .badNumber:
      "A number must look like 12, -3.5 or 6e7."
    case .duplicateKey(let key):
      "The key \(Words.quoted(key)) stands twice in one object; keep one."
    case .tooDeep(let limit):
      "Lists and objects are nested more than \(limit) deep."
    case .tooManyValues(let limit):
      "The document has more than \(limit) values."
    case .trailingBytes:
      "Something follows the end of the document; remove it."
    }
  }
}

extension JSONError.Expectation {
  /// What must stand here, as the middle of a sentence.
  fileprivate var words: String {
    switch self {
    case .value: "a value"
    case .key: "a key in quotation marks"
    case .colon: "a colon"
    case .commaOrBracket: "a comma or ]"
    case .commaOrBrace: "a comma or }"
    }
  }
}

extension DecodingFailure {
  /// What is wrong, in one sentence that is safe to show; the caller adds file and place.
  public var sentence: String {
    let place = path.isEmpty ? "The document" : path
    switch kind {
    case .notJSON(let kind):
      return kind.sentence
    case .missingKey(let key):
      return "\(place) lacks \(Words.quoted(key))."
    case .wrongType(let expected, let found):
      return "\(place) must be \(expected); it is \(found)."
    case .unknownKey(let key, let suggestion):
      return "\(place) has the unknown key \(Words.quoted(key)).\(Words.didYouMean(suggestion))"
    case .unknownWord(let word, let allowed, let suggestion):
      let list = Words.alternatives(allowed)
      return
        "\(place) is \(Words.quoted(word)); it must be \(list).\(Words.didYouMean(suggestion))"
    case .invalid(let reason):
      return path.isEmpty ? reason : "\(path): \(reason)"
    }
  }
}

extension EncodingFailure {
  /// What is wrong, in one sentence.
  public var sentence: String {
    path.isEmpty ? reason : "\(path): \(reason)"
  }
}

/// The parts that sentences are made of.
private enum Words {
  static func quoted(_ text: String) -> String {
    var writer = JSONWriter(style: .canonical)
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  static func character(_ byte: UInt8) -> String {
    if (0x21..<0x7F).contains(byte) { return String(Unicode.Scalar(byte)) }
    if byte == 0x20 { return "a space" }
    if byte == 0x0A { return "the end of the line" }
    return "the byte 0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  static func didYouMean(_ suggestion: String?) -> String {
    guard let suggestion else { return "" }
    return " Did you mean \(quoted(suggestion))?"
  }

  static func alternatives(_ words: [String]) -> String {
    let quoted = words.map(quoted)
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "nothing" }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
  }
}
