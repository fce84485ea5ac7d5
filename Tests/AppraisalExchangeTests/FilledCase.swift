import AppraisalModel
import Testing

/// A sound case in which every field of every type is filled.
enum FilledCase {
  static func document() throws -> CaseDocument {
    let source = SourceReference(paper: try #require(PaperID("paper")), place: "1.1")
    let statement = Statement("Words.", source: source)
    return CaseDocument(
      id: "filled", title: "Filled",
      question: Question(
        words: "Which?", decisionMaker: "Board", deadline: "2010-03-31",
        deadlineReason: "A rule.", context: [statement], source: source),
      papers: [Paper(id: source.paper, title: "T", organisation: "O", date: "2010")],
      bodies: [Body(id: try #require(BodyID("nhs")), label: "NHS", short: "N", part: .decides)],
      services: [
        Service(
          id: try #require(ServiceID("nursing")), label: "Nursing", today: "Joint.",
          source: source)
      ],
      options: [
        try option(statement, source),
        Option(id: try #require(OptionID("go")), label: "Go", status: .baseline),
      ],
      criteria: [
        Criterion(
          id: try #require(CriterionID("good")), kind: .objective, label: "Good"),
        try criterion(source),
      ],
      evidence: [
        Evidence(
          id: try #require(EvidenceID("e1")), label: "E", words: "Words.", source: source,
          options: [try #require(OptionID("stay"))], criteria: [try #require(CriterionID("care"))])
      ],
      notes: [
        Note(
          id: try #require(NoteID("n1")), kind: .background, words: "Words.", source: source)
      ])
  }

  // Nothing is ruled out and nothing scored, so that no rule asks for a field that the format does
  // not always need.
  private static func option(_ statement: Statement, _ source: SourceReference) throws -> Option {
    let other = try #require(OptionID("go"))
    return Option(
      id: try #require(OptionID("stay")), variantOf: other, label: "Stay", short: "S",
      status: .active, statusReason: "Why.",
      summary: "Words.", steps: [statement], path: [other], advantages: [statement],
      drawbacks: [statement],
      blockers: [Blocker(label: "B", lifted: true, source: source)],
      facts: [Fact(kind: .vat, answer: .yes, detail: "Words.", source: source)],
      effects: [
        ServiceEffect(
          service: try #require(ServiceID("nursing")), words: "Words.", source: source)
      ],
      source: source)
  }

  private static func criterion(_ source: SourceReference) throws -> Criterion {
    Criterion(
      id: try #require(CriterionID("care")), parent: CriterionID("good"), kind: .hurdle,
      label: "Care", short: "C", question: "How?",
      scale: Scale(
        worst: 0, best: 100, step: 1, unit: "minutes", anchors: [Anchor(at: 50, words: "Half.")],
        knots: [Knot(at: 50, value: 70)]),
      source: source)
  }
}
