import AppraisalModel
import Testing

@testable import Workbench

@Suite struct VoteFieldsTests {
  private static let bodies = Board.document.bodies.map(\.id)

  private func form(_ votes: [Vote], _ answers: [(Int, String)]) -> Form {
    let fields = VoteFields(Board.document, votes).fields
    var form = Form(DecisionForm(), title: "The decision", fields: fields)
    for (index, text) in answers { form.write(text, into: fields[index].key) }
    return form
  }

  private func votes(_ old: [Vote], _ answers: [(Int, String)]) throws -> [Vote] {
    try VoteFields(Board.document, old).votes(from: form(old, answers))
  }

  @Test func `every body is asked about, and all together`() {
    let fields = VoteFields(Board.document, []).fields
    #expect(fields.count == Self.bodies.count + 1)
    #expect(fields.map(\.label).last == "Votes, all together")
    #expect(fields[0].label == "Votes, \(Board.document.bodies[0].shortLabel)")
  }

  @Test(arguments: ["5 1 0", "5:1:0", "5, 1, 0", " 5  1 0 ", "5/1/0"])
  func `three numbers make a vote`(typed: String) throws {
    let vote = Vote(body: Self.bodies[0], inFavour: 5, against: 1, abstained: 0)
    #expect(try votes([], [(0, typed)]) == [vote])
    #expect(try votes([vote], []) == [vote])
    #expect(try votes([vote], [(0, "")]) == [])
  }

  @Test(arguments: ["5 1", "5 1 0 0", "five one none", "5 -1 0", "5.5 1 0", "9999999 0 0"])
  func `anything else is refused at its field`(typed: String) {
    #expect(throws: AnswerFault.self) { try votes([], [(0, typed)]) }
  }

  @Test func `votes that the form does not ask about stay as they are`() throws {
    let gone = Vote(body: BodyID("gone"), inFavour: 1, against: 2, abstained: 3)
    let first = Vote(body: Self.bodies[0], inFavour: 4, against: 0, abstained: 0)
    let second = Vote(body: Self.bodies[0], inFavour: 3, against: 1, abstained: 0)
    let all = Vote(inFavour: 7, against: 1, abstained: 0)
    #expect(try votes([gone, first, second, all], []) == [gone, first, second, all])
    #expect(
      try votes([gone, first, second], [(Self.bodies.count, "7 1 0")])
        == [gone, first, second, all])
  }
}
