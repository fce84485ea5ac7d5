package import AppraisalModel
import PlainText
package import StrictJSON

/// What is wrong in a file with a ballot, and where.
package struct BallotFault: Error, Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case empty
    case notText
    /// The file is JSON and not a ballot.
    case misshapen(DecodingFailure.Kind, path: String)
    /// A table lacks a column.
    case missingColumn(String)
    /// A table has a column that means nothing.
    case unknownColumn(String, known: [String])
    case unknownOption(String, known: [String])
    case unknownCriterion(String, known: [String])
    /// A line of text neither names a criterion nor gives a reason.
    case unreadLine(String)
    /// A reason for a row that the card above it does not have.
    case noSuchRow(String, count: Int)
    /// What is neither a mark nor a word for no mark.
    case unreadMark(String, CriterionID)
    /// So many marks stand in a row for so many options.
    case count(found: Int, options: [OptionID])
    /// One cell is given twice.
    case twice(MatrixCell)
    /// The criterion does not take this, or its mark cannot be given.
    case refused(EditRefusal)
  }

  package var kind: Kind
  package var position: TextPosition

  package init(_ kind: Kind, at position: TextPosition) {
    (self.kind, self.position) = (kind, position)
  }
}

extension BallotFault.Kind {
  /// What is wrong, in a sentence or two that are safe to show, where the words of refused edits are
  /// told by whoever knows them.
  package func sentence(
    in document: CaseDocument, _ refusal: (EditRefusal) -> String
  ) -> String {
    switch self {
    case .empty: "The ballot is empty."
    case .notText: "The ballot is not text in UTF-8."
    case .misshapen(let kind, let path):
      DecodingFailure(kind, path: path, offset: 0).sentence
    case .missingColumn(let name):
      "The table has no column \(name). It needs option, criterion and mark, and may have reason."
    case .unknownColumn(let name, let known):
      "The column \(Self.quoted(name)) means nothing here. The columns are: "
        + "\(known.joined(separator: ", "))."
    case .unknownOption(let id, let known):
      "There is no option \(Self.quoted(id)). The options are: \(known.joined(separator: ", "))."
    case .unknownCriterion(let id, let known):
      "There is no criterion \(Self.quoted(id)). The criteria are: "
        + "\(known.joined(separator: ", "))."
    case .unreadLine(let text):
      "\(Self.quoted(text)) is no line of a ballot. A line is a criterion, a colon and its marks, or "
        + "reason, the number of the row, a colon and the words."
    case .noSuchRow(let number, let count):
      count == 0
        ? "A reason stands below the marks of its criterion."
        : "There is no row \(Self.quoted(number)) on this card: its rows are 1 to \(count)."
    case .unreadMark(let text, let criterion):
      "\(Self.quoted(text)) is no mark of \(document.name(criterion)). "
        + Self.howToMark(document.criterion(criterion))
    case .count(let found, let options):
      "\(found) \(found == 1 ? "mark" : "marks") for \(options.count) options: "
        + options.map(\.text).joined(separator: ", ")
        + ". Write a point for a blank."
    case .twice(let cell):
      "\(document.name(cell.option)) on \(document.name(cell.criterion)) is given twice."
    case .refused(let edit): refusal(edit)
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"\(DisplayText.truncated(DisplayText.visible(text), to: 40))\""
  }

  private static func howToMark(_ criterion: Criterion?) -> String {
    let words = "? (I do not know), n/a (does not apply), - (would rather not)"
    guard let criterion, criterion.kind == .scored, let scale = criterion.scale else {
      return "Give y (passes), f (fails), \(words), or nothing."
    }
    return "Give a number from \(scale.words(scale.lowest)) to \(scale.words(scale.highest)), "
      + (scale.style == .signs ? words.replacing("- (would", with: "rather-not (would") : words)
      + ", or nothing."
  }
}
