import AppraisalFolder
import AppraisalHistory
import AppraisalModel
import AppraisalRecord
import ArgumentParser
import PlainText

/// Starts an appraisal from a case, a template or nothing.
struct NewVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Start an appraisal from a case, a template or nothing, in a new folder.")

  @Argument(help: "The folder to make.")
  var path: String?

  @OptionGroup var speaker: Speaker

  @Option(
    name: .customLong("case"),
    help: "The name of a case that comes with the program, or a file.")
  var caseName: String?

  @Option(help: "The name of a template that comes with the program, or a file.")
  var template: String?

  @Option(help: "The title of an appraisal that starts empty.")
  var empty: String?

  @Option(help: "The question of an appraisal that starts empty.")
  var question: String?

  @Flag(help: "List what an appraisal can be started from, and start none.")
  var list = false

  @Flag(help: "Print the list as JSON.")
  var json = false

  @Flag(help: "Add ballots that are invented, to try things out; they say so everywhere.")
  var demo = false

  @Flag(help: "Share it with a group: members with logins of their own write beside each other.")
  var shared = false

  @Option(help: "The group that shares it, instead of that of the folder in which it is made.")
  var group: String?

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    if list { return try printList(surroundings) }
    guard let path else {
      throw CommandFailure(
        .usage,
        "Say which folder to make: appraise new plan.appraisal --case mk-2010. "
          + "What can be started from is listed by: appraise new --list")
    }
    let person = try surroundings.person(speaker.name)
    var document = try startingPoint(path).document(surroundings)
    let story = demo ? Demonstration(of: document) : nil
    if demo { document = story?.prepared(document) ?? MadeUpMarks.prepared(document) }
    let file = try OpenAppraisal(
      starting: document, at: path, as: person, name: speaker.shown(surroundings),
      sharing: shared || group != nil ? .group : .alone, group: try groupNumber(), surroundings)
    file.closedFolders.forEach(Console.complain)
    if demo {
      let appraisal = file.fold.appraisal
      let edits: [Edit]
      do throws(EditRefusal) {
        edits =
          try story?.ballots(in: appraisal, by: person) ?? MadeUpMarks.edits(for: appraisal)
      } catch {
        throw CommandFailure(.refused, error.sentence(in: appraisal.document))
      }
      try file.perform(edits, named: speaker.shown(surroundings))
    }
    Console.say([
      "Started \(document.title) in \(path)", "Open it with: appraise \(ShellWord.path(path))",
    ])
  }

  private func groupNumber() throws(CommandFailure) -> UInt32? {
    guard let group else { return nil }
    guard let number = PosixFileSystem.group(named: group) else {
      throw CommandFailure(.usage, "There is no group \(group) on this machine.")
    }
    return number
  }

  private func startingPoint(_ path: String) throws(CommandFailure) -> StartingPoint {
    let points = [
      caseName.map(StartingPoint.caseFile), template.map(StartingPoint.template),
      empty.map { StartingPoint.empty(title: $0, question: question) },
    ].compactMap { $0 }
    guard let point = points.first, points.count == 1, question == nil || empty != nil else {
      throw CommandFailure(
        .usage,
        "Say what \(path) starts from, one of: --case mk-2010, "
          + "--template section-75, or --empty \"The day centre\" --question \"Where should it be?\". "
          + "All are listed by: appraise new --list")
    }
    return point
  }

  private struct Entry: Encodable {
    var name: String
    var title: String
  }

  private func printList(_ surroundings: Surroundings) throws(CommandFailure) {
    let shelves = [CaseLibrary.Shelf.cases, .templates].map { shelf in
      let library = CaseLibrary(surroundings, shelf)
      return library.names.map { Entry(name: $0, title: library.title($0)) }
    }
    if json { return try Console.json(["cases": shelves[0], "templates": shelves[1]]) }
    let width = (shelves.joined().map(\.name.count).max() ?? 0) + 2
    for (option, entries) in zip(["--case", "--template"], shelves) {
      for entry in entries {
        let name = entry.name.padded(to: width)
        Console.say("\(option.padded(to: 12))\(name)\(entry.title)")
      }
    }
    Console.say("\("--empty".padded(to: 12))\("TITLE".padded(to: width))Nothing but a title")
  }
}

extension String {
  /// The text with blanks behind it, so many letters long.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
