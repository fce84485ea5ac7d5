/// The key that is made of what is printed on a one-time slip.
///
/// Whoever has the slip can sign with it, and nobody can tell the slip from its public half, which
/// stands in the record. The person and the appraisal go into it: for anybody else, and elsewhere, the
/// same slip is another key.
package struct SlipKey: Sendable {
  private let key: WriterKey
  private let appraisal: String
  private let person: String

  /// Makes the key of a slip's signs; nil only where the system makes no key of 32 bytes.
  package init?(signs: String, person: String, appraisal: String) {
    let words = "appraise.slip.seed.v1\n\(appraisal)\n\(person)\n\(signs)\n"
    guard let key = WriterKey(hex: Digest256(of: Array(words.utf8)).hex) else { return nil }
    (self.key, self.appraisal, self.person) = (key, appraisal, person)
  }

  /// The public half.
  package var signingKey: SigningKey { key.signingKey }

  /// The signature with which a key shows the slip.
  package func sign(_ shower: SigningKey) -> LineSignature? {
    key.sign(Self.statement(appraisal, person, shower))
  }

  /// Whether a slip signed the key that shows it, for this person in this appraisal.
  package static func signed(
    _ slip: SigningKey, _ shower: SigningKey, _ signature: LineSignature, person: String,
    appraisal: String
  ) -> Bool {
    slip.signed(statement(appraisal, person, shower), signature)
  }

  private static func statement(
    _ appraisal: String, _ person: String, _ shower: SigningKey
  ) -> [UInt8] {
    Array("appraise.slip.v1\n\(appraisal)\n\(person) \(shower.hex)\n".utf8)
  }
}
