import AppraisalModel
import PlainText
import StrictJSON

extension CaseFault {
  /// The whole fault in words that are safe to show: the file, the place, what is expected and
  /// what to do.
  package var sentence: String {
    "\(DisplayText.visible(file)), line \(line), column \(column): \(words)"
  }

  /// The fault in words that are safe to show, without the file and the line.
  package var words: String {
    let text = Words.truncated(DisplayText.visible(Words.closed(bare)))
    guard let advice else { return text }
    return "\(text) \(advice)"
  }

  private var bare: String {
    switch kind {
    case .empty: "The file is empty."
    case .notACase(nil): "The file is not a case: it has no \"format\"."
    case .notACase(let format?): "The file is not a case: its format is \(Words.quoted(format))."
    case .version(let version, let newest):
      version > newest
        ? "The case has version \(version) of the format; this program reads up to \(newest)."
        : "The format has no version \(version)."
    case .null: "\(path) is null."
    case .misshapen(let kind): DecodingFailure(kind, path: path, offset: 0).sentence
    case .broken(let kind, let known): "\(path): \(kind.words(known))"
    }
  }

  private var advice: String? {
    switch kind {
    case .empty: "Choose a file that holds a case."
    case .notACase:
      "A case begins with \"format\": \"\(CaseDocument.formatName)\"."
    case .version(let version, let newest):
      version > newest ? "Use a newer program to read it." : "Write \"version\": \(newest)."
    case .null: "Leave the key out where nothing is to be said."
    case .misshapen(.notJSON(.unexpectedEnd)): "The file may be cut short; fetch it again."
    case .misshapen(.notJSON(.unexpected)): "Correct it there or just before."
    case .misshapen(.notJSON): nil
    case .misshapen(.missingKey): "Add it."
    case .misshapen(.wrongType(expected: "text", found: "a number")):
      "Write it in quotation marks."
    case .misshapen(.unknownKey(_, nil)): "Remove it, or correct its name."
    case .misshapen(.wrongType), .misshapen(.unknownKey), .misshapen(.unknownWord): nil
    case .misshapen(.invalid): "Correct it."
    case .broken(let kind, _): kind.advice
    }
  }
}

extension InvariantViolation.Kind {
  fileprivate func words(_ known: [String]) -> String {
    switch self {
    case .duplicate(let id): "the id \(Words.quoted(id)) is already taken."
    case .unknown(_, let id) where known.contains(id):
      "\(Words.quoted(id)) cannot stand here: it names itself."
    case .unknown(let what, let id):
      "there is no \(what) \(Words.quoted(id)).\(Words.list(known))"
    case .missing(let what): "the \(what) is missing."
    case .misplaced(let id):
      "\(Words.quoted(id)) cannot stand here: a parent is an objective, and nothing stands "
        + "under itself."
    case .badScale(let fault): "\(fault.words)."
    case .reasonMissing: "an option that is discounted, blocked or later needs a reason."
    case .badDate(let text): "\(Words.quoted(text)) is not a day."
    case .badMark(let mark): "\(mark) is not a number that can stand here."
    case .wrongCount(let count, let expected):
      "there are \(count) amounts, and \(expected) years."
    case .circle(let id): "\(Words.quoted(id)) leads back to itself."
    case .tooMany(let what, let limit): "a case has at most \(limit) \(what)."
    case .tooLong(let limit): "a text has at most \(limit) bytes."
    }
  }

  fileprivate var advice: String {
    switch self {
    case .duplicate: "Give each its own."
    case .unknown: "Correct the id, or add what it names."
    case .missing, .reasonMissing: "Add it."
    case .misplaced: "Name an objective, or leave the parent out."
    case .badScale: "Correct the scale."
    case .badDate: "Write it as 2010-03-31."
    case .badMark: "Correct it."
    case .wrongCount: "Give one amount for each year."
    case .circle: "Take one of the references out."
    case .tooMany: "Leave some out, or make two cases of it."
    case .tooLong: "Say it in fewer words, and name the paper that holds the rest."
    }
  }
}

/// The parts that sentences are made of.
private enum Words {
  /// The most columns that are spent on what a file says.
  private static let limit = 400
  private static let listed = 12

  static func quoted(_ text: String) -> String {
    "\"\(DisplayText.truncated(DisplayText.visible(text), to: 80))\""
  }

  static func truncated(_ text: String) -> String {
    DisplayText.truncated(text, to: limit)
  }

  static func closed(_ text: String) -> String {
    text.hasSuffix(".") || text.hasSuffix("?") ? text : text + "."
  }

  static func list(_ known: [String]) -> String {
    guard !known.isEmpty else { return "" }
    let more = known.count > listed ? " and \(known.count - listed) more" : ""
    return " Known: \(known.prefix(listed).joined(separator: ", "))\(more)."
  }
}
