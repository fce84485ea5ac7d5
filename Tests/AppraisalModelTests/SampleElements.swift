import AppraisalModel

extension Sample {
  private static let place = SourceReference(paper: "p", place: "3.1")

  /// One thing of every kind that a case lists, with everything filled in.
  static let elements: [Element] = [
    .option(
      Option(
        id: "o", variantOf: "stay", label: "Other", short: "Oth", status: .blocked,
        statusReason: "No law.", preferred: true, shell: true, madeFrom: ["join"],
        summary: "A form.", steps: [Statement("Step.", source: place)], path: ["join"],
        advantages: [Statement("For.")], drawbacks: [Statement("Against.")],
        blockers: [Blocker(label: "No law", lifted: true, source: place)],
        facts: [Fact(kind: .pooledFund, answer: .notKnown, detail: "Later.", source: place)],
        effects: [ServiceEffect(service: "s", words: "Joined.", source: place)], life: 25,
        source: place)),
    .criterion(
      Criterion(
        id: "c", parent: "good", label: "Calm", short: "Ca", question: "How calm?",
        scale: Scale(
          worst: -3, best: 3, step: 1, unit: "steps", style: .signs,
          anchors: [Anchor(at: -3, words: "Bad")], knots: [Knot(at: 0, value: 60)]),
        passMark: 1, markedBy: ["nhs"], source: place)),
    .evidence(
      Evidence(
        id: "e", label: "Told", words: "So it was.", source: place, options: ["stay"],
        criteria: ["care"], comparator: true)),
    .paper(
      Paper(id: "p", title: "Paper", organisation: "Council", date: "2010", background: true)),
    .body(
      Body(
        id: "b", label: "Board", short: "Bo", part: .comments, share: 40, quorum: 2,
        interests: [Statement("It bids.")])),
    .seat(Seat(id: "t", label: "Chair", body: "nhs", source: place)),
    .service(
      Service(id: "s", label: "Care at home", today: "Apart.", state: .separate, source: place)),
    .note(Note(id: "n", kind: .deferred, words: "Put off.", source: place)),
    .milestone(
      Milestone(
        id: "m", label: "Closure", when: "in spring", day: "2007-10-31", status: .missed,
        consequence: true, option: "join", source: place)),
    .routeStep(
      RouteStep(
        id: "r", label: "Call-in", part: .callIn, body: "council", when: "in a week",
        day: "2007-11-29", source: place)),
    .nextStep(
      NextStep(id: "x", label: "Write", owner: "Board", when: "soon", done: true, source: place)),
    .checklist(
      Checklist(
        id: "l", label: "Forms",
        items: [ChecklistItem(label: "Signed", answer: .yes, detail: "Twice.", source: place)],
        source: place)),
    .section(
      ReportSection(
        id: "h", label: "Environment", kind: .implication, words: "None.", source: place)),
    .stage(
      Stage(
        id: "j", label: "June", origin: "from the minutes", words: "Choose.",
        standings: ["join": OptionStanding(status: .later, reason: "Wait.")], source: place)),
    .scenario(Scenario(id: "k", label: "Flat", words: "No growth.")),
    .flow(
      CashFlow(
        id: "f", label: "Staff", option: "join", scenario: "k", kind: .saving, amounts: [],
        bias: DecimalNumber("32.1"), source: place)),
    .table(
      MoneyTable(
        id: "a", label: "Savings", unit: "GBP 000", years: ["2010/11"],
        rows: [MoneyRow(label: "Base", words: "As printed.", amounts: [-10_999], total: -10_999)],
        words: "Negative is saved.", source: place)),
    .percentage(
      LoosePercentage(
        id: "g", label: "Saved", percent: 14, atLeast: true, of: "the budget", option: "join",
        source: place)),
  ]

  /// A decision with everything filled in.
  static let decision = Decision(
    day: "2010-03-25", recommendation: "Join.", words: "Resolved to join.", chosen: ["join"],
    departure: "Care first.", movers: ["A", "B"],
    votes: [Vote(body: "nhs", inFavour: 5, against: 1, abstained: 0)], present: ["A", "B", "C"],
    conditions: ["Money."],
    responses: [ConsultationResponse(from: "Union", words: "No.", considered: "Read.")],
    equality: EqualityAssessment(day: "2010-03-01", version: "2", words: "None."),
    report: "Options.", reportHash: String(repeating: "0f", count: 32))

  /// The sample's head with everything filled in.
  static let fullHead = CaseHead(
    title: "A sample",
    question: Question(
      words: "Which?", decisionMaker: "Board", deadline: "2010-03-31", deadlineReason: "Law.",
      context: [Statement("Now.")],
      recommendations: [
        Recommendation("Join.", source: place), Recommendation("So.", kind: .note),
      ],
      source: place),
    terms: DecisionTerms(
      mustAgree: ["council", "nhs"], adding: .bodies, otherwise: "Nothing changes.", passMark: 60,
      conditions: [Statement("Money.")],
      review: Review(months: 12, day: "2011-03-31", words: "All."),
      equality: EqualityAssessment(day: "2010-03-01", version: "2", words: "None.")),
    counting: MoneyCounting(
      years: ["2010/11"], unit: "GBP 000", convention: .firstIsOne, rule: .flat, rate: 5))

  /// Edits of the case and of what stands beside the marks, each of every form.
  static let authoring: [Edit] =
    elements.map { Edit.document(.add(element: $0, at: 2)) } + [
      .document(
        .change(
          old: .paper(Paper(id: "p", title: "Old")), new: .paper(Paper(id: "p", title: "New")))),
      .document(.remove(element: .scenario(Scenario(id: "k", label: "Flat")), at: 0)),
      .document(.move(element: ElementName(.routeStep, "r"), old: 0, new: 2)),
      .document(
        .head(old: CaseHead(title: "Old", question: Question(words: "Who?")), new: fullHead)),
      .marks(
        .comment(
          id: "w", old: nil,
          new: Remark(author: "mo", option: "join", criterion: "care", words: "Hm."))),
      .marks(.comment(id: "w", old: Remark(author: "mo", words: "Hm."), new: nil)),
      .weights(
        .elicit(
          holder: .agreed, family: .under("good"), old: nil,
          new: Elicitation(
            method: .bestWorst,
            answers: [WeightAnswer(part: "best", first: "care", second: "time", value: 3)],
            ranges: ["care": ScaleRange(worst: 0, best: 100)], words: "Asked."))),
      .weights(
        .elicit(
          holder: .assessor("mo"), family: .top, old: Elicitation(method: .swing), new: nil)),
      .weights(.lockWeights(old: nil, new: WeightLock(words: "By the board."))),
      .decision(.decide(old: nil, new: decision)),
      .rounds(
        .openRound(
          round: Round(id: RoundNumber(2), visibility: .open, purpose: "The review."))),
      .people(
        .join(assessor: Assessor(id: "al", name: "Al", seat: "t", roles: [.recorder, .observer]))),
    ]
}
