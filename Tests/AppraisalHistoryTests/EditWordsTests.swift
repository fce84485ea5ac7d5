import AppraisalHistory
import AppraisalModel
import SampleBoards
import Testing

/// The audit trail says every kind of edit in a sentence of its own.
@Suite struct EditWordsTests {
  private static let names: RecordNames = {
    var appraisal = Board.appraisal([[1, 2], [3, 4]])
    appraisal.document.bodies = [Body(id: "nhs", label: "The Trust", short: "the Trust")]
    appraisal.document.evidence = [Evidence(id: "e1", label: "Waiting times", words: "Long.")]
    appraisal.assessors.append(Assessor(id: "al", name: "Al"))
    return RecordNames(appraisal)
  }()

  private static let place = MarkingPlace(round: .solo, assessor: "mo", option: "a", criterion: "x")
  private static let later = MarkingPlace(
    round: RoundNumber(2), assessor: "al", option: "b", criterion: "y")
  private static let one = RoundNumber(1)
  private static let lawyer = Interest(
    words: "Sits on the Trust's board", options: ["a"], outcome: .recused, reason: "Asked to")
  private static let mo = Assessor(id: "mo", name: "Mo")
  private static let scenario = Element.scenario(Scenario(id: "k", label: "Flat"))

  private static let people: [(Edit, String)] = [
    (
      .document(.adopt(document: CaseDocument(title: "Board"))),
      #"started the appraisal from the case "Board"."#
    ),
    (.people(.join(assessor: mo)), "joined as member."),
    (
      .people(
        .join(assessor: Assessor(id: "al", name: "Al", body: "nhs", roles: [.member, .recorder]))),
      "added Al as member and recorder for the Trust."
    ),
    (.people(.leave(assessor: mo)), "left."),
    (.people(.leave(assessor: Assessor(id: "al", name: "Al"))), "took Al off the list of people."),
    (
      .people(
        .revise(old: mo, new: Assessor(id: "mo", name: "Maud", body: "nhs", roles: [.observer]))),
      "changed the name to Maud, the body to the Trust and the role to observer."
    ),
    (
      .people(.revise(old: mo, new: Assessor(id: "mo", name: "Mo", interests: [lawyer]))),
      "declared an interest: Sits on the Trust's board (about A), takes no part in it, Asked to."
    ),
    (
      .people(
        .revise(
          old: Assessor(id: "al", name: "Al", interests: [lawyer]),
          new: Assessor(id: "al", name: "Al"))),
      "took back an interest of Al: Sits on the Trust's board."
    ),
    (
      .document(
        .standing(
          option: "a", old: OptionStanding(status: .active),
          new: OptionStanding(status: .discounted, reason: "Too dear"))),
      "changed where A stands from active to discounted: Too dear."
    ),
  ]

  private static func al(
    _ interests: [Interest], declared: Bool = false, _ id: AssessorID = "al"
  ) -> Assessor {
    Assessor(id: id, name: "Al", interests: interests, declared: declared)
  }

  private static let pension = Interest(words: "A pension")

  private static let interests: [(Edit, String)] = [
    (
      .people(.join(assessor: al([pension], declared: true, "mo"))),
      "joined as member. Also declared an interest: A pension, ruling open."
    ),
    (
      .people(.join(assessor: al([], declared: true, "mo"))),
      "joined as member. Also declared no interests."
    ),
    (
      .people(.revise(old: al([]), new: al([pension]))),
      "noted an interest of Al: A pension, ruling open."
    ),
    (
      .people(.revise(old: al([], "mo"), new: al([], declared: true, "mo"))),
      "declared no interests."
    ),
    (
      .people(.revise(old: al([pension], "mo"), new: al([pension], declared: true, "mo"))),
      "declared 1 interest that stood noted."
    ),
    (
      .people(
        .revise(
          old: al([pension]),
          new: al([Interest(words: "A pension", outcome: .outOfItem, reason: "By the chair")]))),
      "ruled on an interest of Al: A pension, takes no part in the item, By the chair."
    ),
    (
      .people(
        .revise(
          old: al([pension]),
          new: al([Interest(words: "A pension", outcome: .stayed, reason: "By the chair")]))),
      "ruled on an interest of Al: A pension, takes part, By the chair."
    ),
  ]

  private static let marks: [(Edit, String)] = [
    (.marks(.mark(place: place, old: nil, new: .mark(85))), "marked A on X: 85."),
    (
      .marks(.mark(place: place, old: .mark(60), new: .doNotKnow)),
      "marked A on X: I do not know, instead of 60."
    ),
    (
      .marks(.mark(place: place, old: .mark(60), new: nil)),
      "took back the mark of A on X; it was 60."
    ),
    (.marks(.mark(place: later, old: nil, new: .pass)), "marked B on Y in round 2 for Al: pass."),
    (
      .marks(.reason(place: place, old: "", new: "Joint\nteams")),
      "gave a reason for A on X: Joint teams."
    ),
    (.marks(.reason(place: place, old: "So", new: "Why?")), "changed the reason for A on X: Why?"),
    (.marks(.reason(place: place, old: "So", new: "")), "took back the reason for A on X."),
    (
      .marks(.evidence(place: place, old: [], new: ["e1"])),
      #"rested the mark of A on X on "Waiting times"."#
    ),
    (.marks(.evidence(place: place, old: ["e1"], new: [])), "took the evidence away from A on X."),
    (
      .weights(.weigh(holder: .agreed, criterion: "x", old: nil, new: 40)),
      "set the agreed weight of X to 40 points."
    ),
    (
      .weights(.weigh(holder: .body("nhs"), criterion: "x", old: 40, new: 50)),
      "changed the Trust's weight of X from 40 to 50 points."
    ),
    (
      .weights(.weigh(holder: .assessor("al"), criterion: "x", old: 40, new: nil)),
      "took back Al's weight of X; it was 40 points."
    ),
    (
      .marks(
        .agree(option: "a", criterion: "x", old: nil, new: AgreedScore(mark: 70, reason: "Talked"))),
      "recorded the agreed score of A on X: 70: Talked."
    ),
    (
      .marks(.agree(option: "a", criterion: "x", old: AgreedScore(mark: 70), new: nil)),
      "took back the agreed score of A on X; it was 70."
    ),
  ]

  private static let workshop: [(Edit, String)] = [
    (
      .rounds(.openRound(round: Round(id: one, visibility: .closed, purpose: "First look"))),
      "opened round 1, closed: First look."
    ),
    (
      .rounds(
        .openRound(
          round: Round(
            id: one, visibility: .closed,
            policy: RoundPolicy(people: .bodies, fewest: 5, hidesMoney: true)))),
      "opened round 1, closed, marks shown by their body alone, nothing shown of fewer than 5, money "
        + "hidden."
    ),
    (.rounds(.moveRound(round: one, old: .open, new: .ended)), "ended round 1."),
    (.rounds(.openAgain(round: one, why: "Mo was late")), "opened round 1 again: Mo was late."),
    (.rounds(.moveRound(round: one, old: .ended, new: .revealed)), "revealed round 1."),
    (.rounds(.handIn(round: one, assessor: "mo")), "handed in the ballot of round 1."),
    (.rounds(.reopen(round: one, assessor: "al")), "reopened Al's ballot of round 1."),
    (
      .weights(
        .elicit(
          holder: .agreed, family: .top, old: nil,
          new: Elicitation(method: .swing, words: "In June"))),
      "recorded how the agreed weights under the top came about, by comparing steps from worst to "
        + "best, with 0 answers: In June."
    ),
    (
      .weights(
        .elicit(holder: .agreed, family: .under("x"), old: Elicitation(method: .swing), new: nil)),
      #"took back how the agreed weights under "X" came about."#
    ),
    (
      .weights(.lockWeights(old: nil, new: WeightLock(words: "By all"))),
      "settled the agreed weights: By all."
    ),
    (
      .weights(.lockWeights(old: WeightLock(words: ""), new: nil)),
      "opened the agreed weights again."
    ),
    (
      .decision(
        .decide(
          old: Decision(day: "2010-03-25", words: "So."),
          new: Decision(day: "2011-04-01", words: "So again", round: RoundNumber(1)))),
      "recorded, after that of 25 March 2010 was reviewed, the decision of 1 April 2011: So again."
    ),
    (
      .decision(
        .decide(
          old: nil,
          new: Decision(
            day: "2010-03-25", recommendation: "Join.", words: "Join", chosen: ["a"],
            departure: "Care first", movers: ["Ann", "Bob"],
            votes: [Vote(body: "nhs", inFavour: 5, against: 1, abstained: 0)], present: ["Ann"],
            conditions: ["Money"],
            responses: [ConsultationResponse(from: "Union", words: "No", considered: "Read")],
            equality: EqualityAssessment(day: "2010-03-01", version: "2"), report: "paper.pdf",
            reportHash: String(repeating: "0f", count: 32)))),
      "recorded the decision of 25 March 2010: Join. Recommended: Join. Chosen: A. "
        + "It departs from the ranking: Care first. Moved by: Ann and Bob. "
        + "Votes: the Trust 5 for, 1 against, 0 abstained. Present: Ann. Conditions: Money. "
        + "Consultation: Union: No (considered: Read). "
        + "Equality assessment of 1 March 2010, version 2: considered. "
        + "Before the meeting lay: paper.pdf, whose hash begins with 0f0f0f0f0f0f0f0f."
    ),
  ]

  private static let hash = String(repeating: "0f", count: 32)
  private static let moment: Moment = "2010-03-01T14:05:00.000Z"
  private static let asked = ParkedQuestion(words: "Who pays?", person: "al", day: "2010-05-03")
  private static let answered = ParkedQuestion(
    words: "Who pays?", owner: "The director", day: "2010-05-03", outcome: .answered,
    answer: "Both")

  private static let ofMeetings: [(Edit, String)] = [
    (
      .meeting(.attend(assessor: "mo", at: moment, old: nil, new: .arrived)),
      "arrived (1 March 2010, 14:05 UTC)."
    ),
    (
      .meeting(.attend(assessor: "al", at: moment, old: nil, new: .apologies)),
      "noted that Al sent apologies (1 March 2010, 14:05 UTC)."
    ),
    (
      .meeting(.attend(assessor: "al", at: moment, old: .left, new: nil)),
      "took back that Al left (1 March 2010, 14:05 UTC)."
    ),
    (
      .meeting(
        .substitute(assessor: "mo", old: nil, new: Substitute(person: "al", since: moment))),
      "noted that Al sits in for Mo (1 March 2010, 14:05 UTC)."
    ),
    (
      .meeting(
        .substitute(assessor: "mo", old: Substitute(person: "al", since: moment), new: nil)),
      "noted that Al no longer sits in for Mo."
    ),
    (
      .meeting(.park(id: "mo-1", old: nil, new: asked)),
      "parked a question with Al, by 3 May 2010: Who pays?"
    ),
    (
      .meeting(.park(id: "mo-1", old: asked, new: answered)),
      "answered the parked question \"Who pays?\": Both."
    ),
    (
      .meeting(.park(id: "mo-1", old: answered, new: asked)),
      "opened again a question with Al, by 3 May 2010: Who pays?"
    ),
    (
      .meeting(.park(id: "mo-1", old: asked, new: nil)), "took back a parked question: Who pays?"
    ),
  ]

  private static let hold = Hold(words: "Request 12", by: "Al", day: "2010-03-01")
  private static let record: [(Edit, String)] = [
    (
      .record(.seal(heads: [SealedEnd(segment: "s", n: 7, hash: hash)])),
      "sealed the record: 1 sitting that nobody signed counts as it was, and nothing unsigned that"
        + " came later."
    ),
    (
      .record(
        .withhold(line: WithheldLine(segment: "s", n: 7, hash: hash, after: hash), why: "A name")),
      "withheld line 8 of the sitting s: A name."
    ),
    (
      .record(.hold(id: "hold-1", old: nil, new: hold)),
      "put a hold on withholding (hold-1), asked for by Al on 1 March 2010: Request 12."
    ),
    (.record(.hold(id: "hold-1", old: hold, new: nil)), "lifted the hold hold-1: Request 12."),
  ]

  private static let authoring: [(Edit, String)] = [
    (.document(.add(element: scenario, at: 0)), #"added the scenario "Flat"."#),
    (
      .document(.change(old: scenario, new: .scenario(Scenario(id: "k", label: "Steep")))),
      #"changed the scenario "Flat", now "Steep"."#
    ),
    (.document(.remove(element: scenario, at: 0)), #"took out the scenario "Flat"."#),
    (
      .document(.move(element: ElementName(.option, "a"), old: 0, new: 2)),
      #"moved the option "A" from place 1 to place 3."#
    ),
    (
      .document(
        .head(
          old: CaseHead(title: "Old", question: Question(words: "Who?")),
          new: CaseHead(title: "New", question: Question(words: "Which?")))),
      #"changed the title to "New" and the question to "Which?"."#
    ),
    (
      .marks(.comment(id: "w", old: nil, new: Remark(author: "mo", option: "a", words: "Hm"))),
      "commented on A: Hm."
    ),
    (
      .marks(
        .dissent(
          id: "w", old: nil, new: Dissent(author: "mo", option: "a", criterion: "x", words: "No"))),
      "put a differing view on record on A and X: No."
    ),
    (
      .marks(.dissent(id: "w", old: nil, new: Dissent(author: "al", words: "No"))),
      "put a differing view on record for Al: No."
    ),
    (
      .marks(
        .dissent(
          id: "w", old: Dissent(author: "mo", words: "No"),
          new: Dissent(author: "mo", words: "Never"))),
      "changed a differing view: Never."
    ),
    (
      .marks(.dissent(id: "w", old: Dissent(author: "mo", words: "No"), new: nil)),
      "took back a differing view."
    ),
    (
      .marks(.comment(id: "w", old: Remark(author: "mo", criterion: "x", words: "Hm"), new: nil)),
      "took back a comment on X."
    ),
  ]

  private static let authored: [(Edit, String)] = authoring + record + ofMeetings

  @Test(arguments: people + interests + marks + workshop + authored)
  func `an edit is said in its sentence`(edit: Edit, words: String) {
    #expect(edit.words(Self.names, by: "mo") == words)
  }

  @Test func `an answer in a closed round is not told`() {
    let mark = Edit.marks(.mark(place: Self.later, old: nil, new: .mark(85)))
    #expect(
      mark.words(Self.names, by: "al", hidesMarks: true)
        == "answered for B on Y in round 2; the answer is hidden until the reveal.")
    let reason = Edit.marks(.reason(place: Self.later, old: "", new: "Secret"))
    #expect(!reason.words(Self.names, by: "al", hidesMarks: true).contains("Secret"))
  }
}
