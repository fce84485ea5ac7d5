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
    Broken("options[1].madeFrom[0]", .unknown(what: "option", id: "fly")) {
      $0.options[1].madeFrom = ["fly"]
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
    Broken("criteria[2].scale", .badScale(.badStep)) {
      $0.criteria[2].scale?.step = 0
    },
    Broken("criteria[3].scale", .badScale(.sameEnds)) {
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
    noPaper("question.recommendations[0]") {
      $0.question.recommendations = [Recommendation("a", source: strange)]
    },
    noPaper("terms.conditions[0]") {
      $0.terms.conditions = [Statement("a", source: strange)]
    },
    noPaper("terms.review") { $0.terms.review = Review(months: 12, source: strange) },
    noPaper("terms.equality") { $0.terms.equality = EqualityAssessment(source: strange) },
    noPaper("bodies[0].interests[0]") {
      $0.bodies[0].interests = [Statement("a", source: strange)]
    },
    noPaper("seats[0]") {
      $0.seats = [Seat(id: "a", label: "A", body: "nhs", source: strange)]
    },
    noPaper("milestones[0]") {
      $0.milestones = [Milestone(id: "a", label: "A", source: strange)]
    },
    noPaper("route[0]") {
      $0.route = [RouteStep(id: "a", label: "A", part: .notes, source: strange)]
    },
    noPaper("nextSteps[0]") { $0.nextSteps = [NextStep(id: "a", label: "A", source: strange)] },
    noPaper("checklists[0]") {
      $0.checklists = [Checklist(id: "a", label: "A", source: strange)]
    },
    noPaper("checklists[0].items[0]") {
      $0.checklists = [
        Checklist(id: "a", label: "A", items: [ChecklistItem(label: "B", source: strange)])
      ]
    },
    noPaper("sections[0]") {
      $0.sections = [ReportSection(id: "a", label: "A", kind: .implication, source: strange)]
    },
    noPaper("stages[0]") { $0.stages = [Stage(id: "a", label: "A", source: strange)] },
    noPaper("money.flows[0]") {
      $0.money.flows = [CashFlow(id: "a", label: "A", option: "stay", source: strange)]
    },
    noPaper("money.tables[0]") {
      $0.money.tables = [MoneyTable(id: "a", label: "A", source: strange)]
    },
    noPaper("money.percentages[0]") {
      $0.money.percentages = [
        LoosePercentage(id: "a", label: "A", percent: 1, of: "B", source: strange)
      ]
    },
    noPaper("notes[0]") {
      $0.notes = [Note(id: "n", kind: .background, words: "a", source: strange)]
    },
  ]

  @Test func `the sample is sound`() throws {
    #expect(Sample.document.violations() == [])
    #expect(try Sample.appraisal(roundIn: .settled).violations() == [])
    #expect(Appraisal().violations() == [])
  }

  private static let sentences: [Broken] = [
    Broken("question.context[1].words", .missing(what: "words")) {
      $0.question.context = [Statement("a"), Statement("")]
    },
    Broken("options[0].steps[0].words", .missing(what: "words")) {
      $0.options[0].steps = [Statement("")]
    },
    Broken("options[0].advantages[0].words", .missing(what: "words")) {
      $0.options[0].advantages = [Statement("")]
    },
    Broken("options[0].drawbacks[0].words", .missing(what: "words")) {
      $0.options[0].drawbacks = [Statement("")]
    },
    Broken("options[0].blockers[0].label", .missing(what: "label")) {
      $0.options[0].blockers = [Blocker(label: "")]
    },
    Broken("options[0].facts[1].kind", .duplicate(id: "vat")) {
      $0.options[0].facts = [
        Fact(kind: .vat, answer: .yes), Fact(kind: .vat, answer: .no),
        Fact(kind: .pension, answer: .no),
      ]
    },
    Broken("terms.conditions[0].words", .missing(what: "words")) {
      $0.terms.conditions = [Statement("")]
    },
    Broken("bodies[1].interests[0].words", .missing(what: "words")) {
      $0.bodies[1].interests = [Statement("")]
    },
    Broken("criteria[1].scale", .badScale(.anchorWithoutWords(0))) {
      $0.criteria[1].scale?.anchors = [Anchor(at: 0, words: "")]
    },
    Broken("criteria[1].scale", .badScale(.anchorsOutOfOrder)) {
      $0.criteria[1].scale?.anchors = [Anchor(at: 9, words: "a"), Anchor(at: 0, words: "b")]
    },
    Broken("criteria[1].passMark", .badMark("101")) { $0.criteria[1].passMark = 101 },
    Broken("criteria[3].passMark", .badMark("1")) { $0.criteria[3].passMark = 1 },
    Broken("criteria[1].markedBy[0]", .unknown(what: "body", id: "army")) {
      $0.criteria[1].markedBy = ["army"]
    },
  ]

  private static let programme: [Broken] = [
    Broken("terms.mustAgree[1]", .duplicate(id: "nhs")) { $0.terms.mustAgree = ["nhs", "nhs"] },
    Broken("terms.mustAgree[0]", .unknown(what: "body", id: "army")) {
      $0.terms.mustAgree = ["army"]
    },
    Broken("terms.passMark", .badMark("101")) { $0.terms.passMark = 101 },
    Broken("bodies[1].share", .missing(what: "share")) {
      $0.terms.adding = .given
      $0.bodies[0].share = 2
    },
    Broken("bodies[0].share", .badMark("0")) { $0.bodies[0].share = 0 },
    Broken("bodies[0].share", .badMark("101")) { $0.bodies[0].share = 101 },
    Broken("bodies[1].quorum", .badMark("0")) { $0.bodies[1].quorum = 0 },
    Broken("options[1].life", .badMark("0")) { $0.options[1].life = 0 },
    Broken("options[1].life", .badMark("101")) { $0.options[1].life = 101 },
    Broken("question.recommendations[0].words", .missing(what: "words")) {
      $0.question.recommendations = [Recommendation("")]
    },
    Broken("terms.review.day", .badDate("soon")) { $0.terms.review = Review(day: "soon") },
    Broken("terms.review.months", .badMark("-1")) { $0.terms.review = Review(months: -1) },
    Broken("terms.equality.day", .badDate("soon")) {
      $0.terms.equality = EqualityAssessment(day: "soon")
    },
    Broken("seats[0].body", .unknown(what: "body", id: "army")) {
      $0.seats = [Seat(id: "a", label: "A", body: "army")]
    },
    Broken("milestones[0].day", .badDate("soon")) {
      $0.milestones = [Milestone(id: "a", label: "A", day: "soon")]
    },
    Broken("milestones[0].option", .unknown(what: "option", id: "fly")) {
      $0.milestones = [Milestone(id: "a", label: "A", option: "fly")]
    },
    Broken("route[0].body", .unknown(what: "body", id: "army")) {
      $0.route = [RouteStep(id: "a", label: "A", part: .decides, body: "army")]
    },
    Broken("checklists[0].items[0].label", .missing(what: "label")) {
      $0.checklists = [Checklist(id: "a", label: "A", items: [ChecklistItem(label: "")])]
    },
    Broken("stages[0].standings.join.reason", .reasonMissing(id: "join")) {
      $0.stages = [
        Stage(id: "a", label: "A", standings: ["join": OptionStanding(status: .later)])
      ]
    },
    Broken("stages[0].standings.fly", .unknown(what: "option", id: "fly")) {
      $0.stages = [
        Stage(id: "a", label: "A", standings: ["fly": OptionStanding(status: .active)])
      ]
    },
    Broken("money.counting.rate", .missing(what: "rate")) { $0.money.counting.rule = .flat },
    Broken("money.flows[0].option", .unknown(what: "option", id: "fly")) {
      $0.money.flows = [CashFlow(id: "a", label: "A", option: "fly")]
    },
    Broken("money.flows[0].scenario", .unknown(what: "scenario", id: "s")) {
      $0.money.flows = [CashFlow(id: "a", label: "A", option: "stay", scenario: "s")]
    },
    Broken("money.flows[0].amounts", .wrongCount(2, expected: 1)) {
      $0.money.counting.years = ["2010/11"]
      $0.money.flows = [CashFlow(id: "a", label: "A", option: "stay", amounts: [1, 2])]
    },
    Broken("money.flows[0].bias", .badMark("-1")) {
      $0.money.flows = [CashFlow(id: "a", label: "A", option: "stay", bias: -1)]
    },
    Broken("money.tables[0].rows[0].amounts", .wrongCount(0, expected: 1)) {
      $0.money.tables = [
        MoneyTable(
          id: "a", label: "A", years: ["2010/11"], rows: [MoneyRow(label: "R", amounts: [])])
      ]
    },
    Broken("money.percentages[0].of", .missing(what: "of")) {
      $0.money.percentages = [LoosePercentage(id: "a", label: "A", percent: 1, of: "")]
    },
  ]

  @Test(arguments: structure + references + sentences + programme + sources)
  func `a broken case is told with its place`(_ broken: Broken) {
    #expect(broken.document.violations() == [InvariantViolation(broken.kind, at: broken.path)])
  }

  @Test func `a case has so many options and criteria and no more`() throws {
    var document = Sample.document
    func options(_ count: Int) -> [Option] {
      Sample.document.options
        + (Sample.document.options.count..<count).compactMap { place in
          OptionID("o\(place)").map { Option(id: $0, label: "Option \(place)") }
        }
    }
    document.options = options(200)
    #expect(document.violations().isEmpty)
    document.options = options(201)
    let tooMany = InvariantViolation(.tooMany(what: "options", limit: 200), at: "options")
    #expect(document.violations() == [tooMany])
    #expect(CaseLimits.most(.criterion) == 100)

    document = Sample.document
    document.title = String(repeating: "a", count: 20_000)
    #expect(document.violations().isEmpty)
    document.title += "b"
    #expect(document.violations() == [InvariantViolation(.tooLong(limit: 20_000), at: "title")])
  }

  @Test func `a case beyond the limits that was begun earlier opens and can be put right`() throws {
    var document = Sample.document
    document.options += (0..<300).compactMap { place in
      OptionID("o\(place)").map { Option(id: $0, label: "Option \(place)") }
    }
    let count = document.options.count
    #expect(throws: EditRefusal.self) {
      var fresh = Appraisal()
      try fresh.apply(.document(.adopt(document: document)))
    }
    var sittings = Sittings()
    sittings.add("a", at: 0, by: "fay", .document(.adopt(document: document)))
    var appraisal = Fold(sittings.edits).appraisal
    #expect(appraisal.document.options.count == count)
    let last = document.options[count - 1]
    try appraisal.apply(.document(.remove(element: .option(last), at: count - 1)))
    #expect(appraisal.document.options.count == count - 1)
  }

  @Test func `objectives that stand under each other are misplaced, and not what is below them`() {
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
      ])
    document.criteria = [Criterion(id: "a", parent: "a", kind: .objective, label: "A")]
    #expect(
      document.violations() == [
        InvariantViolation(.misplaced(id: "a"), at: "criteria[0].parent")
      ])
  }

  @Test func `options that vary each other go in a circle, and not what varies them`() {
    var document = Sample.document
    document.options[0].variantOf = "join"
    document.options[1].variantOf = "stay"
    document.options[2].variantOf = "stay"
    #expect(
      document.violations() == [
        InvariantViolation(.circle(id: "stay"), at: "options[0].variantOf"),
        InvariantViolation(.circle(id: "join"), at: "options[1].variantOf"),
      ])
  }

  @Test func `people, rounds, scores and weights of an appraisal are held to account`() throws {
    var appraisal = try Sample.appraisal()
    appraisal.assessors[1].body = "army"
    appraisal.assessors[1].seat = "chair"
    appraisal.comments = ["w": Remark(author: "zed", words: "")]
    appraisal.rounds = [Round(id: RoundNumber(1)), Round(id: RoundNumber(3))]
    appraisal.agreed = ["stay": ["care": AgreedScore(mark: 101), "gone": AgreedScore(mark: 1)]]
    appraisal.weights = [.agreed: ["care": 1001, "gone": 1]]
    appraisal.decision = Decision(day: "soon", words: "So.")
    #expect(
      appraisal.violations() == [
        InvariantViolation(.unknown(what: "body", id: "army"), at: "assessors[1].body"),
        InvariantViolation(.unknown(what: "seat", id: "chair"), at: "assessors[1].seat"),
        InvariantViolation(.unknown(what: "assessor", id: "zed"), at: "comments.w.author"),
        InvariantViolation(.missing(what: "words"), at: "comments.w.words"),
        InvariantViolation(.misplaced(id: "1"), at: "rounds[0]"),
        InvariantViolation(.misplaced(id: "3"), at: "rounds[1]"),
        InvariantViolation(.badMark("101"), at: "agreed.stay.care"),
        InvariantViolation(.badMark("1001"), at: "weights.agreed.care"),
        InvariantViolation(.badDate("soon"), at: "decision.day"),
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
        InvariantViolation(.unknown(what: "round", id: "2"), at: "ballots.2"),
        InvariantViolation(.unknown(what: "assessor", id: "al"), at: "ballots.0.al"),
        InvariantViolation(.badMark("empty"), at: "ballots.0.mo.join.care"),
        InvariantViolation(.unknown(what: "assessor", id: "zed"), at: "ballots.0.zed"),
        InvariantViolation(.badMark("empty ballot"), at: "ballots.0.zed"),
        InvariantViolation(.badMark("101"), at: "ballots.2.mo.stay.care"),
        InvariantViolation(.badMark("101"), at: "ballots.2.mo.stay.law"),
      ])
  }
}
