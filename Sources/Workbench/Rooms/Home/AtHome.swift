import AppraisalFindings
import AppraisalModel
import Canvas

/// A line of Home: something to open or the next step to take.
public struct HomeLine: Equatable, Sendable {
  /// What it says.
  public var title: String
  /// More about it, at the right.
  public var detail: String
  /// Whether the step has been taken.
  public var isDone: Bool
  /// What choosing it runs, or nil for an entry of the shelf.
  public var command: CommandID?
  /// The entry of the shelf, or nil.
  public var entry: ShelfEntry?
}

extension Model {
  /// The lines of Home: the way through the open appraisal, or what can be opened.
  public var homeLines: [HomeLine] {
    guard let session else {
      let words = home.filter?.text.lowercased() ?? ""
      return shelf.entries.filter { words.isEmpty || $0.title.lowercased().contains(words) }
        .map {
          HomeLine(title: $0.title, detail: $0.detail, isDone: false, command: nil, entry: $0)
        }
    }
    let progress = session.progress
    let first = session.markedCriteria.first.map { "start with \($0.shortLabel)" } ?? ""
    let scoring =
      progress.answered == 0
      ? first : "\(progress.answered) of \(progress.all) marked"
    func line(_ command: CommandID, _ title: String, _ detail: String, _ done: Bool) -> HomeLine {
      HomeLine(title: title, detail: detail, isDone: done, command: command, entry: nil)
    }
    let saved = session.snapshots.last.map { "latest: \($0.name)" } ?? "none yet"
    let document = session.document
    let isUnwritten =
      (document.options.isEmpty || session.markedCriteria.isEmpty)
      && (session.person?.facilitates == true || session.appraisal.assessors.isEmpty)
    let writing =
      isUnwritten
      ? [line(.goAuthor, "Write the case", "options and criteria are still to come", false)] : []
    let contested = session.recorded.contested.count
    let contest =
      contested == 0
      ? []
      : [
        line(
          .contests, "\(Numbers.count(contested, "value is", "values are")) contested",
          "say which stands", false)
      ]
    return writing + contest + [reviewLine].compactMap(\.self) + [
      line(
        .whoAmI, "Say who you are, and declare interests", whoLine,
        taken.contains(.whoAmI) || session.person?.body != nil),
      line(
        .whatIsDecided, "What is decided, and the background", "", taken.contains(.whatIsDecided)),
      line(.whoWillSee, "Who will see your marks", "", taken.contains(.whoWillSee)),
      line(
        .goRead, "Read the options", Numbers.count(session.document.options.count, "option"),
        taken.contains(.goRead)),
      line(.practise, "Try one practice mark", "nothing is recorded", taken.contains(.practise)),
      line(.goScore, "Score", scoring, progress.answered == progress.all && progress.all > 0),
      line(.goResult, "See the result", "", taken.contains(.goResult)),
      line(.goRecord, "Save a snapshot", saved, !session.snapshots.isEmpty),
      line(.openShelf, "Other appraisals and cases", "", false),
    ]
  }

  /// The name and body of the person at the keyboard.
  public var whoLine: String {
    guard let session, let person = session.person else { return "\(personName), not joined yet" }
    let body = person.body.flatMap { id in session.document.bodies.first { $0.id == id } }
    return person.name + (body.map { ", " + $0.shortLabel } ?? "")
  }

  /// Keys that move on Home, or nil for others.
  mutating func pressHome(_ key: Key) -> [Request]? {
    home.move(key, count: homeLines.count, page: max(1, size.height - 10)) ? [] : nil
  }

  /// Does what the selected line of Home says.
  mutating func chooseHomeLine() -> [Request] {
    let lines = homeLines
    guard lines.indices.contains(home.selected) else {
      notice = Notice(.plain, "There is nothing to open yet. f opens a folder that you name.")
      return []
    }
    let line = lines[home.selected]
    if let command = line.command {
      taken.insert(command)
      if command != .openShelf { home.selected = min(home.selected + 1, lines.count - 1) }
      return run(command)
    }
    guard let entry = line.entry else { return [] }
    guard !isOpening else {
      notice = Notice(.plain, "An appraisal is being opened.")
      return []
    }
    isOpening = true
    notice = Notice(.plain, "Opening \(entry.title) ...")
    switch entry.kind {
    case .appraisal(let path): return [.run(.open(path: path))]
    case .caseDocument(let name): return [.run(.start(caseName: name))]
    case .template(let name): return [.run(.startAnew(template: name))]
    }
  }

  /// Runs a command of Home.
  mutating func runHome(_ id: CommandID) -> [Request] {
    taken.insert(id)
    switch id {
    case .whoAmI:
      guard let session else { return [] }
      overlays.append(
        .form(.person(session.person, named: personName, in: session.document)))
    case .whatIsDecided: overlays.append(.reader(decisionPage))
    case .whoWillSee: overlays.append(.reader(visibilityPage))
    case .practise: overlays.append(.practice(Practice()))
    case .openFolder: overlays.append(.form(.openFolder))
    case .openShelf:
      session = nil
      snapshot = nil
      beforeSnapshot = nil
      home = ListState()
      place = .home
      return [.run(.listShelf)]
    case .problems:
      overlays.append(
        .reader(
          Reader(
            title: "What is wrong with this folder",
            paragraphs: (session?.problems ?? []) + [
              "Nothing was changed or deleted. Everything that could be read is shown."
            ])))
    default: break
    }
    return []
  }

  /// What is decided, by whom and by when, and what a reader must know first.
  var decisionPage: Reader {
    guard let session else { return Reader(title: "", paragraphs: []) }
    let question = session.document.question
    var lines = [question.words]
    if !question.decisionMaker.isEmpty { lines.append("Decided by: \(question.decisionMaker).") }
    if let deadline = deadlineWords {
      let why = question.deadlineReason.isEmpty ? "" : " " + question.deadlineReason
      lines.append("By \(deadline).\(why)")
    }
    lines += question.context.map(\.words)
    let notes = session.document.notes
    for (kind, heading) in [
      (NoteKind.background, ""), (.deferred, "Put off: "), (.anomaly, "Note on the paper: "),
    ] {
      lines += notes.filter { $0.kind == kind }.map { heading + $0.words }
    }
    return Reader(title: session.document.title, paragraphs: lines)
  }

  /// The deadline with the days that are left, or nil without one: "31 March 2010 (12 days left
  /// on 19 March 2010)".
  public var deadlineWords: String? {
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

  /// Who sees the person's marks, and when; from the policy in force.
  var visibilityPage: Reader {
    var lines: [String] = []
    if let round = session?.appraisal.rounds.last, round.hidesMarks {
      lines.append(
        "Until the reveal, other members cannot see your marks or reasons. They see only whether "
          + "you have handed in. "
          + (round.visibility == .sealed
            ? "The marks are encrypted; the facilitator holds the key and is asked not to open "
              + "them early."
            : "The program hides them; someone who can read the files could find them."))
      lines.append("After the reveal, members see them with your name.")
    } else {
      lines.append(
        "No round is open. Marks that you give now are seen, with your name and reasons, by "
          + "everybody who can open this appraisal.")
    }
    lines.append(
      "Changes are kept. The law may require disclosure. This program does not check your "
        + "identity.")
    if let path = session?.path { lines.append("The files lie in \(path).") }
    return Reader(title: "Who will see what", paragraphs: lines)
  }
}

extension ListState {
  /// Moves by a key if it moves within a list of so many rows, and says whether it did.
  mutating func move(_ key: Key, count: Int, page: Int) -> Bool {
    var target = selected
    switch key {
    case .up, .character("k"): target -= 1
    case .down, .character("j"): target += 1
    case .pageUp: target -= page
    case .pageDown, .character(" "): target += page
    case .home: target = 0
    case .end: target = count - 1
    default: return false
    }
    selected = max(0, min(count - 1, target))
    return true
  }
}
