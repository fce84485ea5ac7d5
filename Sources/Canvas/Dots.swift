import PlainText

/// How far somebody or something has come.
public enum Dot: Equatable, Hashable, Sendable, CaseIterable {
  /// Not begun.
  case open
  /// Begun and not finished.
  case begun
  /// Finished, such as handed in.
  case done
}

/// One dot for each of several people or things, in groups.
///
/// It looks like NHS ● ● ◐ ○   Council ● ○, in ASCII like NHS @ @ o .   Council @ .
public struct Dots: Equatable, Sendable {
  /// Those that belong together, such as the members of one body.
  public struct Group: Equatable, Sendable {
    /// What stands before the dots; it may be empty.
    public var name: String
    /// One for each.
    public var dots: [Dot]

    /// Makes a group.
    public init(_ name: String = "", _ dots: [Dot]) {
      self.name = name
      self.dots = dots
    }
  }

  /// The groups, from the left.
  public var groups: [Group]

  /// Makes dots.
  public init(_ groups: [Group]) { self.groups = groups }

  /// The widest form that fits: dots apart, dots together, or how many are done.
  public func text(within width: Int, glyphs: GlyphSet) -> String? {
    forms(glyphs).first { DisplayText.displayWidth($0) <= width }
  }

  private func forms(_ glyphs: GlyphSet) -> [String] {
    func join(_ gap: String, _ words: (Group) -> String) -> String {
      groups.map { $0.name.isEmpty ? words($0) : "\($0.name) \(words($0))" }.joined(separator: gap)
    }
    func drawn(_ group: Group, _ gap: String) -> String {
      group.dots.map { String(glyphs.sign(of: $0)) }.joined(separator: gap)
    }
    return [
      join("     ") { drawn($0, " ") }, join("  ") { drawn($0, "") },
      join(", ") { group in "\(group.dots.count { $0 == .done }) of \(group.dots.count)" },
    ]
  }
}
