import AppraisalModel
import Testing

/// Who speaks for whom, told by keys.
struct KeyholdingTests {
  private static let founder: PublicKey = "f0"
  private static let own: PublicKey = "a1"
  private static let other: PublicKey = "b2"

  /// Fay begins by her key in the sitting `fay`, and adds Mo.
  private static let beginning = [
    entry("fay", 1, "fay", .document(.adopt(document: Sample.document))),
    entry("fay", 2, "fay", .people(.join(assessor: Sample.facilitator))),
    entry("fay", 3, "fay", .people(.join(assessor: Sample.member))),
  ]

  private static func entry(
    _ sitting: String, _ number: Int, _ author: AssessorID, _ edit: Edit,
    at time: String = "2026-11-21T00:00:00.000Z", seen: [SegmentID: Int] = [:],
    operation: String? = nil
  ) -> RecordedEdit {
    RecordedEdit(
      address: EntryAddress(segment: SegmentID(sitting), number: number),
      operation: operation ?? "\(sitting)-\(number)", time: time, author: author, seen: seen,
      edit: edit)
  }

  private static func mark(
    _ sitting: String, _ number: Int, _ value: DecimalNumber, seen: [SegmentID: Int] = [:],
    at time: String = "2026-11-21T00:00:01.000Z", operation: String? = nil, old: Answer? = nil
  ) -> RecordedEdit {
    entry(
      sitting, number, "mo",
      .marks(.mark(place: Sample.place("mo", "stay", "care"), old: old, new: .mark(value))),
      at: time, seen: seen, operation: operation)
  }

  private static func keys(_ sittings: [SegmentID: PublicKey], _ person: AssessorID = "mo")
    -> Keyholding
  {
    var signers: [SegmentID: SittingSigner] = [
      SegmentID("fay"): SittingSigner(person: "fay", key: founder)
    ]
    for (name, key) in sittings { signers[name] = SittingSigner(person: person, key: key) }
    return Keyholding(founder: founder, sittings: signers)
  }

  private static func answer(_ fold: Fold) -> Answer? {
    fold.appraisal[Sample.place("mo", "stay", "care")].answer
  }

  @Test func `the first key of a person is believed`() {
    let fold = Fold(
      Self.beginning + [Self.mark("own", 1, 40, seen: [SegmentID("fay"): 3])],
      keys: Self.keys([SegmentID("own"): Self.own]))
    #expect(Self.answer(fold) == .mark(40))
  }

  // The clock of a sitting is whatever its writer says it is.
  @Test(arguments: ["1970-01-01T00:00:00.000Z", "2099-01-01T00:00:00.000Z"])
  func `a second key that nobody vouches for changes nothing, whatever its clock`(_ time: String) {
    let edits =
      Self.beginning + [
        Self.mark("own", 1, 40, seen: [SegmentID("fay"): 3]),
        Self.entry(
          "fay", 4, "fay", .people(.join(assessor: Assessor(id: "al", name: "Al"))),
          seen: [SegmentID("own"): 1]),
        Self.mark("forged", 1, 90, seen: [SegmentID("fay"): 3], at: time),
      ]
    let keys = Self.keys([SegmentID("own"): Self.own, SegmentID("forged"): Self.other])
    for edits in [edits, edits.reversed()] {
      let fold = Fold(edits, keys: keys)
      #expect(Self.answer(fold) == .mark(40))
      #expect(fold.ignored.map(\.reason) == [.keyNotTheirs("mo")])
      #expect(fold.contested.isEmpty)
    }
    // Without keys the later one by the clock is what stands, and the value is contested.
    #expect(!Fold(edits).contested.isEmpty)
  }

  @Test func `where nobody had seen either key none counts, until one is vouched for`() {
    let edits =
      Self.beginning + [
        Self.mark("own", 1, 40, seen: [SegmentID("fay"): 3]),
        Self.mark("forged", 1, 90, seen: [SegmentID("fay"): 3]),
      ]
    let keys = Self.keys([SegmentID("own"): Self.own, SegmentID("forged"): Self.other])
    #expect(Self.answer(Fold(edits, keys: keys)) == nil)
    #expect(Fold(edits, keys: keys).keys.undecided == ["mo"])
    let vouching = Self.entry(
      "fay", 4, "fay", .people(.vouch(assessor: "mo", key: Self.own)),
      seen: [SegmentID("own"): 1, SegmentID("forged"): 1])
    #expect(Self.answer(Fold(edits + [vouching], keys: keys)) == .mark(40))
    #expect(Fold(edits + [vouching], keys: keys).keys.undecided.isEmpty)
    var live = Fold(edits, keys: keys)
    live.append(vouching)
    #expect(Self.answer(live) == .mark(40))
  }

  @Test func `a key whose sittings had all seen another of the person came later`() {
    let edits =
      Self.beginning + [
        Self.mark("own", 1, 40, seen: [SegmentID("fay"): 3]),
        Self.mark("new", 1, 70, seen: [SegmentID("own"): 1, SegmentID("fay"): 3], old: .mark(40)),
      ]
    let keys = Self.keys([SegmentID("own"): Self.own, SegmentID("new"): Self.other])
    #expect(Self.answer(Fold(edits, keys: keys)) == .mark(40))
    let vouching = Self.entry(
      "own", 2, "mo", .people(.vouch(assessor: "mo", key: Self.other)),
      at: "2026-11-21T00:00:02.000Z", seen: [SegmentID("new"): 1])
    #expect(Self.answer(Fold(edits + [vouching], keys: keys)) == .mark(70))
  }

  @Test func `nobody vouches for a key but the person and a facilitator`() {
    let vouching = Self.entry(
      "al", 2, "al", .people(.vouch(assessor: "mo", key: Self.other)),
      seen: [SegmentID("own"): 1, SegmentID("new"): 1, SegmentID("fay"): 3])
    let edits =
      Self.beginning + [
        Self.mark("own", 1, 40, seen: [SegmentID("fay"): 3]),
        Self.mark("new", 1, 70, seen: [SegmentID("own"): 1]),
        Self.entry(
          "al", 1, "al", .people(.join(assessor: Assessor(id: "al", name: "Al"))),
          seen: [SegmentID("fay"): 3]),
        vouching,
      ]
    var sittings = Self.keys([SegmentID("own"): Self.own, SegmentID("new"): Self.other]).sittings
    sittings[SegmentID("al")] = SittingSigner(person: "al", key: "c3")
    let fold = Fold(edits, keys: Keyholding(founder: Self.founder, sittings: sittings))
    #expect(Self.answer(fold) == .mark(40))
    #expect(
      Set(fold.ignored.map(\.reason)) == [
        .keyNotTheirs("mo"), .notAllowed("al", needs: .facilitator),
      ])
    // A key that asks for itself is not heard either.
    let asking = Self.entry(
      "new", 2, "mo", .people(.vouch(assessor: "mo", key: Self.other)))
    let asked = Fold(
      edits.dropLast() + [asking],
      keys: Keyholding(founder: Self.founder, sittings: sittings))
    #expect(Self.answer(asked) == .mark(40))
  }

  @Test func `a second beginning changes nothing, whatever its clock`() {
    var document = Sample.document
    document.title = "Another"
    let forged = Self.entry(
      "forged", 1, "al", .document(.adopt(document: document)), at: "1970-01-01T00:00:00.000Z")
    let keys = Keyholding(
      founder: Self.founder,
      sittings: [
        SegmentID("fay"): SittingSigner(person: "fay", key: Self.founder),
        SegmentID("forged"): SittingSigner(person: "al", key: Self.other),
      ])
    let fold = Fold(Self.beginning + [forged], keys: keys)
    #expect(fold.appraisal.document.title == Sample.document.title)
    #expect(fold.ignored.map(\.reason) == [.notTheFounder])
  }

  // Whoever joins first may take every role, and a clock can put anybody there.
  @Test func `until somebody has joined nobody begins but by the founder's key`() {
    let zed = Assessor(id: "zed", name: "Zed", roles: [.facilitator])
    let forged = Self.entry(
      "forged", 1, "zed", .people(.join(assessor: zed)), at: "1970-01-01T00:00:00.000Z",
      seen: [SegmentID("fay"): 1])
    let keys = Keyholding(
      founder: Self.founder,
      sittings: [
        SegmentID("fay"): SittingSigner(person: "fay", key: Self.founder),
        SegmentID("forged"): SittingSigner(person: "zed", key: Self.other),
      ])
    let fold = Fold(Self.beginning + [forged], keys: keys)
    #expect(fold.appraisal.assessors.map(\.id) == ["fay", "mo"])
    #expect(fold.ignored.map(\.reason) == [.notTheFounder])
    // Without keys the panel is the stranger's.
    #expect(Fold(Self.beginning + [forged]).appraisal.assessors.map(\.id) == ["zed"])
  }

  // An operation counts once where its own writer wrote it again, and nowhere else.
  @Test func `nobody takes another's operation away`() {
    let taken = Self.entry(
      "al", 1, "al", .people(.join(assessor: Assessor(id: "al", name: "Al"))),
      at: "1970-01-01T00:00:00.000Z", operation: "own-1")
    let fold = Fold(
      Self.beginning + [Self.mark("own", 1, 40, seen: [SegmentID("fay"): 3]), taken])
    #expect(Self.answer(fold) == .mark(40))
    let again = Fold(
      Self.beginning + [
        Self.mark("own", 1, 40, seen: [SegmentID("fay"): 3]),
        Self.mark("again", 1, 40, operation: "own-1"),
      ])
    #expect(again.entries.count == Self.beginning.count + 1)
  }

  @Test func `a code names one key that does not count, or none`() throws {
    let keys = Self.keys([SegmentID("own"): Self.own, SegmentID("new"): Self.other])
    let fold = Fold(
      Self.beginning + [
        Self.mark("own", 1, 40), Self.mark("new", 1, 70, seen: [SegmentID("own"): 1]),
      ], keys: keys)
    #expect(Self.other.code == "b2b2 b2b2 b2b2")
    #expect(try fold.keys.asked(by: "B2B2 b2b2b2b2").key == Self.other)
    #expect(throws: KeyCodeRefusal.unknown("a1a1 a1a1 a1a1")) {
      try fold.keys.asked(by: Self.own.code)
    }
  }
}
