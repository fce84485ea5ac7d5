import AppraisalModel
import SeededRandom
import Testing

/// Nobody acts on everybody by not having seen that they lost the role for it.
@Suite struct RoleLossTests {
  private static let demoted = person([.member])
  private static let place = Sample.place("mo", "stay", "care")

  private static func person(_ roles: [AssessorRole]) -> Assessor {
    var person = Sample.member
    person.roles = roles
    return person
  }

  /// The sample with Mo in roles and Al as a member, in Fay's sitting `a` of five entries.
  private static func begun(_ roles: [AssessorRole] = [.member, .facilitator]) -> Sittings {
    var sittings = Sittings.begun()
    sittings.add(
      "a", at: 3, by: "fay", .people(.revise(old: Sample.member, new: person(roles))))
    sittings.add("a", at: 4, by: "fay", .people(.join(assessor: Assessor(id: "al", name: "Al"))))
    return sittings
  }

  /// Fay takes the role from Mo, as the sixth entry of her sitting, after so much of Mo's.
  private static func taken(
    _ sittings: Sittings, to roles: [AssessorRole] = [.member], seen: Int = 0
  ) -> Sittings {
    var sittings = sittings
    sittings.add(
      "a", at: 20, by: "fay", seen: seen == 0 ? [:] : ["b": seen],
      .people(.revise(old: person([.member, .facilitator]), new: person(roles))))
    return sittings
  }

  private static func waiting(_ fold: Fold) -> [String] {
    fold.unconfirmed.map(\.entry.operation)
  }

  static let acts: [Edit] = [
    .document(
      .standing(
        option: "join", old: OptionStanding(status: .active),
        new: OptionStanding(status: .discounted, reason: "No."))),
    .document(
      .head(
        old: Sample.document.head,
        new: {
          var head = Sample.document.head
          head.question = Question(words: "Which, then?")
          return head
        }())),
    .people(.join(assessor: Assessor(id: "zed", name: "Zed", roles: [.facilitator]))),
    .people(.leave(assessor: Assessor(id: "al", name: "Al"))),
    .people(.revise(old: demoted, new: person([.member, .facilitator]))),
    .people(.revise(old: Sample.facilitator, new: Assessor(id: "fay", name: "Fay"))),
    .people(.vouch(assessor: "al", key: Sample.key)),
    .rounds(.openRound(round: Round(id: RoundNumber(1)))),
    .marks(.agree(option: "stay", criterion: "care", old: nil, new: AgreedScore(mark: 40))),
    .weights(.weigh(holder: .agreed, criterion: "care", old: nil, new: 60)),
    .weights(.lockWeights(old: nil, new: WeightLock(words: "Settled."))),
    .decision(.decide(old: nil, new: Decision(day: "2010-03-01", words: "Resolved."))),
    .marks(.mark(place: Sample.place("al", "stay", "care"), old: nil, new: .mark(40))),
  ]

  @Test(arguments: acts, [5, 40])
  func `what acts on everybody and did not see the loss of the role waits for somebody who has it`(
    _ act: Edit, _ minute: Int
  ) {
    var sittings = Self.taken(Self.begun())
    let before = Fold(sittings.edits).appraisal
    sittings.add("b", at: minute, by: "mo", seen: ["a": 5], act)
    for edits in [sittings.edits, sittings.edits.reversed()] {
      let fold = Fold(edits)
      #expect(fold.appraisal == before)
      #expect(Self.waiting(fold) == ["b-1"])
      #expect(fold.unconfirmed.map(\.by) == ["fay"])
      #expect(fold.ignored.map(\.reason) == [.roleLost("mo", by: "fay")])
    }
    // By the rules before it counted.
    #expect(Fold(sittings.edits, rules: .first).unconfirmed.isEmpty)
  }

  @Test(arguments: acts.filter { $0 != acts[5] })
  func `who has the role confirms it by doing the same, having seen it`(_ act: Edit) {
    var sittings = Self.taken(Self.begun())
    sittings.add("b", at: 5, by: "mo", seen: ["a": 5], act)
    sittings.add("c", at: 30, by: "nobody", seen: ["a": 6, "b": 1], act)
    sittings.add("b", at: 35, by: "mo", seen: ["a": 6], act)
    #expect(Self.waiting(Fold(sittings.edits)) == ["b-1"])
    sittings.add("a", at: 50, by: "fay", seen: ["b": 1], act)
    let fold = Fold(sittings.edits)
    #expect(fold.unconfirmed.isEmpty)
    #expect(fold.entries.contains { $0.operation == "a-7" && $0.edit == act })
  }

  @Test func `who has the role settles it by saying otherwise`() {
    var sittings = Self.taken(Self.begun())
    sittings.add(
      "b", at: 5, by: "mo", seen: ["a": 5],
      .weights(.weigh(holder: .agreed, criterion: "care", old: nil, new: 60)))
    sittings.add(
      "a", at: 50, by: "fay",
      .weights(.weigh(holder: .agreed, criterion: "care", old: nil, new: 40)))
    #expect(Self.waiting(Fold(sittings.edits)) == ["b-1"])
    sittings.add(
      "a", at: 50, by: "fay", seen: ["b": 1],
      .weights(.weigh(holder: .agreed, criterion: "care", old: nil, new: 30)))
    let fold = Fold(sittings.edits)
    #expect(fold.unconfirmed.isEmpty)
    #expect(fold.appraisal.weights[.agreed]?["care"] == 30)
  }

  @Test func `what whoever took the role away had seen counts`() {
    var sittings = Self.begun()
    sittings.add("b", at: 30, by: "mo", seen: ["a": 5], Self.acts[9])
    let fold = Fold(Self.taken(sittings, seen: 1).edits)
    #expect(fold.appraisal.weights[.agreed]?["care"] == 60)
    #expect(fold.unconfirmed.isEmpty)
  }

  @Test(arguments: [[AssessorRole.member], [.observer]])
  func `one's own ballot, weights and comments are not touched`(_ roles: [AssessorRole]) {
    let remark = Remark(author: "mo", words: "Hm.")
    let acts: [Edit] = [
      .marks(.mark(place: Self.place, old: nil, new: .mark(40))),
      .marks(.reason(place: Self.place, old: "", new: "Because.")),
      .weights(.weigh(holder: .assessor("mo"), criterion: "care", old: nil, new: 60)),
      .marks(.comment(id: "mo-1", old: nil, new: remark)),
      .people(.vouch(assessor: "mo", key: Sample.key)),
    ]
    var sittings = Self.taken(Self.begun([.facilitator]), to: roles)
    for (minute, act) in acts.enumerated() {
      sittings.add("b", at: minute, by: "mo", seen: ["a": 5], act)
    }
    let fold = Fold(sittings.edits)
    #expect(fold.ignored.isEmpty)
    #expect(fold.appraisal[Self.place] == Marking(answer: .mark(40), reason: "Because."))
  }

  @Test func `a role that is still there is enough`() {
    var sittings = Self.taken(
      Self.begun([.member, .facilitator, .recorder]), to: [.member, .recorder])
    sittings.add("b", at: 5, by: "mo", seen: ["a": 5], Self.acts[11])
    sittings.add("b", at: 6, by: "mo", Self.acts[9])
    let fold = Fold(sittings.edits)
    #expect(fold.appraisal.decision?.words == "Resolved.")
    #expect(Self.waiting(fold) == ["b-2"])
  }

  @Test(arguments: [5, 40])
  func `of two who take the role from each other, who had it first keeps it`(_ minute: Int) {
    var sittings = Self.taken(Self.begun())
    sittings.add("b", at: minute, by: "mo", seen: ["a": 5], Self.acts[5])
    sittings.add("b", at: minute, by: "mo", Self.acts[9])
    let fold = Fold(sittings.edits)
    #expect(fold.appraisal.facilitates("fay"))
    #expect(!fold.appraisal.facilitates("mo"))
    #expect(Self.waiting(fold) == ["b-1", "b-2"])
  }

  @Test func `the end of a round that waits makes nobody late`() {
    var sittings = Self.begun()
    let mark = Sample.place("al", "stay", "care", round: 1)
    sittings.add("a", at: 5, by: "fay", .rounds(.openRound(round: Round(id: RoundNumber(1)))))
    sittings.add(
      "a", at: 6, by: "fay",
      .people(.revise(old: Self.person([.member, .facilitator]), new: Self.demoted)))
    sittings.add(
      "b", at: 7, by: "mo", seen: ["a": 6],
      .rounds(.moveRound(round: RoundNumber(1), old: .open, new: .ended)))
    sittings.add(
      "c", at: 8, by: "al", seen: ["a": 6], .marks(.mark(place: mark, old: nil, new: .mark(40))))
    let fold = Fold(sittings.edits)
    #expect(fold.appraisal[mark].answer == .mark(40))
    #expect(fold.appraisal.rounds.map(\.state) == [.open])
    #expect(Self.waiting(fold) == ["b-1"])
  }

  // MARK: Random histories

  private static let people: [AssessorID] = ["fay", "mo", "al"]

  private static func revision(_ dice: inout SeededGenerator) -> Edit {
    let roles: [[AssessorRole]] = [
      [.member], [.member, .facilitator], [.facilitator], [.recorder], [.observer],
    ]
    let id = people.randomElement(using: &dice) ?? "mo"
    let old = Assessor(id: id, name: id.text)
    var new = old
    new.roles = roles.randomElement(using: &dice) ?? [.member]
    return .people(.revise(old: old, new: new))
  }

  /// Several sittings of three people with clocks that disagree, who give and take roles.
  private static func record(_ dice: inout SeededGenerator) -> [RecordedEdit] {
    var sittings = begun()
    let authors: [String: AssessorID] = ["b": "mo", "c": "fay", "d": "al", "e": "mo"]
    var counts = ["a": 5]
    let names = authors.keys.sorted()
    for _ in 0..<30 {
      let segment = names.randomElement(using: &dice) ?? "b"
      var seen = ["a": 5]
      for other in counts.keys.sorted() where other != segment && other != "a" {
        let count = Int.random(in: 0...(counts[other] ?? 0), using: &dice)
        if count > 0 { seen[other] = count }
      }
      let act =
        Int.random(in: 0..<3, using: &dice) == 0
        ? revision(&dice) : acts.randomElement(using: &dice) ?? acts[0]
      sittings.add(
        segment, at: 10 + Int.random(in: 0...60, using: &dice), by: authors[segment], seen: seen,
        act)
      counts[segment, default: 0] += 1
    }
    return sittings.edits
  }

  @Test(arguments: UInt64(1)...60)
  func `however edits are read and whenever they arrive, the same wait`(_ seed: UInt64) {
    var dice = SeededGenerator(seed: seed)
    let edits = Self.record(&dice)
    let fold = Fold(edits)
    var live = Fold()
    for edit in FoldOrderTests.ordered(edits) { live.append(edit) }
    for other in [Fold(edits.shuffled(using: &dice)), live] {
      #expect(other.appraisal == fold.appraisal, "seed \(seed)")
      #expect(other.entries == fold.entries, "seed \(seed)")
      #expect(Set(other.ignored) == Set(fold.ignored), "seed \(seed)")
      #expect(other.unconfirmed == fold.unconfirmed, "seed \(seed)")
      #expect(other.contested == fold.contested, "seed \(seed)")
    }
  }

  @Test func `among random histories something waits`() {
    let waiting = (UInt64(1)...60).filter { seed in
      var dice = SeededGenerator(seed: seed)
      return !Fold(Self.record(&dice)).unconfirmed.isEmpty
    }
    #expect(waiting.count > 20)
  }
}
