import AppraisalModel
import Testing

@Suite struct BallotCodeTests {
  // Worked out by the recipe in docs/record.md.
  @Test(arguments: [
    ("0000000000", "AAAA AAAA"), ("ffffffffff", "9999 9999"), ("0086429021", "ACDE FEBB"),
    ("b7d3c9a1f0", "Y9K6 VJRS"),
  ])
  func `five bits of the hash make a sign`(digits: String, code: String) {
    #expect(BallotCode(hash: digits + String(repeating: "7", count: 54))?.text == code)
  }

  @Test func `no sign looks or sounds like another`() {
    let texts = (0..<32).compactMap { place -> String? in
      let digits = String(UInt64(place) << 35, radix: 16)
      let zeros = String(repeating: "0", count: 10 - digits.count)
      return BallotCode(hash: zeros + digits + String(repeating: "0", count: 54))?.text
    }
    let signs = Set(texts.compactMap(\.first))
    #expect(signs.count == 32)
    #expect(signs.isDisjoint(with: Set("0O1Il")))
  }

  @Test func `what is no hash has no code`() {
    #expect(BallotCode(hash: "7") == nil)
    #expect(BallotCode(hash: String(repeating: "g", count: 64)) == nil)
  }
}
