import AppraisalFindings
import AppraisalHistory
import AppraisalModel
import SampleBoards
import Testing

@Suite struct RefusalWordsTests {
  private static let document: CaseDocument = {
    var appraisal = Board.appraisal([[1, 2], [3, 4]])
    appraisal.addHurdle()
    appraisal.document.criteria.append(
      Criterion(id: "good", kind: .objective, label: "Good outcomes"))
    appraisal.document.criteria.append(
      Criterion(id: "views", kind: .information, label: "Views"))
    appraisal.document.bodies = [
      Body(id: "nhs", label: "The Trust", short: "the Trust"),
      Body(id: "council", label: "The Council"),
    ]
    appraisal.document.criteria[1].markedBy = ["nhs"]
    return appraisal.document
  }()

  private static let one = RoundNumber(1)
  private static let stepped = Scale(worst: 60, best: 20, step: 5, unit: "minutes")

  private static let table: [(EditRefusal, String)] = [
    (.alreadyAdopted, "This appraisal already has its case."),
    (.notAdopted, "This appraisal has no case yet. Start it with appraise new."),
    (
      .unknownOption("fly", known: ["stay", "join"]),
      "There is no option fly. The options are: stay, join."
    ),
    (.unknownOption("fly", known: []), "There is no option fly. The options are: none yet."),
    (
      .unknownCriterion("cost", known: ["care"]),
      "There is no criterion cost. The criteria are: care."
    ),
    (
      .unknownAssessor("al"),
      "al does not take part in this appraisal yet. Open it once as al, or join."
    ),
    (
      .unknownBody("army", known: ["nhs", "council"]),
      "There is no body army. The bodies are: nhs, council."
    ),
    (.unknownEvidence("e9"), "There is no evidence e9 in this case."),
    (.unknownRound(one), "There is no round 1."),
    (.alreadyJoined("mo"), "mo takes part already."),
    (
      .slipRefused("mo", .forged),
      "The slip did not sign the key that shows it, for mo and in this appraisal."
    ),
    (
      .slipRefused("mo", .notMade),
      "No such slip is made for mo, or it was replaced by another."
    ),
    (
      .slipRefused("mo", .shownBefore),
      "Another key had shown the slip of mo before, and it serves once."
    ),
    (
      .slipRefused("mo", .shownTwice),
      "Several keys show the slip of mo, and nothing says which was first."
    ),
    (.hasMarked("mo"), "mo has marked or weighted already and stays on the record."),
    (.notAppraised("a", .discounted), "A is not being appraised: it is discounted."),
    (.notAppraised("a", .blocked), "A is not being appraised: it is blocked."),
    (.notAppraised("gone", .later), "gone is not being appraised: it is kept for later."),
    (
      .notMarkable("good", .objective),
      "Good outcomes is a heading above criteria. Mark the criteria under it."
    ),
    (
      .notMarkable("views", .information),
      "Views is for information and is not marked or weighted."
    ),
    (
      .notWeighted("law", .hurdle),
      "Lawful is a hurdle: it is passed or failed, and has no weight."
    ),
    (
      .notWeighted("views", .information),
      "Views is for information and is not marked or weighted."
    ),
    (.offScale(101, "x", Scale()), "101 is not on the scale of X: it goes from 0 to 100."),
    (
      .offScale(61, "x", stepped), "61 is not on the scale of X: it goes from 20 to 60 minutes."
    ),
    (
      .offScale(42, "x", stepped),
      "42 is not on the scale of X: it goes from 20 to 60 minutes in steps of 5."
    ),
    (.wrongAnswer(.pass, "x", .scored), "X takes a number, not pass or fail."),
    (.wrongAnswer(.mark(1), "law", .hurdle), "Lawful takes pass, fail or no mark."),
    (.badPoints(1001), "1001 is not possible: points of weight go from 0 to 1000."),
    (.roundNotOpen(one, .ended), "Round 1 is ended and takes no more marks."),
    (.roundNotOpen(one, .revealed), "Round 1 is revealed and takes no more marks."),
    (.roundStillOpen(one), "Round 1 is still open. End it first."),
    (
      .wrongRoundNumber(RoundNumber(3), expected: RoundNumber(2)),
      "Round 3 cannot open: the next one is round 2."
    ),
    (
      .wrongRoundMove(one, from: .open, to: .settled),
      "Round 1 is open and cannot become settled from there."
    ),
    (
      .handedIn(one, "mo"), "The ballot of round 1 has been handed in. Reopen it to change a mark."
    ),
    (.notHandedIn(one, "mo"), "The ballot of round 1 has not been handed in."),
    (.stale, "This changed in the meantime. Look at it again and repeat the change."),
    (.reasonMissing, "This change needs a reason."),
    (
      .tooLong(bytes: 65_537, limit: 65_536),
      "The text is too long: 65537 bytes, and 65536 can be kept. Shorten it."
    ),
    (
      .unknownElement(ElementName(.flow, "f")), "There is no cash flow f in this case."
    ),
    (
      .taken(ElementName(.option, "a")),
      "The case has option a already. Choose another name."
    ),
    (
      .wouldBreak(InvariantViolation(.missing(what: "label"), at: "options[0].label")),
      "The label is missing."
    ),
    (
      .wrongElement(ElementName(.note, "m"), expected: ElementName(.note, "n")),
      "m cannot take the place of n. Take it out and add the other."
    ),
    (.noSuchPlace(4, count: 3), "There is no place 5 in a list of 3."),
    (.standingApart("a"), "Where A stands is changed by itself, with the reason."),
    (.inUse(ElementName(.body, "nhs"), by: "mo"), "mo sits for nhs. Change that first."),
    (
      .marksDoNotFit("x", count: 1),
      "1 mark on X would not fit any more. Take them out first, or add a new criterion."
    ),
    (.weightsLocked, "The weights are settled. Open them again to change one."),
    (.unknownComment("w"), "There is no comment w."),
    (.unknownDissent("w"), "There is no view w on record."),
    (
      .notTheirDissent("mo"), "The view is mo's: nobody else changes it or takes it back."
    ),
    (
      .notAsked(RoundNumber(2)),
      "Round 2 asks only about the cells that were talked about. This one keeps what was marked before."
    ),
    (
      .notMarkedBy(nil, "y"), "Y is marked by the Trust. Say which body you sit for."
    ),
    (
      .notMarkedBy("council", "y"), "Y is marked by the Trust, not by The Council."
    ),
    (.recused("mo"), "mo takes no part in this, because of a declared interest."),
    (
      .ruled("mo", interest: "Works\nthere"),
      "A ruling was given on \"Works there\", so it stays on the record."
    ),
    (
      .notOnPanel("anie", nearest: "annie"),
      "anie is not on the panel of this appraisal. The nearest name on it is annie. "
        + "--new joins as a member, whose marks count."
    ),
    (.shell("a"), "A is a name only. Fill it in before it is marked."),
    (.notAllowed("mo", needs: .facilitator), "mo may not do this; it takes a facilitator."),
    (
      .notAllowed(nil, needs: .member),
      "Somebody without a name may not do this; it takes a member."
    ),
  ]

  @Test(arguments: table.indices)
  func `a refusal says what is wrong in the case's own names`(_ index: Int) {
    #expect(Self.table[index].0.sentence(in: Self.document) == Self.table[index].1)
  }

  @Test func `every refusal has words of its own`() {
    let names = Set(Self.table.map { String(describing: $0.0).prefix { $0 != "(" } })
    #expect(names.count == 45)
    #expect(
      !Self.table.contains { $0.0.sentence(in: Self.document) == "This change is not possible." })
  }
}
