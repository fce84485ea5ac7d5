/// The signs that drawing uses, each one column wide.
public enum GlyphSet: Equatable, Hashable, Sendable, CaseIterable {
  /// Lines, blocks and arrows.
  case unicode
  /// ASCII alone, for terminals and fonts that have nothing else.
  case ascii

  /// A horizontal rule.
  public var horizontal: Unicode.Scalar { pick("─", "-") }
  /// A vertical rule.
  public var vertical: Unicode.Scalar { pick("│", "|") }
  /// The top left corner of a frame.
  public var topLeft: Unicode.Scalar { pick("┌", "+") }
  /// The top right corner of a frame.
  public var topRight: Unicode.Scalar { pick("┐", "+") }
  /// The bottom left corner of a frame.
  public var bottomLeft: Unicode.Scalar { pick("└", "+") }
  /// The bottom right corner of a frame.
  public var bottomRight: Unicode.Scalar { pick("┘", "+") }
  /// What stands before the selected row.
  public var selection: Unicode.Scalar { pick("►", ">") }
  /// Yes, done, chosen.
  public var tick: Unicode.Scalar { pick("✓", "+") }
  /// No, not done.
  public var cross: Unicode.Scalar { pick("✗", "-") }
  /// What stands before an item of a list.
  public var bullet: Unicode.Scalar { pick("•", "*") }
  /// What points from one thing to the next.
  public var arrow: Unicode.Scalar { pick("→", ">") }
  /// There is more above.
  public var moreAbove: Unicode.Scalar { pick("↑", "^") }
  /// There is more below.
  public var moreBelow: Unicode.Scalar { pick("↓", "v") }
  /// There is more to the left.
  public var moreLeft: Unicode.Scalar { pick("‹", "<") }
  /// The left end of a line of values.
  public var lineStart: Unicode.Scalar { pick("├", "|") }
  /// The right end of a line of values.
  public var lineEnd: Unicode.Scalar { pick("┤", "|") }
  /// A tick on a line of values.
  public var lineTick: Unicode.Scalar { pick("┼", "+") }
  /// Where two lines of a chart cross.
  public var crossing: Unicode.Scalar { pick("╳", "X") }
  /// A vertical line that only points at something.
  public var dotted: Unicode.Scalar { pick("┊", ":") }
  /// A line of a chart low, in the middle and high in its cell; empty where there are none.
  public var lineLevels: [Unicode.Scalar] { self == .unicode ? ["▁", "─", "▔"] : [] }
  /// The stretch of a line between two values.
  public var lineStretch: Unicode.Scalar { pick("━", "=") }
  /// Where the value stands on its line.
  public var diamond: Unicode.Scalar { pick("◆", "*") }
  /// Where a former value stood on its line.
  public var hollowDiamond: Unicode.Scalar { pick("◇", "o") }
  /// What stands for text that was cut off.
  public var ellipsis: String { self == .unicode ? "…" : "..." }

  /// The four fills of bars, which differ without colour.
  public var barFills: [Unicode.Scalar] {
    self == .unicode ? ["█", "▓", "▒", "░"] : ["#", "+", "=", "-"]
  }
  /// The part of a bar that is not known.
  public var barUnknown: Unicode.Scalar { pick("·", ".") }
  /// Blocks that fill one to seven eighths of a cell from its left; empty where there are none.
  public var eighths: [Unicode.Scalar] {
    self == .unicode ? ["▏", "▎", "▍", "▌", "▋", "▊", "▉"] : []
  }

  /// The dot of somebody or something that has come so far.
  public func sign(of dot: Dot) -> Unicode.Scalar {
    switch dot {
    case .open: pick("○", ".")
    case .begun: pick("◐", "o")
    case .done: pick("●", "@")
    }
  }

  private func pick(_ unicode: Unicode.Scalar, _ ascii: Unicode.Scalar) -> Unicode.Scalar {
    self == .unicode ? unicode : ascii
  }
}
