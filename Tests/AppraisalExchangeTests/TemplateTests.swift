import AppraisalExchange
import AppraisalModel
import StrictJSON
import Testing

/// The templates that come with the program.
@Suite struct TemplateTests {
  static let names = ["commissioning-partnership", "green-book", "provider-form", "section-75"]

  static func bytes(of name: String) -> [UInt8] { Files.bytes(of: "data/templates/\(name).json") }

  static func document(_ name: String) throws -> CaseDocument {
    try CaseReader.read(bytes(of: name), named: name)
  }

  @Test(arguments: names) func `a template is a sound case and has the name of its file`(
    _ name: String
  ) throws {
    #expect(CaseReader.faults(in: Self.bytes(of: name), named: name).map(\.sentence) == [])
    let document = try Self.document(name)
    #expect(document.id == name)
    let sorted = StrictJSON.write(try StrictJSON.parse(Self.bytes(of: name)), style: .pretty)
    #expect(try CaseWriter.bytes(of: document) == sorted)
  }

  @Test(arguments: names) func `a template asks for a question of one's own`(
    _ name: String
  ) throws {
    #expect(try Self.document(name).question.words.contains("Write here"))
  }

  @Test(arguments: names) func `a template has a baseline and no option that is filled in`(
    _ name: String
  ) throws {
    let options = try Self.document(name).options
    #expect(options.first?.status == .baseline)
    #expect(options.dropFirst().allSatisfy { $0.shell })
  }

  @Test(arguments: names) func `every criterion of a template says what three marks mean`(
    _ name: String
  ) throws {
    let document = try Self.document(name)
    #expect((4...12).contains(document.scoredCriteria.count))
    for criterion in document.scoredCriteria {
      #expect(criterion.question.hasSuffix("?"), "\(criterion.id)")
      #expect(criterion.scale?.anchors.map(\.at) == [0, 50, 100], "\(criterion.id)")
      #expect(criterion.shortLabel.count <= 11, "\(criterion.id)")
    }
  }

  @Test(arguments: names) func `a template has hurdles, a checklist and empty implications`(
    _ name: String
  ) throws {
    let document = try Self.document(name)
    #expect(document.criteria.contains { $0.kind == .hurdle })
    #expect(!document.checklists.isEmpty)
    #expect(document.sections.map(\.id.text).contains("environment"))
    #expect(document.sections.allSatisfy { $0.kind == .implication && $0.isMissing })
  }

  @Test(arguments: ["provider-form", "section-75", "commissioning-partnership"])
  func `the facts of organisational form are asked for`(_ name: String) throws {
    let facts = try Self.document(name).checklists.first { $0.id.text == "facts" }
    #expect(facts?.items.count == FactKind.allCases.count)
  }

  @Test func `the national tests of 2010 are marked for checking`() throws {
    let note = try Self.document("provider-form").notes.first { $0.id.text == "after-2010" }
    #expect(note?.words.contains("after the Department of Health 2010, check") == true)
  }
}
