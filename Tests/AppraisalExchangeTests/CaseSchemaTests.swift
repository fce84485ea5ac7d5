import AppraisalExchange
import AppraisalModel
import StrictJSON
import Testing

/// Holds the published schema against the types that read and write cases.
@Suite struct CaseSchemaTests {
  let schema: CaseSchema
  let filled: JSONNode

  init() throws {
    schema = try CaseSchema()
    filled = try StrictJSON.tree(of: FilledCase.document())
  }

  static let types = [
    "CaseDocument": "case", "SourceReference": "source", "Statement": "statement",
    "Question": "question", "Paper": "paper", "Body": "body", "Service": "service",
    "Option": "option", "Blocker": "blocker", "Fact": "fact", "ServiceEffect": "effect",
    "Criterion": "criterion", "Scale": "scale", "Anchor": "anchor", "Knot": "knot",
    "Evidence": "evidence", "Note": "note", "DecisionTerms": "terms", "Review": "review",
    "EqualityAssessment": "equality", "Seat": "seat", "Milestone": "milestone",
    "RouteStep": "routeStep", "NextStep": "nextStep", "Checklist": "checklist",
    "ChecklistItem": "checklistItem", "ReportSection": "section", "Stage": "stage",
    "OptionStanding": "standing", "Money": "money", "MoneyCounting": "counting",
    "Scenario": "scenario", "CashFlow": "flow", "MoneyTable": "table", "MoneyRow": "row",
    "LoosePercentage": "percentage", "Recommendation": "recommendation",
  ]

  @Test func `the schema has the keys of the types and no others`() throws {
    var written: [String: Set<String>] = [:]
    for place in schema.places(in: filled) {
      written[place.name, default: []].formUnion(place.keys)
    }
    var stored: [String: Set<String>] = [:]
    collect(Mirror(reflecting: try FilledCase.document()), &stored)
    #expect(Set(stored.keys) == Set(Self.types.keys))
    for (type, name) in Self.types {
      #expect(schema.properties(of: name) == stored[type], "\(type)")
      #expect(schema.properties(of: name) == written[name], "\(type)")
    }
    var described = DescribedFields(of: "CaseDocument")
    CaseDocument.blank.visit(&described)
    #expect(Set(described.all.keys) == Set(Self.types.keys))
    for (type, name) in Self.types {
      #expect(schema.properties(of: name) == described.all[type], "\(type)")
    }
    #expect(schema.objects == Set(Self.types.values))
  }

  private func collect(_ mirror: Mirror, _ found: inout [String: Set<String>]) {
    let name = String(describing: mirror.subjectType)
    if Self.types[name] != nil {
      found[name, default: []].formUnion(mirror.children.compactMap(\.label))
    }
    for child in mirror.children { collect(Mirror(reflecting: child.value), &found) }
  }

  @Test func `the schema requires what a reader misses`() {
    for place in schema.places(in: filled) {
      // A rate is needed for a flat rule alone, a scale for a scored criterion, and a share where
      // bodies count by shares.
      for key in place.keys
      where !["counting.rate", "criterion.scale", "body.share"].contains("\(place.name).\(key)") {
        let bytes = StrictJSON.write(filled.removing(key, at: place.path[...]), style: .pretty)
        let missed = CaseReader.faults(in: bytes, named: "a").contains { $0.saysMissing }
        #expect(missed == schema.required(of: place.name).contains(key), "\(place.name).\(key)")
      }
    }
  }

  static let words: [(name: String, words: [String])] = [
    ("recommendationKind", RecommendationKind.allCases.map(\.rawValue)),
    ("adding", Adding.allCases.map(\.rawValue)),
    ("bodyPart", BodyPart.allCases.map(\.rawValue)),
    ("optionStatus", OptionStatus.allCases.map(\.rawValue)),
    ("factKind", FactKind.allCases.map(\.rawValue)),
    ("factAnswer", FactAnswer.allCases.map(\.rawValue)),
    ("criterionKind", CriterionKind.allCases.map(\.rawValue)),
    ("noteKind", NoteKind.allCases.map(\.rawValue)),
    ("serviceState", ServiceState.allCases.map(\.rawValue)),
    ("scaleStyle", ScaleStyle.allCases.map(\.rawValue)),
    ("milestoneStatus", MilestoneStatus.allCases.map(\.rawValue)),
    ("routePart", RoutePart.allCases.map(\.rawValue)),
    ("sectionKind", SectionKind.allCases.map(\.rawValue)),
    ("yearConvention", YearConvention.allCases.map(\.rawValue)),
    ("discountRule", DiscountRule.allCases.map(\.rawValue)),
    ("flowKind", FlowKind.allCases.map(\.rawValue)),
  ]

  @Test func `the schema has the words of the types`() {
    for (name, words) in Self.words { #expect(schema.words(of: name) == words, "\(name)") }
    #expect(schema.enums == Set(Self.words.map(\.name)))
    #expect(schema.root["properties"]?["format"]?["const"]?.text == CaseDocument.formatName)
    #expect(schema.root["properties"]?["version"]?["const"]?.integer == CaseDocument.newestVersion)
  }

  @Test(arguments: [
    "a", "mk-2010", "0", "-a", "", "A", "a b", "a_b", "é", String(repeating: "a", count: 64),
    String(repeating: "a", count: 65),
  ]) func `the pattern of identifiers accepts what the reader accepts`(_ text: String) throws {
    let pattern = try schema.pattern(of: "id")
    #expect((text.wholeMatch(of: pattern) != nil) == OptionID.isWellFormed(text))
  }

  @Test(arguments: [
    "0", "7.5", "-3", "100", ".5", "5.", "1e3", "+1", "", "1,5", "999999999.999999999",
    "1234567890", "0.1234567890", "00",
  ]) func `the pattern of numbers accepts what the reader accepts`(_ text: String) throws {
    let pattern = try schema.pattern(of: "number")
    #expect((text.wholeMatch(of: pattern) != nil) == (DecimalNumber(text) != nil))
  }

  @Test func `the example of the format's page is a sound case`() throws {
    let page = String(decoding: Files.bytes(of: "docs/format/case.md"), as: UTF8.self)
    let example = try #require(page.firstMatch(of: /```json\n((?s).*?)```/)).1
    #expect(CaseReader.faults(in: Array(example.utf8), named: "example").map(\.sentence) == [])
  }

  @Test func `every part of the schema says what it is and allows no other keys`() {
    for name in schema.objects {
      let part = schema.part(name)
      #expect(part?["title"]?.text != nil, "\(name)")
      #expect(part?["additionalProperties"]?.bool == false, "\(name)")
      for property in part?["properties"]?.members ?? [] {
        let target = schema.resolved(property.node).node
        let said = property.node["description"] ?? target["description"]
        #expect(said?.text?.isEmpty == false, "\(name).\(property.key)")
      }
    }
  }
}

extension CaseFault {
  fileprivate var saysMissing: Bool {
    switch kind {
    case .notACase(nil), .misshapen(.missingKey), .broken(.missing, _): true
    default: false
    }
  }
}

extension JSONNode {
  /// The tree without one key of the object at a path.
  fileprivate func removing(_ key: String, at path: ArraySlice<CaseSchema.Step>) -> JSONNode {
    switch (path.first, value) {
    case (nil, .object(let members)):
      return JSONNode(.object(members.filter { $0.key != key }))
    case (.key(let step), .object(let members)):
      return JSONNode(
        .object(
          members.map {
            $0.key == step ? JSONMember(step, $0.node.removing(key, at: path.dropFirst())) : $0
          }))
    case (.place(let step), .array(let elements)):
      return JSONNode(
        .array(
          elements.enumerated().map {
            $0 == step ? $1.removing(key, at: path.dropFirst()) : $1
          }))
    default: return self
    }
  }
}
