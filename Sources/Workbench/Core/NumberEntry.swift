/// What may be typed where a number is asked for.
enum NumberEntry {
  static func accepts(_ character: Character) -> Bool {
    character.isASCII && (character.isNumber || character == "." || character == "-")
  }
}
