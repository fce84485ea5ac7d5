import AppraisalLedger
import StrictJSON
import Testing

@Suite struct SnapshotTests {
  private let snapshot = Snapshot(
    header: SnapshotHeader(
      number: 7, name: "Before the vote", note: "", at: "2026-11-21T00:12:59.123Z", by: "ann",
      appraisal: "a-1", engine: "1.0",
      heads: [
        LedgerHead(segment: "s-2", n: 4, h: Digest256.zero.hex, bytes: 900),
        LedgerHead(segment: "s-1", n: 2, h: Digest256.zero.hex, bytes: 500),
      ], follows: [Digest256(of: [2]).hex, Digest256(of: [1]).hex]),
    state: JSONNode(.object([JSONMember("options", .array([]))])),
    results: JSONNode(.object([JSONMember("leader", .null)])))

  @Test func `a snapshot comes back from its bytes and its name`() throws {
    let bytes = try snapshot.encoded()
    let name = SnapshotName(number: 7, bytes: bytes).file
    #expect(name == "000007-\(Digest256(of: bytes).short).json")
    #expect(try Snapshot(bytes, named: name) == snapshot)
    #expect(snapshot.header.heads.map(\.segment) == ["s-1", "s-2"])
    #expect(snapshot.header.follows == snapshot.header.follows.sorted())
    #expect(try snapshot.encoded() == bytes)
  }

  @Test func `a changed byte is detected wherever it is`() throws {
    let bytes = try snapshot.encoded()
    let name = SnapshotName(number: 7, bytes: bytes).file
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= 1
      #expect(throws: SnapshotFailure.self, "byte \(place)") {
        try Snapshot(damaged, named: name)
      }
    }
  }

  @Test func `a snapshot of a newer program says so`() throws {
    var newer = snapshot
    newer.header.major = 2
    let bytes = try newer.encoded()
    let name = SnapshotName(number: 7, bytes: bytes).file
    #expect(throws: SnapshotFailure.newer(major: 2)) { try Snapshot(bytes, named: name) }
  }

  @Test func `bytes that hold something else are unreadable`() throws {
    let bytes = Array(#"{"header":{}}"#.utf8)
    let name = SnapshotName(number: 1, bytes: bytes).file
    #expect {
      try Snapshot(bytes, named: name)
    } throws: { error in
      guard case .unreadable(let failure)? = error as? SnapshotFailure else { return false }
      return failure.path == "header"
    }
  }

  @Test(arguments: [
    "7-ba7816bf8f01cfea.json", "000007-ba7816bf8f01cfe.json", "000007-BA7816BF8F01CFEA.json",
    "000007_ba7816bf8f01cfea.json", "000007-ba7816bf8f01cfea.json~", "x", "",
    "0000007-ba7816bf8f01cfea.json",
  ])
  func `other names are not names of snapshots`(_ name: String) {
    #expect(SnapshotName(name) == nil)
  }

  @Test func `numbers beyond six digits keep all of them`() {
    let name = SnapshotName(number: 1_234_567, bytes: [])
    #expect(SnapshotName(name.file) == name)
  }
}
