import AppraisalModel
import Testing

@Suite struct InvariantsTests {
  struct Broken: Sendable, CustomTestStringConvertible {
    var path: String
    var kind: InvariantViolation.Kind
    var document: CaseDocument
    var testDescription: String { path }

    init(
      _ path: String, _ kind: InvariantViolation.Kind, _ damage: (inout CaseDocument) -> Void
    ) {
      var document = Sample.document
      damage(&document)
      (self.path, self.kind, self.document) = (path, kind, document)
    }
  }

  private static let strange = SourceReference(paper: "gone")

  private static func noPaper(
    _ path: String, _ damage: (inout CaseDocument) -> Void
  ) -> Broken {
    Broken(path + ".source.paper", .unknown(what: "paper", id: "gone"), damage)
  }

  private static let structure: [Broken] = [
    Broken("title", .missing(what: "title")) { $0.title = "" },
    Broken("question.words", .missing(what: "question")) { $0.question.words = "" },
    Broken("question.deadline", .badDate("soon")) { $0.question.deadline = "soon" },
    Broken("papers[1].id", .duplicate(id: "p")) {
      $0.papers = [Paper(id: "p", title: "A"), Paper(id: "p", title: "B")]
    },
    Broken("bodies[2].id", .duplicate(id: "nhs")) {
      $0.bodies.append(Body(id: "nhs", label: "Again"))
    },
    Broken("services[1].id", .duplicate(id: "s")) {
      $0.services = [Service(id: "s", label: "A"), Service(id: "s", label: "B")]
    },
    Broken("options[3].id", .duplicate(id: "stay")) {
      $0.options.append(Option(id: "stay", label: "Again"))
    },
    Broken("criteria[5].id", .duplicate(id: "law")) {
      $0.criteria.append(Criterion(id: "law", kind: .hurdle, label: "Again"))
    },
    Broken("evidence[2].id", .duplicate(id: "e1")) {
      $0.evidence.append(Evidence(id: "e1", label: "Again"))
    },
    Broken("notes[1].id", .duplicate(id: "n")) {
      $0.notes = [
        Note(id: "n", kind: .anomaly, words: "A"), Note(id: "n", kind: .deferred, words: "B"),
      ]
    },
  ]

  private static let references: [Broken] = [
    Broken("options[1].label", .missing(what: "label")) { $0.options[1].label = "" },
    Broken("options[1].variantOf", .unknown(what: "option", id: "fly")) {
      $0.options[1].variantOf = "fly"
    },
    Broken("options[1].variantOf", .unknown(what: "option", id: "join")) {
      $0.options[1].variantOf = "join"
    },
    Broken("options[0].path[1]", .unknown(what: "option", id: "fly")) {
      $0.options[0].path = ["join", "fly"]
    },
    Broken("options[0].effects[0].service", .unknown(what: "service", id: "gone")) {
      $0.options[0].effects = [ServiceEffect(service: "gone", words: "a")]
    },
    Broken("options[2].statusReason", .reasonMissing(id: "wait")) {
      $0.options[2].statusReason = ""
    },
    Broken("evidence[1].options[0]", .unknown(what: "option", id: "fly")) {
      $0.evidence[1].options = ["fly"]
    },
    Broken("evidence[0].criteria[1]", .unknown(what: "criterion", id: "gone")) {
      $0.evidence[0].criteria = ["care", "gone"]
    },
    Broken("criteria[1].label", .missing(what: "label")) { $0.criteria[1].label = "" },
    Broken("criteria[1].parent", .unknown(what: "criterion", id: "gone")) {
      $0.criteria[1].parent = "gone"
    },
    Broken("criteria[1].parent", .misplaced(id: "care")) { $0.criteria[1].parent = "time" },
    Broken("criteria[3].parent", .misplaced(id: "law")) { $0.criteria[3].parent = "law" },
    Broken("criteria[1].scale", .missing(what: "scale")) { $0.criteria[1].scale = nil },
    Broken("criteria[2].scale", .badScale("the step is not above zero")) {
      $0.criteria[2].scale?.step = 0
    },
    Broken("criteria[3].scale", .badScale("the worst and the best mark are the same")) {
      $0.criteria[3].scale = Scale(worst: 1, best: 1)
    },
  ]

  private static let sources: [Broken] = [
    noPaper("question") { $0.question.source = strange },
    noPaper("question.context[0]") { $0.question.context = [Statement("a", source: strange)] },
    noPaper("options[1]") { $0.options[1].source = strange },
    noPaper("options[1].steps[0]") { $0.options[1].steps = [Statement("a", source: strange)] },
    noPaper("options[1].advantages[1]") {
      $0.options[1].advantages = [Statement("a"), Statement("b", source: strange)]
    },
    noPaper("options[1].drawbacks[0]") {
      $0.options[1].drawbacks = [Statement("a", source: strange)]
    },
    noPaper("options[1].blockers[0]") {
      $0.options[1].blockers = [Blocker(label: "a", source: strange)]
    },
    noPaper("options[1].facts[0]") {
      $0.options[1].facts = [Fact(kind: .vat, answer: .no, source: strange)]
    },
    noPaper("options[1].effects[0]") {
      $0.services = [Service(id: "s", label: "S")]
      $0.options[1].effects = [ServiceEffect(service: "s", words: "a", source: strange)]
    },
    noPaper("criteria[4]") { $0.criteria[4].source = strange },
    noPaper("services[0]") { $0.services = [Service(id: "s", label: "S", source: strange)] },
    noPaper("evidence[1]") { $0.evidence[1].source = strange },
    noPaper("notes[0]") {
      $0.notes = [Note(id: "n", kind: .background, words: "a", source: strange)]
    },
  ]

  @Test func `the sample is sound`() throws {
    #expect(Sample.document.violations() == [])
    #expect(try Sample.appraisal(roundIn: .settled).violations() == [])
    #expect(Appraisal().violations() == [])
  }

  @Test(arguments: structure + references + sources)
  func `a broken case is told with its place`(_ broken: Broken) {
    #expect(broken.document.violations() == [InvariantViolation(broken.kind, at: broken.path)])
  }

  @Test func `objectives that stand under each other are misplaced, with all below them`() {
    var document = Sample.document
    document.criteria = [
      Criterion(id: "a", parent: "b", kind: .objective, label: "A"),
      Criterion(id: "b", parent: "a", kind: .objective, label: "B"),
      Criterion(id: "c", parent: "b", kind: .hurdle, label: "C"),
    ]
    document.evidence = []
    #expect(
      document.violations() == [
        InvariantViolation(.misplaced(id: "a"), at: "criteria[0].parent"),
        InvariantViolation(.misplaced(id: "b"), at: "criteria[1].parent"),
        InvariantViolation(.misplaced(id: "c"), at: "criteria[2].parent"),
      ])
    document.criteria = [Criterion(id: "a", parent: "a", kind: .objective, label: "A")]
    #expect(
      document.violations() == [
        InvariantViolation(.misplaced(id: "a"), at: "criteria[0].parent")
      ])
  }

  @Test func `violations of an appraisal come in a fixed order with their places`() throws {
    var appraisal = try Sample.appraisal()
    let bad = Marking(answer: .mark(101))
    appraisal.ballots = [
      RoundNumber(2): ["mo": Ballot(markings: ["stay": ["care": bad, "law": bad]])],
      .solo: [
        "zed": Ballot(), "al": Ballot(markings: ["stay": ["care": Marking(answer: .mark(1))]]),
        "mo": Ballot(markings: ["join": ["care": Marking()], "gone": ["gone": Marking()]]),
      ],
    ]
    #expect(
      appraisal.violations() == [
        InvariantViolation(.unknown(what: "assessor", id: "al"), at: "ballots.0.al"),
        InvariantViolation(.badMark("empty"), at: "ballots.0.mo.join.care"),
        InvariantViolation(.unknown(what: "assessor", id: "zed"), at: "ballots.0.zed"),
        InvariantViolation(.badMark("empty ballot"), at: "ballots.0.zed"),
        InvariantViolation(.badMark("101"), at: "ballots.2.mo.stay.care"),
        InvariantViolation(.badMark("101"), at: "ballots.2.mo.stay.law"),
      ])
  }
}
