import Canvas
import Testing

@testable import Terminal

@Suite struct PasteCollectorTests {
  private func paste(_ body: String) -> [InputEvent] {
    var assembler = KeyAssembler()
    return assembler.feed(Array("\u{1B}[200~\(body)\u{1B}[201~".utf8))
  }

  @Test(arguments: [
    ("", ""), ("abc", "abc"), ("a\rb", "a\nb"), ("a\r\nb", "a\nb"), ("a\nb", "a\nb"),
    ("a\n\nb", "a\n\nb"), ("a\r\rb", "a\n\nb"), ("a\tb", "a b"), ("a\u{1B}[31mb", "a[31mb"),
    ("\u{03}\u{04}q", "q"), ("\u{7F}x\u{9B}y", "xy"), ("中é", "中é"), ("\u{1B}[20", "[20"),
    ("\u{1B}\u{1B}[A", "[A"), ("\u{1B}[200~x", "[200~x"),
  ])
  func `a paste is clean text`(body: String, text: String) {
    #expect(paste(body) == [.paste(text)])
  }

  @Test func `what follows a paste is typed`() {
    #expect(paste("a\u{1B}[201~b") == [.paste("a"), .key(.character("b")), .key(.unknown)])
  }

  @Test func `a paste keeps no more than its limit and still ends`() {
    let body = String(repeating: "x", count: PasteCollector.limit + 5000)
    guard case .paste(let text)? = paste(body).first else {
      Issue.record("no paste")
      return
    }
    #expect(text.utf8.count == PasteCollector.limit)
  }

  @Test func `a paste that never ends is delivered by a flush`() {
    var assembler = KeyAssembler()
    #expect(assembler.feed(Array("\u{1B}[200~half".utf8)).isEmpty)
    #expect(assembler.flush() == [.paste("half")])
    #expect(assembler.waiting == .nothing)
  }
}
