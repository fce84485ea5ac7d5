import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// Who takes part, from a script.
  @Suite struct PanelVerbTests {
    private func board() throws -> Sandbox {
      let sandbox = try Sandbox()
      try Files.write(RoundVerbTests.document, to: sandbox("case.json"))
      try sandbox.succeed("new", "a", "--case", "case.json")
      return sandbox
    }

    @Test func `somebody is added, changed and taken out, and the list says so`() throws {
      let sandbox = try board()
      let added = try sandbox.succeed(
        "panel", "a", "--add", "ann", "--name", "Ann Lee", "--body", "nhs", "--role", "member",
        "--role", "recorder")
      #expect(added.text == "Ann Lee: member and recorder.\n")
      try sandbox.succeed("panel", "a", "--change", "ann", "--body", "council")
      let listed = try sandbox.succeed("panel", "a", "--json").json()
      let ann = try #require(listed.elements?.first { $0["person"]?.text == "ann" })
      #expect(ann["body"]?.text == "council" && ann["name"]?.text == "Ann Lee")
      #expect(ann["roles"]?.elements?.map(\.text) == ["member", "recorder"])
      #expect(
        try sandbox.succeed("panel", "a").text.contains(
          "Ann Lee (ann), Council, member and recorder"))
      let out = try sandbox.succeed("panel", "a", "--take-out", "ann")
      #expect(out.text == "Ann Lee is off the list.\n")
      #expect(try sandbox.succeed("panel", "a").text.contains("ann") == false)
    }

    @Test(arguments: [
      (["--add", "member-1"], 1, "takes part as member-1 already"),
      (["--take-out", "member-1"], 1, "Nobody else facilitates"),
      (["--take-out", "bo"], 1, "There is no person bo"),
      (["--add", "bo", "--body", "police"], 1, "There is no body police"),
      (["--add", "bo", "--role", "chair"], 1, "There is no role chair"),
      (["--add", "bo lee"], 64, "without blanks"),
      (["--add", "bo", "--take-out", "bo"], 64, "Choose one of"),
      (["--name", "Bo"], 64, "Say of whom"),
    ])
    func `what cannot be is refused and nothing is written`(
      options: [String], code: Int32, words: String
    ) throws {
      let sandbox = try board()
      let before = sandbox.contents
      let told = try sandbox.run(["panel", "a"] + options)
      #expect(told.code == code)
      #expect(told.words.contains(words), "\(told.words)")
      #expect(sandbox.contents == before)
    }

    @Test(arguments: ["ann.lee", "ann-lee--3x2e", "Ann Lee", "ann lee"])
    func `somebody is meant by login, id or name`(text: String) throws {
      let sandbox = try board()
      try sandbox.succeed("panel", "a", "--add", "ann.lee", "--name", "Ann Lee")
      try sandbox.succeed("panel", "a", "--change", text, "--body", "nhs")
      #expect(try sandbox.succeed("panel", "a").text.contains("Ann Lee (ann-lee--3x2e), NHS"))
    }

    @Test func `a member changes nobody`() throws {
      let sandbox = try board()
      try sandbox.succeed("panel", "a", "--add", "ann")
      let told = try sandbox.run("panel", "a", "--as", "ann", "--add", "bo")
      #expect(told.code == 1)
      #expect(try sandbox.succeed("panel", "a").text.contains("bo (bo)") == false)
    }
  }
}
