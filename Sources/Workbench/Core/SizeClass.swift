package import Canvas

/// How much room there is.
package enum SizeClass: Equatable, Sendable {
  /// Below 50 columns or 12 rows: one thing at a time.
  case tiny
  /// Below 80 columns: one pane.
  case narrow
  /// Below 110 columns.
  case normal
  /// 110 columns and more.
  case wide

  package init(_ size: Size) {
    switch size.width {
    case ..<50: self = .tiny
    case ..<80: self = size.height < 12 ? .tiny : .narrow
    case ..<110: self = size.height < 12 ? .tiny : .normal
    default: self = size.height < 12 ? .tiny : .wide
    }
  }
}
