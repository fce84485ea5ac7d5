import AppraisalModel
package import Canvas

extension Form: Overlay {
  package var hints: [KeyHint] {
    if picker != nil {
      if case .several = focusedField?.content {
        return [KeyHint(.enter, ticksByEnter ? "tick it" : "done")]
          + (picker?.spaceTicks == true ? [KeyHint(.character(" "), "tick")] : [])
          + [KeyHint(.function(1), "help"), KeyHint(.escape, "back")]
      }
      return [
        KeyHint(.enter, "choose"), KeyHint(.function(1), "help"), KeyHint(.escape, "back"),
      ]
    }
    if focus == cancelButton {
      return [
        KeyHint(.enter, "cancel"), KeyHint(.character("?"), "help"), KeyHint(.escape, "cancel"),
      ]
    }
    if focus == keepButton {
      return [
        KeyHint(.enter, purpose.verb), KeyHint(.up, "back to the answers"),
        KeyHint(.character("?"), "help"), KeyHint(.escape, "cancel"),
      ]
    }
    let isArea = focusedField?.isArea == true
    let next = focus == fields.count - 1 ? "to the button" : "next field"
    var hints = [KeyHint(.enter, isArea ? "new line" : next)]
    if isArea { hints.append(KeyHint(.tab, next)) }
    switch focusedField?.content {
    case .choice:
      hints.append(KeyHint(.right, "another", name: "Left/Right"))
      hints.append(KeyHint(.character(" "), "list"))
    case .several: hints.append(KeyHint(.character(" "), "list"))
    case .fact: hints.append(KeyHint(.right, "answer", name: "y/n/k"))
    case .text, .number, .day, nil: break
    }
    hints.append(KeyHint(.control("s"), purpose.verb))
    hints.append(takesText ? KeyHint(.function(1), "help") : KeyHint(.character("?"), "help"))
    if isArea { hints.append(KeyHint(.function(4), "editor")) }
    return hints + [KeyHint(.escape, "cancel")]
  }

  /// Whether what is typed goes into a text: a field's own, or what is searched for in a list.
  package var takesText: Bool { picker != nil || focusedField?.content.entry != nil }
  package var scrolls: Bool { picker != nil }

  package var keysInWords: [(keys: String, words: String)] {
    let field = focusedField.map { [($0.label, $0.purpose)] } ?? []
    guard picker == nil else {
      return [
        ("Letters", "look for what the list holds"), ("Up, Down", "go through the list"),
        ("Enter", "chooses the line; where several can be ticked, ticks what was looked for"),
        ("Space", "ticks the line, where several can be ticked"),
        ("Enter again", "takes what is ticked"), ("Esc", "closes the list"),
      ]
    }
    return field.filter { !$0.1.isEmpty } + [
      ("Enter", "a new line in a text of several lines; elsewhere the next field, then the button"),
      ("Tab, Shift-Tab", "next field, field before"),
      ("Ctrl-S", "\(purpose.verb), from anywhere; so does Enter on the button"),
      ("Space", "opens a list to choose from"), ("Left, Right", "another choice, or y, n and k"),
      ("F4", "a text of several lines in your own editor; so do Ctrl-X, Ctrl-E"),
      ("Esc", "leaves; what was typed is asked about first"),
    ]
  }

  package mutating func begin(after arrivals: Int?) {
    if opensAfter == nil { opensAfter = arrivals }
  }

  package var draft: Draft? {
    guard isChanged, purpose.keepsDraft else { return nil }
    let text = fields.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n\n")
    return text.isEmpty ? nil : Draft(title: title, text: text, place: purpose.cell)
  }

  /// Takes a key.
  ///
  /// Enter makes a new line in a text of several lines; elsewhere it goes to the next field, and
  /// after the last one to the button. Only the button and Ctrl-S take the answers.
  package mutating func press(_ key: Key, _ bench: inout Bench) -> Bool {
    refusal = nil
    isLeaving = false
    let mayEdit = awaitsEditor
    awaitsEditor = false
    guard picker == nil else {
      guard key == .control("s") else {
        pressPicker(key)
        return true
      }
      if ticksByEnter { tickFound() } else { acceptPicker() }
      return picker == nil ? keep(&bench) : true
    }
    switch key {
    case .control("s"): return keep(&bench)
    case .enter where focusedField?.isArea != true: return pressEnter(&bench)
    case .character(let character) where focusedField == nil:
      // Whom Enter brought here may still be typing.
      if character == " ", !cameByEnter { return pressEnter(&bench) }
      refusal = "Nothing is typed here. Enter does what the button says; Up goes back."
    case .tab: go(to: focus == cancelButton ? 0 : focus + 1)
    case .backTab: go(to: focus == 0 ? cancelButton : focus - 1)
    case .function(4): openEditor(&bench)
    case .control("e") where mayEdit: openEditor(&bench)
    case .control("x"): awaitsEditor = true
    default:
      let layout = FormLayout(self, in: bench.content)
      press(key, width: layout.textWidth, page: layout.page)
    }
    return true
  }

  private mutating func pressEnter(_ bench: inout Bench) -> Bool {
    if focus == cancelButton { return leave(&bench) }
    if focus == keepButton { return keep(&bench) }
    goOn()
    return true
  }

  /// Closes the list over the form, else the form, asking once if something would be lost.
  package mutating func leave(_ bench: inout Bench) -> Bool {
    if picker != nil {
      picker = nil
    } else if isChanged, !isLeaving {
      isLeaving = true
      refusal = "Nothing is recorded yet. Esc again drops what you typed."
    } else {
      return false
    }
    return true
  }

  /// Takes the answers, or says in the form why not, which then stays as it is.
  private mutating func keep(_ bench: inout Bench) -> Bool {
    if goToFault() { return true }
    switch purpose.outcome(of: self, bench) {
    case .refused(let key, let words):
      refuse(key, words)
      return true
    case .obstructed(let key, let words, let obstacles):
      refuse(key, words)
      bench.show(Reader(title: words, paragraphs: obstacles))
      return true
    case .effect(let effect, let words):
      guard bench.mayAsk(.run(effect)) else {
        refuse(nil, Reach.refusal)
        return true
      }
      if case .open = effect { bench.isOpening = true }
      if !words.isEmpty { bench.say(.plain, words) }
      bench.run(effect)
    case .errand(let errand): bench.then(errand)
    case .edits(let label, let edits):
      if let words = bench.changedMeanwhile(edits, since: opensAfter) {
        opensAfter = bench.session?.arrivals
        refuse(nil, "\(words) Ctrl-S once more puts yours in its place.")
        return true
      }
      do {
        try bench.perform(label, edits)
      } catch {
        refuse(nil, error.words)
        return true
      }
      purpose.kept(self, label, edits, &bench)
    }
    return false
  }

  // MARK: The person's own editor

  private mutating func openEditor(_ bench: inout Bench) {
    guard let field = focusedField, field.isArea, let entry = field.content.entry else {
      refusal = "Your editor opens for texts of several lines only."
      return
    }
    let editing = Request.run(.editText(entry.text, limit: entry.byteLimit))
    guard bench.mayAsk(editing) else {
      refusal = Reach.refusal
      return
    }
    bench.ask(editing)
  }

  /// Puts the text that came back from the editor into the field that it came from.
  package mutating func take(_ text: EditedText) {
    guard let entry = focusedField?.content.entry, entry.isMultiline else { return }
    switch text {
    case .failed(let words): fields[focus].refusal = words
    case .text(let text):
      setEntry(TextEntry(text, isMultiline: true, byteLimit: entry.byteLimit))
    }
  }

  // MARK: Mouse and paste

  package mutating func click(_ action: Action, _ bench: inout Bench) -> Bool {
    switch action {
    case .overlayField(let field): return click(field: field, &bench)
    case .overlayRow(let row): click(row: row)
    case .answer(let click):
      guard fields.indices.contains(click.field), case .fact = fields[click.field].content else {
        return true
      }
      go(to: click.field)
      fields[click.field].content = .fact(click.answer)
    case .command, .go, .row, .cell, .page, .weighting, .weight, .press, .nothing: break
    }
    return true
  }

  /// Takes a click on a field or button; a click on a list's own field opens the list.
  private mutating func click(field: Int, _ bench: inout Bench) -> Bool {
    picker = nil
    if field == -1 || field == keepButton { return keep(&bench) }
    if field == cancelButton { return leave(&bench) }
    guard fields.indices.contains(field) else { return true }
    let wasFocused = focus == field
    go(to: field)
    if wasFocused { openPicker() }
    return true
  }

  /// Takes a click on a row of the list over the form.
  private mutating func click(row: Int) {
    guard picker != nil, found.indices.contains(row) else { return }
    picker?.selected = row
    if case .several = focusedField?.content {
      tick(row)
    } else {
      pressPicker(.enter)
    }
  }

  package mutating func paste(_ text: String) -> Bool {
    refusal = nil
    if var picker {
      picker.isFull = picker.search.insert(text).isRefused
      picker.selected = 0
      self.picker = picker
      return true
    }
    guard var entry = focusedField?.content.entry else { return false }
    let outcome = entry.insert(text)
    setEntry(entry)
    if case .refused(let limit) = outcome {
      fields[focus].refusal =
        "The text is too long: \(limit) bytes can be kept. Nothing was pasted."
    }
    return true
  }

  package mutating func settleScroll(_ bench: Bench) {
    FormLayout(self, in: bench.content).settle(&self)
  }

  package func draw(_ model: Model, on frame: inout Frame<Action>, in rect: Rect) {
    FormView(self, in: rect).draw(&frame)
  }
}
