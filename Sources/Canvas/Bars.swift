import PlainText

/// One tab of a tab strip.
public struct Tab: Equatable, Sendable {
  /// The key that opens it, shown before its title; it may be empty.
  public var key: String
  /// The title.
  public var title: String
  /// A shorter title for narrow screens.
  public var short: String

  /// Makes a tab; without a short title it shows its key alone on narrow screens.
  public init(key: String = "", title: String, short: String = "") {
    self.key = key
    self.title = title
    self.short = short
  }
}

/// The row of places, of which one is open; a click means the index of a tab.
public struct TabStrip: Equatable, Sendable {
  /// The tabs.
  public var tabs: [Tab]
  /// The tab that is open.
  public var active: Int?

  /// Makes a strip.
  public init(tabs: [Tab], active: Int?) {
    self.tabs = tabs
    self.active = active
  }

  /// Draws the strip into the first row of an area: full titles, else short ones, else keys.
  ///
  /// The open tab stands in brackets and keeps its full title as long as that fits; where the tabs
  /// do not fit even as keys, the last ones go, and the open one stays.
  public func draw(on canvas: inout Canvas, in rect: Rect) -> Drawn<Int> {
    var drawn = Drawn<Int>()
    guard !rect.isEmpty else { return drawn }
    var x = rect.x
    for (index, label) in labels(width: rect.width) {
      let isActive = index == active
      let used = canvas.put(
        isActive ? "[\(label)]" : " \(label) ", x: x, y: rect.y, width: rect.maxX - x,
        role: isActive ? .tabActive : .tab)
      drawn.hits.append(HitBox(Rect(x: x, y: rect.y, width: used, height: 1), index))
      if isActive { drawn.cursor = Point(x: x, y: rect.y) }
      x += used + 1
    }
    return drawn
  }

  /// The tabs shown in a width, with their labels.
  func labels(width: Int) -> [(index: Int, label: String)] {
    let full = tabs.map { join($0.key, $0.title) }
    let short = tabs.map { join($0.key, $0.short) }
    let keys = tabs.map { $0.key.isEmpty ? join("", $0.short) : $0.key }
    var forms = [full, withFullActive(short, full), short, withFullActive(keys, full), keys]
      .map { Array(zip(tabs.indices, $0)) }
    while let last = forms.last, last.count > 1 {
      let drop = last.lastIndex { $0.0 != active } ?? 0
      forms.append(last.enumerated().filter { $0.offset != drop }.map(\.element))
    }
    let fitting = forms.first { form in
      form.reduce(-1) { $0 + DisplayText.displayWidth($1.1) + 3 } <= width
    }
    return (fitting ?? forms.last ?? []).map { (index: $0.0, label: $0.1) }
  }

  private func withFullActive(_ labels: [String], _ full: [String]) -> [String] {
    zip(labels.indices, labels).map { $0 == active ? full[$0] : $1 }
  }

  private func join(_ key: String, _ title: String) -> String {
    key.isEmpty ? title : title.isEmpty ? key : "\(key) \(title)"
  }
}

/// One key and what it does here.
public struct Hint: Equatable, Sendable {
  /// The key, as it is written on the key cap.
  public var key: String
  /// What it does, in a word or two.
  public var label: String

  /// Makes a hint.
  public init(key: String, label: String) {
    self.key = key
    self.label = label
  }
}

/// The bottom row with the keys that matter; a click means the index of a hint.
public struct HintBar: Equatable, Sendable {
  /// The hints, the most useful first; the last one stands at the right and is dropped last.
  public var hints: [Hint]

  /// Makes a bar.
  public init(_ hints: [Hint]) {
    self.hints = hints
  }

  /// Draws the bar into the first row of an area.
  ///
  /// Where there is no room for all hints, those before the last one are dropped from the right,
  /// so that help is the last thing that goes.
  public func draw(on canvas: inout Canvas, in rect: Rect) -> Drawn<Int> {
    var drawn = Drawn<Int>()
    let area = rect.splitTop(1).top
    guard !area.isEmpty, let help = hints.last else { return drawn }
    canvas.fill(area, role: .hint)
    let helpWidth = min(Self.width(help), area.width)
    var x = area.x
    for (index, hint) in hints.dropLast().enumerated() {
      let width = Self.width(hint)
      guard x + width + 3 + helpWidth <= area.maxX else { break }
      drawn.hits.append(draw(hint, index, on: &canvas, x: x, y: area.y, edge: area.maxX))
      x += width + 3
    }
    let last = draw(
      help, hints.count - 1, on: &canvas, x: area.maxX - helpWidth, y: area.y, edge: area.maxX)
    drawn.hits.append(last)
    return drawn
  }

  private func draw(
    _ hint: Hint, _ index: Int, on canvas: inout Canvas, x: Int, y: Int, edge: Int
  ) -> HitBox<Int> {
    let key = canvas.put(hint.key, x: x, y: y, width: edge - x, role: .accent)
    let label = canvas.put(
      hint.label, x: x + key + 1, y: y, width: edge - x - key - 1, role: .hint)
    return HitBox(Rect(x: x, y: y, width: min(key + 1 + label, edge - x), height: 1), index)
  }

  private static func width(_ hint: Hint) -> Int {
    DisplayText.displayWidth(hint.key) + 1 + DisplayText.displayWidth(hint.label)
  }
}
