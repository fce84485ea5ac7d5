import AppraisalModel
import Testing

@Suite struct AuthorityTests {
  /// Somebody who makes an edit: a person of each role, a stranger, and nobody.
  enum Author: String, CaseIterable, Sendable {
    case facilitator, recorder, member, commenter, observer, stranger, nobody

    var id: AssessorID? { self == .nobody ? nil : AssessorID(rawValue) }
  }

  struct Rule: Sendable, CustomTestStringConvertible {
    var what: String
    var allowed: Set<Author>
    var edit: @Sendable (_ author: AssessorID) -> Edit
    var testDescription: String { what }

    init(
      _ what: String, _ allowed: Set<Author>, _ edit: @escaping @Sendable (AssessorID) -> Edit
    ) {
      (self.what, self.allowed, self.edit) = (what, allowed, edit)
    }
  }

  private static let everybody = Set(Author.allCases)
  private static let joined: Set<Author> = [
    .facilitator, .recorder, .member, .commenter, .observer,
  ]
  private static let identified = everybody.subtracting([.nobody])
  private static let markers: Set<Author> = [.facilitator, .recorder, .member, .commenter]
  private static let writers: Set<Author> = [.facilitator, .recorder]
  private static let chair: Set<Author> = [.facilitator]

  private static func person(_ author: Author) -> Assessor {
    Assessor(
      id: AssessorID(author.rawValue) ?? "nobody", name: author.rawValue,
      roles: AssessorRole(rawValue: author.rawValue).map { [$0] } ?? [])
  }

  private static let rules: [Rule] = [
    Rule("adopt a case", everybody) { _ in .document(.adopt(document: CaseDocument())) },
    Rule("join as a member", identified) { .people(.join(assessor: Assessor(id: $0, name: "N"))) },
    Rule("join as a commenter and observer", identified) {
      .people(.join(assessor: Assessor(id: $0, name: "N", roles: [.commenter, .observer])))
    },
    Rule("join as a facilitator", chair) {
      .people(.join(assessor: Assessor(id: $0, name: "N", roles: [.member, .facilitator])))
    },
    Rule("join as a recorder", chair) {
      .people(.join(assessor: Assessor(id: $0, name: "N", roles: [.recorder])))
    },
    Rule("let somebody else join", chair) { _ in
      .people(.join(assessor: Assessor(id: "other", name: "N")))
    },
    Rule("leave", identified) { .people(.leave(assessor: Assessor(id: $0, name: "N"))) },
    Rule("let somebody else leave", chair) { _ in
      .people(.leave(assessor: Assessor(id: "other", name: "N")))
    },
    Rule("vouch for a key of one's own", identified) {
      .people(.vouch(assessor: $0, key: Sample.key))
    },
    Rule("vouch for somebody else's key", chair) { _ in
      .people(.vouch(assessor: "other", key: Sample.key))
    },
    Rule("make a slip for somebody", chair) { _ in
      .people(.makeSlip(assessor: "other", slip: Sample.key))
    },
    Rule("say that one is there", joined) {
      .meeting(
        .attend(assessor: $0, at: "2026-11-21T14:05:00.000Z", old: nil, new: .arrived))
    },
    Rule("say that somebody else is there", writers) { _ in
      .meeting(
        .attend(assessor: "other", at: "2026-11-21T14:05:00.000Z", old: nil, new: .arrived))
    },
    Rule("say who sits in for somebody", writers) { _ in
      .meeting(.substitute(assessor: "other", old: nil, new: nil))
    },
    Rule("say who sits in for oneself", writers) {
      .meeting(.substitute(assessor: $0, old: nil, new: nil))
    },
    Rule("park a question", writers) { _ in .meeting(.park(id: "q", old: nil, new: nil)) },
    Rule("make a slip for oneself", chair) {
      .people(.makeSlip(assessor: $0, slip: Sample.key))
    },
    Rule("show one's own slip", identified) {
      .people(.showSlip(assessor: $0, slip: Sample.key, signature: Sample.signature))
    },
    Rule("show somebody else's slip", []) { _ in
      .people(.showSlip(assessor: "other", slip: Sample.key, signature: Sample.signature))
    },
    Rule("revise somebody else", chair) { _ in
      .people(.revise(old: Assessor(id: "other", name: "N"), new: Assessor(id: "other", name: "M")))
    },
    Rule("mark one's own ballot", markers) {
      .marks(.mark(place: Sample.place($0, "stay", "care"), old: nil, new: .mark(1)))
    },
    Rule("give one's own reason", markers) {
      .marks(.reason(place: Sample.place($0, "stay", "care"), old: "", new: "a"))
    },
    Rule("name one's own evidence", markers) {
      .marks(.evidence(place: Sample.place($0, "stay", "care"), old: [], new: ["e1"]))
    },
    Rule("hand in one's own ballot", markers) {
      .rounds(.handIn(round: RoundNumber(1), assessor: $0))
    },
    Rule("reopen one's own ballot", markers) {
      .rounds(.reopen(round: RoundNumber(1), assessor: $0))
    },
    Rule("set one's own weights", markers) {
      .weights(.weigh(holder: .assessor($0), criterion: "care", old: nil, new: 1))
    },
    Rule("mark somebody's ballot", writers) { _ in
      .marks(.mark(place: Sample.place("other", "stay", "care"), old: nil, new: .mark(1)))
    },
    Rule("give somebody's reason", writers) { _ in
      .marks(.reason(place: Sample.place("other", "stay", "care"), old: "", new: "a"))
    },
    Rule("name somebody's evidence", writers) { _ in
      .marks(.evidence(place: Sample.place("other", "stay", "care"), old: [], new: ["e1"]))
    },
    Rule("hand in somebody's ballot", writers) { _ in
      .rounds(.handIn(round: RoundNumber(1), assessor: "other"))
    },
    Rule("reopen somebody's ballot", writers) { _ in
      .rounds(.reopen(round: RoundNumber(1), assessor: "other"))
    },
    Rule("set somebody's weights", writers) { _ in
      .weights(.weigh(holder: .assessor("other"), criterion: "care", old: nil, new: 1))
    },
    Rule("set the agreed weights", chair) { _ in
      .weights(.weigh(holder: .agreed, criterion: "care", old: nil, new: 1))
    },
    Rule("set the weights of a body", chair) { _ in
      .weights(.weigh(holder: .body("nhs"), criterion: "care", old: nil, new: 1))
    },
    Rule("change a standing", chair) { _ in
      .document(
        .standing(
          option: "join", old: OptionStanding(status: .active),
          new: OptionStanding(status: .baseline)))
    },
    Rule("open a round", chair) { _ in .rounds(.openRound(round: Round(id: RoundNumber(1)))) },
    Rule("move a round", chair) { _ in
      .rounds(.moveRound(round: RoundNumber(1), old: .open, new: .ended))
    },
    Rule("open a round again", chair) { _ in
      .rounds(.openAgain(round: RoundNumber(1), why: "So."))
    },
    Rule("put one's own view on record", markers) {
      .marks(.dissent(id: "w", old: nil, new: Dissent(author: $0, words: "No.")))
    },
    Rule("put somebody's view on record", writers) { _ in
      .marks(.dissent(id: "w", old: nil, new: Dissent(author: "other", words: "No.")))
    },
    Rule("take somebody's view back", []) { _ in
      .marks(.dissent(id: "w", old: Dissent(author: "other", words: "No."), new: nil))
    },
    Rule("agree on a score", chair) { _ in
      .marks(.agree(option: "stay", criterion: "care", old: nil, new: AgreedScore(mark: 1)))
    },
    Rule("add to the case", chair) { _ in .document(.add(element: Sample.elements[0], at: 0)) },
    Rule("change the case", chair) { _ in
      .document(.change(old: Sample.elements[0], new: Sample.elements[0]))
    },
    Rule("take out of the case", chair) { _ in
      .document(.remove(element: Sample.elements[0], at: 0))
    },
    Rule("move in the case", chair) { _ in
      .document(.move(element: Sample.elements[0].name, old: 0, new: 1))
    },
    Rule("change the head of the case", chair) { _ in
      .document(.head(old: Sample.fullHead, new: Sample.fullHead))
    },
    Rule("comment", markers) {
      .marks(.comment(id: "w", old: nil, new: Remark(author: $0, words: "A")))
    },
    Rule("take back one's own comment", markers) {
      .marks(.comment(id: "w", old: Remark(author: $0, words: "A"), new: nil))
    },
    Rule("comment for somebody", writers) { _ in
      .marks(.comment(id: "w", old: nil, new: Remark(author: "other", words: "A")))
    },
    Rule("write over somebody's comment", []) {
      .marks(
        .comment(
          id: "w", old: Remark(author: "other", words: "A"), new: Remark(author: $0, words: "B")))
    },
    Rule("answer for one's own weights", markers) {
      .weights(.elicit(holder: .assessor($0), family: .top, old: nil, new: nil))
    },
    Rule("answer for somebody's weights", writers) { _ in
      .weights(.elicit(holder: .assessor("other"), family: .top, old: nil, new: nil))
    },
    Rule("answer for the agreed weights", chair) { _ in
      .weights(.elicit(holder: .agreed, family: .top, old: nil, new: nil))
    },
    Rule("settle the weights", chair) { _ in
      .weights(.lockWeights(old: nil, new: WeightLock(words: "So.")))
    },
    Rule("record the decision", writers) { _ in .decision(.decide(old: nil, new: Sample.decision))
    },
    Rule("seal the record", chair) { _ in .record(.seal(heads: [])) },
    Rule("withhold a line", writers) { _ in
      .record(
        .withhold(
          line: WithheldLine(segment: "s", n: 1, hash: Sample.key.text, after: Sample.key.text),
          why: "So."))
    },
    Rule("put a hold on withholding", writers) { _ in
      .record(.hold(id: "hold-1", old: nil, new: Hold(words: "R", by: "Al", day: "2010-03-01")))
    },
    Rule("lift a hold", writers) { _ in
      .record(.hold(id: "hold-1", old: Hold(words: "R", by: "Al", day: "2010-03-01"), new: nil))
    },
  ]

  private static func appraisal() -> Appraisal {
    var appraisal = Appraisal(document: Sample.document)
    appraisal.assessors = joined.sorted { $0.rawValue < $1.rawValue }.map(person)
    return appraisal
  }

  @Test(arguments: AuthorityTests.rules, Author.allCases)
  func `only those who may make an edit can`(_ rule: Rule, _ author: Author) {
    let edit = rule.edit(author.id ?? "nobody")
    let isAllowed: Bool
    do {
      try Self.appraisal().authorise(edit, by: author.id)
      isAllowed = true
    } catch {
      isAllowed = false
      switch error {
      case .notAllowed(author.id, _), .notTheirComment("other"), .notTheirDissent("other"): break
      default: Issue.record("\(error)")
      }
    }
    #expect(isAllowed == rule.allowed.contains(author))
  }

  @Test(
    arguments: Author.allCases.filter {
      $0.id != nil && $0 != .facilitator && $0 != .stranger
    })
  func `one revises oneself but not one's roles`(_ author: Author) throws {
    let id = try #require(author.id)
    let appraisal = Self.appraisal()
    let old = Self.person(author)
    var renamed = old
    renamed.name = "New"
    #expect(throws: Never.self) {
      try appraisal.authorise(.people(.revise(old: old, new: renamed)), by: id)
    }
    var risen = old
    risen.roles = [.facilitator]
    let refusal = EditRefusal.notAllowed(id, needs: .facilitator)
    #expect(throws: refusal) {
      try appraisal.authorise(.people(.revise(old: old, new: risen)), by: id)
    }
    #expect(throws: refusal, "an old value that claims the role already does not help") {
      try appraisal.authorise(.people(.revise(old: risen, new: risen)), by: id)
    }
  }

  @Test func `the first to join may take every role`() {
    let first = Assessor(id: "fay", name: "Fay", roles: [.member, .facilitator])
    #expect(throws: Never.self) {
      try Appraisal(document: Sample.document).authorise(.people(.join(assessor: first)), by: "fay")
    }
  }

  @Test func `whoever comes first facilitates and the others are members`() throws {
    var appraisal = Appraisal(document: Sample.document)
    let first = appraisal.newcomer("fay", named: "Fay")
    #expect(first == Sample.facilitator)
    try appraisal.authorise(.people(.join(assessor: first)), by: "fay")
    try appraisal.apply(.people(.join(assessor: first)))
    let second = appraisal.newcomer("mo", named: "Mo")
    #expect(second.roles == [.member])
    try appraisal.authorise(.people(.join(assessor: second)), by: "mo")
  }

  @Test func `a refusal names the role that is needed`() {
    let appraisal = Self.appraisal()
    let own = Edit.marks(
      .mark(place: Sample.place("observer", "stay", "care"), old: nil, new: .mark(1)))
    #expect(throws: EditRefusal.notAllowed("observer", needs: .member)) {
      try appraisal.authorise(own, by: "observer")
    }
    #expect(throws: EditRefusal.notAllowed("member", needs: .recorder)) {
      try appraisal.authorise(own, by: "member")
    }
    #expect(throws: EditRefusal.notAllowed("stranger", needs: .member)) {
      try appraisal.authorise(own, by: "stranger")
    }
  }

  @Test func `a criterion of another body is barred, also to whoever facilitates`() throws {
    var appraisal = Self.appraisal()
    appraisal.document.criteria[1].markedBy = ["nhs"]
    let facilitator = AssessorID("facilitator")
    let mark = Edit.marks(
      .mark(
        place: Sample.place("member", "stay", "care"), old: nil, new: .mark(1)))
    #expect(throws: EditRefusal.notMarkedBy(nil, "care")) {
      try appraisal.authorise(mark, by: "member")
    }
    #expect(throws: EditRefusal.notMarkedBy(nil, "care")) {
      try appraisal.authorise(mark, by: facilitator)
    }
    for index in appraisal.assessors.indices { appraisal.assessors[index].body = "council" }
    #expect(throws: EditRefusal.notMarkedBy("council", "care")) {
      try appraisal.authorise(mark, by: "member")
    }
    for index in appraisal.assessors.indices { appraisal.assessors[index].body = "nhs" }
    try appraisal.authorise(mark, by: "member")
    appraisal.document.criteria[1].markedBy = ["council"]
    let back = Edit.marks(
      .mark(
        place: Sample.place("member", "stay", "care"), old: .mark(1), new: nil))
    #expect(throws: Never.self, "a mark that may not stand can be taken back") {
      try appraisal.authorise(back, by: "member")
    }
  }

  @Test(
    arguments: [
      (["stay"], ["care"], true), ([], ["care"], true), (["stay"], [], true), ([], [], true),
      (["join"], [], false), ([], ["time"], false), (["stay"], ["time"], false),
    ] as [([OptionID], [CriterionID], Bool)])
  func `who is recused marks nothing that the interest touches`(
    _ options: [OptionID], _ criteria: [CriterionID], _ isBarred: Bool
  ) throws {
    var appraisal = Self.appraisal()
    let index = try #require(appraisal.assessors.firstIndex { $0.id == "member" })
    var interest = Interest(words: "Works there", options: options, criteria: criteria)
    appraisal.assessors[index].interests = [interest]
    let place = Sample.place("member", "stay", "care")
    let mark = Edit.marks(.mark(place: place, old: nil, new: .mark(1)))
    for outcome in [InterestOutcome.open, .stayed] {
      interest.outcome = outcome
      appraisal.assessors[index].interests = [interest]
      #expect(throws: Never.self, "whoever waits for a ruling or has permission marks") {
        try appraisal.authorise(mark, by: "member")
      }
    }
    interest.outcome = .recused
    appraisal.assessors[index].interests = [interest]
    let bar = appraisal.bar(
      on: appraisal.assessors[index], option: place.option, criterion: place.criterion)
    #expect(bar == (isBarred ? .recused("member") : nil))
    let isRefused = (try? appraisal.authorise(mark, by: "member")) == nil
    #expect(isRefused == isBarred)
    appraisal.assessors[index].interests[0].outcome = .outOfItem
    #expect(
      appraisal.bar(on: appraisal.assessors[index], option: "join", criterion: "time")
        == .recused("member"), "whoever is out of the item marks nothing")
  }
}
