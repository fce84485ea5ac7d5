import AppraisalModel
import Canvas

extension Model {
  /// Gives a key to a form.
  ///
  /// Enter goes to the next field and, in the last one, takes the answers; in a text of several
  /// lines Alt-Enter and Ctrl-J make a new line.
  mutating func press(_ key: Key, in form: Form) -> [Request] {
    var form = form
    form.refusal = nil
    form.isLeaving = false
    let mayEdit = form.awaitsEditor
    form.awaitsEditor = false
    guard form.picker == nil else {
      form.pressPicker(key)
      setTop(.form(form))
      return []
    }
    switch key {
    case .control("s"): return keep(form)
    case .enter: return pressEnter(in: form)
    case .character(" ") where form.focusedField == nil: return pressEnter(in: form)
    case .tab: form.go(to: form.focus == form.cancelButton ? 0 : form.focus + 1)
    case .backTab: form.go(to: form.focus == 0 ? form.cancelButton : form.focus - 1)
    case .function(4): return openEditor(form)
    case .control("e") where mayEdit: return openEditor(form)
    case .control("x"): form.awaitsEditor = true
    default:
      let layout = FormLayout(form, in: content)
      form.press(key, width: layout.textWidth, page: layout.page)
    }
    setTop(.form(form))
    return []
  }

  private mutating func pressEnter(in form: Form) -> [Request] {
    if form.focus == form.cancelButton { return leave(form) }
    guard form.focus < form.fields.count - 1 else { return keep(form) }
    var form = form
    form.go(to: form.focus + 1)
    setTop(.form(form))
    return []
  }

  /// Closes the list over a form, else the form, asking once if something would be lost.
  mutating func leave(_ form: Form) -> [Request] {
    var form = form
    if form.picker != nil {
      form.picker = nil
    } else if form.isChanged, !form.isLeaving {
      form.isLeaving = true
      form.refusal = "Nothing is recorded yet. Esc again drops what you typed."
    } else {
      overlays.removeLast()
      return []
    }
    setTop(.form(form))
    return []
  }

  // MARK: The person's own editor

  private mutating func openEditor(_ form: Form) -> [Request] {
    var form = form
    guard let field = form.focusedField, field.isArea, let entry = field.content.entry else {
      form.refusal = "Your editor opens for texts of several lines only."
      setTop(.form(form))
      return []
    }
    setTop(.form(form))
    return [.run(.editText(entry.text, limit: entry.byteLimit))]
  }

  /// Puts the text that came back from the editor into the field that it came from.
  mutating func take(_ result: EditedText) {
    guard case .form(var form) = overlays.last, let entry = form.focusedField?.content.entry,
      entry.isMultiline
    else { return }
    switch result {
    case .failed(let words): form.fields[form.focus].refusal = words
    case .text(let text):
      form.setEntry(TextEntry(text, isMultiline: true, byteLimit: entry.byteLimit))
    }
    setTop(.form(form))
    settleScroll()
  }

  // MARK: Mouse and paste

  /// Takes a click on a field or button of a form; a click on a list's own field opens the list.
  mutating func click(field: Int, in form: Form) -> [Request] {
    var form = form
    form.picker = nil
    if field == -1 || field == form.keepButton { return keep(form) }
    if field == form.cancelButton { return leave(form) }
    guard form.fields.indices.contains(field) else { return [] }
    let wasFocused = form.focus == field
    form.go(to: field)
    if wasFocused { form.openPicker() }
    setTop(.form(form))
    settleScroll()
    return []
  }

  /// Takes a click on a row of the list over a form.
  mutating func click(row: Int, in form: Form) {
    var form = form
    guard form.picker != nil, form.found.indices.contains(row) else { return }
    form.picker?.selected = row
    if case .several = form.focusedField?.content {
      form.tick(row)
    } else {
      form.pressPicker(.enter)
    }
    setTop(.form(form))
  }

  /// Takes a click on yes, no or not known.
  mutating func click(_ click: FactClick) -> [Request] {
    guard case .form(var form) = overlays.last, form.fields.indices.contains(click.field),
      case .fact = form.fields[click.field].content
    else { return [] }
    form.go(to: click.field)
    form.fields[click.field].content = .fact(click.answer)
    setTop(.form(form))
    return []
  }

  /// Puts pasted text into the field of a form, and says whether it has one there.
  mutating func paste(_ text: String, into form: Form) -> Bool {
    var form = form
    form.refusal = nil
    if form.picker != nil {
      _ = form.picker?.search.insert(text)
      form.picker?.selected = 0
    } else {
      guard var entry = form.focusedField?.content.entry else { return false }
      let outcome = entry.insert(text)
      form.setEntry(entry)
      if case .refused(let limit) = outcome {
        form.fields[form.focus].refusal =
          "The text is too long: \(limit) bytes can be kept. Nothing was pasted."
      }
    }
    setTop(.form(form))
    settleScroll()
    return true
  }
}

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
    }
    self.picker = picker
  }

  /// Gives a key to the list over the form.
  mutating func pressPicker(_ key: Key) {
    guard var picker else { return }
    let last = max(0, found.count - 1)
    let isSeveral = if case .several = focusedField?.content { true } else { false }
    switch key {
    case .up: picker.selected = max(0, picker.selected - 1)
    case .down: picker.selected = min(last, picker.selected + 1)
    case .pageUp: picker.selected = max(0, picker.selected - 10)
    case .pageDown: picker.selected = min(last, picker.selected + 10)
    case .enter, .tab: return acceptPicker()
    case .character(" ") where isSeveral: return tick(picker.selected)
    default: if picker.search.edit(key) || picker.search.move(key) { picker.selected = 0 }
    }
    self.picker = picker
  }

  /// Ticks a row of the list, or takes the tick away.
  mutating func tick(_ row: Int) {
    guard var picker, found.indices.contains(row) else { return }
    let id = found[row].id
    if !picker.ticked.insert(id).inserted { picker.ticked.remove(id) }
    self.picker = picker
  }

  private mutating func acceptPicker() {
    guard let picker, let content = focusedField?.content else { return }
    switch content {
    case .several(let options, _): fields[focus].content = .several(options, chosen: picker.ticked)
    case .choice(let options, _):
      // Where nothing is called that there is nothing to choose.
      guard found.indices.contains(picker.selected) else { return }
      fields[focus].content = .choice(options, chosen: found[picker.selected].id)
    case .text, .number, .day, .fact: break
    }
    self.picker = nil
    go(to: focus + 1)
  }
}

extension Key {
  /// Whether it opens a list: a space, or a letter of what is looked for.
  fileprivate var opensList: Bool {
    if case .character = self { true } else { false }
  }
}
