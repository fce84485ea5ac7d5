/// Words of a command line that is printed to be copied.
public enum ShellWord {
  /// A word as a shell reads it back: as it is where that is safe, else in quotation marks.
  ///
  /// Works on scalars, because a mark that combines with a quotation mark makes one character of
  /// both.
  public static func quoted(_ word: String) -> String {
    if !word.isEmpty, word.unicodeScalars.allSatisfy(isPlain) { return word }
    var quoted = "'"
    for scalar in word.unicodeScalars {
      if scalar == "'" {
        quoted += "'\\''"
      } else {
        quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "'"
  }

  /// A path as a shell reads it back; one that begins with a hyphen is taken for no option.
  public static func path(_ path: String) -> String {
    quoted(path.unicodeScalars.first == "-" ? "./" + path : path)
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "/", ".", "_", "-", "+", ",", ":", "@", "%": true
    default: false
    }
  }
}
