import Canvas

package struct Outcome<Model> {
  /// The code for the process to exit with.
  package let exitCode: Int32
  /// The last model, with what the durable effects reported at the end.
  package let model: Model
}

/// Runs a program on a front end: events and messages in, frames and effects out.
///
/// Belongs to one thread, which it occupies until the program ends.
package final class Loop<P: Program> {
  /// The code of a program that ended because its terminal went away.
  package static var hangUpCode: Int32 { 129 }

  /// How many frames after an event are drawn without regard to the frame interval.
  private static var promptFrames: Int { 4 }

  private let frontEnd: any FrontEnd
  private let mailbox: Mailbox<P.Message>
  private let runner: EffectRunner<P.Effect, P.Message>
  private let effects: EffectPool<P.Effect, P.Message>
  private let clock = ContinuousClock()
  private let frameInterval: Duration
  private var model: P.Model
  private var frame: Frame<P.Action>
  private var isStale = true
  private var lastDrawn: ContinuousClock.Instant?
  private var framesSinceEvent = 0
  private var exitCode: Int32?

  /// Makes a loop; nothing is drawn or started before `run`.
  ///
  /// The frame interval holds messages back that stream in; a key press is always drawn at once.
  package init(
    _ model: P.Model, on frontEnd: any FrontEnd, frameInterval: Duration = .microseconds(16_667),
    runner: @escaping EffectRunner<P.Effect, P.Message>
  ) {
    let mailbox = Mailbox<P.Message>(wake: frontEnd.wake)
    self.mailbox = mailbox
    self.runner = runner
    self.frontEnd = frontEnd
    self.frameInterval = frameInterval
    self.model = model
    frame = Frame(size: Size(width: 0, height: 0), glyphs: frontEnd.glyphs)
    effects = EffectPool(mailbox: mailbox, wake: frontEnd.wake, runner: runner)
  }

  /// Where other threads leave messages, for example a watcher of files.
  package var messages: Mailbox<P.Message> { mailbox }

  /// Runs until the program quits or its terminal is gone, after giving it first messages.
  ///
  /// Waits for every durable effect, lets the model know their results, then stops the front end.
  package func run(first: [P.Message] = []) -> Outcome<P.Model> {
    for message in first { apply(message) }
    draw()
    while exitCode == nil {
      takeMessages()
      rest()
      guard exitCode == nil else { break }
      handle(frontEnd.nextEvents(within: timeToFrame))
    }
    effects.finish()
    // A result may lead to one more durable effect; what that one says is the last thing heard.
    takeMessages()
    takeMessages()
    frontEnd.stop()
    return Outcome(exitCode: exitCode ?? 0, model: model)
  }

  /// Draws what messages changed when it is due, and says so when there is nothing left to do.
  private func rest() {
    guard exitCode == nil else { return }
    if timeToFrame == .zero {
      draw()
      framesSinceEvent += 1
    }
    // In this order: an effect posts its messages before it stops counting.
    if effects.isIdle, mailbox.isEmpty, !isStale { frontEnd.markIdle() }
  }

  /// How long a changed model may wait for its picture; nil when nothing waits.
  ///
  /// The first results after an event, such as "saved", are shown at once.
  private var timeToFrame: Duration? {
    guard isStale else { return nil }
    guard framesSinceEvent >= Self.promptFrames, let lastDrawn else { return .zero }
    return max(.zero, frameInterval - (clock.now - lastDrawn))
  }

  private func handle(_ events: [InputEvent]) {
    guard !events.isEmpty else { return }
    var size: Size?
    var untaken = 0
    let closings = P.closings(model)
    for event in events where exitCode == nil {
      if case .resize(let new) = event {
        size = new
        continue
      }
      // What follows a resize was done after it.
      if let new = size.take() { dispatch(.resize(new)) }
      // What was meant for something that has just closed is not for what lies below it.
      if event.isTyped, P.closings(model) != closings {
        untaken += 1
      } else {
        dispatch(event)
      }
    }
    if let size { dispatch(.resize(size)) }
    if untaken > 0, exitCode == nil, let message = P.message(forUntaken: untaken) {
      apply(message)
    }
    framesSinceEvent = 0
    if isStale, exitCode == nil { draw() }
  }

  private func dispatch(_ event: InputEvent) {
    if event == .resumed { isStale = true }
    // A click means what the user saw, so the frame is the last one shown.
    if let message = P.message(for: event, in: frame, model) { apply(message) }
    if event == .hangUp, exitCode == nil { exitCode = Self.hangUpCode }
  }

  private func takeMessages() {
    for letter in mailbox.takeAll() where letter.isWanted { apply(letter.message) }
  }

  private func apply(_ message: P.Message) {
    let commands = P.update(&model, message)
    isStale = true
    for command in commands { perform(command) }
  }

  private func perform(_ command: Command<P.Effect>) {
    switch command {
    case .run(let id, let effect): effects.run(id: id, effect)
    case .lend(let effect):
      frontEnd.lend { runner(effect, CancelToken()) { [mailbox] in mailbox.post($0) } }
    case .quit(let code): exitCode = code
    case .suspend: frontEnd.suspend()
    case .redraw: frontEnd.redraw()
    case .setMouse(let on): frontEnd.setMouse(on)
    }
  }

  private func draw() {
    frame = P.view(model)
    frontEnd.present(frame.canvas, cursor: frame.cursor)
    isStale = false
    lastDrawn = clock.now
  }
}

extension InputEvent {
  /// Whether a person at the keyboard did it, rather than the window.
  fileprivate var isTyped: Bool {
    switch self {
    case .key, .paste, .mouse: true
    case .resize, .resumed, .hangUp: false
    }
  }
}
