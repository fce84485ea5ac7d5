import AppraisalFindings
import AppraisalModel
import Canvas

extension Model {
  /// Takes a key: the top overlay first, then what is being typed, then commands, then lists.
  mutating func press(_ key: Key) -> [Request] {
    notice = nil
    // Old terminals send Ctrl-J for Enter; only a text of several lines tells them apart.
    let key = key == .control("j") && !takesLines ? .enter : key
    if !overlays.isEmpty {
      // These work whatever lies on top.
      switch key {
      case .control("l"): return run(.redraw)
      case .control("z"): return run(.suspend)
      default: return pressOverlay(key)
      }
    }
    if awaitsPlace {
      awaitsPlace = false
      return goByDigit(key)
    }
    if key == .character("g"), !isTyping {
      awaitsPlace = true
      notice = Notice(.plain, placeDigits)
      return []
    }
    if let requests = pressFilter(key) ?? pressEntry(key) { return requests }
    if let command = command(for: key), command != .choose || place == .home {
      return run(command)
    }
    if let requests = pressList(key) { return requests }
    notice = Notice(.plain, "Nothing is on \(key.name) here. ? shows what you can do.")
    return []
  }

  /// The command on a key: while the disk refuses, another place comes before everything.
  private func command(for key: Key) -> CommandID? {
    let elsewhere = Registry.spec(.saveElsewhere)
    if elsewhere?.keys.contains(key) == true, disabledReason(.saveElsewhere) == nil {
      return .saveElsewhere
    }
    return Registry.command(for: key, in: place)
  }

  /// Whether keys that are letters go into a text.
  var isTyping: Bool {
    switch place {
    case .home: home.isFiltering
    case .read: read.list.isFiltering
    case .record: record.isFiltering
    case .author: outline.list.isFiltering
    default: false
    }
  }

  /// Whether keys go into a text of several lines.
  private var takesLines: Bool {
    guard case .form(let form) = overlays.last, form.picker == nil else { return false }
    return form.focusedField?.isArea == true
  }

  private var placeDigits: String {
    "Go to: "
      + Place.allCases.map { "\($0.rawValue) \($0.title)" }.joined(separator: ", ") + "."
  }

  private mutating func goByDigit(_ key: Key) -> [Request] {
    guard case .character(let digit) = key, let number = digit.wholeNumberValue,
      let place = Place(rawValue: number)
    else {
      notice = Notice(.plain, placeDigits)
      return []
    }
    return go(to: place)
  }

  /// Goes to a place, keeping what was being typed where it can be taken.
  mutating func go(to place: Place) -> [Request] {
    let requests = commitOrDrop()
    // What could not be kept stays where it can be mended.
    if notice?.kind == .refused { return requests }
    self.place = place
    arrive()
    return requests + askChances()
  }

  /// Sees to it that the open place has a selection that exists.
  mutating func arrive() {
    guard let session else { return }
    let options = session.document.options
    let appraised = session.appraisedOptions
    let criteria = session.markedCriteria
    if !options.contains(where: { $0.id == read.option }) { read.option = options.first?.id }
    if !options.contains(where: { $0.id == read.compared }) { read.compared = nil }
    if let page = read.page, !page.isFilled(in: session.document) { read.page = nil }
    if read.option == nil, read.page == nil, case .page(let page) = listedRows.first {
      read.page = page
    }
    let markable = session.markableOptions
    if !markable.contains(where: { $0.id == score.option }) {
      score.option = (appraised.first ?? markable.first)?.id
    }
    if !criteria.contains(where: { $0.id == score.criterion }) {
      score.criterion = criteria.first?.id
    }
    if !appraised.contains(where: { $0.id == resultOption }) {
      resultOption = session.findings.ranking.first?.option
    }
    if session.findings.weights.node(sensitivity.node) == nil {
      sensitivity.node = session.findings.weights.leaves.first?.id
      sensitivity.share = nil
    }
    if session.findings.weights.node(self.criteria.node) == nil {
      self.criteria.node = session.findings.weights.nodes.first?.id
    }
    settleOutline()
  }

  /// Keys that go into the number being typed on Score or Criteria, or nil for others.
  private mutating func pressEntry(_ key: Key) -> [Request]? {
    switch place {
    case .score: pressScore(key)
    case .criteria: pressCriteria(key)
    default: nil
    }
  }

  /// Keys that move within the open place, or nil for others.
  private mutating func pressList(_ key: Key) -> [Request]? {
    switch place {
    case .home: pressHome(key)
    case .read: pressRead(key)
    case .result: pressResult(key)
    case .sensitivity: pressSensitivity(key)
    case .record: pressRecord(key)
    case .author: pressOutline(key)
    case .score, .criteria: nil
    }
  }

  /// Takes pasted text; outside a field it is not taken for commands.
  mutating func paste(_ text: String) -> [Request] {
    notice = nil
    awaitsPlace = false
    if pasteIntoOverlay(text) || pasteIntoFilter(text) { return [] }
    notice = Notice(
      .plain, "Pasted text was ignored: there is no text field here. ? shows what you can do.")
    return []
  }

  /// Takes a click on an area of the picture.
  mutating func click(_ action: Action) -> [Request] {
    notice = nil
    awaitsPlace = false
    switch action {
    case .press(let key): return press(key)
    case .page(let page): return turn(to: page)
    case .weighting(let index): return choose(policy: index)
    case .weight(let percent):
      trySharing(Double(percent) / 100)
      return []
    case .command(let id):
      if overlays.isEmpty { return run(id) }
      overlays.removeLast()
      return run(id)
    case .go(let place): return go(to: place)
    case .row(let row): return clickRow(row)
    case .cell(let option, let criterion): return clickCell(option, criterion)
    case .overlayRow(let row): return clickOverlay(row: row)
    case .overlayField(let field): return clickOverlay(field: field)
    case .answer(let answer): return click(answer)
    case .nothing: return []
    }
  }

  /// Turns the wheel.
  mutating func scroll(_ lines: Int) -> [Request] {
    if !overlays.isEmpty {
      scrollOverlay(lines)
    } else if place == .read {
      read.scroll = max(0, read.scroll + lines)
    } else if place == .result {
      resultScroll = max(0, resultScroll + lines)
    } else if place == .sensitivity {
      sensitivity.scroll = max(0, sensitivity.scroll + lines)
    } else if score.entry == nil, criteria.entry == nil {
      return press(lines > 0 ? .down : .up)
    }
    return []
  }
}
