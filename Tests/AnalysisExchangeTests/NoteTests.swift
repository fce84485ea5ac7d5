import AnalysisExchange
import StrictJSON
import Testing

/// The examples that are printed in the notes on methods.
@Suite struct NoteTests {
  @Test(arguments: ComputeMethod.all.map(\.name))
  func `every method is in its note with an example that comes out`(name: String) throws {
    let method = try #require(ComputeMethod.named(name))
    let example = try #require(
      try Notes.printed(in: method.note).first { $0.method == name }, "\(method.note).md")
    let answer = try Compute.answer(
      method, to: Array(example.problem.utf8), named: "\(method.note).md")
    let expected = try StrictJSON.parse(Array(example.answer.utf8))
    #expect(expected.members?.isEmpty == false)
    // Printed with four figures after the point.
    #expect(Difference.list(expected, answer, { _, _ in 0.000051 }) == [])
  }

  @Test func `every note is on the list of notes`() throws {
    let list = try Notes.text(of: "README")
    for note in try Notes.names { #expect(list.contains("](\(note).md)"), "\(note)") }
  }

  @Test func `every note has an example`() throws {
    let notes = try Notes.names
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
