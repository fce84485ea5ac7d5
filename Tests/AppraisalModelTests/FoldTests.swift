import AppraisalModel
import Testing

/// A record in the making: sittings whose entries are numbered and named as a ledger does it.
struct Sittings {
  private(set) var edits: [RecordedEdit] = []
  private var numbers: [SegmentID: Int] = [:]

  /// Adds an entry; the clock shows so many minutes.
  mutating func add(
    _ segment: String, at minute: Int, by author: AssessorID?, seen: [String: Int] = [:],
    operation: String? = nil, number: Int? = nil, _ edit: Edit
  ) {
    let name = SegmentID(segment)
    let next = number ?? (numbers[name] ?? 0) + 1
    numbers[name] = next
    edits.append(
      RecordedEdit(
        address: EntryAddress(segment: name, number: next),
        operation: operation ?? "\(segment)-\(next)",
        time: "2026-11-21T\(minute / 60 + 10):\(minute % 60 + 10):00.000Z", author: author,
        seen: Dictionary(seen.map { (SegmentID($0), $1) }, uniquingKeysWith: max), edit: edit))
  }

  /// The sample with its two people, in the facilitator's first sitting `a` of three entries.
  static func begun() -> Sittings {
    var sittings = Sittings()
    sittings.add("a", at: 0, by: "fay", .document(.adopt(document: Sample.document)))
    sittings.add("a", at: 1, by: "fay", .people(.join(assessor: Sample.facilitator)))
    sittings.add("a", at: 2, by: "fay", .people(.join(assessor: Sample.member)))
    return sittings
  }
}

@Suite struct FoldTests {
  private static let place = Sample.place("mo", "stay", "care")

  private static func mark(_ old: Int?, _ new: Int?, _ place: MarkingPlace = place) -> Edit {
    .marks(
      .mark(
        place: place, old: old.map { .mark(DecimalNumber($0)) },
        new: new.map { .mark(DecimalNumber($0)) }))
  }

  private static func operations(_ fold: Fold, _ register: Register) -> [String] {
    fold.standing[register]?.map(\.operation) ?? []
  }

  @Test func `nothing folds to nothing`() {
    let fold = Fold([])
    #expect(fold.appraisal == Appraisal())
    #expect(fold.entries.isEmpty && fold.ignored.isEmpty && fold.heads.isEmpty)
    #expect(fold.contested.isEmpty)
  }

  @Test func `an edit supersedes one that its author had seen`() {
    var sittings = Sittings.begun()
    sittings.add("b", at: 5, by: "mo", seen: ["a": 3], Self.mark(nil, 10))
    sittings.add("c", at: 6, by: "mo", seen: ["a": 3, "b": 1], Self.mark(10, 20))
    let fold = Fold(sittings.edits)
    #expect(fold.appraisal[Self.place].answer == .mark(20))
    #expect(fold.contested.isEmpty)
    #expect(Self.operations(fold, .mark(Self.place)) == ["c-1"])
    #expect(fold.latest(.mark(Self.place))?.operation == "c-1")
    #expect(fold.heads == [SegmentID("a"): 3, SegmentID("b"): 1, SegmentID("c"): 1])
  }

  @Test func `two edits that did not see each other are contested until somebody resolves`() {
    var sittings = Sittings.begun()
    sittings.add("b", at: 5, by: "mo", seen: ["a": 3], Self.mark(nil, 10))
    sittings.add("c", at: 6, by: "mo", seen: ["a": 3], Self.mark(nil, 20))
    let contested = Fold(sittings.edits)
    #expect(contested.contested == [.mark(Self.place)])
    #expect(Self.operations(contested, .mark(Self.place)) == ["b-1", "c-1"])
    #expect(contested.appraisal[Self.place].answer == .mark(20))
    sittings.add("c", at: 7, by: "mo", seen: ["b": 1], Self.mark(20, 10))
    let resolved = Fold(sittings.edits)
    #expect(resolved.contested.isEmpty)
    #expect(resolved.appraisal[Self.place].answer == .mark(10))
  }

  @Test func `what a sitting saw once it has seen ever after`() {
    var sittings = Sittings.begun()
    sittings.add("b", at: 5, by: "mo", seen: ["a": 3], Self.mark(nil, 10))
    sittings.add(
      "c", at: 6, by: "mo", seen: ["a": 3, "b": 1],
      Self.mark(nil, 1, Sample.place("mo", "join", "care")))
    sittings.add("c", at: 7, by: "mo", Self.mark(10, 30))
    #expect(Fold(sittings.edits).contested.isEmpty)
  }

  @Test func `contested values come by the time of their first edit`() {
    var sittings = Sittings.begun()
    let places = ["time", "law", "care"].map { Sample.place("mo", "stay", $0) }
    for segment in ["b", "c"] {
      for (index, place) in places.enumerated() {
        sittings.add(
          segment, at: 10 - index, by: "mo", seen: ["a": 3],
          .marks(.reason(place: place, old: "", new: segment)))
      }
    }
    // The clock of both sittings went back, so that the last of the places has the earliest time.
    let expected = places.reversed().map(Register.reason)
    #expect(Fold(sittings.edits).contested == expected)
    #expect(Fold(sittings.edits.reversed()).contested == expected)
  }

  @Test(arguments: [0, 3, 5, 30, 90])
  func `a clock that is wrong does not change what supersedes`(_ minute: Int) {
    var sittings = Sittings.begun()
    sittings.add("b", at: 40, by: "mo", seen: ["a": 3], Self.mark(nil, 10))
    sittings.add("c", at: minute, by: "mo", seen: ["a": 3, "b": 1], Self.mark(10, 20))
    let fold = Fold(sittings.edits.reversed())
    #expect(fold.appraisal[Self.place].answer == .mark(20))
    #expect(fold.contested.isEmpty)
    #expect(fold.entries.map(\.operation) == ["a-1", "a-2", "a-3", "b-1", "c-1"])
    #expect(fold.ignored.isEmpty)
  }

  @Test func `a clock that goes back does not change the order of a sitting`() {
    var sittings = Sittings.begun()
    for (index, minute) in [50, 40, 30, 20].enumerated() {
      sittings.add("b", at: minute, by: "mo", seen: ["a": 3], Self.mark(nil, index))
    }
    let fold = Fold(sittings.edits)
    #expect(fold.appraisal[Self.place].answer == .mark(3))
    #expect(Self.operations(fold, .mark(Self.place)) == ["b-4"])
  }

  @Test func `an entry that is not at hand does not break the order around it`() {
    var sittings = Sittings.begun()
    sittings.add("b", at: 40, by: "mo", seen: ["a": 3], Self.mark(nil, 10))
    // Entry 2 of this sitting is withheld, and the next one saw it.
    sittings.add("c", at: 5, by: "mo", seen: ["a": 3, "b": 2], Self.mark(10, 20))
    sittings.add("b", at: 3, by: "mo", seen: ["c": 1], number: 3, Self.mark(20, 30))
    let fold = Fold(sittings.edits)
    #expect(fold.entries.suffix(3).map(\.operation) == ["b-1", "c-1", "b-3"])
    #expect(fold.appraisal[Self.place].answer == .mark(30))
    #expect(fold.contested.isEmpty)
  }

  @Test func `an operation that stands twice counts once`() {
    var sittings = Sittings.begun()
    sittings.add("b", at: 5, by: "mo", seen: ["a": 3], operation: "same", Self.mark(nil, 10))
    sittings.add("b", at: 6, by: "mo", operation: "other", Self.mark(10, 20))
    sittings.add("c", at: 7, by: "mo", seen: ["a": 3], operation: "same", Self.mark(nil, 10))
    let fold = Fold(sittings.edits + sittings.edits)
    #expect(fold.appraisal[Self.place].answer == .mark(20))
    #expect(fold.entries.map(\.operation) == ["a-1", "a-2", "a-3", "same", "other"])
    #expect(fold.contested.isEmpty)
    #expect(fold.ignored.isEmpty)
  }

  @Test func `an edit without authority is listed and changes nothing`() {
    var sittings = Sittings.begun()
    let weigh = Edit.weights(.weigh(holder: .agreed, criterion: "care", old: nil, new: 90))
    sittings.add("b", at: 5, by: "mo", seen: ["a": 3], weigh)
    sittings.add("b", at: 6, by: nil, Self.mark(nil, 10))
    sittings.add("b", at: 7, by: "mo", Self.mark(nil, 10))
    let fold = Fold(sittings.edits)
    #expect(fold.appraisal.weights.isEmpty)
    #expect(fold.ignored.map(\.entry.operation) == ["b-1", "b-2"])
    #expect(
      fold.ignored.map(\.reason) == [
        .notAllowed("mo", needs: .facilitator), .notAllowed(nil, needs: .member),
      ])
    #expect(fold.standing[.weight(.agreed, "care")] == nil)
    #expect(fold.appraisal[Self.place].answer == .mark(10))
  }

  @Test func `a member cannot rise by claiming to have been a facilitator`() {
    var sittings = Sittings.begun()
    let risen = Assessor(id: "mo", name: "Mo", body: "council", roles: [.facilitator])
    sittings.add("b", at: 5, by: "mo", seen: ["a": 3], .people(.revise(old: risen, new: risen)))
    let fold = Fold(sittings.edits)
    #expect(fold.appraisal.assessor("mo") == Sample.member)
    #expect(fold.ignored.map(\.reason) == [.notAllowed("mo", needs: .facilitator)])
  }

  @Test func `what cannot be applied is listed with the reason`() {
    var sittings = Sittings.begun()
    sittings.add("b", at: 5, by: "mo", seen: ["a": 3], Self.mark(nil, 101))
    sittings.add("b", at: 6, by: "mo", Self.mark(nil, 1, Sample.place("mo", "fly", "care")))
    let fold = Fold(sittings.edits)
    #expect(
      fold.ignored.map(\.reason) == [
        .offScale(101, "care", Scale()), .unknownOption("fly", known: ["stay", "join"]),
      ])
    #expect(fold.heads[SegmentID("b")] == 2)
  }

  @Test func `an old value that was overtaken does not refuse a recorded edit`() {
    var sittings = Sittings.begun()
    sittings.add("b", at: 5, by: "mo", seen: ["a": 3], Self.mark(77, 10))
    let fold = Fold(sittings.edits)
    #expect(fold.appraisal[Self.place].answer == .mark(10))
    #expect(fold.ignored.isEmpty)
  }

  @Test func `a mark that crossed a change of standing is kept`() {
    var sittings = Sittings.begun()
    sittings.add(
      "a", at: 3, by: "fay",
      .document(
        .standing(
          option: "stay", old: OptionStanding(status: .baseline),
          new: OptionStanding(status: .discounted, reason: "No."))))
    sittings.add("b", at: 5, by: "mo", seen: ["a": 3], Self.mark(nil, 10))
    let fold = Fold(sittings.edits)
    #expect(fold.appraisal[Self.place].answer == .mark(10))
    #expect(fold.ignored.isEmpty)
  }

  @Test func `edits in a circle, or with causes that are missing, are not lost`() {
    var sittings = Sittings.begun()
    sittings.add("b", at: 5, by: "mo", seen: ["a": 3, "c": 1], Self.mark(nil, 10))
    sittings.add(
      "c", at: 6, by: "mo", seen: ["a": 3, "b": 1],
      .marks(.reason(place: Self.place, old: "", new: "So.")))
    sittings.add(
      "d", at: 7, by: "mo", seen: ["a": 3, "gone": 9, "d": 4],
      .marks(.evidence(place: Self.place, old: [], new: ["e1"])))
    sittings.add(
      "e", at: 8, by: "mo", seen: ["b": 1], number: 5,
      Self.mark(nil, 1, Sample.place("mo", "join", "care")))
    let fold = Fold(sittings.edits)
    #expect(
      fold.appraisal[Self.place]
        == Marking(answer: .mark(10), reason: "So.", evidence: ["e1"]))
    #expect(fold.appraisal[Sample.place("mo", "join", "care")].answer == .mark(1))
    #expect(fold.entries.count == sittings.edits.count)
    #expect(Fold(sittings.edits.reversed()).entries == fold.entries)
  }

  @Test func `a state without history goes on from there`() throws {
    var fold = Fold(state: try Sample.appraisal())
    var sittings = Sittings()
    sittings.add("b", at: 5, by: "mo", Self.mark(nil, 10))
    for edit in sittings.edits { fold.append(edit) }
    #expect(fold.appraisal[Self.place].answer == .mark(10))
    #expect(fold.entries.count == 1)
  }
}
