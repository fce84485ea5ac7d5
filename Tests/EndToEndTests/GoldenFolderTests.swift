import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// A folder that was kept for good opens as it did when it was made.
  ///
  /// It holds every kind of edit; two that no program knows yet and a line with a key that none
  /// knows; a withheld line, a torn end, a value that two set at once, and a snapshot.
  @Suite struct GoldenFolderTests {
    private static let folder = Program.checkout + "/Tests/EndToEndTests/Version2"
    private static let unknown =
      "2 changes are of a kind that this program does not know. They are kept and not shown."

    private static func copy(in sandbox: Sandbox) throws {
      _ = try sandbox.run("/bin/cp", ["-r", "\(folder)/whole.appraisal", sandbox("a")], [:])
    }

    /// The files of the ledger with their bytes.
    private static func ledger(_ sandbox: Sandbox) -> [String: [UInt8]] {
      Files.contents(sandbox("a/ledger")).filter { $0.key.hasSuffix(".jsonl") }
    }

    @Test func `it leads to the same state, byte for byte`() throws {
      let sandbox = try Sandbox()
      try Self.copy(in: sandbox)
      let before = Files.contents(sandbox("a"))
      let shown = try sandbox.run("show", "a", "--as", "ann", "--json")
      // The whole state but Bob's own weights, which the round hides from Ann until its reveal.
      #expect(shown.output == Files.read("\(Self.folder)/seen-by-ann.json"))
      #expect(shown.words.contains(Self.unknown))
      #expect(Files.contents(sandbox("a")) == before)
    }

    @Test func `every line is good, and what is unknown, withheld or torn is told`() throws {
      let sandbox = try Sandbox()
      try Self.copy(in: sandbox)
      let verified = try sandbox.run("verify", "a", "--json").json()
      #expect(verified["verdict"]?.text != "damaged")
      #expect(verified["lines"]?.integer == 45)
      #expect(verified["withheld"]?.integer == 1)
      let log = try sandbox.run("log", "a").text
      #expect(log.contains("is withheld by Ann (ann), 21 November 2026: A name."))
      #expect(log.contains("This is contested"))
    }

    // What counts has changed since, and with it the result of version 0.1.0.
    @Test func `its snapshot is left to the version that made it, and one of today is rebuilt`()
      throws
    {
      let sandbox = try Sandbox()
      try Self.copy(in: sandbox)
      try sandbox.succeed("snapshot", "a", "--name", "Today", as: "ann")
      for verb in ["verify", "replay"] {
        let checked = try sandbox.run(verb, "a")
        #expect(checked.code == 2)
        #expect(
          (checked.text + checked.words).contains(
            "snapshots/000001-a00e836382a2604e.json was made by version 0.1.0; only that version can "
              + "work its result out again."), "\(verb)")
      }
      let replayed = try sandbox.run("replay", "a")
      #expect(replayed.text.contains("Rebuilt 1 of 2 snapshots from the ledgers"))
    }

    @Test func `an edit that no program knows survives those who work on`() throws {
      let sandbox = try Sandbox()
      try Self.copy(in: sandbox)
      let before = Self.ledger(sandbox)
      let decided = try sandbox.run(
        "decide", "a", "--as", "ann", "--day", "2026-11-22", "--words", "Resolved, again.",
        "--chosen", "stay", "--departure", "Calm first.")
      #expect(decided.code == 0)
      _ = try sandbox.run("snapshot", "a", "--as", "ann", "--name", "Later")
      let after = Self.ledger(sandbox)
      #expect(after.count > before.count)
      #expect(before.allSatisfy { after[$0.key] == $0.value })
      let shown = try sandbox.run("show", "a", "--as", "ann", "--json")
      #expect(shown.words.contains(Self.unknown))
      #expect(try shown.json()["decision"]?["words"]?.text == "Resolved, again.")
    }
  }
}
