import StrictJSON
import Testing

@Suite struct PackedTextTests {
  static let texts = [
    "", "sign", "2026-11-21T00:12:59.123Z", "0000-00-00T00:00:00.000Z", "9999-99-99T99:99:99.999Z",
    "2026-11-21T00:12:59.123z", "2026-11-21 00:12:59.123Z", "2026-11-21T00:12:59.12Z",
    "c1e4d3e3844e382e-17", "0000000000000000-0", "00000000000000ff-4294967295",
    "00000000000000ff-4294967296", "c1e4d3e3844e382e-017", "c1e4d3e3844e382e-00",
    "c1e4d3e3844e382e-", "c1e4d3e3844e382e", "C1e4d3e3844e382e-17", "c1e4d3e3844e382e-1x",
    "c1e4d3e3844e382e-99999999999", "20261201T034625Z-b2764781d5435f4b-0", "Zürich-über-Straße-1",
  ]

  @Test(arguments: texts)
  func `whatever is packed comes back byte for byte`(_ text: String) {
    #expect(PackedText(text).text.utf8.elementsEqual(text.utf8))
    #expect(PackedText(Array(text.utf8).span) == PackedText(text))
  }

  @Test func `no two texts are taken for one`() {
    #expect(Set(Self.texts.map { PackedText($0) }).count == Self.texts.count)
  }

  @Test func `moments have the order of their texts, and nothing else is one`() {
    let moments = Self.texts.filter { PackedText($0).moment != nil }
    #expect(
      moments == [
        "2026-11-21T00:12:59.123Z", "0000-00-00T00:00:00.000Z", "9999-99-99T99:99:99.999Z",
      ])
    #expect(
      moments.sorted() == moments.sorted { PackedText($0).moment ?? 0 < PackedText($1).moment ?? 0 }
    )
  }
}
