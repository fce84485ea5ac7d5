import AppraisalFolder
import AppraisalModel
import Canvas
import Glibc
import Runtime
import Terminal
import Workbench

/// Opening the screens: what was asked for on the command line.
struct Opening {
  /// The folder of an appraisal, or the name of a case; nil for Home.
  var path: String?
  /// Who is speaking, or nil for the login name.
  var name: String?
  /// Whether to draw with ASCII signs alone.
  var ascii = false
  /// Whether to draw with colours.
  var colour = ColourChoice.automatic
  /// Whether to take the mouse.
  var mouse = true
  /// What is to be shown of a demonstration, and what is done after it instead of saying where
  /// everything is; nil for an appraisal.
  var tour: TourPlan?
  var farewell: (() -> Void)?

  /// What a command line without options asks for: nothing, or one word that is not a verb.
  ///
  /// Nil for every other command line. The parser of the verbs takes a third of the time from the
  /// start to the first picture, and these two forms are how boards open the program.
  init?(plain arguments: [String], verbs: [String]) {
    guard arguments.count <= 1 else { return nil }
    guard let word = arguments.first else { return }
    guard !word.isEmpty, !word.hasPrefix("-"), word != "help", !verbs.contains(word) else {
      return nil
    }
    path = word
  }

  /// Says what is to be opened and how.
  init(path: String?, name: String?, look: ScreenOptions) {
    (self.path, self.name) = (path, name)
    (ascii, colour, mouse) = (look.ascii, look.colour, !look.noMouse)
  }

  /// Runs the screens until the person leaves.
  func run(_ surroundings: Surroundings) throws(CommandFailure) {
    let caller = try surroundings.caller(name)
    // Nothing is started that could not be shown.
    if let path, Bookshelf(surroundings).isNew(path) { try Self.mustHaveTerminal() }
    let shown = surroundings.shownName(name)
    let effects = LiveEffects(surroundings, caller: caller, name: shown)
    // What was named is opened first, so that a refusal is a sentence and not a screen.
    var first: [Message] = []
    if let path {
      first.append(.opened(try effects.start(path)))
    } else {
      first.append(.shelfListed(Bookshelf(surroundings).shelf(surroundings)))
    }
    let driver = try startDriver()
    var model = Model(
      size: driver.size, glyphs: driver.glyphs, person: caller.id, personName: shown,
      today: surroundings.today, clock: surroundings.clock, reach: surroundings.reach, tour: tour)
    model.bench.mouseIsOn = mouse
    if let notice = driver.notice { model.bench.notice = Notice(.plain, notice.description) }
    let loop = Loop<WorkbenchProgram>(model, on: driver) { work, token, post in
      effects.run(work.effect, token, post)
    }
    effects.follow { [messages = loop.messages] in messages.post($0) }
    let outcome = loop.run(first: first)
    driver.stop()
    if let farewell {
      farewell()
    } else if !sayGoodbye(outcome.model) {
      exit(ExitStatus.notWritten.rawValue)
    }
    guard outcome.exitCode == 0 else { exit(outcome.exitCode) }
  }

  private func startDriver() throws(CommandFailure) -> CursesDriver {
    do {
      return try CursesDriver.start(
        options: TerminalOptions(colour: colour, glyphs: ascii ? .ascii : nil, mouse: mouse))
    } catch {
      throw Self.withoutTerminal(error)
    }
  }

  /// Throws where there is no terminal to show anything on.
  static func mustHaveTerminal() throws(CommandFailure) {
    guard isatty(0) != 1 || isatty(1) != 1 else { return }
    throw withoutTerminal(isatty(0) == 1 ? .outputNotTerminal : .inputNotTerminal)
  }

  private static func withoutTerminal(_ error: TerminalError) -> CommandFailure {
    CommandFailure(
      .noTerminal,
      "\(error.description) Without a terminal the verbs do the same work: "
        + "appraise show PATH, appraise score PATH, appraise rank PATH. appraise --help lists them."
    )
  }

  /// Says after the screen where everything is, or that something was lost; false if it was.
  private func sayGoodbye(_ model: Model) -> Bool {
    guard let session = model.bench.present else { return true }
    if case .notSaved(let reason) = session.saveState {
      Console.complain("Some changes could not be written to \(session.path): \(reason).")
      return false
    }
    Console.mention("Saved in \(session.path)")
    return true
  }

}
