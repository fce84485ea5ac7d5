package import Canvas

/// What lies over a room; the topmost gets the keys first.
///
/// An overlay closes by taking itself off the bench: it gives false, and is gone.
package protocol Overlay: Sendable {
  /// The hints while this overlay is on top, and the key that each stands for.
  var hints: [KeyHint] { get }
  /// Those of the hints that hold now: keys that show more are none where everything is shown.
  func hints(in bench: Bench) -> [KeyHint]
  /// Whether a character that is typed goes into a text, `?` among them.
  var takesText: Bool { get }
  /// What the keys do in it, for help: each with its words.
  var keysInWords: [(keys: String, words: String)] { get }
  /// Whether the wheel moves within it.
  var scrolls: Bool { get }
  /// Whether it is a question for keys of its own: those that came in the same moment as it, or as a
  /// key that it does not know, are no answer to it.
  var asksForItsKeys: Bool { get }
  /// The text that is being typed in it or is still to be decided about, or nil.
  var draft: Draft? { get }

  /// It was opened when so much of what others did had arrived.
  mutating func begin(after arrivals: Int?)
  /// Takes a key, and says whether the overlay stays.
  mutating func press(_ key: Key, _ bench: inout Bench) throws(Refusal) -> Bool
  /// Takes Esc, and says whether the overlay stays.
  mutating func leave(_ bench: inout Bench) -> Bool
  /// Takes a click on something in it, and says whether the overlay stays.
  mutating func click(_ action: Action, _ bench: inout Bench) throws(Refusal) -> Bool
  /// Takes pasted text, and says whether it has a field for it.
  mutating func paste(_ text: String) -> Bool
  /// Takes a text back from the person's own editor.
  mutating func take(_ text: EditedText)
  /// Takes back scrolling beyond the last line.
  mutating func settleScroll(_ bench: Bench)

  /// How many lines of an area it takes below the room; nil for what lies over the room.
  func linesBelow(_ area: Rect) -> Int?
  func draw(_ model: Model, on frame: inout Frame<Action>, in rect: Rect)
}

extension Overlay {
  package func hints(in bench: Bench) -> [KeyHint] { hints }
  package var takesText: Bool { false }
  package var keysInWords: [(keys: String, words: String)] {
    hints.filter { $0.hint.label != "help" }.map { ($0.hint.key, $0.hint.label) }
  }
  package var scrolls: Bool { true }
  package var asksForItsKeys: Bool { false }
  package var draft: Draft? { nil }
  package mutating func begin(after arrivals: Int?) {}
  package mutating func leave(_ bench: inout Bench) -> Bool { false }
  package mutating func click(_ action: Action, _ bench: inout Bench) throws(Refusal) -> Bool {
    true
  }
  package mutating func paste(_ text: String) -> Bool { false }
  package mutating func take(_ text: EditedText) {}
  package mutating func settleScroll(_ bench: Bench) {}
  package func linesBelow(_ area: Rect) -> Int? { nil }
}

/// A hint, and the key that a click on it presses.
package struct KeyHint: Equatable, Sendable {
  let hint: Hint
  let key: Key

  init(_ key: Key, _ label: String, name: String? = nil) {
    self.key = key
    hint = Hint(key: name ?? key.name, label: label)
  }
}

extension Model {
  /// Gives a key to the topmost overlay.
  mutating func inTopOverlay(press key: Key) throws(Refusal) {
    try inTopOverlay { overlay, bench throws(Refusal) in
      key == .escape || key == .control("c")
        ? overlay.leave(&bench) : try overlay.press(key, &bench)
    }
  }

  /// Gives a click to the topmost overlay.
  mutating func inTopOverlay(click action: Action) throws(Refusal) {
    try inTopOverlay { overlay, bench throws(Refusal) in try overlay.click(action, &bench) }
  }

  /// Changes the topmost overlay, if there is one.
  @discardableResult
  mutating func inTopOverlay<Answer>(_ change: (inout any Overlay) -> Answer) -> Answer? {
    guard !bench.overlays.isEmpty else { return nil }
    return change(&bench.overlays[bench.overlays.count - 1])
  }

  /// Takes the topmost overlay off while it acts, and puts it back below what it opened, unless it
  /// closed or something was refused in its place.
  private mutating func inTopOverlay(
    _ act: (inout any Overlay, inout Bench) throws(Refusal) -> Bool
  ) throws(Refusal) {
    guard var overlay = bench.overlays.popLast() else { return }
    let depth = bench.overlays.count
    var stays = true
    defer {
      if stays {
        bench.overlays.insert(overlay, at: min(depth, bench.overlays.count))
      } else {
        bench.closings += 1
      }
    }
    stays = try act(&overlay, &bench)
  }
}

/// How overlays stand in the area that the chrome leaves.
enum OverlayFrame {
  /// Whether an area has room for a frame around what lies in it.
  static func hasFrame(_ rect: Rect) -> Bool { rect.height >= 6 && rect.width >= 16 }

  /// Blanks an area, draws a frame if there is room for one, and returns what is inside.
  static func draw(on canvas: inout Canvas, _ rect: Rect, title: String) -> Rect {
    guard hasFrame(rect) else {
      canvas.fill(rect)
      return rect.inset(left: 1, right: 1)
    }
    return canvas.box(rect, title: title).inset(left: 1, right: 1)
  }

  /// How much room there is inside the frame around an area, if it has one.
  static func inside(_ rect: Rect) -> Size {
    let isFramed = hasFrame(rect)
    return Size(
      width: rect.width - (isFramed ? 4 : 2), height: rect.height - (isFramed ? 2 : 0))
  }
}

extension Key {
  /// Whether it asks for help where no text takes it.
  fileprivate func asksForHelp(beside top: any Overlay) -> Bool {
    self == .function(1) || self == .character("?") && !top.takesText
  }
}

extension Model {
  /// Shows what the keys do in the topmost overlay, if that is asked for, and says whether it was.
  mutating func helpInOverlay(on key: Key) -> Bool {
    guard let top = bench.overlays.last, key.asksForHelp(beside: top) else { return false }
    if let help = furnishing.help(top) { bench.show(help) }
    return true
  }
}
