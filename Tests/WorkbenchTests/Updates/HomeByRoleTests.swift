import AppraisalFindings
import AppraisalModel
import Canvas
import Testing
@testable import Workbench

@Suite struct HomeByRoleTests {
  private static func person(
    _ name: String, _ body: String? = nil, _ roles: [AssessorRole] = [.member]
  ) -> Edit {
    .people(
      .join(
        assessor: Assessor(
          id: id(name.lowercased()), name: name, body: body.map { id($0) }, roles: roles)))
  }

  private static let opening = Edit.rounds(.openRound(round: Round(id: RoundNumber(1))))

  private static func handedIn(_ name: String) -> Edit {
    .rounds(.handIn(round: RoundNumber(1), assessor: id(name.lowercased())))
  }

  /// A board of a facilitator and others, with somebody at the keyboard who has these roles.
  private func desk(
    _ roles: [AssessorRole], _ edits: [Edit] = [], size: Size = Size(width: 80, height: 24),
    glyphs: GlyphSet = .unicode
  ) -> Desk {
    var opened = Board.opened()
    opened.fold = Fold(
      Board.recorded(
        [.document(.adopt(document: Board.document)), Self.person("Fay", nil, [.facilitator])],
        by: id("fay"))
        + Board.recorded(
          [
            Self.person("Ada", "nhs", roles), Self.person("Bob", "nhs"), Self.person("Cy", "nhs"),
            Self.person("Dee", "council"),
          ] + edits, from: 3, by: id("fay")))
    return Desk(opened, size: size, glyphs: glyphs)
  }

  private func line(_ desk: Desk, _ words: String) -> String {
    desk.rows.first { $0.contains(words) } ?? ""
  }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 120, height: 40)])
  func `how many have marked is never cut`(size: Size) {
    let more = [Self.person("Gus", "nhs"), Self.person("Eve"), Self.person("Flo")]
    let line = line(desk([.member], more, size: size), "Have marked")
    #expect(line.contains("NHS ○ ○ ○ ○     others ○ ○"), "\(line)")
    #expect(line.contains("0 of 6"), "\(line)")
  }

  @Test(arguments: [AssessorRole.recorder, .observer, .member])
  func `whoever does not mark sees how far the others are, and is not asked for marks`(
    role: AssessorRole
  ) {
    var desk = desk([role])
    let isMember = role == .member
    // Bob and Cy are members besides; Dee's body comments alone.
    #expect(desk.rows[1].contains("0 of 2 have marked") == !isMember, "\(desk.rows[1])")
    for (keys, hint) in [("g3", "s score"), ("g1", "m mark it"), ("g2", "n next blank")] {
      desk.type(keys)
      #expect(desk.rows.last?.contains(hint) == isMember, "\(desk.rows.last ?? "")")
    }
    #expect(desk.screen.contains("Type a number") == isMember)
    #expect(desk.screen.contains("You do not mark: this is what those who do") == !isMember)
  }

  @Test func `a member has the way to a mark, and the meeting as facts`() {
    let desk = desk([.member])
    let commands = desk.model[HomeRoom.self].shown(desk.model.bench).compactMap(\.command)
    #expect(
      commands == [
        HomeRoom.whoAmI, HomeRoom.whatIsDecided, HomeRoom.whoWillSee, ReadRoom.way,
        HomeRoom.practise, ScoreRoom.way, ResultRoom.way,
      ])
    #expect(line(desk, "Have marked").contains("NHS ○ ○ ○     0 of 3"))
    #expect(line(desk, "Weights").contains("not yet set"))
    #expect(line(desk, "Decision").contains("none yet"))
  }

  @Test func `a facilitator who marks nothing is asked for the case, people, weights and a round`()
  {
    var desk = desk([.facilitator])
    let commands = desk.model[HomeRoom.self].shown(desk.model.bench).compactMap(\.command)
    #expect(
      commands.suffix(5) == [
        AuthorRoom.way, AuthorRoom.people, CriteriaRoom.way, WorkshopRoom.openNextRound,
        RecordRoom.way,
      ])
    #expect(!commands.contains(ScoreRoom.way))
    #expect(line(desk, "The people").contains("NHS 2, Council 1"))
    let index = commands.firstIndex(of: WorkshopRoom.openNextRound) ?? 0
    desk.type(String(repeating: "j", count: index) + "<Enter>")
    #expect(desk.screen.contains("Open round 1"))
    desk.type("<C-s>g0")
    #expect(desk.appraisal.rounds.map(\.state) == [.open])
    #expect(line(desk, "End round 1").contains("it takes marks"))
  }

  @Test func `the clerk is not invited to mark`() {
    let desk = desk([.recorder])
    let commands = desk.model[HomeRoom.self].shown(desk.model.bench).compactMap(\.command)
    #expect(
      commands == [
        HomeRoom.whoAmI, HomeRoom.whatIsDecided, AuthorRoom.people, PaperEntry.enter,
        RecordRoom.way, ReadRoom.way, ResultRoom.way,
      ])
    #expect(!desk.screen.contains("○ Score") && !desk.screen.contains("practice"))
  }

  @Test func `whoever runs the workshop is waited for once they have begun, as in the sentence`() {
    let running = Self.person("Gil", "nhs", [.member, .facilitator])
    let before = desk([.member], [running, Self.opening, Self.handedIn("Bob")])
    #expect(line(before, "Handed in").contains("1 of 3"))
    #expect(before.model.bench.session?.sentence.words.contains("Handed in: 1 of 3.") == true)
    #expect(line(desk([.member, .facilitator], [running]), "The people").contains("NHS 4"))
    let begun = desk([.member], [running, Self.opening, Self.handedIn("Gil")])
    #expect(line(begun, "Handed in").contains("1 of 4"))
    #expect(begun.model.bench.session?.sentence.words.contains("Handed in: 1 of 4.") == true)
  }

  @Test func `who will see what says under which name marks are kept and who can read them`() {
    var desk = desk([.member], [Self.opening], size: Size(width: 120, height: 40))
    desk.type("v")
    let words = desk.rows.joined(separator: " ").split(separator: " ").joined(separator: " ")
    for part in [
      "kept under the name Ada (ada)", "not encrypted: whoever can read the folder",
      "with your name from the reveal on",
    ] {
      #expect(words.contains(part), "\(words)")
    }
  }

  @Test func `the clerk sees whose ballots are still to come`() {
    var desk = desk([.recorder], [Self.opening, Self.handedIn("Bob")])
    desk.type("<Down><Down><Down><Enter>")
    #expect(desk.screen.contains("Whose ballot on paper is it?"))
    #expect(desk.screen.contains("Bob, NHS (in already)") && desk.screen.contains("Cy, NHS"))
    #expect(!desk.screen.contains("Cy, NHS (in already)"))
  }

  @Test(arguments: GlyphSet.allCases)
  func `who has handed in stands as dots by body, and others who have begun are not told`(
    glyphs: GlyphSet
  ) {
    let mark = Edit.marks(
      .mark(
        place: MarkingPlace(
          round: RoundNumber(1), assessor: id("cy"), option: Board.options[0],
          criterion: Board.criteria[0]), old: nil, new: .mark(50)))
    let desk = desk([.member], [Self.opening, mark, Self.handedIn("Bob")], glyphs: glyphs)
    #expect(
      line(desk, "Handed in").contains(
        glyphs == .unicode
          ? "NHS ● ○ ○     1 of 3" : "NHS @ . .     1 of 3"))
  }

  @Test func `in a round the way ends with handing in, and with the reveal`() {
    var desk = desk([.member], [Self.opening])
    #expect(line(desk, "Hand in").contains("48 cells are blank"))
    #expect(line(desk, "See the result").contains("at the reveal"))
    #expect(line(desk, "Who will see").contains("nobody until the reveal"))
    desk.type("v")
    #expect(desk.screen.contains("other members cannot see your marks"))
  }

  @Test func `what was read and looked at stays ticked, also when the appraisal is opened again`() {
    var desk = Desk(Board.opened())
    desk.type("d<Esc>v<Esc>g1<Down>g0")
    #expect(line(desk, "What is decided").contains("✓ What is decided"))
    #expect(line(desk, "Read the options").contains("◐ Read the options          2 of 6"))
    var kept: Seen?
    for case .run(.keepSeen(_, _, let seen)) in desk.requests { kept = seen }
    var again = Board.opened()
    again.seen = kept ?? Seen()
    desk = Desk(again)
    #expect(line(desk, "What is decided").contains("✓ What is decided"))
    #expect(line(desk, "Who will see").contains("✓ Who will see your marks"))
    #expect(line(desk, "Read the options").contains("2 of 6"))
    #expect(Desk(Board.opened()).rows.contains { $0.contains("○ What is decided") })
  }

  @Test(arguments: [
    ([], false, "◐ You and your interests    Ada, NHS, interests not declared"),
    ([], true, "✓ You and your interests    Ada, NHS, no interests"),
    (["A pension"], true, "✓ You and your interests    Ada, NHS, 1 interest, 1 without a ruling"),
    (
      ["A pension"], false,
      "◐ You and your interests    Ada, NHS, 1 interest noted and not declared"
    ),
  ])
  func `who declared interests, or that there are none, has declared them themselves`(
    interests: [String], declared: Bool, words: String
  ) {
    let old = Assessor(id: id("ada"), name: "Ada", body: id("nhs"), roles: [.member])
    var new = old
    new.interests = interests.map { Interest(words: $0) }
    new.declared = declared
    var opened = Board.opened()
    opened.fold = Fold(
      Board.recorded(
        [.document(.adopt(document: Board.document)), Self.person("Fay", nil, [.facilitator])],
        by: id("fay"))
        + Board.recorded([.people(.join(assessor: new))], from: 3, by: id("ada")))
    #expect(line(Desk(opened), "You and your interests").contains(words))
  }

  @Test func `how far the marks have come is a bar with its count`() {
    let desk = Desk(Board.opened(Array(Board.clear.prefix(24))))
    #expect(
      line(desk, "◐ Score").hasSuffix(
        String(repeating: "█", count: 14) + String(repeating: "░", count: 14) + "  24 of 48"))
  }

  @Test func `in a wide window what belongs to the line stands beside it`() {
    var desk = Desk(Board.opened(), size: Size(width: 120, height: 30))
    desk.type("<Down><Down><Down>")
    #expect(desk.screen.contains("│ OPTIONS"))
    desk.type("<Down><Down>")
    #expect(desk.screen.contains("│ CARDS"))
  }
}
