import Canvas
import Runtime

/// A list, a counter, a field and two effects: what the tests drive on a pseudo-terminal.
enum Demo: Program {
  struct Model: Equatable {
    var size: Size
    var glyphs: GlyphSet
    var selection = 0
    var counter = 0
    var saved = 0
    var field = ""
    var isTyping = false
    var last = "none"
    var hasMouse = true
  }

  enum Message: Equatable, Sendable {
    case event(InputEvent)
    case select(Int)
    case counted(Int)
    case saved
  }

  enum Effect: Equatable, Sendable, LaneChoosing {
    case count(to: Int)
    case save
    case crash
    var lane: Lane { self == .save ? .durable : .computation }
  }

  struct Row: Equatable, Sendable {
    var index: Int
  }

  static let rowCount = 30
  static let firstRow = 3

  static func message(
    for event: InputEvent, in frame: Frame<Row>, _ model: Model
  ) -> Message? {
    if case .mouse(let mouse) = event, mouse.kind == .press,
      let row = frame.action(at: mouse.at)
    {
      return .select(row.index)
    }
    return .event(event)
  }

  static func update(_ model: inout Model, _ message: Message) -> [Command<Effect>] {
    switch message {
    case .select(let row): model.selection = row
    case .counted(let number): model.counter = number
    case .saved: model.saved += 1
    case .event(let event):
      model.last = "\(event)"
      return handle(event, &model)
    }
    return []
  }

  private static func handle(_ event: InputEvent, _ model: inout Model) -> [Command<Effect>] {
    switch event {
    case .key(.escape): model.isTyping = false
    case .key(.character(let character)) where model.isTyping: model.field.append(character)
    case .paste(let text): if model.isTyping { model.field += text }
    case .key(.control("z")): return [.suspend]
    case .key(.control("c")): return [.quit(0)]
    case .key(.control("l")): return [.redraw]
    case .key(.up): model.selection = max(0, model.selection - 1)
    case .key(.down): model.selection = min(rowCount - 1, model.selection + 1)
    case .key(.character(let character)): return command(character, &model)
    case .resize(let size): model.size = size
    default: break
    }
    return []
  }

  private static func command(_ character: Character, _ model: inout Model) -> [Command<Effect>] {
    switch character {
    case "j": model.selection = min(rowCount - 1, model.selection + 1)
    case "k": model.selection = max(0, model.selection - 1)
    case "i": model.isTyping = true
    case "a": return [.run(id: "count", .count(to: 50))]
    case "s": return [.run(id: "save", .save)]
    case "m":
      model.hasMouse.toggle()
      return [.setMouse(model.hasMouse)]
    case "W": return [.run(id: "crash", .crash)]
    case "q": return [.quit(0)]
    case "Q": return [.run(id: "save", .save), .quit(7)]
    default: Crash.perform(character)
    }
    return []
  }
}
