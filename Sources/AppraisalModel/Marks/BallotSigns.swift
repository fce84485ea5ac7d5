// What is written in the boxes of a ballot on paper, and typed from it.

/// What stands in one box.
package enum BoxContent: Hashable, Sendable {
  /// Nothing.
  case blank
  case answer(Answer)
}

extension Criterion {
  /// What a person wrote in a box, or nil for what is neither an answer nor blank.
  ///
  /// A number is a mark, `?` stands for "I do not know", `n/a` for "does not apply", `-` for "would
  /// rather not", and a point for a blank; on a hurdle `y` passes and `f` fails. On a scale of signs
  /// `-` is a mark, and `rather-not` is written out.
  package func content(ofBox text: String) -> BoxContent? {
    let word = text.lowercased()
    switch word {
    case "", ".": return .blank
    case "?": return .answer(.doNotKnow)
    case "n/a", "na": return .answer(.doesNotApply)
    case "-" where scale?.style != .signs || kind == .hurdle: return .answer(.ratherNot)
    default: break
    }
    if kind == .hurdle {
      if ["y", "yes"].contains(word) { return .answer(.pass) }
      if ["f", "n", "no"].contains(word) { return .answer(.fail) }
    }
    if kind == .scored, let mark = scale?.mark(from: text) { return .answer(.mark(mark)) }
    return Answer(word).map(BoxContent.answer)
  }
}

/// What is wrong with a row of marks that was typed from a card.
package enum BallotRowFault: Error, Hashable, Sendable {
  /// So many marks were typed for so many options.
  case count(found: Int, expected: Int)
  /// What is neither a mark nor a word for no mark, and for which option.
  case unread(String, OptionID)
  /// An answer that the criterion does not take.
  case refused(EditRefusal, OptionID)
}

/// A word of a text, with the number of scalars before it.
package struct PlacedWord: Hashable, Sendable {
  package var text: String
  package var offset: Int

  /// The words of a text, which blanks and tabs keep apart.
  package static func words(of text: some StringProtocol) -> [PlacedWord] {
    var found: [PlacedWord] = []
    var word = String.UnicodeScalarView()
    var start = 0
    func end() { if !word.isEmpty { found.append(PlacedWord(text: String(word), offset: start)) } }
    for (place, scalar) in text.unicodeScalars.enumerated() {
      if scalar.properties.isWhitespace {
        end()
        word = String.UnicodeScalarView()
      } else {
        if word.isEmpty { start = place }
        word.append(scalar)
      }
    }
    end()
    return found
  }
}

extension BallotCard {
  /// What a word of a row says of an option.
  package func content(_ word: String, of option: Option) throws(BallotRowFault) -> BoxContent {
    guard let content = criterion.content(ofBox: word) else { throw .unread(word, option.id) }
    if case .answer(let answer) = content {
      do {
        try criterion.check(answer)
      } catch {
        throw .refused(error, option.id)
      }
    }
    return content
  }

  /// The answers of a row of marks, one for each option that is asked about, in the printed order.
  package func answers(row text: String) throws(BallotRowFault) -> [Answer?] {
    let words = PlacedWord.words(of: text)
    let options = asked
    // A word that cannot be read is said before one too many is counted.
    var answers: [Answer?] = []
    for (word, option) in zip(words, options) {
      switch try content(word.text, of: option) {
      case .blank: answers.append(nil)
      case .answer(let answer): answers.append(answer)
      }
    }
    guard words.count == options.count else {
      throw .count(found: words.count, expected: options.count)
    }
    return answers
  }
}
