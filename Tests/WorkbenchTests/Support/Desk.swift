import AppraisalFindings
import AppraisalModel
import Canvas
import Testing
@testable import Workbench

/// A person at the workbench: takes keys as text, answers what the workbench asks for in memory,
/// and shows the picture.
struct Desk {
  var model: Model
  /// All requests, oldest first.
  private(set) var requests: [Request] = []
  /// Effects that wait for an answer while the desk holds them back.
  private(set) var held: [Effect] = []
  /// Whether answers are held back until `release()`.
  var isHolding = false
  /// Why edits cannot be written, or nil.
  var diskRefusal: String?
  /// The moment that it is.
  var now = "2010-03-01T14:05:00.000Z"
  /// Every edit that was recorded, oldest first.
  private(set) var ledger: [RecordedEdit] = []
  /// What lies in the folder, for whoever sits down next.
  private var folder = Fold()
  /// The states of the snapshots, by file.
  var stored: [String: Appraisal] = [:]

  /// A program that has just started, with nothing open.
  init(
    size: Size = Size(width: 80, height: 24), glyphs: GlyphSet = .unicode,
    clock: ReaderClock = .utc, reach: Reach = .machine
  ) {
    model = Model(
      size: size, glyphs: glyphs, person: Board.member.id, personName: Board.member.name,
      today: CalendarDay("2010-03-01"), clock: clock, reach: reach)
    receive(
      .shelfListed(
        Shelf(
          entries: [
            ShelfEntry(
              kind: .appraisal(path: "/boards/mk-2010.appraisal"),
              title: "Milton Keynes community services, 2010", detail: "23 of 48 marked"),
            ShelfEntry(kind: .caseDocument(name: "mk-2010"), title: "A case", detail: "case"),
          ], folder: "/boards")))
  }

  /// An open appraisal.
  init(
    _ opened: OpenedAppraisal, size: Size = Size(width: 80, height: 24),
    glyphs: GlyphSet = .unicode, clock: ReaderClock = .utc, reach: Reach = .machine
  ) {
    self.init(size: size, glyphs: glyphs, clock: clock, reach: reach)
    for summary in opened.snapshots { stored[summary.file] = opened.fold.appraisal }
    receive(.opened(opened))
  }

  // MARK: What the person does

  /// Presses keys, written as text.
  mutating func type(_ text: String) {
    for key in KeyText.keys(text) { press(key) }
  }

  /// Presses one key.
  mutating func press(_ key: Key) { send(.key(key)) }

  /// Sends an event by way of the picture that is on the screen.
  mutating func send(_ event: InputEvent) {
    if let message = Workbench.message(for: event, in: frame) { receive(message) }
  }

  /// Presses the left button on the first place where the picture shows a text.
  mutating func click(
    _ words: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard let point = place(of: words) else {
      Issue.record("\(words) is not on the screen:\n\(screen)", sourceLocation: sourceLocation)
      return
    }
    send(.mouse(MouseEvent(kind: .press, at: point)))
  }

  // MARK: What the world does

  /// Delivers a message and answers what it leads to.
  mutating func receive(_ message: Message) {
    if case .opened(let opened) = message { folder = opened.fold }
    let new = Workbench.update(&model, message)
    requests += new
    for case .run(let effect) in new {
      if isHolding { held.append(effect) } else { answer(effect) }
    }
  }

  /// Answers everything that was held back, and holds nothing back any more.
  mutating func release() {
    isHolding = false
    let effects = held
    held = []
    for effect in effects { answer(effect) }
  }

  private mutating func answer(_ effect: Effect) {
    switch effect {
    case .record(let batch, _, let edits, _): record(batch, edits)
    case .saveSnapshot(_, let name, let note, let sentence): save(name, note, sentence)
    case .openSnapshot(_, let summary):
      if let state = stored[summary.file] { receive(.snapshotOpened(summary, state)) }
    case .findFirstPlaces(let generation, let findings):
      if let places = FirstPlaces(of: findings, samples: 500) {
        receive(.firstPlacesFound(generation: generation, places))
      }
    case .findChances(let generation, let findings, let tried):
      let plan = try? ChancesPlan(findings, tried: tried, samples: 1000)
      if let chances = plan?.run() {
        receive(.chancesFound(generation: generation, chances))
      }
    case .readSnapshot(_, let summary):
      if let state = stored[summary.file] { receive(.snapshotRead(summary, state)) }
    case .compareSnapshots(_, let from, let to):
      receive(
        .differenceFound(
          title: "From \(from.number) to \(to.map { String($0.number) } ?? "now")", ["Lines."]))
    case .hashReport(var decision):
      guard decision.report == "paper.pdf" else {
        return receive(.reportRefused(decision, "It cannot be read."))
      }
      decision.reportHash = String(repeating: "0f", count: 32)
      receive(.reportHashed(decision))
    case .sit(let path, let person, _):
      var opened = OpenedAppraisal(path: path, fold: folder)
      opened.person = person ?? Board.member.id
      receive(.opened(opened))
    case .tellTime: receive(.timeTold(now))
    case .open, .askForKey, .seal, .showSlip, .startIn, .start, .startAnew, .listShelf, .giveUp,
      .editText,
      .saveElsewhere,
      .keepDraft,
      .keepSeen, .tookArrival, .tellPlace:
      break
    }
  }

  private mutating func record(_ batch: Int, _ edits: [Edit]) {
    if let diskRefusal {
      held.append(.record(batch: batch, path: "", edits: edits, having: 0))
      receive(.recordingFailed(batch: batch, reason: diskRefusal))
      return
    }
    var entries = Board.recorded(edits, from: 1_000 + ledger.count, by: model.bench.person)
    // Whoever writes has seen what is on the screen.
    let heads = (model.bench.beforeSnapshot ?? model.bench.session)?.recorded.heads ?? [:]
    for index in entries.indices {
      entries[index].seen = heads.filter { $0.key != entries[index].address.segment }
    }
    ledger += entries
    folder.goOn(with: entries)
    let codes = entries.filter(\.edit.handsIn).map { entry in
      (entry.address, BallotCode(hash: String(repeating: "0f2e4d6c", count: 8)))
    }
    receive(
      .recorded(
        batch: batch, entries,
        codes: Dictionary(codes, uniquingKeysWith: { $1 }).compactMapValues(\.self)))
  }

  private mutating func save(_ name: String, _ note: String, _ sentence: String) {
    guard let session = model.bench.session else { return }
    let number = session.snapshots.count + 1
    let summary = SnapshotSummary(
      file: "00000\(number)-new.json", number: number, name: name, note: note,
      time: "2026-11-21T10:00:00.000Z", author: model.bench.personName, sentence: sentence,
      fingerprint: "0123456789abcdef")
    stored[summary.file] = session.appraisal
    receive(.snapshotSaved(summary))
  }

  // MARK: What can be seen

  /// The picture.
  var frame: Frame<Action> { Workbench.view(model) }

  /// The rows of the picture.
  var rows: [String] {
    let canvas = frame.canvas
    return (0..<canvas.size.height).map { canvas.text(row: $0) }
  }

  /// The picture as text.
  var screen: String { rows.joined(separator: "\n") }

  /// The words in the status line.
  var notice: String { model.bench.notice?.words ?? "" }

  /// The appraisal, with changes that are still being written.
  var appraisal: Appraisal { model.bench.session?.appraisal ?? Appraisal() }

  /// The answer in a cell of the member's ballot.
  func answer(_ option: Int, _ criterion: Int) -> Answer? {
    appraisal[Board.place(option, criterion)].answer
  }

  /// The option and criterion of the cursor on Score, by their places.
  var cell: [Int?] {
    [
      Board.options.firstIndex { $0 == model[ScoreRoom.self].option },
      Board.criteria.firstIndex { $0 == model[ScoreRoom.self].criterion },
    ]
  }

  /// How many edits were sent to be written.
  var editCount: Int {
    requests.reduce(0) { sum, request in
      if case .run(.record(_, _, let edits, _)) = request { sum + edits.count } else { sum }
    }
  }

  /// Where the picture first shows a text of ASCII characters.
  func place(of words: String) -> Point? {
    for (y, row) in rows.enumerated() {
      guard let range = row.firstRange(of: words) else { continue }
      return Point(x: row.distance(from: row.startIndex, to: range.lowerBound), y: y)
    }
    return nil
  }
}
