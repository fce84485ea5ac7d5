package import Canvas
import PlainText

/// A list of commands that can be searched and run.
package struct CommandMenu: Overlay {
  package enum Extent: Equatable, Sendable {
    /// `?`: what applies here.
    case help
    /// Everything, found by a few letters.
    case palette
  }

  package let extent: Extent
  private let registry: Registry
  /// What is being searched for.
  package private(set) var search = TextEntry.search
  /// Whether what was typed last had no room.
  private var isFull = false
  /// The selected row among those found.
  package private(set) var selected = 0

  init(_ extent: Extent, _ registry: Registry) {
    self.extent = extent
    self.registry = registry
  }

  package var hints: [KeyHint] { [KeyHint(.enter, "run"), KeyHint(.escape, "close")] }
  package var takesText: Bool { true }

  /// The commands that the menu lists in a place: those of the place first, then by what is
  /// searched for.
  package func commands(in place: Place) -> [Command] {
    let words = search.text.lowercased().filter { $0 != " " }
    let all = registry.all.filter { extent == .palette || $0.applies(in: place) }
    let ordered =
      extent == .help
      ? CommandSection.allCases.flatMap { section in all.filter { $0.section == section } } : all
    guard !words.isEmpty else { return ordered }
    // What holds the words as they stand comes before what holds their letters somewhere.
    let typed = search.text.lowercased()
    let names = ordered.map { ($0, ($0.title + " " + $0.id).lowercased()) }
    let near = names.filter { $0.1.hasPrefix(typed) }
    let inside = names.filter { !$0.1.hasPrefix(typed) && $0.1.contains(typed) }
    let far = names.filter { !$0.1.contains(typed) && Self.holds($0.1, inOrder: words) }
    return (near + inside + far).map(\.0)
  }

  /// Whether a text holds letters in the given order, with others between them.
  static func holds(_ text: String, inOrder typed: String) -> Bool {
    var rest = typed[...]
    for character in text where character == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }

  package mutating func press(_ key: Key, _ bench: inout Bench) -> Bool {
    isFull = false
    let found = commands(in: bench.place)
    if key == .enter {
      guard found.indices.contains(selected) else { return true }
      let command = found[selected]
      bench.then { model throws(Refusal) in try model.run(command) }
      return false
    }
    if let row = Motion.rowBesideText(key, from: selected, of: found.count) {
      selected = max(0, row)
    } else if let outcome = search.find(key) {
      isFull = outcome.isRefused
      selected = 0
    }
    return true
  }

  package mutating func click(_ action: Action, _ bench: inout Bench) -> Bool {
    guard case .overlayRow(let row) = action, commands(in: bench.place).indices.contains(row) else {
      return true
    }
    selected = row
    return press(.enter, &bench)
  }

  package mutating func paste(_ text: String) -> Bool {
    isFull = search.insert(text).isRefused
    selected = 0
    return true
  }

  package func draw(_ model: Model, on frame: inout Frame<Action>, in rect: Rect) {
    var area = rect
    let room = type(of: model.room)
    if extent == .help, rect.height >= 12 {
      // What the place is for comes first; the menu takes the rest.
      let lines = DisplayText.wrap(room.purpose, width: max(1, rect.width - 2))
      frame.canvas.fill(rect)
      for (index, line) in lines.prefix(2).enumerated() {
        frame.canvas.put(line, x: rect.x + 1, y: rect.y + index)
      }
      area = rect.splitTop(min(2, lines.count)).rest
    }
    let found = commands(in: model.bench.place)
    let items = found.map { command in
      MenuItem(
        command.title, key: command.keys.first?.name ?? "",
        disabledReason: model.refusal(of: command),
        section: search.isEmpty && extent == .help ? command.section.rawValue : "")
    }
    let view = MenuView(
      title: isFull
        ? TextEntry.searchIsFull
        : extent == .help ? "\(room.title): what you can do" : "All commands", items: items,
      selected: found.isEmpty ? nil : selected, filter: search,
      emptyText: "No command is called that.")
    let drawn = view.draw(on: &frame.canvas, in: area)
    frame.add(drawn) { .overlayRow($0) }
  }
}
