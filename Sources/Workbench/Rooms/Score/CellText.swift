import AppraisalFindings
import AppraisalHistory
import AppraisalModel
import Canvas

/// What belongs to the cell of the cursor: why it was marked so, what it rests on, the evidence.
struct CellText {
  let session: Session
  let option: Option
  let criterion: Criterion

  private var document: CaseDocument { session.document }
  private var marking: Marking { session.marking(option.id, criterion.id) }

  // MARK: The mark

  /// The reason and what the mark rests on, and what keeps the option out.
  var aboutMark: [TextBlock] {
    var blocks: [TextBlock] = []
    if session.onlyWatches {
      blocks.append(
        .paragraph("You do not mark: this is what those who do are asked.", role: .muted))
    } else if session.progress.answered == 0 {
      blocks.append(
        .paragraph(
          "No marks yet. Type a number and press Enter to start with \(criterion.label). "
            + "Stop whenever you like; anything marked 'saved' is kept."))
    }
    if let bar = session.bar(option.id, criterion.id) {
      blocks.append(.keyValue("Not yours", bar.sentence(in: document)))
    }
    if !option.isAppraised {
      let why =
        option.statusReason.isEmpty ? "Something still stands in its way." : option.statusReason
      blocks.append(.keyValue("Blocked", why))
    }
    let missed = session.findings.out.first { $0.option == option.id }?.failedHurdles ?? []
    if !missed.isEmpty {
      blocks.append(
        .keyValue("Fails", "\(Numbers.list(missed.map(document.name))), and cannot lead"))
    }
    let place = session.cell(option.id, criterion.id)
    if session.recorded.standing[.mark(place)]?.count ?? 0 > 1 {
      blocks.append(
        .keyValue("Contested", "It was set by people who had not seen each other; c on Home."))
    }
    if !marking.reason.isEmpty { blocks.append(.keyValue("Reason", marking.reason)) }
    let linked = document.evidence.filter { marking.evidence.contains($0.id) }
    if !linked.isEmpty {
      blocks.append(.keyValue("Rests on", linked.map(Self.title).joined(separator: "; ")))
    }
    if let before = session.markingBefore(option.id, criterion.id) {
      let answer = before.answer?.words(on: criterion.scale) ?? ""
      let reason = before.reason.isEmpty ? "" : ": \(before.reason)"
      blocks.append(.keyValue("Before", answer + reason))
    }
    return blocks
  }

  /// The answer in words where the row shows its sign alone.
  var answerInWords: [TextBlock] {
    guard let answer = marking.answer, answer.mark == nil else { return [] }
    return [.keyValue("Answer", answer.words)]
  }

  // MARK: Evidence

  /// The evidence that concerns the cell, and what its mark rests on.
  var evidence: [Evidence] {
    document.evidence.filter {
      $0.concerns(option.id, criterion.id) || marking.evidence.contains($0.id)
    }
  }

  /// A piece of evidence with its place and title, and what it says beside a label or below it.
  func blocks(of item: Evidence, isFirst: Bool, isWide: Bool) -> [TextBlock] {
    let words = item.words == item.label ? "" : item.words
    if isWide {
      let title = TextBlock.paragraph(Self.title(item), role: .heading)
      return [title] + (words.isEmpty ? [] : [.paragraph(words)]) + [.blank]
    }
    return [.keyValue(isFirst ? "Evidence" : "", Self.title(item), role: .heading)]
      + (words.isEmpty ? [] : [.keyValue("", words)])
  }

  /// The place in its paper and the title: "3.1 Three services are joint today".
  static func title(_ item: Evidence) -> String {
    let place = item.source?.place ?? ""
    return place.isEmpty ? item.label : "\(place) \(item.label)"
  }

  // MARK: The option

  /// What the option is, for a window that has room for it.
  var aboutOption: [TextBlock] {
    var blocks: [TextBlock] = [.heading("OPTION"), .paragraph(option.label)]
    if !option.summary.isEmpty { blocks.append(.paragraph(option.summary)) }
    return blocks
  }
}

/// Text about a cell that scrolls, with the pieces of evidence in it counted.
struct CellReading {
  private(set) var blocks: [TextBlock] = []
  /// The first block of each piece of evidence.
  private(set) var starts: [Int] = []

  init(_ text: CellText, isWide: Bool, showsAnswer: Bool) {
    if !isWide { blocks = (showsAnswer ? text.answerInWords : []) + text.aboutMark }
    for (index, item) in text.evidence.enumerated() {
      starts.append(blocks.count)
      blocks += text.blocks(of: item, isFirst: index == 0, isWide: isWide)
    }
    if isWide {
      if starts.isEmpty { blocks += [.paragraph("No evidence is listed for it."), .blank] }
      blocks += text.aboutOption
    }
  }

  func pane(offset: Int) -> ReadingPane { ReadingPane(blocks, offset: offset) }

  /// Where the text stands: "2 of 6, PgDn more"; empty where all of it is in sight.
  func position(offset: Int, in size: Size) -> String {
    let pane = pane(offset: offset)
    let count = pane.lineCount(width: size.width)
    guard count > size.height, size.height > 0 else { return "" }
    let first = pane.firstLine(in: size)
    let shown = starts.last { start in
      ReadingPane(Array(blocks[..<start])).lineCount(width: size.width) <= first
    }
    let key = first + size.height < count ? "PgDn more" : "PgUp back"
    guard let item = starts.firstIndex(of: shown ?? starts.first ?? 0) else { return key }
    return "\(item + 1) of \(starts.count), \(key)"
  }
}
