import AppraisalModel
import Testing

@Suite struct IdentifierTests {
  @Test(arguments: ["a", "0", "mk-2010", "a-", String(repeating: "x", count: 64)])
  func `a slug is an identifier and reads back`(_ text: String) {
    #expect(OptionID(text)?.text == text)
    #expect(OptionID(text)?.description == text)
  }

  @Test(
    arguments: [
      "", "-a", "A", "a b", "a_b", "a.b", "a/b", "..", "é", "a\u{0}", "٣", "a\u{301}",
      String(repeating: "x", count: 65),
    ])
  func `text that is not a slug is refused`(_ text: String) {
    #expect(OptionID(text) == nil)
    #expect(!OptionID.isWellFormed(text))
  }

  @Test func `identifiers are in the order of their bytes`() {
    let sorted = ["b", "a-b", "ab", "a", "10", "9"].compactMap { OptionID($0) }.sorted()
    #expect(sorted.map(\.text) == ["10", "9", "a", "a-b", "ab", "b"])
  }
}
