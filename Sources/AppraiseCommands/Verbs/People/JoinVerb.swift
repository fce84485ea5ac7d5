import AppraisalFolder
import AppraisalHistory
import AppraisalModel
import ArgumentParser
import Glibc
import Terminal

/// Sits down at an appraisal as one of its panel.
struct JoinVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "join",
    abstract: "Sit down at an appraisal as one of its panel.",
    discussion: """
      With --slip the signs on the slip that you were given are shown first: they confirm that what \
      is written from this machine is yours. Then the screens open; without a terminal that is all.
      """)

  @OptionGroup var arguments: AppraisalArguments

  @Option(help: "The signs on the slip that you were given.")
  var slip: String?

  static var hasTerminal: Bool { true }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    if let slip {
      let file = try arguments.open(surroundings)
      let key = try file.showSlip(slip)
      Console.say(SlipWords.done(file.fold.appraisal.name(file.person), key))
      if isatty(0) != 1 || isatty(1) != 1 { return }
    }
    try Opening(
      path: arguments.path, name: arguments.speaker.name, ascii: false, colour: .automatic,
      mouse: true
    ).run(surroundings)
  }
}
