/// Finding what a person types in a text as a person reads it.
///
/// Case does not count. A letter that is typed without an accent finds those with one, because no
/// keyboard has them all; one that is typed with an accent finds only itself, however it is encoded.
public enum Search {
  /// Whether a text holds words; every text holds none.
  ///
  /// - Complexity: O(*nm*) in the lengths of the two.
  public static func finds(_ words: String, in text: String) -> Bool {
    let wanted = words.lowercased().map(Wanted.init)
    let letters = Letter.all(of: text)
    guard wanted.count <= letters.count else { return false }
    return (0...letters.count).contains { holds(wanted, letters[$0...]) }
  }

  /// Whether a word of a text begins with words.
  ///
  /// - Complexity: O(*nm*) in the lengths of the two.
  public static func finds(_ words: String, atStartOfWordIn text: String) -> Bool {
    finds(" " + words, in: " " + text)
  }

  /// The letters without accents that a character counts as: `ß` is ss.
  public static func folded(_ character: Character) -> String {
    guard let first = character.unicodeScalars.first, !first.isASCII || character.utf8.count > 1
    else { return character.lowercased() }
    if let pair = pairs[character.lowercased()] { return pair }
    guard first.properties.isAlphabetic else { return character.lowercased() }
    let base = ASCIIFold.character(for: first)
    // What has no letter close to it, such as Greek, stands for itself.
    return base.properties.isAlphabetic
      ? base.properties.lowercaseMapping : character.lowercased()
  }

  private static let pairs = ["ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ĳ": "ij"]

  /// A character that is looked for.
  private enum Wanted {
    /// Any letter that counts as it.
    case plain(Character)
    case exact(Character)

    init(_ character: Character) {
      self = Search.folded(character) == String(character) ? .plain(character) : .exact(character)
    }
  }

  /// A letter of a text; a character that counts as several letters is as many of them.
  private struct Letter {
    let plain: Character
    /// The character that it begins, and how many letters that counts as.
    let whole: (character: Character, count: Int)?

    static func all(of text: String) -> [Letter] {
      text.lowercased().flatMap { character in
        let letters = Search.folded(character)
        return letters.enumerated().map { index, plain in
          Letter(plain: plain, whole: index == 0 ? (character, letters.count) : nil)
        }
      }
    }
  }

  private static func holds(_ wanted: [Wanted], _ letters: ArraySlice<Letter>) -> Bool {
    var index = letters.startIndex
    for one in wanted {
      guard index < letters.endIndex else { return false }
      switch one {
      case .plain(let letter):
        guard letters[index].plain == letter else { return false }
        index += 1
      case .exact(let character):
        guard let whole = letters[index].whole, whole.character == character else { return false }
        index += whole.count
      }
    }
    return true
  }
}
