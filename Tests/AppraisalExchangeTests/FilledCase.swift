import AppraisalModel
import Testing

/// A sound case in which every field of every type is filled.
enum FilledCase {
  static func document() throws -> CaseDocument {
    let source = SourceReference(paper: try #require(PaperID("paper")), place: "1.1")
    let statement = Statement("Words.", source: source)
    let body = try #require(BodyID("nhs"))
    var document = CaseDocument(
      id: "filled", title: "Filled",
      question: Question(
        words: "Which?", decisionMaker: "Board", deadline: "2010-03-31",
        deadlineReason: "A rule.", context: [statement],
        recommendations: [Recommendation("Choose.", kind: .note, source: source)],
        source: source),
      papers: [
        Paper(id: source.paper, title: "T", organisation: "O", date: "2010", background: true)
      ],
      bodies: [
        Body(
          id: body, label: "NHS", short: "N", part: .decides, share: 60, quorum: 3,
          interests: [statement])
      ],
      services: [
        Service(
          id: try #require(ServiceID("nursing")), label: "Nursing", today: "Joint.",
          state: .integrated, source: source)
      ],
      options: [
        try option(statement, source),
        Option(id: try #require(OptionID("go")), label: "Go", status: .baseline),
      ],
      criteria: [
        Criterion(
          id: try #require(CriterionID("good")), kind: .objective, label: "Good"),
        try criterion(body, source),
      ],
      evidence: [
        Evidence(
          id: try #require(EvidenceID("e1")), label: "E", words: "Words.", source: source,
          options: [try #require(OptionID("stay"))],
          criteria: [try #require(CriterionID("care"))], comparator: true)
      ],
      notes: [
        Note(
          id: try #require(NoteID("n1")), kind: .background, words: "Words.", source: source)
      ])
    document.terms = DecisionTerms(
      mustAgree: [body], adding: .given, otherwise: "Words.", passMark: 50, conditions: [statement],
      review: Review(months: 12, day: "2011-03-31", words: "Words.", source: source),
      equality: EqualityAssessment(
        day: "2010-01-01", version: "2", words: "Words.", source: source))
    try fillProgramme(of: &document, body, source)
    document.money = try money(source)
    return document
  }

  // Nothing is ruled out, so that no rule asks for a field that the format does not always need.
  private static func option(_ statement: Statement, _ source: SourceReference) throws -> Option {
    let other = try #require(OptionID("go"))
    return Option(
      id: try #require(OptionID("stay")), variantOf: other, label: "Stay", short: "S",
      status: .active, statusReason: "Why.", preferred: true, shell: true, madeFrom: [other],
      summary: "Words.", steps: [statement], path: [other], advantages: [statement],
      drawbacks: [statement],
      blockers: [Blocker(label: "B", lifted: true, source: source)],
      facts: [Fact(kind: .vat, answer: .yes, detail: "Words.", source: source)],
      effects: [
        ServiceEffect(
          service: try #require(ServiceID("nursing")), words: "Words.", source: source)
      ],
      life: 25, source: source)
  }

  private static func criterion(
    _ body: BodyID, _ source: SourceReference
  ) throws -> Criterion {
    Criterion(
      id: try #require(CriterionID("care")), parent: CriterionID("good"), kind: .scored,
      label: "Care", short: "C", question: "How?",
      scale: Scale(
        worst: 0, best: 100, step: 1, unit: "minutes", style: .signs,
        anchors: [Anchor(at: 50, words: "Half.")], knots: [Knot(at: 50, value: 70)]),
      passMark: 40, markedBy: [body], source: source)
  }

  private static func fillProgramme(
    of document: inout CaseDocument, _ body: BodyID, _ source: SourceReference
  ) throws {
    let id = try #require(ItemID("i1"))
    let option = try #require(OptionID("go"))
    document.seats = [Seat(id: id, label: "Chair", body: body, source: source)]
    document.milestones = [
      Milestone(
        id: id, label: "M", when: "in March", day: "2010-03-31", status: .met, consequence: true,
        option: option, source: source)
    ]
    document.route = [
      RouteStep(
        id: id, label: "R", part: .callIn, body: body, when: "in March", day: "2010-03-31",
        source: source)
    ]
    document.nextSteps = [
      NextStep(id: id, label: "N", owner: "Chair", when: "soon", done: true, source: source)
    ]
    document.checklists = [
      Checklist(
        id: id, label: "C",
        items: [ChecklistItem(label: "I", answer: .yes, detail: "Words.", source: source)],
        source: source)
    ]
    document.sections = [
      ReportSection(id: id, label: "S", kind: .implication, words: "Words.", source: source)
    ]
    document.stages = [
      Stage(
        id: id, label: "June", origin: "Words.", words: "Words.",
        standings: [option: OptionStanding(status: .active, reason: "Why.")], source: source)
    ]
  }

  private static func money(_ source: SourceReference) throws -> Money {
    let id = try #require(ItemID("i1"))
    let option = try #require(OptionID("go"))
    return Money(
      counting: MoneyCounting(
        years: ["2010/11"], unit: "£000", convention: .firstIsOne, rule: .flat, rate: 3),
      scenarios: [Scenario(id: id, label: "S", words: "Words.")],
      flows: [
        CashFlow(
          id: id, label: "F", option: option, scenario: id, kind: .saving, amounts: [5], bias: 10,
          source: source)
      ],
      tables: [
        MoneyTable(
          id: id, label: "T", unit: "£000", years: ["2010/11"],
          rows: [MoneyRow(label: "R", words: "Words.", amounts: [-5], total: -5)],
          words: "Words.", source: source)
      ],
      percentages: [
        LoosePercentage(
          id: id, label: "P", percent: 14, atLeast: true, of: "cost", option: option,
          source: source)
      ])
  }
}
