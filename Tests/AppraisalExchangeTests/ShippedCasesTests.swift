import AppraisalExchange
import AppraisalModel
import StrictJSON
import Testing

/// The cases that come with the program.
@Suite struct ShippedCasesTests {
  static let names = ["mk-2007", "mk-2010", "stockport-2007", "wigan-2007", "wiltshire"]

  static func bytes(of name: String) -> [UInt8] { Files.bytes(of: "data/cases/\(name).json") }

  static func document(_ name: String) throws -> CaseDocument {
    try CaseReader.read(bytes(of: name), named: name)
  }

  @Test(arguments: names) func `a shipped case is sound and has the name of its file`(
    _ name: String
  ) throws {
    #expect(CaseReader.faults(in: Self.bytes(of: name), named: name).map(\.sentence) == [])
    #expect(try Self.document(name).id == name)
  }

  // The files keep the order in which a person reads a case; nothing but that order may differ
  // from what the writer would write.
  @Test(arguments: names)
  func `a shipped case differs from what is written in the order of its keys alone`(
    _ name: String
  ) throws {
    let bytes = Self.bytes(of: name)
    let sorted = StrictJSON.write(try StrictJSON.parse(bytes), style: .pretty)
    let written = try CaseWriter.bytes(of: Self.document(name))
    #expect(String(decoding: written, as: UTF8.self) == String(decoding: sorted, as: UTF8.self))
  }

  @Test(arguments: names)
  func `every sentence for or against an option names its paragraph or says that it has none`(
    _ name: String
  ) throws {
    for option in try Self.document(name).options {
      for statement in option.advantages + option.drawbacks + option.steps {
        let unstated = statement.words.hasSuffix("Not stated in the paper.")
        #expect((statement.source == nil) == unstated, "\(option.id): \(statement.words)")
      }
      for blocker in option.blockers {
        let unstated = blocker.label.hasSuffix("(not stated in the paper)")
        #expect((blocker.source == nil) == unstated, "\(option.id): \(blocker.label)")
      }
      for fact in option.facts where fact.answer == .notKnown {
        #expect(fact.detail.hasPrefix("Not stated in the paper."), "\(option.id): \(fact.kind)")
      }
    }
  }

  @Test(arguments: names)
  func `every scored criterion asks a question and says what three marks mean`(
    _ name: String
  ) throws {
    for criterion in try Self.document(name).scoredCriteria {
      #expect(criterion.question.hasSuffix("?"), "\(criterion.id)")
      #expect(criterion.scale?.anchors.map(\.at) == [0, 50, 100], "\(criterion.id)")
      #expect(criterion.source != nil, "\(criterion.id)")
    }
  }

  @Test(arguments: names) func `a person's address or telephone number is in no shipped case`(
    _ name: String
  ) throws {
    // Amounts with a sign may be long; a telephone number has none.
    let text = String(decoding: Self.bytes(of: name), as: UTF8.self)
      .replacing(/"-[0-9]+"/, with: "")
    #expect(!text.contains("@"))
    #expect(text.firstMatch(of: /[0-9]{5,}|\([0-9]{4,5}\)/) == nil)
  }

  @Test(arguments: [
    ("mk-2007", [RecommendationKind.note]), ("mk-2010", [.note, .decide, .decide]),
    ("stockport-2007", [.note]), ("wigan-2007", [.decide, .decide, .decide, .decide]),
    ("wiltshire", [.decide, .decide]),
  ])
  func `what the paper recommends is in the case, with its place`(
    _ name: String, _ kinds: [RecommendationKind]
  ) throws {
    let found = try Self.document(name).question.recommendations
    #expect(found.map(\.kind) == kinds)
    #expect(found.allSatisfy { $0.source?.place.isEmpty == false })
  }

  @Test(arguments: names) func `that an option is the baseline is said to be ours`(
    _ name: String
  ) throws {
    for option in try Self.document(name).options where option.status == .baseline {
      #expect(option.statusReason.contains("baseline"), "\(option.id)")
      #expect(option.statusReason.contains("is ours"), "\(option.id)")
    }
  }

  @Test(arguments: names) func `nothing of these years is still to come`(_ name: String) throws {
    #expect(try Self.document(name).milestones.allSatisfy { $0.status != .expected })
  }

  @Test(arguments: names) func `the names of officers are in no shipped case`(
    _ name: String
  ) throws {
    let text = String(decoding: Self.bytes(of: name), as: UTF8.self).lowercased()
    // The hashes of the names' words, so that they do not stand here either.
    let words = Set(text.split { !$0.isLetter }.map { Self.hash(of: $0) })
    #expect(words.isDisjoint(with: Self.officers))
  }

  private static let officers: Set<UInt64> = [
    0xf8b847c7c8a27b47,
    0x3306082e1be6f11f,
    0xc7db5b998354ff84,
    0xeb7632602c50cc1b,
    0x0b32d92d95391a24,
    0xe8700a18defdf1f8,
    0x7a6b1f69f01294f4,
    0x181b9f484a24e4bd,
    0xcf290cc7382d587f,
    0xc1d7f43b140b408c,
    0x74d70f6f93837ced,
  ]

  private static func hash(of word: Substring) -> UInt64 {
    word.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
  }

  @Test(arguments: names) func `columns have short names`(_ name: String) throws {
    let document = try Self.document(name)
    for option in document.options {
      #expect(option.shortLabel.count <= 27, "\(option.shortLabel)")
    }
    for criterion in document.criteria {
      #expect(criterion.shortLabel.count <= 11, "\(criterion.shortLabel)")
    }
  }
}

@Suite struct MiltonKeynes2010Tests {
  let document: CaseDocument

  init() throws {
    document = try ShippedCasesTests.document("mk-2010")
  }

  @Test func `six options on eight criteria are forty-eight cells`() {
    #expect(document.appraisedOptions.count == 6)
    #expect(document.scoredCriteria.count == 8)
    #expect(document.children(of: nil).filter { $0.kind == .objective }.count == 4)
  }

  @Test func `the options have the labels of the paper`() {
    #expect(
      document.appraisedOptions.map(\.label) == [
        "Remain as an arms-length part of the PCT",
        "Create a stand alone community provider services organisation",
        "Integrate with local authority services by transferring all NHS provider staff to MKC",
        "Integrate with MK Hospital Foundation Trust",
        "Integrate with neighbouring PCT provider services",
        "Managed dispersal: break the services into a number of units – either service-based or "
          + "geography-based – and transfer the units to a range of other existing providers",
      ])
  }

  @Test func `each option is treated alike`() {
    for option in document.appraisedOptions {
      #expect(option.advantages.count == 3, "\(option.id)")
      #expect(option.drawbacks.count == 3, "\(option.id)")
      #expect(option.blockers.count == 1, "\(option.id)")
      #expect(option.facts.map(\.kind) == FactKind.allCases, "\(option.id)")
      #expect(option.effects.map(\.service) == document.services.map(\.id), "\(option.id)")
    }
  }

  @Test func `three services are joined, two are planned to be and one is apart`() {
    #expect(
      document.services.map(\.state) == [
        .integrated, .integrated, .integrated, .planned, .planned, .separate,
      ])
  }

  @Test func `the targets are kept as printed and belong to no option`() throws {
    let table = try #require(document.money.tables.first)
    #expect(table.rows.map(\.label) == ["Base case", "Scenario 1", "Scenario 2"])
    #expect(
      table.rows.map(\.amounts) == [
        [-10_999, -7834, -10_571, -13_146], [-10_999, -9142, -11_998, -14_690],
        [-10_999, -2075, -4831, -7434],
      ])
    #expect(table.rows.map(\.total) == [-42_550, -46_829, -25_339])
    #expect(table.words.contains("targets of the whole trust"))
    #expect(table.words.contains("nothing for any option is derived"))
    #expect(document.money.flows.isEmpty)
  }

  @Test func `the question put off is told in full`() throws {
    let note = try #require(document.notes.first { $0.kind == .deferred })
    for word in [
      "joint commissioning", "two reviews", "Audit Commission", "action plan",
      "third of the paper's three issues", "World Class Commissioning",
      "transformation of social care", "significantly tighter budget",
    ] {
      #expect(note.words.contains(word), "\(word)")
    }
  }

  @Test func `the select committee comments and the Board decides`() {
    #expect(document.route.map(\.part) == [.prepares, .comments, .comments, .decides])
    #expect(document.bodies.first { $0.id.text == "select-committee" }?.part == .comments)
    #expect(document.question.deadline == "2010-03-31")
    #expect(document.options.filter { $0.status == .discounted }.count == 2)
  }

  @Test func `the variants of managed dispersal are offered now, and marked as one option`() {
    let variants = document.options.filter { $0.variantOf == OptionID("dispersal") }
    #expect(variants.map(\.status) == [.active, .active])
    #expect(variants.allSatisfy { $0.shell && $0.statusReason.contains("offers it now") })
    #expect(variants.allSatisfy { $0.statusReason.contains("Both are marked together") })
  }

  @Test func `who is asked to comment, and when the list was made, are as in the paper`() {
    #expect(document.bodies.filter { $0.part == .comments }.map(\.id.text) == ["select-committee"])
    #expect(document.bodies.first { $0.id.text == "council" }?.part == .concerned)
    for id in ["options-revised", "list-made"] {
      let milestone = document.milestones.first { $0.id.text == id }
      let step = document.route.first { $0.id.text == id }
      #expect((milestone?.when ?? step?.when) == "", "\(id)")
    }
  }

  @Test func `the savings of each scenario add up to its total`() throws {
    let rows = document.evidence.filter { $0.id.text.hasPrefix("savings") }
      .flatMap { $0.words.matches(of: /((?:[0-9,]+; ){4})total ([0-9,]+)/) }
    #expect(rows.count == 3)
    for row in rows {
      let amounts = row.1.split(separator: "; ").compactMap { Int($0.replacing(",", with: "")) }
      #expect(amounts.count == 4)
      #expect(amounts.reduce(0, +) == Int(row.2.replacing(",", with: "")), "\(row.0)")
    }
  }
}
