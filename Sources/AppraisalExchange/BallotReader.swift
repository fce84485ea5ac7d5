package import AppraisalModel
import PlainText
package import StrictJSON

/// One line of a ballot in a file, with the place where its mark stands.
package struct PlacedBallotLine: Equatable, Sendable {
  package var line: BallotLine
  package var position: TextPosition
}

/// Reads a whole ballot of one person: as JSON, as a table with a line for each cell, or as text with a
/// line for each card, as it stands on paper.
package enum BallotReader {
  /// The largest ballot in bytes.
  package static let limit = 4 << 20
  /// The most faults that are told of one file.
  package static let mostFaults = 50

  /// The lines of a ballot, and everything that is wrong with it; with faults nothing of it is to be
  /// recorded.
  ///
  /// - Complexity: O(*n*) in the length of the file.
  package static func read(
    _ bytes: [UInt8], of person: AssessorID, in appraisal: Appraisal
  ) -> (lines: [PlacedBallotLine], faults: [BallotFault]) {
    var reader = Reader(appraisal, person)
    reader.read(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
    return (reader.lines, Array(reader.faults.prefix(mostFaults)))
  }
}

private struct Reader {
  private let document: CaseDocument
  private let cards: [BallotCard]
  private(set) var lines: [PlacedBallotLine] = []
  private(set) var faults: [BallotFault] = []
  private var met: Set<MatrixCell> = []

  init(_ appraisal: Appraisal, _ person: AssessorID) {
    document = appraisal.document
    cards = appraisal.ballotCards(for: person)
  }

  mutating func read(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return fault(.notText, TextPosition(line: 1, column: 1))
    }
    switch text.unicodeScalars.first(where: { !$0.properties.isWhitespace }) {
    case nil: fault(.empty, TextPosition(line: 1, column: 1))
    case "{", "[": readJSON(bytes)
    default:
      let rows = DelimitedText.rows(of: text)
      let isTable = rows.first.map { row in
        row.count > 1 && row.contains { $0.text.lowercased() == "criterion" }
      }
      if isTable == true { readTable(rows) } else { readText(text) }
    }
    if lines.isEmpty, faults.isEmpty { fault(.empty, TextPosition(line: 1, column: 1)) }
  }

  private mutating func fault(_ kind: BallotFault.Kind, _ position: TextPosition) {
    faults.append(BallotFault(kind, at: position))
  }

  // MARK: One cell

  private mutating func option(_ text: String, _ position: TextPosition) -> Option? {
    if let found = OptionID(text).flatMap(document.option) { return found }
    fault(.unknownOption(text, known: document.appraisedOptions.map(\.id.text)), position)
    return nil
  }

  private mutating func criterion(_ text: String, _ position: TextPosition) -> Criterion? {
    if let found = CriterionID(text).flatMap(document.criterion) { return found }
    let known = document.criteria.filter { $0.kind == .scored || $0.kind == .hurdle }
    fault(.unknownCriterion(text, known: known.map(\.id.text)), position)
    return nil
  }

  /// Takes what stands in one box.
  private mutating func take(
    _ text: String, of option: Option, on criterion: Criterion, reason: String?,
    _ position: TextPosition
  ) {
    let cell = MatrixCell(option.id, criterion.id)
    guard met.insert(cell).inserted else { return fault(.twice(cell), position) }
    do throws(BallotRowFault) {
      let card = BallotCard(criterion: criterion, rows: [])
      let answer: Answer? =
        switch try card.content(text, of: option) {
        case .blank: nil
        case .answer(let answer): answer
        }
      lines.append(
        PlacedBallotLine(
          line: BallotLine(cell: cell, answer: answer, reason: reason), position: position))
    } catch {
      switch error {
      case .unread(let text, _): fault(.unreadMark(text, criterion.id), position)
      case .refused(let refusal, _): fault(.refused(refusal), position)
      case .count(let found, _): fault(.count(found: found, options: [option.id]), position)
      }
    }
  }

  // MARK: JSON

  private mutating func readJSON(_ bytes: [UInt8]) {
    let cells: [JSONCell]
    do {
      cells = try StrictJSON.read(JSONBallot.self, from: bytes).cells
    } catch {
      return fault(
        .misshapen(error.kind, path: error.path), TextPosition(of: error.offset, in: bytes))
    }
    for cell in cells {
      let place = TextPosition(of: cell.offset, in: bytes)
      guard let option = option(cell.option, TextPosition(of: cell.optionOffset, in: bytes)),
        let criterion = criterion(cell.criterion, TextPosition(of: cell.criterionOffset, in: bytes))
      else { continue }
      take(cell.mark, of: option, on: criterion, reason: cell.reason, place)
    }
  }

  // MARK: Tables

  private static let needed = ["option", "criterion", "mark"]
  private static let known = needed + ["reason", "option name", "criterion name"]

  private mutating func readTable(_ rows: [[PlacedCell]]) {
    guard let head = rows.first else { return }
    var columns: [String: Int] = [:]
    for (place, cell) in head.enumerated() where !cell.text.isEmpty {
      let name = cell.text.lowercased()
      guard Self.known.contains(name), columns[name] == nil else {
        return fault(.unknownColumn(cell.text, known: Self.known), cell.position)
      }
      columns[name] = place
    }
    for name in Self.needed where columns[name] == nil {
      return fault(.missingColumn(name), TextPosition(line: 1, column: 1))
    }
    for row in rows.dropFirst() {
      // What a row lacks at its end is blank.
      let end = row.last?.position ?? TextPosition(line: 1, column: 1)
      func cell(_ name: String) -> PlacedCell {
        columns[name].flatMap { row.indices.contains($0) ? row[$0] : nil }
          ?? PlacedCell(text: "", position: end)
      }
      let (option, criterion, mark) = (cell("option"), cell("criterion"), cell("mark"))
      guard let found = self.option(option.text, option.position),
        let asked = self.criterion(criterion.text, criterion.position)
      else { continue }
      let reason = cell("reason").text
      take(
        mark.text, of: found, on: asked, reason: reason.isEmpty ? nil : reason, mark.position)
    }
  }

  // MARK: Text

  private mutating func readText(_ text: String) {
    var card: BallotCard?
    for (place, line) in text.textLines.enumerated() {
      let scalars = Array(line.unicodeScalars)
      let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.count
      guard start < scalars.count, scalars[start] != "#" else { continue }
      func position(_ offset: Int) -> TextPosition {
        TextPosition(line: place + 1, column: offset + 1)
      }
      guard let colon = scalars.firstIndex(of: ":") else {
        fault(.unreadLine(line.trimmed), position(start))
        continue
      }
      let name = String(String.UnicodeScalarView(scalars[start..<colon])).trimmed
      let rest = String(String.UnicodeScalarView(scalars[(colon + 1)...]))
      let words = PlacedWord.words(of: name)
      if words.count == 2, words[0].text.lowercased() == "reason" {
        readReason(words[1].text, rest.trimmed, card, position(start))
        continue
      }
      guard let criterion = criterion(name, position(start)) else {
        card = nil
        continue
      }
      let found =
        cards.first { $0.criterion.id == criterion.id }
        ?? BallotCard(
          criterion: criterion,
          rows: document.appraisedOptions.map { BallotCard.Row(option: $0, isAsked: true) })
      card = found
      readRow(rest, found) { position(colon + 1 + $0) }
    }
  }

  private mutating func readRow(
    _ text: String, _ card: BallotCard, _ position: (Int) -> TextPosition
  ) {
    let words = PlacedWord.words(of: text)
    guard words.count == card.asked.count else {
      let offset = words.count > card.asked.count ? words[card.asked.count].offset : 0
      return fault(
        .count(found: words.count, options: card.asked.map(\.id)), position(offset))
    }
    for (word, option) in zip(words, card.asked) {
      take(word.text, of: option, on: card.criterion, reason: nil, position(word.offset))
    }
  }

  private mutating func readReason(
    _ number: String, _ words: String, _ card: BallotCard?, _ position: TextPosition
  ) {
    let rows = card?.rows ?? []
    guard let card, let row = Int(number), rows.indices.contains(row - 1) else {
      return fault(.noSuchRow(number, count: rows.count), position)
    }
    let cell = card.cell(rows[row - 1].option)
    guard let place = lines.lastIndex(where: { $0.line.cell == cell }) else {
      // The marks of the card were not taken, which is said already.
      if faults.isEmpty { fault(.noSuchRow(number, count: rows.count), position) }
      return
    }
    lines[place].line.reason = words
  }
}

/// A ballot in JSON: a list of cells, or an object that holds it.
private struct JSONBallot: JSONReadable {
  let cells: [JSONCell]

  init(json: JSONReader) throws(DecodingFailure) {
    guard json.node.members != nil else {
      cells = try json.elements().map { element throws(DecodingFailure) in
        try JSONCell(json: element)
      }
      return
    }
    let fields = try json.fields()
    cells = try fields.reader("marks").elements().map { element throws(DecodingFailure) in
      try JSONCell(json: element)
    }
  }
}

private struct JSONCell: JSONReadable {
  let option: String
  let criterion: String
  let mark: String
  let reason: String?
  /// Where the parts stand.
  let offset: Int
  let optionOffset: Int
  let criterionOffset: Int

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    let (option, criterion) = (try fields.reader("option"), try fields.reader("criterion"))
    (self.option, optionOffset) = (try option.text(), option.node.offset)
    (self.criterion, criterionOffset) = (try criterion.text(), criterion.node.offset)
    let mark = fields.optional("mark")
    // A number is taken as it is written, so that nothing is rounded on the way.
    if case .number(let digits)? = mark?.node.value {
      self.mark = digits
    } else {
      self.mark = try mark?.text() ?? ""
    }
    offset = mark?.node.offset ?? json.node.offset
    reason = try fields.optional("reason")?.text()
  }
}
