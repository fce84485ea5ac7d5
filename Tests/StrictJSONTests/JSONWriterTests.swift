import StrictJSON
import Testing

@Suite struct JSONWriterTests {
  private let node = JSONNode(
    .object([
      JSONMember("b", .array([JSONNode(.integer(1)), JSONNode(.string("x"))])),
      JSONMember("a", .object([JSONMember("z", .null), JSONMember("y", .array([]))])),
    ]))

  @Test func `the canonical form is one line with sorted keys`() {
    let text = String(decoding: StrictJSON.write(node, style: .canonical), as: UTF8.self)
    #expect(text == #"{"a":{"y":[],"z":null},"b":[1,"x"]}"#)
  }

  @Test func `the pretty form is indented by two spaces and ends with a line feed`() {
    let text = String(decoding: StrictJSON.write(node, style: .pretty), as: UTF8.self)
    #expect(
      text == """
        {
          "a": {
            "y": [],
            "z": null
          },
          "b": [
            1,
            "x"
          ]
        }

        """)
  }

  @Test func `keys are sorted by their bytes and not by their letters`() {
    let keys = ["\u{E9}", "z", "Z", "\u{1F600}", "\u{FF5E}", "", "aa", "a"]
    let members = keys.map { JSONMember($0, .null) }
    let written = StrictJSON.write(JSONNode(.object(members)), style: .canonical)
    let read = try? StrictJSON.parse(written).members?.map(\.key)
    #expect(read == ["", "Z", "a", "aa", "z", "\u{E9}", "\u{FF5E}", "\u{1F600}"])
  }

  @Test(arguments: [
    ("\"\\/", #""\"\\/""#),
    ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
    ("\u{0}\u{1B}[31m\u{7F}", #""\u0000\u001b[31m\u007f""#),
    ("\u{85}\u{9B}", #""\u0085\u009b""#),
    ("\u{2028}\u{2029}", #""\u2028\u2029""#),
    ("\u{202E}\u{2066}\u{200B}\u{FEFF}\u{AD}", #""\u202e\u2066\u200b\ufeff\u00ad""#),
    ("\u{E0041}", #""\udb40\udc41""#),
    ("é漢\u{1F600}", "\"é漢\u{1F600}\""),
  ])
  func `what could command a terminal is escaped`(_ text: String, _ expected: String) throws {
    let written = StrictJSON.write(JSONNode(.string(text)), style: .canonical)
    #expect(String(decoding: written, as: UTF8.self) == expected)
    #expect(
      try StrictJSON.parse(written).text?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
  }

  @Test func `every scalar is written harmlessly and comes back`() throws {
    var text = ""
    for value in 0...0x10FFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      text.unicodeScalars.append(scalar)
    }
    let written = StrictJSON.write(JSONNode(.string(text)), style: .canonical)
    let harmful = String(decoding: written, as: UTF8.self).unicodeScalars.first { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
    #expect(harmful == nil)
    let back = try #require(try StrictJSON.parse(written).text)
    #expect(back.unicodeScalars.elementsEqual(text.unicodeScalars))
  }
}
