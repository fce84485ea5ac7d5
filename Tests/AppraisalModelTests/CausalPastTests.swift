import AppraisalModel
import Testing

/// Who may do what, and what is late, follows from what was seen and never from a clock.
@Suite struct CausalPastTests {
  private static let place = MarkingPlace(
    round: RoundNumber(1), assessor: "mo", option: "stay", criterion: "care")

  private static func mark(_ value: Int) -> Edit {
    .marks(.mark(place: place, old: nil, new: .mark(DecimalNumber(value))))
  }

  private static func refused(_ fold: Fold) -> [String] { fold.ignored.map(\.entry.operation) }

  /// The sample with round 1 open, in the facilitator's sitting `a` of four entries.
  private static func inRound() -> Sittings {
    var sittings = Sittings.begun()
    sittings.add("a", at: 3, by: "fay", .rounds(.openRound(round: Round(id: RoundNumber(1)))))
    return sittings
  }

  /// Ended by an entry that had seen so much of the member's sitting `b`.
  private static func ended(_ sittings: Sittings, seen: Int, at minute: Int) -> Sittings {
    var sittings = sittings
    sittings.add(
      "a", at: minute, by: "fay", seen: seen == 0 ? [:] : ["b": seen],
      .rounds(.moveRound(round: RoundNumber(1), old: .open, new: .ended)))
    return sittings
  }

  @Test(arguments: [5, 20, 40])
  func `a mark that the end of the round had seen counts whatever the clock says`(_ minute: Int) {
    var sittings = Self.inRound()
    sittings.add("b", at: minute, by: "mo", seen: ["a": 4], Self.mark(10))
    let fold = Fold(Self.ended(sittings, seen: 1, at: 20).edits)
    #expect(fold.appraisal[Self.place].answer == .mark(DecimalNumber(10)))
    #expect(fold.ignored.isEmpty)
  }

  @Test(arguments: [5, 20, 40])
  func `a mark that the end of the round had not seen is late whatever the clock says`(
    _ minute: Int
  ) {
    var sittings = Self.inRound()
    sittings.add("b", at: minute, by: "mo", seen: ["a": 4], Self.mark(10))
    sittings.add("b", at: minute, by: "mo", .marks(.reason(place: Self.place, old: "", new: "why")))
    let edits = Self.ended(sittings, seen: 1, at: 20).edits
    for edits in [edits, edits.reversed()] {
      let fold = Fold(edits)
      #expect(fold.appraisal[Self.place].answer == .mark(DecimalNumber(10)))
      #expect(fold.appraisal[Self.place].reason.isEmpty)
      #expect(Self.refused(fold) == ["b-2"])
      #expect(fold.ignored.map(\.reason) == [.roundNotOpen(RoundNumber(1), .ended)])
    }
  }

  @Test func `a late mark that arrives later is late too`() {
    let sittings = Self.ended(Self.inRound(), seen: 0, at: 20)
    var fold = Fold(sittings.edits)
    var late = Sittings()
    late.add("b", at: 5, by: "mo", seen: ["a": 4], Self.mark(10))
    for entry in late.edits { fold.append(entry) }
    #expect(Self.refused(fold) == ["b-1"])
    #expect(fold.appraisal == Fold(sittings.edits + late.edits).appraisal)
  }

  @Test(arguments: [5, 22, 27, 40])
  func `a round that was opened again takes what had seen that, and what was late stays late`(
    _ minute: Int
  ) {
    var sittings = Self.ended(Self.inRound(), seen: 0, at: 20)
    sittings.add("a", at: 25, by: "fay", .rounds(.openAgain(round: RoundNumber(1), why: "Mo.")))
    sittings.add("b", at: minute, by: "mo", seen: ["a": 4], Self.mark(10))
    sittings.add(
      "b", at: minute, by: "mo", seen: ["a": 6],
      .marks(.reason(place: Self.place, old: "", new: "why")))
    let edits = Self.ended(sittings, seen: 2, at: 50).edits
    for edits in [edits, edits.reversed()] {
      let fold = Fold(edits)
      #expect(Self.refused(fold) == ["b-1"])
      #expect(fold.appraisal[Self.place] == Marking(reason: "why"))
      #expect(
        fold.lateBallots == [
          LateBallot(person: "mo", round: RoundNumber(1), entries: 1, wasHandedIn: false)
        ])
    }
    var grown = Fold(Array(edits.prefix(0)))
    for entry in Fold(edits).entries { grown.append(entry) }
    #expect(grown.appraisal == Fold(edits).appraisal)
  }

  @Test func `what came after the end of a round is a late ballot, and nothing else is`() {
    var sittings = Self.ended(Self.inRound(), seen: 0, at: 20)
    sittings.add("b", at: 5, by: "mo", seen: ["a": 4], Self.mark(10))
    sittings.add("b", at: 6, by: "mo", .rounds(.handIn(round: RoundNumber(1), assessor: "mo")))
    sittings.add(
      "b", at: 7, by: "mo", .rounds(.openRound(round: Round(id: RoundNumber(2)))))
    let fold = Fold(sittings.edits)
    #expect(fold.ignored.count == 3)
    #expect(
      fold.lateBallots == [
        LateBallot(person: "mo", round: RoundNumber(1), entries: 2, wasHandedIn: true)
      ])
    #expect(Fold(Self.inRound().edits).lateBallots == [])
  }

  @Test func `somebody who may not end a round makes nobody late`() {
    var sittings = Self.inRound()
    sittings.add("b", at: 5, by: "mo", seen: ["a": 4], Self.mark(10))
    sittings.add(
      "c", at: 4, by: "mo", seen: ["a": 4],
      .rounds(.moveRound(round: RoundNumber(1), old: .open, new: .ended)))
    let fold = Fold(sittings.edits)
    #expect(Self.refused(fold) == ["c-1"])
    #expect(fold.appraisal[Self.place].answer == .mark(DecimalNumber(10)))
  }

  /// The member with roles.
  private static func member(_ roles: [AssessorRole]) -> Assessor {
    var member = Sample.member
    member.roles = roles
    return member
  }

  @Test(arguments: [5, 30])
  func `a role that was taken away counts until its holder has seen that`(_ minute: Int) {
    var sittings = Sittings.begun()
    let observer = Self.member([.observer])
    sittings.add("a", at: 20, by: "fay", .people(.revise(old: Sample.member, new: observer)))
    let place = Sample.place("mo", "stay", "care")
    let mark = Edit.marks(.mark(place: place, old: nil, new: .mark(DecimalNumber(10))))
    sittings.add("b", at: minute, by: "mo", seen: ["a": 3], mark)
    sittings.add(
      "b", at: minute + 1, by: "mo", seen: ["a": 4],
      .marks(.reason(place: place, old: "", new: "why")))
    let fold = Fold(sittings.edits)
    #expect(fold.appraisal[place].answer == .mark(DecimalNumber(10)))
    #expect(Self.refused(fold) == ["b-2"])
  }

  @Test(arguments: [15, 30])
  func `a role that was given counts from when its holder has seen that`(_ minute: Int) {
    var sittings = Sittings.begun()
    let second = Self.member([.member, .facilitator])
    sittings.add("a", at: 10, by: "fay", .people(.revise(old: Sample.member, new: second)))
    sittings.add(
      "b", at: minute, by: "mo", seen: ["a": 3],
      .rounds(.openRound(round: Round(id: RoundNumber(1)))))
    #expect(Self.refused(Fold(sittings.edits)) == ["b-1"])
    sittings.add(
      "b", at: minute, by: "mo", seen: ["a": 4],
      .rounds(.openRound(round: Round(id: RoundNumber(1)))))
    let fold = Fold(sittings.edits)
    #expect(Self.refused(fold) == ["b-1"])
    #expect(fold.appraisal.rounds.map(\.id.number) == [1])
  }

  @Test func `who joined twice without seeing it may mark`() {
    var sittings = Sittings()
    sittings.add("a", at: 0, by: "fay", .document(.adopt(document: Sample.document)))
    sittings.add("a", at: 1, by: "fay", .people(.join(assessor: Sample.facilitator)))
    sittings.add("a", at: 2, by: "fay", .people(.join(assessor: Sample.member)))
    sittings.add("b", at: 3, by: "mo", seen: ["a": 2], .people(.join(assessor: Sample.member)))
    let place = Sample.place("mo", "stay", "care")
    sittings.add(
      "b", at: 4, by: "mo", .marks(.mark(place: place, old: nil, new: .mark(DecimalNumber(10)))))
    let fold = Fold(sittings.edits)
    #expect(Self.refused(fold) == ["b-1"])
    #expect(fold.appraisal[place].answer == .mark(DecimalNumber(10)))
  }

  @Test func `who had seen an entry knows what its author had seen`() {
    var sittings = Self.inRound()
    sittings.add("b", at: 40, by: "mo", seen: ["a": 4], Self.mark(10))
    sittings.add("c", at: 9, by: "al", seen: ["b": 1], .people(.join(assessor: Sample.member)))
    sittings.add(
      "a", at: 20, by: "fay", seen: ["c": 1],
      .rounds(.moveRound(round: RoundNumber(1), old: .open, new: .ended)))
    let fold = Fold(sittings.edits)
    #expect(fold.appraisal[Self.place].answer == .mark(DecimalNumber(10)))
    #expect(Self.refused(fold) == ["c-1"])
  }

  @Test func `what an author saw later is not known to who had seen their earlier entries`() {
    var sittings = Sittings.begun()
    let place = Sample.place("mo", "stay", "care")
    func mark(_ value: Int) -> Edit {
      .marks(.mark(place: place, old: nil, new: .mark(DecimalNumber(value))))
    }
    func reason(_ text: String) -> Edit { .marks(.reason(place: place, old: "", new: text)) }
    sittings.add("b", at: 5, by: "mo", seen: ["a": 3], mark(10))
    sittings.add("c", at: 4, by: "mo", seen: ["a": 3], reason("one"))
    sittings.add("c", at: 6, by: "mo", seen: ["b": 1], reason("two"))
    sittings.add("d", at: 7, by: "mo", seen: ["c": 1], mark(20))
    #expect(Fold(sittings.edits).contested.count == 1)
    sittings.add("d", at: 8, by: "mo", seen: ["c": 2], mark(30))
    #expect(Fold(sittings.edits).contested.isEmpty)
  }

  @Test func `six hundred sittings that name the one before each know them all`() {
    var sittings = Sittings.begun()
    let place = Sample.place("mo", "stay", "care")
    func mark(_ value: Int) -> Edit {
      .marks(.mark(place: place, old: nil, new: .mark(DecimalNumber(value))))
    }
    var last = "a"
    for number in 1...600 {
      let name = "s\(number)"
      sittings.add(name, at: 5, by: "mo", seen: [last: last == "a" ? 3 : 1], mark(number % 100))
      last = name
    }
    let fold = Fold(sittings.edits)
    #expect(fold.contested.isEmpty && fold.ignored.isEmpty)
    #expect(fold.appraisal[place].answer == .mark(DecimalNumber(0)))
    var others = sittings
    others.add("t", at: 5, by: "mo", seen: ["s599": 1], mark(7))
    #expect(Fold(others.edits).standing.values.map(\.count).max() == 2)
  }
}
