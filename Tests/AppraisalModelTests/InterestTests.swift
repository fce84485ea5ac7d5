import AppraisalModel
import Testing

/// Interests: who declares them, who rules on them, and what a ruling does.
@Suite struct InterestTests {
  private static let pension = Interest(words: "A pension")
  private static let ruled = Interest(words: "A pension", outcome: .recused, reason: "Asked.")

  private static func person(
    _ interests: [Interest], declared: Bool = true, roles: [AssessorRole] = [.member]
  ) -> Assessor {
    Assessor(id: "mo", name: "Mo", roles: roles, interests: interests, declared: declared)
  }

  private static func appraisal(_ mo: Assessor) -> Appraisal {
    var appraisal = Appraisal(document: Sample.document)
    appraisal.assessors = [
      Assessor(id: "fay", name: "Fay", roles: [.facilitator]),
      Assessor(id: "rex", name: "Rex", roles: [.recorder]), mo,
    ]
    return appraisal
  }

  @Test func `what is known of interests tells none from not asked`() {
    #expect(Self.person([], declared: false).declaration == .notAsked)
    #expect(Self.person([]).declaration == InterestDeclaration.none)
    #expect(Self.person([Self.pension, Self.ruled]).declaration == .some(2, open: 1))
  }

  @Test func `a person of a record of before has not said`() throws {
    let before = #"""
      {"revise":{"new":{"id":"mo","interests":[{"outcome":"stayed","words":"A pension"}],\#
      "name":"Mo","roles":["member"]},"old":{"id":"mo","name":"Mo","roles":["member"]}}}
      """#
    let edit = try decoded(Edit.self, before)
    guard case .people(.revise(_, let mo)) = edit else {
      Issue.record("another edit: \(edit)")
      return
    }
    #expect(!mo.declared)
    #expect(mo.interests == [Interest(words: "A pension", outcome: .stayed)])
    #expect(throws: Never.self, "it counts as it was recorded") {
      try Self.appraisal(Self.person([], declared: false)).authorise(edit, by: "mo")
    }
  }

  @Test(arguments: [
    ([], [pension], true), ([pension], [], true), ([pension], [ruled], false),
    ([ruled], [], false), ([ruled], [ruled, Interest(words: "A cousin")], true),
    ([], [ruled], false), ([ruled], [pension], false),
  ])
  func `one declares one's own interests and does not rule on them`(
    before: [Interest], after: [Interest], isAllowed: Bool
  ) {
    let old = Self.person(before)
    let edit = Edit.people(.revise(old: old, new: Self.person(after)))
    #expect(((try? Self.appraisal(old).authorise(edit, by: "mo")) != nil) == isAllowed)
    for ruler: AssessorID in ["fay", "rex"] {
      #expect(throws: Never.self) { try Self.appraisal(old).authorise(edit, by: ruler) }
    }
  }

  @Test func `nobody joins with a ruling of their own`() {
    let empty = Self.appraisal(Assessor(id: "al", name: "Al"))
    #expect(throws: EditRefusal.notAllowed("mo", needs: .recorder)) {
      try empty.authorise(.people(.join(assessor: Self.person([Self.ruled]))), by: "mo")
    }
    #expect(throws: Never.self) {
      try empty.authorise(.people(.join(assessor: Self.person([Self.pension]))), by: "mo")
    }
  }

  @Test func `the recorder changes nothing else of others`() {
    let old = Self.person([])
    let risen = Self.person([], roles: [.member, .facilitator])
    #expect(throws: EditRefusal.notAllowed("rex", needs: .facilitator)) {
      try Self.appraisal(old).authorise(.people(.revise(old: old, new: risen)), by: "rex")
    }
  }

  @Test func `declaring keeps what was ruled on`() throws {
    let declared = try Self.person([Self.ruled], declared: false)
      .declaring(["A cousin", "A pension"])
    #expect(declared.interests == [Interest(words: "A cousin"), Self.ruled])
    #expect(declared.declared)
    #expect(throws: EditRefusal.ruled("mo", interest: "A pension")) {
      try Self.person([Self.ruled]).declaring([])
    }
    let noted = Interest(words: "A pension", outcome: .stayed)
    #expect(throws: Never.self, "earlier versions noted this of every interest") {
      try Self.person([noted]).declaring([])
    }
  }

  @Test func `a ruling changes one interest of one person`() {
    let appraisal = Self.appraisal(Self.person([Interest(words: "A cousin"), Self.pension]))
    let edit = appraisal.ruling(Self.ruled, on: "mo")
    #expect(
      edit
        == .people(
          .revise(
            old: Self.person([Interest(words: "A cousin"), Self.pension]),
            new: Self.person([Interest(words: "A cousin"), Self.ruled]))))
    #expect(appraisal.ruling(Self.pension, on: "mo") == nil)
    #expect(appraisal.ruling(Interest(words: "Other"), on: "mo") == nil)
  }

  // MARK: Kinds

  @Test(arguments: [
    ("pecuniary: shares in X", Interest(words: "shares in X", kind: .pecuniary)),
    ("Pecuniary :  shares ", Interest(words: "shares", kind: .pecuniary)),
    ("sensitive", Interest(words: Interest.sensitiveWords, kind: .sensitive)),
    ("sensitive: what it is", Interest(words: Interest.sensitiveWords, kind: .sensitive)),
    ("pecuniary:", Interest(words: "pecuniary:")),
    ("A cousin: of X", Interest(words: "A cousin: of X")),
  ])
  func `a line that declares an interest says its kind`(line: String, interest: Interest) {
    #expect(Interest(declared: line) == interest)
    #expect(Interest(declared: interest.declaredLine) == interest)
  }

  @Test func `a pecuniary interest keeps out of the item until a dispensation is noted`() {
    var shares = Interest(words: "Shares", kind: .pecuniary, outcome: .stayed, reason: "Asked.")
    #expect(shares.bars("stay", "care") && shares.barsSomething && !shares.isOpen)
    shares.dispensation = Dispensation(by: "The council", day: "2010-03-01", purpose: "To mark")
    #expect(!shares.bars("stay", "care") && !shares.barsSomething && !shares.isOpen)
    var marking = Self.appraisal(Self.person([Interest(words: "Shares", kind: .pecuniary)]))
    let edit = Edit.marks(.mark(place: Sample.place("mo", "stay", "care"), old: nil, new: .mark(1)))
    #expect(throws: EditRefusal.recused("mo")) { try marking.make([edit], as: "mo", named: "Mo") }
    marking.assessors[2].interests = [shares]
    #expect(throws: Never.self) { try marking.make([edit], as: "mo", named: "Mo") }
  }

  @Test func `a sensitive interest and any other wait for a ruling`() {
    let interests = [Interest(declared: "sensitive"), Interest(words: "A cousin", kind: .other)]
    #expect(interests.allSatisfy { $0.isOpen && !$0.barsSomething })
    #expect(Self.person(interests).declaration == .some(2, open: 2))
  }

  @Test(arguments: [AssessorRole.member, .recorder, .facilitator])
  func `nobody rules on their own interests or grants themselves a dispensation`(
    _ role: AssessorRole
  ) {
    let shares = Interest(words: "Shares", kind: .pecuniary)
    var granted = shares
    granted.dispensation = Dispensation(by: "The chair", day: "2010-03-01", purpose: "To mark")
    var stayed = Self.pension
    (stayed.outcome, stayed.reason, stayed.ruledBy) = (.stayed, "Asked.", "The chair")
    let old = Self.person([shares, Self.pension], roles: [.member, role])
    for interests in [[granted, Self.pension], [shares, stayed]] {
      var new = old
      new.interests = interests
      let edit = Edit.people(.revise(old: old, new: new))
      #expect(throws: EditRefusal.notAllowed("mo", needs: .recorder)) {
        try Self.appraisal(old).authorise(edit, by: "mo")
      }
      #expect(throws: Never.self) { try Self.appraisal(old).authorise(edit, by: "rex") }
    }
    #expect(stayed.isRuledByOwner(Assessor(id: "mo", name: "the chair")))
    #expect(!stayed.isRuledByOwner(Self.person([])))
  }

  @Test func `an interest of before reads and writes as it did`() throws {
    let before = #"{"outcome":"recused","reason":"Asked.","words":"A pension"}"#
    let read = try decoded(Interest.self, before)
    #expect(read == Self.ruled)
    #expect(try canonical(read) == before)
    let whole = Interest(
      words: "Shares", kind: .pecuniary, ruledBy: "The chair",
      dispensation: Dispensation(by: "The council", day: "2010-03-01", purpose: "To mark"))
    #expect(try decoded(Interest.self, canonical(whole)) == whole)
  }
}
