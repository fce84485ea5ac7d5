import Canvas

/// Keys, clicks, the wheel and pasted text, on their way to what takes them.
extension Model {
  /// Takes a key: the top overlay first, then what is being typed, then commands, then the room.
  mutating func press(_ key: Key) throws(Refusal) {
    bench.notice = nil
    // Old terminals send Ctrl-J for Enter.
    let key = key == .control("j") ? .enter : key
    if !bench.overlays.isEmpty {
      // These work whatever lies on top.
      switch key {
      case .control("l"): bench.ask(.redraw)
      case .control("z"): bench.ask(.suspend)
      default: if !helpInOverlay(on: key) { try inTopOverlay(press: key) }
      }
      return
    }
    if awaitsPlace {
      awaitsPlace = false
      return try go(byDigit: key)
    }
    if key == .character("g"), room.list?.isFiltering != true {
      awaitsPlace = true
      return bench.say(.plain, placeDigits)
    }
    if try pressFilter(key) { return }
    if try inRoom({ room, bench throws(Refusal) in try room.type(key, &bench) }) == true { return }
    if let command = command(for: key) { return try run(command) }
    if try move(key) { return }
    if let place = Self.place(byDigit: key), bench.session != nil {
      // Digits are marks on Score, so that they go nowhere by themselves anywhere.
      return bench.say(.plain, "To go to \(type(of: self[place]).title) press g, then \(key.name).")
    }
    bench.say(.plain, "Nothing is on \(key.name) here. ? shows what you can do.")
  }

  /// The screen whose digit a key is, or nil.
  private static func place(byDigit key: Key) -> Place? {
    guard case .character(let sign) = key, let digit = sign.wholeNumberValue else { return nil }
    return Place(rawValue: digit)
  }

  /// The command on a key: while the disk refuses, another place comes before everything.
  private func command(for key: Key) -> Command? {
    registry.all.first { $0.isUrgent && $0.keys.contains(key) && $0.refusal(self) == nil }
      ?? registry.command(for: key, in: bench.place)
  }

  private mutating func move(_ key: Key) throws(Refusal) -> Bool {
    try inRoom { room, bench throws(Refusal) in try room.move(key, &bench) } == true
  }

  private var placeDigits: String {
    "Go to: "
      + Place.allCases.map { "\($0.rawValue) \(type(of: self[$0]).title)" }.joined(separator: ", ")
      + "."
  }

  private mutating func go(byDigit key: Key) throws(Refusal) {
    guard let place = Self.place(byDigit: key) else { return bench.say(.plain, placeDigits) }
    try go(to: place)
  }

  /// Takes pasted text; outside a field it is not taken for commands.
  mutating func paste(_ text: String) {
    bench.notice = nil
    awaitsPlace = false
    if inTopOverlay({ $0.paste(text) }) == true || pasteIntoFilter(text) { return }
    bench.say(
      .plain, "Pasted text was ignored: there is no text field here. ? shows what you can do.")
  }

  /// Takes a click on an area of the picture.
  mutating func click(_ action: Action) throws(Refusal) {
    bench.notice = nil
    awaitsPlace = false
    switch action {
    case .press(let key): try press(key)
    case .command(let command):
      if !bench.overlays.isEmpty { bench.overlays.removeLast() }
      try run(command)
    case .go(let place): try go(to: place)
    case .row, .cell, .page, .weighting, .weight:
      try inRoom { room, bench throws(Refusal) in try room.click(action, &bench) }
    case .overlayRow, .overlayField, .answer: try inTopOverlay(click: action)
    case .nothing: break
    }
  }

  mutating func scroll(_ lines: Int) throws(Refusal) {
    if let top = bench.overlays.last {
      guard top.scrolls else { return }
      for _ in 0..<abs(lines) { try inTopOverlay(press: lines > 0 ? .down : .up) }
    } else if inRoom({ room, bench in room.scroll(lines, bench) }) != true,
      !room.isTyping
    {
      try press(lines > 0 ? .down : .up)
    }
  }

  /// Takes back scrolling beyond the last line, so that the next key up moves at once.
  mutating func settleScroll() {
    let bench = self.bench
    guard bench.overlays.isEmpty else {
      inTopOverlay { $0.settleScroll(bench) }
      return
    }
    inRoom { room, bench in room.settleScroll(bench) }
  }

  // MARK: The filter of a list

  /// Opens the filter of the list.
  mutating func startFilter() {
    changeList { list in
      list.filter = .search
      list.isFiltering = true
    }
    bench.say(.plain, "Type what to find. Enter keeps it, Esc shows everything again.")
  }

  /// Takes a key into the filter, and says whether it did.
  private mutating func pressFilter(_ key: Key) throws(Refusal) -> Bool {
    guard let list = room.list, var entry = list.filter else { return false }
    guard list.isFiltering else {
      guard key == .escape else { return false }
      changeList { $0.endSearch() }
      return true
    }
    switch key {
    case .escape:
      bench.closings += 1
      changeList { $0.endSearch() }
    case .enter:
      bench.closings += 1
      changeList { list in
        list.isFiltering = false
        if entry.isEmpty { list.filter = nil }
      }
    case .up, .down: return try move(key)
    default:
      guard let outcome = entry.find(key) else { return false }
      changeList { $0.filter = entry }
      if outcome.isRefused { bench.say(.refused, TextEntry.searchIsFull) }
    }
    return true
  }

  /// Puts pasted text into the filter if one is being typed, and says whether it did.
  private mutating func pasteIntoFilter(_ text: String) -> Bool {
    guard room.list?.isFiltering == true else { return false }
    var outcome = EntryOutcome.unchanged
    changeList { outcome = $0.filter?.insert(text) ?? .unchanged }
    if outcome.isRefused { bench.say(.refused, TextEntry.searchIsFull) }
    return true
  }

  /// Changes the list of the open room, and keeps the selection on a row that is shown.
  private mutating func changeList(_ change: (inout ListState) -> Void) {
    inRoom { room, bench in
      guard var list = room.list else { return }
      change(&list)
      room.list = list
      room.settleFilter(bench)
    }
  }
}
