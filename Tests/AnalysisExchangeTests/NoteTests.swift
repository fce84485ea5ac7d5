import AnalysisExchange
import Foundation
import StrictJSON
import Testing

/// The examples that are printed in the notes on methods.
@Suite struct NoteTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("docs/methods")

  private struct Printed {
    let method: String
    let problem: String
    let answer: String
  }

  /// Each command `appraise compute METHOD` in a note with the two blocks of JSON that follow it.
  private func printed(in note: String) throws -> [Printed] {
    let text = try String(
      contentsOf: Self.folder.appendingPathComponent("\(note).md"), encoding: .utf8)
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

  @Test(arguments: ComputeMethod.all.map(\.name))
  func `every method is in its note with an example that comes out`(name: String) throws {
    let method = try #require(ComputeMethod.named(name))
    let example = try #require(
      try printed(in: method.note).first { $0.method == name }, "\(method.note).md")
    let answer = try Compute.answer(
      method, to: Array(example.problem.utf8), named: "\(method.note).md")
    let expected = try StrictJSON.parse(Array(example.answer.utf8))
    #expect(expected.members?.isEmpty == false)
    // Printed with four figures after the point.
    #expect(Difference.list(expected, answer, { _, _ in 0.000051 }) == [])
  }

  @Test func `every note has an example`() throws {
    let notes = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
      .filter { $0.hasSuffix(".md") && $0 != "README.md" }.map { String($0.dropLast(3)) }
    #expect(notes.count > 30)
    for note in notes {
      #expect(ComputeMethod.all.contains { $0.note == note }, "\(note)")
    }
    let methods = Set(ComputeMethod.all.map(\.name))
    #expect(methods.count == ComputeMethod.all.count)
    for name in methods {
      #expect(name.allSatisfy { $0.isLowercase || $0 == "-" }, "\(name)")
    }
  }
}
