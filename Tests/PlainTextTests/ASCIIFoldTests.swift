import PlainText
import Testing

@Suite struct ASCIIFoldTests {
  @Test(arguments: [
    ("café – naïve", "cafe - naive"), ("‘one’ “two”", "'one' \"two\""), ("• item…", "* item."),
    ("£10", "L10"), ("Łódź", "Lodz"), ("Việt", "Viet"), ("中文", "????"), ("→←↑↓", "><^v"),
    ("┌─┐│", "+-+|"), ("█▓▒░", "#+=-"), ("Ａ１", "AA11"), ("e\u{301}", "e"),
    ("Ǆ", "?"), ("ÿ", "y"), ("ž", "z"), ("ſ", "s"), ("ẞ", "?"), ("plain", "plain"),
  ])
  func `characters become close ASCII ones`(text: String, expected: String) {
    #expect(ASCIIFold.text(text) == expected)
  }

  @Test func `every character becomes one printable ASCII character`() {
    for scalar in allScalars where scalar.value >= 0x20 && scalar.value != 0x7F {
      let folded = ASCIIFold.character(for: scalar)
      guard folded.value >= 0x20, folded.value < 0x7F else {
        Issue.record("\(scalar.value) became \(folded.value)")
        continue
      }
    }
  }
}
