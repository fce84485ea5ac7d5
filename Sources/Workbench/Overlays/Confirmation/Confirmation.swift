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

  init(
    title: String, words: String, key: Character, label: String, act: @escaping Bench.Errand
  ) {
    self.title = title
    self.words = words
    self.key = key
    self.label = label
    self.act = act
  }

  package var hints: [KeyHint] { [KeyHint(.character(key), label), KeyHint(.escape, "stay")] }
  package var scrolls: Bool { false }

  package mutating func press(_ key: Key, _ bench: inout Bench) -> Bool {
    if key == .character(self.key) {
      bench.then(act)
    } else {
      bench.say(.plain, "Nothing was done.")
    }
    return false
  }

  package mutating func click(_ action: Action, _ bench: inout Bench) -> Bool {
    guard case .overlayField(let field) = action else { return true }
    return field == -1 ? press(.character(key), &bench) : false
  }

  package func draw(_ model: Model, on frame: inout Frame<Action>, in rect: Rect) {
    let view = DialogView(
      title: title, body: [words],
      buttons: [
        DialogButton(key: "Esc", label: "stay"), DialogButton(key: String(key), label: label),
      ])
    let drawn = view.draw(on: &frame.canvas, in: rect)
    frame.add(drawn) { .overlayField($0 == 1 ? -1 : 0) }
  }
}
