import AppraisalFolder
import ArgumentParser

/// Lists what can be opened.
struct ListVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the appraisals in the default place and the cases.")

  @Flag(help: "Print JSON.")
  var json = false

  private struct Listing: Encodable {
    var appraisals: [String]
    var cases: [String]
    var folder: String?
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let listing = Listing(
      appraisals: Bookshelf(surroundings).appraisals, cases: CaseLibrary(surroundings).names,
      folder: surroundings.dataFolder)
    if json { return try Console.json(listing) }
    for path in listing.appraisals { Console.say("appraisal  \(path)") }
    for name in listing.cases { Console.say("case       \(name)") }
  }
}
