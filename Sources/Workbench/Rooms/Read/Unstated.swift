import Canvas

/// What the papers do not say, as a sign with one legend where it would be said again and again.
enum Unstated {
  private static let sentence = "Not stated in the paper."
  private static let sign = "†"

  /// A text in which a sign stands for "Not stated in the paper." where that is said more than once.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  static func signed(_ blocks: [TextBlock]) -> [TextBlock] {
    let places = blocks.indices.filter { blocks[$0].text.contains(sentence) }
    guard places.count > 1 else { return blocks }
    var blocks = blocks
    for place in places { blocks[place].text = signed(blocks[place].text) }
    let legend = TextBlock.paragraph("\(sign) Not stated in the paper.", role: .muted)
    blocks.insert(legend, at: blocks.first?.kind == .heading ? 1 : 0)
    return blocks
  }

  /// The words without the sentence, and the sign behind them and before their source.
  private static func signed(_ text: String) -> String {
    var parts = text.components(of: "  [")
    let source = parts.count > 1 && text.hasSuffix("]") ? parts.removeLast() : nil
    var words = parts.joined(separator: "  [").components(of: sentence)
      .map { String($0.drop { $0 == " " }) }.joined()
    while words.last == " " || words.last == ":" { words.removeLast() }
    return "\(words) \(sign)" + (source.map { "  [\($0)" } ?? "")
  }
}

extension String {
  /// The parts between the places of another text.
  fileprivate func components(of separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
