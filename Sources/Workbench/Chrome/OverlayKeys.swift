import AppraisalFindings
import AppraisalHistory
import AppraisalModel
import Canvas

extension Model {
  /// Gives a key to the topmost overlay.
  mutating func pressOverlay(_ key: Key) -> [Request] {
    guard let top = overlays.last else { return [] }
    if key == .escape || key == .control("c") {
      if case .form(let form) = top { return leave(form) }
      if case .weighing(let desk) = top { return leave(desk) }
      overlays.removeLast()
      return []
    }
    switch top {
    case .commands(let menu): return press(key, in: menu)
    case .choice(let menu): return press(key, in: menu)
    case .evidence(let picker): return press(key, in: picker)
    case .form(let form): return press(key, in: form)
    case .confirmation(let question): return press(key, in: question)
    case .reader(let reader): return press(key, in: reader)
    case .practice(let practice): return press(key, in: practice)
    case .health(let list): return press(key, in: list)
    case .weighing(let desk): return press(key, in: desk)
    case .page(let page): return press(key, in: page)
    case .contests(let list): return press(key, in: list)
    }
  }

  /// Replaces the topmost overlay.
  mutating func setTop(_ overlay: Overlay) {
    guard !overlays.isEmpty else { return }
    overlays[overlays.count - 1] = overlay
  }

  private mutating func press(_ key: Key, in menu: CommandMenu) -> [Request] {
    var menu = menu
    let found = commands(in: menu)
    switch key {
    case .up: menu.selected = max(0, menu.selected - 1)
    case .down: menu.selected = min(max(0, found.count - 1), menu.selected + 1)
    case .pageUp: menu.selected = max(0, menu.selected - 10)
    case .pageDown: menu.selected = min(max(0, found.count - 1), menu.selected + 10)
    case .enter:
      guard found.indices.contains(menu.selected) else { return [] }
      let id = found[menu.selected].id
      overlays.removeLast()
      return run(id)
    default:
      if menu.search.edit(key) || menu.search.move(key) { menu.selected = 0 }
    }
    setTop(.commands(menu))
    return []
  }

  /// The commands that a menu lists: those of this place first, then by what is searched for.
  public func commands(in menu: CommandMenu) -> [CommandSpec] {
    let words = menu.search.text.lowercased().filter { $0 != " " }
    let all = Registry.all.filter { spec in
      menu.kind == .palette || spec.applies(in: place)
    }
    let ordered =
      menu.kind == .help
      ? CommandSection.allCases.flatMap { section in all.filter { $0.section == section } }
      : all
    guard !words.isEmpty else { return ordered }
    // What holds the words as they stand comes before what holds their letters somewhere.
    let typed = menu.search.text.lowercased()
    let names = ordered.map { ($0, ($0.title + " " + $0.id.rawValue).lowercased()) }
    let near = names.filter { $0.1.hasPrefix(typed) }
    let inside = names.filter { !$0.1.hasPrefix(typed) && $0.1.contains(typed) }
    let far = names.filter { !$0.1.contains(typed) && Self.holds($0.1, inOrder: words) }
    return (near + inside + far).map(\.0)
  }

  /// Whether a text holds letters in the given order, with others between them.
  static func holds(_ text: String, inOrder letters: String) -> Bool {
    var rest = letters[...]
    for character in text where character == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }

  private mutating func press(_ key: Key, in menu: ChoiceMenu) -> [Request] {
    var menu = menu
    switch key {
    case .up, .character("k"): menu.selected = max(0, menu.selected - 1)
    case .down, .character("j"): menu.selected = min(menu.choices.count - 1, menu.selected + 1)
    case .character(let digit):
      guard let number = digit.wholeNumberValue, (1...menu.choices.count).contains(number) else {
        return []
      }
      menu.selected = number - 1
      return accept(menu)
    case .enter: return accept(menu)
    default: break
    }
    setTop(.choice(menu))
    return []
  }

  private mutating func accept(_ menu: ChoiceMenu) -> [Request] {
    overlays.removeLast()
    switch menu.purpose {
    case .noMark:
      let answers: [Answer] = [.doesNotApply, .doNotKnow, .ratherNot]
      let requests = give(answers[menu.selected])
      return notice?.kind == .refused ? requests : requests + run(.nextUnmarked)
    case .draft(let draft): return take(draft, keeping: menu.selected == 0)
    }
  }

  private mutating func press(_ key: Key, in picker: EvidencePicker) -> [Request] {
    var picker = picker
    switch key {
    case .up, .character("k"): picker.selected = max(0, picker.selected - 1)
    case .down, .character("j"):
      picker.selected = min(max(0, picker.items.count - 1), picker.selected + 1)
    case .character(" "), .character("x"): picker.toggle(picker.selected)
    case .enter: return accept(picker)
    default: break
    }
    setTop(.evidence(picker))
    return []
  }

  private mutating func accept(_ picker: EvidencePicker) -> [Request] {
    overlays.removeLast()
    guard let session else { return [] }
    let old = session.appraisal[picker.place].evidence
    let new = session.document.evidence.map(\.id).filter(picker.chosen.contains)
    guard old != new else { return [] }
    return perform(
      "\(cellName(picker.place)): evidence",
      [.marks(.evidence(place: picker.place, old: old, new: new))])
  }

  private mutating func press(_ key: Key, in question: Confirmation) -> [Request] {
    guard key == .character(question.key) else {
      overlays.removeLast()
      notice = Notice(.plain, "Nothing was done.")
      return []
    }
    overlays.removeLast()
    // The question has been answered; it is not asked again.
    return question.command == .quit ? [.run(.giveUp), .quit] : run(question.command)
  }

  private mutating func press(_ key: Key, in reader: Reader) -> [Request] {
    var reader = reader
    switch key {
    case .up, .character("k"): reader.scroll = max(0, reader.scroll - 1)
    case .down, .character("j"): reader.scroll += 1
    case .pageUp: reader.scroll = max(0, reader.scroll - max(1, size.height - 6))
    case .pageDown, .character(" "): reader.scroll += max(1, size.height - 6)
    case .home: reader.scroll = 0
    case .end: reader.scroll = 1_000_000
    case .enter, .character("q"):
      overlays.removeLast()
      return []
    default: break
    }
    setTop(.reader(reader))
    return []
  }

  private mutating func press(_ key: Key, in practice: Practice) -> [Request] {
    var practice = practice
    if key == .enter {
      if practice.mark != nil {
        overlays.removeLast()
        notice = Notice(.good, "Practice is over; nothing was recorded.")
        return []
      }
      if let mark = DecimalNumber(practice.entry.text), mark >= 0, mark <= 100 {
        practice.mark = mark
        practice.refusal = nil
      } else {
        practice.refusal = "Type a number from 0 to 100, then Enter."
      }
    } else if practice.mark == nil {
      practice.refusal = nil
      _ = practice.entry.edit(key, accepting: Self.isNumeric)
    }
    setTop(.practice(practice))
    return []
  }

  // MARK: Mouse and paste

  /// Scrolls the topmost overlay.
  mutating func scrollOverlay(_ lines: Int) {
    switch overlays.last {
    case .form(let form) where form.picker == nil: break
    case .commands, .choice, .evidence, .reader, .form, .health, .weighing, .page, .contests:
      for _ in 0..<abs(lines) { _ = pressOverlay(lines > 0 ? .down : .up) }
    default: break
    }
  }

  /// Takes a click on a row of the topmost overlay: selects it, or chooses the selected one.
  mutating func clickOverlay(row: Int) -> [Request] {
    switch overlays.last {
    case .commands(var menu):
      guard commands(in: menu).indices.contains(row) else { return [] }
      menu.selected = row
      setTop(.commands(menu))
      return pressOverlay(.enter)
    case .choice(var menu):
      menu.selected = max(0, min(menu.choices.count - 1, row))
      return accept(menu)
    case .evidence(var picker):
      guard picker.items.indices.contains(row) else { return [] }
      picker.selected = row
      picker.toggle(row)
      setTop(.evidence(picker))
    case .form(let form): click(row: row, in: form)
    case .health(var list):
      guard list.findings.indices.contains(row) else { return [] }
      list.selected = row
      return goToWeakness(list)
    case .weighing(let desk): return click(row: row, in: desk)
    case .contests(var list):
      guard list.rows.indices.contains(row) else { return [] }
      let isChosen = list.selected == row
      list.selected = row
      setTop(.contests(list))
      return isChosen ? settle(list) : []
    default: break
    }
    return []
  }

  /// Takes a click on a field or button of the topmost overlay; -1 is the button that accepts.
  mutating func clickOverlay(field: Int) -> [Request] {
    switch overlays.last {
    case .form(let form): return click(field: field, in: form)
    case .confirmation(let question):
      return pressOverlay(field == -1 ? .character(question.key) : .escape)
    case .reader, .evidence, .practice:
      return pressOverlay(field == -1 ? .enter : .escape)
    default: break
    }
    return []
  }

  /// Puts pasted text into the topmost overlay's field, and says whether there was one.
  mutating func pasteIntoOverlay(_ text: String) -> Bool {
    switch overlays.last {
    case .form(let form): return paste(text, into: form)
    case .commands(var menu):
      _ = menu.search.insert(text)
      menu.selected = 0
      setTop(.commands(menu))
    default: return false
    }
    return true
  }
}

extension EvidencePicker {
  /// Chooses a row, or takes the choice back.
  mutating func toggle(_ row: Int) {
    guard items.indices.contains(row) else { return }
    if !chosen.insert(items[row]).inserted { chosen.remove(items[row]) }
  }
}
