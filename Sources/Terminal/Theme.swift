package import Canvas

/// How many colours a theme may use.
package enum ColourDepth: Equatable, Sendable, CaseIterable {
  case mono
  /// The eight or sixteen that every colour terminal has.
  case sixteen
  /// The fixed palette of 256.
  case palette
}

package struct Look: Equatable, Sendable {
  /// Attributes of text, all of which a monochrome terminal has too.
  package struct Attributes: OptionSet, Equatable, Sendable {
    package let rawValue: UInt8
    /// Makes a set from its bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let bold = Attributes(rawValue: 1)
    package static let dim = Attributes(rawValue: 2)
    package static let reverse = Attributes(rawValue: 4)
    package static let underline = Attributes(rawValue: 8)
  }

  /// The number of the foreground colour, -1 for the terminal's own.
  package var foreground: Int16
  /// The number of the background colour, -1 for the terminal's own.
  package var background: Int16
  package var attributes: Attributes

  /// Makes a look; without arguments that of plain text.
  package init(
    _ foreground: Int16 = -1, on background: Int16 = -1, _ attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}

/// The look of every role at each colour depth.
///
/// Blue and orange carry what other programs show in green and red, since nearly everybody can
/// tell those two apart. Colours on the terminal's own background were chosen so that they can
/// be read on black and on white; where no such colour exists, a role brings its own background.
package enum Theme {
  /// The look of a role.
  package static func look(_ role: Role, depth: ColourDepth) -> Look {
    switch depth {
    case .mono: mono(role)
    case .sixteen: sixteen(role)
    case .palette: palette(role)
    }
  }

  private static func mono(_ role: Role) -> Look {
    switch role {
    case .normal, .tab, .good, .bar1, .bar2, .bar3, .bar4: Look()
    case .muted, .rule, .barUnknown, .hint: Look(-1, .dim)
    case .heading, .accent: Look(-1, .bold)
    case .selected: Look(-1, .reverse)
    case .tabActive, .danger: Look(-1, [.reverse, .bold])
    case .field: Look(-1, .underline)
    case .warning, .match: Look(-1, [.bold, .underline])
    }
  }

  private static func sixteen(_ role: Role) -> Look {
    let (black, red, yellow, blue, cyan, white): (Int16, Int16, Int16, Int16, Int16, Int16) =
      (0, 1, 3, 4, 6, 7)
    return switch role {
    case .accent, .good, .bar1: Look(blue, .bold)
    case .warning: Look(black, on: yellow)
    case .danger: Look(white, on: red, .bold)
    case .bar2: Look(yellow)
    case .bar4: Look(cyan)
    case .normal, .muted, .heading, .selected, .field, .rule, .tabActive, .tab, .hint, .match,
      .bar3, .barUnknown:
      mono(role)
    }
  }

  private static func palette(_ role: Role) -> Look {
    // Contrast with black and with white: blue 4.6 and 4.6, orange 4.5 and 4.7, grey 4.7 and 4.5,
    // teal 4.6 and 4.5; white on navy 6.5, white on deep red 7.4, black on amber 9.3.
    let (blue, orange, grey, teal): (Int16, Int16, Int16, Int16) = (63, 130, 243, 29)
    let (white, navy, deepRed, black, amber): (Int16, Int16, Int16, Int16, Int16) =
      (231, 25, 124, 16, 214)
    return switch role {
    case .muted, .rule, .hint, .barUnknown: Look(grey)
    case .accent: Look(blue, .bold)
    case .good, .bar1: Look(blue)
    case .selected: Look(white, on: navy)
    case .tabActive: Look(white, on: navy, .bold)
    case .warning: Look(black, on: amber)
    case .danger: Look(white, on: deepRed, .bold)
    case .bar2: Look(orange)
    case .bar3: Look(grey)
    case .bar4: Look(teal)
    case .normal, .heading, .field, .tab, .match: mono(role)
    }
  }
}
