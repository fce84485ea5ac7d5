import TestSupport

/// The Result screen as a person reads it.
struct ResultPage {
  /// A line of the ranking.
  struct Row: Equatable {
    var rank: Int?
    var name: String
    /// As it stands there: `71.3`, or `0.0 - 92.5` while answers are open.
    var points: String
  }

  /// The sentence above the ranking, in one line.
  let sentence: String
  /// The ranking.
  let rows: [Row]

  /// Reads the screen, or gives nil when it does not show a ranking.
  init?(_ screen: ScreenSnapshot) {
    let lines = screen.lines
    guard let head = lines.firstIndex(where: { $0.contains("Option  ") }),
      let points = lines[head].firstRange(of: /Points|Between/)
    else { return nil }
    // Numbers end where the head of their column does.
    let end = lines[head].distance(from: lines[head].startIndex, to: points.upperBound)
    // Below the title, the tabs and a rule, above the head of the ranking.
    sentence = screen.paragraph(3..<head)
    rows = lines[(head + 1)...].prefix { !$0.isEmpty }.compactMap {
      Self.row(String($0.prefix(end)))
    }
  }

  /// Whether the weightings have been tried.
  var isSettled: Bool { sentence.contains("weightings tried") }

  private static func row(_ line: String) -> Row? {
    let parts = line.split(separator: " ")
    guard let name = MiltonKeynes.options.map(\.1).first(where: line.contains),
      let last = parts.last
    else { return nil }
    // The sign of the selected line may stand before the rank, and a bar after the name.
    let rank = line.prefix(6).filter(\.isNumber)
    let isRange = parts.count > 2 && parts[parts.count - 2] == "-"
    let points = isRange ? parts.suffix(3).joined(separator: " ") : String(last)
    return Row(rank: Int(rank), name: name, points: points)
  }
}
