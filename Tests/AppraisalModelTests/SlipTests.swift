import AppraisalModel
import SeededRandom
import Testing

/// One-time slips: what is typed from them, and whose keys they confirm.
@Suite struct SlipTests {
  // MARK: What is typed

  @Test func `a slip has eighty random bits in four groups`() {
    var next: UInt64 = 0
    let counted = SlipCode {
      defer { next += 1 }
      return next << 5 | next
    }
    #expect(counted.text == "ABCD EFGH JKLM NPQR")
    #expect(counted.signs == "ABCDEFGHJKLMNPQR")
    var random = SeededGenerator(seed: 12)
    let codes = (0..<500).map { _ in SlipCode { random.next() } }
    #expect(Set(codes).count == 500)
    #expect(Set(codes.flatMap { Array($0.signs) }).count == 32)
  }

  @Test(arguments: [
    "ABCD EFGH JKLM NPQR", "abcdefghjklmnpqr", "ABCD-EFGH-JKLM-NPQR", " ABCDEFGH\u{A0}jklmnpqr ",
  ])
  func `a slip is read as people type it`(_ typed: String) {
    #expect(SlipCode(typed: typed)?.text == "ABCD EFGH JKLM NPQR")
  }

  @Test(arguments: [
    "", "ABCD EFGH JKLM NPQ", "ABCD EFGH JKLM NPQRS", "0BCD EFGH JKLM NPQR", "1BCD EFGH JKLM NPQR",
    "IBCD EFGH JKLM NPQR", "OBCD EFGH JKLM NPQR", "ABCD_EFGH JKLM NPQR", "ÄBCD EFGH JKLM NPQR",
    "ABCD EFGH JKLM NPQ\u{212A}",
  ])
  func `what is no slip is not read`(_ typed: String) {
    #expect(SlipCode(typed: typed) == nil)
  }

  // MARK: Whom it confirms

  private static let founder: PublicKey = "f0"
  private static let own: PublicKey = "a1"
  private static let other: PublicKey = "b2"
  private static let slip = Slip(person: "mo", key: "51")
  private static let later = "2026-11-21T00:00:05.000Z"

  private static func entry(
    _ sitting: String, _ number: Int, _ author: AssessorID, _ edit: Edit,
    seen: [SegmentID: Int] = [:], at time: String = "2026-11-21T00:00:00.000Z"
  ) -> RecordedEdit {
    RecordedEdit(
      address: EntryAddress(segment: SegmentID(sitting), number: number),
      operation: "\(sitting)-\(number)", time: time, author: author, seen: seen, edit: edit)
  }

  /// Fay begins, adds Mo and makes the slip.
  private static let beginning = [
    entry("fay", 1, "fay", .document(.adopt(document: Sample.document))),
    entry("fay", 2, "fay", .people(.join(assessor: Sample.facilitator))),
    entry("fay", 3, "fay", .people(.join(assessor: Sample.member))),
    entry("fay", 4, "fay", .people(.makeSlip(assessor: "mo", slip: slip.key))),
  ]

  private static func mark(
    _ sitting: String, _ number: Int, _ value: DecimalNumber, seen: [SegmentID: Int],
    old: Answer? = nil
  ) -> RecordedEdit {
    entry(
      sitting, number, "mo",
      .marks(.mark(place: Sample.place("mo", "stay", "care"), old: old, new: .mark(value))),
      seen: seen, at: later)
  }

  private static func shows(
    _ sitting: String, _ number: Int = 1, seen: [SegmentID: Int] = [SegmentID("fay"): 4],
    slip: Slip = slip
  ) -> RecordedEdit {
    entry(
      sitting, number, "mo",
      .people(.showSlip(assessor: "mo", slip: slip.key, signature: Sample.signature)), seen: seen,
      at: later)
  }

  /// The sittings by their keys, and the entries that show the slip with a good signature.
  private static func keys(
    _ sittings: [String: PublicKey], shownIn uses: [String: Int] = [:], slip: Slip = slip
  ) -> Keyholding {
    var signers = [SegmentID("fay"): SittingSigner(person: "fay", key: founder)]
    for (name, key) in sittings {
      signers[SegmentID(name)] = SittingSigner(person: "mo", key: key)
    }
    var shown: [EntryAddress: SlipUse] = [:]
    for (name, number) in uses {
      let address = EntryAddress(segment: SegmentID(name), number: number)
      shown[address] = sittings[name].map { SlipUse(slip, shownBy: $0) }
    }
    return Keyholding(founder: founder, sittings: signers, uses: shown)
  }

  private static func answer(_ fold: Fold) -> Answer? {
    fold.appraisal[Sample.place("mo", "stay", "care")].answer
  }

  private static func faults(_ fold: Fold) -> [SlipFault] { fold.refusedSlips.map(\.fault) }

  @Test func `the key that shows the slip counts, and is said to be confirmed by it`() {
    let keys = Self.keys(["own": Self.own], shownIn: ["own": 1])
    let fold = Fold(
      Self.beginning + [Self.shows("own"), Self.mark("own", 2, 40, seen: [:])], keys: keys)
    #expect(Self.answer(fold) == .mark(40))
    #expect(fold.keys.slipKey(of: "mo") == Self.own)
    #expect(fold.ignored.isEmpty && !fold.keys.awaitsSlip("mo"))
    #expect(Fold(Self.beginning, keys: Self.keys([:])).keys.awaitsSlip("mo"))
    #expect(fold.keys.isConfirmedBySlip(SittingSigner(person: "mo", key: Self.own)))
    #expect(!fold.keys.isConfirmedBySlip(SittingSigner(person: "mo", key: Self.other)))
    #expect(!fold.keys.isConfirmedBySlip(SittingSigner(person: "fay", key: Self.own)))
  }

  @Test func `whoever wrote in the name of somebody first is silenced by the slip`() {
    let forged = Self.mark("forged", 1, 90, seen: [SegmentID("fay"): 3])
    let sittings = ["own": Self.own, "forged": Self.other]
    let own = [
      Self.shows("own", seen: [SegmentID("fay"): 4, SegmentID("forged"): 1]),
      Self.mark("own", 2, 40, seen: [:]),
    ]
    for edits in [Self.beginning + [forged] + own, own + [forged] + Self.beginning] {
      let fold = Fold(edits, keys: Self.keys(sittings, shownIn: ["own": 1]))
      #expect(Self.answer(fold) == .mark(40))
      #expect(fold.ignored.map(\.reason) == [.keyNotTheirs("mo")])
      #expect(fold.keys.keys(of: "mo").map(\.counts) == [true, false])
    }
    // Without the slip the forger is believed, who came first.
    let before = Fold(Self.beginning + [forged], keys: Self.keys(["forged": Self.other]))
    #expect(Self.answer(before) == .mark(90))
  }

  @Test func `a key that the founder had seen before making the slip goes on counting`() {
    let first = Self.mark("desk", 1, 40, seen: [SegmentID("fay"): 3])
    var beginning = Self.beginning
    beginning[3].seen = [SegmentID("desk"): 1]
    let fold = Fold(
      beginning + [
        first, Self.shows("own", seen: [SegmentID("desk"): 1]),
        Self.mark("own", 2, 50, seen: [:], old: .mark(40)),
      ], keys: Self.keys(["own": Self.own, "desk": Self.other], shownIn: ["own": 1]))
    #expect(fold.ignored.isEmpty)
    #expect(Self.answer(fold) == .mark(50))
    #expect(fold.keys.keys(of: "mo").map(\.counts) == [true, true])
  }

  @Test func `a slip that is shown again by another key confirms the first alone`() {
    let again = Self.shows("forged", seen: [SegmentID("own"): 1])
    let mark = Self.mark("forged", 2, 90, seen: [:])
    let keys = Self.keys(
      ["own": Self.own, "forged": Self.other], shownIn: ["own": 1, "forged": 1])
    let fold = Fold(
      Self.beginning + [Self.shows("own"), again, mark, Self.mark("own", 2, 40, seen: [:])],
      keys: keys)
    #expect(Self.answer(fold) == .mark(40))
    #expect(Self.faults(fold) == [.shownBefore])
    #expect(fold.keys.slipKey(of: "mo") == Self.own)
  }

  @Test func `what the founder had seen says which of two showed it first`() {
    let hidden = Self.shows("forged", seen: [SegmentID("fay"): 4])
    let seen = Self.entry(
      "fay", 5, "fay", .people(.join(assessor: Assessor(id: "al", name: "Al"))),
      seen: [SegmentID("own"): 1], at: "2026-11-21T00:00:06.000Z")
    let keys = Self.keys(
      ["own": Self.own, "forged": Self.other], shownIn: ["own": 1, "forged": 1])
    let edits =
      Self.beginning + [
        Self.shows("own"), hidden, seen, Self.mark("own", 2, 40, seen: [:]),
      ]
    #expect(Self.faults(Fold(edits, keys: keys)) == [.shownBefore])
    #expect(Self.answer(Fold(edits, keys: keys)) == .mark(40))
    // An old sitting, to which a use is added later, was not there first.
    let old =
      Self.beginning + [
        Self.mark("forged", 1, 90, seen: [SegmentID("fay"): 4]), Self.shows("own"),
        Self.entry(
          "fay", 5, "fay", .people(.join(assessor: Assessor(id: "al", name: "Al"))),
          seen: [SegmentID("own"): 1, SegmentID("forged"): 1], at: "2026-11-21T00:00:06.000Z"),
        Self.shows("forged", 2, seen: [:]), Self.mark("own", 2, 40, seen: [:]),
      ]
    let late = Self.keys(
      ["own": Self.own, "forged": Self.other], shownIn: ["own": 1, "forged": 2])
    #expect(Self.answer(Fold(old, keys: late)) == .mark(40))
    #expect(Self.faults(Fold(old, keys: late)) == [.shownBefore])
  }

  @Test func `where nothing says which of two showed it first it confirms neither`() {
    let keys = Self.keys(
      ["own": Self.own, "forged": Self.other], shownIn: ["own": 1, "forged": 1])
    let edits =
      Self.beginning + [
        Self.shows("own"), Self.shows("forged"), Self.mark("own", 2, 40, seen: [:]),
      ]
    let fold = Fold(edits, keys: keys)
    #expect(Self.faults(fold) == [.shownTwice, .shownTwice])
    #expect(Self.answer(fold) == nil && fold.keys.slipKey(of: "mo") == nil)
    let vouched = Self.entry(
      "fay", 5, "fay", .people(.vouch(assessor: "mo", key: Self.own)),
      seen: [SegmentID("own"): 2, SegmentID("forged"): 1], at: "2026-11-21T00:00:06.000Z")
    #expect(Self.answer(Fold(edits + [vouched], keys: keys)) == .mark(40))
  }

  @Test func `a slip without a good signature, or of nobody, confirms nothing`() {
    let first = Self.mark("desk", 1, 40, seen: [SegmentID("fay"): 4])
    let sittings = ["own": Self.own, "desk": Self.other]
    let seen = [SegmentID("fay"): 4, SegmentID("desk"): 1]
    let mark = Self.mark("own", 2, 90, seen: [:])
    let forged = Fold(
      Self.beginning + [first, Self.shows("own", seen: seen), mark], keys: Self.keys(sittings))
    #expect(Self.answer(forged) == .mark(40) && Self.faults(forged) == [.forged])
    let unknown = Slip(person: "mo", key: "77")
    let unmade = Fold(
      Self.beginning + [first, Self.shows("own", seen: seen, slip: unknown), mark],
      keys: Self.keys(sittings, shownIn: ["own": 1], slip: unknown))
    #expect(Self.answer(unmade) == .mark(40) && Self.faults(unmade) == [.notMade])
    let unsigned = Fold(Self.beginning + [Self.shows("own")])
    #expect(Self.faults(unsigned) == [.forged])
  }

  @Test func `only a facilitator makes slips, and a newer one replaces the one before`() {
    var beginning = Self.beginning
    beginning[3].author = "mo"
    let keys = Self.keys(["own": Self.own], shownIn: ["own": 1])
    #expect(Self.faults(Fold(beginning + [Self.shows("own")], keys: keys)) == [.notMade])
    let newer = Self.entry(
      "fay", 5, "fay", .people(.makeSlip(assessor: "mo", slip: "77")),
      at: "2026-11-21T00:00:04.000Z")
    let lost = Fold(Self.beginning + [newer, Self.shows("own")], keys: keys)
    #expect(Self.faults(lost) == [.notMade])
    #expect(lost.keys.awaitsSlip("mo"))
    // Whoever finds the old one is not first by it either.
    let found = Self.keys(["own": Self.own, "desk": Self.other], shownIn: ["own": 1])
    let desk = Self.mark("desk", 1, 40, seen: [SegmentID("fay"): 4])
    let stolen = Fold(
      Self.beginning + [
        newer, desk, Self.shows("own", seen: [SegmentID("fay"): 5, SegmentID("desk"): 1]),
        Self.mark("own", 2, 90, seen: [:]),
      ], keys: found)
    #expect(Self.answer(stolen) == .mark(40))
  }

  @Test func `making a slip anew keeps the key that showed the one before`() {
    let keys = Self.keys(["own": Self.own], shownIn: ["own": 1])
    let before = Fold(
      Self.beginning + [Self.shows("own"), Self.mark("own", 2, 40, seen: [:])], keys: keys)
    let edits = before.makingSlip(Slip(person: "mo", key: "77"))
    #expect(
      edits == [
        .people(.vouch(assessor: "mo", key: Self.own)),
        .people(.makeSlip(assessor: "mo", slip: "77")),
      ])
    var live = before
    for (place, edit) in edits.enumerated() {
      live.append(
        Self.entry(
          "fay", 5 + place, "fay", edit, seen: [SegmentID("own"): 2],
          at: "2026-11-21T00:00:06.000Z"))
    }
    #expect(Self.answer(live) == .mark(40))
    #expect(live.keys.speaks(Self.own, for: "mo") && live.keys.awaitsSlip("mo"))
    #expect(before.slipless.map(\.id) == [])
  }
}
