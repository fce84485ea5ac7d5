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
    for words in titleWords(width: line.width) {
      right -= DisplayText.displayWidth(words)
      frame.canvas.put(words, x: right, y: line.y, role: .muted)
      right -= 3
    }
    if right > 6 {
      // Without tabs the title says which place is open.
      let title = isTiny ? "\(type(of: model.room).title): \(title)" : title
      frame.canvas.putFitted(title, x: 1, y: line.y, width: right - 2, role: .heading)
    }
  }

  /// The round and the person, as far as the title leaves room for them.
  private func titleWords(width: Int) -> [String] {
    guard !isTiny else { return [] }
    let state = DisplayText.displayWidth(saveWords.0)
    var right = state == 0 ? width - 1 : width - state - 4
    let who = bench.session == nil ? bench.personName : bench.whoWords
    var found: [String] = []
    for words in [TopWords(model).round, who] where !words.isEmpty {
      // Whose marks are kept is said also where the name has to be cut.
      let room = right - 25
      let length = DisplayText.displayWidth(words)
      guard length <= room || (words == who && room >= 8) else { continue }
      let shown = DisplayText.truncated(words, to: room, ellipsis: bench.glyphs.ellipsis)
      found.append(shown)
      right -= DisplayText.displayWidth(shown) + 3
    }
    return found
  }

  private var saveWords: (String, Role) {
    guard let session = bench.session else { return ("", .muted) }
    if session.readOnly != nil { return ("read only", .warning) }
    switch session.saveState {
    case .saving: return ("saving", .muted)
    // Without tabs there is no other place for it.
    case .saved:
      let words = isTiny && session.isHandedIn ? "handed in, saved" : "saved"
      return ("\(bench.glyphs.tick) \(words)", .good)
    case .notSaved: return ("NOT SAVED", .danger)
    }
  }

  // MARK: Tabs

  private func drawTabs(_ frame: inout Frame<Action>, in line: Rect) {
    let marks = marks(width: line.width)
    let words = DisplayText.displayWidth(marks.words)
    if words > 0 {
      let x = line.maxX - words - 1
      frame.canvas.put(marks.words, x: x, y: line.y, role: .muted)
      if let here = marks.here {
        frame.canvas.paint(Rect(x: x + here, y: line.y, width: 1, height: 1), role: .accent)
      }
    }
    let width = line.width - 1 - (words > 0 ? words + 2 : 0)
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

  /// What is said of the marks beside the tabs: as much as costs no tab.
  private func marks(width: Int) -> TopWords.Marks {
    guard width >= 70 else { return TopWords.Marks(words: "") }
    let top = TopWords(model)
    let forms = top.marks(namingRound: !titleWords(width: width).contains(top.round))
    let most = forms.last.map { room(beside: $0, width: width) }
    return forms.first { room(beside: $0, width: width) == most } ?? TopWords.Marks(words: "")
  }

  /// How many tabs there is room for beside words.
  private func room(beside marks: TopWords.Marks, width: Int) -> Int {
    let room = width - 3 - DisplayText.displayWidth(marks.words)
    let shown = shownRooms(width: room)
    let needed = shown.reduce(shown.count < model.rooms.count ? 9 : 0) { $0 + $1.title.count + 5 }
    return needed <= room ? shown.count : 0
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
    if let top = bench.overlays.last {
      return top.hints(in: bench).map { ($0.hint, .press($0.key)) }
    }
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
