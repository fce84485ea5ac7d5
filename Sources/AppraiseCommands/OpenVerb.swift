import AppraisalModel
import ArgumentParser
import Canvas
import PlainText
import Runtime
import Terminal
import Workbench

/// Opens the screens.
struct OpenVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the screens; the same as no verb.")

  @Argument(help: "The folder of an appraisal, or the name of a case such as mk-2010.")
  var path: String?

  @OptionGroup var speaker: Speaker

  @Flag(help: "Draw with ASCII signs alone.")
  var ascii = false

  @Flag(name: .customLong("no-color"), help: "Draw without colours; the same as NO_COLOR=1.")
  var noColour = false

  @Flag(help: "Draw with colours even if NO_COLOR is set.")
  var color = false

  @Flag(name: .customLong("no-mouse"), help: "Leave the mouse to the terminal.")
  var noMouse = false

  @Flag(
    name: .customLong("reset-terminal"),
    help: "Put a terminal in order that a program left in disarray, and end.")
  var resetTerminal = false

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    if resetTerminal {
      _ = TerminalRescue.reset()
      return
    }
    let person = try surroundings.person(speaker.name)
    let name = speaker.shown(surroundings)
    let effects = LiveEffects(surroundings, person: person, name: name)
    // What was named is opened first, so that a refusal is a sentence and not a screen.
    var first: [Message] = []
    if let path {
      first.append(.opened(try effects.start(path)))
    } else {
      first.append(.shelfListed(Bookshelf(surroundings).shelf()))
    }
    let driver = try startDriver()
    var model = Model(
      size: driver.size, glyphs: driver.glyphs, person: person, personName: name,
      today: surroundings.today)
    model.mouseIsOn = !noMouse
    if let notice = driver.notice { model.notice = Notice(.plain, notice.description) }
    let loop = Loop<WorkbenchProgram>(model, on: driver) { work, token, post in
      effects.run(work, token, post)
    }
    let outcome = loop.run(first: first)
    driver.stop()
    guard sayGoodbye(outcome.model) else { finish(ExitStatus.notWritten.rawValue) }
    guard outcome.exitCode == 0 else { finish(outcome.exitCode) }
  }

  private func startDriver() throws(CommandFailure) -> CursesDriver {
    let colour: ColourChoice = noColour ? .never : color ? .always : .automatic
    do {
      return try CursesDriver.start(
        options: TerminalOptions(
          colour: colour, glyphs: ascii ? .ascii : nil, mouse: !noMouse))
    } catch {
      throw CommandFailure(
        .noTerminal,
        "\(error.description) Without a terminal the verbs do the same work: "
          + "appraise show PATH, appraise score PATH, appraise rank PATH. appraise --help lists them.")
    }
  }

  /// Says after the screen where everything is, or that something was lost; false if it was.
  private func sayGoodbye(_ model: Model) -> Bool {
    guard let session = model.beforeSnapshot ?? model.session else { return true }
    let path = DisplayText.visible(session.path)
    if case .notSaved(let reason) = session.saveState {
      Console.complain("Some changes could not be written to \(path): \(reason).")
      return false
    }
    Console.mention("Saved in \(path)\n")
    return true
  }

  private func finish(_ code: Int32) -> Never { Self.exit(withError: ExitCode(code)) }
}
