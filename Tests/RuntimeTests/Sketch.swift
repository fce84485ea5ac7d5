import Canvas
import Runtime
import Synchronization

/// A program that notes what reaches it.
enum Sketch: Program {
  struct Model: Equatable {
    var size = Size(width: 20, height: 3)
    var seen: [String] = []
    /// How often x closed something.
    var closings = 0
  }

  enum Message: Equatable, Sendable {
    case event(InputEvent)
    case clicked(Int)
    case result(String)
    case untaken(Int)
  }

  enum Effect: Equatable, Sendable, LaneChoosing {
    case save(String)
    case compute(String)
    case note(String)
    var lane: Lane {
      switch self {
      case .save: .durable
      case .compute: .computation
      case .note: .immediate
      }
    }
  }

  static func update(_ model: inout Model, _ message: Message) -> [Command<Effect>] {
    switch message {
    case .result(let text):
      model.seen.append(text)
      guard text == "more" else { return [] }
      return [.run(id: "work", .compute("idle")), .run(id: "save", .save("after"))]
    case .untaken(let count): model.seen.append("\(count) untaken")
    case .clicked(let row): model.seen.append("row \(row)")
    case .event(.resize(let size)):
      model.size = size
      model.seen.append("\(size.width)x\(size.height)")
    case .event(.resumed): model.seen.append("resumed")
    case .event(.hangUp): model.seen.append("hang-up")
    case .event(.key(.character(let key))): return commands(for: key, &model)
    case .event: break
    }
    return []
  }

  private static func commands(for key: Character, _ model: inout Model) -> [Command<Effect>] {
    model.seen.append(String(key))
    if key == "x" { model.closings += 1 }
    return switch key {
    case "s": [.run(id: "save", .save("one")), .run(id: "save", .save("two"))]
    case "i": [.run(id: "save", .save("one")), .run(id: "note", .note("word"))]
    case "l": [.lend(.save("lent"))]
    case "c": [.run(id: "work", .compute("first"))]
    case "r": [.run(id: "work", .compute("first")), .run(id: "work", .compute("second"))]
    case "q": [.run(id: "save", .save("last")), .quit(4)]
    case "z": [.suspend]
    case "o": [.redraw, .setMouse(false)]
    default: []
    }
  }

  static func view(_ model: Model) -> Frame<Int> {
    var frame = Frame<Int>(size: model.size, glyphs: .ascii)
    frame.canvas.put(model.seen.last ?? "start", x: 0, y: 0)
    frame.cursor = Point(x: model.seen.count, y: 0)
    for row in 0..<model.size.height {
      frame.hits.append(HitBox(Rect(x: 0, y: row, width: model.size.width, height: 1), row))
    }
    return frame
  }

  static func message(for event: InputEvent, in frame: Frame<Int>, _ model: Model) -> Message? {
    guard case .mouse(let mouse) = event else { return .event(event) }
    return frame.action(at: mouse.at).map { .clicked($0) }
  }
}

extension Sketch {
  static func closings(_ model: Model) -> Int { model.closings }
  static func message(forUntaken count: Int) -> Message? { .untaken(count) }
}

/// Something that worker threads note in.
final class Notes: Sendable {
  private let lines = Mutex<[String]>([])
  var all: [String] { lines.withLock { $0 } }
  func add(_ line: String) { lines.withLock { $0.append(line) } }
}

extension MemoryFrontEnd {
  /// The first row of every picture.
  var titles: [String] { pictures.map { $0.canvas.text(row: 0) } }

  convenience init(_ script: [[InputEvent]]) {
    self.init(size: Size(width: 20, height: 3), glyphs: .ascii, script: script)
  }
}

/// Events of typing.
func keys(_ text: String) -> [InputEvent] { text.map { .key(.character($0)) } }
