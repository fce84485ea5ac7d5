import AppraisalFindings
import Canvas
import WeightElicitation

extension Overlay {
  /// The hints while this overlay is on top, and the key that each stands for.
  var hints: [(hint: Hint, key: Key)] {
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
    case .form(let form): return form.hints
    case .confirmation(let question):
      return [hint(.character(question.key), question.label), hint(.escape, "stay")]
    case .reader: return [hint(.down, "more"), hint(.enter, "close")]
    case .health(let list):
      return (list.findings.isEmpty ? [] : [hint(.enter, "go there")]) + [hint(.escape, "close")]
    case .weighing(let desk): return desk.hints
    case .page: return [hint(.down, "more"), hint(.enter, "close")]
    case .contests: return [hint(.enter, "this stands"), hint(.escape, "close")]
    case .practice: return [hint(.enter, "go on"), hint(.escape, "close")]
    }
  }
}

extension WeighingDesk {
  /// The hints for the menu, the question or the preview.
  fileprivate var hints: [(hint: Hint, key: Key)] {
    switch step {
    case .methods:
      let scope = isFamilyOnly ? "whole tree" : "one family"
      return [hint(.enter, "choose")] + (family == nil ? [] : [hint(.character("f"), scope)])
        + [hint(.escape, "cancel")]
    case .question:
      var hints = [hint(.enter, "next")]
      let count = min(9, question?.steps.count ?? 0)
      switch question?.form {
      case .choice: hints.append(hint(.enter, "choose at once", name: "1-\(count)"))
      case .next(canTie: true): hints.append(hint(.character("="), "as much"))
      case .pair:
        hints.append(hint(.down, "which", name: "Up/Down"))
        hints.append(hint(.right, "times", name: "1-9"))
        hints.append(hint(.character("o"), "leave out"))
      default: break
      }
      if weighing?.canGoBack == true { hints.append(hint(.character("b"), "back")) }
      return hints + [hint(.escape, "stop")]
    case .preview:
      let offered = offer == nil ? [] : [hint(.character("o"), "take the offer")]
      return [hint(.enter, "record")] + offered
        + [hint(.character("b"), "back"), hint(.escape, "stop")]
    }
  }
}

extension Form {
  /// The hints for what keys go to.
  fileprivate var hints: [(hint: Hint, key: Key)] {
    if picker != nil {
      if case .several = focusedField?.content {
        return [hint(.enter, "done"), hint(.character(" "), "tick"), hint(.escape, "back")]
      }
      return [hint(.enter, "choose"), hint(.escape, "back")]
    }
    if focus == cancelButton { return [hint(.enter, "cancel"), hint(.escape, "cancel")] }
    let isLast = focus >= fields.count - 1
    var hints = [hint(.enter, isLast ? purpose.verb : "next field")]
    switch focusedField?.content {
    case .text(let entry) where entry.isMultiline:
      hints.append(hint(.alt("\n"), "new line", name: "Alt-Enter"))
    case .choice:
      hints.append(hint(.right, "another", name: "Left/Right"))
      hints.append(hint(.character(" "), "list"))
    case .several: hints.append(hint(.character(" "), "list"))
    case .fact: hints.append(hint(.right, "answer", name: "y/n/k"))
    case .text, .number, .day, nil: break
    }
    if !isLast { hints.append(hint(.control("s"), purpose.verb)) }
    if focusedField?.isArea == true { hints.append(hint(.function(4), "editor")) }
    return hints + [hint(.escape, "cancel")]
  }
}

/// A hint, and the key that a click on it presses.
private func hint(_ key: Key, _ label: String, name: String? = nil) -> (hint: Hint, key: Key) {
  (Hint(key: name ?? key.name, label: label), key)
}
