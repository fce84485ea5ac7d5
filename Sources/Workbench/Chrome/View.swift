import AppraisalFindings
import AppraisalModel
public import Canvas
import PlainText

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
    case .sensitivity: SensitivityScreen(model: model).draw(&frame, in: content)
    case .record: RecordScreen(model: model).draw(&frame, in: content)
    case .author: AuthorScreen(model: model).draw(&frame, in: content)
    }
    for overlay in model.overlays {
      // What lies under an overlay cannot be clicked.
      frame.hits.removeAll { $0.rect.y < frame.canvas.size.height - 1 }
      OverlayView(model: model, overlay: overlay).draw(&frame, in: content)
    }
    // Where the cursor's place is cut off, it stands at the edge next to it.
    frame.cursor = frame.cursor.map {
      Point(
        x: max(0, min($0.x, model.size.width - 1)), y: max(0, min($0.y, model.size.height - 1)))
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
      let lines = lines(of: words, width: rest.width, atMost: rest.height >= 12 ? 2 : 1)
      let (area, below) = rest.splitTop(lines.count)
      put(lines, &frame, in: area, role: .danger)
      rest = below
    }
    guard rest.height >= 2 else { return rest }
    guard let notice = model.notice else {
      guard rest.height >= 5, !isTiny else { return rest }
      let (line, above) = rest.splitBottom(1)
      frame.canvas.horizontalRule(x: line.x, y: line.y, width: line.width)
      return above
    }
    let role: Role =
      switch notice.kind {
      case .good: .good
      case .plain: .normal
      case .refused: .warning
      }
    let lines = lines(of: notice.words, width: rest.width, atMost: max(1, min(3, rest.height / 3)))
    let (area, above) = rest.splitBottom(lines.count)
    put(lines, &frame, in: area, role: role)
    return above
  }

  /// Words wrapped beside a margin; what does not fit into so many lines ends in an ellipsis.
  private func lines(of words: String, width: Int, atMost limit: Int) -> [String] {
    let wrapped = DisplayText.wrap(words, width: max(1, width - 2))
    guard wrapped.count > limit, let last = wrapped.dropFirst(limit - 1).first else {
      return wrapped
    }
    let ellipsis = model.glyphs.ellipsis
    let room = max(0, width - 2 - DisplayText.displayWidth(ellipsis))
    return wrapped.prefix(limit - 1)
      + [DisplayText.truncated(last, to: room, ellipsis: "") + ellipsis]
  }

  private func put(
    _ lines: [String], _ frame: inout Frame<Action>, in area: Rect, role: Role
  ) {
    for (row, words) in lines.enumerated() {
      frame.canvas.put(words, x: area.x + 1, y: area.y + row, width: area.width - 1, role: role)
    }
  }

  /// What must not be overlooked: nothing saved, or a snapshot instead of the present.
  private var banner: String? {
    if case .notSaved(let reason) = model.present?.saveState {
      return "NOT SAVED: \(reason). Your marks are kept in memory and tried again every 2 seconds."
        + " w chooses another place."
    }
    if let snapshot = model.snapshot {
      return "Snapshot \(snapshot.number) \"\(snapshot.name)\": read only. Esc closes it."
    }
    return nil
  }

  // MARK: Title

  private func drawTitle(_ frame: inout Frame<Action>, in line: Rect) {
    let title = model.session?.document.title ?? "Appraise"
    let (state, role) = saveWords
    let stateX = line.maxX - DisplayText.displayWidth(state) - 1
    if !state.isEmpty { frame.canvas.put(state, x: max(1, stateX), y: line.y, role: role) }
    var right = state.isEmpty ? line.maxX - 1 : stateX - 3
    if !isTiny {
      for words in [roundWords, model.session == nil ? model.personName : model.whoLine]
      where !words.isEmpty && right - DisplayText.displayWidth(words) > 24 {
        right -= DisplayText.displayWidth(words)
        frame.canvas.put(words, x: right, y: line.y, role: .muted)
        right -= 3
      }
    }
    if right > 6 {
      // Without tabs the title says which place is open.
      let title = isTiny ? "\(model.place.title): \(title)" : title
      frame.canvas.putFitted(title, x: 1, y: line.y, width: right - 2, role: .heading)
    }
  }

  private var saveWords: (String, Role) {
    guard let session = model.session else { return ("", .muted) }
    if session.readOnly != nil { return ("read only", .warning) }
    switch session.saveState {
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
    let places = shownPlaces(width: width)
    var tabs = places.map {
      Tab(key: String($0.rawValue), title: $0.title, short: $0.shortTitle)
    }
    if places.count < Place.allCases.count { tabs.append(Tab(key: "g", title: "More", short: "")) }
    let strip = TabStrip(tabs: tabs, active: places.firstIndex(of: model.place))
    var drawn = strip.draw(
      on: &frame.canvas, in: Rect(x: line.x, y: line.y, width: width, height: 1))
    drawn.cursor = nil
    frame.add(drawn) { index in
      places.indices.contains(index) ? .go(places[index]) : .press(.character("g"))
    }
  }

  /// All places where their names fit; else those that members need, and the open one.
  private func shownPlaces(width: Int) -> [Place] {
    let all = Place.allCases
    let needed = all.reduce(0) { $0 + $1.title.count + 5 }
    if needed <= width { return all }
    return all.filter { $0.rawValue <= Place.result.rawValue || $0 == model.place }
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
  /// The area between the chrome.
  var content: Rect {
    var scratch = Frame<Action>(size: size, glyphs: glyphs)
    return Chrome(model: self).draw(&scratch)
  }

  /// Takes back scrolling beyond the last line, so that the next key up moves at once.
  mutating func settleScroll() {
    // At the top there is nothing to take back, and wrapping the text would cost every key.
    if case .reader(var reader) = overlays.last {
      guard reader.scroll > 0 else { return }
      reader.scroll = OverlayView.firstLine(of: reader, in: content)
      setTop(.reader(reader))
    } else if case .page(var page) = overlays.last {
      guard page.scroll > 0 else { return }
      page.scroll = page.pane.firstLine(in: OverlayView.inside(content))
      setTop(.page(page))
    } else if case .weighing(var desk) = overlays.last {
      guard desk.step != .methods, desk.scroll > 0 else { return }
      desk.scroll = WeighingView(model: self, desk: desk).firstLine(in: content)
      setTop(.weighing(desk))
    } else if case .form(var form) = overlays.last {
      FormLayout(form, in: content).settle(&form)
      setTop(.form(form))
    } else if place == .read, read.scroll > 0 {
      read.scroll = ReadScreen(model: self).firstLine(in: content)
    } else if place == .result, resultScroll > 0 {
      resultScroll = ResultScreen(model: self).firstLine(in: content)
    } else if place == .sensitivity, sensitivity.scroll > 0 {
      sensitivity.scroll = SensitivityScreen(model: self).firstLine(in: content)
    }
  }

  /// The hints of the bottom line: what matters here, and help as the last one.
  var hints: [(hint: Hint, action: Action)] {
    if let top = overlays.last { return top.hints.map { ($0.hint, .press($0.key)) } }
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
    case .changeElement:
      switch outline.row {
      case .kind, .people: "add"
      case .head, .element, .person: nil
      }
    case .compare: read.compared == nil ? nil : "one option"
    case .lockWeights: session?.appraisal.weightLock == nil ? nil : "open again"
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
