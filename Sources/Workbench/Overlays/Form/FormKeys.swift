import AppraisalModel
import Canvas

extension Form {
  /// Puts a text that was typed into the field that keys go to.
  mutating func setEntry(_ entry: TextEntry) {
    guard fields.indices.contains(focus) else { return }
    fields[focus].content = fields[focus].content.with(entry)
  }

  /// Gives a key to the field or button that keys go to.
  mutating func press(_ key: Key, width: Int, page: Int) {
    guard let field = focusedField else {
      move(key)
      return
    }
    switch field.content {
    case .text(let entry), .number(let entry, _), .day(let entry):
      press(key, in: entry, width: width, page: page)
    case .choice(let options, let chosen): press(key, options, chosen, field)
    case .several:
      if key.opensList { openPicker(key) } else { move(key) }
    case .fact(let answer): press(key, answer)
    }
  }

  /// Goes to a field or button by a key that moves between them.
  private mutating func move(_ key: Key) {
    switch key {
    case .up, .left: go(to: focus - 1)
    case .down, .right: go(to: focus + 1)
    case .pageUp, .toStart: go(to: 0)
    case .pageDown, .toEnd: go(to: keepButton)
    default: break
    }
  }

  private mutating func press(_ key: Key, in entry: TextEntry, width: Int, page: Int) {
    var new = entry
    if entry.isMultiline {
      // From the first and the last line on, the arrows go to the fields around.
      let row = entry.cursorPlace(width: width).y
      if key == .up, row == 0 { return move(key) }
      if key == .down, row == entry.lines(width: width).count - 1 { return move(key) }
    }
    switch new.press(key, width: width, page: page) {
    case nil: move(key)
    case .refused(let limit):
      fields[focus].refusal = "The text is full: \(limit) bytes can be kept."
    case .changed, .unchanged: setEntry(new)
    }
  }

  private mutating func press(
    _ key: Key, _ options: [FieldOption], _ chosen: String?, _ field: FormField
  ) {
    let index = options.firstIndex { $0.id == chosen }
    switch key {
    case .left where !options.isEmpty, .right where !options.isEmpty:
      let target = index.map { key == .left ? $0 - 1 : $0 + 1 } ?? 0
      let option = options[max(0, min(options.count - 1, target))]
      fields[focus].content = .choice(options, chosen: option.id)
    case .backspace where field.needed == nil, .delete where field.needed == nil:
      let none = options.first { $0.id.isEmpty }?.id
      fields[focus].content = .choice(options, chosen: none)
    default: if key.opensList { openPicker(key) } else { move(key) }
    }
  }

  private mutating func press(_ key: Key, _ answer: FactAnswer) {
    let answers = FactAnswer.allCases
    let index = answers.firstIndex(of: answer) ?? 0
    let new: FactAnswer
    switch key {
    case .character("y"): new = .yes
    case .character("n"): new = .no
    case .character("k"), .backspace, .delete: new = .notKnown
    case .left: new = answers[max(0, index - 1)]
    case .right: new = answers[min(answers.count - 1, index + 1)]
    case .character(" "): new = answers[(index + 1) % answers.count]
    default: return move(key)
    }
    fields[focus].content = .fact(new)
  }

  // MARK: The list over the form

  /// Opens the list of the field that keys go to, if it has one, looking for what a key types.
  mutating func openPicker(_ key: Key = .character(" ")) {
    guard let content = focusedField?.content, !content.options.isEmpty else { return }
    var picker = FormPicker()
    if case .several(_, let chosen) = content { picker.ticked = chosen }
    if case .choice(let options, let chosen) = content {
      picker.selected = options.firstIndex { $0.id == chosen } ?? 0
    }
    if case .character(let character) = key, character != " " {
      _ = picker.search.insert(String(character))
      picker.selected = 0
      picker.isChoosing = false
    }
    self.picker = picker
  }

  /// Gives a key to the list over the form.
  mutating func pressPicker(_ key: Key) {
    guard var picker else { return }
    let last = max(0, found.count - 1)
    var isChoosing = true
    switch key {
    case .up: picker.selected = max(0, picker.selected - 1)
    case .down: picker.selected = min(last, picker.selected + 1)
    case .pageUp: picker.selected = max(0, picker.selected - 10)
    case .pageDown: picker.selected = min(last, picker.selected + 10)
    case .enter where ticksByEnter, .tab where ticksByEnter: return tickFound()
    case .enter, .tab: return acceptPicker()
    case .character(" ") where isSeveral && picker.spaceTicks: return tick(picker.selected)
    default:
      isChoosing = picker.isChoosing
      if let outcome = picker.search.find(key) {
        picker.isFull = outcome.isRefused
        picker.selected = 0
        isChoosing = false
      }
    }
    picker.isChoosing = isChoosing
    self.picker = picker
  }

  private var isSeveral: Bool {
    if case .several = focusedField?.content { true } else { false }
  }

  /// Whether Enter ticks what was looked for, rather than taking what is ticked.
  var ticksByEnter: Bool {
    guard isSeveral, let picker, !picker.search.trimmed.isEmpty,
      found.indices.contains(picker.selected)
    else { return false }
    return !picker.ticked.contains(found[picker.selected].id)
  }

  /// Ticks the row that was looked for, and shows the whole list again.
  mutating func tickFound() {
    guard let picker else { return }
    tick(picker.selected)
    self.picker?.search = .search
    self.picker?.selected = 0
    self.picker?.isChoosing = true
  }

  /// Ticks a row of the list, or takes the tick away.
  mutating func tick(_ row: Int) {
    guard var picker, found.indices.contains(row) else { return }
    let id = found[row].id
    if !picker.ticked.insert(id).inserted { picker.ticked.remove(id) }
    self.picker = picker
  }

  /// Takes what the list has, and goes on; what is looked for and is not there keeps it open.
  mutating func acceptPicker() {
    guard let picker, let content = focusedField?.content else { return }
    switch content {
    case .several(let options, _):
      guard picker.search.trimmed.isEmpty || !found.isEmpty else { return }
      fields[focus].content = .several(options, chosen: picker.ticked)
    case .choice(let options, _):
      // Where nothing is called that there is nothing to choose.
      guard found.indices.contains(picker.selected) else { return }
      fields[focus].content = .choice(options, chosen: found[picker.selected].id)
    case .text, .number, .day, .fact: break
    }
    self.picker = nil
    goOn()
  }
}

extension Key {
  /// Whether it opens a list: a space, or a letter of what is looked for.
  fileprivate var opensList: Bool {
    if case .character = self { true } else { false }
  }
}
