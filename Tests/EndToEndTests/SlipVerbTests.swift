import TestSupport
import Testing

extension EndToEnd {
  /// Slips by their verbs and on Home.
  @Suite struct SlipVerbTests {
    private static let folder = "mk-2010.appraisal"

    private func run(
      _ sandbox: Sandbox, _ environment: [String: String], _ words: String...
    ) throws -> (code: Int32, text: String, words: String) {
      let done = try sandbox.run(Program.path, words, environment)
      return (done.code, done.text, done.words)
    }

    /// Fay begins, and Ann and Bo are on the panel; gives Ann's slip.
    private func begin(_ sandbox: Sandbox, _ fay: [String: String]) throws -> String {
      let path = Self.folder
      #expect(try run(sandbox, fay, "new", path, "--case", "mk-2010").code == 0)
      for (name, machine) in [("ann", "first"), ("bo", "second")] {
        let joined = try sandbox.run(
          Program.path,
          [
            "score", path, "--option", "arms-length", "--criterion", "care", "--value", "50",
            "--new",
          ],
          sandbox.environment(name, at: machine))
        #expect(joined.code == 0, "\(joined.words)")
      }
      let made = try run(sandbox, fay, "slips", path, "--for", "ann")
      #expect(made.code == 0, "\(made.words)")
      #expect(made.text.contains("      appraise join mk-2010.appraisal --as ann\n"))
      return String(
        try #require(made.text.firstMatch(of: /[A-Z2-9]{4}( [A-Z2-9]{4}){3}/)).output.0)
    }

    @Test func `a slip is made, shown once, and said wherever it is told how people were known`()
      throws
    {
      let (sandbox, path) = (try Sandbox(), Self.folder)
      let fay = sandbox.environment("fay", at: "office")
      let slip = try begin(sandbox, fay)
      let laptop = sandbox.environment("ann", at: "laptop")
      #expect(
        try run(sandbox, fay, "keys", path).text.contains("Slips that nobody has shown yet: ann."))
      let wrong = try run(sandbox, laptop, "join", path, "--slip", "ABCD EFGH JKLM NPQR")
      #expect(wrong.code == 1 && wrong.words.contains("This is not the slip that was made for ann"))
      let other = try run(
        sandbox, sandbox.environment("bo", at: "cafe"), "join", path, "--slip", slip)
      #expect(other.code == 1 && other.words.contains("No slip was made for bo."))
      let shown = try run(sandbox, laptop, "join", path, "--slip", slip)
      #expect(shown.code == 0, "\(shown.words)")
      let code = try #require(shown.text.firstMatch(of: /[0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}/))
        .output
      let marked = try sandbox.run(
        Program.path,
        ["score", path, "--option", "arms-length", "--criterion", "care", "--value", "61"], laptop)
      #expect(marked.code == 0, "\(marked.words)")
      let again = try run(
        sandbox, sandbox.environment("ann", at: "cafe"), "join", path, "--slip", slip)
      #expect(again.code == 1 && again.words.contains("was shown already, by another key"))
      #expect(
        try run(sandbox, fay, "keys", path).text.contains(
          "ann (ann): \(code), who they are was said, confirmed by a slip\n"))
      let log = try run(sandbox, fay, "log", path)
      #expect(log.text.contains("ann showed their slip."))
      #expect(log.text.contains("ann wrote by the key \(code), confirmed by a slip: "))
      #expect(try run(sandbox, fay, "log", path, "--json").text.contains("\"slip\": true"))
      let response = try run(sandbox, fay, "verify", path)
      #expect(response.code == 0, "\(response.words)")
      #expect(!log.text.contains(slip) && !log.text.contains("proved"))
    }

    @Test func `the page is written to a new file of one's own`() throws {
      let (sandbox, path) = (try Sandbox(), Self.folder)
      let fay = sandbox.environment("fay", at: "office")
      _ = try begin(sandbox, fay)
      let none = try run(sandbox, fay, "slips", path)
      #expect(none.code == 1)
      #expect(none.words.contains("Everybody on the panel has a slip or has written already."))
      let made = try run(sandbox, fay, "slips", path, "--for", "bo", "--file", "slips.txt")
      #expect(made.text.hasPrefix("1 slip is in slips.txt."))
      #expect(sandbox.contents[sandbox("slips.txt")]?.starts(with: "33152".utf8) == true)
      let taken = try run(sandbox, fay, "slips", path, "--for", "bo", "--file", "slips.txt")
      #expect(taken.code == 73 && taken.words.contains("No slip was made."))
      let unknown = try run(sandbox, fay, "slips", path, "--for", "zoe")
      #expect(unknown.code == 1 && unknown.words.contains("There is no person zoe."))
      let member = try run(
        sandbox, sandbox.environment("bo", at: "second"), "slips", path, "--for", "ann")
      #expect(member.code == 1)
    }

    @Test func `Home asks for the slip first, and the machine writes once it is typed`() throws {
      let (sandbox, path) = (try Sandbox(), Self.folder)
      let slip = try begin(sandbox, sandbox.environment("fay", at: "office"))
      let desk = try Desk(
        ["join", path], in: sandbox, as: "ann",
        adding: ["XDG_STATE_HOME": sandbox.out + "/laptop"])
      #expect(desk.terminal.screen.contains("Type the signs on your slip"))
      try desk.type("S", until: "The signs on it")
      try desk.type(slip.lowercased())
      try desk.type("\u{13}", until: "What is decided")
      #expect(!desk.terminal.screen.contains("Type the signs on your slip"))
      try desk.type("y", until: "confirmed by a slip")
      try desk.type(Keys.escape)
      try desk.leave()
    }
  }
}
