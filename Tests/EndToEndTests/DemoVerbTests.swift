import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// A meeting that is invented, and the tour of it.
  @Suite struct DemoVerbTests {
    private static let cases = ["mk-2007", "mk-2010", "stockport-2007", "wigan-2007", "wiltshire"]

    /// A temporary place of its own.
    private func place(_ sandbox: Sandbox) -> String { sandbox.out + "/tmp" }

    private func prepared() throws -> Sandbox {
      let sandbox = try Sandbox()
      try Files.makeFolder(place(sandbox))
      return sandbox
    }

    private func open(
      _ arguments: [String], in sandbox: Sandbox, columns: Int = 80, rows: Int = 24
    ) throws -> Desk {
      try Desk(
        ["demo"] + arguments, in: sandbox, adding: ["TMPDIR": place(sandbox)], columns: columns,
        rows: rows)
    }

    @Test(arguments: [(80, 24), (120, 40), (40, 12)])
    func `the tour goes through the screens to its end, and nothing is left behind`(
      columns: Int, rows: Int
    ) throws {
      let sandbox = try prepared()
      let before = sandbox.contents
      let desk = try open([], in: sandbox, columns: columns, rows: rows)
      let folder = try #require(Files.names(place(sandbox)).first)
      #expect(folder.hasPrefix("appraise-demo-"))
      var screen = try desk.terminal.waitIdle()
      #expect(screen.contains("A DEMONSTRATION"), "\(screen)")
      for number in 1...9 {
        screen = try desk.type(Keys.enter, until: "TOUR \(number) OF 9")
        // What was said lies over the screen, and Enter closes it.
        if number == 5 { screen = try desk.type(Keys.enter) }
        if columns >= 80 { #expect(screen.lines[0].contains("INVENTED"), "\(screen)") }
      }
      screen = try desk.type(Keys.enter, until: "The tour is over")
      #expect(!screen.contains("TOUR"))
      try desk.leave()
      let said = desk.terminal.screen.lines.joined()
      #expect(said.contains(folder) && said.contains("was removed."), "\(said)")
      #expect(Files.names(place(sandbox)).isEmpty)
      #expect(sandbox.contents == before)
      #expect(Files.names(sandbox.data).isEmpty)
    }

    @Test func `keys that are not the tour's do what they always do, and it begins again`() throws {
      let sandbox = try prepared()
      let desk = try open([], in: sandbox)
      try desk.type(Keys.enter, until: "TOUR 1 OF 9")
      var screen = try desk.type("g3", until: "Join the council leads")
      #expect(screen.contains("TOUR 1 OF 9"))
      screen = try desk.type(Keys.escape, until: "The tour is over")
      #expect(!screen.contains("TOUR 1"))
      screen = try desk.type("\u{10}tour\r", until: "A DEMONSTRATION")
      try desk.leave()
      #expect(Files.names(place(sandbox)).isEmpty)
    }

    @Test func `a demonstration that is kept is there afterwards, and says how to remove it`()
      throws
    {
      let sandbox = try prepared()
      let desk = try open(["wiltshire", "--keep"], in: sandbox, columns: 120)
      try desk.type(Keys.escape, until: "The tour is over")
      try desk.leave()
      let folder = try #require(Files.names(place(sandbox)).first)
      #expect(desk.terminal.screen.lines.joined().contains("Remove it with: rm -r"))
      let path = "\(place(sandbox))/\(folder)/wiltshire.appraisal"
      try sandbox.succeed("verify", path)
    }

    @Test(arguments: cases)
    func `every verb tells the whole story of a demonstration`(name: String) throws {
      let sandbox = try prepared()
      let made = try sandbox.run(
        ["demo", name, "--json"], adding: ["TMPDIR": place(sandbox)])
      #expect(made.code == 0, "\(made.words)")
      let shown = try made.json()
      let path = try #require(shown["appraisal"]?.text)
      #expect(path.hasPrefix(place(sandbox)))
      #expect(shown["people"]?.elements?.count == 6)
      #expect(shown["agreed"]?.integer == 2 && shown["dissents"]?.integer == 1)
      let sentence = try #require(shown["sentence"]?.text)
      let verified = try sandbox.succeed("verify", path)
      #expect(verified.text.contains("Every sitting is signed"), "\(verified.text)")
      for verb in ["log", "minutes", "round", "agree", "dissent", "show", "bodies", "group"] {
        let told = try sandbox.run([verb, path])
        if verb == "agree" { continue }
        #expect(told.code == 0, "\(verb): \(told.words)")
        if ["log", "minutes", "show"].contains(verb) {
          #expect(told.text.contains("(invented)"), "\(verb): \(told.text)")
        }
      }
      let ranked = try sandbox.run(["rank", path])
      #expect(ranked.text.contains(sentence.prefix(30)), "\(ranked.text)")
      #expect(shown["remove"]?.text?.hasPrefix("rm -r ") == true)
    }

    @Test func `without a terminal it says so and leaves nothing`() throws {
      let sandbox = try prepared()
      let refused = try sandbox.run(["demo"], adding: ["TMPDIR": place(sandbox)])
      #expect(refused.code == 69)
      #expect(Files.names(place(sandbox)).isEmpty)
      let unknown = try sandbox.run(
        ["demo", "nothing", "--json"], adding: ["TMPDIR": place(sandbox)])
      #expect(unknown.code == 1 && unknown.words.contains("mk-2010"))
      #expect(Files.names(place(sandbox)).isEmpty)
    }
  }
}
