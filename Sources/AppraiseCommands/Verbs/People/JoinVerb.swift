import AppraisalFolder
import AppraisalHistory
import AppraisalModel
import ArgumentParser
import Glibc

/// Sits down at an appraisal as one of its panel.
struct JoinVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "join",
    abstract: "Sit down at an appraisal as one of its panel.",
    discussion: """
      Whoever is not on the panel by their login is asked which of the panel they are, unless --as \
      says it. With --slip the signs on the slip that you were given are shown first: they confirm \
      that what is written from this machine is yours. Then the screens open; with --slip and without \
      a terminal that is all.

      With --only nothing leads out of the appraisal: no editor, no shell, no other folder. It is for \
      a forced command of SSH, and binds to the person of --as; APPRAISE_AS is not asked.
      """)

  @OptionGroup var arguments: AppraisalArguments

  @Option(help: "The signs on the slip that you were given.")
  var slip: String?

  @Flag(help: "Stay in this appraisal, for a forced command of SSH.")
  var only = false

  @OptionGroup var look: ScreenOptions

  static var hasTerminal: Bool { true }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    var confined = surroundings
    if only { confined.reach = .appraisal }
    let path = try Bookshelf(confined).locate(arguments.path)
    let name = try name(at: path, confined)
    if let slip {
      let caller = try confined.caller(name)
      let file = try Bookshelf(confined).find(path, as: caller.id)
      file.settle(caller)
      let key = try file.showSlip(slip)
      Console.say(SlipWords.done(file.fold.appraisal.name(file.person), key))
      if !Self.isAtTerminal { return }
    }
    try Opening(path: path, name: name, look: look).run(confined)
  }

  private static var isAtTerminal: Bool { isatty(0) == 1 && isatty(1) == 1 }

  /// Who sits down: whoever is named, else the login where it is on the panel, else whom the person
  /// chooses; nil for the login.
  private func name(
    at path: String, _ surroundings: Surroundings
  ) throws(CommandFailure) -> String? {
    let caller = try surroundings.caller(arguments.speaker.name)
    guard caller.login != nil else { return arguments.speaker.name }
    let file = try Bookshelf(surroundings).find(path, as: caller.id)
    file.settle(caller)
    let panel = file.fold.appraisal
    guard !panel.assessors.isEmpty, panel.assessor(file.person) == nil else { return nil }
    let known = panel.assessors.map(\.id.text).joined(separator: ", ")
    guard !only else {
      throw CommandFailure(
        .usage, "--only binds a sitting to one person. Say whom with --as, one of: \(known).")
    }
    guard Self.isAtTerminal else {
      throw CommandFailure(
        .refused, "\(file.person) is not on the panel. Say who you are with --as, one of: \(known)."
      )
    }
    return RosterQuestion(panel).ask()?.text
  }
}

/// Asks whoever sits down which of the panel they are, before the screens open.
struct RosterQuestion {
  private let panel: Appraisal

  init(_ panel: Appraisal) { self.panel = panel }

  /// What an answer means.
  enum Answer: Equatable {
    case person(AssessorID)
    /// Nobody on the list.
    case another
    case unclear
  }

  /// The question, a line for each of the panel.
  var lines: [String] {
    ["Who are you?"]
      + panel.assessors.enumerated().map { place, person in
        let body = person.body.flatMap { id in panel.document.bodies.first { $0.id == id }?.label }
        return "  \(place + 1)  "
          + [panel.name(person), body].compactMap(\.self).joined(separator: ", ")
      } + ["  0  somebody who is not on this list"]
  }

  /// What somebody means who types a number, a name or an id.
  func answer(_ typed: String) -> Answer {
    let words = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if words == "0" { return .another }
    if let number = Int(words) {
      return panel.assessors.indices.contains(number - 1)
        ? .person(panel.assessors[number - 1].id) : .unclear
    }
    let meant = panel.assessors.filter {
      panel.name($0).lowercased() == words.lowercased() || $0.id.text == words
    }
    return meant.count == 1 ? .person(meant[0].id) : .unclear
  }

  /// Asks until the answer is clear; nil for somebody who is not on the list, or left.
  func ask() -> AssessorID? {
    Console.say(lines)
    while true {
      Console.say("Type a number and press Enter:")
      guard let typed = readLine() else { return nil }
      switch answer(typed) {
      case .person(let person): return person
      case .another: return nil
      case .unclear: Console.say("There is nobody of that number or name.")
      }
    }
  }
}
