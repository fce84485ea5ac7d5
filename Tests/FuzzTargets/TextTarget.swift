import PlainText

enum TextTarget {
  /// The first byte chooses a width, the rest is the text.
  static func check(_ bytes: [UInt8]) throws(Complaint) {
    let width = Int(bytes.first ?? 0) % 100
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    for lines in [DisplayText.Lines.single, .multiple] {
      let shown = DisplayText.visible(text, lines: lines)
      try checkHarmless(shown, lines)
      try hold(
        Array(DisplayText.visible(shown, lines: lines).unicodeScalars)
          == Array(shown.unicodeScalars), "made visible twice it is another text")
    }
    let total = text.reduce(0) { $0 + DisplayText.displayWidth($1) }
    try hold(DisplayText.displayWidth(text) == total, "widths do not add up")
    try checkFitting(DisplayText.visible(text), width)
    try checkWrapping(text, width)
    try hold(
      DisplayText.lookAlikeKey(text) == DisplayText.lookAlikeKey(text), "a key changes")
  }

  private static func checkHarmless(
    _ shown: String, _ lines: DisplayText.Lines
  ) throws(Complaint) {
    for scalar in shown.unicodeScalars where !(scalar == "\n" && lines == .multiple) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
        .unassigned:
        throw Complaint(sentence: "U+\(String(scalar.value, radix: 16)) gets through")
      default: continue
      }
    }
  }

  private static func checkFitting(_ text: String, _ width: Int) throws(Complaint) {
    let cut = DisplayText.truncated(text, to: width)
    try hold(DisplayText.displayWidth(cut) <= width, "what is cut is too wide")
    let fitted = DisplayText.padded(cut, to: width)
    try hold(DisplayText.displayWidth(fitted) == width, "what is fitted is of another width")
  }

  private static func checkWrapping(_ text: String, _ width: Int) throws(Complaint) {
    let lines = DisplayText.wrap(text, width: width)
    try hold(lines.isEmpty == (width == 0), "\(lines.count) lines of width \(width)")
    // One wide character needs two columns wherever it stands.
    for line in lines {
      try hold(DisplayText.displayWidth(line) <= max(2, width), "a line is too wide")
    }
    let characters = Array(text)
    let ranges = DisplayText.wrapRanges(characters, width: width)
    try hold(
      ranges.first?.lowerBound == 0 && ranges.last?.upperBound == characters.count
        && zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound },
      "the ranges of lines do not cover the text")
  }
}
