import AppraisalExchange
import AppraisalFindings
import AppraisalFolder
import AppraisalHistory
import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import ArgumentParser
import StrictJSON

/// Shows an appraisal or a case, whole.
struct ShowVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show an appraisal or a case, or give the case back.",
    discussion: "PATH is the folder of an appraisal, a case file, or the name of a case.")

  @OptionGroup var arguments: AppraisalArguments

  @Flag(name: .customLong("as-case"), help: "Print the case, without marks, as a case file.")
  var asCase = false

  @Flag(help: "Print JSON.")
  var json = false

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    var viewer = try surroundings.person(arguments.speaker.name)
    var appraisal = Appraisal()
    var snapshots: [StoredSnapshot] = []
    var head: [String] = []
    var file: OpenAppraisal?
    if Bookshelf(surroundings).isCase(arguments.path) {
      appraisal.document = try CaseLibrary(surroundings).read(arguments.path)
    } else {
      let opened = try arguments.openToRead(surroundings)
      appraisal = opened.fold.appraisal
      viewer = opened.person
      snapshots = opened.snapshots()
      head = ["Hash of the record: \(opened.head.hash)"]
      file = opened
    }
    if appraisal.hidesMoney(from: viewer) {
      Console.complain(Round.moneyIsHidden)
      appraisal.document.money = Money()
    }
    if asCase {
      try writeCase(appraisal.document)
    } else if json {
      try Console.json(appraisal.visible(to: viewer))
    } else {
      let people = people(of: appraisal, viewer, snapshots, surroundings.clock)
      Console.say(CaseText.lines(of: appraisal.document) + people + head)
    }
    // What could be read is shown, and that it is not all is no success.
    try file?.mustBeWhole()
  }

  private func writeCase(_ document: CaseDocument) throws(CommandFailure) {
    do {
      Console.json(document: try CaseWriter.bytes(of: document))
    } catch {
      throw CommandFailure(.badData, "The case cannot be written: \(error.reason)")
    }
  }

  private func people(
    of appraisal: Appraisal, _ viewer: AssessorID, _ snapshots: [StoredSnapshot],
    _ clock: ReaderClock
  ) -> [String] {
    var lines = appraisal.assessors.map { person in
      let roles =
        person.roles.isEmpty
        ? "takes no part any more" : person.roles.map(\.rawValue).joined(separator: ", ")
      let ballot = appraisal.ballot(appraisal.markingRound, person.id)
      let marks = ballot.markings.values.reduce(0) { $0 + $1.count }
      // Before the reveal others see only who has handed in.
      let done =
        appraisal.hidesMarks && person.id != viewer
        ? (ballot.handedIn ? "handed in" : "not handed in") : Numbers.count(marks, "marking")
      return "Person \(person.id): \(person.name) (\(roles)), \(done)"
    }
    lines += snapshots.map { snapshot in
      let about = snapshot.header
      let note = about.note.isEmpty ? "" : " (\(about.note))"
      let final = FinalNote.isFinal(about.note) ? ", final" : ""
      return "Snapshot \(about.number)\(final): \(about.name), \(clock.dayInWords(about.at))\(note)"
    }
    return lines.isEmpty ? [] : [""] + lines
  }
}
