import AppraisalExchange
import AppraisalModel
import Testing

@Suite struct CaseWriterTests {
  static let sources = ShippedCasesTests.names + ["filled"]

  static func document(_ name: String) throws -> CaseDocument {
    name == "filled" ? try FilledCase.document() : try ShippedCasesTests.document(name)
  }

  @Test(arguments: sources) func `what is written reads back as the same case and the same bytes`(
    _ name: String
  ) throws {
    let document = try Self.document(name)
    let bytes = try CaseWriter.bytes(of: document)
    let again = try CaseReader.read(bytes, named: name)
    #expect(again == document)
    #expect(try CaseWriter.bytes(of: again) == bytes)
  }

  @Test func `what is empty is left out`() throws {
    let document = CaseDocument(title: "T", question: Question(words: "Which?"))
    let text = String(decoding: try CaseWriter.bytes(of: document), as: UTF8.self)
    #expect(
      text == """
        {
          "format": "appraise.case",
          "question": {
            "words": "Which?"
          },
          "title": "T",
          "version": 3
        }

        """)
  }
}
