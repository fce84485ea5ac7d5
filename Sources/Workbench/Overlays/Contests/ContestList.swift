import AppraisalFindings
package import AppraisalHistory
package import AppraisalModel
package import Canvas

/// What is contested, to say of each value which claim stands.
package struct ContestList: Overlay {
  static let commands: [Command] = [contests]

  /// Something that can be chosen.
  package enum Row: Equatable, Sendable {
    /// A claim of a contest, by their places.
    case claim(contest: Int, claim: Int)
    /// Another value than any of those claimed for a contest.
    case other(contest: Int)
    /// That nothing counts which somebody did who had lost the role for it.
    case leave(contest: Int, author: AssessorID)
  }

  package private(set) var contests: [Contest]
  private let clock: ReaderClock
  /// Who takes part, as the list was opened.
  private let appraisal: Appraisal
  /// The row of the cursor.
  package private(set) var selected = 0
  /// How much had arrived of others when it was opened.
  private var arrivals: Int?

  /// Makes a list that nobody has touched.
  package init(_ contests: [Contest], in appraisal: Appraisal, _ clock: ReaderClock) {
    self.contests = contests
    self.appraisal = appraisal
    self.clock = clock
  }

  /// The rows that can be chosen, in order.
  package var rows: [Row] {
    contests.indices.flatMap { contest in
      contests[contest].claims.indices.map { Row.claim(contest: contest, claim: $0) }
        + contests[contest].leavable(in: appraisal).map {
          Row.leave(contest: contest, author: $0)
        }
        + (contests[contest].register?.canBeGivenAnew == true ? [.other(contest: contest)] : [])
    }
  }

  /// The text, and for each row the block that shows it.
  var content: (blocks: [TextBlock], places: [Int]) {
    var blocks: [TextBlock] = [.paragraph(introduction, role: .muted)]
    var places: [Int] = []
    for (index, row) in rows.enumerated() {
      let sign = index == selected ? "> " : "  "
      switch row {
      case .claim(let contest, let claim):
        if claim == 0 { blocks += [.blank, .heading(contests[contest].title)] }
        places.append(blocks.count)
        blocks.append(
          .paragraph(sign + contests[contest].claims[claim].sentence(clock), isLink: true))
      case .leave(_, let author):
        places.append(blocks.count)
        blocks.append(
          .paragraph(
            sign + "None of what \(appraisal.name(author)) did after losing the role counts",
            isLink: true))
      case .other:
        places.append(blocks.count)
        blocks.append(.paragraph(sign + "Neither: give another", isLink: true))
      }
    }
    return (blocks, places)
  }

  private var introduction: String {
    let waits = contests.contains { $0.claims.contains { !$0.waits.isEmpty } }
    return
      "\(Numbers.count(contests.count, "value was", "values were")) changed by people who had not "
      + "seen each other\(waits ? ", or who had lost the role for it" : ""). Enter says which "
      + "stands; everything stays on the record."
  }

  package var hints: [KeyHint] {
    let isOther =
      if rows.indices.contains(selected), case .other = rows[selected] { true } else { false }
    return [
      KeyHint(.enter, isOther ? "give another" : "this stands"),
      KeyHint(.down, "choose", name: "Up/Down"), KeyHint(.character("?"), "help"),
      KeyHint(.escape, "close"),
    ]
  }

  package var keysInWords: [(keys: String, words: String)] {
    [
      ("Up/Down", "choose who said it as it stands; PgUp and PgDn go by five"),
      ("Enter", "say that this stands; what the others said stays on the record"),
      ("Enter on Neither", "go to where another value is given"),
      ("Esc", "close; what is not settled stays contested"),
    ]
  }

  package mutating func begin(after arrivals: Int?) { self.arrivals = arrivals }

  package mutating func press(_ key: Key, _ bench: inout Bench) throws(Refusal) -> Bool {
    if key == .enter { return try settle(&bench) }
    selected = max(0, Motion.row(key, from: selected, of: rows.count, page: 5) ?? selected)
    return true
  }

  package mutating func click(
    _ action: Action, _ bench: inout Bench
  ) throws(Refusal) -> Bool {
    guard case .overlayRow(let row) = action, rows.indices.contains(row) else { return true }
    let isChosen = selected == row
    selected = row
    return isChosen ? try settle(&bench) : true
  }

  /// Says that the selected claim stands, or goes to where another value is given; gives whether
  /// anything is left to say.
  private mutating func settle(_ bench: inout Bench) throws(Refusal) -> Bool {
    guard rows.indices.contains(selected), let session = bench.session else { return true }
    switch rows[selected] {
    case .other(let contest):
      guard let register = contests[contest].register else { return true }
      bench.then { model throws(Refusal) in try model.go(to: .contested(register)) }
      return false
    case .leave(_, let author):
      let name = session.appraisal.name(author)
      try bench.perform(
        "What \(name) did after losing the role: left out",
        session.appraisal.leaving(actsOf: author))
      contests = contests.compactMap { $0.without(actsOf: author) }
      return isOpen(&bench)
    case .claim(let contest, let claim):
      let chosen = contests[contest]
      let edits: [Edit]
      do {
        edits = try chosen.settling(on: chosen.claims[claim], in: session.appraisal)
      } catch {
        throw Refusal(error.sentence(chosen.title))
      }
      if let words = bench.changedMeanwhile(edits, since: arrivals) {
        throw Refusal("\(words) Esc closes the list, and c shows it as it is now.")
      }
      try bench.perform("\(chosen.title): settled", edits)
      contests.remove(at: contest)
      return isOpen(&bench)
    }
  }

  /// Says that something is settled, and whether anything is left to say.
  private mutating func isOpen(_ bench: inout Bench) -> Bool {
    selected = max(0, min(selected, rows.count - 1))
    bench.say(
      .good, contests.isEmpty ? "Settled. Nothing is contested any more." : "Settled. Go on.")
    return !contests.isEmpty
  }

  package func draw(_ model: Model, on frame: inout Frame<Action>, in rect: Rect) {
    let inner = OverlayFrame.draw(on: &frame.canvas, rect, title: "What is contested")
    let content = self.content
    let chosen = content.places.indices.contains(selected) ? content.places[selected] : nil
    let pane = ReadingPane(content.blocks, selected: chosen, isFocused: true)
    let drawn = pane.draw(on: &frame.canvas, in: inner)
    frame.cursor = drawn.cursor ?? Point(x: inner.x, y: inner.y)
    frame.add(drawn) { block in content.places.firstIndex(of: block).map(Action.overlayRow) }
  }
}

extension ContestList {
  package static let contests: Command = Command(
    "contests", "What is contested",
    "Values that people changed at once: who said what, and which of them stands.",
    keys: [.character("c")], in: [.home, .record, .result], hint: "contested", rank: 0,
    unless: { model in
      model.bench.needingSession { session in
        session.recorded.contestCount == 0
          ? "Nothing is contested: nobody changed the same value at once." : session.readOnly
      }
    },
    act: { model in
      guard let session = model.bench.session else { return }
      let contests = session.recorded.contests(viewer: session.viewer)
      model.bench.show(ContestList(contests, in: session.appraisal, model.bench.clock))
    })
}

extension Register {
  /// Whether the screens have a place where the value can be given anew.
  fileprivate var canBeGivenAnew: Bool {
    switch self {
    case .mark, .evidence, .reason, .weight, .standing, .element, .head, .decision, .assessor,
      .attendance, .substitute, .parked:
      true
    case .round, .handedIn, .agreed, .place, .comment, .dissent, .elicitation, .weightLock, .hold:
      false
    }
  }
}
