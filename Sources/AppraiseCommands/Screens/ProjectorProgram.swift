import AppraisalFindings
import Canvas
import Runtime
import Workbench

/// The projector as the loop runs it.
enum ProjectorProgram: Program {
  /// What is done outside it.
  enum Work: Sendable, Equatable, LaneChoosing {
    case tookArrival(Int)
    case findFirstPlaces(generation: Int, Findings)

    var lane: Lane {
      switch self {
      case .tookArrival: .immediate
      case .findFirstPlaces: .computation
      }
    }
  }

  static func update(
    _ projector: inout Projector, _ message: Projector.Message
  ) -> [Runtime.Command<Work>] {
    projector.take(message).map(command)
  }

  /// What the loop is to do for a request.
  static func command(_ request: Projector.Request) -> Runtime.Command<Work> {
    switch request {
    case .quit: .quit(0)
    case .redraw: .redraw
    case .tookArrival(let number): .run(id: "took-arrival", .tookArrival(number))
    case .findFirstPlaces(let generation, let findings):
      .run(id: "first-places", .findFirstPlaces(generation: generation, findings))
    }
  }

  static func view(_ projector: Projector) -> Frame<Never> { projector.frame }

  /// Nothing on it can be clicked, and it takes no text.
  static func message(
    for event: InputEvent, in frame: Frame<Never>, _ projector: Projector
  ) -> Projector.Message? {
    switch event {
    case .key(.unknown), .paste, .mouse: nil
    case .key(let key): .pressed(key)
    case .resize(let size): .resized(size)
    case .resumed: .resumed
    case .hangUp: .hangUp
    }
  }
}
