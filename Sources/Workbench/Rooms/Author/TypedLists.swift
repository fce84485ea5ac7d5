import AppraisalModel
import PlainText

/// Lists as they are typed in a field of several lines, one thing on each line.
///
/// Parts of a line stand between bars: `yes | A budget of its own | from April`. A place in a paper
/// stands at the end in square brackets: `[3.1]`, or `[board-paper: 4]` for another paper than the
/// case's first.
struct TypedLists {
  let document: CaseDocument

  /// A line that cannot be taken, and why.
  struct Fault: Error, Equatable {
    var words: String
  }

  /// The parts of a line between bars; the last takes what is left over.
  static func parts(_ line: String, _ count: Int) -> [String] {
    line.split(separator: "|", maxSplits: count - 1, omittingEmptySubsequences: false)
      .map { String($0).trimmed }
  }

  // MARK: Places in papers

  func text(_ source: SourceReference?) -> String {
    guard let source else { return "" }
    return source.paper == document.papers.first?.id && !source.place.isEmpty
      ? source.place : "\(source.paper): \(source.place)"
  }

  func source(_ text: String) -> SourceReference? {
    let text = text.trimmed
    guard !text.isEmpty, let first = document.papers.first else { return nil }
    let parts = text.split(separator: ":", maxSplits: 1).map { String($0).trimmed }
    if let name = parts.first, let paper = document.papers.first(where: { $0.id.text == name }) {
      return SourceReference(paper: paper.id, place: parts.count > 1 ? parts[1] : "")
    }
    return SourceReference(paper: first.id, place: text)
  }

  private func bracketed(_ source: SourceReference?) -> String {
    source == nil ? "" : " [\(text(source))]"
  }

  private func split(_ line: String) -> (words: String, source: SourceReference?) {
    guard line.last == "]", let start = line.lastIndex(of: "["), !document.papers.isEmpty else {
      return (line, nil)
    }
    let place = line[line.index(after: start)...].dropLast()
    return (String(line[..<start]).trimmed, source(String(place)))
  }

  // MARK: Statements

  func text(_ statements: [Statement]) -> String {
    statements.map { $0.words + bracketed($0.source) }.joined(separator: "\n")
  }

  func statements(_ text: String) -> [Statement] {
    text.typedLines.map { line in
      let (words, source) = split(line)
      return Statement(words, source: source)
    }
  }

  func text(_ recommendations: [Recommendation]) -> String {
    recommendations.map { recommendation in
      let mark = recommendation.kind == .note ? "note | " : ""
      return mark + recommendation.words + bracketed(recommendation.source)
    }.joined(separator: "\n")
  }

  func recommendations(_ text: String) -> [Recommendation] {
    text.typedLines.map { line in
      let (words, source) = split(line)
      let parts = Self.parts(words, 2)
      return parts.count == 2 && parts[0].lowercased() == "note"
        ? Recommendation(parts[1], kind: .note, source: source)
        : Recommendation(words, source: source)
    }
  }

  // MARK: Options

  func text(_ blockers: [Blocker]) -> String {
    blockers.map { ($0.lifted ? "lifted | " : "") + $0.label + bracketed($0.source) }
      .joined(separator: "\n")
  }

  func blockers(_ text: String) -> [Blocker] {
    text.typedLines.map { line in
      let (words, source) = split(line)
      let parts = Self.parts(words, 2)
      return parts.count == 2 && parts[0] == "lifted"
        ? Blocker(label: parts[1], lifted: true, source: source)
        : Blocker(label: words, source: source)
    }
  }

  func text(_ effects: [ServiceEffect]) -> String {
    effects.map { effect in
      let service = document.services.first { $0.id == effect.service }
      return "\(service?.label ?? effect.service.text) | \(effect.words)"
        + bracketed(effect.source)
    }.joined(separator: "\n")
  }

  func effects(_ text: String) throws(Fault) -> [ServiceEffect] {
    var effects: [ServiceEffect] = []
    for line in text.typedLines {
      let (words, source) = split(line)
      let parts = Self.parts(words, 2)
      let name = (parts.first ?? "").lowercased()
      guard parts.count == 2,
        let service = document.services.first(where: {
          $0.id.text == name || $0.label.lowercased() == name
        })
      else {
        let known = document.services.map(\.label).joined(separator: ", ")
        throw Fault(
          words: known.isEmpty
            ? "Add the services first."
            : "Write a service, a bar and the effect on each line. The services: \(known).")
      }
      effects.append(ServiceEffect(service: service.id, words: parts[1], source: source))
    }
    return effects
  }

  func text(_ facts: [Fact]) -> String {
    facts.map { fact in
      let detail = fact.detail.isEmpty ? "" : " | \(fact.detail)"
      return "\(fact.kind.words) | \(fact.answer.words)\(detail)\(bracketed(fact.source))"
    }.joined(separator: "\n")
  }

  func facts(_ text: String) throws(Fault) -> [Fact] {
    var facts: [Fact] = []
    for line in text.typedLines {
      let (words, source) = split(line)
      let parts = Self.parts(words, 3)
      let name = (parts.first ?? "").lowercased()
      guard parts.count >= 2,
        let kind = FactKind.allCases.first(where: {
          $0.words.lowercased() == name || $0.rawValue == name
        }), let answer = Self.answer(parts[1])
      else {
        let known = FactKind.allCases.map(\.words).joined(separator: ", ")
        throw Fault(
          words: "Write a fact, a bar, and yes, no or not known on each line. Facts: \(known).")
      }
      facts.append(
        Fact(kind: kind, answer: answer, detail: parts.count > 2 ? parts[2] : "", source: source))
    }
    return facts
  }

  private static func answer(_ text: String) -> FactAnswer? {
    FactAnswer.allCases.first { $0.words == text.lowercased() || $0.rawValue == text.lowercased() }
  }

  // MARK: Scales

  func text(_ anchors: [Anchor]) -> String {
    anchors.sorted { $0.at > $1.at }.map { "\($0.at) | \($0.words)" }.joined(separator: "\n")
  }

  func anchors(_ text: String) throws(Fault) -> [Anchor] {
    var anchors: [Anchor] = []
    for line in text.typedLines {
      let parts = Self.parts(line, 2)
      guard parts.count == 2, let at = DecimalNumber(parts[0]), !parts[1].isEmpty else {
        throw Fault(words: "Write a mark, a bar and what it means on each line: 100 | One team.")
      }
      anchors.append(Anchor(at: at, words: parts[1]))
    }
    return anchors.sorted { $0.at < $1.at }
  }

  func text(_ knots: [Knot]) -> String {
    knots.map { "\($0.at) | \($0.value)" }.joined(separator: "\n")
  }

  func knots(_ text: String) throws(Fault) -> [Knot] {
    var knots: [Knot] = []
    for line in text.typedLines {
      let parts = Self.parts(line, 2)
      guard parts.count == 2, let at = DecimalNumber(parts[0]), let value = DecimalNumber(parts[1])
      else {
        throw Fault(
          words: "Write a performance, a bar and its value from 0 to 100 on each line: 30 | 80.")
      }
      knots.append(Knot(at: at, value: value))
    }
    return knots
  }

  // MARK: Checklists and stages

  func text(_ items: [ChecklistItem]) -> String {
    items.map { item in
      let detail = item.detail.isEmpty ? "" : " | \(item.detail)"
      return "\(item.answer.words) | \(item.label)\(detail)\(bracketed(item.source))"
    }.joined(separator: "\n")
  }

  func items(_ text: String) -> [ChecklistItem] {
    text.typedLines.map { line in
      let (words, source) = split(line)
      let parts = Self.parts(words, 3)
      guard let answer = parts.first.flatMap(Self.answer), parts.count > 1 else {
        let plain = Self.parts(words, 2)
        return ChecklistItem(
          label: plain[0], detail: plain.count > 1 ? plain[1] : "", source: source)
      }
      return ChecklistItem(
        label: parts[1], answer: answer, detail: parts.count > 2 ? parts[2] : "", source: source)
    }
  }

  func text(_ standings: [OptionID: OptionStanding]) -> String {
    document.options.compactMap { option in
      standings[option.id].map { standing in
        let reason = standing.reason.isEmpty ? "" : " | \(standing.reason)"
        return "\(option.shortLabel) | \(standing.status.rawValue)\(reason)"
      }
    }.joined(separator: "\n")
  }

  func standings(_ text: String) throws(Fault) -> [OptionID: OptionStanding] {
    var standings: [OptionID: OptionStanding] = [:]
    for line in text.typedLines {
      let parts = Self.parts(line, 3)
      let name = (parts.first ?? "").lowercased()
      guard parts.count >= 2,
        let option = document.options.first(where: {
          $0.id.text == name || $0.shortLabel.lowercased() == name || $0.label.lowercased() == name
        }), let status = OptionStatus(rawValue: parts[1].lowercased())
      else {
        let known = OptionStatus.allCases.map(\.rawValue).joined(separator: ", ")
        throw Fault(
          words: "Write an option, a bar and its standing on each line. Standings: \(known).")
      }
      standings[option.id] = OptionStanding(status: status, reason: parts.count > 2 ? parts[2] : "")
    }
    return standings
  }

  // MARK: Amounts

  /// Amounts separated by spaces; commas between thousands are passed over.
  static func amounts(_ text: String) throws(Fault) -> [DecimalNumber] {
    var amounts: [DecimalNumber] = []
    for word in text.split(whereSeparator: { $0.isWhitespace || $0 == ";" }) {
      guard let amount = DecimalNumber(word.filter { $0 != "," }) else {
        throw Fault(words: "\"\(word)\" is not a number. Put spaces between amounts: 120 95.5 80.")
      }
      amounts.append(amount)
    }
    return amounts
  }

  static func text(_ amounts: [DecimalNumber]) -> String {
    amounts.map(\.description).joined(separator: " ")
  }

  func text(_ rows: [MoneyRow]) -> String {
    rows.map { row in
      let total = row.total.map { " | \($0)" } ?? (row.words.isEmpty ? "" : " | ")
      let words = row.words.isEmpty ? "" : " | \(row.words)"
      return "\(row.label) | \(Self.text(row.amounts))\(total)\(words)"
    }.joined(separator: "\n")
  }

  func rows(_ text: String) throws(Fault) -> [MoneyRow] {
    var rows: [MoneyRow] = []
    for line in text.typedLines {
      let parts = Self.parts(line, 4)
      guard parts.count >= 2 else {
        throw Fault(
          words: "Write a name, a bar, the amounts, a bar and the printed total on each line.")
      }
      let amounts = try Self.amounts(parts[1])
      let total = parts.count > 2 ? try Self.amounts(parts[2]).first : nil
      rows.append(
        MoneyRow(
          label: parts[0], words: parts.count > 3 ? parts[3] : "", amounts: amounts, total: total))
    }
    return rows
  }
}

extension String {
  /// The text without spaces at its ends.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
