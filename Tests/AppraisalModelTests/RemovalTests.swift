import AppraisalModel
import Testing

@Suite struct RemovalTests {
  private static let place = SourceReference(paper: "p", place: "1")

  /// The sample with one of everything, so that every kind of reference is there.
  private static let document: CaseDocument = {
    var document = Sample.document
    document.papers = [Paper(id: "p", title: "Paper")]
    document.services = [Service(id: "s", label: "Service", source: place)]
    document.money.counting.years = ["2010/11"]
    document.options[1].advantages = [Statement("For.", source: place)]
    document.options[1].facts = [Fact(kind: .vat, answer: .no, source: place)]
    document.options[1].blockers = [Blocker(label: "Law", source: place)]
    document.options[1].effects = [ServiceEffect(service: "s", words: "So.", source: place)]
    document.options[2].madeFrom = ["join"]
    document.options[2].path = ["stay", "join"]
    document.options[0].variantOf = "join"
    document.criteria[1].markedBy = ["council", "nhs"]
    document.criteria.append(
      Criterion(id: "branch", parent: "good", kind: .objective, label: "Branch"))
    document.criteria.append(
      Criterion(id: "deep", parent: "branch", label: "Deep", scale: Scale(), source: place))
    document.evidence = [
      Evidence(id: "e1", label: "One", options: ["join"], criteria: ["deep"]),
      Evidence(id: "e2", label: "Two", source: place, options: ["join", "stay"]),
    ]
    document.terms.mustAgree = ["council", "nhs"]
    document.terms.conditions = [Statement("Money.", source: place)]
    document.terms.review = Review(months: 12, source: place)
    document.question.source = place
    document.seats = [Seat(id: "t", label: "Chair", body: "nhs", source: place)]
    document.route = [RouteStep(id: "r", label: "Call-in", part: .callIn, body: "nhs")]
    document.milestones = [Milestone(id: "m", label: "End", option: "join", source: place)]
    document.checklists = [
      Checklist(id: "l", label: "L", items: [ChecklistItem(label: "A", source: place)])
    ]
    document.stages = [
      Stage(id: "j", label: "June", standings: ["join": OptionStanding(status: .active)])
    ]
    document.money.scenarios = [Scenario(id: "k", label: "Flat")]
    document.money.flows = [
      CashFlow(id: "f", label: "A", option: "join", scenario: "k", amounts: [1]),
      CashFlow(id: "h", label: "B", option: "join", amounts: [1], source: place),
      CashFlow(id: "i", label: "C", option: "stay", scenario: "k", amounts: [1]),
    ]
    document.money.percentages = [
      LoosePercentage(id: "g", label: "G", percent: 14, of: "all", option: "join")
    ]
    return document
  }()

  private static let names: [ElementName] = ElementKind.allCases.flatMap { kind in
    document[kind].map(\.name)
  }

  private static func appraisal() throws -> Appraisal {
    var appraisal = Appraisal()
    try appraisal.apply(.document(.adopt(document: document)))
    try appraisal.apply(.people(.join(assessor: Sample.facilitator)))
    return appraisal
  }

  @Test(arguments: RemovalTests.names)
  func `whatever a case lists can be taken out with all that names it, and put back`(
    _ name: ElementName
  ) throws {
    var appraisal = try Self.appraisal()
    let before = try canonical(appraisal)
    let edits = appraisal.removal(of: name)
    for edit in edits {
      try appraisal.apply(edit)
      #expect(appraisal.violations() == [], "\(edit)")
    }
    #expect(appraisal.document.element(name) == nil)
    #expect(try !canonical(appraisal.document).contains("\"\(name.id)\""))
    for inverse in edits.reversed().compactMap(\.inverse) { try appraisal.apply(inverse) }
    #expect(try canonical(appraisal) == before)
  }

  @Test func `nothing has to be done for what is not there`() throws {
    #expect(try Self.appraisal().removal(of: ElementName(.option, "fly")) == [])
  }

  @Test func `what stands under an objective moves up to where it stood`() throws {
    var appraisal = try Self.appraisal()
    for edit in appraisal.removal(of: ElementName(.criterion, "branch")) {
      try appraisal.apply(edit)
    }
    #expect(appraisal.document.criterion("deep")?.parent == "good")
  }

  @Test func `evidence about one option goes with it and other evidence stays`() throws {
    var appraisal = try Self.appraisal()
    for edit in appraisal.removal(of: ElementName(.option, "join")) { try appraisal.apply(edit) }
    #expect(appraisal.document.evidence.map(\.id) == ["e2"])
    #expect(appraisal.document.evidence.first?.options == ["stay"])
    #expect(appraisal.document.money.flows.map(\.id) == ["i"])
  }

  @Test func `the body that somebody sits for is not taken out`() throws {
    var appraisal = try Self.appraisal()
    try appraisal.apply(.people(.join(assessor: Assessor(id: "mo", name: "Mo", seat: "t"))))
    let edits = appraisal.removal(of: ElementName(.body, "nhs"))
    #expect(throws: EditRefusal.inUse(ElementName(.seat, "t"), by: "mo")) {
      for edit in edits { try appraisal.apply(edit) }
    }
  }
}
