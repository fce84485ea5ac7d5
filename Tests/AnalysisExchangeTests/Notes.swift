import Foundation

/// The notes on methods and the examples that are printed in them.
enum Notes {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("docs/methods")

  struct Printed {
    let method: String
    let problem: String
    let answer: String
  }

  /// The names of all notes.
  static var names: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0.hasSuffix(".md") && $0 != "README.md" }.map { String($0.dropLast(3)) }
        .sorted()
    }
  }

  static func text(of note: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent("\(note).md"), encoding: .utf8)
  }

  /// Each command `appraise compute METHOD` in a note with the two blocks of JSON that follow it.
  static func printed(in note: String) throws -> [Printed] {
    let text = try text(of: note)
    let section = text.components(separatedBy: "\n## Plain problem\n").dropFirst().first ?? ""
    let body = section.components(separatedBy: "\n## ")[0]
    return body.components(separatedBy: "`appraise compute ").dropFirst().compactMap { part in
      let method = String(part.prefix { $0 != "`" })
      let blocks = part.components(separatedBy: "```json\n").dropFirst()
        .map { $0.components(separatedBy: "```")[0] }
      return blocks.count < 2
        ? nil : Printed(method: method, problem: blocks[0], answer: blocks[1])
    }
  }
}
