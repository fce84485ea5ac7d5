import AppraisalFolder
import ArgumentParser
import Terminal

struct OpenVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the screens; the same as no verb.")

  @Argument(help: "The folder of an appraisal, or the name of a case such as mk-2010.")
  var path: String?

  @OptionGroup var speaker: Speaker

  @OptionGroup var look: ScreenOptions

  @Flag(
    name: .customLong("reset-terminal"),
    help: "Put a terminal in order that a program left in disarray, and end.")
  var resetTerminal = false

  static var hasTerminal: Bool { true }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    if resetTerminal {
      _ = TerminalRescue.reset()
      return
    }
    try Opening(path: path, name: speaker.name, look: look).run(surroundings)
  }
}

/// How the screens are drawn.
struct ScreenOptions: ParsableArguments {
  @Flag(help: "Draw with ASCII signs alone.")
  var ascii = false

  @Flag(name: .customLong("no-color"), help: "Draw without colours; the same as NO_COLOR=1.")
  var noColour = false

  @Flag(help: "Draw with colours even if NO_COLOR is set.")
  var color = false

  @Flag(name: .customLong("no-mouse"), help: "Leave the mouse to the terminal.")
  var noMouse = false

  /// Whether to draw with colours.
  var colour: ColourChoice { noColour ? .never : color ? .always : .automatic }
}
