import AppraisalModel
import Testing

/// Who sits in for whom, and whose ballot then counts.
@Suite struct SittingInTests {
  private static let now: Moment = "2026-11-21T18:00:00.000Z"

  /// Mo and Al of the council, Nan of the NHS, Cy who comments, Ob who looks, Fay who facilitates.
  private static func panel() throws -> Appraisal {
    var appraisal = try Sample.appraisal()
    appraisal.assessors[0].roles = [.facilitator]
    appraisal.assessors += [
      Assessor(id: "al", name: "Al", body: "council"),
      Assessor(id: "nan", name: "Nan", body: "nhs"),
      Assessor(id: "cy", name: "Cy", roles: [.commenter]),
      Assessor(id: "ob", name: "Ob", roles: [.observer]),
      Assessor(id: "ree", name: "Ree", roles: [.recorder]),
    ]
    return appraisal
  }

  private static func sittingIn(
    _ person: AssessorID, for member: AssessorID, in appraisal: Appraisal
  ) throws -> Appraisal {
    var next = appraisal
    try next.make(appraisal.sittingIn(person, for: member, at: now, now: now), by: "fay")
    return next
  }

  private static func named(_ pairs: [AssessorID: AssessorID]) throws -> Appraisal {
    var appraisal = try panel()
    appraisal.substitutes = pairs.mapValues { Substitute(person: $0, since: now) }
    return appraisal
  }

  private static func counting(_ appraisal: Appraisal) -> Set<AssessorID> {
    Set(appraisal.assessors.filter(appraisal.counts).map(\.id))
  }

  @Test
  func `a substitute is waited for and counts for the member's body, and the member does not`()
    throws
  {
    let before = try Self.panel()
    #expect(Self.counting(before) == ["mo", "al", "nan"])
    let after = try Self.sittingIn("cy", for: "mo", in: before)
    #expect(Self.counting(after) == ["cy", "al", "nan"])
    #expect(Set(after.awaitedPeople.map(\.id)) == ["cy", "al", "nan"])
    #expect(after.assessor("cy").flatMap(after.body) == "council")
    #expect(after.assessor("cy")?.body == nil)
    #expect(after.presence().map(\.members) == [["al", "cy"], ["nan"]])
    var back = after
    try back.make(after.endingSubstitute(for: "mo"), by: "fay")
    #expect(back == before)
  }

  @Test func `whoever cannot mark becomes a commenter, whose ballot counts no longer than that`()
    throws
  {
    let before = try Self.panel()
    let after = try Self.sittingIn("ob", for: "mo", in: before)
    #expect(after.assessor("ob")?.roles == [.observer, .commenter])
    #expect(Self.counting(after) == ["ob", "al", "nan"])
    var back = after
    try back.make(after.endingSubstitute(for: "mo"), by: "fay")
    #expect(Self.counting(back) == Self.counting(before))
  }

  @Test func `somebody new is taken onto the panel to sit in and is no member beside that`() throws
  {
    var appraisal = try Self.panel()
    let edits = try appraisal.sittingIn(
      newcomer: "zed", named: "Zed", for: "nan", at: Self.now, now: Self.now)
    #expect(throws: EditRefusal.notAllowed("ree", needs: .facilitator)) {
      var refused = appraisal
      try refused.make(edits, by: "ree")
    }
    try appraisal.make(edits, by: "fay")
    #expect(Self.counting(appraisal) == ["mo", "al", "zed"])
    #expect(appraisal.assessor("zed")?.counts == false)
    #expect(appraisal.assessor("zed")?.body == "nhs")
  }

  @Test func `one person has one ballot`() throws {
    let appraisal = try Self.sittingIn("cy", for: "mo", in: try Self.panel())
    let refusals: [(AssessorID, AssessorID, AttendanceRefusal)] = [
      ("al", "nan", .ownVote("al", "council")), ("nan", "nan", .themselves("nan")),
      ("cy", "al", .sitsInAlready("cy", for: "mo")), ("cy", "mo", .sitsInAlready("cy", for: "mo")),
      ("mo", "al", .isReplaced("mo", by: "cy")), ("ob", "cy", .noMember("cy")),
      ("gil", "mo", .themselves("gil")),
    ]
    for (person, member, refusal) in refusals {
      #expect(throws: refusal, "\(person) for \(member)") {
        try appraisal.sittingIn(person, for: member, at: Self.now, now: Self.now)
      }
    }
    #expect(throws: AttendanceRefusal.notReplaced("al")) {
      try appraisal.endingSubstitute(for: "al")
    }
    #expect(appraisal.possibleSubstitutes(for: "al").map(\.id) == ["fay", "ob", "ree"])
  }

  /// Who is named for whom, however that came about, and whose ballots then count.
  @Test(
    arguments: [
      ([:], ["mo", "al", "nan"]),
      (["mo": "cy"], ["cy", "al", "nan"]),
      // One ballot is not two: it counts for the first, and the other member marks themselves.
      (["mo": "cy", "al": "cy"], ["mo", "cy", "nan"]),
      // Somebody for whom another was named sits in for nobody.
      (["mo": "al", "al": "cy"], ["mo", "cy", "nan"]),
      (["mo": "al", "al": "mo"], ["mo", "al", "nan"]),
      (["mo": "mo"], ["mo", "al", "nan"]), (["mo": "gil"], ["mo", "al", "nan"]),
      (["ob": "cy"], ["mo", "al", "nan"]), (["mo": "al"], ["al", "nan"]),
    ] as [([AssessorID: AssessorID], Set<AssessorID>)])
  func `no ballot counts twice, whatever two people named blind`(
    _ pairs: [AssessorID: AssessorID], _ counting: Set<AssessorID>
  ) throws {
    let appraisal = try Self.named(pairs)
    #expect(Self.counting(appraisal) == counting)
    for person in appraisal.assessors {
      let replaced = appraisal.assessors.filter { appraisal.substitute(of: $0.id) == person.id }
      #expect(replaced.count < 2)
      #expect(appraisal.sitsIn(person.id) == replaced.first?.id)
    }
  }

  @Test
  func
    `of the member and the substitute who both mark only the substitute is counted, and it is told`()
    throws
  {
    var appraisal = try Self.sittingIn("cy", for: "mo", in: try Self.panel())
    #expect(appraisal.markedBesideSubstitute.isEmpty)
    let place = Sample.place("mo", "stay", "care")
    appraisal[place] = Marking(answer: .mark(40))
    #expect(appraisal.markedBesideSubstitute.map(\.id) == ["mo"])
    #expect(!Self.counting(appraisal).contains("mo"))
    // What nobody may know of a closed round is not told.
    appraisal.rounds = [Round(id: RoundNumber(1))]
    appraisal[Sample.place("mo", "stay", "care", round: 1)] = Marking(answer: .mark(40))
    #expect(appraisal.markedBesideSubstitute.isEmpty)
    appraisal.ballots[RoundNumber(1)]?["mo"]?.handedIn = true
    #expect(appraisal.markedBesideSubstitute.map(\.id) == ["mo"])
  }

  @Test func `a substitute marks what the member's body marks`() throws {
    var appraisal = try Self.panel()
    appraisal.document.criteria[1].markedBy = ["council"]
    let person = try #require(appraisal.assessor("cy"))
    #expect(
      appraisal.bar(on: person, option: "stay", criterion: "care") == .notMarkedBy(nil, "care"))
    let after = try Self.sittingIn("cy", for: "mo", in: appraisal)
    #expect(after.bar(on: person, option: "stay", criterion: "care") == nil)
  }

  @Test func `quorum is asked of those who are there and stand back from nothing`() throws {
    var appraisal = try Self.panel()
    appraisal.document.bodies[0].quorum = 2
    let council = appraisal.document.bodies[0]
    for person in ["mo", "al"] as [AssessorID] {
      for (option, criterion) in [
        ("stay", "care"), ("stay", "time"), ("join", "care"), ("join", "time"),
      ] as [(OptionID, CriterionID)] {
        appraisal[Sample.place(person, option, criterion)] = Marking(answer: .mark(40))
      }
    }
    #expect(appraisal.hasQuorum(council))
    appraisal.attendance["al"] = [Self.now: .apologies]
    #expect(appraisal.hasQuorum(council))
    appraisal.attendance["mo"] = [Self.now: .arrived]
    #expect(!appraisal.hasQuorum(council))
    #expect(appraisal.presence()[0].isQuorate == false)
    appraisal.attendance["al"] = ["2026-11-21T08:00:00.000Z": .arrived, Self.now: .left]
    #expect(appraisal.hasQuorum(council))
    #expect(appraisal.presence()[0].present == ["mo"])
    #expect(appraisal.presence(at: "2026-11-21T09:00:00.000Z")[0].present == ["al"])
    appraisal.attendance["al"] = [Self.now: .arrived]
    #expect(appraisal.presence()[0].isQuorate == true)
    appraisal.assessors[1].interests = [Interest(words: "Shares", kind: .pecuniary)]
    #expect(appraisal.presence()[0].present.count == 2 && appraisal.presence()[0].counted == 1)
    #expect(appraisal.presence()[0].isQuorate == false)
    #expect(!appraisal.hasQuorum(council))
  }
}
