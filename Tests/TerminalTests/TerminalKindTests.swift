import Foundation
import Testing

@testable import Terminal

@Suite struct TerminalKindTests {
  @Test(arguments: ["xterm-256color", "tmux-256color", "linux", "vt100", "rxvt+pcfkeys", "A_b.c"])
  func `a plausible name passes`(name: String) throws {
    #expect(try TerminalKind(checking: name).name == name)
  }

  @Test(
    arguments: [
      (nil, TerminalError.typeMissing), ("", .typeMissing), ("dumb", .typeTooSimple("dumb")),
      ("../../x", .typeUnknown("../../x")), (".", .typeUnknown(".")),
      ("a b", .typeUnknown("a b")), ("\u{1B}[m", .typeUnknown("\u{1B}[m")),
      ("é", .typeUnknown("é")),
    ] as [(String?, TerminalError)])
  func `any other is refused before the database is asked`(
    name: String?, expected: TerminalError
  ) {
    #expect(throws: expected) { try TerminalKind(checking: name) }
  }

  @Test(arguments: [
    ("xterm-256color", true), ("tmux", true), ("screen", true), ("linux", false),
    ("linux-16color", false), ("vt100", false), ("vt220", false), ("ansi", false),
  ])
  func `only newer terminals get private modes and block glyphs`(name: String, isNew: Bool) throws {
    let kind = try TerminalKind(checking: name)
    #expect(kind.hasPrivateModes == isNew)
    #expect(kind.hasSynchronisedOutput == isNew)
    #expect(kind.hasBlockGlyphs == isNew)
  }

  @Test(
    arguments: [
      (nil, 25), ("", 25), ("100", 100), ("0", 25), ("-1", 25), ("99999", 25), ("x", 25),
    ] as [(String?, Int)])
  func `the wait after Escape is short unless the user says otherwise`(value: String?, wait: Int) {
    #expect(Environment.escapeDelay(from: value) == .milliseconds(wait))
  }

  @Test func `a description is never read from what is no file`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("terminfo-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for inner in ["x", "78", "home/.terminfo/x"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(inner)", withIntermediateDirectories: true)
    }
    func check(_ variables: [String: String]) throws(TerminalError) {
      try TerminalDescription.check("xterm") { variables[$0] }
    }
    try check(["TERMINFO": folder, "TERMINFO_DIRS": "/nowhere:\(folder)", "HOME": folder])
    for pipe in ["x/xterm", "78/xterm", "home/.terminfo/x/xterm", "pipe"] {
      let path = "\(folder)/\(pipe)"
      try #require(mkfifo(path, 0o600) == 0)
      let failure = TerminalError.descriptionNoFile(path)
      if pipe == "pipe" {
        #expect(throws: failure) { try check(["TERMINFO": path]) }
      } else if pipe.hasPrefix("home") {
        #expect(throws: failure) { try check(["HOME": folder + "/home"]) }
      } else {
        #expect(throws: failure) { try check(["TERMINFO": folder]) }
        #expect(throws: failure) { try check(["TERMINFO_DIRS": "/nowhere:\(folder)"]) }
      }
      try #require(unlink(path) == 0)
    }
  }

  @Test(arguments: [
    (TerminalError.inputNotTerminal, "Standard input is not a terminal, so there are no keys"),
    (.outputNotTerminal, "Standard output is not a terminal, so there is no screen"),
    (.typeMissing, "TERM=xterm-256color"), (.typeUnknown("a\u{1B}b"), "\"a?b\""),
    (.typeUnknown(String(repeating: "x", count: 99)), "\(String(repeating: "x", count: 40))...\""),
    (.typeTooSimple("dumb"), "\"dumb\" (variable TERM) cannot place the cursor"),
    (.descriptionNoFile("/tmp/a b"), "read from /tmp/a?b, which is not a file"),
    (.alreadyRunning, "in use already"), (.system(24), "(error 24)"),
  ])
  func `an error says what is wrong`(error: TerminalError, words: String) {
    #expect(error.description.contains(words))
    #expect(error.description.hasSuffix("."))
    #expect(!error.description.unicodeScalars.contains { $0.value < 0x20 })
  }

  @Test func `the notice names the variable that helps`() {
    #expect(TerminalNotice.asciiOnly.description.contains("LC_ALL"))
  }
}
