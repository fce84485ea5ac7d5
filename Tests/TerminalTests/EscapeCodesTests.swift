import Testing

@testable import Terminal

@Suite struct EscapeCodesTests {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("é", "w6k="),
  ])
  func `base64 as in RFC 4648`(text: String, encoded: String) {
    #expect(Base64.encode(Array(text.utf8)) == encoded)
  }

  @Test func `more than terminals accept is not offered to the clipboard`() {
    #expect(EscapeCodes.clipboard(String(repeating: "x", count: 74_994)) != nil)
    #expect(EscapeCodes.clipboard(String(repeating: "x", count: 74_995)) == nil)
  }

  @Test func `leaving undoes every mode that is ever set`() {
    let leave = EscapeCodes.leave.description
    let set = EscapeCodes.pasteOn + EscapeCodes.mouseOn + EscapeCodes.frameBegin + "\u{1B}[?1049h"
    for mode in set.split(separator: "\u{1B}[?").map({ $0.dropLast() }) {
      #expect(leave.contains("\u{1B}[?\(mode)l"), "\(mode)")
    }
    #expect(leave.hasSuffix("\u{1B}[?25h"))
  }
}
