/// The exit codes of all commands, in one table.
package enum ExitStatus: Int32, CaseIterable, Sendable {
  case done = 0
  /// The change was refused, and nothing was written; or a record is damaged. The sentence says
  /// why.
  case refused = 1
  /// It cannot be judged here, because a newer or another version of the program made it.
  case notVerifiable = 2
  /// The command line was not understood.
  case usage = 64
  /// A file is not what it should be.
  case badData = 65
  /// A file or folder is missing or cannot be read.
  case notFound = 66
  /// There is no terminal to draw on.
  case noTerminal = 69
  /// Something that must not exist yet exists already.
  case exists = 73
  /// Something could not be written.
  case notWritten = 74
  /// A newer version of the program is needed.
  case newer = 76

  /// What it means, for the manual.
  package var words: String {
    switch self {
    case .done: "done"
    case .refused: "the change was refused and nothing was written, or the record is damaged"
    case .notVerifiable: "it cannot be verified with this version of the program"
    case .usage: "the command line was not understood"
    case .badData: "a file is not what it should be"
    case .notFound: "a file or folder is missing or cannot be read"
    case .noTerminal: "there is no terminal to draw on"
    case .exists: "something is there already that must not be overwritten"
    case .notWritten: "something could not be written"
    case .newer: "a newer version of the program is needed"
    }
  }
}

/// Why a command ended without doing what was asked: one sentence with the next step.
package struct CommandFailure: Error, Equatable, Sendable {
  package var status: ExitStatus
  package var sentence: String

  package init(_ status: ExitStatus, _ sentence: String) {
    self.status = status
    self.sentence = sentence
  }

  /// That nothing goes by an identifier, with those there are.
  package static func unknown(_ what: String, _ text: String, _ known: [String]) -> Self {
    let list = known.isEmpty ? "none yet" : known.joined(separator: ", ")
    return Self(.refused, "There is no \(what) \(text). Choose one of: \(list).")
  }
}
