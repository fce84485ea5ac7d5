import AppraisalExchange
import AppraisalFindings
import AppraisalModel
import ArgumentParser
import PlainText
import StrictJSON
import Workbench

/// Lists what can be opened.
struct ListVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the appraisals in the default place and the cases.")

  @Flag(help: "Print JSON.")
  var json = false

  private struct Listing: Encodable {
    var appraisals: [String]
    var cases: [String]
    var folder: String
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let listing = Listing(
      appraisals: Bookshelf(surroundings).appraisals, cases: CaseLibrary(surroundings).names,
      folder: surroundings.dataFolder)
    if json { return try Output.json(listing) }
    for path in listing.appraisals { Console.write("appraisal  \(DisplayText.visible(path))\n") }
    for name in listing.cases { Console.write("case       \(DisplayText.visible(name))\n") }
  }
}

/// Shows an appraisal.
struct ShowVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show an appraisal, or give its case back.")

  @OptionGroup var arguments: AppraisalArguments

  @Flag(name: .customLong("as-case"), help: "Print the case, without marks, as a case file.")
  var asCase = false

  @Flag(help: "Print JSON.")
  var json = false

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.open(surroundings)
    let appraisal = file.fold.appraisal
    if asCase {
      do {
        Console.write(try CaseWriter.bytes(of: appraisal.document))
      } catch {
        throw CommandFailure(.badData, "The case cannot be written: \(error.reason)")
      }
      return
    }
    if json { return try Output.json(appraisal) }
    Console.write(text(of: appraisal, file))
  }

  private func text(of appraisal: Appraisal, _ file: AppraisalFile) -> String {
    let document = appraisal.document
    var lines = [document.title, document.question.words, ""]
    lines += document.options.map { option in
      let status = option.status == .active ? "" : " (\(option.status.rawValue))"
      return "Option \(option.id): \(option.label)\(status)"
    }
    lines.append("")
    lines += document.criteria.map { "Criterion \($0.id): \($0.label) (\($0.kind.rawValue))" }
    lines.append("")
    for person in appraisal.assessors {
      let roles = person.roles.map(\.rawValue).joined(separator: ", ")
      let marks = appraisal.ballot(appraisal.markingRound, person.id).markings.values
        .reduce(0) { $0 + $1.count }
      lines.append(
        "Person \(person.id): \(person.name) (\(roles)), \(Numbers.count(marks, "marking"))")
    }
    lines += file.snapshots().map { "Snapshot \($0.number): \($0.name), \($0.time.prefix(10))" }
    return lines.map { DisplayText.visible($0) }.joined(separator: "\n") + "\n"
  }
}

/// Ranks the options.
struct RankVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "rank", abstract: "Say which option leads, and how sure that is.")

  @OptionGroup var arguments: AppraisalArguments

  @Flag(help: "Print JSON, with all digits.")
  var json = false

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.open(surroundings)
    let viewer = try surroundings.person(arguments.speaker.name)
    let findings = Findings(file.fold.appraisal, viewer: viewer)
    let record = ResultRecord(
      findings, in: file.fold.appraisal.document, contested: file.fold.contested.count,
      firstPlaces: FirstPlaces(of: findings, using: ParallelAcceptability.instructions))
    if json { return try Output.json(record) }
    var lines = [record.sentence, ""]
    lines += record.ranking.map { row in
      let points =
        row.total.map { Numbers.fixed($0) }
        ?? "between \(Numbers.fixed(row.low)) and \(Numbers.fixed(row.high))"
      return "\(row.rank.map(String.init) ?? "-")  \(row.label)  \(points)"
    }
    lines += ["", record.title]
    Console.write(lines.map { DisplayText.visible($0) }.joined(separator: "\n") + "\n")
  }
}

/// Printing values for programs.
enum Output {
  /// Prints a value as JSON.
  static func json(_ value: some Encodable) throws(CommandFailure) {
    do {
      Console.write(try StrictJSON.encode(value, style: .pretty))
    } catch {
      throw CommandFailure(.badData, "The result cannot be written as JSON: \(error.reason)")
    }
  }
}
