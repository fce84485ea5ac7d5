package import Canvas

extension Key {
  /// The key as hints and menus write it.
  package var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "Ctrl-" + String(character).uppercased()
    case .alt(let character): "Alt-" + String(character)
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .wordLeft: "Ctrl-Left"
    case .wordRight: "Ctrl-Right"
    case .home: "Home"
    case .end: "End"
    case .toStart: "Ctrl-Home"
    case .toEnd: "Ctrl-End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    case .unknown: "this key"
    }
  }
}

extension Key {
  /// Whether it is a letter, digit or sign, or Enter, which every keyboard has.
  var isPlain: Bool {
    switch self {
    case .character, .enter, .tab: true
    case .control, .alt, .escape, .backTab, .backspace, .delete, .insert, .up, .down, .left,
      .right, .wordLeft, .wordRight, .home, .end, .toStart, .toEnd, .pageUp, .pageDown, .function,
      .unknown:
      false
    }
  }
}
