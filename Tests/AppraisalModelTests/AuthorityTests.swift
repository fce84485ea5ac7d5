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
    Rule("adopt a case", everybody) { _ in .adopt(document: CaseDocument()) },
    Rule("join as a member", identified) { .join(assessor: Assessor(id: $0, name: "N")) },
    Rule("join as a commenter and observer", identified) {
      .join(assessor: Assessor(id: $0, name: "N", roles: [.commenter, .observer]))
    },
    Rule("join as a facilitator", chair) {
      .join(assessor: Assessor(id: $0, name: "N", roles: [.member, .facilitator]))
    },
    Rule("join as a recorder", chair) {
      .join(assessor: Assessor(id: $0, name: "N", roles: [.recorder]))
    },
    Rule("let somebody else join", chair) { _ in
      .join(assessor: Assessor(id: "other", name: "N"))
    },
    Rule("leave", identified) { .leave(assessor: Assessor(id: $0, name: "N")) },
    Rule("let somebody else leave", chair) { _ in
      .leave(assessor: Assessor(id: "other", name: "N"))
    },
    Rule("revise somebody else", chair) { _ in
      .revise(old: Assessor(id: "other", name: "N"), new: Assessor(id: "other", name: "M"))
    },
    Rule("mark one's own ballot", markers) {
      .mark(place: Sample.place($0, "stay", "care"), old: nil, new: .mark(1))
    },
    Rule("give one's own reason", markers) {
      .reason(place: Sample.place($0, "stay", "care"), old: "", new: "a")
    },
    Rule("name one's own evidence", markers) {
      .rest(place: Sample.place($0, "stay", "care"), old: [], new: ["e1"])
    },
    Rule("hand in one's own ballot", markers) { .handIn(round: RoundNumber(1), assessor: $0) },
    Rule("reopen one's own ballot", markers) { .reopen(round: RoundNumber(1), assessor: $0) },
    Rule("set one's own weights", markers) {
      .weigh(holder: .assessor($0), criterion: "care", old: nil, new: 1)
    },
    Rule("mark somebody's ballot", writers) { _ in
      .mark(place: Sample.place("other", "stay", "care"), old: nil, new: .mark(1))
    },
    Rule("give somebody's reason", writers) { _ in
      .reason(place: Sample.place("other", "stay", "care"), old: "", new: "a")
    },
    Rule("name somebody's evidence", writers) { _ in
      .rest(place: Sample.place("other", "stay", "care"), old: [], new: ["e1"])
    },
    Rule("hand in somebody's ballot", writers) { _ in
      .handIn(round: RoundNumber(1), assessor: "other")
    },
    Rule("reopen somebody's ballot", writers) { _ in
      .reopen(round: RoundNumber(1), assessor: "other")
    },
    Rule("set somebody's weights", writers) { _ in
      .weigh(holder: .assessor("other"), criterion: "care", old: nil, new: 1)
    },
    Rule("set the agreed weights", chair) { _ in
      .weigh(holder: .agreed, criterion: "care", old: nil, new: 1)
    },
    Rule("set the weights of a body", chair) { _ in
      .weigh(holder: .body("nhs"), criterion: "care", old: nil, new: 1)
    },
    Rule("change a standing", chair) { _ in
      .standing(
        option: "join", old: OptionStanding(status: .active),
        new: OptionStanding(status: .baseline))
    },
    Rule("open a round", chair) { _ in .openRound(round: Round(id: RoundNumber(1))) },
    Rule("move a round", chair) { _ in
      .moveRound(round: RoundNumber(1), old: .open, new: .ended)
    },
    Rule("agree on a score", chair) { _ in
      .agree(option: "stay", criterion: "care", old: nil, new: AgreedScore(mark: 1))
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
      if case .notAllowed(author.id, _) = error {} else { Issue.record("\(error)") }
    }
    #expect(isAllowed == rule.allowed.contains(author))
  }

  @Test(arguments: Author.allCases)
  func `one revises oneself but not one's roles`(_ author: Author) {
    guard let id = author.id, author != .facilitator, author != .stranger else { return }
    let appraisal = Self.appraisal()
    let old = Self.person(author)
    var renamed = old
    renamed.name = "New"
    #expect(throws: Never.self) {
      try appraisal.authorise(.revise(old: old, new: renamed), by: id)
    }
    var risen = old
    risen.roles = [.facilitator]
    let refusal = EditRefusal.notAllowed(id, needs: .facilitator)
    #expect(throws: refusal) { try appraisal.authorise(.revise(old: old, new: risen), by: id) }
    #expect(throws: refusal, "an old value that claims the role already does not help") {
      try appraisal.authorise(.revise(old: risen, new: risen), by: id)
    }
  }

  @Test func `the first to join may take every role`() {
    let first = Assessor(id: "fay", name: "Fay", roles: [.member, .facilitator])
    #expect(throws: Never.self) {
      try Appraisal(document: Sample.document).authorise(.join(assessor: first), by: "fay")
    }
  }

  @Test func `whoever comes first facilitates and the others are members`() throws {
    var appraisal = Appraisal(document: Sample.document)
    let first = appraisal.newcomer("fay", named: "Fay")
    #expect(first == Sample.facilitator)
    try appraisal.authorise(.join(assessor: first), by: "fay")
    try appraisal.apply(.join(assessor: first))
    let second = appraisal.newcomer("mo", named: "Mo")
    #expect(second.roles == [.member])
    try appraisal.authorise(.join(assessor: second), by: "mo")
  }

  @Test func `a refusal names the role that is needed`() {
    let appraisal = Self.appraisal()
    let own = Edit.mark(place: Sample.place("observer", "stay", "care"), old: nil, new: .mark(1))
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
}
