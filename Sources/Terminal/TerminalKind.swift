/// What is decided from the name of a terminal type alone.
struct TerminalKind: Equatable {
  /// The name, from the variable TERM.
  let name: String

  /// Checks a value of TERM before the terminal database sees it.
  ///
  /// The database is a tree of files, so a name is held to the signs that its entries use.
  init(checking value: String?) throws(TerminalError) {
    guard let value, !value.isEmpty else { throw .typeMissing }
    guard value != "dumb" else { throw .typeTooSimple(value) }
    guard value.utf8.count <= 128, value.utf8.allSatisfy(Self.isNameByte),
      value.utf8.first != UInt8(ascii: ".")
    else { throw .typeUnknown(value) }
    name = value
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "+"), UInt8(ascii: "_"):
      true
    default:
      false
    }
  }

  /// A terminal older than the private modes of xterm.
  private var isHistoric: Bool { name.hasPrefix("vt") || name.hasPrefix("ansi") }

  /// The text console of Linux.
  private var isConsole: Bool { name == "linux" || name.hasPrefix("linux-") }

  /// Whether mouse reports, bracketed paste and the clipboard can be asked for.
  var hasPrivateModes: Bool { !isHistoric && !isConsole }

  /// Whether a frame can be wrapped so that it appears as one.
  var hasSynchronisedOutput: Bool { hasPrivateModes }

  /// Whether its fonts hold the line and block characters.
  var hasBlockGlyphs: Bool { !isHistoric && !isConsole }
}
