import AppraisalFindings
import AppraisalModel
import SampleBoards
import SeededRandom
import Testing

/// Results with a substitute are those of a panel on which the substitute is the member.
@Suite struct SubstituteTests {
  private static let members: [AssessorID] = ["an", "bo", "cy", "di", "ed"]

  /// A board of two bodies on which everybody has marked, the deputy included, drawn at random.
  private static func board(_ dice: inout SeededGenerator, _ adding: Adding) -> Appraisal {
    func marks() -> [[Int?]] {
      (0..<3).map { _ in (0..<3).map { _ in Int.random(in: 0...100, using: &dice) } }
    }
    var appraisal = Board.appraisal(marks(), weights: [30, 40, 30])
    appraisal.ballots = [:]
    appraisal.document.bodies = [
      Body(id: "council", label: "The Council", share: 60, quorum: 2),
      Body(id: "trust", label: "The Trust", share: 40),
    ]
    appraisal.document.terms.adding = adding
    if Bool.random(using: &dice) { appraisal.document.criteria[1].markedBy = ["council"] }
    appraisal.assessors = members.enumerated().map { place, id in
      Assessor(id: id, name: id.text.uppercased(), body: place < 2 ? "council" : "trust")
    }
    appraisal.assessors.append(Assessor(id: "zed", name: "Zed", roles: [.commenter]))
    for person in members + ["zed"] { appraisal.mark(by: person, marks()) }
    return appraisal
  }

  @Test(arguments: Adding.allCases, UInt64(1)...12)
  func `totals are those of a panel on which the substitute is the member`(
    _ adding: Adding, _ seed: UInt64
  ) throws {
    var dice = SeededGenerator(seed: seed)
    var board = Self.board(&dice, adding)
    let place = Int.random(in: 0..<5, using: &dice)
    let member = board.assessors[place]
    var other = board
    board.substitutes[member.id] = Substitute(
      person: "zed", since: "2026-11-21T14:05:00.000Z")
    other.assessors[5].roles = [.member]
    other.assessors[5].body = member.body
    other.assessors[place].roles = []
    let (with, without) = (Findings(board, viewer: nil), Findings(other, viewer: nil))
    #expect(with.table == without.table, "seed \(seed)")
    #expect(with.ranking == without.ranking, "seed \(seed)")
    #expect(BodyResults(board).bodies == BodyResults(other).bodies, "seed \(seed)")
    #expect(
      AddingUp(with, in: board)?.sentence(in: board.document)
        == AddingUp(without, in: other)?.sentence(in: other.document), "seed \(seed)")
    let people = AddingUp(with, in: board)?.people.map(\.count) ?? []
    #expect(people == [2, 3], "seed \(seed): a body counts twice")
    #expect(Views(board).bodies == Views(other).bodies, "seed \(seed)")
  }

  @Test func `what the member marks while somebody sits in changes no total`() throws {
    var dice = SeededGenerator(seed: 1)
    var board = Self.board(&dice, .bodies)
    board.substitutes["bo"] = Substitute(person: "zed", since: "2026-11-21T14:05:00.000Z")
    let before = Findings(board, viewer: nil)
    board.mark(by: "bo", [[0, 0, 0], [100, 100, 100], [50, 50, 50]])
    #expect(Findings(board, viewer: nil) == before)
    board.mark(by: "zed", [[0, 0, 0], [100, 100, 100], [50, 50, 50]])
    #expect(Findings(board, viewer: nil) != before)
  }

  @Test func `who is there is said by body, with the quorum, apologies and who sits in`() throws {
    var dice = SeededGenerator(seed: 1)
    var board = Self.board(&dice, .members)
    #expect(PresenceReport(board).isEmpty)
    let moment: Moment = "2026-11-21T14:05:00.000Z"
    board.attendance["di"] = [moment: .apologies]
    let absent = PresenceReport(board)
    #expect(absent.sentence(in: board.document) == nil)
    #expect(absent.sentences(in: board) == ["Apologies: DI."])
    for person in ["an", "cy", "ed", "zed"] as [AssessorID] {
      board.attendance[person] = [moment: .arrived]
    }
    #expect(
      PresenceReport(board).sentence(in: board.document)
        == "Present 3 of 5: The Council 1 of 2 (quorum 2 not met), The Trust 2 of 3.")
    board.substitutes["bo"] = Substitute(person: "zed", since: moment)
    board.ballots[.solo]?["bo"] = nil
    let report = PresenceReport(board)
    #expect(
      report.sentence(in: board.document, met: "✓")
        == "Present 4 of 5: The Council 2 of 2 (quorum 2 ✓), The Trust 2 of 3.")
    #expect(report.sentences(in: board) == ["Apologies: DI.", "Zed sits in for BO."])
    board.mark(by: "bo", [[1, 2, 3]])
    #expect(
      PresenceReport(board).sentences(in: board).last
        == "Zed sits in for BO. BO has marked all the same: only the ballot of Zed counts.")
    #expect(
      board.attendanceWords(of: "bo", .utc, today: nil) == "nothing said; Zed sits in")
    #expect(
      board.attendanceWords(of: "zed", .utc, today: CalendarDay("2026-11-21"))
        == "present since 14:05; sits in for BO")
    #expect(
      board.attendanceWords(of: "an", .utc, today: nil) == "present since 21 November 2026, 14:05")
  }
}
