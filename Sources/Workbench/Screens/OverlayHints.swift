import Canvas

extension Overlay {
  /// The hints while this overlay is on top, and the key that each stands for.
  var hints: [(hint: Hint, key: Key)] {
    func hint(_ key: Key, _ label: String, name: String? = nil) -> (hint: Hint, key: Key) {
      (Hint(key: name ?? key.name, label: label), key)
    }
    switch self {
    case .commands: return [hint(.enter, "run"), hint(.escape, "close")]
    case .choice(let menu):
      return [
        hint(.enter, "choose"),
        hint(.enter, "choose at once", name: "1-\(menu.choices.count)"), hint(.escape, "cancel"),
      ]
    case .evidence:
      return [
        hint(.enter, "save"), hint(.character(" "), "tick"), hint(.escape, "cancel"),
      ]
    case .form(let form):
      let isLast = form.focus == form.fields.count - 1
      var hints = [hint(.enter, isLast ? "save" : "next field")]
      switch form.fields[form.focus].content {
      case .text(let entry):
        if entry.isMultiline { hints.append(hint(.alt("\n"), "new line", name: "Alt-Enter")) }
      case .choice: hints.append(hint(.right, "another", name: "Left/Right"))
      }
      if !isLast { hints.append(hint(.control("s"), "save")) }
      return hints + [hint(.escape, "cancel")]
    case .confirmation(let question):
      return [hint(.character(question.key), question.label), hint(.escape, "stay")]
    case .reader: return [hint(.down, "more"), hint(.enter, "close")]
    case .practice: return [hint(.enter, "go on"), hint(.escape, "close")]
    }
  }
}
