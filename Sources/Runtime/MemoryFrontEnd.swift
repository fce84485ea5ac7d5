package import Canvas
import Synchronization

/// A front end without a terminal: scripted events in, frames out.
///
/// A batch of events is handed out only when the loop has said that it is idle, so a script needs
/// no pauses. After the last batch it hangs up.
package final class MemoryFrontEnd: FrontEnd {
  /// What the program asked for, apart from pictures.
  package enum Request: Equatable, Sendable {
    case redraw
    case suspend
    /// To lend the screen to something else.
    case lend
    /// The mouse on or off.
    case setMouse(Bool)
    case stop
  }

  package struct Picture: Equatable, Sendable {
    package let canvas: Canvas
    /// Where the cursor stands, nil when hidden.
    package let cursor: Point?
  }

  /// The size that it claims to have.
  package private(set) var size: Size
  /// The glyphs that it claims to show.
  package let glyphs: GlyphSet
  /// Every picture shown, without repetitions.
  package private(set) var pictures: [Picture] = []
  package private(set) var requests: [Request] = []
  /// How often the loop was idle.
  package private(set) var idleCount = 0

  private var script: [[InputEvent]]
  private var isIdle = false
  private var hasResumed = false
  private let bellPipe = Pipe()

  /// Makes a front end that plays batches of events.
  package init(size: Size, glyphs: GlyphSet, script: [[InputEvent]]) {
    self.size = size
    self.glyphs = glyphs
    self.script = script
  }

  package var wake: @Sendable () -> Void {
    { [bellPipe] in bellPipe?.ring() }
  }

  /// The next batch when the loop is idle; otherwise waits for a wake-up.
  package func nextEvents(within limit: Duration?) -> [InputEvent] {
    if hasResumed {
      hasResumed = false
      return [.resumed]
    }
    guard isIdle else {
      // With a time limit the loop owes a frame and will not sleep through it.
      if limit == nil { _ = bellPipe?.wait() }
      return []
    }
    isIdle = false
    guard !script.isEmpty else { return [.hangUp] }
    let batch = script.removeFirst()
    for case .resize(let size) in batch { self.size = size }
    return batch
  }

  /// Keeps the picture if it differs from the last one.
  package func present(_ canvas: Canvas, cursor: Point?) {
    let picture = Picture(canvas: canvas, cursor: cursor)
    if pictures.last != picture { pictures.append(picture) }
  }

  package func redraw() { requests.append(.redraw) }

  /// Notes the request and is resumed at once.
  package func suspend() {
    requests.append(.suspend)
    hasResumed = true
  }

  /// Notes the request and is resumed when the work is done.
  package func lend(_ work: () -> Void) {
    requests.append(.lend)
    work()
    hasResumed = true
  }

  package func setMouse(_ on: Bool) { requests.append(.setMouse(on)) }

  package func markIdle() {
    isIdle = true
    idleCount += 1
  }

  package func stop() { requests.append(.stop) }
}
