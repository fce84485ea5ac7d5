import AppraisalLedger

/// The text that a person is typing, kept in a private file outside any appraisal.
///
/// It is no part of the record and never becomes evidence by itself.
package struct DraftStore: Sendable {
  /// The largest draft, in bytes.
  private static let limit = 1 << 20

  /// Nil where there is no place of the person's own.
  private let place: PrivatePlace?
  private let stem: String

  /// Names the draft of a person in an appraisal, or something else that is kept in the same way.
  package init(
    in place: PrivatePlace?, named kind: String = "draft", of person: String, appraisal: String
  ) {
    self.place = place
    stem = "\(kind)-\(Digest256(of: Array("\(person)\n\(appraisal)".utf8)).short)-"
  }

  /// Puts a text in place of the one before; nil removes it.
  ///
  /// A failure leaves the text before: there is nothing that a person could do about it.
  package func keep(_ bytes: [UInt8]?) {
    guard (bytes?.count ?? 0) <= Self.limit else { return }
    try? place?.replace(stem, with: bytes)
  }

  /// The newest text that an earlier sitting left, as far as the caller can read it.
  package func read<Draft>(_ decode: ([UInt8]) -> Draft?) -> Draft? {
    let states = try? place?.states(of: stem, limit: Self.limit)
    return states?.lazy.compactMap(decode).first
  }
}
