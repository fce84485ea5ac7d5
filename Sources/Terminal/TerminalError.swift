/// Why the terminal cannot be used as a screen.
package enum TerminalError: Error, Equatable, Sendable {
  /// Standard input is not a terminal.
  case inputNotTerminal
  /// Standard output is not a terminal.
  case outputNotTerminal
  /// The variable TERM is unset or empty.
  case typeMissing
  /// The terminal database does not know this type.
  case typeUnknown(String)
  /// The description of the type would be read from something that is no file.
  case descriptionNoFile(String)
  /// The type cannot place the cursor, as "dumb" cannot.
  case typeTooSimple(String)
  /// A screen is in use already.
  case alreadyRunning
  /// The operating system refused, with its error number.
  case system(Int32)
}

/// What the user should know about the screen although it works.
package enum TerminalNotice: Equatable, Sendable {
  /// The machine has no UTF-8 locale, so the screen is kept to ASCII.
  case asciiOnly
}

extension TerminalNotice: CustomStringConvertible {
  /// What is the case and what helps.
  package var description: String {
    "This machine has no UTF-8 locale, so plain signs stand in for accents and symbols. "
      + "Set LC_ALL to a UTF-8 locale to see them."
  }
}

extension TerminalError: CustomStringConvertible {
  /// What is wrong and what helps, without naming the program's verbs.
  package var description: String {
    switch self {
    case .inputNotTerminal:
      "Standard input is not a terminal, so there are no keys to read."
    case .outputNotTerminal:
      "Standard output is not a terminal, so there is no screen to draw on."
    case .typeMissing:
      "The variable TERM is not set, so the kind of terminal is not known. "
        + "Set it, for example: TERM=xterm-256color."
    case .typeUnknown(let name):
      "The terminal type \"\(Self.shown(name))\" (variable TERM) is not known on this machine. "
        + "Try TERM=xterm-256color, or install the package ncurses-term."
    case .descriptionNoFile(let path):
      "The description of the terminal type would be read from \(Self.shown(path)), which is not"
        + " a file. Unset the variables TERMINFO and TERMINFO_DIRS, or take it away."
    case .typeTooSimple(let name):
      "The terminal type \"\(Self.shown(name))\" (variable TERM) cannot place the cursor, "
        + "so it cannot show a screen."
    case .alreadyRunning:
      "The screen is in use already."
    case .system(let number):
      "The terminal could not be prepared (error \(number))."
    }
  }

  /// The variable comes from outside and must not reach a terminal as it is.
  private static func shown(_ name: String) -> String {
    let harmless = String.UnicodeScalarView(
      name.unicodeScalars.prefix(40).map { $0.value > 0x20 && $0.value < 0x7F ? $0 : "?" })
    return String(harmless) + (name.unicodeScalars.count > 40 ? "..." : "")
  }
}
