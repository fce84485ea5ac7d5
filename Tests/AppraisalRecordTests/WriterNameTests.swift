import AppraisalLedger
import Glibc
import Testing

@testable import AppraisalRecord

@Suite struct WriterNameTests {
  @Test func `a writer's name is made once and kept`() throws {
    let folder = try TemporaryFolder()
    let path = folder("state/appraise")
    let place = PrivatePlace(path)
    let random = RecordFixture.numbers()
    let name = try WriterName.find(for: "Ann O'Hara", keptIn: place, random: random)
    #expect(name == "ann-o-hara-0000000000000002")
    #expect(try WriterName.find(for: "Ann O'Hara", keptIn: place, random: random) == name)
    #expect(try WriterName.find(for: "Bob", keptIn: place, random: random) != name)
    #expect(TemporaryFolder.modes(path).values.sorted() == [0o600, 0o600, 0o700])
  }

  @Test func `names that differ in a sign are different writers, and a kept one is found`() throws {
    let folder = try TemporaryFolder()
    let random = RecordFixture.numbers()
    let people = ["ann-lee", "ann-lee--3x2e", "ann-lee--3x5f", "ann.lee"]
    #expect(WriterName.kept(for: people[0], keptIn: PrivatePlace(folder.path)) == nil)
    let names = try people.map {
      try WriterName.find(for: $0, keptIn: PrivatePlace(folder.path), random: random)
    }
    #expect(Set(names).count == people.count)
    #expect(people.map { WriterName.kept(for: $0, keptIn: PrivatePlace(folder.path)) } == names)
  }

  @Test func `a pseudonym shows nothing of the person and belongs to one appraisal`() throws {
    let folder = try TemporaryFolder()
    let random = RecordFixture.numbers()
    func find(_ appraisal: String) throws -> String {
      try WriterName.find(
        for: "Ann", pseudonymIn: appraisal, keptIn: PrivatePlace(folder.path), random: random)
    }
    let name = try find("a-1")
    #expect(name == "p-0000000000000002")
    #expect(try find("a-1") == name)
    #expect(try find("a-2") != name)
  }

  @Test(arguments: ["{", #"{"person":"Ann"}"#, #"{"writer":"../x"}"#])
  func `a damaged file is an error and never a new name`(_ text: String) throws {
    let folder = try TemporaryFolder()
    let random = RecordFixture.numbers()
    _ = try WriterName.find(for: "Ann", keptIn: PrivatePlace(folder.path), random: random)
    let file = try #require(TemporaryFolder.names(folder.path).first)
    try TemporaryFolder.write(Array(text.utf8), to: folder(file))
    #expect(throws: RecordError.self) {
      try WriterName.find(for: "Ann", keptIn: PrivatePlace(folder.path), random: random)
    }
  }

  @Test(arguments: [
    ("ann", "ann"), ("Ann  O'Hara!", "ann-o-hara"), ("--x--", "x"), ("", "writer"),
    ("漢字", "writer"), ("../../etc", "etc"),
    (String(repeating: "a", count: 99), String(repeating: "a", count: 32)),
  ])
  func `slugs are safe parts of paths`(_ person: String, _ slug: String) {
    #expect(WriterName.slug(person) == slug)
    #expect(LedgerNames.isSafe(WriterName.slug(person)))
  }
}
