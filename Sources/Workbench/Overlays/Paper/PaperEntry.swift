import AppraisalFindings
import AppraisalHistory
package import AppraisalModel
package import Canvas

/// A ballot on paper, typed by a facilitator or recorder: a row of marks for each card, read back
/// before anything of it is recorded.
package struct PaperEntry: Overlay {
  /// What is done with it now.
  package enum Step: Equatable, Sendable {
    /// A card is typed.
    case card(Int)
    /// All of it is read back, with the cursor on a card.
    case readBack(Int)
  }

  let owner: AssessorID
  /// The name and the body of whoever marked it.
  let name: String
  package let cards: [BallotCard]
  /// The answers of the cards that were typed.
  package private(set) var answers: [Int: [Answer?]] = [:]
  /// The reasons, by card and by the place of the option on it.
  package private(set) var reasons: [Int: [Int: String]] = [:]
  package private(set) var step = Step.card(0)
  private(set) var entry = TextEntry(byteLimit: 4096)
  /// Whether Esc was pressed once and drops what was typed when it is pressed again.
  private var isWarned = false

  init?(_ owner: Assessor, _ session: Session) {
    let body = owner.body.flatMap { id in session.document.bodies.first { $0.id == id } }
    self.owner = owner.id
    name = session.appraisal.name(owner) + (body.map { ", \($0.shortLabel)" } ?? "")
    cards = session.appraisal.ballotCards(for: owner.id)
    if cards.isEmpty { return nil }
  }

  package var takesText: Bool { if case .card = step { true } else { false } }
  package var asksForItsKeys: Bool { if case .readBack = step { true } else { false } }
  package var scrolls: Bool { false }

  package var hints: [KeyHint] {
    switch step {
    case .card:
      [
        KeyHint(.enter, "next card"), KeyHint(.up, "card before"),
        KeyHint(.control("s"), "read back"),
        KeyHint(.function(1), "help"), KeyHint(.escape, "drop it"),
      ]
    case .readBack:
      [
        KeyHint(.control("s"), "record it"), KeyHint(.enter, "change this card"),
        KeyHint(.down, "more"), KeyHint(.escape, "back"),
      ]
    }
  }

  package var keysInWords: [(keys: String, words: String)] {
    [
      ("60 40 ? .", "a mark for each option in the printed order, blanks between them"),
      ("?", "I do not know"), ("n/a", "does not apply"),
      ("-", "would rather not; on a scale of signs write rather-not"), (".", "a blank"),
      ("y and f", "passes and fails, on a hurdle"),
      ("3: words", "the reason for the third option, once the marks are in"),
      ("Up and Down", "the card before and the next"),
      ("Ctrl-S", "reads all of it back; there it is recorded"),
      ("Esc", "leaves; nothing of it is recorded"),
    ]
  }

  // MARK: Keys

  package mutating func press(_ key: Key, _ bench: inout Bench) throws(Refusal) -> Bool {
    isWarned = false
    switch step {
    case .card(let place): try pressOnCard(key, place, &bench)
    case .readBack(let place): return try pressReadingBack(key, place, &bench)
    }
    return true
  }

  private mutating func pressOnCard(
    _ key: Key, _ place: Int, _ bench: inout Bench
  ) throws(Refusal) {
    switch key {
    case .enter: try accept(place, &bench)
    case .control("s"):
      if !entry.isEmpty { try take(place) }
      if let missing = cards.indices.first(where: { answers[$0] == nil }) {
        open(missing)
        throw Refusal("This card is still to be typed. A point stands for a blank.")
      }
      readBack(&bench)
    case .up, .pageUp: try leaveCard(place, by: -1)
    case .down, .pageDown: try leaveCard(place, by: 1)
    default: _ = entry.edit(key)
    }
  }

  /// Takes what was typed and goes on: to the next card, from the last one to reading back.
  private mutating func accept(_ place: Int, _ bench: inout Bench) throws(Refusal) {
    let isReason = Self.reason(in: entry.text) != nil
    if !entry.isEmpty { try take(place) }
    // After a reason the card stays, for another.
    if isReason { return }
    guard answers[place] != nil else {
      throw Refusal(
        "Type a mark for each of the \(cards[place].asked.count) options, with a point for a blank."
      )
    }
    if place + 1 < cards.count { return open(place + 1) }
    if let missing = cards.indices.first(where: { answers[$0] == nil }) { return open(missing) }
    readBack(&bench)
  }

  private mutating func leaveCard(_ place: Int, by distance: Int) throws(Refusal) {
    if !entry.isEmpty { try take(place) }
    let target = place + distance
    if cards.indices.contains(target) { open(target) }
  }

  private mutating func open(_ place: Int) {
    step = .card(place)
    entry = TextEntry(byteLimit: 4096)
  }

  private mutating func readBack(_ bench: inout Bench) {
    step = .readBack(0)
    entry = TextEntry(byteLimit: 4096)
    bench.closings += 1
    bench.say(.plain, "Hold it against the paper. Nothing is recorded yet; Ctrl-S records it.")
  }

  /// Keeps what was typed for a card, a reason or its row of marks.
  private mutating func take(_ place: Int) throws(Refusal) {
    let card = cards[place]
    if let (row, words) = Self.reason(in: entry.text) {
      guard card.rows.indices.contains(row - 1), card.rows[row - 1].isAsked else {
        throw Refusal("There is no row \(row) to give a reason for on this card.")
      }
      reasons[place, default: [:]][row - 1] = words.isEmpty ? nil : words
    } else {
      do {
        answers[place] = try card.answers(row: entry.text)
      } catch {
        throw Refusal(Self.words(error, card))
      }
    }
    entry = TextEntry(byteLimit: 4096)
  }

  /// The row and the words of a reason, such as `3: One team exists already`.
  static func reason(in text: String) -> (row: Int, words: String)? {
    guard let colon = text.firstIndex(of: ":"), let row = Int(String(text[..<colon]).trimmed) else {
      return nil
    }
    return (row, String(text[text.index(after: colon)...]).trimmed)
  }

  private static func words(_ fault: BallotRowFault, _ card: BallotCard) -> String {
    switch fault {
    case .count(let found, let expected):
      "\(Numbers.count(found, "mark")) for \(expected) options. Write a point for a blank."
    case .unread(let text, let option):
      "\"\(text)\" for \(name(option, card)) is no mark. \(howTo(card.criterion))"
    case .refused(_, let option):
      "The mark of \(name(option, card)) is not on the scale. \(howTo(card.criterion))"
    }
  }

  private static func name(_ option: OptionID, _ card: BallotCard) -> String {
    card.rows.first { $0.option.id == option }?.option.shortLabel ?? option.text
  }

  /// What can be typed for a criterion.
  static func howTo(_ criterion: Criterion) -> String {
    let signs = BlankBallot.noMarks(on: criterion).map { "\($0.sign) \($0.words)" }
    let mark =
      criterion.kind == .hurdle
      ? "y passes, f fails" : BlankBallot.range(of: criterion)
    return "\(mark); \(signs.joined(separator: ", ")), . blank."
  }

  private mutating func pressReadingBack(
    _ key: Key, _ place: Int, _ bench: inout Bench
  ) throws(Refusal) -> Bool {
    switch key {
    case .control("s"): return try keep(&bench)
    case .enter: open(place)
    default:
      step = .readBack(Motion.row(key, from: place, of: cards.count, page: 3) ?? place)
    }
    return true
  }

  package mutating func leave(_ bench: inout Bench) -> Bool {
    if case .readBack(let place) = step {
      open(place)
      return true
    }
    guard !answers.isEmpty || !entry.isEmpty, !isWarned else {
      bench.say(.plain, "Nothing of this ballot was recorded.")
      return false
    }
    isWarned = true
    bench.say(.refused, "Esc once more drops what you typed of this ballot. Any other key stays.")
    return true
  }

  package mutating func click(_ action: Action, _ bench: inout Bench) -> Bool {
    if case .overlayRow(let row) = action, case .readBack = step, cards.indices.contains(row) {
      step = .readBack(row)
    }
    return true
  }

  package mutating func paste(_ text: String) -> Bool {
    guard takesText else { return false }
    _ = entry.insert(text)
    return true
  }

  // MARK: Recording

  /// The lines of the ballot.
  package var lines: [BallotLine] {
    cards.enumerated().flatMap { place, card in
      zip(card.asked, answers[place] ?? []).map { option, answer in
        let row = card.rows.firstIndex { $0.option.id == option.id }
        return BallotLine(
          cell: card.cell(option), answer: answer,
          reason: row.flatMap { reasons[place]?[$0] })
      }
    }
  }

  /// Records the ballot at once, or asks first what becomes of it in the open round.
  private func keep(_ bench: inout Bench) throws(Refusal) -> Bool {
    guard let session = bench.session else { return false }
    let edits = try edits(session)
    guard session.appraisal.rounds.last?.state == .open else {
      try Self.record(edits, self, isHandedIn: false, &bench)
      return false
    }
    let blanks = lines.count { $0.answer == nil }
    let kinds: [NoMark?] = blanks == 0 ? [nil] : [.doNotKnow, .ratherNot, .doesNotApply]
    let entry = self
    let choices = kinds.map { kind in
      ChoiceMenu.Choice(
        words: kind.map {
          "Record it and hand it in, each of \(Numbers.count(blanks, "blank")) as \"\($0.words)\""
        } ?? "Record it and hand it in"
      ) { model throws(Refusal) in
        try Self.hand(in: entry, blanksAs: kind, &model.bench)
      }
    }
    let later = ChoiceMenu.Choice(words: "Record it, and do not hand it in yet") {
      model throws(Refusal) in
      try Self.record(edits, entry, isHandedIn: false, &model.bench)
    }
    bench.show(ChoiceMenu(title: "The ballot of \(name)", choices: choices + [later]))
    return true
  }

  private func edits(_ session: Session) throws(Refusal) -> [Edit] {
    var edits: [Edit] = []
    for line in lines {
      do {
        edits += try session.recorded.entering(
          line, onBallotOf: owner, by: session.viewer, in: session.appraisal)
      } catch {
        throw Refusal(error.sentence(in: session.appraisal))
      }
    }
    return edits
  }

  private static func hand(
    in entry: PaperEntry, blanksAs kind: NoMark?, _ bench: inout Bench
  ) throws(Refusal) {
    guard let session = bench.session else { return }
    let edits = try entry.edits(session)
    var state = session.appraisal
    do {
      try state.make(edits, by: session.viewer)
    } catch {
      throw Refusal(error.sentence(in: session.document))
    }
    let handing: [Edit]
    do {
      handing = try state.handingIn(ballotOf: entry.owner, blanksAs: kind)
    } catch {
      throw Refusal(error.sentence)
    }
    try record(edits + handing, entry, isHandedIn: true, &bench)
  }

  /// Records what was typed in one batch, and takes the ballot off the screen.
  private static func record(
    _ edits: [Edit], _ entry: PaperEntry, isHandedIn: Bool, _ bench: inout Bench
  ) throws(Refusal) {
    guard !edits.isEmpty else { throw Refusal("All of this ballot stands there already.") }
    try bench.perform("Ballot of \(entry.name)", edits)
    bench.overlays.removeAll { $0 is PaperEntry }
    let answers = entry.lines.count { $0.answer != nil }
    bench.say(
      .good,
      "The ballot of \(entry.name) is recorded as entered on their behalf: "
        + "\(Numbers.count(answers, "answer")). "
        + (isHandedIn ? "It is handed in." : "It is not handed in. u takes it back."))
  }
}
