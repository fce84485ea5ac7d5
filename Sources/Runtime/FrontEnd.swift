package import Canvas

/// What the loop needs of a terminal, or of something that stands in for one.
///
/// Used from the main thread only; `wake` alone may be called from any thread.
package protocol FrontEnd: AnyObject {
  /// The size of the screen now.
  var size: Size { get }
  /// The glyphs that it can show.
  var glyphs: GlyphSet { get }
  /// Ends a wait for events early.
  var wake: @Sendable () -> Void { get }

  /// Waits for events and returns all that are there; nothing after a wake-up or the time limit.
  ///
  /// Without a limit it waits for as long as it takes, using no processor time.
  func nextEvents(within limit: Duration?) -> [InputEvent]

  /// Shows a picture; writes nothing when it is already there.
  func present(_ canvas: Canvas, cursor: Point?)

  /// Makes the next `present` paint every cell.
  func redraw()

  /// Gives the terminal back and stops the process until it is continued; `resumed` follows.
  func suspend()

  /// Gives the terminal back while something else uses it, then takes it again; `resumed` follows.
  func lend(_ work: () -> Void)

  /// Takes the mouse or gives it back to the terminal.
  func setMouse(_ on: Bool)

  /// Told after each batch when everything that was asked for is done and shown.
  func markIdle()

  /// Gives the terminal back for good; may be called twice.
  func stop()
}
