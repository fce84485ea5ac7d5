package import StrictJSON

/// What shows that the end of a segment was there when somebody had seen it.
///
/// Of a signed segment the end is a signature, and that signature shows it: nobody else could have
/// made it. Of another it is a hash alone.
package struct SeenProof: Hashable, Sendable {
  /// Of a signed segment the hash of the line before the signature, of another that of its end.
  package var hash: Digest256
  package var signature: LineSignature?
  /// The key of the segment, where it is said; a sitting says it at the first time.
  package var key: SigningKey?

  package init(hash: Digest256, signature: LineSignature? = nil, key: SigningKey? = nil) {
    (self.hash, self.signature, self.key) = (hash, signature, key)
  }

  /// Reads the digits of the hash, of the signature if there is one, and of the key after it.
  package init?(text: String) {
    let digits = Substring(text)
    switch text.utf8.count {
    case 64, 192, 256: break
    default: return nil
    }
    guard let hash = Digest256(hex: String(digits.prefix(64))) else { return nil }
    let signature = LineSignature(hex: String(digits.dropFirst(64).prefix(128)))
    let key = SigningKey(hex: String(digits.dropFirst(192)))
    guard (signature != nil) == (text.utf8.count > 64), (key != nil) == (text.utf8.count == 256)
    else { return nil }
    self.init(hash: hash, signature: signature, key: key)
  }

  /// The digits, as they stand in a line.
  package var text: String { hash.hex + (signature?.hex ?? "") + (key?.hex ?? "") }

  /// The number of the entry that the hash is of, where the end that was seen has a number.
  func number(ofEnd n: Int) -> Int { signature == nil ? n : n - 1 }

  /// Whether a key signed the segment so far.
  package func holds(for segment: String, end n: Int, by key: SigningKey) -> Bool {
    guard let signature else { return false }
    return key.signed(SignedEnd(segment: segment, n: n - 1, hash: hash), signature)
  }
}

extension SigningKey: JSONReadable, Encodable {
  /// Writes the 64 digits.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }

  /// Reads 64 digits.
  package init(json: JSONReader) throws(DecodingFailure) {
    guard let key = SigningKey(hex: try json.text()) else {
      throw json.refusal("A key has 64 hexadecimal digits.")
    }
    self = key
  }
}
