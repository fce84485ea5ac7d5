import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// Ballots on paper: printed blank, and taken whole from files.
  @Suite struct PaperTests {
    /// An appraisal in an open round; member-1 facilitates, member-2 marks.
    private func board() throws -> Sandbox {
      let sandbox = try Sandbox()
      try RoundVerbTests.board(sandbox)
      try sandbox.succeed("round", "a", "--open")
      return sandbox
    }

    private static let table = """
      criterion,option,mark,reason
      x,a,60,"Near, and \"\"cheap\"\""
      x,b,?,
      y,a,70,
      y,b,n/a,Nobody there

      """

    private func ledgers(_ sandbox: Sandbox, _ person: String) -> [String] {
      sandbox.contents.keys.filter { $0.contains("/ledger/\(person)-") && $0.hasSuffix(".jsonl") }
    }

    @Test func `a whole ballot is taken at once, and one sitting is one file`() throws {
      let sandbox = try board()
      try Files.write(Self.table, to: sandbox("mo.csv"))
      let before = ledgers(sandbox, "member-2").count
      let done = try sandbox.run(
        "score", "a", "--file", "mo.csv", "--hand-in", "--json", as: "member-2")
      #expect(done.code == 0, "\(done.words)")
      let json = try done.json()
      #expect(json["person"]?.text == "member-2" && json["enteredBy"]?.text == "member-2")
      #expect(json["marks"]?.integer == 4 && json["reasons"]?.integer == 2)
      #expect(json["blanks"]?.integer == 0 && json["handedIn"]?.bool == true)
      #expect(json["code"]?.text?.count == 9)
      #expect(ledgers(sandbox, "member-2").count == before + 1)
      let log = try sandbox.succeed("log", "a", "--person", "member-2", as: "member-2").text
      #expect(log.contains("Nobody there") && log.contains("Near, and \"cheap\""))
      #expect(try sandbox.succeed("verify", "a").code == 0)
    }

    @Test func `where a line is wrong nothing is recorded, and every place is said`() throws {
      let sandbox = try board()
      try Files.write(
        "criterion,option,mark\nx,a,60\nx,b,6o\ny,a,170\n", to: sandbox("bad.csv"))
      let before = sandbox.contents
      let refused = try sandbox.run("score", "a", "--file", "bad.csv", as: "member-2")
      #expect(refused.code == 65)
      #expect(refused.words.contains("bad.csv, line 3, column 5: \"6o\" is no mark of X."))
      #expect(refused.words.contains("bad.csv, line 4, column 5: "))
      #expect(refused.words.contains("Nothing of this ballot was recorded."))
      #expect(sandbox.contents == before)
      for (arguments, words) in [
        (["--file", "none.csv"], "none.csv cannot be read"),
        (["--file", "bad.csv", "--value", "3"], "Either --file, or one mark"),
        (["--hand-in", "--option", "a"], "--hand-in goes with --file"),
        (["--file", "bad.csv", "--for", "zoe"], "There is no person zoe."),
      ] {
        let told = try sandbox.run(["score", "a"] + arguments, as: "member-2")
        #expect(told.code != 0 && told.words.contains(words), "\(told.words)")
      }
      #expect(sandbox.contents == before)
    }

    @Test func `a ballot is entered on behalf, and what its owner marks takes its place`() throws {
      let sandbox = try board()
      try Files.write("x: 60 40\ny: 70 .\nreason 1: So they say.\n", to: sandbox("mo.txt"))
      let stranger = try sandbox.run(
        "score", "a", "--file", "mo.txt", "--for", "member-1", as: "member-2")
      #expect(stranger.code == 1, "\(stranger.words)")
      #expect(!stranger.words.contains("line "))
      let blank = try sandbox.run(
        "score", "a", "--file", "mo.txt", "--for", "member-2", "--hand-in")
      #expect(blank.code == 1 && blank.words.contains("--blanks-as"))
      let entered = try sandbox.succeed("score", "a", "--file", "mo.txt", "--for", "member-2")
      #expect(
        entered.text
          == "Saved: the ballot of member-2, entered on their behalf: 3 answers, 1 reason, "
          + "1 blank.\n")
      #expect(
        try sandbox.succeed("log", "a").text.contains(
          "answered for A site on X in round 1 for member-2"))
      // The owner has seen it, and marks one cell anew.
      try sandbox.succeed(
        "score", "a", "--option", "a", "--criterion", "x", "--value", "61", as: "member-2")
      #expect(try sandbox.succeed("contests", "a").text == "Nothing is contested.\n")
      let again = try sandbox.run("score", "a", "--file", "mo.txt", "--for", "member-2")
      #expect(again.code == 1)
      #expect(
        again.words.contains("line 1, column 4: member-2 has answered for A site on X themselves"))
      // Nobody else learns by it what stands there, whether it is that or not.
      for value in ["61", "62"] {
        let guess = try sandbox.run(
          "score", "a", "--option", "a", "--criterion", "x", "--value", value, "--for", "member-1",
          as: "member-2")
        #expect(guess.code == 1 && guess.words.contains("it takes a recorder"), "\(guess.words)")
      }
      let one = try sandbox.run(
        "score", "a", "--option", "a", "--criterion", "x", "--value", "5", "--for", "member-2")
      #expect(one.code == 1 && one.words.contains("themselves"))
      try sandbox.succeed("handin", "a", "--blanks-as", "do-not-know", as: "member-2")
      try sandbox.succeed("round", "a", "--end", "--even-with-missing")
      try sandbox.succeed("round", "a", "--reveal")
      let shown = try sandbox.succeed("show", "a", "--json").text
      #expect(shown.contains("\"61\"") && shown.contains("\"70\"") && !shown.contains("\"60\""))
      #expect(try sandbox.succeed("verify", "a").code == 0)
    }

    @Test func `the standard input holds a ballot too`() throws {
      let sandbox = try board()
      let done = try sandbox.run(
        "/bin/sh",
        [
          "-c",
          "cd '\(sandbox.path)' && printf 'x: 60 40\\ny: 1 2\\n' | '\(Program.path)' score a --file - "
            + "--as member-2",
        ], sandbox.environment("member-2"))
      #expect(done.code == 0, "\(done.words)")
      #expect(done.text.hasPrefix("Saved: the ballot: 4 answers"))
      let none = try sandbox.run("score", "a", "--file", "-", as: "member-2")
      #expect(none.code == 65 && none.words.contains("The standard input, line 1, column 1"))
    }

    @Test func `what a blank ballot gives is taken once it is filled in`() throws {
      let sandbox = try board()
      let text = try sandbox.succeed("ballots", "a", "--blank", "--each")
      #expect(text.text.ranges(of: "Ballot of round 1").count == 1)
      #expect(text.text.contains("member-2") && text.isSafe)
      let page = try sandbox.succeed("ballots", "a", "--blank", "--html")
      #expect(page.text.hasPrefix("<!DOCTYPE html>") && page.isSafe)
      let json = try sandbox.succeed(
        "ballots", "a", "--blank", "--for", "member-2", "--json"
      ).json()
      #expect(json.elements?.first?["cards"]?.elements?.count == 2)
      let table = try sandbox.succeed("ballots", "a", "--blank", "--csv").text
      #expect(table.split(separator: "\r\n").count == 5)
      try Files.write(
        table.replacing("A site,,", with: "A site,50,").replacing("B site,,", with: "B site,40,"),
        to: sandbox("filled.csv"))
      let done = try sandbox.run("score", "a", "--file", "filled.csv", as: "member-2")
      #expect(done.text.hasPrefix("Saved: the ballot: 4 answers"), "\(done.words)")
      for arguments in [["--html"], ["--blank", "--html", "--csv"], ["--blank", "--round", "1"]] {
        #expect(try sandbox.run(["ballots", "a"] + arguments).code == 64, "\(arguments)")
      }
    }
  }

  /// One terminal for several members, handed from one to the next.
  @Suite struct HandedOnTests {
    @Test
    func `each has a ledger of their own, and nobody's marks stand on the screen of the next`()
      throws
    {
      let sandbox = try Sandbox()
      try RoundVerbTests.board(sandbox)
      try sandbox.succeed(
        "score", "a", "--new", "--option", "a", "--criterion", "x", "--value", "50", as: "member-3")
      try sandbox.succeed("round", "a", "--open")
      let desk = try Desk("a", in: sandbox)
      try desk.type("L", until: "Hand to member-2. Press Enter when you sit here.")
      try desk.type(Keys.enter, until: "I have finished")
      try desk.type("s", until: "How?")
      try desk.type("13.37\r", until: "13.37")
      try desk.type("rplanted reason", until: "planted reason")
      try desk.type("\u{13}", until: "planted reason")
      try desk.waitSaved()
      try desk.type("h", until: "Check and hand in")
      try desk.type(Keys.down + Keys.enter, until: "Its code is")
      try desk.type("h", until: "Hand to member-3. Press Enter when you sit here.")
      #expect(!desk.terminal.screen.contains("13.37"))
      try desk.type(Keys.enter, until: "I have finished")
      for keys in ["g1", "g2", "g3", "g5", "g6", "g7", "g0", "v"] {
        let screen = try desk.type(keys)
        #expect(!screen.contains("13.37") && !screen.contains("planted"), "\(keys)")
      }
      try desk.type(Keys.escape)
      try desk.type("s86.63\r", until: "86.63")
      try desk.waitSaved()
      // Nobody leaves for the shell of whoever began, by q or by stopping the program.
      try desk.type("q", until: "F hands it on")
      try desk.type("\u{1A}")
      try desk.type("F", until: "Your ballot is not handed in")
      try desk.type("h", until: "Press Enter when you sit here")
      #expect(!desk.terminal.screen.contains("86.63"))
      try desk.type(Keys.down, until: "Hand to member-1. Press Enter when you sit here: that ends")
      try desk.type(Keys.enter, until: "You have the laptop again")
      try desk.leave()
      let log = try sandbox.succeed("log", "a", "--json").json().elements ?? []
      #expect(log.contains { $0["known"]?.text == "shared" })
      #expect(try sandbox.succeed("log", "a").text.contains("on a shared machine"))
      let writers = Set(
        sandbox.contents.keys.compactMap { path -> String? in
          guard let start = path.firstRange(of: "/ledger/"), path.hasSuffix(".jsonl") else {
            return nil
          }
          return path[start.upperBound...].split(separator: "/").first.map(String.init)
        })
      #expect(writers.count == 3, "\(writers)")
      #expect(try sandbox.succeed("verify", "a").code == 0)
    }
  }
}
