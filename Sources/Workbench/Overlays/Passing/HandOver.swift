import AppraisalFindings
package import AppraisalModel
package import Canvas

/// The screen between two who sit at one terminal: to whom it is handed, and nothing of anybody's.
package struct HandOver: Overlay {
  private let passing: Passing
  /// The person who is asked to sit down, by the place among those who can be.
  package private(set) var selected: Int

  init(_ passing: Passing, after last: AssessorID) {
    self.passing = passing
    selected = passing.next(after: last)
  }

  /// Whoever is asked to sit down.
  package var person: AssessorID { comer.id }

  private var comer: Passing.Person {
    let all = passing.comers
    return all.indices.contains(selected) ? all[selected] : passing.host
  }

  package var asksForItsKeys: Bool { true }

  package var hints: [KeyHint] {
    [KeyHint(.enter, "I sit here"), KeyHint(.down, "somebody else", name: "Up/Down")]
      + [KeyHint(.character("?"), "help")]
  }

  package var keysInWords: [(keys: String, words: String)] {
    [
      ("Enter", "the person who is named sits down, and their own Home opens"),
      ("Up and Down", "names somebody else; the last one ends handing the laptop on"),
    ]
  }

  package mutating func press(_ key: Key, _ bench: inout Bench) -> Bool {
    switch key {
    case .enter: sit(&bench)
    default:
      if let row = Motion.row(key, from: selected, of: passing.comers.count, page: 10),
        !bench.isOpening
      {
        selected = row
      }
    }
    return true
  }

  package mutating func leave(_ bench: inout Bench) -> Bool {
    bench.say(
      .plain,
      "Nobody sits here now. To end it hand the laptop to \(passing.host.name), the last in the list."
    )
    return true
  }

  package mutating func click(_ action: Action, _ bench: inout Bench) -> Bool {
    guard case .overlayRow(let row) = action, passing.comers.indices.contains(row),
      !bench.isOpening
    else { return true }
    // Sitting down takes the key: a click may have been meant for the person before.
    selected = row
    return true
  }

  private func sit(_ bench: inout Bench) {
    guard !bench.isOpening else { return }
    let isHost = comer.id == passing.host.id
    bench.isOpening = true
    bench.passing?.stage = .between(comer: comer.id)
    bench.say(.plain, "Opening for \(comer.name) ...")
    bench.run(.sit(path: passing.path, as: isHost ? nil : comer.id, named: comer.name))
  }

  // MARK: The picture

  private var asking: String {
    comer.id == passing.host.id
      ? "Hand to \(comer.words). Press Enter when you sit here: that ends handing the laptop on."
      : "Hand to \(comer.words). Press Enter when you sit here."
  }

  private static func words(_ stage: Dot) -> String {
    switch stage {
    case .open: "still to come"
    case .begun: "has begun"
    case .done: "done"
    }
  }

  /// The list, and for each person the block that shows them.
  private func list(_ glyphs: GlyphSet) -> (blocks: [TextBlock], places: [Int]) {
    var blocks: [TextBlock] = []
    var places: [Int] = []
    var body: String?
    let others = passing.people.allSatisfy(\.body.isEmpty) ? "MEMBERS" : "OTHERS"
    for (place, person) in passing.comers.enumerated() {
      let isHost = place == passing.people.count
      if isHost || person.body != body {
        let title = isHost ? "TO END IT" : person.body.isEmpty ? others : person.body
        blocks += (blocks.isEmpty ? [] : [.blank]) + [.heading(title)]
      }
      body = person.body
      let sign = place == selected ? String(glyphs.selection) : " "
      let dot = isHost ? " " : String(glyphs.sign(of: person.stage))
      places.append(blocks.count)
      blocks.append(
        .keyValue(
          "\(sign) \(dot) \(person.name)", isHost ? "takes it back" : Self.words(person.stage)
        ).linked)
    }
    return (blocks, places)
  }

  package func draw(_ model: Model, on frame: inout Frame<Action>, in rect: Rect) {
    let inner = OverlayFrame.draw(on: &frame.canvas, rect, title: "The laptop goes on")
    let head = ReadingPane([.paragraph(asking, role: .accent)])
    let lines = min(head.lineCount(width: inner.width), max(1, inner.height - 2))
    let (top, rest) = inner.splitTop(lines)
    _ = head.draw(on: &frame.canvas, in: top)
    let (blocks, places) = list(model.bench.glyphs)
    let drawn = ReadingPane(blocks, selected: places[selected], isFocused: true).draw(
      on: &frame.canvas, in: rest.height > 4 ? rest.splitTop(1).rest : rest)
    frame.cursor = drawn.cursor ?? Point(x: inner.x, y: inner.y)
    frame.add(drawn) { block in places.firstIndex(of: block).map(Action.overlayRow) }
  }
}

/// The question to whoever wants to give the terminal away: how their ballot stands, and its code.
package struct LeavingQuestion: Overlay {
  package init() {}

  package var asksForItsKeys: Bool { true }

  package var hints: [KeyHint] {
    [KeyHint(.character("h"), "hand it on"), KeyHint(.escape, "stay", name: "Esc, n")]
  }

  package mutating func press(_ key: Key, _ bench: inout Bench) -> Bool {
    switch key {
    case .character("h"):
      bench.then { model throws(Refusal) in try model.handOn() }
      return false
    case .character("n"): return leave(&bench)
    default:
      bench.closings += 1
      bench.say(.plain, "h hands the laptop on. Esc or n: stay. No other key does anything here.")
      return true
    }
  }

  package mutating func leave(_ bench: inout Bench) -> Bool {
    bench.say(.plain, "The laptop stays here.")
    return false
  }

  package mutating func click(_ action: Action, _ bench: inout Bench) -> Bool {
    guard case .overlayField(let field) = action else { return true }
    return field == 1 ? press(.character("h"), &bench) : leave(&bench)
  }

  /// What is asked; the code of a ballot is known once it is on the disk.
  private static func words(_ session: Session) -> [String] {
    let after = "Whoever sits down next sees nothing of yours."
    let takes = !session.onlyWatches
    if session.isHandedIn {
      let code =
        session.ballotCode.map { " Its code is \($0.text): note it, or find it on Home later." }
        ?? ""
      return ["Your ballot is handed in.\(code)", after]
    }
    let blanks = session.progress.all - session.progress.answered
    let isOpen = session.appraisal.rounds.last?.state == .open
    let ballot =
      !takes
      ? []
      : [
        blanks == 0
          ? "Every cell has an answer."
          : "\(Numbers.count(blanks, "cell is", "cells are")) blank."
      ]
        + (isOpen
          ? ["Your ballot is not handed in, and does not count until it is: h on Score."] : [])
    return ballot + [
      "What you marked is kept. You can sit down again later.", after,
    ]
  }

  package func draw(_ model: Model, on frame: inout Frame<Action>, in rect: Rect) {
    guard let session = model.bench.session else { return }
    let view = DialogView(
      title: "Hand the laptop on?", body: Self.words(session),
      buttons: [
        DialogButton(key: "Esc, n", label: "stay"), DialogButton(key: "h", label: "hand it on"),
      ], focused: nil)
    let drawn = view.draw(on: &frame.canvas, in: rect)
    if let first = drawn.hits.first { frame.cursor = Point(x: first.rect.x, y: first.rect.y) }
    frame.add(drawn) { .overlayField($0) }
  }
}
