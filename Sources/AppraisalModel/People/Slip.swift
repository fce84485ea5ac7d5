package import StrictJSON

/// What is printed on a one-time slip and typed by whom it was given to.
package struct SlipCode: Hashable, Sendable {
  /// So many signs of five bits: eighty bits, which nobody guesses.
  private static let length = 16

  /// Letters and digits in four groups.
  package let text: String

  /// Makes a code of random numbers.
  package init(random: () -> UInt64) {
    let bits = (0..<Self.length).map { _ in Int(random() & 31) }
    self.init(signs: bits.map { BallotCode.alphabet[$0] })
  }

  /// Reads what somebody typed, with or without blanks and hyphens, in capitals or not; anything else
  /// is nil.
  package init?(typed: String) {
    let blanks = Set(" \u{A0}-".unicodeScalars)
    let signs = typed.uppercased().unicodeScalars.filter { !blanks.contains($0) }
    guard signs.count == Self.length, signs.allSatisfy(BallotCode.alphabet.contains) else {
      return nil
    }
    self.init(signs: Array(signs))
  }

  private init(signs: [Unicode.Scalar]) {
    var text = String.UnicodeScalarView()
    for (place, sign) in signs.enumerated() {
      if place > 0, place % 4 == 0 { text.append(" ") }
      text.append(sign)
    }
    self.text = String(text)
  }

  /// The signs alone, of which the key of the slip is made.
  package var signs: String { text.filter { $0 != " " } }
}

/// The signature by the key of a slip on the key of whoever shows it, as 128 hexadecimal digits.
package struct SlipSignature: Hashable, Sendable {
  package let text: String

  /// Takes 128 lower-case hexadecimal digits; anything else is nil.
  package init?(_ text: String) {
    let digits = Set("0123456789abcdef".utf8)
    guard text.utf8.count == 128, text.utf8.allSatisfy(digits.contains) else { return nil }
    self.text = text
  }
}

extension SlipSignature: JSONReadable, Encodable {
  /// Reads 128 digits.
  package init(json: JSONReader) throws(DecodingFailure) {
    guard let signature = SlipSignature(try json.text()) else {
      throw json.refusal("A signature has 128 hexadecimal digits.")
    }
    self = signature
  }

  /// Writes the digits.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

/// The slip of a person: the public half of the key that is made of its code.
package struct Slip: Hashable, Sendable {
  package var person: AssessorID
  package var key: PublicKey

  package init(person: AssessorID, key: PublicKey) { (self.person, self.key) = (person, key) }
}

/// That a slip was shown by a key, with a good signature of the slip on that key.
package struct SlipUse: Hashable, Sendable {
  package var slip: Slip
  /// The key that signs the sitting in which it was shown.
  package var shownBy: PublicKey

  package init(_ slip: Slip, shownBy: PublicKey) { (self.slip, self.shownBy) = (slip, shownBy) }
}

/// Why a slip that somebody shows confirms nothing.
package enum SlipFault: Hashable, Sendable {
  /// It did not sign the key of the sitting, or not for this person in this appraisal.
  case forged
  /// No such slip was made for the person, or it was replaced by another.
  case notMade
  /// Another key had shown it before.
  case shownBefore
  /// Several keys show it, and nothing says which was first.
  case shownTwice
}

/// What confirms keys in the edits that count.
struct KeyConfirmations: Hashable, Sendable {
  /// The keys that were vouched for.
  private(set) var vouched: [AssessorID: Set<PublicKey>] = [:]
  /// The slip of each person that holds.
  private(set) var slips: [AssessorID: PublicKey] = [:]

  /// Takes in an edit that counts.
  mutating func note(_ edit: PeopleEdit) {
    switch edit {
    case .vouch(let person, let key): vouched[person, default: []].insert(key)
    case .makeSlip(let person, let slip): slips[person] = slip
    case .join, .leave, .revise, .showSlip: break
    }
  }
}
