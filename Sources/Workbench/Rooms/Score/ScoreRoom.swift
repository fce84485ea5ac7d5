import AppraisalFindings
package import AppraisalModel
package import Canvas

/// Score: the person's marks, one criterion at a time or all of them.
package struct ScoreRoom: Room {
  package static let place = Place.score
  package static let title = "Score"
  package static let purpose =
    "Here you mark every option on one criterion at a time. "
    + "A mark is kept as soon as you press Enter or an arrow."

  /// The criterion of the card.
  package var criterion: CriterionID?
  /// The option of the cursor.
  package var option: OptionID?
  /// What is being typed, or nil.
  package private(set) var entry: TextEntry? {
    didSet { if entry == nil { isRefused = false } }
  }
  /// Whether the whole matrix is shown instead of a card.
  private(set) var isMatrix = false
  /// How far the text about a cell was cellScroll.
  var cellScroll = ScrolledCell()
  /// Whether what is being typed was refused, so that the next number takes its place.
  private var isRefused = false
  /// Whether Enter stopped behind the last row, so that the next one goes further.
  private var isAtEnd = false
  /// The round that the cursor was put in.
  private var round: RoundNumber?

  package init() {}

  package var isTyping: Bool { entry != nil }
  package var openOption: OptionID? { option }
  package var openCard: CriterionID? { criterion }

  package mutating func open(_ bench: inout Bench) {
    settle(bench)
    if let draft = bench.interrupted { bench.show(InterruptedText.question(draft)) }
    bench.interrupted = nil
  }

  // MARK: The cursor

  package mutating func enter(_ bench: inout Bench) { bench.askWho() }

  package mutating func settle(_ bench: Bench) {
    guard let session = bench.session else { return }
    // What is being typed is for the cell that it was begun in.
    if let round, round != session.appraisal.markingRound, entry == nil {
      (option, criterion) = (nil, nil)
    }
    round = session.appraisal.markingRound
    let isFresh = option == nil && criterion == nil
    let markable = session.markableOptions
    if !markable.contains(where: { $0.id == option }) {
      entry = nil
      option = (session.appraisedOptions.first ?? markable.first)?.id
    }
    let criteria = session.markedCriteria
    if !criteria.contains(where: { $0.id == criterion }) {
      entry = nil
      criterion = criteria.first?.id
    }
    if isFresh, let blank = nextBlank(session, from: 0) { (option, criterion) = blank }
  }

  mutating func select(_ option: OptionID, _ criterion: CriterionID) {
    (self.option, self.criterion) = (option, criterion)
  }

  private mutating func moveOption(by distance: Int, _ bench: inout Bench) throws(Refusal) {
    try commit(&bench)
    guard let options = bench.session?.markableOptions, !options.isEmpty else { return }
    let index = options.firstIndex { $0.id == option } ?? 0
    option = options[max(0, min(options.count - 1, index + distance))].id
  }

  mutating func moveCriterion(by distance: Int, _ bench: inout Bench) throws(Refusal) {
    try commit(&bench)
    guard let criteria = bench.session?.markedCriteria, !criteria.isEmpty else { return }
    let index = criteria.firstIndex { $0.id == criterion } ?? 0
    criterion = criteria[max(0, min(criteria.count - 1, index + distance))].id
  }

  /// The next cell that is to be answered and is not, so many steps after the cursor, card by card;
  /// nil when there is none.
  private func nextBlank(_ session: Session, from start: Int) -> (OptionID, CriterionID)? {
    let options = session.appraisedOptions.map(\.id)
    let criteria = session.markedCriteria.map(\.id)
    guard !options.isEmpty, !criteria.isEmpty else { return nil }
    let blanks = Set(session.appraisal.blanks(of: session.viewer))
    let column = criteria.firstIndex { $0 == criterion } ?? 0
    let row = options.firstIndex { $0 == option } ?? 0
    let count = options.count * criteria.count
    for step in start..<(count + start) {
      let place = (column * options.count + row + step) % count
      let cell = (options[place % options.count], criteria[place / options.count])
      if blanks.contains(MatrixCell(cell.0, cell.1)) { return cell }
    }
    return nil
  }

  /// Goes to the next blank after so many steps, and names the card where that is another one.
  mutating func goToBlank(_ bench: inout Bench, from start: Int = 0) {
    guard let session = bench.session else { return }
    isAtEnd = false
    guard let blank = nextBlank(session, from: start) else {
      if bench.notice == nil { bench.say(.good, Self.everythingAnswered(session)) }
      return
    }
    go(to: blank, &bench)
  }

  /// Goes to a cell, and names the card where that is another one.
  private mutating func go(to cell: (OptionID, CriterionID), _ bench: inout Bench) {
    let isOther = criterion != cell.1
    (option, criterion) = cell
    if isOther, let session = bench.session { bench.say(.plain, Self.cardWords(cell.1, session)) }
  }

  private static func cardWords(_ id: CriterionID, _ session: Session) -> String {
    let criteria = session.markedCriteria
    let number = (criteria.firstIndex { $0.id == id } ?? 0) + 1
    let name = session.document.criterion(id)?.label ?? id.text
    return "Card \(number) of \(criteria.count): \(name)."
  }

  private static func everythingAnswered(_ session: Session) -> String {
    let mayHandIn = session.appraisal.rounds.last?.state == .open
    return "Every cell has an answer. "
      + (mayHandIn ? "h checks and hands in." : "g 3 shows the result.")
  }

  // MARK: Going down a card

  /// Goes to the next row of the card; behind the last one it stays, and says what is blank and
  /// what Enter does next.
  mutating func goToNextRow(_ bench: inout Bench) {
    guard let session = bench.session else { return }
    let options = session.markableOptions
    let index = options.firstIndex { $0.id == option } ?? 0
    guard index >= options.count - 1 else {
      option = options[index + 1].id
      return
    }
    isAtEnd = true
    let isDone = nextBlank(session, from: 0) == nil
    bench.say(isDone ? .good : .plain, endWords(session))
  }

  /// The rows of the card that are still to be answered.
  private func blanksOfCard(_ session: Session) -> [OptionID] {
    session.appraisal.blanks(of: session.viewer).filter { $0.criterion == criterion }.map(\.option)
  }

  private func endWords(_ session: Session) -> String {
    let blanks = blanksOfCard(session)
    guard blanks.isEmpty else {
      let names = blanks.map { session.document.name($0) }
      return "This was the last row. \(Numbers.count(blanks.count, "row is", "rows are")) blank: "
        + "\(Numbers.list(names)). Enter goes to the first of them."
    }
    guard let next = nextBlank(session, from: 1) else { return Self.everythingAnswered(session) }
    let name = session.document.criterion(next.1)?.label ?? next.1.text
    return "This was the last row, and none is blank. Enter goes to the next card: \(name)."
  }

  /// Goes on from behind the last row: to a blank of the card, else to the next card with one.
  private mutating func leaveCard(_ bench: inout Bench) {
    guard let session = bench.session else { return }
    isAtEnd = false
    guard let criterion, let first = blanksOfCard(session).first else {
      return goToBlank(&bench, from: 1)
    }
    go(to: (first, criterion), &bench)
  }

  // MARK: Keys and clicks

  package mutating func type(_ key: Key, _ bench: inout Bench) throws(Refusal) -> Bool {
    if key != .enter { isAtEnd = false }
    if try typeMark(key, &bench) { return true }
    switch key {
    case .up, .character("k"): try moveOption(by: -1, &bench)
    case .down, .character("j"): try moveOption(by: 1, &bench)
    case .left: try moveCriterion(by: -1, &bench)
    case .right: try moveCriterion(by: 1, &bench)
    case .pageUp: try turnPage(by: -1, &bench)
    case .pageDown: try turnPage(by: 1, &bench)
    case .home: try moveOption(by: -Motion.end, &bench)
    case .end: try moveOption(by: Motion.end, &bench)
    case .escape where entry != nil:
      entry = nil
      bench.say(.plain, "What you typed was not recorded.")
    default: return false
    }
    return true
  }

  package mutating func move(_ key: Key, _ bench: inout Bench) -> Bool { false }

  private mutating func typeMark(_ key: Key, _ bench: inout Bench) throws(Refusal) -> Bool {
    guard let session = bench.session, let criterion = criterion.flatMap(session.document.criterion)
    else { return false }
    if criterion.kind == .hurdle {
      switch key {
      case .character("y"): try answer(.pass, &bench)
      case .character("f"): try answer(.fail, &bench)
      default: return false
      }
      return true
    }
    let takesSigns = criterion.scale?.style == .signs
    func accepts(_ character: Character) -> Bool {
      NumberEntry.accepts(character) || (takesSigns && character == "+")
    }
    if var typed = entry,
      NumberEntry.press(key, in: &typed, givesWay: &isRefused, accepting: accepts)
    {
      entry = typed.isEmpty ? nil : typed
      return true
    }
    guard entry == nil, case .character(let character) = key, accepts(character) else {
      return false
    }
    if let reason = Self.markingRefusal(self, bench, session) { throw Refusal(reason) }
    var typed = TextEntry(byteLimit: 20)
    _ = typed.insert(String(character))
    entry = typed
    return true
  }

  private mutating func answer(_ answer: Answer, _ bench: inout Bench) throws(Refusal) {
    try give(answer, &bench)
    goToNextRow(&bench)
  }

  package mutating func click(_ action: Action, _ bench: inout Bench) throws(Refusal) {
    guard case .cell(let row, let column) = action else { return }
    isAtEnd = false
    try commit(&bench)
    guard let session = bench.session, session.markableOptions.indices.contains(row),
      session.markedCriteria.indices.contains(column)
    else { return }
    option = session.markableOptions[row].id
    criterion = session.markedCriteria[column].id
  }

  package func draw(_ bench: Bench, on frame: inout Frame<Action>, in rect: Rect) {
    ScoreScreen(room: self, bench: bench).draw(&frame, in: rect)
  }

  // MARK: What is being typed

  package mutating func commit(_ bench: inout Bench) throws(Refusal) {
    do {
      try commitMark(&bench)
    } catch {
      isRefused = true
      throw Refusal("\(error.words) Esc drops it.")
    }
  }

  /// Records what is being typed, or drops a mark and says so where it cannot be taken.
  ///
  /// Whoever goes elsewhere is not held back by a number that was mistyped.
  package mutating func leave(_ bench: inout Bench) throws(Refusal) {
    do {
      try commitMark(&bench)
    } catch {
      if bench.changeRefusal != nil { throw error }
      entry = nil
      bench.say(.plain, "\(error.words) It was dropped.")
    }
  }

  private mutating func commitMark(_ bench: inout Bench) throws(Refusal) {
    guard let text = entry?.text, let criterion else { return }
    let scale = bench.session?.document.criterion(criterion)?.scale
    guard let number = scale?.mark(from: text) ?? DecimalNumber(text) else {
      throw Refusal("\"\(text)\" is not a number. \(bench.howToMark(criterion))")
    }
    try give(.mark(number), &bench)
    entry = nil
  }

  // MARK: Commands

  /// Records what is typed and goes to the next row; where one is left blank, says how to mark.
  mutating func acceptMark(_ bench: inout Bench) throws(Refusal) {
    guard let session = bench.session, let option, let criterion else { return }
    if isAtEnd, entry == nil { return leaveCard(&bench) }
    if entry == nil, session.marking(option, criterion).answer == nil {
      bench.say(.plain, bench.howToMark(criterion))
    }
    try commit(&bench)
    goToNextRow(&bench)
  }

  mutating func goOn(_ bench: inout Bench) throws(Refusal) {
    try commit(&bench)
    goToBlank(&bench, from: 1)
  }

  /// Records an answer for the cell of the cursor.
  private func give(_ answer: Answer?, _ bench: inout Bench) throws(Refusal) {
    guard let session = bench.session, let option, let criterion else { return }
    try bench.give(answer, in: session.cell(option, criterion))
  }

  mutating func clearMark(_ bench: inout Bench) throws(Refusal) {
    entry = nil
    try give(nil, &bench)
    if bench.notice == nil { bench.say(.good, "The mark is taken back; the cell is blank.") }
  }

  mutating func toggleMatrix() { isMatrix.toggle() }

  /// Opens the check before the ballot is handed in, or opens a ballot that is in again.
  mutating func checkAndHandIn(_ bench: inout Bench) throws(Refusal) {
    try commit(&bench)
    guard let session = bench.session else { return }
    guard session.isHandedIn else {
      return bench.show(
        HandInSheet(session) { model throws(Refusal) in
          try model.inside(ScoreRoom.self) { room, bench in room.goToBlank(&bench) }
        })
    }
    let edits: [Edit]
    do {
      edits = try session.appraisal.takingBack(ballotOf: session.viewer)
    } catch {
      throw Refusal(error.sentence)
    }
    try bench.perform("Ballot taken back", edits)
    bench.say(
      .good,
      "Your ballot is open again and does not count until you hand it in. "
        + "h does that.")
  }

  /// Keeps what is typed, and opens something about the cell of the cursor.
  mutating func open(
    _ bench: inout Bench,
    _ overlay: (MarkingPlace, String, Marking, Session) -> any Overlay
  ) throws(Refusal) {
    try commit(&bench)
    guard let session = bench.session, let option, let criterion else { return }
    let cell = session.cell(option, criterion)
    bench.show(overlay(cell, session.name(of: cell), session.appraisal[cell], session))
  }
}

extension Session {
  /// The name of a cell as notices and headings write it: "Join the council, Integration".
  func name(of cell: MarkingPlace) -> String {
    let option = document.name(cell.option)
    let criterion = document.name(cell.criterion)
    return "\(option), \(criterion)"
  }
}

extension Bench {
  /// Records an answer for a cell, or takes one back.
  mutating func give(_ answer: Answer?, in cell: MarkingPlace) throws(Refusal) {
    guard let session else { return }
    let name = session.name(of: cell)
    let scale = session.document.criterion(cell.criterion)?.scale
    let label = answer.map { "\(name): \($0.words(on: scale))" } ?? "\(name): mark taken back"
    try perform(label, session.appraisal.marking(cell) { $0.answer = answer })
  }

  fileprivate func howToMark(_ id: CriterionID) -> String {
    guard let criterion = session?.document.criterion(id) else { return "" }
    if criterion.kind == .hurdle { return "y if it passes, f if it fails, x for no answer." }
    guard let scale = criterion.scale else { return "" }
    if scale.style == .signs {
      return "Type \(scale.words(scale.lowest)) to \(scale.words(scale.highest)) or 0, then Enter. "
        + "x is for no mark."
    }
    return "Type a number from \(scale.lowest) to \(scale.highest), then Enter. x is for no mark."
  }
}
