import Canvas
import Testing

@testable import Terminal

/// What one read of the terminal brings: keys, or a text that nobody typed key by key.
@Suite struct BurstTests {
  private func events(_ reads: String...) -> [InputEvent] {
    var assembler = KeyAssembler()
    return reads.flatMap { assembler.feed(Array($0.utf8)) } + assembler.flush()
  }

  private func keys(_ text: String) -> [InputEvent] {
    text.map { $0 == "\r" ? .key(.enter) : .key(.character($0)) }
  }

  @Test(arguments: [
    (
      "It scored well because:\r95 beds are there\rx\r",
      "It scored well because:\n95 beds are there\nx\n"
    ),
    ("95 beds are there\r", "95 beds are there\n"),
    ("one\ntwo\n", "one\ntwo\n"),
    ("one\r\ntwo\r\n", "one\ntwo\n"),
    ("70\r80\r", "70\n80\n"),
    ("x\r95\r", "x\n95\n"),
    ("\r95\r", "\n95\n"),
    ("A site\tB site\r1\t2\r", "A site B site\n1 2\n"),
    ("Łódź, Cwmbrân\r", "Łódź, Cwmbrân\n"),
  ])
  func `a text with a line end that arrives at once is a paste`(bytes: String, text: String) {
    #expect(events(bytes) == [.paste(text)])
  }

  @Test(arguments: ["g2", "70\r", "g240\r", "\r70", "70\r8", "rBad.\r", "\r\r\r\r\r\r\r\r\r"])
  func `what a person types ahead on a slow line is keys`(bytes: String) {
    #expect(events(bytes) == keys(bytes))
  }

  @Test func `a key that is held down, and a sentence without a line end, are keys`() {
    let held = String(repeating: "j", count: 500)
    #expect(events(held) == keys(held))
    let sentence = "One team already exists for three services."
    #expect(events(sentence) == keys(sentence))
  }

  @Test func `a long text without a line end is a paste`() {
    let text = String(repeating: "word ", count: 100)
    #expect(events(text) == [.paste(text)])
  }

  @Test func `a text that goes on in the next read is one paste`() {
    #expect(events("first line\rsec", "ond\rq", "uit") == [.paste("first line\nsecond\nquit")])
    #expect(events("first line\r", "q") == [.paste("first line\nq")])
  }

  @Test func `it waits for the rest, and a key that is no text ends it`() {
    var assembler = KeyAssembler()
    #expect(assembler.feed(Array("one\rtwo\r".utf8)) == [])
    #expect(assembler.waiting == .burst)
    #expect(
      assembler.feed(Array("\u{1B}[Aj".utf8))
        == [.paste("one\ntwo\n"), .key(.up), .key(.character("j"))])
    #expect(assembler.waiting == .nothing)
    #expect(assembler.feed(Array("one\rtwo\r".utf8)) == [])
    #expect(assembler.flush() == [.paste("one\ntwo\n")])
    #expect(assembler.waiting == .nothing)
  }

  @Test func `a character that is cut between two reads stays whole`() {
    var assembler = KeyAssembler()
    let bytes = Array("first line\rdŵr\r".utf8)
    let cut = bytes.count - 3
    #expect(assembler.feed(bytes[..<cut]) == [])
    #expect(assembler.feed(bytes[cut...]) == [])
    #expect(assembler.flush() == [.paste("first line\ndŵr\n")])
  }

  @Test func `keys before it in the same read stay keys`() {
    #expect(
      events("\u{1B}[A\u{13}one\rtwo\r")
        == [.key(.up), .key(.control("s")), .paste("one\ntwo\n")])
  }

  @Test func `a paste that is marked is taken as before`() {
    #expect(
      events("r\u{1B}[200~one\rtwo\u{1B}[201~\r")
        == [.key(.character("r")), .paste("one\ntwo"), .key(.enter)])
  }

  @Test func `more than can be kept is dropped`() {
    var assembler = KeyAssembler()
    for _ in 0..<3 { _ = assembler.feed(Array(String(repeating: "ab\r", count: 200_000).utf8)) }
    guard case .paste(let text)? = assembler.flush().first else {
      Issue.record("no paste")
      return
    }
    #expect(text.unicodeScalars.count <= Burst.limit)
  }
}
