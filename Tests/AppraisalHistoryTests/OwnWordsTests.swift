import AppraisalHistory
import AppraisalModel
import SampleBoards
import Testing

/// Whose an act was, whether it counts, and whose name is meant.
@Suite struct OwnWordsTests {
  private static func person(_ id: AssessorID, _ name: String, _ roles: [AssessorRole] = [.member])
    -> Assessor
  { Assessor(id: id, name: name, roles: roles) }

  private static let weight = Edit.weights(
    .weigh(holder: .agreed, criterion: "x", old: nil, new: 60))

  /// Mo gives Al the role and takes it away again; Al acts in a sitting of his own and has seen
  /// only that it was given.
  private static func demoted(_ acts: [Edit]) -> History {
    var history = History.board([[80, 60], [50, 70]])
    let (member, second) = (person("al", "Al"), person("al", "Al", [.member, .facilitator]))
    history.add(.people(.join(assessor: second)))
    let seen = history.fold.heads
    history.add(.people(.revise(old: second, new: member)))
    for act in acts { history.add(act, by: "al", in: "t", seen: seen) }
    return history
  }

  @Test func `what waits is listed and logged with who, what and why`() throws {
    let history = Self.demoted([Self.weight])
    let contests = history.fold.contests(viewer: "mo")
    #expect(history.fold.contestCount == 1)
    #expect(history.fold.contested.isEmpty)
    #expect(contests.map(\.title) == ["The weight of X (agreed)"])
    #expect(
      contests.flatMap(\.claims).map { $0.sentence(.utc) } == [
        "Al set the agreed weight of X to 60 points. (19 March 2010, 10:00 UTC) It does not count "
          + "until somebody in that role says so: Mo had taken the role away, and neither had seen "
          + "the other."
      ])
    let line = try #require(
      Array(RecordLog(history.fold, viewer: "mo")).first {
        $0.author == "Al" && $0.words.contains("60")
      })
    #expect(
      line.status
        == .waiting(
          "It does not count until somebody in that role says so: Mo had taken the role away, and "
            + "neither had seen the other."))
    #expect(line.sentence.contains("This is contested: It does not count"))
    #expect(history.fold.obstaclesToFinal.first?.contains("Al set the agreed weight") == true)
  }

  static let acts: [Edit] =
    [
      weight, .rounds(.openRound(round: Round(id: RoundNumber(1)))),
      .decision(.decide(old: nil, new: Decision(day: "2010-03-01", words: "Resolved."))),
      .people(.join(assessor: person("zed", "Zed", [.facilitator]))),
      .people(
        .revise(
          old: person("mo", "Mo", [.member, .facilitator]),
          new: person("mo", "Mo B.", [.member, .facilitator]))),
    ] + (PublicKey(String(repeating: "ab", count: 32)).map { [vouching($0)] } ?? [])

  private static func vouching(_ key: PublicKey) -> Edit {
    .people(.vouch(assessor: "mo", key: key))
  }

  @Test(arguments: acts)
  func `who has the role says that it counts`(_ act: Edit) throws {
    var history = Self.demoted([act])
    let contest = try #require(history.fold.contests(viewer: "mo").first)
    let claim = try #require(contest.claims.last)
    let edits = try contest.settling(on: claim, in: history.fold.appraisal)
    #expect(throws: EditRefusal.self) {
      var state = history.fold.appraisal
      try state.make(edits, by: "al")
    }
    for edit in edits { history.add(edit, seen: history.fold.heads) }
    #expect(history.fold.unconfirmed.isEmpty)
    #expect(history.fold.ignored.count == 1)
  }

  @Test func `who has the role says that none of it counts`() throws {
    var history = Self.demoted(Self.acts)
    #expect(history.fold.unconfirmed.count == Self.acts.count)
    let before = history.fold.appraisal
    let contests = history.fold.contests(viewer: "mo")
    #expect(contests.allSatisfy { $0.leavable(in: before) == ["al"] })
    #expect(contests.allSatisfy { $0.without(actsOf: "al") == nil })
    for edit in before.leaving(actsOf: "al") { history.add(edit, seen: history.fold.heads) }
    #expect(history.fold.unconfirmed.isEmpty)
    #expect(history.fold.appraisal == before)
    #expect(
      Array(RecordLog(history.fold, viewer: "mo")).last?.sentence
        == "Mo said again who Al is: member.")
  }

  @Test func `saying that a change of a person counts does not give the role back with it`() throws
  {
    let second = Self.person("al", "Al", [.member, .facilitator])
    var named = second
    named.name = "Al B."
    let history = Self.demoted([.people(.revise(old: second, new: named))])
    let edits = history.fold.appraisal.confirming(.people(.revise(old: second, new: named)))
    #expect(
      edits == [
        .people(.revise(old: Self.person("al", "Al"), new: Self.person("al", "Al B.")))
      ])
  }

  // MARK: Comments

  @Test func `bringing a state back leaves the comments of others as they are`() throws {
    var history = History.board([[80, 60], [50, 70]])
    history.add(.people(.join(assessor: Self.person("al", "Al"))))
    let old = history.fold.appraisal
    let seen = history.fold.heads
    for (id, author) in [("mo-1", "mo"), ("al-1", "al")] as [(ItemID, AssessorID)] {
      history.add(
        .marks(.comment(id: id, old: nil, new: Remark(author: author, words: "Hm."))), by: author,
        in: author == "mo" ? "s" : "t", seen: seen)
    }
    let now = history.fold.appraisal
    #expect(now.comments.count == 2)
    var state = now
    try state.make(Restoration(of: old, over: now, by: "mo").complete(), by: "mo")
    #expect(state.comments.keys.map(\.text) == ["al-1"])
    try state.make(Restoration(of: now, over: state, by: "mo").complete(), by: "mo")
    #expect(state.comments == now.comments)
  }

  // MARK: Names

  @Test(arguments: ["Mo", "MO", "Mо"])
  func `two people whose names look alike are told apart by what they open it as`(_ name: String) {
    var history = History.board([[80, 60], [50, 70]])
    history.add(.people(.join(assessor: Self.person("mo2", name))))
    let names = RecordNames(history.fold)
    #expect([names.person("mo"), names.person("mo2")] == ["Mo (mo)", "\(name) (mo2)"])
    let appraisal = history.fold.appraisal
    #expect([appraisal.name("mo"), appraisal.name("mo2")] == ["Mo (mo)", "\(name) (mo2)"])
    let last = Array(RecordLog(history.fold, viewer: "mo")).last
    #expect(last?.sentence == "Mo (mo) added \(name) (mo2) as member.")
  }

  @Test func `a name alone stands alone`() {
    let history = History.board([[80, 60], [50, 70]])
    #expect(RecordNames(history.fold).person("mo") == "Mo")
    #expect(history.fold.appraisal.name("mo") == "Mo")
    #expect(history.fold.appraisal.name("al") == "al")
  }

  @Test func `what was refused names nobody anew`() {
    var history = History.board([[80, 60], [50, 70]])
    history.add(.people(.join(assessor: Self.person("al", "Al"))))
    history.add(
      .people(
        .revise(
          old: Self.person("mo", "Mo", [.member, .facilitator]),
          new: Self.person("mo", "Mallory", [.member]))),
      by: "al", in: "t", seen: history.fold.heads)
    #expect(history.fold.ignored.count == 1)
    #expect(Array(RecordLog(history.fold, viewer: "mo")).first?.author == "Mo")
  }
}
