package import Canvas

/// A question before something that cannot be undone; its key is not the key that asked.
package struct Confirmation: Overlay {
  /// What is about to happen.
  package let title: String
  /// What it means.
  package let words: String
  /// The key that goes ahead.
  package let key: Character
  /// What that key does, in a word or two.
  let label: String
  let act: Bench.Errand
  /// The first visible line of the words.
  private var offset = 0

  init(
    title: String, words: String, key: Character, label: String, act: @escaping Bench.Errand
  ) {
    self.title = title
    self.words = words
    self.key = key
    self.label = label
    self.act = act
  }

  package var hints: [KeyHint] {
    [KeyHint(.character(key), label), KeyHint(.escape, "stay", name: Self.staying)]
  }
  package var asksForItsKeys: Bool { true }

  /// The keys that change nothing.
  private static let staying = "Esc, n"

  package mutating func press(_ key: Key, _ bench: inout Bench) -> Bool {
    if key == .character(self.key) {
      bench.then(act)
      return false
    }
    if key == .character("n") { return leave(&bench) }
    if reads(on: key, in: bench.content) { return true }
    // What was typed on along with it was not meant for the question either.
    bench.closings += 1
    bench.say(
      .plain, "\(self.key) is for: \(label). Esc or n: stay. No other key does anything here.")
    return true
  }

  package mutating func leave(_ bench: inout Bench) -> Bool {
    bench.say(.plain, "Nothing was done.")
    return false
  }

  package mutating func click(_ action: Action, _ bench: inout Bench) -> Bool {
    guard case .overlayField(let field) = action else { return true }
    return field == -1 ? press(.character(key), &bench) : leave(&bench)
  }

  private var view: DialogView {
    DialogView(
      title: title, body: [words],
      buttons: [
        DialogButton(key: Self.staying, label: "stay"),
        DialogButton(key: String(key), label: label),
      ], focused: nil, offset: offset)
  }

  /// Goes on or back in a question that is too long for the window, and says whether it is.
  private mutating func reads(on key: Key, in rect: Rect) -> Bool {
    if case .character = key { return false }
    var end = view
    end.offset = Motion.end
    let last = end.firstLine(in: rect)
    guard last > 0, let line = Motion.line(key, from: offset, page: 3) else { return false }
    offset = min(line, last)
    return true
  }

  package func draw(_ model: Model, on frame: inout Frame<Action>, in rect: Rect) {
    let drawn = view.draw(on: &frame.canvas, in: rect)
    if let first = drawn.hits.first { frame.cursor = Point(x: first.rect.x, y: first.rect.y) }
    frame.add(drawn) { .overlayField($0 == 1 ? -1 : 0) }
  }
}
