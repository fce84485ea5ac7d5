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
    #expect(enterprise.status == .blocked)
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

  @Test func `two bodies decide and two comment`() {
    let deciding = document.bodies.filter { $0.part == .decides }.map(\.id.text)
    #expect(deciding == ["cabinet", "pct-board"])
    #expect(document.bodies.count { $0.part == .comments } == 2)
  }

  @Test func `staying separate is the baseline and the wider agency is for later`() {
    #expect(document.options.map(\.id.text) == ["separate", "sca", "sca-wide"])
    #expect(document.options.map(\.status) == [.baseline, .active, .later])
  }

  @Test func `each of the seven next steps says who owns it`() {
    let steps = document.notes.filter { $0.id.text.hasPrefix("step-") }
    #expect(steps.count == 7)
    #expect(steps.allSatisfy { $0.words.contains("Owner") })
  }
}

@Suite struct Stockport2007Tests {
  let document: CaseDocument

  init() throws {
    document = try ShippedCasesTests.document("stockport-2007")
  }

  @Test func `one option is held against a pass mark and the legal forms wait`() {
    #expect(document.appraisedOptions.map(\.id.text) == ["partnership"])
    #expect(document.question.words.contains("pass mark"))
    let forms = document.options.filter { $0.variantOf?.text == "partnership" }
    #expect(forms.map(\.status) == [.later, .later, .later])
    #expect(forms.allSatisfy { $0.summary.hasPrefix("A shell") })
  }

  @Test func `the vision and the points clarified are eleven criteria`() {
    #expect(document.scoredCriteria.count == 11)
    #expect(document.scoredCriteria.count { $0.parent?.text == "readiness" } == 5)
  }

  @Test(arguments: [
    ("conflict-of-interest", "buy"), ("wards-no-date", "No date"),
    ("milestone-secure", "mid September 2007"), ("milestone-plan", "31 October 2007"),
    ("milestone-phasing", "30 November 2007"), ("milestone-award", "31 December 2007"),
  ])
  func `interests, wards and milestones are notes`(_ id: String, _ words: String) throws {
    let note = try #require(document.notes.first { $0.id.text == id })
    #expect(note.kind == .background)
    #expect(note.words.contains(words))
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
      #expect(option.statusReason.hasPrefix("Not now, perhaps later"), "\(option.id)")
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
    #expect(item.words.hasPrefix("Comparator"))
    #expect(item.criteria.map(\.text).contains("precedent"))
  }

  @Test(arguments: ["environment", "equalities", "risk", "financial", "legal"])
  func `each heading on implications is shown and not marked`(_ id: String) {
    let criterion = document.criteria.first { $0.id.text == id }
    #expect(criterion?.kind == .information)
    #expect(document.evidence.contains { $0.criteria.map(\.text).contains(id) })
  }

  @Test func `the review after twelve months is a note`() {
    let review = document.notes.first { $0.id.text == "review-after-twelve-months" }
    #expect(review?.words.contains("twelve months") == true)
  }
}
