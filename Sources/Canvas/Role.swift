/// What a cell means; a theme decides how it looks, so no screen names a colour.
public enum Role: UInt8, CaseIterable, Equatable, Hashable, Sendable {
  /// Ordinary text on the terminal's own colours.
  case normal
  /// Secondary text: labels, units, hints.
  case muted
  /// The heading of a place or a section.
  case heading
  /// The one accent: what leads, what is active, a key in the hint bar.
  case accent
  /// The row or cell under the cursor.
  case selected
  /// A field being typed in.
  case field
  /// Something that went well: "saved".
  case good
  /// Something to look at before relying on the result.
  case warning
  /// Something wrong: "NOT SAVED", a refusal.
  case danger
  /// A rule, frame or separator.
  case rule
  /// A place's tab that is open.
  case tabActive
  /// The other tabs.
  case tab
  /// The bottom hint bar.
  case hint
  /// A match of the filter.
  case match
  /// The first of the four contribution bar fills.
  case bar1
  /// The second bar fill.
  case bar2
  /// The third bar fill.
  case bar3
  /// The fourth bar fill.
  case bar4
  /// The part of a bar that is not known while marks are missing.
  case barUnknown
}
