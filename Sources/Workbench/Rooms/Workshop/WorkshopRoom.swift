import AppraisalFindings
package import AppraisalModel
package import Canvas

/// Workshop: how the round stands, who has handed in, what comes next, and the cells to talk about.
package struct WorkshopRoom: Room {
  package static let place = Place.workshop
  package static let title = "Workshop"
  package static let purpose =
    "Here the facilitator opens, ends and reveals rounds of marking, and what people differ on is "
    + "talked about. Everybody sees who has handed in, and what comes next."

  private(set) var rows = ListState()
  /// The first visible line where there is nothing to choose.
  private(set) var offset = 0
  /// The cells that the next round is to ask about again.
  package private(set) var askedAgain: Set<MatrixCell> = []

  /// What was worked out last, with the number of the state that it belongs to.
  private var worked: (generation: Int, talk: TalkList)?

  package init() {}

  /// The cells to talk about.
  func talk(_ session: Session) -> TalkList {
    worked?.generation == session.generation ? worked?.talk ?? session.talk : session.talk
  }

  package mutating func prepare(_ bench: Bench) {
    guard let session = bench.session, worked?.generation != session.generation else { return }
    worked = (session.generation, session.talk)
  }

  package mutating func open(_ bench: inout Bench) {
    askedAgain = []
    settle(bench)
  }

  package mutating func settle(_ bench: Bench) {
    let count = bench.session.map { WorkshopRows($0, self).all.count } ?? 0
    rows.selected = max(0, min(rows.selected, count - 1))
  }

  package mutating func move(_ key: Key, _ bench: inout Bench) -> Bool {
    let count = bench.session.map { WorkshopRows($0, self).all.count } ?? 0
    let page = bench.page(leaving: 10)
    guard count > 0 else {
      guard let line = Motion.line(key, from: offset, page: page) else { return false }
      offset = line
      return true
    }
    return rows.move(key, count: count, page: page)
  }

  package mutating func settleScroll(_ bench: Bench) {
    guard offset > 0 else { return }
    offset = WorkshopScreen(room: self, bench: bench).firstLine(in: bench.content)
  }

  package mutating func click(_ action: Action, _ bench: inout Bench) {
    guard case .row(let row) = action, let session = bench.session else { return }
    if rows.selected == row { return choose(&bench) }
    if WorkshopRows(session, self).all.indices.contains(row) { rows.selected = row }
  }

  package func draw(_ bench: Bench, on frame: inout Frame<Action>, in rect: Rect) {
    WorkshopScreen(room: self, bench: bench).draw(&frame, in: rect)
  }

  /// The cell of the cursor, or nil on a step.
  func selectedCell(_ session: Session) -> TalkCell? {
    let all = WorkshopRows(session, self).all
    guard all.indices.contains(rows.selected), case .cell(let cell) = all[rows.selected] else {
      return nil
    }
    return cell
  }

  /// Moves the cursor to the first cell to talk about, and says whether there is one.
  mutating func selectTalk(_ bench: Bench) -> Bool {
    let all = bench.session.map { WorkshopRows($0, self).all } ?? []
    let first = all.firstIndex { if case .cell = $0 { true } else { false } }
    rows.selected = first ?? rows.selected
    return first != nil
  }

  package func selection(_ bench: Bench) -> (option: OptionID?, criterion: CriterionID?) {
    let cell = bench.session.flatMap(selectedCell)?.cell
    return (cell?.option, cell?.criterion)
  }

  /// Does what the selected line says.
  mutating func choose(_ bench: inout Bench) {
    guard let session = bench.session else { return }
    let all = WorkshopRows(session, self).all
    guard all.indices.contains(rows.selected) else { return }
    switch all[rows.selected] {
    case .step(let step):
      bench.then { model throws(Refusal) in try model.run(step.command) }
    case .cell(let cell): bench.show(TalkPage.reader(cell, talk(session), session))
    }
  }

  /// Has the next round ask about the selected cell again, or not.
  mutating func askAgain(_ bench: inout Bench) {
    guard let session = bench.session, let cell = selectedCell(session)?.cell else { return }
    if askedAgain.remove(cell) == nil { askedAgain.insert(cell) }
    bench.say(
      .plain,
      askedAgain.isEmpty
        ? "The next round asks about everything."
        : "The next round asks about \(Numbers.count(askedAgain.count, "cell")) again. o opens it.")
  }

  /// Forgets what the next round is to ask about, once it is open.
  mutating func forgetAskedAgain() { askedAgain = [] }
}

/// What can be chosen on Workshop.
struct WorkshopRows {
  enum Row: Equatable {
    case step(RoundStanding.Step)
    case cell(TalkCell)
  }

  let standing: RoundStanding
  let talk: TalkList
  let all: [Row]

  init(_ session: Session, _ room: WorkshopRoom) {
    standing = RoundStanding(session.appraisal)
    talk = room.talk(session)
    let mayAct = session.mayFacilitate && session.readOnly == nil
    all = (mayAct ? standing.steps.map(Row.step) : []) + talk.cells.map(Row.cell)
  }
}

extension Session {
  /// The cells to talk about: those of a round that is revealed, and none while something that was
  /// saved cannot be read.
  var talk: TalkList {
    let isRevealed = appraisal.rounds.last.map { !$0.awaitsReveal } ?? false
    return TalkList(isRevealed ? ranked : Appraisal())
  }
}
