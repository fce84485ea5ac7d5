extension Numbers {
  private static let cardinals = [
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
  ]
  private static let ordinals = [
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth",
  ]

  /// A count as it stands in a sentence: in words up to ten, then in digits.
  package static func small(_ count: Int) -> String {
    cardinals.indices.contains(count) ? cardinals[count] : String(count)
  }

  /// The number of a place in a row: "tenth", "21st".
  package static func ordinal(_ number: Int) -> String {
    if number > 0, ordinals.indices.contains(number) { return ordinals[number] }
    let ending =
      switch (number % 10, number % 100) {
      case (_, 11...13): "th"
      case (1, _): "st"
      case (2, _): "nd"
      case (3, _): "rd"
      default: "th"
      }
    return "\(number)\(ending)"
  }

  /// A number of points that reaches something exactly, to a tenth, with its noun.
  static func points(reaching value: Double) -> String {
    let text = short(value)
    return text == "1" ? "1 point" : "\(text) points"
  }
}
