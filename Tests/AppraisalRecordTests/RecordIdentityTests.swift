import AppraisalLedger
import AppraisalRecord
import Testing

/// What `appraisal.json` says, and what of it can be held against itself.
struct RecordIdentityTests {
  private static let fay = SigningKey(hex: String(repeating: "0f", count: 32))
  private static let mal = SigningKey(hex: String(repeating: "1e", count: 32))

  private static func identity(_ id: String, _ founder: SigningKey?) -> RecordIdentity {
    RecordIdentity(id: id, created: "", founder: founder)
  }

  @Test func `an id is made of the key that the appraisal begins with`() throws {
    let id = RecordIdentity.id(foundedBy: try #require(Self.fay), random: 0x0123_4567_89AB_CDEF)
    // By sha256sum, of the domain, the number and the key.
    #expect(id == "0123456789abcdef-c885dc83f3ac859730dbf52bc50b919c")
    #expect(Self.identity(id, Self.fay).bond == .holds)
    try #require(Self.mal != nil)
    #expect(Self.identity(id, Self.mal).bond == .broken)
    #expect(Self.identity(id, nil).bond == .broken)
  }

  @Test(arguments: [
    "87a1f668eff70d4293627367a0b5b3c1", "a-1", "", "0123456789abcdef-",
    "0123456789ABCDEF-0123456789abcdef0123456789abcdef",
    "0123456789abcdef-0123456789abcdef0123456789abcdef-1",
  ])
  func `an id of earlier versions is made of no key`(_ id: String) {
    #expect(Self.identity(id, Self.fay).bond == .none)
    #expect(Self.identity(id, nil).bond == .none)
  }
}
