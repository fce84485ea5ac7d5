package import Canvas

/// A choice of one from a few, each with what it leads to.
package struct ChoiceMenu: Overlay {
  struct Choice: Sendable {
    let words: String
    let act: Bench.Errand
  }

  package let title: String
  let choices: [Choice]
  /// A text that is kept until the choice is made, or nil.
  package let draft: Draft?
  package private(set) var selected = 0
  /// Whether it came by itself, so that what is typed may be meant for something else: then only
  /// the arrows and Enter choose.
  private let comesByItself: Bool

  init(title: String, draft: Draft? = nil, comesByItself: Bool = false, choices: [Choice]) {
    self.title = title
    self.draft = draft
    self.comesByItself = comesByItself
    self.choices = choices
  }

  package var words: [String] { choices.map(\.words) }

  package var hints: [KeyHint] {
    [KeyHint(.enter, "choose")]
      + (comesByItself ? [] : [KeyHint(.enter, "choose at once", name: "1-\(choices.count)")])
      + [KeyHint(.character("?"), "help"), KeyHint(.escape, "cancel")]
  }

  package mutating func press(_ key: Key, _ bench: inout Bench) -> Bool {
    switch key {
    case .enter: return accept(&bench)
    case .character(let digit) where digit.isWholeNumber && !comesByItself:
      guard let number = digit.wholeNumberValue, (1...choices.count).contains(number) else {
        return true
      }
      selected = number - 1
      return accept(&bench)
    default:
      selected = Motion.row(key, from: selected, of: choices.count, page: 10) ?? selected
      return true
    }
  }

  package mutating func click(_ action: Action, _ bench: inout Bench) -> Bool {
    guard case .overlayRow(let row) = action else { return true }
    selected = max(0, min(choices.count - 1, row))
    return accept(&bench)
  }

  private func accept(_ bench: inout Bench) -> Bool {
    bench.then(choices[selected].act)
    return false
  }

  package func draw(_ model: Model, on frame: inout Frame<Action>, in rect: Rect) {
    let items = choices.enumerated().map {
      MenuItem($1.words, key: comesByItself ? "" : String($0 + 1))
    }
    let view = MenuView(title: title, items: items, selected: selected)
    let drawn = view.draw(on: &frame.canvas, in: rect)
    frame.add(drawn) { .overlayRow($0) }
  }
}
