import Testing

extension EndToEnd {
  /// A case file that is wrong is refused with the place, and nothing is started.
  @Suite struct BadCaseTests {
    private static let cases = Program.caseNames.joined(separator: ", ")

    private static func file(
      _ name: String, _ code: Int32, _ sentence: String,
      _ make: @escaping @Sendable (String) -> [UInt8]
    ) -> BadInput {
      BadInput(name, ["new", "a", "--case", "c.json"], code, sentence) { sandbox in
        let sound = Files.read(Program.cases + "/mk-2010.json")
        try #require(!sound.isEmpty)
        try Files.write(make(String(decoding: sound, as: UTF8.self)), to: sandbox("c.json"))
      }
    }

    private static func text(
      _ name: String, _ code: Int32, _ sentence: String,
      _ make: @escaping @Sendable (String) -> String
    ) -> BadInput { file(name, code, sentence) { Array(make($0).utf8) } }

    static let files = [
      text(
        "not JSON", 65,
        "c.json, line 1, column 1: Found w where a value must stand. Correct it there or just before."
      ) { _ in "words" },
      text(
        "empty", 65, "c.json, line 1, column 1: The file is empty. Choose a file that holds a case."
      ) { _ in "" },
      text(
        "truncated", 65,
        "c.json, line 2, column 28: The document ends in the middle of a value. "
          + "The file may be cut short; fetch it again."
      ) { String($0.prefix { $0 != "," }) },
      text(
        "the format of something else", 65,
        "c.json, line 1, column 11: The file is not a case: its format is \"other\". "
          + "A case begins with \"format\": \"appraise.case\"."
      ) { _ in "{\"format\":\"other\"}" },
      text(
        "an unknown parent", 65,
        "c.json, line \(line("\"parent\": \"integration\"")), column 17: criteria[1].parent: "
          + "there is no criterion \"nope\". Known: integration, results, pace, stability. "
          + "Correct the id, or add what it names."
      ) { first("\"parent\": \"integration\"", "\"parent\": \"nope\"", in: $0) },
      text(
        "an id that stands twice", 65,
        "c.json, line \(line("\"id\": \"stand-alone\"")), column 13: options[1].id: "
          + "the id \"arms-length\" is already taken. Give each its own."
      ) { first("\"id\": \"stand-alone\"", "\"id\": \"arms-length\"", in: $0) },
      text(
        "a key that stands twice", 65,
        "c.json, line 3, column 17: The key \"format\" stands twice in one object; keep one."
      ) { first("\"version\": 3", "\"version\": 3, \"format\": 1", in: $0) },
      text(
        "a newer version", 76,
        "c.json, line 3, column 14: The case has version 4 of the format; this program reads up "
          + "to 3. Use a newer program to read it."
      ) { first("\"version\": 3", "\"version\": 4", in: $0) },
      file(
        "invalid UTF-8", 65,
        "c.json, line 4, column 10: The bytes are not UTF-8; save the document as UTF-8."
      ) { sound in
        let parts = sound.split(separator: "mk-2010", maxSplits: 1).map { Array($0.utf8) }
        return parts[0] + [0xFF] + parts[1]
      },
      BadInput(
        "missing", ["new", "a", "--case", "c.json"], 66,
        "The case c.json cannot be read: No such file or directory. The cases at hand are: \(cases)."
      ),
      BadInput(
        "a folder", ["new", "a", "--case", "c.json"], 66,
        "The case c.json cannot be read: Is a directory. The cases at hand are: \(cases)."
      ) { try Files.makeFolder($0("c.json")) },
    ]

    /// The line of the case on which some words stand first.
    private static func line(_ words: String) -> Int {
      let text = String(decoding: Files.read(Program.cases + "/mk-2010.json"), as: UTF8.self)
      let before = text.split(separator: words, maxSplits: 1).first ?? ""
      return before.count { $0 == "\n" } + 1
    }

    /// A text with the first of some words replaced.
    private static func first(_ old: String, _ new: String, in text: String) -> String {
      text.replacing(old, with: new, maxReplacements: 1)
    }

    @Test(arguments: files)
    func `a case file that is wrong is refused with the place`(input: BadInput) throws {
      try input.expectRefused()
    }
  }
}
