import AppraisalExchange
import AppraisalModel
import StrictJSON
import Testing

/// Files of earlier versions open, and become cases of the newest.
@Suite struct CaseMigrationTests {
  static func version1(_ name: String) -> [UInt8] {
    Files.bytes(of: "Tests/AppraisalExchangeTests/Version1/\(name).json")
  }

  static func version2(_ name: String) -> [UInt8] {
    Files.bytes(of: "Tests/AppraisalExchangeTests/Version2/\(name).json")
  }

  @Test(arguments: ShippedCasesTests.names, [1, 2])
  func `a case of an earlier version opens as a case of the newest`(
    _ name: String, version: Int
  ) throws {
    let old = version == 1 ? Self.version1(name) : Self.version2(name)
    let document = try CaseReader.read(old, named: name)
    #expect(try StrictJSON.parse(old)["version"]?.integer == version)
    #expect(document.version == CaseDocument.newestVersion)
    #expect(document.violations() == [])
    let bytes = try CaseWriter.bytes(of: document)
    #expect(try CaseReader.read(bytes, named: name) == document)
  }

  @Test(arguments: ShippedCasesTests.names, [1, 2])
  func `nothing but the version changes in a case whose parts all have names`(
    _ name: String, version: Int
  ) throws {
    let old = try StrictJSON.parse(version == 1 ? Self.version1(name) : Self.version2(name))
    let new = CaseMigration.newest(old)
    let restored = JSONNode(
      .object(
        (new.members ?? []).map {
          $0.key == "version" ? JSONMember("version", .integer(version)) : $0
        }))
    #expect(restored == old)
    #expect(CaseMigration.newest(new) == new)
  }

  static let nameless = """
    { "format": "appraise.case", "version": 1, "title": "T", "question": { "words": "Which?" },
      "papers": [{ "id": "p" }], "bodies": [{ "id": "b", "part": "decides", "label": "" }],
      "services": [{ "id": "s" }], "evidence": [{ "id": "e" }],
      "notes": [{ "id": "n", "kind": "background" }] }
    """

  @Test func `what had no name in version 1 is named by its id`() throws {
    let document = try CaseReader.read(Array(Self.nameless.utf8), named: "a")
    #expect(document.papers.map(\.title) == ["p"])
    #expect(document.bodies.map(\.label) == ["b"])
    #expect(document.services.map(\.label) == ["s"])
    #expect(document.evidence.map(\.label) == ["e"])
    #expect(document.notes.map(\.words) == ["n"])
  }

  @Test func `in version 2 a name is needed`() {
    let text = Self.nameless.replacing("\"version\": 1", with: "\"version\": 2")
    let faults = CaseReader.faults(in: Array(text.utf8), named: "a")
    #expect(faults.map(\.path).contains("papers[0].title"))
    #expect(faults.count == 5)
  }

  @Test func `a fault in a case of version 1 is told with its place in the file`() {
    let text = Self.nameless.replacing("\"part\": \"decides\"", with: "\"part\": \"decide\"")
    let fault = CaseReader.faults(in: Array(text.utf8), named: "a").first
    #expect(fault?.line == 2)
    #expect(fault?.column == 62)
    #expect(fault?.words.contains("Did you mean \"decides\"?") == true)
    let wrong = Self.nameless.replacing(
      "{ \"id\": \"s\" }", with: "{ \"id\": \"s\", \"label\": 3 }")
    #expect(
      CaseReader.faults(in: Array(wrong.utf8), named: "a").map(\.path) == ["services[0].label"])
  }

  @Test func `what version 3 adds is empty in a case of version 2`() throws {
    let text = Self.nameless.replacing("\"version\": 1", with: "\"version\": 2")
      .replacing("{ \"id\": \"p\" }", with: "{ \"id\": \"p\", \"title\": \"P\" }")
      .replacing("\"label\": \"\"", with: "\"label\": \"B\"")
      .replacing("\"services\": [{ \"id\": \"s\" }], \"evidence\": [{ \"id\": \"e\" }],", with: "")
      .replacing("\"kind\": \"background\"", with: "\"kind\": \"background\", \"words\": \"N\"")
    let document = try CaseReader.read(Array(text.utf8), named: "a")
    #expect(document.terms.adding == .members)
    #expect(document.question.recommendations == [])
    #expect(document.bodies.map(\.share) == [nil])
    #expect(document.bodies.map(\.quorum) == [nil])
  }

  @Test(arguments: [4, 5, 1_000_000])
  func `a newer version is refused with a sentence`(_ version: Int) {
    let text = Self.nameless.replacing("\"version\": 1", with: "\"version\": \(version)")
    #expect(
      CaseReader.faults(in: Array(text.utf8), named: "a").map(\.words) == [
        "The case has version \(version) of the format; this program reads up to 3. "
          + "Use a newer program to read it."
      ])
  }

  @Test func `a case that a ledger adopted as version 1 is brought up inside its entry`() throws {
    let edit = try StrictJSON.parse(
      Array("{\"adopt\":{\"document\":\(Self.nameless)}}".utf8))
    let path = ["adopt", "document"][...]
    let new = try #require(CaseMigration.newest(in: edit, at: path))
    let decoded = try StrictJSON.read(Edit.self, from: new)
    guard case .document(.adopt(let document)) = decoded else {
      Issue.record("\(decoded)")
      return
    }
    #expect(document == (try CaseReader.read(Array(Self.nameless.utf8), named: "a")))
  }

  @Test func `an entry without a case stays, and one with a newer case is not taken`() throws {
    let path = ["adopt", "document"][...]
    let other = try StrictJSON.parse(Array("{\"leave\":{\"version\":9}}".utf8))
    #expect(CaseMigration.newest(in: other, at: path) == other)
    let newer = try StrictJSON.parse(Array("{\"adopt\":{\"document\":{\"version\":4}}}".utf8))
    #expect(CaseMigration.newest(in: newer, at: path) == nil)
  }
}
