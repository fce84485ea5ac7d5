import AppraisalModel
import Canvas
import PlainText

/// What stands around every room: title, person, tabs, notices and hints.
struct Chrome {
  let model: Model
  let layout: ChromeLayout

  private var bench: Bench { model.bench }
  private var isTiny: Bool { bench.sizeClass == .tiny }

  func draw(on frame: inout Frame<Action>) {
    if let line = layout.title { drawTitle(&frame, in: line) }
    if let line = layout.tabs { drawTabs(&frame, in: line) }
    for rule in layout.rules {
      frame.canvas.horizontalRule(x: rule.x, y: rule.y, width: rule.width)
    }
    if let line = layout.hints { drawHints(&frame, in: line) }
    if let banner = layout.banner { put(banner, &frame, role: .danger) }
    guard let lines = layout.notice, let notice = bench.notice else { return }
    let role: Role =
      switch notice.kind {
      case .good: .good
      case .plain: .normal
      case .refused: .warning
      }
    put(lines, &frame, role: role)
  }

  private func put(_ lines: ChromeLayout.Lines, _ frame: inout Frame<Action>, role: Role) {
    let area = lines.area
    for (row, words) in lines.words.enumerated() {
      frame.canvas.put(words, x: area.x + 1, y: area.y + row, width: area.width - 1, role: role)
    }
  }

  // MARK: Title

  private func drawTitle(_ frame: inout Frame<Action>, in line: Rect) {
    let title = bench.session?.document.title ?? "Appraise"
    let (state, role) = saveWords
    let stateX = line.maxX - DisplayText.displayWidth(state) - 1
    if !state.isEmpty { frame.canvas.put(state, x: max(1, stateX), y: line.y, role: role) }
    var right = state.isEmpty ? line.maxX - 1 : stateX - 3
    if !isTiny {
      for words in [roundWords, bench.session == nil ? bench.personName : bench.whoWords]
      where !words.isEmpty && right - DisplayText.displayWidth(words) > 24 {
        right -= DisplayText.displayWidth(words)
        frame.canvas.put(words, x: right, y: line.y, role: .muted)
        right -= 3
      }
    }
    if right > 6 {
      // Without tabs the title says which place is open.
      let title = isTiny ? "\(model.room(at: bench.place).title): \(title)" : title
      frame.canvas.putFitted(title, x: 1, y: line.y, width: right - 2, role: .heading)
    }
  }

  private var saveWords: (String, Role) {
    guard let session = bench.session else { return ("", .muted) }
    if session.readOnly != nil { return ("read only", .warning) }
    switch session.saveState {
    case .saving: return ("saving", .muted)
    // Without tabs there is no other place for it.
    case .saved: return (isTiny && session.isHandedIn ? "handed in, saved" : "saved", .good)
    case .notSaved: return ("NOT SAVED", .danger)
    }
  }

  private var roundWords: String {
    guard let round = bench.session?.appraisal.rounds.last else { return "" }
    let state = round.state == .open ? round.visibility.rawValue : round.state.rawValue
    return "round \(round.id.number), \(state)"
  }

  // MARK: Tabs

  private func drawTabs(_ frame: inout Frame<Action>, in line: Rect) {
    var width = line.width - 1
    if let session = bench.session {
      let progress = session.progress
      let words =
        session.isHandedIn ? "handed in" : "\(progress.answered) of \(progress.all) marked"
      if line.width >= 70 {
        frame.canvas.put(
          words, x: line.maxX - words.count - 1, y: line.y, role: .muted)
        width -= words.count + 2
      }
    }
    let shown = shownRooms(width: width)
    let places = shown.map { $0.place }
    var tabs = shown.map {
      Tab(key: String($0.place.rawValue), title: $0.title, short: $0.shortTitle)
    }
    if places.count < Place.allCases.count { tabs.append(Tab(key: "g", title: "More", short: "")) }
    let strip = TabStrip(tabs: tabs, active: places.firstIndex(of: bench.place))
    var drawn = strip.draw(
      on: &frame.canvas, in: Rect(x: line.x, y: line.y, width: width, height: 1))
    drawn.cursor = nil
    frame.add(drawn) { index in
      places.indices.contains(index) ? .go(places[index]) : .press(.character("g"))
    }
  }

  /// All rooms where their names fit; else those that members need, and the open one.
  private func shownRooms(width: Int) -> [any Room.Type] {
    let all = model.rooms.map { type(of: $0) }
    let needed = all.reduce(0) { $0 + $1.title.count + 5 }
    if needed <= width { return all }
    return all.filter { $0.place.rawValue <= Place.result.rawValue || $0.place == bench.place }
  }

  // MARK: Hints

  private func drawHints(_ frame: inout Frame<Action>, in line: Rect) {
    let shown = model.hints
    let bar = HintBar(shown.map(\.hint))
    var drawn = bar.draw(on: &frame.canvas, in: line)
    drawn.cursor = nil
    frame.add(drawn) { shown.indices.contains($0) ? shown[$0].action : nil }
  }
}

extension Model {
  /// The hints of the bottom line: what matters here, and help as the last one.
  var hints: [(hint: Hint, action: Action)] {
    if let top = bench.overlays.last { return top.hints.map { ($0.hint, .press($0.key)) } }
    var shown: [(rank: Int, hint: Hint, action: Action)] = []
    for command in registry.all where command.applies(in: bench.place) {
      guard let hint = command.hint,
        let key = command.keys.last(where: \.isPlain) ?? command.keys.first,
        command.refusal(self) == nil
      else { continue }
      let label = command.hintNow.map { $0(self) } ?? hint
      if label.isEmpty { continue }
      shown.append((command.rank, Hint(key: key.name, label: label), .command(command)))
    }
    shown.sort { $0.rank < $1.rank }
    var hints = shown.map { (hint: $0.hint, action: $0.action) }
    func add(_ key: Key, _ label: String, at place: Int) {
      guard let command = registry.command(for: key, in: bench.place) else { return }
      hints.insert((Hint(key: key.name, label: label), .command(command)), at: place)
    }
    if bench.snapshot != nil { add(.escape, "close snapshot", at: 0) }
    add(.character("?"), "help", at: hints.count)
    return hints
  }
}
