import Testing

@testable import Terminal

@Suite struct EscapeCodesTests {
  @Test func `leaving undoes every mode that is ever set`() {
    let leave = EscapeCodes.leave.description
    let set = EscapeCodes.pasteOn + EscapeCodes.mouseOn + EscapeCodes.frameBegin + "\u{1B}[?1049h"
    for mode in set.split(separator: "\u{1B}[?").map({ $0.dropLast() }) {
      #expect(leave.contains("\u{1B}[?\(mode)l"), "\(mode)")
    }
    #expect(leave.hasSuffix("\u{1B}[?25h"))
  }
}
