import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing

@Suite struct StudyTests {
  private static func refusal(_ appraisal: Appraisal, contested: Int = 0) -> StudyRefusal? {
    do {
      _ = try Study(Findings(appraisal, viewer: "mo"), contested: contested)
      return nil
    } catch {
      return error
    }
  }

  @Test func `nothing is studied while nothing leads for certain, and a sentence says why`() {
    let whole = Board.appraisal([[90], [50]])
    #expect(Self.refusal(whole) == nil)
    #expect(Self.refusal(whole, contested: 2) == .contested(2))
    #expect(Self.refusal(Board.appraisal([], criteria: 2)) == .nothingToRank)
    #expect(Self.refusal(Board.appraisal([[], []])) == .nothingToRank)
    #expect(Self.refusal(Board.appraisal([[nil], [nil]])) == .nothingMarked)
    #expect(Self.refusal(Board.appraisal([[90, nil], [50, 60]])) == .incomplete(decisive: 1))
    var hidden = whole
    hidden.rounds = [Round(id: RoundNumber(1))]
    #expect(Self.refusal(hidden) == .awaitingReveal(handedIn: 0, expected: 1))
    let refusals: [StudyRefusal] = [
      .contested(2), .nothingToRank, .nothingMarked, .incomplete(decisive: 1),
      .awaitingReveal(handedIn: 1, expected: 3),
    ]
    #expect(Set(refusals.map(\.sentence)).count == refusals.count)
    #expect(
      StudyRefusal.incomplete(decisive: 1).sentence
        == "Too early to say: 1 mark is missing and could change who leads. A blank is never "
        + "counted as zero.")
  }

  @Test func `blanks count at their worst for a leader who leads whatever they are`() throws {
    let appraisal = Board.appraisal([[90, nil], [nil, 10], [20, 0]], weights: [90, 10])
    #expect(Self.refusal(appraisal) == .incomplete(decisive: 2))
    let certain = Board.appraisal([[90, nil], [20, nil], [20, 0]], weights: [90, 10])
    let study = try Study(Findings(certain, viewer: "mo"))
    #expect(study.leaders == ["a"])
    #expect(study.assumedBlanks == 2)
    let sweep = try #require(NodeSweep(study, node: "y", scope: .all))
    // A has 0 and B has 100 on Y: level where 90 (1 - t) = 20 (1 - t) + 100 t.
    #expect(near(sweep.firstRank.upperBound, 70.0 / 170))
    #expect(
      study.assumption(in: certain.document)
        == "2 marks are missing. Here each counts as badly for A as it can.")
    #expect(try WorkedExample.study().assumption(in: certain.document) == nil)
  }
}
