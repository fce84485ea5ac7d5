import Testing

extension EndToEnd {
  /// Keys and ballots by their verbs.
  @Suite struct KeysVerbTests {
    private static let folder = "mk-2010.appraisal"

    private func run(
      _ sandbox: Sandbox, _ environment: [String: String], _ words: String...
    ) throws -> (code: Int32, text: String, words: String) {
      let done = try sandbox.run(Program.path, words, environment)
      return (done.code, done.text, done.words)
    }

    @Test func `a second machine asks, and writes once a facilitator has compared the code`() throws
    {
      let (sandbox, path) = (try Sandbox(), Self.folder)
      let fay = sandbox.environment("fay", at: "office")
      let (desk, laptop) = (
        sandbox.environment("ann-lee", at: "desk"), sandbox.environment("ann-lee", at: "laptop")
      )
      let cell = ["--option", "arms-length", "--criterion", "care", "--value"]
      #expect(try run(sandbox, fay, "new", path, "--case", "mk-2010").code == 0)
      let first = try sandbox.run(Program.path, ["score", path] + cell + ["61", "--new"], desk)
      #expect(first.code == 0)
      let refused = try sandbox.run(Program.path, ["score", path] + cell + ["90"], laptop)
      #expect(refused.code != 0)
      #expect(refused.words.contains("ann-lee has written by another key"))
      let asked = try run(sandbox, laptop, "keys", path, "--ask")
      let code = try #require(asked.text.firstMatch(of: /[0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}/))
        .output
      #expect(try run(sandbox, laptop, "keys", path, "--confirm", String(code)).code != 0)
      let listed = try run(sandbox, fay, "keys", path).text
      #expect(listed.contains("\(code), who they are was said, not confirmed: it does not count\n"))
      let wrong = try run(sandbox, fay, "keys", path, "--confirm", "0000 0000 0000")
      #expect(wrong.words.contains("Nobody asks for a key with the code 0000 0000 0000."))
      let confirmed = try run(sandbox, fay, "keys", path, "--confirm", String(code))
      #expect(confirmed.text == "Confirmed: the key \(code) is ann-lee's.\n")
      let second = try sandbox.run(Program.path, ["score", path] + cell + ["90"], laptop)
      #expect(second.code == 0, "\(second.words)")
      #expect(!listed.contains("proved"))
    }

    @Test func `without a round there is no ballot to list`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", Self.folder, "--case", "mk-2010")
      let none = try sandbox.run("ballots", Self.folder)
      #expect(none.code == 1)
      #expect(none.words.contains("No round has been opened, so no ballot has been handed in."))
    }
  }
}
