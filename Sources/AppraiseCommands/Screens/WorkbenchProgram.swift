import Canvas
import Runtime
import Synchronization
import Workbench

/// What the workbench asks for, under a name that a program's own effects do not hide.
typealias WorkbenchEffect = Effect

/// The workbench as the loop runs it.
enum WorkbenchProgram: Program {
  /// An effect with the lane that it runs on.
  struct Work: Sendable, Equatable, LaneChoosing {
    var effect: WorkbenchEffect

    var lane: Lane {
      switch effect {
      // Drafts are never held up by a disk that refuses.
      case .findFirstPlaces, .findChances, .giveUp, .saveElsewhere, .keepDraft: .computation
      case .listShelf, .open, .start, .startAnew, .record, .saveSnapshot, .openSnapshot, .editText,
        .readSnapshot, .compareSnapshots, .hashReport:
        .durable
      }
    }
  }

  static func update(_ model: inout Model, _ message: Message) -> [Runtime.Command<Work>] {
    Workbench.update(&model, message).compactMap { request in
      switch request {
      case .run(.giveUp):
        // At once: the loop drops what is handed over as it ends, and then waits for the disk.
        LiveEffects.isGivingUp.store(true, ordering: .relaxed)
        return nil
      case .run(.editText(let text, let limit)):
        return .lend(Work(effect: .editText(text, limit: limit)))
      case .run(.saveElsewhere(let path)):
        LiveEffects.otherPlace.withLock { $0 = path }
        return nil
      case .run(let effect): return .run(id: name(effect), Work(effect: effect))
      case .quit: return .quit(ExitStatus.done.rawValue)
      case .suspend: return .suspend
      case .redraw: return .redraw
      case .mouse(let isOn): return .setMouse(isOn)
      }
    }
  }

  static func view(_ model: Model) -> Frame<Action> { Workbench.view(model) }

  static func message(
    for event: InputEvent, in frame: Frame<Action>, _ model: Model
  ) -> Message? {
    Workbench.message(for: event, in: frame)
  }

  private static func name(_ effect: WorkbenchEffect) -> String {
    switch effect {
    case .findFirstPlaces: "first-places"
    case .findChances: "chances"
    case .listShelf: "list-shelf"
    case .open, .start, .startAnew: "open"
    case .record(let batch, _, _): "record-\(batch)"
    case .saveSnapshot: "save-snapshot"
    case .openSnapshot: "open-snapshot"
    case .saveElsewhere: "save-elsewhere"
    case .keepDraft: "draft"
    case .readSnapshot: "read-snapshot"
    case .compareSnapshots: "compare-snapshots"
    case .hashReport: "hash-report"
    case .giveUp: "give-up"
    case .editText: "edit-text"
    }
  }
}
