import AppraisalFolder
import Canvas
import Runtime
import Workbench

/// What the workbench asks for, under a name that a program's own effects do not hide.
typealias WorkbenchEffect = Effect

/// The workbench as the loop runs it.
enum WorkbenchProgram: Program {
  /// An effect with the lane that it runs on.
  struct Work: Sendable, Equatable, LaneChoosing {
    var effect: WorkbenchEffect
    var lane: Lane
  }

  static func update(_ model: inout Model, _ message: Message) -> [Runtime.Command<Work>] {
    Workbench.update(&model, message).map { request in
      switch request {
      case .run(let effect): command(for: effect)
      case .quit: .quit(ExitStatus.done.rawValue)
      case .suspend: .suspend
      case .redraw: .redraw
      case .mouse(let isOn): .setMouse(isOn)
      }
    }
  }

  static func view(_ model: Model) -> Frame<Action> { Workbench.view(model) }

  static func message(
    for event: InputEvent, in frame: Frame<Action>, _ model: Model
  ) -> Message? {
    Workbench.message(for: event, in: frame)
  }

  static func closings(_ model: Model) -> Int { model.bench.closings }

  static func message(forUntaken count: Int) -> Message? { .untaken(count) }

  /// Where an effect runs, and under which name; a computation replaces the one of its name.
  private static func command(for effect: WorkbenchEffect) -> Runtime.Command<Work> {
    func run(_ lane: Lane, _ name: String) -> Runtime.Command<Work> {
      .run(id: name, Work(effect: effect, lane: lane))
    }
    switch effect {
    case .listShelf: return run(.durable, "list-shelf")
    case .open, .start, .startAnew, .startIn: return run(.durable, "open")
    case .askForKey: return run(.durable, "ask-for-key")
    case .seal: return run(.durable, "seal")
    case .showSlip: return run(.durable, "show-slip")
    case .sit: return run(.durable, "sit")
    case .record(let batch, _, _, _): return run(.durable, "record-\(batch)")
    case .saveSnapshot: return run(.durable, "save-snapshot")
    case .openSnapshot: return run(.durable, "open-snapshot")
    case .readSnapshot: return run(.durable, "read-snapshot")
    case .compareSnapshots: return run(.durable, "compare-snapshots")
    case .hashReport: return run(.durable, "hash-report")
    // Drafts are never held up by a disk that refuses.
    case .keepDraft: return run(.computation, "draft")
    case .keepSeen: return run(.computation, "seen")
    case .findFirstPlaces: return run(.computation, "first-places")
    case .findChances: return run(.computation, "chances")
    // The durable lane is waiting for these.
    case .saveElsewhere: return run(.immediate, "save-elsewhere")
    case .giveUp: return run(.immediate, "give-up")
    // Whoever follows the folder waits for it.
    case .tookArrival: return run(.immediate, "took-arrival")
    case .tellTime: return run(.immediate, "tell-time")
    // It is done on a thread of its own.
    case .tellPlace: return run(.immediate, "tell-place")
    case .editText: return .lend(Work(effect: effect, lane: .immediate))
    }
  }
}
