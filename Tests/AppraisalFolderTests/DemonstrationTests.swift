import AppraisalFindings
import AppraisalModel
import Foundation
import SeededRandom
import Synchronization
import Testing
@testable import AppraisalFolder

/// The stories of demonstrations, each held to the paper of its case.
@Suite struct DemonstrationTests {
  /// What a paper came to, as a reader of the demonstration is to be told.
  struct Expected: Sendable {
    let story: Demonstration
    /// What leads.
    let leader: String
    /// What does not, and how it is out of it where it is not ranked.
    let failed: [String]
    let sentence: String
    /// What is decided, where it is not what leads.
    var departure: String?
  }

  static let papers = [
    Expected(
      story: .miltonKeynes2007, leader: "s75-se", failed: ["se", "cft"],
      sentence: "Section 75, then enterprise leads Section 75 partnership by "),
    Expected(
      story: .miltonKeynes2010, leader: "join-council",
      failed: ["social-enterprise", "community-foundation-trust", "stand-alone"],
      sentence: "Join the council leads Stay at arm's length by ", departure: "arms-length"),
    Expected(
      story: .stockport2007, leader: "partnership", failed: [],
      sentence: "The partnership (PDL) against 50 points of 100: reaches it."),
    Expected(
      story: .wigan2007, leader: "sca", failed: ["separate"],
      sentence: "Single agency leads Stay separate by "),
    Expected(
      story: .wiltshire, leader: "joint-adults",
      failed: ["separate", "council-unit", "joint-unit"],
      sentence: "Joint, adults by themselves leads Council and NHS separate by "),
  ]

  private static let checkout = URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../..").standardizedFileURL.path

  /// A folder in which meetings are held, by one clock and from one seed.
  private final class Room {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("appraise-\(UUID().uuidString)").path

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func hold(_ story: Demonstration) throws -> StagedMeeting {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      return try StagedMeeting(of: story, in: folder, surroundings(2010))
    }

    func surroundings(_ seed: UInt64) -> Surroundings {
      var surroundings = Surroundings.live()
      surroundings.environment = [
        "HOME": folder, "APPRAISE_CASES": checkout + "/data/cases", "APPRAISE_AS": "somebody",
      ]
      surroundings.now = { "2026-11-21T15:30:00.000Z" }
      let random = Numbers(seed)
      surroundings.random = { random.next() }
      return surroundings
    }

    /// Every file in the folder with its bytes.
    var files: [String: Data] {
      var found: [String: Data] = [:]
      for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
        found[name] = FileManager.default.contents(atPath: "\(folder)/\(name)")
      }
      return found
    }
  }

  private final class Numbers: Sendable {
    private let generator: Mutex<SeededGenerator>
    init(_ seed: UInt64) { generator = Mutex(SeededGenerator(seed: seed)) }
    func next() -> UInt64 { generator.withLock { $0.next() } }
  }

  @Test func `every case that comes with the program has its story`() {
    let surroundings = Room().surroundings(1)
    #expect(CaseLibrary(surroundings).names == Demonstration.all.map(\.name))
    #expect(Self.papers.map(\.story.name) == Demonstration.all.map(\.name))
  }

  @Test(arguments: Demonstration.all)
  func `a story names nothing that its case lacks`(_ story: Demonstration) throws {
    let document = try CaseLibrary(Room().surroundings(1)).read(story.name)
    #expect(Demonstration(of: document)?.name == story.name)
    let options = Set(document.appraisedOptions.map(\.id))
    let criteria = Set(Demonstration.cards(document))
    let cells = Set(options.flatMap { option in criteria.map { MatrixCell(option, $0) } })
    #expect(Set(story.answers.keys) == cells)
    for (cell, answers) in story.answers {
      #expect(answers.count == story.people.count, "\(cell)")
    }
    let nodes = Set(document.criteria.map(\.id))
    #expect(story.weights.allSatisfy { nodes.contains($0.node) })
    let people = Set(story.people.map(\.id))
    for reason in story.reasons {
      #expect(people.contains(Demonstration.id(reason.member)) && cells.contains(reason.cell))
      for id in reason.evidence {
        let evidence = try #require(document.evidence.first { $0.id == id }, "\(id)")
        #expect(
          evidence.options.isEmpty || evidence.options.contains(reason.cell.option),
          "\(id) is not about \(reason.cell.option)")
      }
    }
    // Everybody gives a reason for something, and most of them name evidence.
    #expect(Set(story.reasons.map(\.member)).count == story.people.count)
    #expect(story.reasons.count { !$0.evidence.isEmpty } * 4 > story.reasons.count * 3)
    let meeting = story.meeting
    #expect(meeting.agreed.count == 2 && meeting.agreed.allSatisfy { cells.contains($0.cell) })
    #expect(people.contains(story.interest.member) && people.contains(story.differingView.author))
    #expect(document.appraisedOptions.contains { $0.id == meeting.decision.chosen })
    #expect(Set(story.decision.votes.compactMap(\.body)) == Set(story.bodies))
    #expect(story.decision.movers.count == 2)
  }

  @Test(arguments: papers)
  func `a meeting comes to what the paper came to, and its record is good`(
    _ expected: Expected
  ) throws {
    let room = Room()
    let meeting = try room.hold(expected.story)
    let record = try WholeRecord(meeting.path) { _ in true }
    let verification = Verification(of: record)
    #expect(
      verification.gravest == nil || verification.gravest == .note, "\(verification.findings)")
    let fold = record.fold()
    let appraisal = fold.appraisal
    #expect(fold.ignored.isEmpty && fold.contested.isEmpty)
    let findings = Findings(appraisal, viewer: nil)
    #expect(findings.leaders.map(\.text) == [expected.leader])
    for option in expected.failed {
      #expect(findings.ranking.first { $0.option.text == option }?.rank != 1, "\(option)")
    }
    let sentence = LeadingSentence(
      findings, in: appraisal.document, firstPlaces: FirstPlaces(of: findings, samples: 2000))
    #expect(sentence.form == .clear)
    let words =
      PassMarks(findings, in: appraisal.document).sentence.isEmpty
      ? sentence.words : PassMarks(findings, in: appraisal.document).sentence
    #expect(words.contains(expected.sentence), "\(words)")
    for result in BodyResults(appraisal).deciding {
      #expect(result.leaders.map(\.text) == [expected.leader], "\(result.body)")
    }
  }

  @Test(arguments: papers)
  func `everything that a meeting consists of is on record`(_ expected: Expected) throws {
    let room = Room()
    let meeting = try room.hold(expected.story)
    let record = try WholeRecord(meeting.path) { _ in true }
    let fold = record.fold()
    let appraisal = fold.appraisal
    let round = try #require(appraisal.rounds.first)
    #expect(appraisal.rounds.count == 1 && round.state == .settled && round.visibility == .closed)
    #expect(appraisal.handedIn(round.id) == 6 && appraisal.missingPeople.isEmpty)
    #expect(appraisal.weightLock != nil)
    let interests = appraisal.assessors.flatMap(\.interests)
    #expect(interests.map(\.outcome) == [.stayed] && interests[0].ruledBy.contains("(invented)"))
    #expect(appraisal.assessors.allSatisfy { $0.declared && $0.name.hasSuffix("(invented)") })
    #expect(appraisal.agreed.values.flatMap(\.values).count == 2)
    #expect(appraisal.dissents.count == 1)
    let decision = try #require(appraisal.decision)
    #expect(decision.chosen.map(\.text) == [expected.departure ?? expected.leader])
    #expect(decision.departure.isEmpty == (expected.departure == nil))
    #expect(appraisal.document.title.hasPrefix(Demonstration.label))
    // Everybody wrote by a key of their own, what they marked and nothing else.
    let authors = Set(fold.entries.compactMap(\.author))
    #expect(authors.count == 6)
    #expect(Set(fold.keys.sittings.values.compactMap(\.key)).count == 6)
    for entry in fold.entries {
      guard case .marks(let edit) = entry.edit, let place = edit.place else { continue }
      #expect(place.assessor == entry.author)
    }
    // One of them stands far from the others in a cell that was talked about, and says why.
    let talk = TalkList(appraisal)
    let outlier = try #require(Self.outlier(appraisal, expected.story))
    #expect(talk.cells.first?.cell == outlier.cell)
    #expect(outlier.reason.count > 60)
    #expect(expected.story.meeting.agreed.contains { $0.cell == outlier.cell })
  }

  /// The mark that is farthest from the middle of its cell.
  private static func outlier(
    _ appraisal: Appraisal, _ story: Demonstration
  ) -> (cell: MatrixCell, reason: String)? {
    var found: (distance: Double, cell: MatrixCell, reason: String)?
    for (cell, answers) in story.answers {
      let marks = answers.compactMap { $0.mark?.value }.sorted()
      guard marks.count == 6 else { continue }
      for (place, answer) in answers.enumerated() {
        let distance = abs((answer.mark?.value ?? 0) - (marks[2] + marks[3]) / 2)
        guard distance > found?.distance ?? 0 else { continue }
        let reason = story.reasons.first {
          $0.cell == cell && Demonstration.id($0.member) == story.people[place].id
        }
        found = (distance, cell, reason?.words ?? "")
      }
    }
    return found.map { ($0.cell, $0.reason) }
  }

  @Test func `by one clock and from one seed a meeting is the same to the last byte`() throws {
    let (one, other) = (Room(), Room())
    _ = try one.hold(.wiltshire)
    _ = try other.hold(.wiltshire)
    #expect(one.files.count > 20)
    #expect(one.files == other.files)
  }

  @Test func `a meeting is held in the afternoon of its decision, one thing after another`() throws
  {
    let room = Room()
    let meeting = try room.hold(.wiltshire)
    let times = try WholeRecord(meeting.path) { _ in true }.fold().entries.map(\.time)
    #expect(times == times.sorted())
    #expect(times.allSatisfy { $0.hasPrefix("2009-06-23T1") })
    #expect(Set(times).count > 40)
  }

  @Test func `a temporary folder goes with all that is in it, and takes nothing else along`() throws
  {
    let room = Room()
    try FileManager.default.createDirectory(
      atPath: room.folder + "/outside", withIntermediateDirectories: true)
    _ = FileManager.default.createFile(atPath: room.folder + "/outside/kept", contents: Data())
    var surroundings = room.surroundings(1)
    surroundings.environment["TMPDIR"] = room.folder
    let made = try TemporaryFolder.make(surroundings)
    #expect(made.hasPrefix(room.folder + "/appraise-demo-"))
    try FileManager.default.createDirectory(
      atPath: made + "/a/b", withIntermediateDirectories: true)
    _ = FileManager.default.createFile(atPath: made + "/a/.hidden", contents: Data())
    try FileManager.default.createSymbolicLink(
      atPath: made + "/a/link", withDestinationPath: room.folder + "/outside")
    #expect(TemporaryFolder.remove(made))
    #expect(!FileManager.default.fileExists(atPath: made))
    #expect(FileManager.default.fileExists(atPath: room.folder + "/outside/kept"))
  }
}
