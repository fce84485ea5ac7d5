import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// An appraisal starts from a case, a template or nothing; whatever is wrong is told.
  @Suite struct StartingTests {
    private static let templates = [
      "commissioning-partnership", "green-book", "provider-form", "section-75",
    ]

    @Test func `what can be started from is listed`() throws {
      let sandbox = try Sandbox()
      let list = try sandbox.succeed("new", "--list", "--json").json()
      #expect(list["cases"]?.elements?.map { $0["name"]?.text } == Program.caseNames)
      #expect(list["templates"]?.elements?.map { $0["name"]?.text } == Self.templates)
      let lines = try sandbox.succeed("new", "--list").text.split(separator: "\n")
      #expect(lines.count == Program.caseNames.count + Self.templates.count + 1)
      #expect(
        lines[1]
          == "--case      mk-2010                    Community services in Milton Keynes, 2010")
      #expect(lines.last?.hasPrefix("--empty ") == true)
    }

    @Test(arguments: templates) func `an appraisal starts from a template`(
      _ name: String
    ) throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--template", name)
      #expect(try sandbox.succeed("validate", "a").text == "a is sound.\n")
      let shown = try sandbox.succeed("show", "a", "--json").json()
      #expect(shown["document"]?["id"]?.text == name)
      #expect(shown["document"]?["sections"]?.elements?.count == 7)
    }

    @Test func `an appraisal starts from nothing but a title`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--empty", "The day centre", "--question", "Where?")
      try sandbox.succeed("new", "b", "--empty", "The day centre")
      for folder in ["a", "b"] {
        #expect(try sandbox.succeed("validate", folder).text == "\(folder) is sound.\n")
      }
      let shown = try sandbox.succeed("show", "a", "--json").json()
      #expect(shown["document"]?["title"]?.text == "The day centre")
      #expect(shown["document"]?["question"]?["words"]?.text == "Where?")
      try sandbox.succeed("show", "a", "--as-case")
    }

    @Test func `a template that is not there is refused with those that are`() throws {
      let sandbox = try Sandbox()
      let finished = try sandbox.run("new", "a", "--template", "nope")
      #expect(finished.code == 66)
      #expect(finished.words.contains("The template nope cannot be read"))
      #expect(finished.words.contains("The templates at hand are: commissioning-partnership, "))
    }

    @Test func `Home starts an empty appraisal, and another beside it`() throws {
      let sandbox = try Sandbox()
      for count in 1...2 {
        let desk = try Desk(in: sandbox)
        // The end of the list.
        try desk.type("\u{1B}[F\r", until: "What is to be decided?")
        try desk.leave()
        let names = Files.names(sandbox.data).filter { $0.hasSuffix(".appraisal") }
        #expect(names == ["appraisal-2.appraisal", "appraisal.appraisal"].suffix(count))
      }
    }

    @Test func `a start that was interrupted while stages were kept is finished`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2007")
      let whole = try sandbox.succeed("show", "a", "--json").output
      let names = Files.names(sandbox("a/snapshots"))
      #expect(names.count == 2)
      Files.remove(sandbox("a/snapshots/\(names[1])"))
      let writer = try #require(Files.names(sandbox("a/ledger")).first)
      let segment = try #require(Files.names(sandbox("a/ledger/\(writer)")).first)
      let file = sandbox("a/ledger/\(writer)/\(segment)")
      // The header, the case, the person, and the standings of June, with two signatures.
      let lines = Files.read(file).split(separator: 0x0A).prefix(11)
      try Files.write(Array(lines.joined(separator: [0x0A])) + [0x0A], to: file)
      let shown = try sandbox.succeed("show", "a", "--json")
      #expect(shown.output != whole)
      #expect(Files.names(sandbox("a/snapshots")).count == 1)
      let desk = try Desk("a", in: sandbox)
      try desk.leave()
      #expect(try sandbox.succeed("show", "a", "--json").output == whole)
      let text = try sandbox.succeed("show", "a").text
      #expect(text.contains("Snapshot 1: June 2007, ") && text.contains("Snapshot 2: November"))
    }

    @Test func `a record of version 1 opens, goes on and gives a case of the newest version`()
      throws
    {
      let sandbox = try Sandbox()
      let old = Program.checkout + "/Tests/EndToEndTests/Version1/small.appraisal"
      _ = try sandbox.run("/bin/cp", ["-r", old, sandbox("a")], [:])
      let ledger = Files.contents(sandbox("a/ledger"))
      let given = try StrictJSON.parse(sandbox.succeed("show", "a", "--as-case").output)
      #expect(given["version"]?.integer == 3)
      #expect(given["papers"]?.elements?.first?["title"]?.text == "paper")
      #expect(given["bodies"]?.elements?.first?["label"]?.text == "board")
      #expect(try sandbox.succeed("validate", "a").text == "a is sound.\n")
      let shown = try sandbox.succeed("show", "a", "--json").json()
      let marking = shown["ballots"]?["0"]?["member-1"]?["markings"]?["stay"]?["care"]
      #expect(marking?["answer"]?.text == "61")
      #expect(Files.contents(sandbox("a/ledger")) == ledger)
      try sandbox.succeed(
        "score", "a", "--option", "move", "--criterion", "care", "--value", "70")
      let desk = try Desk("a", in: sandbox)
      try desk.type("g7\r", until: "Before")
      try desk.leave()
    }
  }

  /// The verb that tells what is wrong.
  @Suite struct ValidateTests {
    @Test(arguments: Program.caseNames) func `a sound case is said to be sound`(
      _ name: String
    ) throws {
      let sandbox = try Sandbox()
      let finished = try sandbox.succeed("validate", name, "--json").json()
      #expect(finished["sound"]?.bool == true)
      #expect(finished["faults"]?.elements?.isEmpty == true)
    }

    @Test func `every fault of a case is told with file and line, in order`() throws {
      let sandbox = try Sandbox()
      let text = String(decoding: Files.read(Program.cases + "/wiltshire.json"), as: UTF8.self)
        .replacing("\"body\": \"council\"", with: "\"body\": \"nobody\"", maxReplacements: 2)
      try Files.write(text, to: sandbox("c.json"))
      let finished = try sandbox.run("validate", "c.json")
      #expect(finished.code == 65)
      let lines = finished.text.split(separator: "\n")
      #expect(lines.count == 2)
      #expect(lines.allSatisfy { $0.hasPrefix("c.json, line ") })
      #expect(lines.first?.contains("seats[0].body: there is no body \"nobody\".") == true)
      #expect(finished.words == "appraise: c.json has 2 faults.\n")
      let report = try sandbox.run("validate", "c.json", "--json").json()
      #expect(report["sound"]?.bool == false)
      let fault = try #require(report["faults"]?.elements?.first)
      #expect(fault["path"]?.text == "seats[0].body")
      #expect(lines.first?.contains("line \(fault["line"]?.integer ?? 0), ") == true)
    }

    @Test func `a newer case has an exit code of its own`() throws {
      let sandbox = try Sandbox()
      try Files.write("{\"format\": \"appraise.case\", \"version\": 4}", to: sandbox("c.json"))
      let finished = try sandbox.run("validate", "c.json")
      #expect(finished.code == 76)
      #expect(finished.text.contains("version 4 of the format; this program reads up to 3."))
    }

    @Test func `what is wrong with a folder is told`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      let writer = try #require(Files.names(sandbox("a/ledger")).first)
      let folder = sandbox("a/ledger/\(writer)")
      let segment = try #require(Files.names(folder).first)
      let bytes = Files.read("\(folder)/\(segment)")
      let changed = String(decoding: bytes, as: UTF8.self)
        .replacing("Milton Keynes, 2010", with: "Milton Keynes, 2011", maxReplacements: 1)
      try Files.write(changed, to: "\(folder)/\(segment)")
      let finished = try sandbox.run("validate", "a", "--json")
      #expect(finished.code == 65)
      let fault = try #require(try finished.json()["faults"]?.elements?.first)
      #expect(fault["file"]?.text == "a/ledger/\(writer)/\(segment)")
      #expect(fault["line"]?.integer == 2)
      #expect(fault["sentence"]?.text?.contains("Line 2, byte ") == true)
      #expect(try sandbox.run("validate", "nope").code == 66)
    }
  }
}
