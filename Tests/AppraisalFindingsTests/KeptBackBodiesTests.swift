import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing

/// Two bodies of one member each: fewer than a policy may let be shown.
@Suite struct KeptBackBodiesTests {
  private static func board(_ people: ShownAs, fewest: Int) -> Appraisal {
    var appraisal = WhoCountsTests.twoBodies()
    appraisal.document.terms.mustAgree = ["council", "trust"]
    appraisal.rounds = [
      Round(
        id: RoundNumber(1), state: .revealed, visibility: .closed,
        policy: RoundPolicy(people: people, fewest: fewest))
    ]
    appraisal.ballots[RoundNumber(1)] = appraisal.ballots[.solo]
    for person in ["mo", "al"] as [AssessorID] {
      appraisal.ballots[RoundNumber(1)]?[person]?.handedIn = true
    }
    return appraisal
  }

  @Test(arguments: [
    (ShownAs.names, 3, true), (.pseudonyms, 1, true), (.bodies, 1, true), (.pseudonyms, 2, false),
    (.bodies, 3, false),
  ])
  func `what a body of few comes to is shown where names are, or the policy asks for no more`(
    people: ShownAs, fewest: Int, isShown: Bool
  ) throws {
    let appraisal = Self.board(people, fewest: fewest)
    let results = BodyResults(appraisal)
    #expect(results.areShown == isShown)
    #expect(results.shown.isEmpty != isShown)
    // Whether they agree may always be said; what each puts first may not.
    #expect(results.agreement == .disagree)
    #expect(results.sentence.contains("The Council puts A first") == isShown)
    #expect(Views(appraisal).bodies.isEmpty != isShown)
    let findings = Findings(appraisal, viewer: nil)
    #expect(findings.bodies.isEmpty != isShown)
    let standing = try GroupStanding(findings, in: appraisal)
    #expect(standing.bodies.isEmpty != isShown && standing.without.isEmpty != isShown)
    #expect(standing.regrets.isEmpty != isShown)
    do {
      _ = try AgreementPrices(findings, in: appraisal)
      #expect(isShown)
    } catch {
      #expect(error == .keptBack(appraisal.bodiesKeptBackWords) && !isShown)
    }
  }
}
