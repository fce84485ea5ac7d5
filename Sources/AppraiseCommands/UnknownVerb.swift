import AppraisalFolder
import PlainText

/// A first word on the command line that is neither a verb nor anything that can be opened.
enum UnknownVerb {
  /// What is wrong with a command line that no verb takes; nil where the parser knows better.
  static func failure(_ arguments: [String], verbs: [String]) -> CommandFailure? {
    guard let word = arguments.first, !word.isEmpty, !word.hasPrefix("-"), word != "help",
      !verbs.contains(word)
    else { return nil }
    let shelf = Bookshelf(.live())
    guard !shelf.holds(word) else {
      // Something to open, and then what to do with it.
      let rest = arguments.dropFirst()
      guard let verb = rest.first, verbs.contains(verb) else { return nil }
      let line = ([verb, word] + rest.dropFirst()).map(ShellWord.quoted).joined(separator: " ")
      return CommandFailure(.usage, "The verb comes first: appraise \(line)")
    }
    let near = nearest(to: word, among: verbs)
    // A single word may be a folder that was typed wrongly.
    guard near != nil || arguments.dropFirst().contains(where: { !$0.hasPrefix("-") }),
      !word.contains("/")
    else { return nil }
    let guess = near.map { verb in
      let line = ([verb] + arguments.dropFirst()).map(ShellWord.quoted).joined(separator: " ")
      return "The nearest is: appraise \(line)"
    }
    return CommandFailure(
      .usage, "There is no verb \(word). \(guess ?? "All are listed by: appraise --help")")
  }

  /// The one word that is reached by the fewest slips, two at most; nil where there is none.
  static func nearest(to word: String, among known: [String]) -> String? {
    let counted = known.map { (word: $0, count: slips(from: word, to: $0)) }
    guard let least = counted.min(by: { $0.count < $1.count }),
      least.count <= (word.utf8.count > 3 ? 2 : 1)
    else { return nil }
    return least.word
  }

  /// How many letters were left out, added, replaced or changed places with their neighbour.
  private static func slips(from one: String, to other: String) -> Int {
    let (left, right) = (Array(one.lowercased().unicodeScalars), Array(other.unicodeScalars))
    guard left.count < 64 else { return .max }
    var rows = [Array(0...right.count)]
    for i in 1...max(1, left.count) where i <= left.count {
      var row = [i]
      for j in right.indices.map({ $0 + 1 }) {
        let isSame = left[i - 1] == right[j - 1]
        var count = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (isSame ? 0 : 1))
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          count = min(count, rows[i - 2][j - 2] + 1)
        }
        row.append(count)
      }
      rows.append(row)
    }
    return rows[left.count][right.count]
  }
}
