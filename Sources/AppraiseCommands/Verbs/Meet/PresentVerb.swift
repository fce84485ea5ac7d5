import AppraisalFindings
import AppraisalFolder
import ArgumentParser
import Canvas
import Workbench

/// Shows an appraisal to a room.
struct PresentVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "present",
    abstract: "Show an appraisal on a projector, where the facilitator is.",
    discussion: """
      It shows what everybody may see: before the reveal only who has handed in. It follows the screen \
      of whoever facilitates, is only read, and writes nothing. q leaves, f follows again after a page \
      was turned by hand. --json and --once say once what would be shown.
      """)

  @OptionGroup var arguments: AppraisalArguments

  @Flag(help: "Print once, as JSON, what would be shown.")
  var json = false

  @Flag(help: "Print once, as text, what would be shown.")
  var once = false

  @OptionGroup var look: ScreenOptions

  static var hasTerminal: Bool { true }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let projection = try Projection(
      Bookshelf(surroundings).locate(arguments.path), surroundings,
      as: surroundings.caller(arguments.speaker.name))
    guard json || once else { return try projection.run(look) }
    let shown = projection.presentation
    let places =
      shown.hasResult
      ? FirstPlaces(of: shown.findings, using: ParallelAcceptability.instructions) : nil
    if json {
      try Console.json(PresentationRecord(shown, at: projection.told, firstPlaces: places))
    } else {
      Console.say(Self.lines(projection, places))
    }
    if let unread = projection.unread { throw unread }
  }

  /// The picture of a usual window, without empty lines at its end.
  private static func lines(_ projection: Projection, _ places: FirstPlaces?) -> [String] {
    var projector = Projector(
      projection.opened, at: projection.told, size: Size(width: 80, height: 24), glyphs: .unicode)
    if let places { _ = projector.take(.firstPlacesFound(generation: 0, places)) }
    let canvas = projector.frame.canvas
    return (0..<canvas.size.height).map { canvas.text(row: $0) }
  }
}
