package import AppraisalModel
import PlainText

/// A ballot to be printed and marked by hand.
///
/// It asks what the screen asks, in the same order; what stands in its boxes is typed row by row, or
/// kept in a file for `score --file`.
package struct BlankBallot: Sendable {
  let appraisal: Appraisal
  /// Whose ballot it is, or nil for one with a line for the name.
  let owner: Assessor?
  package let cards: [BallotCard]

  package init(for person: AssessorID?, in appraisal: Appraisal) {
    self.appraisal = appraisal
    owner = person.flatMap(appraisal.assessor)
    cards = appraisal.ballotCards(for: person)
  }

  // MARK: Words

  var title: String { appraisal.document.title }

  /// The round that it is for.
  var round: String {
    guard let round = appraisal.rounds.last else { return "Ballot, outside rounds" }
    let purpose = round.purpose.isEmpty ? "" : ": \(round.purpose)"
    return "Ballot of round \(round.id.number)\(purpose)"
  }

  /// The name and the body of the owner; nil where they are filled in by hand.
  var ownerWords: String? {
    guard let owner else { return nil }
    let body = appraisal.bodyServed(by: owner)?.label
    return [appraisal.name(owner), body].compactMap(\.self).joined(separator: ", ")
  }

  /// Who will see the marks, and what becomes of the paper.
  var policy: [String] {
    let sentences =
      appraisal.rounds.last.map(\.policySentences)
      ?? [
        "No round is open. Marks are seen, with your name and reasons, by everybody who can open this "
          + "appraisal."
      ]
    return sentences + [
      "Whoever types this ballot for you sees what is on it. It is entered as on your behalf; what you "
        + "mark yourself later takes its place.",
      "Changes are kept. The law may require disclosure.",
    ]
  }

  /// How to fill it in.
  static let howTo = [
    "Write one mark for each option. Where you give none, tick why: \"I do not know\" is not zero, and "
      + "\"does not apply\" and \"would rather not\" are answers too.",
    "Give a reason where you can, above all for a high or a low mark.",
  ]

  /// The kinds of no mark, each with the sign by which it is typed.
  package static func noMarks(on criterion: Criterion) -> [(words: String, sign: String)] {
    let isSigns = criterion.kind == .scored && criterion.scale?.style == .signs
    return [
      ("I do not know", "?"), ("does not apply", "n/a"),
      ("would rather not", isSigns ? "rather-not" : "-"),
    ]
  }

  /// What the ends and the middle of a scale mean.
  static func anchors(of criterion: Criterion) -> [(mark: String, words: String)] {
    guard criterion.kind == .scored, let scale = criterion.scale else { return [] }
    guard scale.anchors.isEmpty else { return scale.anchors.map { (scale.words($0.at), $0.words) } }
    let unit = scale.unit.isEmpty ? "" : " \(scale.unit)"
    return [
      (scale.words(scale.worst), "the worst\(unit)"), (scale.words(scale.best), "the best\(unit)"),
    ]
  }

  /// The name of an option as in the paper, where it is another than that on the cards of the screen.
  static func longName(of option: Option) -> String? {
    option.label == option.shortLabel ? nil : option.label
  }

  /// What is written in the box of a card: "0 to 100".
  package static func range(of criterion: Criterion) -> String {
    guard criterion.kind == .scored, let scale = criterion.scale else { return "passes or fails" }
    let unit = scale.unit.isEmpty ? "" : " \(scale.unit)"
    return "\(scale.words(scale.lowest)) to \(scale.words(scale.highest))\(unit)"
  }
}

// MARK: As text

extension BlankBallot {
  private static let width = 76

  /// The lines of the ballot, no wider than a page.
  package var lines: [String] {
    let name =
      ownerWords
      ?? "Name ______________________________   Body ______________________________"
    return DisplayText.wrap(title, width: Self.width)
      + [
        round, "", name, "Ballot code, once it is entered: ____ ____", "",
        "WHO WILL SEE YOUR MARKS",
      ]
      + policy.flatMap { Self.bullet($0) } + ["", "HOW TO MARK"]
      + Self.howTo.flatMap { Self.bullet($0) }
      + cards.enumerated().flatMap { number, card in lines(card, number + 1) }
      + ["", "Signature ______________________________   Day ____________________", ""]
  }

  private static func bullet(_ text: String) -> [String] {
    DisplayText.wrap(text, width: width - 4).enumerated().map { line, words in
      (line == 0 ? "  - " : "    ") + words
    }
  }

  private func lines(_ card: BallotCard, _ number: Int) -> [String] {
    let criterion = card.criterion
    let head =
      [String(repeating: "-", count: Self.width)]
      + DisplayText.wrap("\(number). \(criterion.label)   [\(criterion.id)]", width: Self.width)
      + (criterion.question.isEmpty
        ? [] : DisplayText.wrap(criterion.question, width: Self.width - 3).map { "   " + $0 })
    let marks = Self.anchors(of: criterion)
    let column = marks.map { DisplayText.displayWidth($0.mark) }.max() ?? 0
    let anchors = marks.flatMap { anchor in
      DisplayText.wrap(anchor.words, width: Self.width - column - 8).enumerated().map {
        line, words in
        "     "
          + DisplayText.padded(line == 0 ? anchor.mark : "", to: column, alignment: .right) + "  "
          + words
      }
    }
    let signs = Self.noMarks(on: criterion).map { "\($0.sign) \($0.words)" }.joined(
      separator: "   ")
    return [""] + head + anchors
      + ["", "   Mark \(Self.range(of: criterion)), or tick why there is none:", "   \(signs)", ""]
      + card.rows.enumerated().flatMap { place, row in lines(row, place + 1, criterion) }
  }

  private func lines(_ row: BallotCard.Row, _ number: Int, _ criterion: Criterion) -> [String] {
    let title = "\(row.option.shortLabel)   [\(row.option.id)]"
    let start = DisplayText.padded("\(number)", to: 4, alignment: .right) + "  "
    let name = [title, Self.longName(of: row.option)].compactMap(\.self)
      .flatMap { DisplayText.wrap($0, width: Self.width - 6) }
      .enumerated().map { line, words in (line == 0 ? start : "      ") + words }
    guard row.isAsked else { return name + ["      You have no part in this one.", ""] }
    let box = criterion.kind == .hurdle ? "[ ] passes   [ ] fails" : "[________]"
    let ticks = Self.noMarks(on: criterion).map { "[ ] \($0.sign)" }.joined(separator: "   ")
    return name + [
      "      \(box)      \(ticks)",
      "      Reason _______________________________________________________________", "",
    ]
  }
}

// MARK: As a table, and for programs

extension BlankBallot {
  /// A table with a line for each box, which a spreadsheet fills in and `score --file` takes.
  package var table: [[String]] {
    [["criterion", "option", "criterion name", "option name", "mark", "reason"]]
      + cards.flatMap { card in
        card.asked.map { option in
          [
            card.criterion.id.text, option.id.text, card.criterion.label, option.label, "", "",
          ]
        }
      }
  }

  /// The ballot as programs read it.
  package struct Record: Encodable, Sendable {
    struct Card: Encodable, Sendable {
      struct Row: Encodable, Sendable {
        var option: String
        var name: String
        var asked: Bool
      }

      var criterion: String
      var name: String
      var question: String
      var kind: String
      var range: String
      var rows: [Row]
    }

    var person: String?
    var round: Int
    var policy: [String]
    var cards: [Card]
  }

  package var record: Record {
    Record(
      person: owner?.id.text, round: appraisal.markingRound.number, policy: policy,
      cards: cards.map { card in
        Record.Card(
          criterion: card.criterion.id.text, name: card.criterion.label,
          question: card.criterion.question, kind: card.criterion.kind.rawValue,
          range: Self.range(of: card.criterion),
          rows: card.rows.map { row in
            Record.Card.Row(option: row.option.id.text, name: row.option.label, asked: row.isAsked)
          })
      })
  }
}
