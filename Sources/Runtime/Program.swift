package import Canvas

package enum Lane: Equatable, Sendable {
  /// Writes that must not be lost: one at a time, in order, never cancelled, waited for at the end.
  case durable
  /// Work that can be repeated: one at a time, cancelled by its successor or by name.
  case computation
  /// What only leaves word for the other lanes: done at once by the loop itself.
  case immediate
}

/// An effect that says where it runs.
package protocol LaneChoosing {
  /// The lane that the effect runs on.
  var lane: Lane { get }
}

/// An application as values: one model, messages that change it, effects as data.
package protocol Program {
  /// The whole state.
  associatedtype Model
  /// What happened: something that the user did, or a result that came back.
  associatedtype Message: Sendable
  /// Work outside the model, described and not done.
  associatedtype Effect: Sendable & Equatable & LaneChoosing
  /// What a click on an area of the frame means.
  associatedtype Action: Equatable & Sendable

  /// Changes the model and says what is to be done outside it.
  static func update(_ model: inout Model, _ message: Message) -> [Command<Effect>]

  /// Draws the model; total for every model and size.
  static func view(_ model: Model) -> Frame<Action>

  /// What an event means given the frame that the user saw, or nil when it means nothing.
  static func message(
    for event: InputEvent, in frame: Frame<Action>, _ model: Model
  ) -> Message?

  /// How often something that keys were meant for has closed.
  ///
  /// Keys that arrive together were meant for what was on the screen. Once that has closed, the
  /// others of them are not dealt with.
  static func closings(_ model: Model) -> Int

  /// What tells the model that so many keys and pastes were not dealt with, or nil.
  static func message(forUntaken count: Int) -> Message?
}

extension Program {
  package static func closings(_ model: Model) -> Int { 0 }
  package static func message(forUntaken count: Int) -> Message? { nil }
}

/// What an update asks the loop to do.
package enum Command<Effect: Sendable>: Sendable {
  /// Starts an effect under a name; on the computation lane it replaces the one of that name.
  case run(id: String, Effect)
  /// Does an effect at once, with the terminal given back meanwhile; the loop waits for its end.
  case lend(Effect)
  /// Ends the program with an exit code, after every durable effect has finished.
  case quit(Int32)
  /// Stops the program as Ctrl-Z does.
  case suspend
  /// Paints the whole screen again.
  case redraw
  /// Takes the mouse or gives it back to the terminal.
  case setMouse(Bool)
}

extension Command: Equatable where Effect: Equatable {}
