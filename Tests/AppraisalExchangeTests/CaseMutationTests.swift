import SeededRandom
import AppraisalExchange
import AppraisalModel
import StrictJSON
import Testing

/// Whatever is done to a case's file, it is read or refused with a place and a sentence.
@Suite struct CaseMutationTests {
  private static let seeds: [UInt64] = (0..<8).map { 20_100_225 + $0 }
  private static let strange = [
    "null", "true", "3", "-1e9", "\"\"", "\"x\"", "[]", "{}", "\"\\u202e\"", "[[[]]]",
    "{\"id\":\"a\"}", "\"999999999.5\"", "\"A B\"",
  ]

  @Test(arguments: ShippedCasesTests.names)
  func `bytes that were changed at random never stop the reader`(_ name: String) {
    let whole = ShippedCasesTests.bytes(of: name)
    for seed in Self.seeds {
      var dice = SeededGenerator(seed: seed)
      var bytes = whole
      for _ in 0..<Int.random(in: 1...3, using: &dice) {
        let place = Int.random(in: bytes.indices, using: &dice)
        let length = min(bytes.count - place, Int.random(in: 0...40, using: &dice))
        let filling = (0..<Int.random(in: 0...3, using: &dice)).map { _ in
          UInt8.random(in: 0...255, using: &dice)
        }
        bytes.replaceSubrange(place..<(place + length), with: filling)
      }
      expectLocated(bytes, "\(name), seed \(seed)")
    }
  }

  @Test(arguments: ShippedCasesTests.names)
  func `values that were changed at random are refused at their place or are sound`(
    _ name: String
  ) throws {
    let root = try StrictJSON.parse(ShippedCasesTests.bytes(of: name))
    for seed in Self.seeds {
      var dice = SeededGenerator(seed: seed)
      var changed = root
      for _ in 0..<Int.random(in: 1...3, using: &dice) {
        changed = try mutated(changed, &dice)
      }
      expectLocated(StrictJSON.write(changed, style: .pretty), "\(name), seed \(seed)")
    }
  }

  /// The tree with one value, member or element changed, somewhere.
  private func mutated(_ node: JSONNode, _ dice: inout SeededGenerator) throws -> JSONNode {
    let goesOn = Int.random(in: 0..<6, using: &dice) > 0
    switch node.value {
    case .object(var members) where goesOn && !members.isEmpty:
      let place = Int.random(in: members.indices, using: &dice)
      switch Int.random(in: 0..<12, using: &dice) {
      case 0: members.remove(at: place)
      case 1: members[place].key += "s"
      default: members[place].node = try mutated(members[place].node, &dice)
      }
      return JSONNode(.object(members))
    case .array(var elements) where goesOn && !elements.isEmpty:
      let place = Int.random(in: elements.indices, using: &dice)
      switch Int.random(in: 0..<12, using: &dice) {
      case 0: elements.remove(at: place)
      case 1: elements.append(elements[place])
      default: elements[place] = try mutated(elements[place], &dice)
      }
      return JSONNode(.array(elements))
    default:
      let text = try #require(Self.strange.randomElement(using: &dice))
      return try StrictJSON.parse(Array(text.utf8))
    }
  }

  private func expectLocated(_ bytes: [UInt8], _ about: String) {
    let faults = CaseReader.faults(in: bytes, named: "a.json")
    let lines = bytes.count { $0 == 0x0A } + 1
    for fault in faults {
      let start = "a.json, line \(fault.line), column \(fault.column): "
      #expect((1...lines).contains(fault.line) && fault.column >= 1, "\(about)")
      #expect(fault.sentence.hasPrefix(start) && fault.sentence.count > start.count, "\(about)")
      #expect(fault.sentence.hasSuffix(".") || fault.sentence.hasSuffix("?"), "\(about)")
      #expect(!fault.sentence.unicodeScalars.contains { $0.value < 0x20 }, "\(about)")
    }
    let read = try? CaseReader.read(bytes, named: "a.json")
    #expect((read == nil) == !faults.isEmpty, "\(about)")
  }

  @Test(arguments: ShippedCasesTests.names)
  func `any sound state of a case is written and read back the same`(_ name: String) throws {
    for seed in Self.seeds {
      var dice = SeededGenerator(seed: seed)
      var document = try ShippedCasesTests.document(name)
      for _ in 0..<12 { vary(&document, &dice) }
      let bytes = try CaseWriter.bytes(of: document)
      let again = try CaseReader.read(bytes, named: name)
      #expect(again == document, "seed \(seed)")
      #expect(try CaseWriter.bytes(of: again) == bytes, "seed \(seed)")
    }
  }

  /// Changes a list or a text of the case where the case stays sound.
  private func vary(_ document: inout CaseDocument, _ dice: inout SeededGenerator) {
    let kinds: [ElementKind] = [
      .option, .criterion, .evidence, .paper, .body, .seat, .service, .note, .milestone,
      .routeStep, .nextStep, .checklist, .section, .stage, .table, .percentage,
    ]
    let texts = ["", "\u{202E}x", "é\u{301}", "\"quoted\" \\ \n\t", "\u{1F9D1}\u{200D}\u{2695}"]
    var changed = document
    let kind = kinds.randomElement(using: &dice) ?? .note
    let text = texts.randomElement(using: &dice) ?? ""
    switch Int.random(in: 0..<4, using: &dice) {
    case 0: changed[kind].shuffle(using: &dice)
    case 1: changed[kind] = changed[kind].filter { _ in Bool.random(using: &dice) }
    case 2:
      changed.title += text
      changed.terms.otherwise = text
      changed.question.decisionMaker = text
    default:
      for index in changed.notes.indices { changed.notes[index].words += text }
      for index in changed.options.indices { changed.options[index].summary = text }
    }
    if changed.violations().isEmpty { document = changed }
  }
}
