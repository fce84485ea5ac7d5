/// Finds the word that somebody may have meant.
enum NearMiss {
  /// The closest candidate within a third of the word's length, the first of equals.
  ///
  /// - Complexity: O(candidates x length squared); words over 64 scalars are not compared.
  static func suggestion(for word: String, among candidates: [String]) -> String? {
    let letters = Array(word.unicodeScalars)
    guard letters.count <= 64 else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in candidates where candidate.unicodeScalars.count <= 64 {
      let distance = distance(letters, Array(candidate.unicodeScalars))
      guard distance <= max(1, letters.count / 3), distance < (best?.distance ?? .max) else {
        continue
      }
      best = (candidate, distance)
    }
    return best?.word
  }

  /// Insertions, deletions, replacements and swaps of neighbours, each counting one.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        let replaced = previous[j] + (left[i] == right[j] ? 0 : 1)
        var cost = min(previous[j + 1] + 1, row[j] + 1, replaced)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, before[j - 1] + 1)
        }
        row.append(cost)
      }
      before = previous
      previous = row
    }
    return previous[right.count]
  }
}
