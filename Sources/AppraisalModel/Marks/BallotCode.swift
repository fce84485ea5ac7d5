/// What stands for a ballot that was handed in, short enough to be read aloud and initialled.
///
/// It is made of the hash of the line that hands the ballot in, which covers everything before it in
/// that sitting and, by what the sitting had seen, in the earlier ones. Anybody can work it out again
/// from the line.
package struct BallotCode: Hashable, Sendable {
  /// Letters and digits without 0, O, 1 and I, which sound or look alike; their places count.
  static let alphabet = Array("ABCDEFGHJKLMNPQRSTUVWXYZ23456789".unicodeScalars)

  /// Eight letters and digits in two groups.
  package let text: String

  /// Makes the code of a hash of 64 hexadecimal digits: five bits a sign, from the first on; nil for
  /// what is no hash.
  package init?(hash: String) {
    guard hash.utf8.count == 64, let bits = UInt64(hash.prefix(10), radix: 16) else { return nil }
    var text = String.UnicodeScalarView()
    for place in 0..<8 {
      if place == 4 { text.append(" ") }
      text.append(Self.alphabet[Int(bits >> (35 - 5 * UInt64(place)) & 31)])
    }
    self.text = String(text)
  }
}

extension Edit {
  /// Whether a ballot is handed in by it.
  package var handsIn: Bool { if case .rounds(.handIn) = self { true } else { false } }
}

extension Fold {
  /// The entry by which a ballot was handed in, or nil where it is not in.
  package func handingIn(of person: AssessorID, _ round: RoundNumber) -> RecordedEdit? {
    guard let entry = latest(.handedIn(round, person)), entry.edit.handsIn else { return nil }
    return appraisal.ballot(round, person).handedIn ? entry : nil
  }
}
