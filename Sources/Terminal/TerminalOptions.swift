package import Canvas

package enum ColourChoice: Equatable, Sendable {
  /// As the variable NO_COLOR and the terminal allow.
  case automatic
  /// Whenever the terminal has colours.
  case always
  case never
}

/// What the user chose about the screen.
package struct TerminalOptions: Equatable, Sendable {
  package var colour: ColourChoice
  /// The glyphs to use, or nil for what the locale and the terminal can show.
  package var glyphs: GlyphSet?
  /// Whether the program takes the mouse from the start.
  package var mouse: Bool

  /// Makes options; the defaults suit nearly everybody.
  package init(
    colour: ColourChoice = .automatic, glyphs: GlyphSet? = nil, mouse: Bool = true
  ) {
    self.colour = colour
    self.glyphs = glyphs
    self.mouse = mouse
  }
}
