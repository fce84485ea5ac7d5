import AppraisalModel
import Testing

/// What holds in each of the cases made from a paper without scores.
@Suite struct ShippedPapersTests {
  static let names = ["mk-2007", "stockport-2007", "wigan-2007", "wiltshire"]

  @Test(arguments: names) func `options that are marked have as much for as against them`(
    _ name: String
  ) throws {
    for option in try ShippedCasesTests.document(name).appraisedOptions {
      #expect(option.advantages.count >= 3, "\(option.id)")
      #expect(option.advantages.count == option.drawbacks.count, "\(option.id)")
    }
  }

  @Test(arguments: names) func `options that are marked have all facts and all effects`(
    _ name: String
  ) throws {
    let document = try ShippedCasesTests.document(name)
    for option in document.appraisedOptions {
      #expect(option.facts.map(\.kind) == FactKind.allCases, "\(option.id)")
      #expect(option.effects.map(\.service) == document.services.map(\.id), "\(option.id)")
    }
  }

  @Test(arguments: names) func `every scored criterion and every marked option has evidence`(
    _ name: String
  ) throws {
    let document = try ShippedCasesTests.document(name)
    for criterion in document.scoredCriteria {
      let named = document.evidence.contains { $0.criteria.contains(criterion.id) }
      #expect(named, "\(criterion.id)")
    }
    for option in document.appraisedOptions {
      #expect(document.evidence.contains { $0.options.contains(option.id) }, "\(option.id)")
    }
  }

  @Test(arguments: names) func `all evidence is from the paper and says where`(
    _ name: String
  ) throws {
    let document = try ShippedCasesTests.document(name)
    #expect(document.evidence.allSatisfy { $0.source?.paper.text == "committee-paper" })
    #expect(document.evidence.allSatisfy { $0.source?.place.isEmpty == false })
    for kind in [NoteKind.background, .deferred] {
      #expect(document.notes.contains { $0.kind == kind }, "\(kind)")
    }
  }
}

@Suite struct MiltonKeynes2007Tests {
  let document: CaseDocument

  init() throws {
    document = try ShippedCasesTests.document("mk-2007")
  }

  @Test func `six forms meet nine principles and five tests`() {
    #expect(document.options.map(\.id.text) == ["se", "s75", "s75-se", "cft", "alpo", "other"])
    #expect(document.scoredCriteria.count == 9)
    #expect(document.criteria.count { $0.kind == .objective } == 4)
    #expect(document.criteria.count { $0.kind == .hurdle && $0.scale == nil } == 5)
  }

  @Test func `the social enterprise is held up by three things and is the end of a path`() throws {
    let enterprise = try #require(document.options.first { $0.id.text == "se" })
    #expect(enterprise.status == .blocked && enterprise.preferred)
    #expect(enterprise.isMarkable && !enterprise.isAppraised)
    let blockers = enterprise.blockers.map(\.label)
    #expect(blockers.map { $0.prefix { $0 != ":" } } == ["Pension", "Assets", "VAT"])
    #expect(enterprise.blockers.allSatisfy { !$0.lifted })
    let journey = document.options.first { $0.id.text == "s75-se" }
    #expect(journey?.path.map(\.text) == ["s75", "se"])
    #expect(document.options.last?.status == .later)
    #expect(document.appraisedOptions.count == 4)
  }

  @Test func `the rise in cost has no base and is not marked`() throws {
    let rise = try #require(document.evidence.first { $0.id.text == "cost-14" })
    #expect(rise.words.contains("14%"))
    #expect(rise.words.contains("no base"))
    #expect(rise.words.contains("cannot be turned into pounds"))
    #expect(rise.criteria.compactMap { document.criterion($0)?.kind } == [.information])
    let percentage = try #require(document.money.percentages.first)
    #expect(percentage.percent == 14 && percentage.atLeast)
    #expect(percentage.option?.text == "se")
    #expect(document.money.flows.isEmpty && document.money.tables.isEmpty)
  }

  @Test func `June is reconstructed, and in it the social enterprise was the way forward`() throws {
    #expect(document.stages.map(\.label) == ["June 2007", "November 2007"])
    let june = try #require(document.stages.first)
    #expect(june.origin == "reconstructed from the November paper")
    let active = june.standings.filter { $0.value.status == .active }
    #expect(active.keys.map(\.text) == ["se"])
    #expect(active.values.first?.reason.contains("preferred") == true)
    #expect(june.standings.count == document.options.count)
    #expect(document.stages.last?.standings == [:])
    #expect(document.stages.last?.origin == "")
  }
}

@Suite struct Wigan2007Tests {
  let document: CaseDocument

  init() throws {
    document = try ShippedCasesTests.document("wigan-2007")
  }

  @Test func `the tree has two levels of objectives above twelve criteria`() {
    #expect(document.scoredCriteria.count == 12)
    for criterion in document.scoredCriteria {
      let parent = criterion.parent.flatMap(document.criterion)
      #expect(parent?.kind == .objective, "\(criterion.id)")
      #expect(parent?.parent.flatMap(document.criterion)?.parent == nil, "\(criterion.id)")
      #expect(parent?.parent != nil, "\(criterion.id)")
    }
  }

  @Test(arguments: [("success factor", 5, 5), ("aim", 10, 4), ("principle", 5, 3)])
  func `all factors, aims and principles are in the tree`(
    _ kind: String, _ all: Int, _ scored: Int
  ) {
    let nodes = document.criteria.filter { $0.source?.place.hasSuffix(kind) == true }
    #expect(Set(nodes.compactMap(\.source?.place)).count == all)
    #expect(nodes.count { $0.kind == .scored } == scored)
    #expect(nodes.count { $0.kind == .information } == all - scored)
  }

  @Test func `two bodies must agree, one scrutinises and one comments`() {
    let deciding = document.bodies.filter { $0.part == .decides }.map(\.id)
    #expect(deciding.map(\.text) == ["cabinet", "pct-board"])
    #expect(document.terms.mustAgree == deciding)
    #expect(document.terms.otherwise.contains("The paper does not say"))
    #expect(document.bodies.count { $0.part == .scrutinises } == 1)
    #expect(document.bodies.count { $0.part == .comments } == 1)
  }

  @Test func `the route has its days in the order of the paper`() {
    #expect(
      document.route.map(\.part) == [
        .decides, .decides, .notes, .callIn, .scrutinises, .comments, .prepares,
      ])
    #expect(
      document.route.map(\.day) == [
        "2007-11-28", "2007-11-29", "", "2007-12-10", "2008-01-14", "2008-01-22", "",
      ])
  }

  @Test func `the front sheet is confirmed and the background paper is marked as such`() {
    let confirmed = document.sections.filter { $0.kind == .confirmation }
    #expect(confirmed.count == 9)
    #expect(confirmed.allSatisfy { !$0.isMissing })
    #expect(document.papers.map(\.background) == [false, true])
    #expect(document.checklists.map(\.items.count) == [11, 7, 5, 4])
    #expect(document.terms.conditions.count == 4)
  }

  @Test func `staying separate is the baseline and the wider agency is for later`() {
    #expect(document.options.map(\.id.text) == ["separate", "sca", "sca-wide"])
    #expect(document.options.map(\.status) == [.baseline, .active, .later])
  }

  @Test func `of the seven next steps the paper gives one an owner`() {
    #expect(document.nextSteps.map(\.id.text) == (1...7).map { "step-\($0)" })
    let owned = document.nextSteps.filter { !$0.owner.isEmpty }
    #expect(owned.map(\.owner) == ["Joint executive group"])
    #expect(document.notes.first { $0.id.text == "owners" }?.words.contains("without one") == true)
  }
}

@Suite struct Stockport2007Tests {
  let document: CaseDocument

  init() throws {
    document = try ShippedCasesTests.document("stockport-2007")
  }

  @Test func `one option is held against a pass mark and the legal forms wait`() {
    #expect(document.appraisedOptions.map(\.id.text) == ["partnership"])
    #expect(!document.question.words.contains("pass mark"))
    #expect(
      document.question.context.contains { $0.words.hasSuffix("Question and pass mark are ours.") })
    let forms = document.options.filter { $0.variantOf?.text == "partnership" }
    #expect(forms.map(\.status) == [.later, .later, .later])
    #expect(forms.allSatisfy { $0.shell && !$0.isMarkable })
    #expect(document.terms.passMark == 50)
    #expect(document.scoredCriteria.allSatisfy { $0.passMark == 40 })
    let note = document.notes.first { $0.id.text == "pass-mark" }
    #expect(note?.words.contains("Both numbers here are ours") == true)
  }

  @Test func `the vision and the points clarified are eleven criteria`() {
    #expect(document.scoredCriteria.count == 11)
    #expect(document.scoredCriteria.count { $0.parent?.text == "readiness" } == 5)
  }

  @Test(arguments: [
    ("secure", "mid September 2007", ""), ("plan", "31 October 2007", "2007-10-31"),
    ("phasing", "30 November 2007", "2007-11-30"), ("award", "31 December 2007", "2007-12-31"),
  ])
  func `what became of the milestones is not known`(
    _ id: String, _ when: String, _ day: String
  ) throws {
    let milestone = try #require(document.milestones.first { $0.id.text == id })
    #expect(milestone.when == when)
    #expect(milestone.day == day)
    #expect(milestone.status == .notKnown && !milestone.consequence)
  }

  @Test func `the closure of wards is a consequence without a date`() throws {
    let wards = try #require(document.milestones.first { $0.id.text == "wards" })
    #expect(wards.consequence)
    #expect(wards.when.isEmpty && wards.day.isEmpty)
  }

  @Test func `those who buy and are in the bid have declared it`() {
    for id in ["pct", "council"] {
      let body = document.bodies.first { $0.id.text == id }
      #expect(body?.part == .decides)
      #expect(body?.interests.first?.words.contains("buys the service") == true, "\(id)")
    }
  }

  @Test func `the interests of the project manager and of the finance lead are told`() {
    for id in ["council", "partnership-board"] {
      let interests = document.bodies.first { $0.id.text == id }?.interests ?? []
      #expect(
        interests.contains {
          $0.words.contains("head of contracts, commissioning and performance at the council")
        }, "\(id)")
    }
    let board = document.bodies.first { $0.id.text == "partnership-board" }
    #expect(board?.interests.first?.words.contains("who wrote this report") == true)
    let note = document.notes.first { $0.id.text == "conflict-of-interest" }
    #expect(note?.words.contains("who wrote the report") == true)
  }

  @Test func `the memorandum and the work streams are checklists of four`() {
    let counts = document.checklists.map { [$0.id.text: $0.items.count] }
    #expect(counts == [["memorandum": 4], ["work-streams": 4], ["points": 5]])
  }
}

@Suite struct WiltshireTests {
  let document: CaseDocument

  init() throws {
    document = try ShippedCasesTests.document("wiltshire")
  }

  @Test func `not now, perhaps later is a status and not a mark`() {
    #expect(document.options.map(\.status) == [.baseline, .later, .later, .active])
    for option in document.options where option.status == .later {
      #expect(!option.statusReason.isEmpty, "\(option.id)")
      #expect(option.advantages.count >= 3 && option.drawbacks.count >= 3, "\(option.id)")
    }
  }

  @Test func `the options have the labels of the paper`() {
    #expect(
      document.options.map(\.label) == [
        "Continue with existing separate arrangements between Wiltshire Council and NHS Wiltshire",
        "A Single County Council Adults and Children Planning and Commissioning Unit",
        "A joint Wiltshire Council and NHS Wiltshire Adults and Children's Planning and "
          + "Commissioning Unit",
        "Separate Wiltshire Council and NHS Wiltshire Adult Health and Social Care and Children "
          + "Services commissioning arrangements",
      ])
  }

  @Test(arguments: ["Oxfordshire", "Milton Keynes", "Buckinghamshire", "Southwark", "Surrey"])
  func `each comparator is evidence on precedent`(_ place: String) throws {
    let item = try #require(document.evidence.first { $0.label.hasPrefix(place) })
    #expect(item.comparator)
    #expect(item.words.hasPrefix("Comparator"))
    #expect(item.criteria.map(\.text).contains("precedent"))
  }

  @Test(arguments: ["environment", "equalities", "risk", "financial", "legal"])
  func `each heading on implications is a section, and the environment's is empty`(
    _ id: String
  ) throws {
    let section = try #require(document.sections.first { $0.id.text == id })
    #expect(section.kind == .implication)
    #expect(section.isMissing == (id == "environment"))
  }

  @Test func `ten seats are five of each side`() {
    #expect(document.seats.count { $0.body.text == "council" } == 5)
    #expect(document.seats.count { $0.body.text == "nhs" } == 5)
    #expect(document.seats.count == 10)
  }

  @Test func `the decision has conditions and is reviewed after twelve months`() {
    #expect(document.terms.conditions.count == 4)
    #expect(document.terms.review?.months == 12)
    #expect(document.terms.review?.source?.place.contains("15") == true)
  }
}
