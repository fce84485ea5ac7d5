import AppraisalFindings
import AppraisalModel
public import Canvas

extension Workbench {
  /// Draws the model; total for every model and size.
  public static func view(_ model: Model) -> Frame<Action> {
    var frame = Frame<Action>(size: model.size, glyphs: model.glyphs)
    let content = Chrome(model: model).draw(&frame)
    guard !content.isEmpty else { return frame }
    switch model.place {
    case .home: HomeScreen(model: model).draw(&frame, in: content)
    case .read: ReadScreen(model: model).draw(&frame, in: content)
    case .score: ScoreScreen(model: model).draw(&frame, in: content)
    case .result: ResultScreen(model: model).draw(&frame, in: content)
    case .criteria: CriteriaScreen(model: model).draw(&frame, in: content)
    case .record: RecordScreen(model: model).draw(&frame, in: content)
    }
    for overlay in model.overlays {
      // What lies under an overlay cannot be clicked.
      frame.hits.removeAll { $0.rect.y < frame.canvas.size.height - 1 }
      OverlayView(model: model, overlay: overlay).draw(&frame, in: content)
    }
    return frame
  }
}

/// What stands around every place: title, person, tabs, notices and hints.
struct Chrome {
  let model: Model

  private var isTiny: Bool { model.sizeClass == .tiny }

  /// Draws the surroundings and returns the area that is left.
  func draw(_ frame: inout Frame<Action>) -> Rect {
    var rest = frame.canvas.bounds
    if rest.height >= 3 {
      let (line, below) = rest.splitTop(1)
      drawTitle(&frame, in: line)
      rest = below
    }
    if rest.height >= 8, !isTiny {
      let (tabs, below) = rest.splitTop(1)
      drawTabs(&frame, in: tabs)
      let (rule, content) = below.splitTop(1)
      frame.canvas.horizontalRule(x: rule.x, y: rule.y, width: rule.width)
      rest = content
    }
    if rest.height >= 2 {
      let (hints, above) = rest.splitBottom(1)
      drawHints(&frame, in: hints)
      rest = above
    }
    return drawNotices(&frame, in: rest)
  }

  private func drawNotices(_ frame: inout Frame<Action>, in rect: Rect) -> Rect {
    var rest = rect
    if let words = banner, rest.height >= 3 {
      let (line, below) = rest.splitTop(1)
      frame.canvas.putFitted(words, x: line.x, y: line.y, width: line.width, role: .danger)
      rest = below
    }
    let wantsRule = rest.height >= 5 && !isTiny
    guard wantsRule || model.notice != nil, rest.height >= 2 else { return rest }
    let (line, above) = rest.splitBottom(1)
    frame.canvas.horizontalRule(x: line.x, y: line.y, width: line.width)
    if let notice = model.notice {
      let role: Role =
        switch notice.kind {
        case .good: .good
        case .plain: .normal
        case .refused: .warning
        }
      frame.canvas.fill(line)
      frame.canvas.put(notice.words, x: line.x + 1, y: line.y, width: line.width - 1, role: role)
    }
    return above
  }

  /// What must not be overlooked: nothing saved, or a snapshot instead of the present.
  private var banner: String? {
    if case .notSaved(let reason) = model.session?.saveState {
      return " NOT SAVED: \(reason). Your marks are kept in memory and tried again every 2 seconds."
    }
    if let snapshot = model.snapshot {
      return " Snapshot \(snapshot.number) \"\(snapshot.name)\": read only. Esc closes it."
    }
    return nil
  }

  // MARK: Title

  private func drawTitle(_ frame: inout Frame<Action>, in line: Rect) {
    let title = model.session?.document.title ?? "Appraise"
    let (state, role) = saveWords
    let stateX = line.maxX - state.count - 1
    if !state.isEmpty { frame.canvas.put(state, x: max(1, stateX), y: line.y, role: role) }
    var right = state.isEmpty ? line.maxX - 1 : stateX - 3
    if !isTiny {
      for words in [roundWords, model.session == nil ? model.personName : model.whoLine]
      where !words.isEmpty && right - words.count > 24 {
        frame.canvas.put(words, x: right - words.count, y: line.y, role: .muted)
        right -= words.count + 3
      }
    }
    if right > 6 {
      frame.canvas.putFitted(title, x: 1, y: line.y, width: right - 2, role: .heading)
    }
  }

  private var saveWords: (String, Role) {
    guard let session = model.session else { return ("", .muted) }
    if session.readOnly != nil { return ("read only", .warning) }
    switch session.saveState {
    case .untouched: return ("nothing to save", .muted)
    case .saving: return ("saving", .muted)
    case .saved: return ("saved", .good)
    case .notSaved: return ("NOT SAVED", .danger)
    }
  }

  private var roundWords: String {
    guard let round = model.session?.appraisal.rounds.last else { return "" }
    let state = round.state == .open ? round.visibility.rawValue : round.state.rawValue
    return "round \(round.id.number), \(state)"
  }

  // MARK: Tabs

  private func drawTabs(_ frame: inout Frame<Action>, in line: Rect) {
    let places = Place.allCases
    let tabs = places.map {
      Tab(key: String($0.rawValue), title: $0.title, short: String($0.title.prefix(5)))
    }
    var width = line.width - 1
    if let session = model.session {
      let progress = session.progress
      let words = "\(progress.answered) of \(progress.all) marked"
      if line.width >= 70 {
        frame.canvas.put(
          words, x: line.maxX - words.count - 1, y: line.y, role: .muted)
        width -= words.count + 2
      }
    }
    let strip = TabStrip(tabs: tabs, active: places.firstIndex(of: model.place))
    var drawn = strip.draw(
      on: &frame.canvas, in: Rect(x: line.x, y: line.y, width: width, height: 1))
    drawn.cursor = nil
    frame.add(drawn) { places.indices.contains($0) ? .go(places[$0]) : nil }
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
    if let top = overlays.last { return top.hints.map { ($0, .nothing) } }
    let specs = Registry.all.filter {
      $0.hint != nil && $0.applies(in: place) && disabledReason($0.id) == nil
        && !($0.id == .goScore && (place == .score || place == .record || session == nil))
    }
    var shown: [(hint: Hint, action: Action)] = specs.sorted { $0.rank < $1.rank }.compactMap {
      guard let key = $0.keys.last(where: \.isPlain) ?? $0.keys.first, let hint = $0.hint else {
        return nil
      }
      return (Hint(key: key.name, label: hintLabel($0.id) ?? hint), .command($0.id))
    }
    if snapshot != nil {
      shown.insert((Hint(key: "Esc", label: "close snapshot"), .command(.back)), at: 0)
    }
    shown.append((Hint(key: "?", label: "help"), .command(.help)))
    return shown
  }

  private func hintLabel(_ id: CommandID) -> String? {
    switch id {
    case .toggleMatrix: score.isMatrix ? "card" : "matrix"
    case .readOption: read.isReading ? "list" : nil
    case .compare: read.compared == nil ? nil : "one option"
    default: nil
    }
  }
}

extension Key {
  /// Whether it is a letter, digit or sign, or Enter, which every keyboard has.
  fileprivate var isPlain: Bool {
    switch self {
    case .character, .enter, .tab: true
    default: false
    }
  }
}

extension Overlay {
  /// The hints while this overlay is on top.
  var hints: [Hint] {
    switch self {
    case .commands: [Hint(key: "Enter", label: "run"), Hint(key: "Esc", label: "close")]
    case .choice:
      [
        Hint(key: "Enter", label: "choose"), Hint(key: "1-9", label: "choose at once"),
        Hint(key: "Esc", label: "cancel"),
      ]
    case .evidence:
      [
        Hint(key: "Enter", label: "save"), Hint(key: "Space", label: "tick"),
        Hint(key: "Esc", label: "cancel"),
      ]
    case .form(let form):
      [
        Hint(key: "Enter", label: form.focus == form.fields.count - 1 ? "save" : "next field"),
        Hint(key: "Tab", label: "next field"), Hint(key: "Ctrl-J", label: "new line"),
        Hint(key: "Esc", label: "cancel"),
      ]
    case .confirmation(let question):
      [Hint(key: String(question.key), label: question.label), Hint(key: "Esc", label: "stay")]
    case .reader:
      [
        Hint(key: "Enter", label: "close"), Hint(key: "Down", label: "more"),
        Hint(key: "Esc", label: "close"),
      ]
    case .practice: [Hint(key: "Enter", label: "go on"), Hint(key: "Esc", label: "close")]
    }
  }
}
