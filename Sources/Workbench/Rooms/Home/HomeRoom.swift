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
    enum Choice {
      /// A step on the way through the open appraisal.
      case step(Command)
      case open(ShelfEntry)
    }

    var title: String
    /// More about it, at the right.
    var detail = ""
    var isDone = false
    var choice: Choice

    init(_ command: Command, _ title: String, _ detail: String = "", isDone: Bool = false) {
      self.title = title
      self.detail = detail
      self.isDone = isDone
      choice = .step(command)
    }

    /// What choosing it runs, or nil for an entry of the shelf.
    var command: Command? { if case .step(let command) = choice { command } else { nil } }

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

  package mutating func open(_ bench: Bench) {
    guard let session = bench.session, session.progress.answered > 0 else { return }
    lines.selected =
      shown(bench).firstIndex { $0.command == ScoreRoom.way } ?? 0
  }

  package mutating func settleFilter(_ bench: Bench) {
    lines.selected = max(0, min(lines.selected, shown(bench).count - 1))
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
      bench.taken.insert(command)
      if command != .openShelf { lines.selected = min(lines.selected + 1, all.count - 1) }
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
      return bench.shelf.entries.filter { lines.finds($0.title) }.map(Line.init)
    }
    return urgent(bench, session) + steps(bench, session)
  }

  /// What comes before the way that everybody takes.
  private func urgent(_ bench: Bench, _ session: Session) -> [Line] {
    let isUnwritten =
      (session.document.options.isEmpty || session.markedCriteria.isEmpty)
      && (session.person?.facilitates == true || session.appraisal.assessors.isEmpty)
    let contested = session.recorded.contested.count
    return [
      isUnwritten
        ? Line(AuthorRoom.way, "Write the case", "options and criteria are still to come") : nil,
      contested == 0
        ? nil
        : Line(
          .contests, "\(Numbers.count(contested, "value is", "values are")) contested",
          "say which stands"),
      DueReview(bench).flatMap(reviewLine),
    ].compactMap(\.self)
  }

  /// The line about a review that is due, open or ended.
  private func reviewLine(_ due: DueReview) -> Line? {
    let since = due.review.day.map { "since \($0.words)" } ?? ""
    return switch due.review.stage {
    case .waiting: nil
    case .due(let round):
      Line(.review, "The review is due: open round \(round.id.number)", since)
    case .heldUp(let round):
      Line(.review, "The review is due, after round \(round.number)", since)
    case .open(let round):
      Line(.review, "The review is open: end round \(round.number)", due.handedIn(round))
    case .ended: Line(.decide, "The review has ended: decide again", "e on Record")
    }
  }

  private func steps(_ bench: Bench, _ session: Session) -> [Line] {
    func isTaken(_ command: Command) -> Bool { bench.taken.contains(command) }
    let progress = session.progress
    let first = session.markedCriteria.first.map { "start with \($0.shortLabel)" } ?? ""
    return [
      Line(
        .whoAmI, "Say who you are, and declare interests", bench.whoWords,
        isDone: isTaken(.whoAmI) || session.person?.body != nil),
      Line(
        .whatIsDecided, "What is decided, and the background", isDone: isTaken(.whatIsDecided)),
      Line(.whoWillSee, "Who will see your marks", isDone: isTaken(.whoWillSee)),
      Line(
        ReadRoom.way, "Read the options", Numbers.count(session.document.options.count, "option"),
        isDone: isTaken(ReadRoom.way)),
      Line(
        .practise, "Try one practice mark", "nothing is recorded", isDone: isTaken(.practise)),
      Line(
        ScoreRoom.way, "Score",
        progress.answered == 0 ? first : "\(progress.answered) of \(progress.all) marked",
        isDone: progress.answered == progress.all && progress.all > 0),
      Line(ResultRoom.way, "See the result", isDone: isTaken(ResultRoom.way)),
      Line(
        RecordRoom.way, "Save a snapshot",
        session.snapshots.last.map { "latest: \($0.name)" } ?? "none yet",
        isDone: !session.snapshots.isEmpty),
      Line(.openShelf, "Other appraisals and cases"),
    ]
  }
}

extension Bench {
  /// The name and body of the person at the keyboard.
  var whoWords: String {
    guard let session, let person = session.person else { return "\(personName), not joined yet" }
    let body = person.body.flatMap { id in session.document.bodies.first { $0.id == id } }
    return person.name + (body.map { ", " + $0.shortLabel } ?? "")
  }

  /// The deadline with the days that are left, or nil without one: "31 March 2010 (12 days left
  /// on 19 March 2010)".
  var deadlineWords: String? {
    guard let text = session?.document.question.deadline, let deadline = CalendarDay(text) else {
      return nil
    }
    guard let today else { return deadline.words }
    let days = deadline.number - today.number
    switch days {
    case 0: return "\(deadline.words), which is today"
    case 1...: return "\(deadline.words) (\(Numbers.count(days, "day")) left on \(today.words))"
    default: return "\(deadline.words) (passed)"
    }
  }
}
