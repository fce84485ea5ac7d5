import SeededRandom
import Canvas
import Testing

@testable import Terminal

@Suite struct KeyAssemblerTests {
  /// What bytes mean when nothing follows them.
  private func events(_ text: String, table: [[UInt8]: Key] = [:]) -> [InputEvent] {
    var assembler = KeyAssembler(table: table)
    let events = assembler.feed(Array(text.utf8))
    return events + assembler.flush()
  }

  @Test(arguments: [
    ("a", Key.character("a")), (" ", .character(" ")), ("~", .character("~")),
    ("é", .character("é")), ("中", .character("中")), ("😀", .character("😀")),
    ("\r", .enter), ("\n", .control("j")), ("\t", .tab), ("\u{7F}", .backspace),
    ("\u{08}", .backspace),
    ("\u{01}", .control("a")), ("\u{1A}", .control("z")), ("\u{00}", .control(" ")),
    ("\u{1C}", .control("\\")), ("\u{1D}", .control("]")), ("\u{1F}", .control("_")),
    ("\u{1B}", .escape), ("\u{1B}x", .alt("x")), ("\u{1B}1", .alt("1")), ("\u{1B}é", .alt("é")),
    ("\u{1B}[", .alt("[")), ("\u{1B}O", .alt("O")), ("\u{1B}]", .alt("]")),
    ("\u{1B}P", .alt("P")), ("\u{1B}\r", .alt("\n")), ("\u{1B}\u{7F}", .control("w")),
  ])
  func `a simple key`(bytes: String, key: Key) {
    #expect(events(bytes) == [.key(key)])
  }

  @Test(arguments: [
    ("A", Key.up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end),
    ("Z", .backTab), ("1~", .home), ("7~", .home), ("4~", .end), ("8~", .end), ("2~", .insert),
    ("3~", .delete), ("5~", .pageUp), ("6~", .pageDown), ("11~", .function(1)),
    ("15~", .function(5)), ("17~", .function(6)), ("21~", .function(10)), ("24~", .function(12)),
    ("25~", .function(13)), ("28~", .function(15)), ("34~", .function(20)),
    ("1;5D", .wordLeft), ("1;5C", .wordRight), ("1;3D", .wordLeft), ("1;2D", .left),
    ("1;5A", .up), ("1;2P", .function(1)), ("3;5~", .delete), ("[A", .function(1)),
    ("[E", .function(5)),
  ])
  func `a control sequence that every terminal shares`(tail: String, key: Key) {
    #expect(events("\u{1B}[\(tail)") == [.key(key)])
  }

  @Test(arguments: [
    ("A", Key.up), ("P", .function(1)), ("S", .function(4)), ("M", .enter), ("H", .home),
    ("p", .character("0")), ("y", .character("9")), ("n", .character(".")),
    ("k", .character("+")), ("5D", .wordLeft), ("1;5C", .wordRight),
  ])
  func `a key of the keypad`(tail: String, key: Key) {
    #expect(events("\u{1B}O\(tail)") == [.key(key)])
  }

  @Test(arguments: [
    "[15;99~", "[?62;22c", "[>0;276;0c", "[12;40R", "[99;98u", "[0n", "[?1;2$y", "[I", "[[Z",
    "O!", "[1;5", "O5", "]11;rgb:0/0/0\u{07}", "]11;rgb:0/0/0\u{1B}\\", "P1+r0\u{1B}\\",
    "_G\u{1B}\\", "^x\u{07}", "[\(String(repeating: "1;", count: 500))A", "[23$",
  ])
  func `an unknown sequence is swallowed whole`(tail: String) {
    #expect(events("\u{1B}\(tail)") == [.key(.unknown)])
    #expect(events("\u{1B}\(tail)").count == 1)
  }

  @Test func `what follows an unknown sequence is not lost`() {
    #expect(
      events("\u{1B}[99;9zq\u{1B}]0;x\u{07}r")
        == [.key(.unknown), .key(.character("q")), .key(.unknown), .key(.character("r"))])
  }

  @Test func `a sequence that is cut off by another key ends there`() {
    #expect(events("\u{1B}[1\u{1B}[A") == [.key(.unknown), .key(.up)])
    #expect(events("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
    #expect(events("\u{1B}\u{1B}[A") == [.key(.escape), .key(.up)])
    #expect(events("\u{1B}[\r") == [.key(.unknown), .key(.enter)])
  }

  @Test(arguments: ["\u{1B}[1;5D", "\u{1B}OA", "中é", "\u{1B}[<0;12;7M", "\u{1B}[200~ab\u{1B}[201~"])
  func `bytes may arrive one at a time`(text: String) {
    var assembler = KeyAssembler()
    var one: [InputEvent] = []
    for byte in text.utf8 { one += assembler.feed([byte]) }
    #expect(one == events(text))
    #expect(assembler.waiting == .nothing)
    #expect(assembler.flush().isEmpty)
  }

  @Test func `it says what it waits for`() {
    var assembler = KeyAssembler()
    #expect(assembler.waiting == .nothing)
    #expect(assembler.feed([0x1B]).isEmpty)
    #expect(assembler.waiting == .sequence)
    #expect(assembler.flush() == [.key(.escape)])
    #expect(assembler.feed([0xE4, 0xB8]).isEmpty)
    #expect(assembler.waiting == .sequence)
    #expect(assembler.feed([0xAD]) == [.key(.character("中"))])
    #expect(assembler.feed(Array("\u{1B}[200~x".utf8)).isEmpty)
    #expect(assembler.waiting == .paste)
  }

  @Test func `an accent typed with its letter is one character`() {
    #expect(events("e\u{301}x") == [.key(.character("e\u{301}")), .key(.character("x"))])
  }

  @Test(
    arguments: [
      [0x80], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xFF], [0xF8, 0x80], [0xC2, 0x9B],
      [0x1B, 0x80],
    ] as [[UInt8]])
  func `what is not UTF-8 is dropped`(bytes: [UInt8]) {
    var assembler = KeyAssembler()
    #expect(assembler.feed(bytes + [UInt8(ascii: "a")]) == [.key(.character("a"))])
  }

  @Test func `the terminal database comes before the usual meaning`() {
    let table: [[UInt8]: Key] = [
      Array("[7$".utf8): .home, Array("[A".utf8): .pageUp, Array("A".utf8): .up,
    ]
    #expect(events("\u{1B}[7$", table: table) == [.key(.home)])
    #expect(events("\u{1B}[A", table: table) == [.key(.pageUp)])
    #expect(events("\u{1B}A", table: table) == [.key(.up)])
    #expect(events("\u{1B}B", table: table) == [.key(.alt("B"))])
  }

  @Test(arguments: [
    ("\u{1B}[<0;1;1M", MouseEvent(kind: .press, at: Point(x: 0, y: 0))),
    ("\u{1B}[<0;290;40m", MouseEvent(kind: .release, at: Point(x: 289, y: 39))),
    ("\u{1B}[<32;5;6M", MouseEvent(kind: .drag, at: Point(x: 4, y: 5))),
    ("\u{1B}[<64;5;6M", MouseEvent(kind: .wheelUp, at: Point(x: 4, y: 5))),
    ("\u{1B}[<65;5;6M", MouseEvent(kind: .wheelDown, at: Point(x: 4, y: 5))),
    ("\u{1B}[<16;5;6M", MouseEvent(kind: .press, at: Point(x: 4, y: 5))),
    ("\u{1B}[M !!", MouseEvent(kind: .press, at: Point(x: 0, y: 0))),
    ("\u{1B}[M#+*", MouseEvent(kind: .release, at: Point(x: 10, y: 9))),
    ("\u{1B}[M`+*", MouseEvent(kind: .wheelUp, at: Point(x: 10, y: 9))),
  ])
  func `a mouse report`(bytes: String, event: MouseEvent) {
    #expect(events(bytes) == [.mouse(event)])
  }

  @Test(arguments: [
    "<1;5;5M", "<2;5;5M", "<35;5;5M", "<66;5;5M", "<0;0;5M", "<0;5;99999999999999999999M",
    "<0;5M", "<;;M",
  ])
  func `other mouse reports mean nothing`(tail: String) {
    #expect(events("\u{1B}[\(tail)").isEmpty)
  }

  @Test func `any bytes at all end in the ground state`() {
    let seed: UInt64 = 20_261_121
    var generator = SeededGenerator(seed: seed)
    let favourites = Array("\u{1B}[O]P<M~;0123~200201\u{07}\\\r".utf8)
    for round in 0..<2000 {
      var assembler = KeyAssembler()
      for _ in 0..<Int(generator.next() % 40) {
        let draw = generator.next()
        let byte =
          draw % 3 == 0
          ? UInt8(truncatingIfNeeded: draw >> 8) : favourites[Int(draw >> 8) % favourites.count]
        _ = assembler.feed([byte])
      }
      _ = assembler.flush()
      #expect(assembler.waiting == .nothing, "seed \(seed), round \(round)")
      #expect(assembler.feed([0x71]) == [.key(.character("q"))], "seed \(seed), round \(round)")
    }
  }
}
