import Glibc
import GoldenSupport
import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// A whole workshop: ten members of two bodies, each at a terminal and with a login of their own,
  /// with a facilitator, a recorder and a projector, in one shared folder.
  @Suite(
    .enabled(if: SharedFolder.isPossible, "NOT RUN BY ROOT: nobody shared a folder as another."))
  struct WorkshopDayTests {
    @Test(.timeLimit(.minutes(10)))
    func `ten people of two bodies appraise from the first mark to the minutes`() throws {
      let day = try WorkshopDay()
      try day.sitDown()
      try day.noteWhoIsThere()
      try day.declareInterests()
      try day.settleWeights()
      try day.markInClosedRound()
      try day.takeBallotOnPaper()
      try day.expectNothingLeaks()
      try day.endWithOneLate()
      try day.reveal()
      try day.askAgainAboutFive()
      try day.agreeOnThree()
      try day.decide()
      try day.expectOneResultEverywhere()
      try day.expectNothingLost()
    }
  }
}

/// The case that both days are about.
enum DayCase {
  static let options = ["stay", "join", "split"]
  static let criteria = ["care", "cost", "pace"]

  static let document = #"""
    {"format":"appraise.case","version":2,"id":"day","title":"The day",
    "question":{"words":"Which form should the service take?"},
    "options":[{"id":"stay","label":"Stay apart","status":"active"},
    {"id":"join","label":"Join the council","status":"active"},
    {"id":"split","label":"Split by area","status":"active"}],
    "bodies":[{"id":"nhs","label":"NHS","part":"decides"},
    {"id":"council","label":"Council","part":"decides"}],
    "criteria":[
    {"id":"care","kind":"scored","label":"Care","question":"How joined up?","scale":{"worst":"0","best":"100"}},
    {"id":"cost","kind":"scored","label":"Cost","question":"How dear?","scale":{"worst":"0","best":"100"}},
    {"id":"pace","kind":"scored","label":"Pace","question":"How soon?","scale":{"worst":"0","best":"100"}}]}
    """#
}

/// One workshop from its beginning to its end.
private final class WorkshopDay {
  typealias Member = SharedFolder.Member

  static let facilitator = Member(name: "fay", id: 42_000)
  static let recorder = Member(name: "rory", id: 42_001)
  static let projector = Member(name: "hall", id: 42_002)
  static let members =
    (1...6).map { Member(name: "nhs-\($0)", id: 42_010 + UInt32($0)) }
    + (1...4).map { Member(name: "council-\($0)", id: 42_020 + UInt32($0)) }
  /// Who is out of one option, who marks on paper, whose laptop is away at the end, and who sits in
  /// for whom.
  static let recused = members[0]
  static let onPaper = members[9]
  static let late = members[5]
  static let absent = members[8]
  static let substitute = Member(name: "sam", id: 42_030)
  /// The ten who mark.
  static let present = members.map { $0 == absent ? substitute : $0 }

  let shared: SharedFolder
  private var terminals: [Member: PtyProcess] = [:]
  /// What was given, by person: every mark has two decimals that nobody else's have.
  private var given: [Member: Int] = [:]

  init() throws {
    shared = try SharedFolder()
    try Files.write(DayCase.document, to: shared.root + "/case.json")
    _ = chmod(shared.root + "/case.json", 0o644)
  }

  // MARK: Asking and typing

  /// The two decimals by which the marks of a person are known.
  private static func sign(_ member: Member) -> String {
    let place = present.firstIndex(of: member) ?? 0
    return ".\([11, 13, 17, 19, 23, 29, 31, 37, 41, 43][place])"
  }

  private static func secret(_ member: Member) -> String { "secret of \(member.name)" }

  @discardableResult
  private func run(_ member: Member, _ words: String...) throws -> Finished {
    let told = try shared.run(member, "007", [words[0], shared.path] + words.dropFirst())
    try #require(told.code == 0, "\(member.name): \(words): \(told.text) \(told.words)")
    return told
  }

  private func terminal(_ member: Member) throws -> PtyProcess {
    try #require(terminals[member], "\(member.name) has no terminal")
  }

  /// Types keys and waits until they have been dealt with.
  private func type(_ member: Member, _ keys: String...) throws {
    for part in keys { try terminal(member).type(part) }
  }

  @discardableResult
  private func wait(_ member: Member, _ words: String) throws -> ScreenSnapshot {
    try terminal(member).waitUntil("\"\(words)\" at \(member.name)") { $0.contains(words) }
  }

  private func waitSaved(_ member: Member) throws {
    try terminal(member).waitUntil("saved at \(member.name)") { $0.isSaved }
  }

  // MARK: The day

  func sitDown() throws {
    let fay = Self.facilitator
    let made = try shared.run(
      fay, "007",
      [
        "new", shared.path, "--shared", "--group", "\(SharedFolder.group)", "--case",
        shared.root + "/case.json",
      ])
    try #require(made.code == 0, "\(made.words)")
    try run(fay, "panel", "--change", "fay", "--name", "Fay", "--role", "facilitator")
    try run(fay, "panel", "--add", "rory", "--name", "Rory", "--role", "recorder")
    for member in Self.members {
      try run(
        fay, "panel", "--add", member.name, "--name", "Member \(member.name)", "--body",
        String(member.name.prefix { $0 != "-" }))
    }
    try run(Self.recorder, "attend", "--apologies", Self.absent.name)
    try run(
      fay, "attend", "--substitute", Self.substitute.name, "--for", Self.absent.name,
      "--named", "Sam")
    for member in [fay, Self.recorder] + Self.present {
      terminals[member] = try shared.terminal(member, "007", ["join", shared.path])
      try wait(member, "Which form should the service take?")
    }
    terminals[Self.projector] = try shared.terminal(
      Self.projector, "007", ["present", shared.path])
    try wait(Self.projector, "The day")
  }

  func noteWhoIsThere() throws {
    for member in Self.present.dropLast() { try run(member, "attend", "--arrived", member.name) }
    try run(Self.recorder, "attend", "--arrived", Self.onPaper.name)
    let told = try run(Self.recorder, "attend").text
    #expect(told.contains("Sam") && told.contains("apologies"), "\(told)")
  }

  func declareInterests() throws {
    let owner = Self.recused
    try run(owner, "interest", "--declare", "My sister works for the council")
    try run(
      Self.recorder, "interest", "--of", owner.name, "--ruling", "recused", "--option", "join",
      "--reason", "Too close.", "--by", "The chair")
    for member in Self.present.dropFirst() where member != Self.onPaper {
      try run(member, "interest", "--none")
    }
  }

  func settleWeights() throws {
    let fay = Self.facilitator
    try run(
      fay, "weigh", "--method", "swing", "care=100", "cost=60", "pace=40", "--holder", "agreed")
    try run(fay, "weigh", "--lock", "Both boards, on the day.")
  }

  func markInClosedRound() throws {
    try type(Self.facilitator, "g6")
    try type(Self.facilitator, "o", "First marks", "\u{13}")
    try wait(Self.facilitator, "ROUND 1")
    for (place, member) in Self.present.enumerated() where member != Self.onPaper {
      try wait(member, "round 1")
      try type(member, "g2")
      for (column, _) in DayCase.criteria.enumerated() {
        for (row, option) in DayCase.options.enumerated() {
          // One's own interest keeps one out of an option, and the card says so.
          if member == Self.recused, option == "join" {
            try wait(member, "not yours to mark")
            try type(member, Keys.down)
            continue
          }
          if column == 0, row == 0 { try type(member, "r", Self.secret(member), "\u{13}") }
          let base = 30 + 12 * row + 7 * column + (row == 1 ? 3 : -2) * (place % 4)
          try type(member, "\(base)\(Self.sign(member))", "\r")
          given[member, default: 0] += 1
        }
        try type(member, "n")
      }
      try waitSaved(member)
    }
    for member in Self.present where member != Self.onPaper && member != Self.late {
      try type(member, "g2", "h", "\r")
      try wait(member, "handed in")
      try waitSaved(member)
    }
  }

  /// Before the reveal nobody's marks or reasons are at another's screen, in what a verb tells them,
  /// or in a file outside the ledgers.
  func expectNothingLeaks() throws {
    try run(Self.facilitator, "snapshot", "--name", "before the reveal")
    let watching = [Self.facilitator, Self.recorder, Self.members[1], Self.members[7]]
    for member in watching {
      for key in 0...7 where terminals[member] != nil {
        try type(member, "g\(key)")
        expectNoSecret(
          at: member, try terminal(member).screen.lines.joined(separator: "\n"), "g\(key)")
      }
      for words in Self.asked {
        let told = try shared.run(member, "007", [words[0], shared.path] + words.dropFirst())
        expectNoSecret(at: member, told.text + told.words, "\(words)")
      }
    }
    expectNoSecret(
      at: Self.projector, try terminal(Self.projector).screen.lines.joined(separator: "\n"),
      "the projector")
    for (path, bytes) in Files.contents(shared.path) where !path.contains("/ledger/") {
      expectNoSecret(at: Self.projector, String(decoding: bytes, as: UTF8.self), path)
    }
  }

  private static let asked: [[String]] = [
    ["show"], ["rank"], ["why", "stay", "join"], ["bodies"], ["money"], ["health"], ["log"],
    ["sensitivity"], ["acceptability"], ["challenge"], ["chairs"], ["concessions"], ["price"],
    ["group"], ["round"], ["minutes"], ["interest"], ["panel"], ["ballots"], ["contests"],
    ["verify"], ["replay"], ["review"], ["keys"], ["dissent"],
    ["attend"], ["park"], ["agenda"], ["present", "--once"],
    ["diff", "before the reveal"], ["weigh", "--show"], ["response", "--body", "nhs"],
  ].flatMap { words in [words, words + ["--json"]] }

  private func expectNoSecret(at member: Member, _ text: String, _ place: String) {
    for other in Self.present where other != member {
      #expect(
        !text.contains(Self.secret(other)), "\(other.name)'s reason at \(member.name), \(place)")
      for mark in Self.marks(in: text) where mark.hasSuffix(Self.sign(other)) {
        Issue.record("\(other.name)'s mark \(mark) at \(member.name), \(place)")
      }
    }
  }

  /// The numbers of two decimals in a text.
  private static func marks(in text: String) -> [String] {
    text.split { !$0.isNumber && $0 != "." }.map(String.init).filter { word in
      let parts = word.split(separator: ".", omittingEmptySubsequences: false)
      return parts.count == 2 && (1...2).contains(parts[0].count) && parts[1].count == 2
    }
  }

  /// The recorder types what stands on the paper of one who has no terminal to mark at.
  func takeBallotOnPaper() throws {
    let lines = DayCase.criteria.enumerated().map { column, criterion in
      let marks = DayCase.options.indices.map { row in
        "\(40 + 9 * row + 5 * column)\(Self.sign(Self.onPaper))"
      }
      return "\(criterion): \(marks.joined(separator: " "))\n"
        + (column == 0 ? "reason 1: \(Self.secret(Self.onPaper))\n" : "")
    }
    let file = shared.root + "/ballot.txt"
    try Files.write(lines.joined(), to: file)
    _ = chmod(file, 0o644)
    try run(
      Self.recorder, "score", "--file", file, "--for", Self.onPaper.name, "--hand-in")
    given[Self.onPaper] = 9
  }

  /// One laptop is away with a copy of the folder: what is handed in there comes when the round has
  /// ended.
  func endWithOneLate() throws {
    let (fay, late) = (Self.facilitator, Self.late)
    let away = shared.root + "/away"
    let copied = try shared.shell(late, "cp -R '\(shared.path)' '\(away)'", "007")
    #expect(copied.code == 0, "\(copied.words)")
    try type(fay, "g6", "e")
    try wait(fay, "with one missing?")
    try type(fay, "m")
    try wait(fay, "has ended")
    let handedIn = try shared.run(late, "007", ["handin", away])
    #expect(handedIn.code == 0, "\(handedIn.words)")
    let brought = try shared.shell(
      late,
      "cp -Rn '\(away)'/ledger/\(late.name)-*/. '\(shared.path)'/ledger/\(late.name)-*/", "007")
    #expect(brought.code == 0, "\(brought.words)")
    try wait(fay, "Late")
    try wait(fay, late.name)
  }

  func reveal() throws {
    let fay = Self.facilitator
    try type(fay, "r", "v")
    try wait(fay, "CELLS TO TALK ABOUT")
    #expect(try run(Self.members[1], "log").text.contains(Self.secret(Self.members[2])))
    // The projector shows the cell that the facilitator stands on, and the reasons to nobody.
    while !(try terminal(fay).screen.contains("quartiles")) { try type(fay, Keys.down) }
    try terminal(Self.projector).waitUntil("the cell on the projector") {
      $0.contains("NHS") && $0.contains("Council") && $0.contains("├")
    }
  }

  func askAgainAboutFive() throws {
    let fay = Self.facilitator
    for _ in 0..<5 { try type(fay, "m", Keys.down) }
    try type(fay, "o")
    try wait(fay, "the 5 marked cells again")
    try type(fay, "\u{13}")
    try waitSaved(fay)
    let open = try run(fay, "round", "--json").json()
    let cells = (open["cells"]?.elements ?? []).compactMap { cell in
      cell["option"]?.text.flatMap { option in cell["criterion"]?.text.map { (option, $0) } }
    }
    try #require(cells.count == 5)
    for member in Self.members[1...3] {
      for (option, criterion) in cells {
        try run(
          member, "score", "--option", option, "--criterion", criterion, "--value",
          "60\(Self.sign(member))")
        given[member, default: 0] += 1
      }
      try run(member, "handin")
    }
    try type(fay, "g6")
    // Nobody is late who has been seen to hand in.
    try wait(fay, "3 of 10 have handed in")
    try type(fay, "e")
    try wait(fay, "missing?")
    try type(fay, "m")
    try wait(fay, "has ended")
    try type(fay, "r", "v")
    try wait(fay, "CELLS TO TALK ABOUT")
  }

  func agreeOnThree() throws {
    for (option, mark) in [("stay", "40"), ("join", "70"), ("split", "55")] {
      try run(
        Self.facilitator, "agree", "--option", option, "--criterion", "care", "--mark", mark,
        "--reason", "Talked about \(option).")
    }
    try run(
      Self.members[7], "dissent", "--words", "The council cannot be ready.", "--option", "join")
  }

  func decide() throws {
    try run(Self.facilitator, "round", "--settle")
    try run(
      Self.recorder, "decide", "--day", "2026-12-01", "--words", "Join the council.", "--chosen",
      "join")
    try run(Self.facilitator, "snapshot", "--name", "the end", "--final", "--anyway")
    let minutes = try run(Self.recorder, "minutes").text
    expectGolden(Self.timeless(minutes), named: "minutes-of-a-day")
  }

  /// Minutes without what is another each time: moments, days and the hash of the record.
  private static func timeless(_ minutes: String) -> String {
    minutes.replacing(#/\d{1,2} [A-Z][a-z]+ \d{4}/#, with: "DAY")
      .replacing(#/\d\d:\d\d/#, with: "TIME")
      .replacing(#/[0-9a-f]{64}/#, with: "HASH")
  }

  func expectOneResultEverywhere() throws {
    let told = try run(Self.facilitator, "rank", "--json").text
    var pictures: Set<[String]> = []
    for member in [Self.facilitator, Self.recorder] + Self.present {
      #expect(try run(member, "rank", "--json").text == told, "\(member.name)")
      try type(member, "g3")
      let screen = try terminal(member).waitUntil("the result at \(member.name)") {
        $0.contains("Points First") && $0.isSaved
      }
      // The first rows name whoever sits there.
      pictures.insert(Array(screen.lines[3..<20]))
    }
    #expect(pictures.count == 1, "\(pictures)")
    // The projector follows the facilitator to the result.
    let totals = try shared.run(Self.projector, "007", ["present", shared.path, "--json"])
    #expect(totals.code == 0, "\(totals.words)")
    let leading = try #require(pictures.first?.first { $0.contains("1 ") && $0.contains("█") })
    let points = leading.split(separator: " ").suffix(2).first.map(String.init) ?? ""
    try terminal(Self.projector).waitUntil("\(points) on the projector") { $0.contains(points) }
  }

  func expectNothingLost() throws {
    for member in terminals.keys {
      try terminal(member).send("q")
      #expect(try terminal(member).waitExit() == .exit(0))
    }
    let told = try run(Self.facilitator, "log", "--json").json().elements ?? []
    for (member, count) in given {
      let marks = told.filter { $0["sentence"]?.text?.contains(Self.sign(member)) == true }
      #expect(marks.count >= count, "\(member.name): \(marks.count) of \(count)")
    }
    try run(Self.projector, "verify")
  }
}
