import AppraisalFindings
import AppraisalHistory
package import AppraisalModel
package import Canvas

/// The check before a ballot is handed in: what is blank, what was given instead of marks, which
/// interests were declared, and what handing in means.
package struct HandInSheet: Overlay {
  /// What can be done about it.
  package enum Choice: Equatable, Sendable {
    case goToBlank
    /// Hands in; each blank becomes this, where there are any.
    case handIn(NoMark?)

    fileprivate var words: String {
      switch self {
      case .goToBlank: "Not yet: go to the first blank and mark it"
      case .handIn(nil): "Hand it in"
      case .handIn(let kind?): "Hand it in, every blank as \"\(kind.words)\""
      }
    }
  }

  package let choices: [Choice]
  /// What is checked.
  let blocks: [TextBlock]
  /// The choice of the cursor.
  package private(set) var selected = 0
  /// The first visible line of what is checked.
  private var scroll = 0

  /// Goes to the first blank.
  private let toBlank: Bench.Errand

  init(_ session: Session, toBlank: @escaping Bench.Errand) {
    self.toBlank = toBlank
    let check = BallotCheck(session)
    blocks = check.blocks
    choices =
      check.blanks.isEmpty
      ? [.handIn(nil)]
      : [.goToBlank] + [NoMark.doNotKnow, .ratherNot, .doesNotApply].map(Choice.handIn)
  }

  package var hints: [KeyHint] {
    (choices.count > 1 ? [KeyHint(.down, "choose", name: "Up/Down")] : []) + [
      KeyHint(.enter, choices.count > 1 ? "do it" : "hand in"), Self.more,
      KeyHint(.character("?"), "help"), KeyHint(.escape, "back"),
    ]
  }
  private static let more = KeyHint(.pageDown, "more")

  package func hints(in bench: Bench) -> [KeyHint] {
    ReadingPane(blocks, offset: scroll).goesOn(below: parts(of: bench.content).size)
      ? hints : hints.filter { $0 != Self.more }
  }

  package mutating func press(_ key: Key, _ bench: inout Bench) -> Bool {
    switch key {
    case .enter: return accept(&bench)
    case .pageUp, .pageDown:
      scroll = Motion.line(key, from: scroll, page: bench.page(leaving: 12)) ?? scroll
    default:
      selected = Motion.row(key, from: selected, of: choices.count, page: 1) ?? selected
    }
    return true
  }

  package mutating func click(_ action: Action, _ bench: inout Bench) -> Bool {
    guard case .overlayRow(let row) = action, choices.indices.contains(row) else { return true }
    let isChosen = selected == row
    selected = row
    return isChosen ? accept(&bench) : true
  }

  private func accept(_ bench: inout Bench) -> Bool {
    switch choices[selected] {
    case .goToBlank: bench.then(toBlank)
    case .handIn(let kind):
      bench.then { model throws(Refusal) in try Self.handIn(&model.bench, blanksAs: kind) }
    }
    return false
  }

  package mutating func settleScroll(_ bench: Bench) {
    guard scroll > 0 else { return }
    scroll = ReadingPane(blocks, offset: scroll).firstLine(in: parts(of: bench.content).size)
  }

  /// How much room is left above the choices.
  private func parts(of rect: Rect) -> (size: Size, choices: Int) {
    let inside = OverlayFrame.inside(rect)
    let rows = min(choices.count, inside.height)
    let rest = max(0, inside.height - rows - (inside.height > rows + 3 ? 1 : 0))
    return (Size(width: inside.width, height: rest), rows)
  }

  package func draw(_ model: Model, on frame: inout Frame<Action>, in rect: Rect) {
    let (size, rows) = parts(of: rect)
    let inner = OverlayFrame.draw(on: &frame.canvas, rect, title: "Check and hand in")
    let (bottom, above) = inner.splitBottom(rows)
    _ = ReadingPane(blocks, offset: scroll).draw(
      on: &frame.canvas, in: above.splitTop(size.height).top)
    let list = ListView(
      items: choices.map { ListItem($0.words) }, selected: selected, showsPosition: false,
      emptyText: "")
    let drawn = list.draw(on: &frame.canvas, in: bottom)
    frame.add(drawn) { .overlayRow($0) }
  }
}

/// What a person is shown of their own ballot before it is handed in.
private struct BallotCheck {
  let session: Session
  let blanks: [MatrixCell]

  init(_ session: Session) {
    self.session = session
    blanks = session.appraisal.blanks(of: session.viewer)
  }

  var blocks: [TextBlock] {
    replacedBlocks + blankBlocks + noMarkBlocks + interestBlocks + [
      .heading("What it means"),
      .paragraph(
        "Your marks count once they are handed in. \(Self.secrecy(session)) "
          + "While the round is open h takes your ballot back."),
    ] + (session.appraisal.rounds.last?.policySentences.dropFirst() ?? []).map { .bullet($0) }
  }

  /// That somebody sits in for the person, so that their own ballot does not count.
  private var replacedBlocks: [TextBlock] {
    guard let substitute = session.appraisal.substitute(of: session.viewer) else { return [] }
    let name = session.appraisal.name(substitute)
    return [
      .paragraph(
        "\(name) sits in for you. While they do, your ballot does not count.", role: .warning),
      .blank,
    ]
  }

  private var blankBlocks: [TextBlock] {
    let all = session.appraisal.owedCells(by: session.viewer).count
    guard !blanks.isEmpty else {
      return [.paragraph("All \(all) cells have an answer.", role: .good), .blank]
    }
    return [
      .heading(
        "\(blanks.count) of \(Numbers.count(all, "cell")) \(blanks.count == 1 ? "is" : "are") blank"
      ),
      .paragraph("A blank says nothing. Mark it, or say which kind of no mark it is."),
    ] + byCriterion(blanks) + [.blank]
  }

  private var noMarkBlocks: [TextBlock] {
    let ballot = session.appraisal.ballot(session.appraisal.markingRound, session.viewer)
    let owed = session.appraisal.owedCells(by: session.viewer)
    let kinds = NoMark.allCases.compactMap { kind -> [TextBlock]? in
      let cells = owed.filter { ballot[$0.option, $0.criterion].answer == kind.answer }
      guard !cells.isEmpty else { return nil }
      return [.paragraph("\(kind.words): \(Numbers.count(cells.count, "cell"))")]
        + byCriterion(cells)
    }
    return kinds.isEmpty ? [] : [.heading("No mark given")] + kinds.flatMap(\.self) + [.blank]
  }

  private var interestBlocks: [TextBlock] {
    let lines: [TextBlock] =
      switch session.person?.declaration {
      case .notAsked, nil: [.paragraph("You have not said yet. i on Home does.", role: .warning)]
      case .some(.none): [.paragraph("None.")]
      case .some(.some):
        (session.person?.interests ?? []).map { interest in
          interest.isOpen
            ? .paragraph("\(interest.words): \(interest.standing)", role: .warning)
            : .bullet("\(interest.words): \(interest.standing)")
        }
      }
    return [.heading("Interests declared")] + lines + [.blank]
  }

  /// Cells with the criterion in front, in the order of the cards.
  private func byCriterion(_ cells: [MatrixCell]) -> [TextBlock] {
    session.markedCriteria.compactMap { criterion in
      let names = cells.filter { $0.criterion == criterion.id }
        .map { session.document.name($0.option) }
      return names.isEmpty
        ? nil : .bullet("\(session.document.name(criterion.id)): \(Numbers.list(names))")
    }
  }

  private static func secrecy(_ session: Session) -> String {
    session.appraisal.hidesMarks
      ? "Nobody else sees them until the reveal, only that you have handed in."
      : "Others see them as you give them."
  }
}

extension HandInSheet {
  /// Hands the ballot in and says so.
  private static func handIn(_ bench: inout Bench, blanksAs kind: NoMark?) throws(Refusal) {
    guard let session = bench.session else { return }
    let edits: [Edit]
    do {
      edits = try session.appraisal.handingIn(ballotOf: session.viewer, blanksAs: kind)
    } catch .blanksLeft(let cells) {
      throw Refusal(
        "\(Numbers.count(cells.count, "cell is", "cells are")) blank. h lists them again.")
    } catch {
      throw Refusal(error.sentence)
    }
    try bench.perform("Ballot handed in", edits)
    bench.say(.good, "Your ballot is handed in. While the round is open h takes it back.")
    if bench.isHandedOver {
      bench.then { model throws(Refusal) in try model.run(HandingOn.handOn) }
    }
  }
}
