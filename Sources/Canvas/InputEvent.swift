/// A key as the terminal reports it, after escape sequences have been assembled.
public enum Key: Equatable, Hashable, Sendable {
  /// A printable character without Control or Alt.
  case character(Character)
  /// A letter or sign with Control, as its lower-case character: `.control("p")`.
  case control(Character)
  /// A character with Alt.
  case alt(Character)
  /// The Enter key.
  case enter
  /// The Escape key on its own.
  case escape
  /// The Tab key.
  case tab
  /// Shift and Tab.
  case backTab
  /// Backspace.
  case backspace
  /// Delete.
  case delete
  /// Insert.
  case insert
  /// Up.
  case up
  /// Down.
  case down
  /// Left.
  case left
  /// Right.
  case right
  /// Control and Left: a word to the left.
  case wordLeft
  /// Control and Right: a word to the right.
  case wordRight
  /// Home.
  case home
  /// End.
  case end
  /// Control and Home: to the start of everything.
  case toStart
  /// Control and End: to the end of everything.
  case toEnd
  /// Page up.
  case pageUp
  /// Page down.
  case pageDown
  /// A function key, from 1.
  case function(Int)
  /// A sequence that no key is known for; always ignored.
  case unknown
}

/// What the mouse did, at a cell.
public struct MouseEvent: Equatable, Sendable {
  /// The kinds of mouse event that the program uses.
  public enum Kind: Equatable, Sendable {
    /// The left button went down.
    case press
    /// The mouse moved with the left button down.
    case drag
    /// The left button went up.
    case release
    /// The wheel turned away from the user.
    case wheelUp
    /// The wheel turned towards the user.
    case wheelDown
  }

  /// What happened.
  public var kind: Kind
  /// Where.
  public var at: Point

  /// Makes a mouse event.
  public init(kind: Kind, at: Point) {
    self.kind = kind
    self.at = at
  }
}

/// Everything that a terminal can tell the program.
public enum InputEvent: Equatable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// Text was pasted; line ends are LF, escape and control characters already taken out.
  case paste(String)
  /// The mouse was used.
  case mouse(MouseEvent)
  /// The window has a new size.
  case resize(Size)
  /// The program runs again after having been stopped.
  case resumed
  /// The terminal is gone, or a signal asks the program to end.
  case hangUp
}
