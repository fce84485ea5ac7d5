import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import AppraisalRecord
import ArgumentParser
import PlainText
import Workbench

/// Shows the program with a meeting that never took place.
struct DemoVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Show the program with a meeting that is invented, and a tour of it.",
    discussion: """
      Six people who do not exist, of two bodies, have marked the options of a case in a closed \
      round, agreed on two scores and decided; each wrote in sittings of their own. It lies in a \
      temporary folder, which is removed when you leave the screens unless --keep is given. With \
      --json it is made and kept, no screen is opened, and what it holds is printed.
      """)

  @Argument(help: "The case: \(Demonstration.all.map(\.name).joined(separator: ", ")).")
  var caseName = "mk-2010"

  @Flag(help: "Keep the folder when you leave.")
  var keep = false

  @Flag(help: "Open no screen; keep the folder and print where it is and what it holds.")
  var json = false

  @OptionGroup var look: ScreenOptions

  static var hasTerminal: Bool { true }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    guard let story = Demonstration.all.first(where: { $0.name == caseName }) else {
      throw CommandFailure.unknown("demonstration", caseName, Demonstration.all.map(\.name))
    }
    if !json { try Opening.mustHaveTerminal() }
    let folder = try TemporaryFolder.make(surroundings)
    do throws(CommandFailure) {
      let meeting = try StagedMeeting(of: story, in: folder, surroundings)
      if json { return try Console.json(Shown(meeting)) }
      try show(meeting)
    } catch {
      TemporaryFolder.remove(folder)
      throw error
    }
  }

  private func show(_ meeting: StagedMeeting) throws(CommandFailure) {
    let host = meeting.host
    var opening = Opening(path: meeting.path, name: host.id.text, look: look)
    opening.tour = TourPlan(
      folder: meeting.folder, isKept: keep, host: host.name)
    opening.farewell = { [keep] in
      guard keep else {
        let isGone = TemporaryFolder.remove(meeting.folder)
        return Console.mention(
          isGone
            ? "The demonstration in \(meeting.folder) was removed."
            : "The demonstration in \(meeting.folder) could not be removed whole.")
      }
      Console.mention("The demonstration is kept in \(meeting.path)")
      Console.mention("Remove it with: \(Shown.removal(meeting))")
    }
    try opening.run(meeting.surroundings(of: host.id))
  }
}

extension DemoVerb {
  /// Where a demonstration is and what it holds.
  private struct Shown: Encodable {
    struct Person: Encodable {
      var id: String
      var name: String
      var body: String
    }

    var name: String
    var title: String
    var folder: String
    var appraisal: String
    var people: [Person]
    var markings: Int
    var reasons: Int
    var rounds: [Round]
    var interests: [Interest]
    var agreed: Int
    var dissents: Int
    var decision: Decision?
    var sentence: String
    var remove: String

    init(_ meeting: StagedMeeting) throws(CommandFailure) {
      let host = meeting.host
      let file = try OpenAppraisal(
        opening: meeting.path, as: host.id, meeting.surroundings(of: host.id))
      let appraisal = file.fold.appraisal
      let markings = appraisal.ballots.values.flatMap(\.values).flatMap(\.markings.values)
        .flatMap(\.values)
      let findings = Findings(appraisal, viewer: host.id)
      name = meeting.story.name
      title = appraisal.document.title
      folder = meeting.folder
      self.appraisal = meeting.path
      people = appraisal.assessors.map { person in
        Person(id: person.id.text, name: person.name, body: person.body?.text ?? "")
      }
      self.markings = markings.count { $0.answer != nil }
      reasons = markings.count { !$0.reason.isEmpty }
      rounds = appraisal.rounds
      interests = appraisal.assessors.flatMap(\.interests)
      agreed = appraisal.agreed.values.reduce(0) { $0 + $1.count }
      dissents = appraisal.dissents.count
      decision = appraisal.decision
      sentence =
        LeadingSentence(
          findings, in: appraisal.document,
          firstPlaces: FirstPlaces(of: findings, using: ParallelAcceptability.instructions)
        ).words
      remove = Self.removal(meeting)
    }

    /// The command that removes it.
    static func removal(_ meeting: StagedMeeting) -> String {
      "rm -r \(ShellWord.path(meeting.folder))"
    }
  }
}
