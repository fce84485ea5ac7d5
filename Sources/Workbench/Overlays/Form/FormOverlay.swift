package import Canvas

extension Form: Overlay {
  package var hints: [KeyHint] {
    if picker != nil {
      if case .several = focusedField?.content {
        return [
          KeyHint(.enter, "done"), KeyHint(.character(" "), "tick"), KeyHint(.escape, "back"),
        ]
      }
      return [KeyHint(.enter, "choose"), KeyHint(.escape, "back")]
    }
    if focus == cancelButton { return [KeyHint(.enter, "cancel"), KeyHint(.escape, "cancel")] }
    let isLast = focus >= fields.count - 1
    var hints = [KeyHint(.enter, isLast ? purpose.verb : "next field")]
    switch focusedField?.content {
    case .text(let entry) where entry.isMultiline:
      hints.append(KeyHint(.alt("\n"), "new line", name: "Alt-Enter"))
    case .choice:
      hints.append(KeyHint(.right, "another", name: "Left/Right"))
      hints.append(KeyHint(.character(" "), "list"))
    case .several: hints.append(KeyHint(.character(" "), "list"))
    case .fact: hints.append(KeyHint(.right, "answer", name: "y/n/k"))
    case .text, .number, .day, nil: break
    }
    if !isLast { hints.append(KeyHint(.control("s"), purpose.verb)) }
    if focusedField?.isArea == true { hints.append(KeyHint(.function(4), "editor")) }
    return hints + [KeyHint(.escape, "cancel")]
  }

  package var takesLines: Bool { picker == nil && focusedField?.isArea == true }
  package var scrolls: Bool { picker != nil }

  package var draft: Draft? {
    guard isChanged, purpose.keepsDraft else { return nil }
    let text = fields.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n\n")
    return text.isEmpty ? nil : Draft(title: title, text: text, place: purpose.cell)
  }

  /// Takes a key.
  ///
  /// Enter goes to the next field and, in the last one, takes the answers; in a text of several
  /// lines Alt-Enter and Ctrl-J make a new line.
  package mutating func press(_ key: Key, _ bench: inout Bench) -> Bool {
    refusal = nil
    isLeaving = false
    let mayEdit = awaitsEditor
    awaitsEditor = false
    guard picker == nil else {
      pressPicker(key)
      return true
    }
    switch key {
    case .control("s"): return keep(&bench)
    case .enter: return pressEnter(&bench)
    case .character(" ") where focusedField == nil: return pressEnter(&bench)
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
    guard focus < fields.count - 1 else { return keep(&bench) }
    go(to: focus + 1)
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
      if case .open = effect { bench.isOpening = true }
      if !words.isEmpty { bench.say(.plain, words) }
      bench.run(effect)
    case .errand(let errand): bench.then(errand)
    case .edits(let label, let edits):
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
    bench.run(.editText(entry.text, limit: entry.byteLimit))
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
    if picker != nil {
      _ = picker?.search.insert(text)
      picker?.selected = 0
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
