import AppraisalFindings
import AppraisalModel
package import Canvas

/// Home: what is to be decided and the way to take part, or what can be opened.
package struct HomeRoom: Room {
  package static let place = Place.home
  package static let title = "Home"
  package static let purpose =
    "Home shows what is to be decided and the way to take part. "
    + "Choose a line and press Enter."

  /// A line of Home: something to open or the next step to take.
  struct Line {
    enum Way {
      /// A step on the way through the open appraisal.
      case step(Command)
      case open(ShelfEntry)
    }

    var title: String
    /// More about it, behind the title.
    var detail = ""
    /// How far it has come, or nil where that cannot be said.
    var stage: Dot?
    /// The part that is done, to be shown as a bar, or nil.
    var share: Double?
    /// Whether somebody must act on it.
    var isUrgent = false
    var choice: Way

    init(
      _ command: Command, _ title: String, _ detail: String = "", _ stage: Dot? = nil,
      share: Double? = nil, isUrgent: Bool = false
    ) {
      self.title = title
      self.detail = detail
      self.stage = stage
      self.share = share
      self.isUrgent = isUrgent
      choice = .step(command)
    }

    /// What choosing it runs, or nil for an entry of the shelf.
    var command: Command? { if case .step(let command) = choice { command } else { nil } }
    var isDone: Bool { stage == .done }
    /// What tells it from the other lines.
    var name: String { command?.id ?? title }

    init(_ entry: ShelfEntry) {
      title = entry.title
      detail = entry.detail
      choice = .open(entry)
    }
  }

  private(set) var lines = ListState()

  package init() {}

  package var list: ListState? {
    get { lines }
    set { lines = newValue ?? ListState() }
  }

  package mutating func open(_ bench: inout Bench) {
    guard let session = bench.session, session.progress.answered > 0 else { return }
    let all = shown(bench)
    // Without a key that counts nothing can be marked.
    lines.selected =
      all.firstIndex { $0.command == SlipForm.typeSigns || $0.command == Keyring.ask }
      ?? all.firstIndex { $0.command == ScoreRoom.way }
      ?? all.firstIndex { !$0.isDone } ?? 0
  }

  package mutating func settleFilter(_ bench: Bench) {
    lines.selected = max(0, min(lines.selected, shown(bench).count - 1))
  }

  package func chosen(_ bench: Bench) -> String? {
    let all = shown(bench)
    return all.indices.contains(lines.selected) ? all[lines.selected].name : nil
  }

  package mutating func choose(_ name: String, _ bench: Bench) {
    if let row = shown(bench).firstIndex(where: { $0.name == name }) { lines.selected = row }
    settleFilter(bench)
  }

  package mutating func move(_ key: Key, _ bench: inout Bench) -> Bool {
    lines.move(key, count: shown(bench).count, page: bench.page(leaving: 10))
  }

  package mutating func click(_ action: Action, _ bench: inout Bench) {
    guard case .row(let row) = action else { return }
    if lines.selected == row { return choose(&bench) }
    if shown(bench).indices.contains(row) { lines.selected = row }
  }

  package func draw(_ bench: Bench, on frame: inout Frame<Action>, in rect: Rect) {
    HomeScreen(room: self, bench: bench).draw(&frame, in: rect)
  }

  /// Does what the selected line says.
  mutating func choose(_ bench: inout Bench) {
    let all = shown(bench)
    guard all.indices.contains(lines.selected) else {
      return bench.say(.plain, "There is nothing to open yet. f opens a folder that you name.")
    }
    switch all[lines.selected].choice {
    case .step(let command):
      lines.selected = min(lines.selected + 1, all.count - 1)
      bench.then { model throws(Refusal) in try model.run(command) }
    case .open(let entry):
      guard !bench.isOpening else { return bench.say(.plain, "An appraisal is being opened.") }
      bench.isOpening = true
      bench.say(.plain, "Opening \(entry.title) ...")
      switch entry.kind {
      case .appraisal(let path): bench.run(.open(path: path))
      case .caseDocument(let name): bench.run(.start(caseName: name))
      case .template(let name): bench.run(.startAnew(template: name))
      }
    }
  }

  // MARK: Lines

  /// The way through the open appraisal, or what can be opened.
  func shown(_ bench: Bench) -> [Line] {
    guard let session = bench.session else {
      return bench.shelf.entries.filter { lines.finds("\($0.title) \($0.detail)") }.map(Line.init)
    }
    return sections(bench, session).flatMap(\.lines)
  }

  /// The lines under their headings: what somebody must act on first, then the way, then the meeting.
  func sections(_ bench: Bench, _ session: Session) -> [HomeSteps.Section] {
    let urgent = HomeSteps.Section(sectionTitle: "", lines: urgent(bench, session))
    return (urgent.lines.isEmpty ? [] : [urgent])
      + HomeSteps(bench: bench, session: session).sections
  }

  /// What comes before the way that everybody takes.
  private func urgent(_ bench: Bench, _ session: Session) -> [Line] {
    let isUnwritten =
      (session.document.options.isEmpty || session.markedCriteria.isEmpty)
      && session.mayFacilitate && session.unread == nil
    let contests = session.recorded.contestCount
    // A slip needs nobody's word.
    let slip = SlipForm.lines(session)
    return (slip.isEmpty ? Keyring.lines(bench, session) : slip)
      + [
        session.unread == nil
          ? nil
          : Line(
            HomeRoom.problems, "Something that was saved cannot be read", "what, and what to do"),
        isUnwritten
          ? Line(
            AuthorRoom.way, "Write the case", "options and criteria are still to come",
            .open) : nil,
        contests == 0
          ? nil
          : Line(
            ContestList.contests, "\(Numbers.count(contests, "value is", "values are")) contested",
            "say which stands", isUrgent: true),
        DueReview(bench).flatMap(reviewLine),
      ].compactMap(\.self)
  }

  /// The line about a review that is due, open or ended.
  private func reviewLine(_ due: DueReview) -> Line? {
    let since = due.review.day.map { "since \($0.words)" } ?? ""
    return switch due.review.stage {
    case .waiting: nil
    case .due(let round):
      Line(
        DueReview.review, "The review is due: open round \(round.id.number)", since,
        isUrgent: true)
    case .heldUp(let round):
      Line(
        DueReview.review, "The review is due, after round \(round.number)", since,
        isUrgent: true)
    case .open(let round):
      Line(
        DueReview.review, "The review is open: end round \(round.number)", due.handedInWords(round))
    case .ended: Line(RecordRoom.decide, "The review has ended: decide again", "e on Record")
    }
  }
}
