public import Canvas

/// Whether colour is used.
public enum ColourChoice: Equatable, Sendable {
  /// As the variable NO_COLOR and the terminal allow.
  case automatic
  /// Whenever the terminal has colours.
  case always
  /// Never.
  case never
}

/// What the user chose about the screen.
public struct TerminalOptions: Equatable, Sendable {
  /// Whether colour is used.
  public var colour: ColourChoice
  /// The glyphs to use, or nil for what the locale and the terminal can show.
  public var glyphs: GlyphSet?
  /// Whether the program takes the mouse from the start.
  public var mouse: Bool

  /// Makes options; the defaults suit nearly everybody.
  public init(
    colour: ColourChoice = .automatic, glyphs: GlyphSet? = nil, mouse: Bool = true
  ) {
    self.colour = colour
    self.glyphs = glyphs
    self.mouse = mouse
  }
}
