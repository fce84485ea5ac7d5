import AppraisalLedger
import StrictJSON
import Testing

@Suite struct SigningTests {
  // RFC 8032, section 7.1, test 1: a secret key, its public key, and the signature on no bytes.
  private static let secret = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
  private static let publicKey = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"

  static let key = made(WriterKey(seed: Array(0..<32)))
  private static let stranger = made(WriterKey(seed: Array(1..<33)))
  static let signature = made(key.sign(SignedEnd(segment: "s", n: 1, hash: .zero)))

  /// What cannot fail to be made.
  private static func made<Value>(_ value: Value?) -> Value {
    guard let value else { preconditionFailure("a key of 32 bytes could not be made or used") }
    return value
  }

  @Test func `a key is the one that RFC 8032 derives`() throws {
    let key = try #require(WriterKey(hex: Self.secret))
    #expect(key.signingKey.hex == Self.publicKey)
  }

  /// A segment of some batches, each with a signature.
  private static func segment(
    _ batches: [[Int]], header: LedgerHeader = header(), by writer: WriterKey = key
  ) throws -> (bytes: [UInt8], ends: [Int]) {
    var (bytes, hash, n) = ([UInt8](), Digest256.zero, 0)
    func add(_ draft: LedgerDraft) throws {
      let line = try LedgerLine(draft, n: n, after: hash)
      bytes += line.bytes
      (hash, n) = (line.hash, n + 1)
    }
    try add(LedgerDraft(op: "\(header.segment)-0", at: "", seen: [:], body: .header(header)))
    var ends: [Int] = []
    for batch in batches {
      for value in batch {
        try add(
          LedgerDraft(op: "o-\(value)", at: "", seen: [:], body: LedgerFixture.edit("\(value)")))
      }
      let end = SignedEnd(segment: header.segment, n: n - 1, hash: hash)
      let (line, _) = try #require(LedgerLine.signing(end, with: writer))
      bytes += line.bytes
      (hash, n) = (line.hash, n + 1)
      ends.append(bytes.count)
    }
    return (bytes, ends)
  }

  private static func header(_ segment: String = "s-1", signed: Bool = true) -> LedgerHeader {
    var header = LedgerFixture.header(segment: segment)
    if signed { (header.key, header.founder) = (key.signingKey, key.signingKey) }
    return header
  }

  @Test func `a signed segment is clean to its last signature`() throws {
    let (bytes, _) = try Self.segment([[1, 2], [3]])
    let scan = SegmentScan(bytes)
    #expect(scan.verdict == .clean)
    #expect(scan.entries.count == 6)
    #expect(scan.header?.key == Self.key.signingKey)
    #expect(scan.goodEnd == bytes.count)
  }

  @Test func `whole lines that no signature covers do not count`() throws {
    let (bytes, ends) = try Self.segment([[1, 2], [3]])
    for end in ends[0]..<(ends[1] - 1) {
      let scan = SegmentScan(Array(bytes[..<end]))
      #expect(scan.entries.count == 4, "cut at \(end)")
      #expect(scan.goodEnd == ends[0])
      if end > ends[0] {
        #expect(scan.verdict == .torn(ignored: end - ends[0]), "cut at \(end)")
      }
    }
    let beginning = SegmentScan(Array(bytes[..<(ends[0] - 10)]))
    #expect(beginning.entries.isEmpty && beginning.header == nil)
  }

  // Somebody who can write to the file goes on in it, with chains that hold.
  @Test func `what another key signs ends what counts, and is told`() throws {
    let (bytes, _) = try Self.segment([[1]], by: Self.stranger)
    let scan = SegmentScan(bytes)
    #expect(scan.entries.isEmpty)
    guard case .corrupt(let damage) = scan.verdict else {
      Issue.record("\(scan.verdict)")
      return
    }
    #expect(damage.fault == .wrongSignature && damage.line == 3)
  }

  @Test func `a signature holds for its own segment and place alone`() throws {
    let end = SignedEnd(segment: "s", n: 1, hash: .zero)
    #expect(Self.key.signingKey.signed(end, Self.signature))
    #expect(!Self.stranger.signingKey.signed(end, Self.signature))
    for other in [
      SignedEnd(segment: "t", n: 1, hash: .zero), SignedEnd(segment: "s", n: 2, hash: .zero),
      SignedEnd(segment: "s", n: 1, hash: Digest256(of: [])),
    ] {
      #expect(!Self.key.signingKey.signed(other, Self.signature))
    }
  }

  @Test func `a key that is no point of the curve has signed nothing`() throws {
    let none = try #require(SigningKey(hex: String(repeating: "f", count: 64)))
    #expect(!none.signed(SignedEnd(segment: "s", n: 1, hash: .zero), Self.signature))
  }

  @Test func `where the appraisal began with a key, an unsigned segment counts for nothing`() throws
  {
    let signed = SegmentScan(try Self.segment([[1]]).bytes)
    let plain = SegmentScan(try LedgerFixture.bytes(Self.header("s-2", signed: false)))
    let files = [("a", signed), ("b", plain)]
    let all = LedgerSet(files, appraisal: LedgerFixture.appraisal)
    #expect(all.segments.map(\.file) == ["a", "b"])
    let ledger = LedgerSet(
      files, appraisal: LedgerFixture.appraisal, founder: Self.key.signingKey)
    #expect(ledger.segments.map(\.file) == ["a"])
    #expect(ledger.others.map(\.scan.verdict) == [.unsigned])
  }

  @Test func `a longer copy that nobody signed does not take the place of a segment`() throws {
    let (bytes, _) = try Self.segment([[1]])
    let scan = SegmentScan(bytes)
    let forged = try LedgerLine(
      LedgerDraft(op: "x", at: "", seen: [:], body: LedgerFixture.edit("forged")), n: 3,
      after: scan.lastHash)
    let ledger = LedgerSet(
      [("a", scan), ("b", SegmentScan(bytes + forged.bytes))],
      appraisal: LedgerFixture.appraisal, founder: Self.key.signingKey)
    #expect(ledger.segments.map(\.usable) == [3])
    #expect(ledger.segments.flatMap(\.usableEntries).compactMap(\.edit).count == 1)
  }

  @Test func `of two copies that are as long as each other the one that is whole is taken`() throws
  {
    let (bytes, ends) = try Self.segment([[1]])
    let scan = SegmentScan(bytes)
    let wrong = try Self.wrongSignatures(1, after: scan)
    let spoilt = SegmentScan(bytes + wrong)
    #expect(spoilt.entries.count == scan.entries.count && spoilt.goodEnd == ends[0])
    let ledger = Self.ledger([("a", spoilt), ("b", scan)])
    #expect(ledger.segments.map(\.file) == ["b"] && ledger.others.map(\.file) == ["a"])
  }

  /// Lines with signatures that are none, in a chain that holds.
  private static func wrongSignatures(_ count: Int, after scan: SegmentScan) throws -> [UInt8] {
    var (bytes, hash) = ([UInt8](), scan.lastHash)
    for n in 0..<count {
      let draft = LedgerDraft(op: "sign", at: "", seen: [:], body: .signature(signature))
      let line = try LedgerLine(draft, n: scan.entries.count + n, after: hash)
      (bytes, hash) = (bytes + line.bytes, line.hash)
    }
    return bytes
  }

  // Each check takes a while; without a limit a file of them would take minutes.
  @Test func `so many wrong signatures are looked at and no more`() throws {
    let (bytes, _) = try Self.segment([[1]])
    let scan = SegmentScan(bytes)
    for (count, entries) in [(1, 3), (63, 3), (64, 0), (65, 0), (5000, 0)] {
      let spoilt = SegmentScan(bytes + (try Self.wrongSignatures(count, after: scan)))
      #expect(spoilt.entries.count == entries, "\(count)")
      guard case .corrupt = spoilt.verdict else {
        Issue.record("\(count): \(spoilt.verdict)")
        continue
      }
    }
  }

  // MARK: What was seen

  /// A segment by the stranger that says to have seen some end.
  private static func seer(_ seen: [String: Int], _ saw: [String: SeenProof]) throws -> SegmentScan
  {
    var header = LedgerFixture.header(segment: "seer")
    (header.key, header.founder) = (stranger.signingKey, key.signingKey)
    let first = try LedgerLine(
      LedgerDraft(op: "seer-0", at: "", seen: seen, saw: saw, body: .header(header)), n: 0,
      after: .zero)
    let end = SignedEnd(segment: "seer", n: 0, hash: first.hash)
    let (line, _) = try #require(LedgerLine.signing(end, with: stranger))
    return SegmentScan(first.bytes + line.bytes)
  }

  private static func ledger(_ files: [(String, SegmentScan)]) -> LedgerSet {
    LedgerSet(files, appraisal: LedgerFixture.appraisal, founder: key.signingKey)
  }

  @Test func `what was seen and is gone is missed by the signature on it`() throws {
    let whole = SegmentScan(try Self.segment([[1], [2]]).bytes)
    let proofs = Self.ledger([("a", whole)]).proofs
    let seer = try Self.seer(["s-1": 4], proofs)
    #expect(Self.ledger([("a", whole), ("z", seer)]).claims == SeenClaims.none)
    let cut = SegmentScan(try Self.segment([[1]]).bytes)
    #expect(Self.ledger([("a", cut), ("z", seer)]).claims.missing.map(\.n) == [4])
    let gone = Self.ledger([("z", seer)]).claims
    #expect(gone.missing.map(\.segment) == ["s-1"] && gone.unfounded.isEmpty)
  }

  @Test func `a segment that its writer wrote anew is told of by whoever had seen it`() throws {
    let whole = SegmentScan(try Self.segment([[1]]).bytes)
    let seer = try Self.seer(["s-1": 2], Self.ledger([("a", whole)]).proofs)
    let anew = SegmentScan(try Self.segment([[9]]).bytes)
    let claims = Self.ledger([("a", anew), ("z", seer)]).claims
    #expect(claims.rewritten.map(\.segment) == ["s-1"])
    #expect(claims.unfounded.isEmpty && claims.missing.isEmpty)
  }

  @Test func `an end that another had seen with its hash need not be named`() throws {
    let whole = SegmentScan(try Self.segment([[1], [2]]).bytes)
    let proofs = Self.ledger([("a", whole)]).proofs
    #expect(Self.ledger([("a", whole)]).frontier == ["s-1"])
    func frontier(_ seen: [String: Int], _ saw: [String: SeenProof]) throws -> Set<String> {
      Self.ledger([("a", whole), ("z", try Self.seer(seen, saw))]).frontier
    }
    #expect(try frontier(["s-1": 4], proofs) == ["seer"])
    let earlier = Self.ledger([("a", SegmentScan(try Self.segment([[1]]).bytes))]).proofs
    let invented = ["s-1": SeenProof(hash: Digest256(of: [7]), signature: Self.signature)]
    for (seen, saw) in [(["s-1": 4], [:]), (["s-1": 2], earlier), (["s-1": 4], invented)] {
      #expect(try frontier(seen, saw) == ["s-1", "seer"])
    }
  }

  // The founder had seen under which key it was; what is there now, and who says otherwise, had not.
  @Test func `a segment that was exchanged for one by another key accuses nobody who had seen it`()
    throws
  {
    let bob = try #require(WriterKey(seed: Array(2..<34)))
    func bobs(_ value: Int, by writer: WriterKey) throws -> SegmentScan {
      var header = LedgerFixture.header(segment: "s-2")
      (header.key, header.founder) = (writer.signingKey, Self.key.signingKey)
      return SegmentScan(try Self.segment([[value]], header: header, by: writer).bytes)
    }
    let own = try bobs(1, by: bob)
    let (exchanged, proofs) = (try bobs(9, by: Self.stranger), Self.ledger([("b", own)]).proofs)
    var header = Self.header("f")
    header.person = "fay"
    let first = try LedgerLine(
      LedgerDraft(op: "f-0", at: "", seen: ["s-2": 2], saw: proofs, body: .header(header)), n: 0,
      after: .zero)
    let end = SignedEnd(segment: "f", n: 0, hash: first.hash)
    let (line, _) = try #require(LedgerLine.signing(end, with: Self.key))
    let fay = SegmentScan(first.bytes + line.bytes)
    let claims = Self.ledger([("b", exchanged), ("f", fay)]).claims
    #expect(claims.rewritten.map(\.segment) == ["s-2"] && claims.unfounded.isEmpty)
    // The other way round the stranger says that it was his.
    let liar = try Self.seer(["s-2": 2], Self.ledger([("b", exchanged)]).proofs)
    let accused = Self.ledger([("b", own), ("f", fay), ("z", liar)]).claims
    #expect(accused.unfounded.map(\.seenBy) == ["z"] && accused.rewritten.isEmpty)
  }

  @Test func `a claim to have seen what never was accuses the one who claims`() throws {
    let whole = SegmentScan(try Self.segment([[1]]).bytes)
    let invented = SeenProof(
      hash: Digest256(of: [7]), signature: Self.signature, key: Self.stranger.signingKey)
    let claims: [([String: Int], [String: SeenProof])] = [
      (["s-1": 40], [:]), (["s-1": 40], ["s-1": SeenProof(hash: Digest256(of: [7]))]),
      (["s-1": 40], ["s-1": invented]), (["s-1": 2], ["s-1": invented]), (["none": 3], [:]),
      (["none": 3], ["none": invented]),
    ]
    for (seen, saw) in claims {
      let found = Self.ledger([("a", whole), ("z", try Self.seer(seen, saw))]).claims
      #expect(found.missing.isEmpty && found.rewritten.isEmpty, "\(seen) \(saw)")
      #expect(found.unfounded.map(\.seenBy) == ["z"], "\(seen) \(saw)")
    }
  }
}

extension SeenClaims {
  /// Nothing that is not as it was seen.
  fileprivate static var none: SeenClaims { LedgerSet([], appraisal: "").claims }
}
