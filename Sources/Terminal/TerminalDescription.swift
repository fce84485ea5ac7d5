import Glibc

/// Where the terminal database keeps what a type can do.
enum TerminalDescription {
  /// Throws where the database would be read from a pipe or a device, which could wait for ever.
  ///
  /// The variables come from outside, and curses opens what they name without asking what it is.
  static func check(
    _ type: String, value: (String) -> String? = Environment.value
  ) throws(TerminalError) {
    let named = [value("TERMINFO"), value("HOME").map { $0 + "/.terminfo" }].compactMap(\.self)
    let listed = (value("TERMINFO_DIRS") ?? "").split(separator: ":").map(String.init)
    let initial = String(type.utf8.first.map { String($0, radix: 16) } ?? "")
    for folder in named + listed {
      let places = [folder, "\(folder)/\(type.prefix(1))/\(type)", "\(folder)/\(initial)/\(type)"]
      for place in places where !isOrdinary(place) { throw .descriptionNoFile(place) }
    }
  }

  /// Whether nothing has this name, or a file or folder.
  private static func isOrdinary(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return true }
    return [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }
}
