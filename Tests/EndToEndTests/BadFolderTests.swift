import Glibc
import TestSupport
import Testing

extension EndToEnd {
  /// What is not an appraisal is refused in words, and left as it is.
  @Suite struct BadFolderTests {
    private static let identity = """
      {"created":"2026-11-21T00:00:00.000Z","format":"appraise.appraisal",\
      "id":"00000000000000000000000000000001","major":1,"sharing":"alone"}
      """
    private static let cases = Program.caseNames.joined(separator: ", ")
    private static let restore =
      "The file is written by the program and not meant to be edited; restore it from a copy."

    /// A folder with these bytes for its identity.
    private static func identity(
      _ name: String, _ text: String, _ code: Int32, _ sentence: String
    ) -> BadInput { identity(name, Array(text.utf8), code, sentence) }

    private static func identity(
      _ name: String, _ bytes: [UInt8], _ code: Int32, _ sentence: String
    ) -> BadInput {
      BadInput(name, ["show", "a", "--json"], code, sentence) { sandbox in
        try Files.makeFolder(sandbox("a"))
        try Files.makeFolder(sandbox("a/ledger"))
        try Files.write(bytes, to: sandbox("a/appraisal.json"))
      }
    }

    static let folders = [
      BadInput(
        "a missing folder", ["show", "a"], 66,
        "There is no appraisal a. The cases are \(cases). "
          + "Start one with: appraise new a --case mk-2010"),
      BadInput(
        "a missing folder, opened", ["a"], 66,
        "There is no appraisal a. The cases are \(cases). "
          + "Start one with: appraise new a --case mk-2010"),
      BadInput(
        "a file instead of a folder", ["rank", "a"], 66,
        "a: the folder cannot be opened: it is not a folder. Choose the folder of an appraisal."
      ) { try Files.write("words", to: $0("a")) },
      BadInput(
        "a new appraisal in a folder that holds something", ["new", "a", "--case", "mk-2010"], 73,
        "a cannot become an appraisal, because it holds letter. "
          + "Choose a folder that does not exist or is empty."
      ) { sandbox in
        try Files.makeFolder(sandbox("a"))
        try Files.write("words", to: sandbox("a/letter"))
      },
      BadInput(
        "a new appraisal where one is", ["new", "a", "--case", "mk-2010"], 73,
        "a is an appraisal already. Open it with: appraise a"
      ) { try $0.succeed("new", "a", "--case", "mk-2010") },
      BadInput(
        "a named pipe for the identity", ["show", "a"], 66,
        "a/appraisal.json: the file cannot be read: it is not an ordinary file. Move it away."
      ) { sandbox in
        try Files.makeFolder(sandbox("a"))
        try #require(mkfifo(sandbox("a/appraisal.json"), 0o600) == 0)
      },
      BadInput(
        "a symbolic link for the identity", ["show", "a"], 66,
        "a/appraisal.json: the file cannot be read: it is a symbolic link. "
          + "Put the file itself in its place."
      ) { sandbox in
        try Files.makeFolder(sandbox("a"))
        try Files.write(identity, to: sandbox("identity"))
        try #require(symlink("../identity", sandbox("a/appraisal.json")) == 0)
      },
    ]

    static let identities = [
      identity(
        "an identity that is not JSON", "words", 65,
        "a/appraisal.json, line 1, column 1: Found w where a value must stand. \(restore)"),
      identity(
        "an empty identity", "", 65,
        "a/appraisal.json, line 1, column 1: The document ends in the middle of a value. \(restore)"
      ),
      identity(
        "a truncated identity", String(identity.dropLast(1)), 65,
        "a/appraisal.json, line 1, column 136: The document ends in the middle of a value. "
          + restore),
      identity(
        "a key that stands twice", identity.replacing("\"id\"", with: "\"id\":\"x\",\"id\""), 65,
        "a/appraisal.json, line 1, column 78: The key \"id\" stands twice in one object; keep one. "
          + restore),
      identity(
        "a newer version", identity.replacing("\"major\":1", with: "\"major\":2"), 76,
        "a/appraisal.json was written by a newer program: its format is 2, and this program reads "
          + "up to 1. Nothing was changed. Open it with the newer program."),
      identity(
        "invalid UTF-8", Array(identity.utf8).map { $0 == UInt8(ascii: "0") ? 0xFF : $0 }, 65,
        "a/appraisal.json, line 1, column 14: The bytes are not UTF-8; save the document as UTF-8. "
          + restore),
      identity(
        "another format", identity.replacing("appraise.appraisal", with: "other"), 65,
        "a/appraisal.json is of the format other, not appraise.appraisal. "
          + "Choose the folder of an appraisal."),
      identity(
        "a list instead of an object", "[]", 65,
        "a/appraisal.json, line 1, column 1: The document must be an object; it is a list. "
          + restore),
    ]

    @Test(arguments: folders + identities)
    func `a folder that is no appraisal is refused in words`(input: BadInput) throws {
      try input.expectRefused()
    }

    @Test func `an empty folder is no appraisal`() throws {
      let sandbox = try Sandbox()
      try Files.makeFolder(sandbox("a"))
      let finished = try sandbox.run("show", "a")
      #expect(
        finished.words.hasPrefix("appraise: a is not an appraisal: it has no appraisal.json."))
      #expect(finished.code == 66)
      #expect(Files.names(sandbox("a")).isEmpty)
    }

    @Test func `a folder that nobody may read is refused in words`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      try sandbox.letOthersIn()
      try #require(chmod(sandbox("a"), 0) == 0)
      defer { chmod(sandbox("a"), 0o700) }
      let finished = try sandbox.runWithoutPrivileges("show", "a")
      #expect(
        finished.words == "appraise: a: the folder cannot be opened: permission is denied. "
          + "Ask its owner for access.\n")
      #expect(finished.code == 66)
      #expect(finished.output.isEmpty)
    }

    @Test func `a changed line is told of and what stands before it is used`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010")
      try sandbox.succeed(
        "score", "a", "--option", "join-council", "--criterion", "care", "--value", "61")
      try sandbox.replace("\"61\"", with: "\"99\"", inLedgerOf: "a")
      for arguments in [
        ["show", "a", "--json"], ["rank", "a", "--json"], ["show", "a", "--as-case"],
      ] {
        let finished = try sandbox.run(arguments)
        #expect(finished.code == 1)
        let words = "The sitting of member-1 was changed after being saved: 1 entry does not count."
        #expect(finished.words.contains(words), "\(finished.words)")
        #expect(!finished.text.contains("\"99\""))
        #expect(finished.text.contains("join-council") == (arguments[0] == "show"))
      }
      let desk = try Desk("a", in: sandbox)
      #expect(desk.terminal.screen.contains("1 thing is wrong with this folder."))
      try desk.type("w", until: "What is wrong with this folder")
      #expect(desk.terminal.screen.contains("its hash does not match"))
      try desk.type(Keys.enter)
      try desk.leave()
    }

    @Test(.enabled(if: Mounting.isPossible, "NOTHING CAN BE MOUNTED HERE: no disk was read-only."))
    func `a disk that cannot be written to can be read`() throws {
      let sandbox = try Sandbox()
      try Files.makeFolder(sandbox("disk"))
      let mounted = try Mounting.mount(on: sandbox("disk"), in: sandbox)
      try #require(mounted.code == 0, "\(mounted.words)")
      defer { try? Mounting.unmount(sandbox("disk"), in: sandbox) }
      try sandbox.succeed("new", "disk/a", "--case", "mk-2010")
      _ = try sandbox.run("/bin/mount", ["-o", "remount,ro", sandbox("disk")], [:])
      try expectReadOnly(sandbox)
    }

    private func expectReadOnly(_ sandbox: Sandbox) throws {
      let shown = try sandbox.succeed("show", "disk/a", "--json")
      #expect(shown.words.isEmpty)
      let disk = "the disk is read-only. Copy the appraisal to a disk that can be written."
      let refused = [
        (
          ["score", "disk/a", "--option", "join-council", "--criterion", "care", "--value", "5"],
          "This folder cannot be written to: you can read the appraisal and not change it."
        ),
        (
          ["snapshot", "disk/a", "--name", "x"],
          "disk/a/snapshots: the file cannot be made: \(disk)"
        ),
        (
          ["new", "disk/b", "--case", "mk-2010"], "disk/b: the folder cannot be made: \(disk)"
        ),
      ]
      for (arguments, sentence) in refused {
        let finished = try sandbox.run(arguments)
        #expect(finished.words == "appraise: \(sentence)\n")
        #expect(finished.code == 74)
        #expect(finished.output.isEmpty)
      }
      let desk = try Desk("disk/a", in: sandbox)
      #expect(desk.terminal.screen.lines[0].hasSuffix(" read only"))
      try desk.type("g25", until: "This folder cannot be written to")
      #expect(!desk.terminal.screen.isSaved)
      try desk.type("g3")
      try desk.leave()
    }
  }
}

extension Sandbox {
  /// Lets other users reach the folder.
  func letOthersIn() throws {
    for folder in [path, path + "/.."] { try #require(chmod(folder, 0o755) == 0) }
  }

  /// Runs the program as a user for whom permissions count.
  func runWithoutPrivileges(_ arguments: String...) throws -> Finished {
    guard getuid() == 0 else { return try run(arguments) }
    let lower = ["--reuid=65534", "--regid=65534", "--clear-groups", Program.path]
    return try run("/usr/bin/setpriv", lower + arguments, environment())
  }

  /// Changes bytes of the ledger behind the program's back.
  func replace(_ old: String, with new: String, inLedgerOf appraisal: String) throws {
    var changes = 0
    for writer in Files.names(self(appraisal + "/ledger")) {
      for segment in Files.names(self("\(appraisal)/ledger/\(writer)")) {
        let file = self("\(appraisal)/ledger/\(writer)/\(segment)")
        let text = String(decoding: Files.read(file), as: UTF8.self)
        guard text.contains(old) else { continue }
        try Files.write(text.replacing(old, with: new), to: file)
        changes += 1
      }
    }
    try #require(changes > 0)
  }
}
